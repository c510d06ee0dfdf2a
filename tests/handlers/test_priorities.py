"""Priorities of the school year: proposed from what is difficult for many, decided by the Council,
shown to everyone.
"""

from datetime import timedelta

from district.languages import Language
from tests.acts.common import pass_by
from tests.acts.council import CLOSED, council
from tests.acts.deficits import find_hard, teachers_of
from tests.play import Player, Stage

HARD = ("literacy-1", "literacy-2", "methods-1", "digital-1")
HOUR = timedelta(hours=1)


async def about(person: Player, more: str = "Ещё", section: str = "О проекте") -> str:
    await person.says("/menu")
    await person.presses(more)
    await person.presses(section)
    return person.text


async def to_hard_topics(curator: Player) -> None:
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses("Что даётся трудно многим")


async def reads_marks(teacher: Player) -> None:
    await teacher.says("Сообщить о затруднении")
    assert "★ — приоритеты этого года." in teacher.text
    await teacher.presses("★ Функц. грамотность")
    assert "★ Читательская" in teacher.buttons
    assert len([one for one in teacher.buttons if one.startswith("★")]) == 2
    await teacher.presses("★ Читательская")
    assert "→ Читательская" in teacher.text


async def proposes(curator: Player) -> None:
    await to_hard_topics(curator)
    await curator.presses("Предложить приоритеты Совету")
    assert "Функц. грамотность · 2" in curator.buttons, "what is hard is ticked already"
    await curator.presses("Методические · 1")
    await curator.presses("‹ Назад")
    await curator.presses("Готово")
    assert curator.text.count("•") == len(HARD)
    assert "не больше 3" in curator.text
    await curator.presses("Открыть голосование")


async def test_clause_13_and_23_the_council_decides_priorities_of_the_year(stage: Stage) -> None:
    """A curator proposes the four topics that most people find hard; members choose three of them,
    which all read, also in the form of a report. Another district has none.
    """
    curator, members = await stage.curator("gornyy"), await council(stage, 3)
    many = await teachers_of(stage, "levashinskiy", 8)
    stranger = await stage.teacher(municipality="nogayskiy")
    await to_hard_topics(curator)
    assert "Предложить приоритеты Совету" not in curator.buttons
    for number, topic in enumerate(HARD):
        await find_hard(stage, curator, topic, many[: 8 - number])
    await pass_by(stage, HOUR)
    await proposes(curator)
    for member in members:
        await member.presses("Выбрать")
        for label in ("Читательская", "Математическая", "Современный урок"):
            await member.presses(label)
        await member.presses("Отдать голос")
    assert "Приоритеты" not in await about(many[0]), "before the close"
    await pass_by(stage, CLOSED)
    shown = (await about(many[0])).split("Приоритеты на 2026/27 учебный год")[1]
    assert shown.count("•") == 3
    assert "Читательская" in shown
    assert "Так решил Совет округа, вопрос 1." in shown
    assert "Приоритеты" not in await about(stranger)
    await reads_marks(many[0])
    await stranger.says("Сообщить о затруднении")
    assert "★" not in f"{stranger.text} {stranger.buttons}"
    english = await stage.teacher(language=Language.EN)
    shown = await about(english, "More", "About")
    assert "Priorities of the school year 2026/27" in shown
    stage.clock.now = stage.clock.now.replace(year=2027, month=8, day=2)
    assert "Приоритеты" not in await about(many[0]), "the next school year has its own"
