"""Sign-up that asks: groups of children, the bus of an expedition, lodging; a programme by time."""

from datetime import timedelta
from io import BytesIO

import pytest
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from district.languages import Language
from tests.acts.activities import TITLE, manages, plans, signs_up, to_summary
from tests.acts.common import pass_by
from tests.play import Player, Stage


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def brings(player: Player, children: str, adults: str = "1") -> None:
    await signs_up(player)
    await player.says(children)
    await player.presses(adults)
    await player.presses("Записаться")


PROGRAMME = """\
Площадка у Дома культуры
10:00 Открытие, «Танец <джигитов>»
11:00–12:30 Секция мастеров ковра
11:00–12:30 Секция юных поэтов
13.00 – Гала-концерт
"""


async def test_clause_48_a_festival_has_a_programme_by_time_with_parallel_sections(
    stage: Stage, curator: Player
) -> None:
    await to_summary(curator, seats="20", kind="Фестиваль")
    for label in ("Ещё настройки", "Описание"):
        await curator.presses(label)
    assert "строки с одним временем" in curator.text
    wrong = ("25:00 Открытие", "10:00 Открытие\n9:30 Сбор", "12:30-11:00 <b>Секция</b>", "10:75 🎻")
    for typed in wrong:
        await curator.says(typed)
        assert f"Проверьте время в строке «{typed.splitlines()[-1][:5]}" in curator.text.replace(
            "–", "-"
        )
    await curator.says("10:00 Открытие\n" + "к" * 1500)
    assert "поместится 1500" in curator.text
    await curator.says(PROGRAMME)
    await curator.presses("‹ Назад")
    await curator.presses("Опубликовать")
    aishat = await stage.teacher("Айшат", "Магомедова")
    await brings(aishat, "12")
    assert "Займёте 13 мест" in "".join(aishat.texts)
    await aishat.says("/start activity-1")
    shown = (
        "Площадка у Дома культуры\n10:00 Открытие, «Танец <джигитов>»\n"
        "11:00–12:30 одновременно:\n— Секция мастеров ковра\n— Секция юных поэтов\n"
        "13.00 Гала-концерт"
    )
    assert shown in aishat.text
    await aishat.presses("Добавить в календарь")
    (event,) = Calendar.from_ical(aishat.document("activity-1.ics")).walk("VEVENT")
    assert str(event["description"]) == PROGRAMME.strip()
    guest = await stage.teacher("Амина", "Алиева")
    await stage.speaks(guest, Language.EN)
    await guest.says("/start activity-1")
    assert "11:00–12:30 at the same time:\n— Секция мастеров ковра" in guest.text


async def test_clause_59_a_group_of_twelve_and_a_teacher_takes_thirteen_places(
    stage: Stage, curator: Player
) -> None:
    await plans(curator, seats="20", kind="Детское мероприятие")
    aishat = await stage.teacher("Айшат", "Магомедова")
    await signs_up(aishat)
    assert "Сколько детей приведёте? Напишите число, имён не нужно." in aishat.text
    for wrong in ("М. А., 8 класс", "0", "500", "👧", "<b>12</b>", "-3"):
        await aishat.says(wrong)
        assert "Напишите число детей, от 1 до 200" in aishat.text
    await aishat.says("12")
    await aishat.presses("1")
    assert "12 детей и 1 взрослый" in aishat.text
    assert "Займёте 13 мест." in aishat.text
    await aishat.presses("Записаться")
    assert "Вы записаны." in aishat.text
    assert "Мест: 20, свободно 7" in aishat.text


async def test_clause_59_a_larger_group_waits_and_nobody_behind_passes_it(
    stage: Stage, curator: Player
) -> None:
    await plans(curator, seats="20", kind="Детское мероприятие")
    aishat, amina = await stage.teacher("Айшат", "Магомедова"), await stage.teacher()
    await brings(aishat, "12")
    await signs_up(amina)
    await amina.says("25")
    await amina.presses("1")
    await amina.presses("Записаться")
    assert "самое большее 20" in (amina.alert or amina.text)
    await amina.presses("Изменить")
    await amina.presses("Сколько детей")
    await amina.says("9")
    assert "Столько мест сейчас нет: встанете в очередь." in amina.text
    await amina.presses("Записаться")
    assert "Вы в очереди, место 1." in amina.text
    assert "Вам нужно мест: 10." in amina.text

    late = await stage.teacher("Зарема", "Гаджиева")
    await late.says("/start activity-1")
    assert "Мест: 20, свободно 7" in late.text
    assert "7 мест ждут тех, кто впереди" in late.text
    assert "Встать в очередь" in late.buttons


