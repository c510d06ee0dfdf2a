"""Documents that the institute itself gives for a course: clause IV (32) of the regulation."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from district.ids import InstituteId
from district.languages import Language
from district.people.roles import Role, Scope
from documents.sheet import sheet_xlsx
from storage.people.roles import change_institute
from tests.acts.activities import TITLE, attends, plans, signs_up
from tests.acts.analytics import rows
from tests.acts.common import told
from tests.play import Player, Stage
from tests.world import MOUNTAINS

COURSE = "Курс повышения квалификации"
PAGE = "https://dirorf.ru/course?id=7"
NAMES = ("Алиева", "Магомедова", "Омарова")
SHEET, YEAR = "Удостоверения.xlsx", "Мой профессиональный год 2026-27.pdf"


async def course_is_over(stage: Stage) -> tuple[Player, list[Player]]:
    """A course with three attendees; its curator acts for an institute."""
    curator = await stage.curator("gornyy")
    actor = await stage.cast.actor(await stage.person_of(curator))
    async with stage.app.database.write() as tx:
        await change_institute(tx, actor.grants[0].id, InstituteId("diro"))
    await plans(curator, kind=COURSE)
    await curator.says("/start activity-1")
    for label in ("Вести мероприятие", "Изменить", "Описание"):
        await curator.presses(label)
    await curator.says(f"Программа и вход: {PAGE}.")
    people = [await stage.teacher("Айшат", name) for name in NAMES]
    for one in people:
        await signs_up(one)
    await attends(stage, curator, *people)
    await opens(curator)
    return curator, people


async def opens(curator: Player) -> None:
    await curator.says("/start activity-1")
    await curator.presses("Вести мероприятие")
    await curator.presses("Удостоверения института")


def row(curator: Player, name: str) -> str:
    """Returns the label of a person's button in the newest message that has one."""
    rows = (one["reply_markup"] for one in reversed(curator.screens) if "reply_markup" in one)
    buttons = (each for one in rows for line in one.get("inline_keyboard", ()) for each in line)
    return str(next(each["text"] for each in buttons if name in each["text"]))


def pages(content: bytes) -> str:
    return " ".join(
        " ".join(one.extract_text() for one in PdfReader(BytesIO(content)).pages).split()
    )


@pytest.mark.any_database
async def test_clause_32_a_course_ends_with_a_document_of_the_institute(stage: Stage) -> None:
    """The organizer copies number, day and hours; the teacher reads in the year, in the file and
    among the documents whose it is. The bot's own certificate says that it is another one.
    """
    curator, (_, teacher, _) = await course_is_over(stage)
    assert "Их выдаёт Дагестанский институт развития образования, а не бот." in curator.text
    assert "Внесено: 0 из 3" in curator.text
    await curator.presses(row(curator, "Магомедова"))
    await is_entered_and_corrected(curator, teacher)
    await reads_whose_it_is(teacher)
    await teacher.says("/start activity-1")
    assert "Страница курса" in teacher.buttons
    assert PAGE in str(teacher.screens[-1]["reply_markup"])
    await opens(curator)
    await curator.presses(row(curator, "Магомедова"))
    await curator.presses("Убрать: внесено по ошибке")
    assert "Удостоверение ещё не внесено." in curator.text
    await teacher.says("/my")
    await teacher.presses("Что было: 1")
    assert "Удостоверение" not in teacher.text


async def is_entered_and_corrected(curator: Player, teacher: Player) -> None:
    for typed, said in (
        ("0512-34", "через запятую"),
        ("<b>нет</b>, 10.12.2026, 36", "через запятую"),
        ("0512-34, 31.02.2026, 36", "понять дату"),
        ("0512-34, 11.12.2026, 36", "ещё не наступила"),
        ("0512-34, 10.12.2026, много", "число часов"),
    ):
        await curator.says(typed)
        assert said in curator.text
    await curator.sends("photo")
    assert "Внесено." not in curator.text
    await curator.says("№ 0512-34, 10 декабря 2026, 36 ч")
    assert "Внесено: № 0512-34 от 10 декабря 2026, 36 ч" in curator.text
    assert told(teacher, "Внесено ваше удостоверение о повышении квалификации.") == 1
    await curator.presses("Все удостоверения")
    await curator.presses(row(curator, "Алиева"))
    await curator.says("0512-34, 10.12.2026, 36")
    assert "уже внесено другому человеку" in curator.text
    await curator.presses("Все удостоверения")
    await curator.presses(row(curator, "Магомедова"))
    await curator.says("0512-35, 10.12.2026, 72")
    assert "Раньше: № 0512-34 от 10 декабря 2026, 36 ч" in curator.text


