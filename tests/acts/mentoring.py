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


async def seeks(player: Player, *names: str, goal: str = GOAL, span: str | None = None) -> None:
    """Fills in the form up to the summary."""
    await opens_mentors(player)
    await player.presses("Найти наставника")
    await player.says(goal)
    if span is not None:
        await player.presses("Срок")
        await player.presses(span)
    if names:
        await player.presses("Выбрать наставников")
        for name in (*names, "Готово"):
            await player.presses(name)


async def asks_for_mentor(player: Player, *names: str, goal: str = GOAL) -> None:
    """Asks for half a year."""
    await seeks(player, *names, goal=goal, span="6 месяцев")
    await player.presses("Отправить")