async def test_clause_59_the_organizer_sees_seats_and_a_group_waits_for_all_of_its_own(
    stage: Stage, curator: Player
) -> None:
    await plans(curator, seats="20", kind="Детское мероприятие")
    aishat, amina = await stage.teacher("Айшат", "Магомедова"), await stage.teacher()
    await brings(aishat, "12")
    await brings(amina, "9")
    await manages(curator)
    assert "Записаны: 13 из 20, предложено мест: 0, в очереди: 10" in curator.text
    await curator.presses("Кто записан")
    assert "12 детей и 1 взрослый" in curator.text
    await curator.presses("Скачать список .xlsx")
    rows = (
        CalamineWorkbook.from_filelike(BytesIO(curator.document("Участники, мероприятие 1.xlsx")))
        .get_sheet_by_index(0)
        .to_python()
    )
    assert [row[-2:] for row in rows if row[0] in {1.0, "№"}] == [["Мест", "Детей"], [13.0, 12.0]]

    await aishat.says("/start activity-1")
    await aishat.presses("Отказаться от места")
    await aishat.presses("Да, отказаться")
    await stage.ticks()
    assert any("Для вас освободилось место." in text for text in amina.texts)
    await amina.presses("Приду")
    assert "Мест: 20, свободно 10" in amina.text


async def test_clause_59_a_group_signs_up_in_english(stage: Stage, curator: Player) -> None:
    await plans(curator, seats="20", kind="Детское мероприятие")
    aishat = await stage.teacher()
    await stage.speaks(aishat, Language.EN)
    await aishat.says("/start activity-1")
    await aishat.presses("Sign up")
    await aishat.says("12")
    await aishat.presses("1")
    assert "12 children and 1 adult" in aishat.text
    await aishat.presses("Sign up")
    assert "20 seats, 7 free" in aishat.text or "free 7" in aishat.text
    assert TITLE in aishat.text


async def camp(curator: Player, *days: str) -> None:
    """Plans a summer school of these days."""
    first, *others = days
    await to_summary(curator, day=first, seats="20", kind="Летняя школа")
    for day in others:
        await curator.presses("Добавить занятие")
        for said in (day, "10:00–16:00", "Гуниб, турбаза"):
            await curator.says(said)
    await curator.presses("Опубликовать")


async def test_clause_37_lodging_is_asked_for_two_days_and_more(
    stage: Stage, curator: Player
) -> None:
    await camp(curator, "10 декабря")
    aishat = await stage.teacher()
    await signs_up(aishat)
    assert "Вы записаны." in aishat.text, "one day: nothing is asked"
    await camp(curator, "12 декабря", "13 декабря")
    await aishat.says("/start activity-2")
    await aishat.presses("Записаться")
    assert "Нужно место для ночлега?" in aishat.text
    await aishat.says("да")
    await aishat.presses("Нужен ночлег")
    assert "Вы записаны." in aishat.text
    assert "с проживанием" in aishat.text
    await curator.says("/start activity-2")
    await curator.presses("Вести мероприятие")
    await curator.presses("Кто записан")
    assert "с проживанием" in curator.text


async def test_clause_37_lodging_is_asked_in_english(stage: Stage, curator: Player) -> None:
    await camp(curator, "12 декабря", "13 декабря")
    aishat = await stage.teacher()
    await stage.speaks(aishat, Language.EN)
    await aishat.says("/start activity-1")
    await aishat.presses("Sign up")
    assert "Do you need a place to sleep?" in aishat.text
    await aishat.presses("Cancel")
    assert "You have not signed up." in aishat.text
    await aishat.presses("Open the activity")
    await aishat.presses("Sign up")
    await aishat.presses("No need")
    assert "without lodging" in aishat.text


