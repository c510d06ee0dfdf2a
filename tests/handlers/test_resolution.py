"""The closed loop: many report, a seminar is held, participants say whether it helped."""

from datetime import timedelta
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from district.languages import Language
from tests.acts.activities import TITLE, begins, plans, signs_up, weeks_later
from tests.acts.common import pass_by, told
from tests.acts.requests import reports_pupils
from tests.play import Player, Stage

EVENING = timedelta(hours=8)
"""From the beginning of the stage, at noon."""
NAMES = ("Айшат", "Зарема", "Мадина", "Патимат", "Рукият", "Хадижат")


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


@pytest.fixture
async def teachers(stage: Stage) -> list[Player]:
    """All of them have reported the same deficit, and it was accepted."""
    member = await stage.member("levashinskiy")
    found = [await stage.teacher(name) for name in NAMES]
    for player in found:
        await reports_pupils(player)
        await member.presses("Принять")
    return found


async def plans_for_the_cluster(curator: Player, last: str = "Опубликовать") -> None:
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses("Что даётся трудно многим")
    await curator.presses("Неуспевающие ученики")
    assert "О затруднении сообщили 6 педагогов округа." in curator.text
    await curator.presses("Назначить мероприятие")
    await curator.presses("Семинар")
    for words in (TITLE, "10 декабря", "15:00–17:30", "Леваши, СОШ № 2", "4", "20"):
        await curator.says(words)
    await curator.presses("Только для моего округа")
    assert "Я предложу его каждому" in curator.text
    await curator.presses(last)


async def test_the_whole_loop(stage: Stage, curator: Player, teachers: list[Player]) -> None:
    await plans_for_the_cluster(curator)
    await pass_by(stage, EVENING)
    for player in teachers:
        assert told(player, "назначено мероприятие") == 1
    for player in teachers[:5]:
        await player.presses("Открыть мероприятие")
        await player.presses("Записаться")
    await begins(stage, curator)
    await curator.presses("Вести мероприятие")
    await curator.presses("Отметить, кто пришёл")
    assert "Пришли: 0 из 5" in curator.text
    for label in [one for one in curator.buttons if one.startswith("☐")]:
        await curator.presses(label)
    assert "Пришли: 5 из 5" in curator.text
    await pass_by(stage, timedelta(hours=4))
    assert sum(told(player, "Стало ли легче?") for player in teachers) == 0
    await weeks_later(stage)
    for player in teachers[:5]:
        assert "Стало ли легче?" in player.text
        await player.presses("Получилось, больше не трудно")
        assert "Рады, что получилось." in player.text
    assert told(teachers[5], "Стало ли легче?") == 0
    await teachers[0].says("Мои заявки")
    assert "больше не трудно" in teachers[0].text
    await pass_by(stage, timedelta(days=7))
    member = await stage.member("akushinskiy")
    await member.says("Мероприятия")
    await member.presses("Аналитика")
    assert "I полугодие 2026/27, на 31 декабря" in member.text
    assert "сообщили 6 → помогли 6 → пришли 5 → легче 5" in member.text
    await pass_by(stage, timedelta(days=2))
    assert (
        told(teachers[0], "Стало ли легче?") == 0
    )  # the answer replaced it, and there was no second message


async def test_a_cluster_is_answered_by_two_presses_and_one_message(
    stage: Stage, curator: Player, teachers: list[Player]
) -> None:
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses("Что даётся трудно многим")
    await curator.presses("Неуспевающие ученики")
    await curator.presses("Назначить мероприятие")
    await curator.says("Семинар Читаем, 14 декабря 14:00–16:30, Леваши, 4 ч, 25 мест")
    assert "Только для педагогов округа" in curator.text
    assert "Дифференциация" in curator.text
    await curator.presses("Опубликовать")
    await pass_by(stage, EVENING)
    assert "Семинар · Читаем" in teachers[0].text


async def looks(player: Player) -> list[str]:
    """Opens all counts that a person without access to names can see: screens and files."""
    found = []
    await player.says("Мероприятия")
    await player.presses("Аналитика")
    for table in ("По направлениям", "По муниципалитетам", "По областям"):
        await player.presses(table)
        found.append(player.text)
        await player.presses("Таблица .xlsx")
        book = CalamineWorkbook.from_filelike(BytesIO(player.document(f"{table}.xlsx")))
        found.append(f"{player.text} {book.get_sheet_by_index(0).to_python()}")
    return found