async def reads_whose_it_is(teacher: Player) -> None:
    whose = "№ 0512-35 от 10 декабря 2026, 72 ч. Выдаёт Дагестанский институт развития образования"
    await teacher.says("/my")
    await teacher.presses("Что было: 1")
    assert whose in teacher.text
    assert "0512-34" not in teacher.text
    await teacher.presses("‹ Назад")
    await teacher.presses("Мои документы")
    assert whose in teacher.text
    await teacher.presses(TITLE)
    assert "Удостоверение о повышении квалификации выдаёт институт." in teacher.text
    await teacher.says("/my")
    await teacher.presses("Год для аттестации (.pdf)")
    printed = pages(teacher.document(YEAR))
    assert "удостоверение № 0512-35 от 10 декабря 2026, 72 ч" in printed
    own = next(one for one in teacher.screens if "Сертификат 2026" in str(one.get("document")))
    certificate = pages(teacher.document(own["document"]["file_name"]))
    assert "удостоверение о повышении квалификации выдаёт институт" in certificate
    assert "Дагестанский институт" not in certificate


async def test_clause_32_all_are_entered_with_a_table_and_nothing_of_a_wrong_one(
    stage: Stage,
) -> None:
    curator, people = await course_is_over(stage)
    await curator.presses("Внести всех таблицей (.xlsx)")
    head, *blank = rows(curator, SHEET)
    assert [one[1].split()[0] for one in blank] == list(NAMES)
    ids = [int(one[0]) for one in blank]

    async def sends(*filled: tuple[object, ...]) -> str:
        every = ((one[0], "", "", *(one[1:] or ("", "", ""))) for one in filled)
        cells = [[str(cell) for cell in one] for one in every]
        await curator.sends_file(sheet_xlsx("1", head, cells), SHEET)
        return curator.text

    wrong = await sends(
        (ids[0], "77-1", "2026-12-10", 36),
        (ids[0], "77-2", "2026-12-10", 36),
        (999, "77-3", "2026-12-10", 36),
        ("", "77-4", "2026-12-10", 36),
        (ids[1], "77-1", "2026-12-10", 36),
        (ids[2], "77-5", "2027-12-10", 36),
    )
    assert "Таблица не принята, ничего не изменилось. Строк с ошибкой: 5." in wrong
    for said in (
        f"Строка 3: запись {ids[0]} уже была",
        "Строка 4: записи «999» нет среди прошедших этот курс",
        "Строка 5: нет номера записи",
        "Строка 6: номер «77-1» уже у другого человека",
        "Строка 7: дата «2027-12-10» не подходит",
    ):
        assert said in wrong
    await curator.sends("document")
    assert "Это не таблица" in curator.text
    await curator.sends_file(sheet_xlsx("1", ["Кто"], [["Алиева"]]), SHEET)
    assert "Номер удостоверения" in curator.text
    assert not any(told(one, "Внесено ваше удостоверение") for one in people)

    good = ((ids[0], "77-1", "2026-12-10", 36), (ids[1], "77-2", "10.12.2026", "36"), (ids[2],))
    assert "Внесено новых: 2, исправлено: 0, без изменений: 0." in await sends(*good)
    assert "Внесено: 2 из 3" in curator.text
    assert "Внесено новых: 0, исправлено: 0, без изменений: 2." in await sends(*good)
    swapped = ((ids[0], "77-2", "2026-12-10", 36), (ids[1], "77-1", "10.12.2026", 36))
    assert "Внесено новых: 0, исправлено: 2, без изменений: 0." in await sends(*swapped)
    assert [told(one, "Внесено ваше удостоверение") for one in people] == [2, 2, 0]


@pytest.mark.any_database
async def test_only_who_holds_the_course_enters_documents(stage: Stage) -> None:
    """Another district's curator, a teacher and the own document are refused; in English too."""
    curator, (first, *_) = await course_is_over(stage)
    stranger = await stage.curator("yuzhnyy", "Патимат", "Юсупова")
    await stranger.says("/help")
    for forged in ("documents:1:", "document:1:1", "documents-file:1:", "document-out:1:1-1"):
        for one in (stranger, first):
            await one.presses_stale((one.screens[-1]["message_id"], f"organising:{forged}"))
            assert NAMES[0] not in one.text
            assert one.alert
    await stage.grants(first, Role.CURATOR, Scope(district=MOUNTAINS))
    await first.presses_stale((first.screens[-1]["message_id"], "organising:document:1:1"))
    assert "сам" in (first.alert or "")
    await stage.speaks(curator, Language.EN)
    await curator.presses_stale((curator.screens[-1]["message_id"], "organising:documents:1:"))
    assert "not by the bot" in curator.text
    await curator.presses(row(curator, NAMES[1]))
    await curator.says("05-1, 10 December 2026, 36 h")
    assert "Entered: No. 05-1 of 10 December 2026, 36 h" in curator.text