async def test_clause_36_a_holiday_school_of_five_days_is_laid_by_one_choice(
    stage: Stage, curator: Player
) -> None:
    await to_summary(curator, day="3 ноября 2027", seats="20", kind="Каникулярная школа")
    await curator.presses("Несколько дней подряд")
    assert "Праздники пропущу." in curator.text
    await curator.says("пять")
    await curator.presses("5")
    for day in ("3 ноября", "5 ноября", "6 ноября", "7 ноября", "8 ноября"):
        assert day in curator.text
    assert "4 ноября" not in curator.text, "День народного единства"
    assert "Несколько дней подряд" not in curator.buttons
    await curator.presses("Опубликовать")
    aishat = await stage.teacher()
    await signs_up(aishat)
    await aishat.presses("Не нужен")
    start = stage.clock().replace(year=2027, month=11, day=3, hour=12, minute=30)
    await pass_by(stage, start - stage.clock())
    for days in (2, 1, 1, 1, 1):  # the 4th is a holiday
        await curator.says("/start activity-1")
        await curator.presses("Вести мероприятие")
        await curator.presses(next(one for one in curator.buttons if one.startswith("Отметить")))
        await curator.presses(next(one for one in curator.buttons if one.startswith("☐")))
        assert "Пришли: 1 из 1" in curator.text
        await pass_by(stage, timedelta(days=days))
    await aishat.says("/start activity-1")
    assert "Вы участвовали." in aishat.text


async def test_clause_36_days_in_a_row_in_english(stage: Stage, curator: Player) -> None:
    await to_summary(curator, seats="20", kind="Летняя школа")
    await stage.speaks(curator, Language.EN)
    await curator.says("/start")
    await curator.presses("Resume the form")
    await curator.presses("Several days in a row")
    await curator.presses("3")
    assert "12 December" in curator.text


async def expedition(curator: Player, seats: str, bus: str) -> None:
    await to_summary(curator, seats=seats, kind="Методическая экспедиция")
    await curator.presses("Ещё настройки")
    await curator.presses("Места в автобусе")
    await curator.says(bus)
    assert f"Мест в автобусе: {bus}" in curator.text
    await curator.presses("‹ Назад")
    await curator.presses("Опубликовать")


async def rides(player: Player, label: str = "Нужно место") -> None:
    await player.says("/start activity-1")
    await player.presses("Записаться")
    await player.presses(label)


async def test_clause_35_the_seats_of_the_bus_are_a_quota_of_their_own(
    stage: Stage, curator: Player
) -> None:
    await expedition(curator, "30", "2")
    people = [await stage.teacher(f"Имя{one}", "Магомедова") for one in range(4)]
    for one in people[:2]:
        await rides(one)
        assert "на автобусе" in one.text
    assert "Автобус: мест 2, свободно 0" in people[1].text
    await rides(people[2])
    assert "Вы в очереди, место 1." in people[2].text
    await rides(people[3], "Доберусь без автобуса")
    assert "Вы записаны." in people[3].text, "seats of the event are left"
    await curator.says("/start activity-1")
    await curator.presses("Вести мероприятие")
    await curator.presses("Изменить")
    await curator.presses("Места в автобусе")
    await curator.says("1")
    assert "Уже занято: 2" in curator.text
    await curator.says("3")
    assert "Число мест в автобусе изменено." in curator.text
    await stage.ticks()
    assert any("Для вас освободилось место." in text for text in people[2].texts)


async def test_clause_35_a_seat_in_the_bus_in_english(stage: Stage, curator: Player) -> None:
    await expedition(curator, "30", "20")
    aishat = await stage.teacher()
    await stage.speaks(aishat, Language.EN)
    await aishat.says("/start activity-1")
    await aishat.presses("Sign up")
    assert "Do you need a seat in the bus?" in aishat.text
    await aishat.presses("I need a seat")
    assert "Bus: 20 seats, 19 free" in aishat.text


async def names(captain: Player, *surnames: str) -> None:
    await captain.says("/start activity-1")
    await captain.presses("Записаться")
    for surname in surnames:
        await captain.says(surname)
        await captain.presses(next(one for one in captain.buttons if surname in one))
    await captain.presses("Готово")
    await captain.presses("Записаться")


async def team(stage: Stage) -> list[Player]:
    surnames = ("Магомедова", "Алиева", "Гаджиева", "Исаева")
    return [await stage.teacher("Айшат", one) for one in surnames]


