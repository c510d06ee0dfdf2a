"""Acts with announcements."""

from typing import Any

from tests.play import Player, Stage

DISTRICT = "gornyy"
TEXT = "Семинар перенесён в гимназию"


async def composes(author: Player, text: str = TEXT) -> None:
    await author.says("Объявления")
    await author.presses("Новое объявление")
    await author.says(text)


async def announces(author: Player, text: str = TEXT) -> None:
    await composes(author, text)
    await author.presses("Отправить")


def card(author: Player) -> str:
    """Returns the newest card."""
    return next(text for text in reversed(author.texts) if text.startswith("Объявление "))


def copies(person: Player, text: str = TEXT) -> list[dict[str, Any]]:
    return [one for one in person.screens if text in (one.get("text"), one.get("caption"))]


async def scheduled(curator: Player, when: str = "завтра в 9") -> None:
    await composes(curator)
    await curator.presses("Когда")
    await curator.presses("В назначенное время")
    await curator.says(when)
    await curator.presses("Запланировать")


async def crowd(stage: Stage, people: int = 6) -> list[Player]:
    return [await stage.teacher(f"Имя{number}", "Читатель") for number in range(people)]