async def test_a_small_number_cannot_be_found_by_subtraction(
    stage: Stage, teachers: list[Player]
) -> None:
    """Six in one place and one in another: the one may be up to four on every screen, file and
    card.
    """
    head = await stage.head("gornyy")
    member = await stage.member("akushinskiy")
    await reports_pupils(await stage.teacher("Сидрат", municipality="akushinskiy"))
    await member.presses("Принять")
    await stage.ticks()
    first = [*await looks(member), *await looks(head), *await looks_at_clusters(head)]
    for name in ("Написат", "Умукусум", "Хатимат"):
        await reports_pupils(await stage.teacher(name, municipality="akushinskiy"))
        assert "в округе: от 6 педагогов (на 23 ноября)" in member.text
        await member.presses("Принять")
    await pass_by(stage, timedelta(days=7))
    then = [*await looks(member), *await looks(head), *await looks_at_clusters(head)]
    assert [one.replace("30 ноября", "23 ноября") for one in then] == first
    assert "Левашинский р-н: 6" in first[-1]
    assert "Акушинский" not in "".join(first)


async def looks_at_clusters(head: Player) -> list[str]:
    """Opens the list, the picture's caption, and the municipalities of each count."""
    await head.says("Мероприятия")
    await head.presses("Провести мероприятие")
    await head.presses("Что даётся трудно многим")
    found = [head.text]
    await head.presses("Показать картинкой")
    found.append(head.text)
    await head.says("Мероприятия")
    await head.presses("Провести мероприятие")
    await head.presses("Что даётся трудно многим")
    await head.presses("Неуспевающие ученики")
    return [*found, head.text]


async def test_small_numbers_name_nobody(
    stage: Stage, curator: Player, teachers: list[Player]
) -> None:
    await plans_for_the_cluster(curator)
    await pass_by(stage, EVENING)
    await signs_up(teachers[0])
    await begins(stage, curator)
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses(next(one for one in curator.buttons if TITLE in one))
    await curator.presses("Отметить, кто пришёл")
    await curator.presses(next(one for one in curator.buttons if one.startswith("☐")))
    await pass_by(stage, timedelta(days=7))
    await curator.says("Мероприятия")
    await curator.presses("Аналитика")
    assert "пришли мало → легче мало" in curator.text
    await curator.presses("Таблица .xlsx")
    book = CalamineWorkbook.from_filelike(BytesIO(curator.document("По областям.xlsx")))
    rows = book.get_sheet_by_index(0).to_python()
    when = "I полугодие 2026/27"
    assert rows[1][1:] == ["Весь округ", when, 6, 6, "мало", "мало"]
    assert rows[2][1:] == ["Левашинский р-н", when, 6, 6, "мало", "мало"]


async def test_what_is_not_counted_yet_says_so(stage: Stage, curator: Player) -> None:
    await curator.says("Мероприятия")
    await curator.presses("Аналитика")
    assert "Чисел ещё нет" in curator.text
    await stage.ticks()
    await curator.says("Мероприятия")
    await curator.presses("Аналитика")
    assert "Пока показать нечего" in curator.text


async def test_the_half_year_before_is_a_press_away(stage: Stage, teachers: list[Player]) -> None:
    member = await stage.member("akushinskiy")
    await pass_by(stage, timedelta(days=50))
    for name in NAMES:
        await reports_pupils(await stage.teacher(name, surname="Алиева"))
    await pass_by(stage, timedelta(days=7))
    await member.says("Мероприятия")
    await member.presses("Аналитика")
    assert "II полугодие 2026/27, на 19 января" in member.text
    await member.presses("I полугодие 2026/27")
    assert "I полугодие 2026/27, на 19 января" in member.text
    assert "сообщили 6" in member.text
    await member.presses("По направлениям")
    assert "I полугодие 2026/27, на 19 января" in member.text


async def test_the_numbers_are_told_in_english(stage: Stage, teachers: list[Player]) -> None:
    await stage.ticks()
    member = await stage.member("akushinskiy")
    await member.says("/language")
    await member.presses("English")
    await member.says("Activities")
    await member.presses("Analytics")
    assert "1st half of 2026/27, as of 23 November" in member.text
    assert "reported 6 → helped few → came few → easier few" in member.text
    await member.presses("By topic")
    assert "reported 6" in member.text


async def test_a_mark_is_corrected_and_whoever_was_not_seen_was_absent(
    stage: Stage, curator: Player
) -> None:
    await plans(curator)
    aishat, patimat = await stage.teacher("Айшат"), await stage.teacher("Патимат")
    await signs_up(aishat)
    await signs_up(patimat)
    await begins(stage, curator)
    await curator.presses("Вести мероприятие")
    await curator.presses("Отметить, кто пришёл")
    name = next(one for one in curator.buttons if one.startswith("☐"))
    await curator.presses(name)
    assert "Пришли: 1 из 2" in curator.text
    stale = await curator.holds(name.replace("☐", "☑"))
    await curator.presses(name.replace("☐", "☑"))
    assert "Пришли: 0 из 2" in curator.text
    await curator.presses_stale(stale)
    assert "Пришли: 0 из 2" in curator.text
    await curator.presses(name.replace("☐", "✗"))
    await pass_by(stage, timedelta(hours=4))
    shown = []
    for player in (aishat, patimat):
        await player.says("/start activity-1")
        shown.append("Вы участвовали." in player.text)
        assert (
            "В списке отмечено, что вы не пришли. Если были, напишите куратору." in player.text
        ) is not shown[-1]
    assert sorted(shown) == [False, True]


