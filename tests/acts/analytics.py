"""Acts with the tables of figures."""

from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook

from tests.play import Player


async def opens(player: Player) -> str:
    await player.says("Мероприятия")
    await player.presses("Аналитика")
    return player.text


def rows(player: Player, name: str) -> list[Any]:
    return (
        CalamineWorkbook.from_filelike(BytesIO(player.document(name)))
        .get_sheet_by_index(0)
        .to_python()
    )
