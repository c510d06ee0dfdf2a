"""Erasure as seen by others: counters, decisions, pupils, copies of the database."""

import os
from datetime import timedelta

import pytest
from sqlalchemy import select

from storage.tables import activities, pupils
from tests.acts.activities import is_certified
from tests.acts.common import pass_by
from tests.acts.people import GRACE, everything_kept, is_gone, leaves, renames
from tests.acts.requests import reports_pupils
from tests.acts.schools import brings, recruits
from tests.play import Player, Stage

NOTE = "Звонил завуч Магомедовой"
REASON = "Айшат уже ходит на такой кружок"


@pytest.fixture
async def member(stage: Stage) -> Player:
    return await stage.member("levashinskiy")


async def rejects(member: Player, last: str = "Отклонить") -> None:
    await member.presses("Отклонить")
    await member.says(REASON)
    await member.presses("Добавить заметку для Совета")
    await member.says(NOTE)
    if last:
        await member.presses(last)


async def cluster_of(curator: Player) -> str:
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses("Что даётся трудно многим")
    await curator.presses("Неуспевающие ученики")
    return curator.text


async def test_what_nobody_decided_stays_counted(stage: Stage, member: Player) -> None:
    """Seven have reported; of the two who leave, one was undecided and one returned."""
    curator = await stage.curator("gornyy")
    teachers = [await stage.teacher(name) for name in "АБВГДЕЖ"]
    for teacher in teachers[:5]:
        await reports_pupils(teacher)
        await member.presses("Принять")
    await reports_pupils(teachers[5])
    await member.presses("Спросить автора")
    await member.presses("Попросить подробностей")
    await reports_pupils(teachers[6])
    assert "О затруднении сообщили 7 педагогов" in await cluster_of(curator)
    for teacher in teachers[5:]:
        await leaves(teacher)
    stage.clock.advance(GRACE)
    await stage.app.ticks.each_hour()  # before the clock lets the requests expire
    await stage.settle()
    assert "Автор удалил свои данные." in member.text
    assert "О затруднении сообщили 7 педагогов" in await cluster_of(curator)


async def test_those_who_are_gone_are_not_called(stage: Stage, member: Player) -> None:
    """At the end of the test no letter waits for them."""
    curator = await stage.curator("gornyy")
    teachers = [await stage.teacher(name) for name in "АБВГДЕ"]
    for teacher in teachers:
        await reports_pupils(teacher)
        await member.presses("Принять")
    await is_gone(stage, teachers[0])
    await cluster_of(curator)
    await curator.presses("Назначить мероприятие")
    await curator.presses("Семинар")
    for words in ("Как помочь", "24 декабря", "15:00–17:30", "Леваши", "4", "20"):
        await curator.says(words)
    await curator.presses("Только для моего округа")
    await curator.presses("Опубликовать")
    await pass_by(stage, timedelta(hours=8))  # to the evening
    assert any("Как помочь" in text for text in teachers[1].texts)
    assert not any("Как помочь" in text for text in teachers[0].texts)


async def test_reasons_and_notes_of_deciders_about_a_person_go(
    stage: Stage, member: Player
) -> None:
    aishat = await stage.teacher("Айшат", "Магомедова")
    await reports_pupils(aishat)
    await rejects(member)
    await is_gone(stage, aishat)
    kept = await everything_kept(stage)
    assert REASON not in kept
    assert NOTE not in kept


async def test_a_reason_that_is_being_written_about_a_person_goes(
    stage: Stage, member: Player
) -> None:
    aishat = await stage.teacher("Айшат", "Магомедова")
    await reports_pupils(aishat)
    await rejects(member, last="")
    assert NOTE in await everything_kept(stage)
    await leaves(aishat)
    stage.clock.advance(GRACE)
    await stage.app.ticks.each_hour()
    await stage.settle()
    kept = await everything_kept(stage)
    assert REASON not in kept
    assert NOTE not in kept


async def test_who_decided_keeps_the_name_and_loses_the_inner_note(
    stage: Stage, member: Player
) -> None:
    other = await stage.member("levashinskiy", "Патимат", "Омарова")
    aishat = await stage.teacher("Айшат", "Магомедова")
    await reports_pupils(aishat)
    await rejects(member)
    await is_gone(stage, member)
    await other.says("/start request-1")
    assert "Решение: Гаджиев М." in other.text
    assert REASON in other.text
    assert NOTE not in other.text
    assert NOTE not in await everything_kept(stage)


async def test_children_are_kept_for_thirty_days_after_the_end(
    stage: Stage, member: Player
) -> None:
    await recruits(await stage.curator("gornyy"), "Школа одарённых детей", sessions=1)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await brings(aishat, ("М. А., 8 Б класс", "12 ноября"))
    await aishat.presses("Отправить")
    await member.presses("Принять")
    async with stage.app.database.read() as connection:
        ends = (await connection.execute(select(activities.c.ends_at))).scalar_one()
    stage.clock.now = ends + timedelta(days=30)
    await stage.ticks()
    assert await children(stage) == 1
    stage.clock.advance(timedelta(seconds=1))
    await stage.ticks()
    assert await children(stage) == 0


async def children(stage: Stage) -> int:
    async with stage.app.database.read() as connection:
        return len((await connection.execute(select(pupils))).all())


@pytest.mark.sqlite_only
async def test_an_erased_person_is_in_no_file(stage: Stage, member: Player) -> None:
    """The whole path: typed text, request, decision, certificate; then every file is searched."""
    curator = await stage.curator("gornyy")
    aishat = await is_certified(stage, curator)
    await renames(aishat, "Zarechnaya")
    await aishat.says("Рассказать, что трудно")
    await aishat.presses("Другое, своими словами")
    await aishat.says("Zarechnaya does not know")
    for label in ("Нужна помощь", "Отправить"):
        await aishat.presses(label)
    await member.presses("Отклонить")
    await member.says("Zarechnaya knows")
    await member.presses("Отклонить")
    await aishat.says("Рассказать, что трудно")
    await aishat.presses("Другое, своими словами")
    await aishat.says("Zarechnaya again")
    folder = stage.settings.var
    (folder / "before-0001.db").write_bytes(b"Zarechnaya")
    moment = stage.clock().timestamp()
    os.utime(folder / "before-0001.db", (moment, moment))
    assert files_with(stage, "Zarechnaya")
    await is_gone(stage, aishat)
    await stage.app.ticks.each_night()
    assert files_with(stage, "Zarechnaya") == []


def files_with(stage: Stage, word: str) -> list[str]:
    return sorted(
        file.name
        for file in stage.settings.var.rglob("*")
        if file.is_file() and word.encode() in file.read_bytes()
    )
