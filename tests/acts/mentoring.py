"""Acts of mentors and mentees."""

from district.people.roles import Role
from tests.play import Player, Stage
from tests.world import DISTRICT

GOAL = "Научиться вести математику в пятом классе"


async def opens_mentors(player: Player) -> None:
    await player.says("Школы и наставники")
    await player.presses("Наставники")


async def fills_in_entry(player: Player, *, capacity: int = 1, words: str | None = None) -> None:
    """Fills in the form up to the summary; the subject is that of the profile."""
    await player.presses("Методические")
    await player.presses("Неуспевающие ученики")
    await player.presses("‹ К областям")
    await player.presses("Готово")
    await player.presses("Готово")
    await player.presses("Даргинский")
    await player.presses("Готово")
    await player.presses(str(capacity))
    if words:
        await player.says(words)
    else:
        await player.presses("Пропустить")


async def becomes_mentor(stage: Stage, player: Player, *, capacity: int = 1) -> None:
    """Grants the role directly, without a request."""
    await stage.grants(player, Role.MENTOR, DISTRICT)
    await opens_mentors(player)
    await player.presses("Заполнить анкету наставника")
    await fills_in_entry(player, capacity=capacity)
    await player.presses("Сохранить")


async def seeks(player: Player, *names: str, goal: str = GOAL) -> None:
    """Fills in the form up to the summary, for a person without open deficits."""
    await opens_mentors(player)
    await player.presses("Найти наставника")
    await player.says(goal)
    await player.presses("6 месяцев")
    for name in names:
        await player.presses(name)
    await player.presses("Готово" if names else "Подберите мне")


async def asks_for_mentor(player: Player, *names: str, goal: str = GOAL) -> None:
    await seeks(player, *names, goal=goal)
    await player.presses("Отправить")
