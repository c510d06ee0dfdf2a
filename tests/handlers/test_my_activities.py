"""A person's own activities: a course stays in the list, and what is over is found again."""

from datetime import timedelta

import pytest

from district.languages import Language
from sandbox.faults import Fault
from tests.acts.activities import TITLE, attends, manages, plans, plans_with_consent, signs_up
from tests.acts.common import pass_by, told
from tests.acts.many import WEEK, held, reads_to_the_end, weekly
from tests.acts.requests import reports_pupils
from tests.play import Player, Stage
from tests.presses import counted

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
    await curator.presses("☐ Магомедова А.")
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


@pytest.mark.parametrize(
    ("hours", "kept"),
    [
        (30, ("за день", "за два часа")),
        (45, ("за день", "накануне вечером")),
        (20, ("накануне вечером",)),
        (4, ("за два часа",)),
        (1, ()),
    ],
)
async def test_the_reminders_that_are_promised_come(
    stage: Stage, curator: Player, hours: int, kept: tuple[str, ...]
) -> None:
    """The stage begins at noon."""
    aishat = await stage.teacher()
    starts = stage.clock() + timedelta(hours=hours)
    one = await held(stage, curator, "Разбор", starts=[starts])
    await aishat.says(f"/start activity-{one.id}")
    await aishat.presses("Записаться")
    promise = f"Вы записаны. Напомню {' и '.join(kept)}." if kept else "Вы записаны.\n"
    assert promise in f"{aishat.text}\n"
    while stage.clock() < starts:
        await pass_by(stage, timedelta(minutes=30))
    assert told(aishat, "Напоминание: вы записаны.") == len(kept)


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
    await curator.presses("☐ Магомедова А.")
    assert told(aishat, READY) == 0
    await pass_by(stage, timedelta(hours=3))
    assert told(aishat, READY) == 1
    await curator.presses("☑ Магомедова А.")
    await curator.presses("✗ Магомедова А.")
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
    await curator.presses("☐ Магомедова А.")
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


# ── Letters that act ───────────────────────────────────────────────────────────────────────────


async def test_an_invitation_signs_up_by_one_press(stage: Stage, curator: Player) -> None:
    member = await stage.member("levashinskiy")
    invited = [await stage.teacher(given) for given in ("Айшат", "Патимат")]
    for player in invited:
        await reports_pupils(player)
        await member.presses("Принять")
    await plans(curator, seats="1")
    await pass_by(stage, timedelta(hours=8))
    for player in invited:
        assert player.buttons == ["Записаться", "Открыть мероприятие"]
    for player, state in zip(invited, ("Вы записаны.", "Вы в очереди, место 1."), strict=True):
        with counted(player, "Sign up from an invitation"):
            await player.presses("Записаться")
        assert state in player.text


async def test_an_invitation_says_what_signing_up_means(stage: Stage, curator: Player) -> None:
    aishat, zarema = await stage.teacher("Айшат"), await stage.teacher("Зарема")
    await reports_pupils(aishat)
    await plans(curator, seats="1")
    await signs_up(zarema)
    await pass_by(stage, timedelta(hours=8))
    await aishat.presses("Встать в очередь")
    assert "Вы в очереди" in aishat.text
    await plans_with_consent(curator, title="С согласия")
    await pass_by(stage, timedelta(days=1))
    await aishat.presses("Подать заявку")
    assert "Ждём согласия Совета." in aishat.text


async def test_the_code_is_in_the_letter_two_hours_before(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await aishat.says("/menu")
    with counted(aishat, "Sign up from the list"):
        for label in ("Мероприятия", TITLE, "Записаться"):
            await aishat.presses(label)
    start = stage.clock().replace(month=12, day=10, hour=12, minute=0)
    stage.clock.now = start - timedelta(hours=24)
    await stage.ticks()
    assert aishat.buttons == ["Мой код", "Не приду", "Открыть мероприятие"]
    with counted(aishat, "My code at the door, from the reminder of the day before"):
        await aishat.presses("Мой код")
    own = picture_of(stage, aishat)
    stage.clock.now = start - timedelta(hours=2)
    with counted(aishat, "My code at the door, in the reminder"):
        await stage.ticks()
        assert "Напоминание: вы записаны." in aishat.text
        assert "Покажите его организатору" in aishat.text
        assert picture_of(stage, aishat) == own
    assert aishat.buttons == ["Не приду", "Открыть мероприятие"]
    with counted(aishat, "Give up a seat", at_most=(2, 0)):
        await aishat.presses("Не приду")
        await aishat.presses("Да, отказаться")
    assert "Вы предупредили, что не придёте." in aishat.text


async def test_a_reminder_of_a_course_tells_what_missing_one_session_means(
    stage: Stage, curator: Player
) -> None:
    course = await held(stage, curator, "Годичный курс", starts=weekly(stage, 2))
    aishat = await stage.teacher()
    await aishat.says(f"/start activity-{course.id}")
    await aishat.presses("Записаться")
    await pass_by(stage, WEEK - timedelta(hours=2))
    assert aishat.buttons == ["Не приду", "Открыть мероприятие"]
    await aishat.presses("Не приду")
    assert "Если пропускаете только одно занятие, ничего не нажимайте" in aishat.text
    await aishat.presses("Да, отказаться")
    assert "Вы отказались" in aishat.text


async def test_without_the_picture_the_letter_has_a_button(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await signs_up(aishat)
    stage.clock.now = stage.clock().replace(month=12, day=10, hour=10, minute=0)
    refusal = {"status": 400, "description": "Bad Request: PHOTO_INVALID_DIMENSIONS"}
    stage.box.faults.add(Fault(refusal, method="sendPhoto"))
    await stage.ticks()
    assert told(aishat, "Напоминание: вы записаны.") == 1
    await aishat.presses("Мой код")
    assert picture_of(stage, aishat)


async def test_a_picture_that_did_not_leave_before_a_crash_leaves_after_it(
    stage: Stage, curator: Player
) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await signs_up(aishat)
    await aishat.presses("Мой код")
    own = picture_of(stage, aishat)
    stage.clock.now = stage.clock().replace(month=12, day=10, hour=10, minute=0)
    stage.box.faults.add(Fault({"reset": "before"}, method="sendPhoto", times=2))
    await stage.ticks()
    assert told(aishat, "Напоминание: вы записаны.") == 0
    await stage.crash()
    for _ in range(3):
        await pass_by(stage, timedelta(minutes=1))
    assert told(aishat, "Напоминание: вы записаны.") == 1
    assert picture_of(stage, aishat) == own


async def test_an_offer_says_until_when_the_seat_is_kept(stage: Stage, curator: Player) -> None:
    await plans(curator, seats="1")
    aishat, john = await stage.teacher("Айшат"), await stage.teacher(language=Language.EN)
    await signs_up(aishat)
    await john.says("/start activity-1")
    await john.presses("Join the waiting list")
    await aishat.presses("Отказаться от места")
    await aishat.presses("Да, отказаться")
    assert "Will you come? The seat is yours until 24 November, 12:00." in john.text
    await john.replies("Will you come?", "Yes")
    assert john.text.endswith("Please press a button below it.")
    await stage.ticks()
    await john.says("/start activity-1")
    assert "Please confirm by 24 November, 12:00." in john.text


def picture_of(stage: Stage, player: Player) -> bytes:
    [*_, largest] = player.screens[-1]["photo"]
    stored = stage.box.files.find(largest["file_id"])
    assert stored is not None
    return stored.content
