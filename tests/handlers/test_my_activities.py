"""A person's own activities: a course stays in the list, and what is over is found again."""

from datetime import timedelta

import pytest

from tests.acts.activities import TITLE, attends, manages, plans, signs_up
from tests.acts.common import pass_by, told
from tests.acts.many import WEEK, held, reads_to_the_end, weekly
from tests.play import Player, Stage

READY = "Ваш сертификат готов"


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def shows(player: Player, which: str) -> None:
    await player.says("Мероприятия")
    await player.presses(which)


async def test_a_course_stays_until_its_last_session(stage: Stage, curator: Player) -> None:
    course = await held(stage, curator, "Годичный курс", starts=weekly(stage, 3))
    aishat = await stage.teacher()
    await aishat.says(f"/start activity-{course.id}")
    await aishat.presses("Записаться")
    stage.clock.advance(timedelta(hours=3))
    for day in ("30 нояб.", "7 дек.", "14 дек."):
        await shows(aishat, "Мои записи")
        assert f"{day}, 12:00 · Семинар · Годичный курс · вы записаны" in aishat.text
        await shows(aishat, "Прошедшие")
        assert "Годичный курс" not in aishat.text
        await pass_by(stage, WEEK)
    await shows(aishat, "Прошедшие")
    assert "Годичный курс · не отмечено · 36 ч" in aishat.text
    await shows(aishat, "Мои записи")
    assert "Годичный курс" not in aishat.text


async def test_a_marked_person_keeps_the_activity_until_its_end(
    stage: Stage, curator: Player
) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await signs_up(aishat)
    stage.clock.advance(timedelta(days=17, hours=3, minutes=10))
    await manages(curator)
    await curator.presses("Отметить, кто пришёл")
    await curator.presses("☐ Магомедова А., СОШ № 2")
    await curator.presses("Вести мероприятие")
    assert "Записаны: 1\nПришли: 1" in curator.text
    await shows(aishat, "Мои записи")
    assert f"{TITLE} · вы отмечены" in aishat.text
    assert "Сертификат" not in aishat.buttons
    await pass_by(stage, timedelta(hours=3))
    await shows(aishat, "Мои записи")
    assert TITLE not in aishat.text
    await shows(aishat, "Прошедшие")
    assert "Сертификат" in aishat.buttons


async def test_reminders_are_promised_only_if_both_will_come(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await signs_up(aishat)
    for days, is_promised in ((15, True), (2, False)):
        stage.clock.advance(timedelta(days=days))
        await aishat.says("/start activity-1")
        assert "Вы записаны." in aishat.text
        assert ("Напомню" in aishat.text) is is_promised


async def test_the_past_has_marks_hours_and_the_certificate(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat, patimat = await stage.teacher("Айшат"), await stage.teacher("Патимат", "Алиева")
    for one in (aishat, patimat):
        await signs_up(one)
    await attends(stage, curator, aishat)
    for one, mark in ((aishat, "вы были"), (patimat, "вы были")):
        await shows(one, "Прошедшие")
        assert f"10 дек., 15:00 · Семинар · {TITLE} · {mark} · 4 ч" in one.text
    await aishat.presses("Сертификат")
    assert "Сертификат №" in aishat.text


async def test_a_letter_says_once_that_the_certificate_is_there(
    stage: Stage, curator: Player
) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await signs_up(aishat)
    stage.clock.advance(timedelta(days=17, hours=3, minutes=10))
    await manages(curator)
    await curator.presses("Отметить, кто пришёл")
    await curator.presses("☐ Магомедова А., СОШ № 2")
    assert told(aishat, READY) == 0
    await pass_by(stage, timedelta(hours=3))
    assert told(aishat, READY) == 1
    await curator.presses("☑ Магомедова А., СОШ № 2")
    await curator.presses("✗ Магомедова А., СОШ № 2")
    await pass_by(stage, timedelta(days=1))
    assert told(aishat, READY) == 1
    assert told(aishat, "Сертификат №") == 1


async def test_a_mark_set_after_the_end_brings_the_letter(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await signs_up(aishat)
    await pass_by(stage, timedelta(days=18))
    assert told(aishat, READY) == 0
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses(next(one for one in curator.buttons if TITLE in one))
    await curator.presses("Отметить, кто пришёл")
    await curator.presses("☐ Магомедова А., СОШ № 2")
    assert told(aishat, READY) == 1


async def test_all_past_activities_are_reached(stage: Stage, curator: Player) -> None:
    aishat = await stage.teacher()
    actor = await stage.cast.actor(await stage.person_of(aishat))
    for n in range(12):
        starts = [stage.clock() + timedelta(days=n + 1)]
        one = await held(stage, curator, f"Семинар {n:02}", starts=starts)
        await stage.app.services.enrolling.sign_up(actor, one.id)
    await pass_by(stage, timedelta(days=20))
    await shows(aishat, "Прошедшие")
    assert "Семинар 11" in aishat.text
    seen = "\n".join(await reads_to_the_end(aishat))
    assert [n for n in range(12) if f"Семинар {n:02}" not in seen] == []
