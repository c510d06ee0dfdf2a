"""Decisions of the council, as all people of its district read them; advisory members."""

import pytest
from sqlalchemy import update

from district.languages import Language
from district.people.roles import Standing
from storage.tables import grants
from tests.acts.common import pass_by
from tests.acts.council import CLOSED, council, puts
from tests.play import Player, Stage

QUESTION, SECRET = "Провести общий день открытых уроков", "Поддержать школу из Леваши"


async def decisions(person: Player, words: tuple[str, str, str] | None = None) -> str:
    await person.says("/menu")
    for label in words or ("Ещё", "О проекте", "Решения Совета"):
        await person.presses(label)
    return person.text


async def advises(stage: Stage, member: Player) -> Player:
    changed = update(grants).where(grants.c.person_id == member.person)
    async with stage.app.database.write() as tx:
        await tx.execute(changed.values(standing=Standing.ADVISORY))
    return member


async def puts_in_secret(member: Player) -> None:
    await member.says("/menu")
    for label in ("Ещё", "Совет", "Поставить вопрос"):
        await member.presses(label)
    await member.says(SECRET)
    await member.presses("Открыто или тайно")
    await member.presses("Тайно, в боте")
    await member.presses("Открыть голосование")


@pytest.mark.any_database
async def test_clause_71_an_advisory_member_sees_a_motion_and_all_read_the_decision(
    stage: Stage,
) -> None:
    """An advisory member reads the motion and cannot vote, not even with another member's button;
    a teacher reads the decision with its counts, and of a secret vote only the result.
    """
    members = await council(stage)
    adviser = await advises(stage, await stage.member("levashinskiy", "Патимат", "Юсупова"))
    teacher, stranger = await stage.teacher(), await stage.teacher(municipality="nogayskiy")
    assert "Решённых вопросов пока нет." in await decisions(teacher)
    await puts(members[0], QUESTION)
    _, vote = await members[1].holds("За")
    assert f"{QUESTION}" in adviser.text
    assert "без права голоса" in adviser.text
    assert "За" not in adviser.buttons
    await adviser.presses_stale((adviser.screens[-1]["message_id"], vote))
    assert adviser.alert is not None
    assert "Решённых вопросов пока нет." in await decisions(teacher), "while it is voted on"
    for one in members[:3]:
        await one.presses("За")
    await members[3].presses("Против")
    await puts_in_secret(members[0])
    for one in members[:3]:
        for label in ("Проголосовать тайно", "За", "Отдать голос"):
            await one.presses(label)
    await pass_by(stage, CLOSED)
    told = await decisions(teacher)
    assert told.count("Вопрос ") == 2
    assert f"{QUESTION}\nГолоса: за 3, против 1" in told
    assert told.index(SECRET) < told.index(QUESTION), "the latest first"
    assert f"{SECRET}\nГолосование было тайным." in told
    assert not [name for name in ("Гаджиев", "Омаров", "Исаева") if name in told]
    assert "Решённых вопросов пока нет." in await decisions(stranger)
    await stage.speaks(teacher, Language.EN)
    told = await decisions(teacher, ("More", "About", "Decisions"))
    assert "Decisions of the council" in told
    assert "The vote was secret." in told
