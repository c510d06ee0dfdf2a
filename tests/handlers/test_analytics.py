"""Tables of figures: one half-year beside the other, a picture, a file."""

from datetime import timedelta

from district.languages import Language
from tests.acts.activities import is_held
from tests.acts.analytics import opens, rows
from tests.acts.common import pass_by
from tests.acts.deficits import find_hard, teachers_of
from tests.acts.help import helps_all_in_words
from tests.acts.mentoring import becomes_mentor
from tests.play import Player, Stage

HOUR = timedelta(hours=1)
LAST_HALF = timedelta(days=200)


async def takes_files(curator: Player) -> None:
    await curator.presses("По муниципалитетам")
    assert "Акушинский р-н" in curator.text
    await curator.presses("Картинка .png")
    assert "photo" in curator.screens[-1]
    await curator.presses("По областям")
    await curator.presses("Таблица .xlsx")
    found = rows(curator, "По областям.xlsx")
    assert found[0] == ["Область", "Где", "Когда", "Сообщили", "Помогли", "Пришли", "Легче"]
    assert any(
        row[0] == "Функциональная грамотность" and "Левашинский" in str(row[1]) and row[3] == 12
        for row in found
    )


async def is_open_to(curator: Player, member: Player, teacher: Player) -> None:
    assert "Нагрузка" not in (await opens(member), member.buttons)[1]
    assert "Мероприятия и часы" not in member.buttons
    await teacher.says("/analytics")
    assert "Аналитика" not in teacher.text
    await curator.says("/analytics")
    assert "Аналитика · области" in curator.text


async def test_clause_11_17_and_23_a_curator_compares_two_half_years(stage: Stage) -> None:
    """Twelve reports on functional literacy, two in each of six topics, read as 12 beside the 9 of
    the half-year before.
    """
    curator, member = await stage.curator("gornyy"), await stage.member("levashinskiy")
    teacher = await stage.teacher()
    assert "Чисел ещё нет" in await opens(curator)
    two, nine = (
        await teachers_of(stage, "levashinskiy", 2),
        await teachers_of(stage, "akushinskiy", 9),
    )
    for number in range(1, 7):
        await find_hard(stage, curator, f"literacy-{number}", two)
    await find_hard(stage, curator, "literacy-1", nine, healed=6, ago=LAST_HALF)
    await pass_by(stage, HOUR)
    shown = await opens(curator)
    assert "I полугодие 2026/27, на 23 ноября" in shown
    literacy = shown.split("Функциональная грамотность")[1]
    assert "сообщили 12 → помогли мало → пришли мало → легче мало" in literacy
    assert "полугодием раньше: 9 → мало → мало → 6" in literacy
    await curator.presses("По направлениям")
    assert "полугодием раньше: 9" in curator.text, "the topic of nine; twelve are in six of two"
    assert "сообщили 12" not in curator.text
    await curator.presses("II полугодие 2025/26")
    assert "сообщили 9 → помогли мало → пришли мало → легче 6" in curator.text
    assert "полугодием раньше" not in curator.text
    await takes_files(curator)
    await is_open_to(curator, member, teacher)


async def test_clause_19_the_council_reads_by_which_means_people_were_helped(stage: Stage) -> None:
    """Six are answered in words and five of them say that it is easier; two elsewhere are few."""
    curator, member = await stage.curator("gornyy"), await stage.member("levashinskiy")
    six = await teachers_of(stage, "levashinskiy", 6)
    await find_hard(stage, curator, "literacy-2", six)
    await find_hard(stage, curator, "literacy-1", await teachers_of(stage, "akushinskiy", 2))
    for topic in ("Математическая", "Читательская"):
        await helps_all_in_words(curator, topic)
    await pass_by(stage, timedelta(days=14, hours=1))
    for one in six[:5]:
        await one.presses("Больше не трудно")
    await pass_by(stage, timedelta(days=7))
    for reader in (curator, member):
        await opens(reader)
        await reader.presses("Чем помогли")
        assert "Ответ словами\nпомогли 6 → легче 5" in reader.text
        assert "Весь округ" not in reader.text, "people helped twice are in two lines"
        assert "Наставник" not in reader.text
    await curator.presses("Картинка .png")
    assert "photo" in curator.screens[-1]
    await curator.presses("Таблица .xlsx")
    found = rows(curator, "Чем помогли.xlsx")
    assert found[0] == ["Чем помогли", "Где", "Когда", "Помогли", "Легче"]
    assert [one[1:] for one in found[1:]] == [
        ["Весь округ", "I полугодие 2026/27", 6, 5],
        ["Левашинский р-н", "I полугодие 2026/27", 6, 5],
    ]


async def test_organizers_see_activities_hours_and_loads(stage: Stage) -> None:
    curator, member = await stage.curator("gornyy"), await stage.member("levashinskiy")
    mentor = await stage.teacher("Мадина", "Исаева")
    await becomes_mentor(stage, mentor, capacity=2)
    people = await teachers_of(stage, "levashinskiy", 2)
    await is_held(stage, curator, people)
    await pass_by(stage, timedelta(days=7))
    await opens(curator)
    button = await curator.holds("Мероприятия и часы")
    await curator.presses("Мероприятия и часы")
    assert "Семинар" in curator.text
    assert "прошло 1 · часов 4 · участников 2" in curator.text
    await curator.presses("Нагрузка")
    assert "Наставники: 1, занято 0 из 2" in curator.text
    assert "Исаева М. · 0 из 2" in curator.text
    await curator.presses("Таблица .xlsx")
    assert rows(curator, "Нагрузка.xlsx")[1][2:] == ["Наставники", 0, 2]
    await opens(member)
    await member.presses_stale((member.screens[-1]["message_id"], button[1]))
    assert "участников" not in f"{member.text} {member.alert}"
    await stage.speaks(curator, Language.EN)
    await curator.says("/analytics")
    assert "Analytics · areas" in curator.text
