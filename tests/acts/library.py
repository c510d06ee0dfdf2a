"""Acts with documents of the library."""

from tests.play import Player

PDF = b"%PDF-1.7 sample"
AGREEMENT = "Соглашение о взаимодействии с институтом развития образования"


async def about(person: Player) -> None:
    await person.says("Ещё")
    await person.presses("О проекте")


async def adds(curator: Player, title: str, ends: str) -> None:
    """With a number of Latin letters, which look like Russian ones, and a file."""
    await about(curator)
    await curator.presses("Документы")
    await curator.presses("Добавить документ")
    await curator.presses("Соглашение")
    await curator.says(title)
    await curator.says("AB-17/3")
    await curator.says("3 сентября 2025")
    await curator.says(ends)
    await curator.presses("Пропустить")
    await curator.sends_file(PDF, "agreement.pdf")
    await curator.presses("Готово")
    await curator.presses("Пропустить")
    assert title in curator.text
    assert "agreement.pdf" in curator.text
    await curator.presses("Добавить")
