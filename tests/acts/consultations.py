"""Acts of consultations: a methodist lays times, a person finds them."""

from tests.play import Player

TOPIC = "Математическая"
ROW = "вт и чт 15:00–15:40, 20 минут, каб. 5"
"""24 and 26 November: two times each."""
FIRST = "24.11 15:00"


async def lays(player: Player, row: str = ROW) -> None:
    await to_home(player)
    await player.presses("Моё расписание")
    await player.presses("Добавить время")
    await player.says(row)


async def to_home(player: Player) -> None:
    await player.says("Школы и наставники")
    await player.presses("Консультации")


async def to_times(player: Player) -> None:
    await to_home(player)
    await player.presses(next(one for one in player.buttons if TOPIC in one))
