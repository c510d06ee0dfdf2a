"""Activities: planned by a curator, signed up for, waited for, moved, called off."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from district.languages import Language
from tests.acts.activities import TITLE, opens_form, plans, signs_up
from tests.acts.common import DAY, pass_by, told
from tests.acts.people import tells_of_themselves
from tests.play import Player, Stage


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


# ── Planning ───────────────────────────────────────────────────────────────────────────────────


async def test_an_activity_at_the_time_of_another_names_that_one(
    stage: Stage, curator: Player
) -> None:
    aishat = await stage.teacher()
    await plans(curator)
    await plans(curator, title="Задачи на движение")
    await signs_up(aishat)
    await aishat.says("Мероприятия")
    await aishat.presses("Задачи на движение")
    assert f"В это же время вы записаны на «{TITLE}»: 10 декабря" in aishat.text


async def test_a_curator_plans_a_seminar_and_a_teacher_signs_up(
    stage: Stage, curator: Player
) -> None:
    await plans(curator, seats="25")
    assert "Опубликовано. Номер мероприятия: 1." in curator.text
    aishat = await stage.teacher()
    await aishat.says("Мероприятия")
    assert TITLE in aishat.text
    await aishat.presses(TITLE)
    for words in (
        f"Семинар · {TITLE}",
        "10 декабря, четверг, 15:00–17:30 · Леваши, СОШ № 2",
        "Мест: 25, свободно 25",
        "Запись до 9 декабря, 18:00",
    ):
        assert words in aishat.text
    await aishat.presses("Записаться")
    assert "Вы записаны." in aishat.text
    assert "свободно 24" in aishat.text
    await curator.presses("Вести мероприятие")
    assert "Записаны: 1 из 25" in curator.text
    await curator.presses("Кто записан")
    assert "Магомедова" in curator.text or "Образцов" in curator.text


async def test_the_summary_shows_what_was_entered(curator: Player) -> None:
    await opens_form(curator)
    assert "шаг 1 из 9" in curator.text
    await curator.presses("Семинар")
    await curator.says(TITLE)
    await curator.presses("Без направления")
    await curator.says("в четверг")
    assert "26 ноября 2026, четверг" in curator.text
    await curator.says("10:00-12:00")
    await curator.says("Леваши")
    await curator.says("2")
    await curator.presses("Мест хватит всем")
    await curator.presses("Молодым моего округа")
    assert "26 ноября 2026, четверг, 10:00–12:00 · Леваши" in curator.text
    assert "в это время в школах уроки" in curator.text
    await curator.presses("Добавить занятие")
    await curator.says("27 ноября")
    await curator.says("15:00-17:00")
    await curator.says("Леваши")
    assert "27 ноября 2026, пятница, 15:00–17:00" in curator.text
    await curator.presses("Опубликовать")
    assert "Опубликовано" in curator.text


async def test_a_day_is_chosen_from_the_month(curator: Player) -> None:
    await opens_form(curator)
    await curator.presses("Вебинар")
    await curator.says(TITLE)
    await curator.presses("Без направления")
    assert "ноябрь 2026" in curator.text
    await curator.presses("›")
    assert "декабрь 2026" in curator.text
    await curator.presses("17")
    assert "17 декабря 2026, четверг" in curator.text
    await curator.presses("‹ Назад")
    assert "В какой день?" in curator.text


@pytest.mark.parametrize(
    ("step", "typed", "hint"),
    [
        (0, "", "одну из кнопок"),
        (3, "32 декабря", "Не получилось понять дату"),
        (3, "01.12 в 14", "Не получилось понять дату"),
        (4, "16:00-14:00", "Конец получается раньше начала"),
        (4, "после обеда", "Не получилось понять время"),
        (6, "-1", "Напишите число часов"),
        (6, "9" * 50, "Напишите число часов"),
        (7, "0", "Напишите число мест"),
        (7, "-5", "Напишите число мест"),
        (7, "миллион", "Напишите число мест"),
    ],
)
async def test_what_cannot_be_taken_is_answered_and_nothing_is_lost(
    curator: Player, step: int, typed: str, hint: str
) -> None:
    await opens_form(curator)
    way = [
        *(("press", "Семинар"), ("say", TITLE), ("press", "Без направления")),
        *(("say", "10 декабря"), ("say", "15:00-17:00"), ("say", "Леваши")),
        *(("say", "4"), ("say", "5")),
    ]
    for kind, what in way[:step]:
        await (curator.presses(what) if kind == "press" else curator.says(what))
    await curator.says(typed or "что-нибудь")
    assert hint in curator.text
    for kind, what in way[step:]:
        await (curator.presses(what) if kind == "press" else curator.says(what))
    await curator.presses("Для всех округов")
    await curator.presses("Опубликовать")
    assert "Опубликовано" in curator.text


async def test_what_has_passed_cannot_be_published(stage: Stage, curator: Player) -> None:
    await opens_form(curator)
    await curator.presses("Семинар")
    await curator.says(TITLE)
    await curator.presses("Без направления")
    for words in ("сегодня", "08:00-09:00", "Леваши", "4", "5"):
        await curator.says(words)
    await curator.presses("Для всех округов")
    assert "Это время уже прошло" in curator.text
    await curator.presses("Опубликовать")
    assert "Это время уже прошло" in curator.text
    teacher = await stage.teacher()
    await teacher.says("Мероприятия")
    assert "ничего не назначено" in teacher.text


async def test_a_form_put_aside_is_offered_again(curator: Player) -> None:
    await opens_form(curator)
    await curator.presses("Семинар")
    await curator.says("Мои заявки")
    assert "Не закончено: мероприятие" in curator.text
    await curator.presses("Вернуться к мероприятию")
    assert "шаг 2 из 9" in curator.text
    await curator.presses("Отменить")
    assert "Форма закрыта" in curator.text


async def test_nobody_else_plans(stage: Stage, curator: Player) -> None:
    await plans(curator)
    teacher = await stage.teacher()
    await teacher.says("Мероприятия")
    assert "Провести мероприятие" not in teacher.buttons
    button = await curator.holds("Вести мероприятие")
    await teacher.presses_stale(button)
    assert "нужна другая роль" in f"{teacher.alert} {teacher.text}"


# ── The queue ──────────────────────────────────────────────────────────────────────────────────


async def test_the_queue_explains_itself_and_offers_what_is_freed(
    stage: Stage, curator: Player
) -> None:
    await plans(curator, seats="1")
    first, second, third = [await stage.teacher(name) for name in ("Аминат", "Зарема", "Патимат")]
    for player in (first, second, third):
        await signs_up(player)
    assert "Вы в очереди, место 2." in third.text
    assert "Впереди вас из вашего муниципалитета: 1" in third.text
    await first.presses("Отказаться от места")
    assert "Отказаться от места?" in first.text
    await first.presses("Да, отказаться")
    await stage.settle()
    assert "Для вас освободилось место." in second.text
    await second.presses("Приду")
    assert "Вы записаны." in second.text
    await third.presses("☐ Записать меня сразу")
    assert "оно сразу ваше" in third.text
    await second.presses("Отказаться от места")
    await second.presses("Да, отказаться")
    await stage.settle()
    assert "Место ваше: вы записаны." in third.text


async def test_silence_passes_the_seat_on(stage: Stage, curator: Player) -> None:
    await plans(curator, seats="1")
    first, second, third = [await stage.teacher(name) for name in ("Аминат", "Зарема", "Патимат")]
    for player in (first, second, third):
        await signs_up(player)
    await first.presses("Отказаться от места")
    await first.presses("Да, отказаться")
    await stage.settle()
    await stage.ticks()
    await pass_by(stage, DAY)
    await stage.settle()
    assert told(second, "Мы не дождались ответа") == 1
    assert told(third, "Для вас освободилось место") == 1
    await second.presses("Приду")
    assert "кое-что изменилось" in (second.alert or second.text)


# ── What changes ───────────────────────────────────────────────────────────────────────────────


async def test_an_activity_is_moved_and_everybody_told_once(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await signs_up(aishat)
    await curator.presses("Вести мероприятие")
    await curator.presses("Изменить")
    await curator.presses("Время")
    await curator.says("11 декабря")
    await curator.says("10:00-12:00")
    assert "Новое время: 11 декабря 2026, пятница, 10:00–12:00" in curator.text
    await curator.presses("Перенести и сообщить всем")
    await stage.settle()
    assert told(aishat, "Мероприятие перенесено") == 1
    assert "11 декабря, пятница, 10:00–12:00" in aishat.text
    await pass_by(stage, timedelta(days=16, hours=3))
    assert told(aishat, "Напоминание") == 0


async def test_an_activity_is_called_off(stage: Stage, curator: Player) -> None:
    await plans(curator, seats="1")
    aishat, patimat = await stage.teacher("Айшат"), await stage.teacher("Патимат")
    await signs_up(aishat)
    await signs_up(patimat)
    await curator.presses("Вести мероприятие")
    await curator.presses("Изменить")
    await curator.presses("Отменить мероприятие")
    assert "Узнают 2 человека" in curator.text
    await curator.presses("Да, отменить мероприятие")
    await stage.settle()
    for player in (aishat, patimat):
        assert told(player, "Мероприятие отменено") == 1
    await pass_by(stage, timedelta(days=16))
    assert told(aishat, "Напоминание") == 0
    await aishat.says("Мероприятия")
    assert TITLE not in aishat.text


@pytest.mark.parametrize(("before", "heard"), [(timedelta(hours=16), 1), (DAY * 3, 0)])
async def test_at_night_only_what_is_near_is_told(
    stage: Stage, curator: Player, before: timedelta, heard: int
) -> None:
    """Cancelled at 23:00; the session is at 15:00."""
    await plans(curator)
    aishat = await stage.teacher()
    await signs_up(aishat)
    start = stage.clock().replace(month=12, day=10, hour=12, minute=0)
    stage.clock.advance(start - before - stage.clock() + (before - timedelta(hours=16)) % DAY)
    await curator.presses("Вести мероприятие")
    await curator.presses("Изменить")
    await curator.presses("Отменить мероприятие")
    await curator.presses("Да, отменить мероприятие")
    await stage.settle()
    assert told(aishat, "Мероприятие отменено") == heard
    await pass_by(stage, timedelta(hours=12))
    assert told(aishat, "Мероприятие отменено") == 1


async def test_reminders_come_a_day_and_two_hours_before(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await signs_up(aishat)
    start = stage.clock().replace(month=12, day=10, hour=12, minute=0)
    stage.clock.advance(start - timedelta(hours=24) - stage.clock() - timedelta(minutes=1))
    await stage.ticks()
    assert told(aishat, "Напоминание") == 0
    await pass_by(stage, timedelta(minutes=1))
    await stage.ticks()
    assert told(aishat, "Напоминание") == 1
    await pass_by(stage, timedelta(hours=22))
    assert told(aishat, "Напоминание") == 2
    await pass_by(stage, timedelta(hours=3))
    assert told(aishat, "Напоминание") == 2


async def test_who_is_deleted_gives_the_seat_to_the_next(stage: Stage, curator: Player) -> None:
    await plans(curator, seats="1")
    aishat, patimat = await stage.teacher("Айшат"), await stage.teacher("Патимат")
    await signs_up(aishat)
    await signs_up(patimat)
    await aishat.says("/delete")
    await aishat.presses(aishat.buttons[0])
    await pass_by(stage, timedelta(days=14, hours=1))
    assert told(patimat, "Для вас освободилось место") == 1


# ── Ways in ────────────────────────────────────────────────────────────────────────────────────


async def test_a_link_survives_consent_and_profile(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await aishat.says("/start activity-1")
    assert TITLE in aishat.text
    await aishat.says("/start activity-999")
    assert "Такого не нашлось" in aishat.text
    await aishat.says("/start activity-x")
    assert "Такого не нашлось" in aishat.text


async def test_the_list_is_narrowed(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await aishat.says("Мероприятия")
    await aishat.presses("По моим затруднениям")
    assert "Открытых затруднений у вас нет" in aishat.text
    await aishat.says("Рассказать, что трудно")
    for label in ("Методические", "Неуспевающие ученики", "Нужна помощь", "Отправить"):
        await aishat.presses(label)
    await aishat.says("Мероприятия")
    await aishat.presses("По моим затруднениям")
    await aishat.presses(TITLE)
    assert "Вы сообщали о таком затруднении." in aishat.text
    await aishat.presses("Записаться")
    await aishat.presses("‹ К списку")
    await aishat.presses("Мои записи")
    assert "вы записаны" in aishat.text


async def test_it_goes_into_the_calendar_of_the_phone(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await aishat.says("/start activity-1")
    await aishat.presses("Добавить в календарь")
    assert b"DTSTART:20261210T120000Z" in aishat.document("activity-1.ics")


async def test_the_calendar_of_the_phone_follows_every_change(
    stage: Stage, curator: Player
) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await signs_up(aishat)
    await aishat.presses("Добавить в календарь")
    old = calendar_entry(aishat)
    await pass_by(stage, timedelta(minutes=5))
    for label in ("Вести мероприятие", "Изменить", "Время"):
        await curator.presses(label)
    await curator.says("11 декабря")
    await curator.says("10:00-12:00")
    await curator.presses("Перенести и сообщить всем")
    moved = calendar_entry(aishat)
    assert moved["dtstart"].dt.isoformat() == "2026-12-11T07:00:00+00:00"
    assert moved["last-modified"].dt > old["last-modified"].dt
    await aishat.presses("Приду")
    await pass_by(stage, timedelta(minutes=5))
    for label in (
        "Вести мероприятие",
        "Изменить",
        "Отменить мероприятие",
        "Да, отменить мероприятие",
    ):
        await curator.presses(label)
    off = calendar_entry(aishat)
    assert (old["status"], moved["status"], off["status"]) == (
        "CONFIRMED",
        "CONFIRMED",
        "CANCELLED",
    )
    assert old["uid"] == moved["uid"] == off["uid"]
    assert old["url"] == moved["url"] == off["url"]
    assert old["sequence"] < moved["sequence"] < off["sequence"]
    await aishat.says("/start activity-1")
    await aishat.presses("Добавить в календарь")
    assert "отменено" in aishat.text
    assert calendar_entry(aishat)["status"] == "CANCELLED"


def calendar_entry(player: Player) -> Any:
    (entry,) = Calendar.from_ical(player.document("activity-1.ics")).walk("VEVENT")
    return entry


async def test_who_comes_is_had_as_a_spreadsheet(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await signs_up(aishat)
    await curator.presses("Вести мероприятие")
    await curator.presses("Кто записан")
    await curator.presses("Скачать список .xlsx")
    book = CalamineWorkbook.from_filelike(
        BytesIO(curator.document("Участники, мероприятие 1.xlsx"))
    )
    head, row = book.get_sheet_by_index(0).to_python()
    assert head[:2] == ["№", "Фамилия, имя, отчество"]
    assert str(row[1]).startswith("Магомедова Айшат")
    assert row[-1] == "записан(а)"


async def test_it_speaks_english(stage: Stage, curator: Player) -> None:
    await plans(curator, seats="1")
    john = await stage.teacher("John", "Smith", language=Language.EN)
    await john.says("Activities")
    await john.presses(TITLE)
    assert "1 seat, 1 free" in john.text
    await john.presses("Sign up")
    assert "You have a seat." in john.text


async def test_a_month_narrows_the_list(stage: Stage, curator: Player) -> None:
    await plans(curator, day="10 декабря")
    await plans(curator, day="14 января 2027")
    aishat = await stage.teacher()
    await aishat.says("Мероприятия")
    assert aishat.text.count(TITLE) == 2
    await aishat.presses("Отобрать: вид, месяц")
    await aishat.presses("январь")
    assert "14 янв., 15:00" in aishat.text
    assert "10 дек." not in aishat.text
    await aishat.presses("• январь")
    assert aishat.text.count(TITLE) == 2


async def test_a_link_leads_on_through_consent_and_profile(stage: Stage, curator: Player) -> None:
    await plans(curator)
    newcomer = await stage.newcomer("Зумруд")
    await newcomer.says("/start activity-1")
    await tells_of_themselves(newcomer, agreed=False)
    await newcomer.presses(newcomer.buttons[0])
    assert f"Семинар · {TITLE}" in newcomer.text
    await newcomer.presses("Записаться")
    assert "Вы записаны" in newcomer.text
