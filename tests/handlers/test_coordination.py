"""One plan of the district: clauses IV and V.5 of the regulation."""

from typing import Any

from icalendar import Calendar

from district.languages import Language
from tests.acts.activities import GOOD, TITLE, manages, opens_import, plans, sends_plan, to_summary
from tests.acts.activities import workbook as sheet
from tests.acts.common import DAY, pass_by, told
from tests.play import Player, Stage

CLASH = "В этот день для тех же людей"
LETTER = "На день вашего мероприятия поставлено другое"


def entries(player: Player) -> dict[str, str]:
    """Titles and states of the calendar that was sent last."""
    read: Any = Calendar.from_ical(player.document("plan.ics"))
    return {str(one["summary"]): str(one["status"]) for one in read.walk("VEVENT")}


async def test_clause_27_and_62_a_clash_is_flagged_to_both_curators(stage: Stage) -> None:
    """Before the second one is published, and not where other people are concerned."""
    zarema = await stage.curator("gornyy")
    amina = await stage.curator("gornyy", "Амина", "Ахмедова")
    await plans(zarema)
    assert CLASH not in zarema.text
    await to_summary(amina, title="Ещё о чтении")
    assert CLASH in amina.text
    assert f"Семинар «{TITLE}», 10 декабря" in amina.text
    assert told(zarema, LETTER) == 0
    await amina.presses("Сохранить черновик")
    await stage.settle()
    assert told(zarema, LETTER) == 1
    assert "Ещё о чтении" in zarema.text
    assert "Планирует: Ахмедова А." in zarema.text
    assert "Открыть" not in zarema.buttons
    await manages_draft(amina, "Ещё о чтении")
    assert CLASH in amina.text
    await amina.presses("Опубликовать")
    assert CLASH not in amina.text
    await stage.settle()
    assert (told(zarema, LETTER), told(amina, LETTER)) == (1, 0)


async def test_clause_27_a_moved_activity_is_flagged_on_its_new_day(stage: Stage) -> None:
    zarema = await stage.curator("gornyy")
    amina = await stage.curator("gornyy", "Амина", "Ахмедова")
    await plans(zarema)
    await plans(amina, title="О чём-то другом", day="11 декабря")
    assert CLASH not in amina.text
    await manages(zarema)
    await zarema.presses("Изменить")
    await zarema.presses("Время")
    await zarema.says("11 декабря")
    await zarema.says("15:00–17:30")
    assert CLASH in zarema.text
    await zarema.presses("Перенести и сообщить всем")
    await stage.settle()
    assert LETTER in amina.text
    assert TITLE in amina.text


async def test_clause_27_other_topics_do_not_clash_unless_the_same_people_are_asked(
    stage: Stage,
) -> None:
    curator = await stage.curator("gornyy")
    await plans(curator)
    await to_summary(curator, title="О другом")
    for label in ("Изменить", "Направление", "Методические", "Оценивание"):
        await curator.presses(label)
    assert CLASH not in curator.text
    await curator.presses("Изменить")
    await curator.presses("Направление")
    await curator.presses("Без направления")
    assert CLASH in curator.text


async def manages_draft(curator: Player, title: str) -> None:
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses(next(one for one in curator.buttons if title[:12] in one))


async def test_clause_27_a_letter_about_a_clash_that_is_gone_is_not_sent(stage: Stage) -> None:
    zarema = await stage.curator("gornyy")
    amina = await stage.curator("gornyy", "Амина", "Ахмедова")
    await plans(zarema)
    await pass_by(stage, DAY / 2)  # quiet hours
    await plans(amina, title="Ещё о чтении")
    await amina.presses("Вести мероприятие")
    await amina.presses("Изменить")
    await amina.presses("Отменить мероприятие")
    await amina.presses("Да, отменить мероприятие")
    await pass_by(stage, DAY / 2)
    assert told(zarema, LETTER) == 0


async def test_clause_27_an_imported_plan_says_what_it_meets(stage: Stage) -> None:
    zarema = await stage.curator("gornyy")
    amina = await stage.curator("gornyy", "Амина", "Ахмедова")
    await plans(zarema)
    await opens_import(amina)
    other = (*GOOD[:1], "В другой день", "17 декабря", *GOOD[3:])
    await sends_plan(amina, sheet(GOOD, other))
    assert f"«Читаем условие»: в тот же день для тех же людей уже стоит «{TITLE}»" in amina.text
    assert "«В другой день»: в тот же день" not in amina.text
    await amina.presses("Опубликовать все")
    await stage.settle()
    assert told(zarema, LETTER) == 1


async def test_clause_27_a_teacher_takes_the_merged_plan_as_a_calendar(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    aishat = await stage.teacher()
    await aishat.says("Мероприятия")
    await aishat.presses("План в календарь")
    assert "Впереди пока ничего нет" in aishat.text
    assert "Весь округ" not in aishat.buttons
    await plans(curator)
    await opens_import(curator)
    far = ("Семинар", "В Акуше", "12 декабря", "15-17", "с. Акуша, СОШ № 1", 4, "", "", "")
    await sends_plan(curator, sheet(far))
    await curator.presses("Опубликовать все")
    await aishat.says("Мероприятия")
    await aishat.presses("План в календарь")
    await aishat.presses("Весь округ")
    near = f"Семинар: {TITLE}"
    assert entries(aishat) == {near: "CONFIRMED", "Семинар: В Акуше": "CONFIRMED"}
    assert "Весь округ: впереди 2 мероприятия" in aishat.text
    await aishat.presses("План в календарь")
    await aishat.presses("Левашинский р-н")
    assert entries(aishat) == {near: "CONFIRMED"}
    await manages(curator)
    await curator.presses("Изменить")
    await curator.presses("Отменить мероприятие")
    await curator.presses("Да, отменить мероприятие")
    await curator.says("Мероприятия")
    await curator.presses("План в календарь")
    await curator.presses("Левашинский р-н")
    assert entries(curator) == {near: "CANCELLED"}
    assert "впереди пока ничего нет" in curator.text


async def test_the_plan_and_a_clash_in_english(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    amina = await stage.curator("gornyy", "Амина", "Ахмедова")
    await plans(curator)
    await stage.speaks(curator, Language.EN)
    await plans(amina, title="Ещё о чтении")
    await stage.settle()
    assert "Another activity has been planned on the day of yours" in curator.text
    await curator.says("Activities")
    await curator.presses("Plan as a calendar")
    await curator.presses("The whole district")
    assert "The whole district: 2 activities ahead" in curator.text
