"""Acts of reporting deficits."""

from tests.play import Player

TRIED = "решали задачи, дети <не> читают условие"
OWN = "Не понимаю, как оценивать проекты"


async def reports(
    teacher: Player,
    topic: str = "Математическая",
    *,
    area: str = "Функц. грамотность",
    tried: str | None = None,
    severity: str = "Нужна помощь",
) -> None:
    """Reports a deficit with the fewest answers."""
    await teacher.says("Рассказать, что трудно")
    await teacher.presses(area)
    await teacher.presses(topic)
    await tells_the_rest(teacher, tried, severity)


async def reports_in_own_words(teacher: Player, words: str = OWN) -> None:
    await teacher.says("Рассказать, что трудно")
    await teacher.says(words)
    await tells_the_rest(teacher)


async def reports_tried(teacher: Player, topic: str = "Математическая") -> None:
    await reports(teacher, topic, tried=TRIED)


async def reports_pupils(teacher: Player) -> None:
    """Reports a deficit that counts for a cluster."""
    await reports(teacher, "Неуспевающие ученики", area="Методические")


async def tells_the_rest(
    teacher: Player, tried: str | None = None, severity: str = "Нужна помощь"
) -> None:
    await teacher.presses(severity)
    if tried is not None:
        await teacher.presses("Что пробовали")
        await teacher.says(tried)
    await teacher.presses("Отправить")
