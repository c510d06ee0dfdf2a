"""Acts of those who help all on a topic."""

from tests.play import Player


async def helps_all_in_words(curator: Player, topic: str) -> None:
    await curator.says("Ждут решения")
    for label in ("Помочь по темам", f"Помочь: {topic}", "Ответить словами"):
        await curator.presses(label)
    await curator.says("Начните с разбора условия вслух.")
    await curator.presses("Отправить")
    assert "Отправлено." in curator.text