async def test_clause_38_and_69_a_team_of_four_takes_four_seats_when_all_have_confirmed(
    stage: Stage, curator: Player
) -> None:
    await plans(curator, seats="5", kind="Проектная сессия")
    captain, *members = await team(stage)
    await names(captain, "Алиева", "Гаджиева", "Исаева")
    assert "Команда собирается." in captain.text
    assert "Алиева А., ждём ответа" in captain.text
    assert "Мест: 5, свободно 5" in captain.text
    await stage.ticks()
    await stage.ticks()
    for one in members:
        assert "Вас зовут в команду." in one.text
    press = await members[0].holds("Да, я в команде")
    for one in members[:2]:
        await one.presses("Да, я в команде")
    assert "Мест: 5, свободно 5" in members[1].text
    await members[0].presses_stale(press)
    await members[2].presses("Да, я в команде")
    await stage.ticks()
    for one in members:
        await one.says("/start activity-1")
        assert "Вы записаны." in one.text
    assert "Мест: 5, свободно 1" in members[2].text
    assert any("Команда собрана." in text for text in captain.texts)
    await manages(curator)
    assert "Записаны: 4 из 5" in curator.text
    await captain.says("/start activity-1")
    await captain.presses("Отказаться от места")
    assert "Вместе с вами места потеряет вся команда." in captain.text
    await captain.presses("Да, отказаться")
    assert "Мест: 5, свободно 5" in captain.text
    await stage.ticks()
    assert any("Капитан не участвует" in text for text in members[0].texts)


async def test_clause_38_at_the_deadline_those_who_confirmed_are_the_team(
    stage: Stage, curator: Player
) -> None:
    await plans(curator, seats="5", kind="Проектная сессия")
    captain, first, second, third = await team(stage)
    await names(captain, "Алиева", "Гаджиева", "Исаева")
    await stage.ticks()
    await first.presses("Да, я в команде")
    await second.presses("Не участвую")
    await signs_up(second)
    await second.says("Магомедова")
    await second.presses(next(one for one in second.buttons if "Магомедова" in one))
    await second.presses("Готово")
    await second.presses("Записаться")
    assert "Магомедова" in (second.alert or second.text)
    await pass_by(stage, timedelta(days=2, minutes=1))
    await captain.says("/start activity-1")
    assert "Вы записаны." in captain.text
    assert "Мест: 5, свободно 3" in captain.text
    await third.says("/start activity-1")
    assert "Да, я в команде" not in third.buttons


async def test_clause_38_a_team_in_english(stage: Stage, curator: Player) -> None:
    await plans(curator, seats="5", kind="Проектная сессия")
    captain, member, *_ = await team(stage)
    await stage.speaks(member, Language.EN)
    await names(captain, "Алиева")
    await stage.ticks()
    assert "You are invited into a team." in member.text
    await member.presses("Yes, I am in")
    assert "The team" in "".join(member.texts)
    assert "you are signed up" in member.text


async def test_clause_38_a_captain_who_leaves_ends_the_gathering(
    stage: Stage, curator: Player
) -> None:
    await plans(curator, seats="5", kind="Проектная сессия")
    captain, member, *_ = await team(stage)
    await names(captain, "Алиева")
    await stage.ticks()
    press = await member.holds("Да, я в команде")
    await captain.says("/start activity-1")
    await captain.presses("Выйти из очереди")
    await captain.presses("Да, отказаться")
    await member.presses_stale(press)
    assert "Вы записаны." not in member.text
    await pass_by(stage, timedelta(days=2, minutes=1))
    assert not any("Команда собрана." in text for text in captain.texts)
    await names(member, "Магомедова")
    await stage.ticks()
    await captain.presses("Да, я в команде")
    assert "вы записаны" in captain.text


async def test_one_who_said_no_to_a_team_is_not_asked_again(stage: Stage, curator: Player) -> None:
    await plans(curator, seats="5", kind="Проектная сессия")
    captain, member, *_ = await team(stage)
    await names(captain, "Алиева")
    await stage.ticks()
    await member.presses("Не участвую")
    await stage.ticks()
    await captain.says("/start activity-1")
    leave = (
        "Отказаться от места" if "Отказаться от места" in captain.buttons else "Выйти из очереди"
    )
    await captain.presses(leave)
    await captain.presses("Да, отказаться")
    await names(captain, "Алиева")
    assert "отказался(лась)" in (captain.alert or captain.text)
    await stage.ticks()
    assert not any("Вас зовут в команду." in text for text in member.texts)