async def test_nobody_is_marked_before_the_start_or_by_others(
    stage: Stage, curator: Player
) -> None:
    await plans(curator)
    aishat = await stage.teacher("Айшат")
    await signs_up(aishat)
    await curator.presses("Вести мероприятие")
    assert "Отметить, кто пришёл" not in curator.buttons
    await begins(stage, curator)
    await curator.presses("Кто записан")
    await curator.presses("‹ Назад")
    sheet = await curator.holds("Отметить, кто пришёл")
    await aishat.presses_stale(sheet)
    assert "нужна другая роль" in f"{aishat.alert} {aishat.text}"


async def test_the_answer_may_be_changed_and_is_the_authors_alone(
    stage: Stage, curator: Player, teachers: list[Player]
) -> None:
    await plans_for_the_cluster(curator)
    await signs_up(teachers[0])
    await begins(stage, curator)
    await curator.presses("Вести мероприятие")
    await curator.presses("Отметить, кто пришёл")
    await curator.presses(next(one for one in curator.buttons if one.startswith("☐")))
    await pass_by(stage, timedelta(hours=4))
    await weeks_later(stage)
    gone = await teachers[0].holds("Получилось, больше не трудно")
    await teachers[1].presses_stale(gone)
    assert "Такого не нашлось" in f"{teachers[1].alert} {teachers[1].text}"
    await teachers[0].presses("Пока без изменений")
    assert "Спасибо, что сказали честно" in teachers[0].text
    await teachers[0].presses_stale(gone)
    assert "Рады, что получилось." in teachers[0].text


async def test_it_asks_in_english(stage: Stage, curator: Player) -> None:
    member = await stage.member("levashinskiy")
    john = await stage.teacher("John", "Smith", language=Language.EN)
    await john.says("Report a difficulty")
    await john.presses(next(one for one in john.buttons if "ethod" in one))
    await john.presses(
        next(one for one in john.buttons if "truggling" in one or "nderachiev" in one)
    )
    await john.presses("I need help")
    await john.presses("Send")
    await member.presses("Принять")
    await plans(curator)
    await john.says("Activities")
    await john.presses(TITLE)
    await john.presses("Sign up")
    await begins(stage, curator)
    await curator.presses("Вести мероприятие")
    await curator.presses("Отметить, кто пришёл")
    await curator.presses(next(one for one in curator.buttons if one.startswith("☐")))
    await pass_by(stage, timedelta(hours=4))
    await weeks_later(stage)
    assert "Is it easier now?" in john.text


async def test_clusters_are_a_picture_and_outcomes_a_spreadsheet(
    stage: Stage, curator: Player, teachers: list[Player]
) -> None:
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses("Что даётся трудно многим")
    await curator.presses("Показать картинкой")
    assert "photo" in curator.screens[-1]
    await stage.ticks()
    await curator.says("Мероприятия")
    await curator.presses("Аналитика")
    await curator.presses("Таблица .xlsx")
    book = CalamineWorkbook.from_filelike(BytesIO(curator.document("По областям.xlsx")))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[0][:4] == ["Область", "Где", "Когда", "Сообщили"]
    assert [rows[1][1], rows[1][3]] == ["Весь округ", len(teachers)]
    assert [rows[2][1], rows[2][3]] == ["Левашинский р-н", len(teachers)]


async def test_what_led_to_an_invitation_is_not_undone(stage: Stage, curator: Player) -> None:
    member = await stage.member("levashinskiy")
    await pass_by(stage, EVENING - timedelta(minutes=5))
    for name in NAMES:
        await reports_pupils(await stage.teacher(name))
        await member.presses("Принять")
    undo = await member.holds("Отменить решение")
    await plans_for_the_cluster(curator)
    await pass_by(stage, timedelta(minutes=5))
    await member.presses_stale(undo)
    assert "автора уже позвали на мероприятие" in (member.alert or "")


async def test_a_draft_for_a_cluster_calls_its_people_when_it_is_published(
    stage: Stage, curator: Player, teachers: list[Player]
) -> None:
    await plans_for_the_cluster(curator, "Сохранить черновик")
    await pass_by(stage, EVENING)
    assert told(teachers[0], "назначено мероприятие") == 0
    await curator.presses("Вести мероприятие")
    await curator.presses("Изменить черновик")
    assert "Я предложу его каждому" in curator.text
    await curator.presses("Сохранить черновик")
    await curator.presses("Вести мероприятие")
    await curator.presses("Опубликовать")
    await pass_by(stage, timedelta(days=1))
    for player in teachers:
        assert told(player, "назначено мероприятие") == 1
