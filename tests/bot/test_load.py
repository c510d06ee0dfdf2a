"""`okrug load`: valid files, errors with their places, and a second load."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import xlsxwriter
from sqlalchemy import insert, select, update

from bot.load import DATA, complaint, load, load_defaults, remarks, report
from district.catalogues import Catalogue, DataRefused, Fault, Loaded
from district.holidays import HolidayKind, Holidays
from district.languages import Language
from district.tables import Table
from locales.texts import Texts, load_texts
from storage.database import Database
from storage.holidays import get_holidays, put_holiday
from storage.tables import call_kinds, changes, municipalities, organizations, topics
from tests.acts.calls import GARDENS

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

TERRITORY = """\
[[districts]]
id = "north"
name = "Север"

[[municipalities]]
id = "levashinskiy"
name = "Левашинский р-н"
kind = "district"
district = "north"

[[municipalities]]
id = "akushinskiy"
name = "Акушинский р-н"
kind = "district"
district = "north"
"""

SCHOOLS = """\
[[organizations]]
id = "school-1"
municipality = "levashinskiy"
name = "СОШ № 1"
kind = "school"

[[organizations]]
id = "school-2"
municipality = "levashinskiy"
name = "СОШ № 2"
kind = "school"

[[organizations]]
id = "akusha"
municipality = "Акушинский р-н"
name = "СОШ № 1"
kind = "school"
"""

TOPICS = """\
[[areas]]
id = "methods"
ru = "Методические"
en = "Methods"
button_ru = "Методические"
button_en = "Methods"

  [[areas.topics]]
  id = "methods-1"
  ru = "Современный урок"
  en = "Lesson design"
  button_ru = "Современный урок"
  button_en = "Lesson design"

  [[areas.topics]]
  id = "methods-2"
  ru = "Оценивание"
  en = "Assessment"
  button_ru = "Оценивание"
  button_en = "Assessment"
"""


@pytest.fixture(scope="module")
def texts() -> Texts:
    return load_texts(ZoneInfo("Europe/Moscow"))


class Files:
    """Data files of one test, loaded together."""

    def __init__(self, folder: Path, database: Database, texts: Texts) -> None:
        self.folder = folder
        self._database = database
        self._texts = texts

    async def load(self, **contents: str) -> dict[Catalogue, Loaded]:
        files = []
        for name, text in contents.items():
            files.append(self.folder / f"{name}.toml")
            files[-1].write_text(text, encoding="utf-8")
        return await self.load_files(*files)

    async def load_files(self, *files: Path) -> dict[Catalogue, Loaded]:
        tables: list[tuple[Path, Table]] = []
        loaded = await load(
            self._database, files, self._texts, lambda: NOW, tell=lambda *one: tables.append(one)
        )
        self.remarks = [*remarks(self._texts.of(Language.EN), tables)]
        return {one.catalogue: one for one in loaded}

    async def complaints(self, *files: Path, **contents: str) -> list[str]:
        words = self._texts.of(Language.EN)
        with pytest.raises(DataRefused) as refused:
            await (self.load_files(*files) if files else self.load(**contents))
        return [complaint(words, problem) for problem in refused.value.problems]


@pytest.fixture
def files(tmp_path: Path, database: Database, texts: Texts) -> Files:
    return Files(tmp_path, database, texts)


def sheet(path: Path, *rows: tuple[object, ...]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return path


async def names(database: Database) -> set[str]:
    async with database.read() as connection:
        in_use = organizations.c.retired_at.is_(None)
        rows = await connection.execute(select(organizations.c.name).where(in_use))
        return set(rows.scalars())


async def test_the_files_that_come_along_fill_an_empty_database_once(database: Database) -> None:
    await load_defaults(database)
    await load_defaults(database)
    async with database.read() as connection:
        assert len((await connection.execute(select(municipalities))).all()) == 52
        assert len((await connection.execute(select(topics))).all()) == 44
        assert len((await connection.execute(select(call_kinds))).all()) == 17


async def test_a_second_load_changes_nothing(files: Files) -> None:
    first = await files.load(territory=TERRITORY, topics=TOPICS, schools=SCHOOLS)
    assert first[Catalogue.MUNICIPALITIES].added == ("levashinskiy", "akushinskiy")
    assert len(first[Catalogue.ORGANIZATIONS].added) == 3
    second = await files.load(territory=TERRITORY, topics=TOPICS, schools=SCHOOLS)
    assert sum(one.changes for one in second.values()) == 0
    assert second[Catalogue.TOPICS].unchanged == 2


async def test_what_vanished_is_retired_and_what_returns_is_revived(
    files: Files, database: Database
) -> None:
    await files.load(topics=TOPICS)
    shorter = TOPICS[: TOPICS.rindex("  [[areas.topics]]")]
    assert (await files.load(topics=shorter))[Catalogue.TOPICS].retired == ("methods-2",)
    async with database.read() as connection:
        gone = topics.c.retired_at.is_not(None)
        assert (await connection.execute(select(topics.c.id).where(gone))).scalars().all() == [
            "methods-2"
        ]
    again = await files.load(topics=TOPICS.replace("Оценивание", "Оценка"))
    assert again[Catalogue.TOPICS].revived == ("methods-2",)


async def test_a_changed_name_is_changed(files: Files, database: Database) -> None:
    await files.load(territory=TERRITORY, schools=SCHOOLS)
    loaded = await files.load(schools=SCHOOLS.replace("СОШ № 2", "Гимназия № 2"))
    assert loaded[Catalogue.ORGANIZATIONS].changed == ("school-2",)
    assert await names(database) == {"СОШ № 1", "Гимназия № 2"}


async def test_a_list_of_one_municipality_leaves_the_others_alone(files: Files) -> None:
    await files.load(territory=TERRITORY, schools=SCHOOLS)
    one = SCHOOLS[: SCHOOLS.index("[[organizations]]", 5)]
    assert (await files.load(schools=one))[Catalogue.ORGANIZATIONS].retired == ("school-2",)


async def test_what_people_did_is_not_undone(files: Files, database: Database) -> None:
    await files.load(territory=TERRITORY, schools=SCHOOLS)
    async with database.write() as tx:
        values = {"municipality_id": "levashinskiy", "kind": "school", "added_by": 1}
        await tx.execute(insert(organizations).values(name="Добавлена", **values))
        renamed = update(organizations).where(organizations.c.key == "school-1")
        await tx.execute(renamed.values(name="Переименована"))
        row = await tx.execute(select(organizations.c.id).where(organizations.c.key == "school-1"))
        school = row.scalar_one()
        await tx.execute(
            insert(changes).values(
                at=NOW, subject="organization", subject_id=str(school), what="renamed", details={}
            )
        )
        merged = update(organizations).where(organizations.c.key == "school-2")
        await tx.execute(merged.values(merged_into=school, retired_at=NOW))
    loaded = await files.load(schools=SCHOOLS)
    assert loaded[Catalogue.ORGANIZATIONS].changes == 0
    assert await names(database) == {"Добавлена", "Переименована", "СОШ № 1"}


async def test_a_refused_file_leaves_nothing_behind(files: Files, database: Database) -> None:
    await files.complaints(territory=TERRITORY, schools=SCHOOLS.replace("akusha", "school-1"))
    async with database.read() as connection:
        assert (await connection.execute(select(municipalities))).all() == []


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (('id = "methods-2"', 'id = "methods-1"'), "topics.toml:16: stands above already"),
        (('id = "methods-2"', 'id = "Методы"'), "topics.toml:16: the id “Методы” does not fit"),
        (('  id = "methods-2"\n', ""), "topics.toml:15: the field “id” is empty"),
        (('"Assessment"', '" "'), "topics.toml:16: the field “en” is empty"),
        (('"Assessment"', "7"), "topics.toml:16: the field “en” must be text"),
        (("button_en", "buton_en"), "topics.toml:2: unknown field “buton_en”"),
        (('button_ru = "Оценивание"', f'button_ru = "{"о" * 29}"'), "topics.toml:16: too long"),
        (
            ('button_ru = "Оценивание"', 'button_ru = "современный урок"'),
            "topics.toml:16: stands above already, field “button_ru”",
        ),
        (("[[areas]]", "[[regions]]"), "topics.toml:1: nothing here is known: “regions”"),
        (('ru = "Методические"', "ru = "), "topics.toml:3: the file cannot be read"),
    ],
)
async def test_a_wrong_entry_is_named_with_its_line(
    files: Files, wrong: tuple[str, str], complaint: str
) -> None:
    said = await files.complaints(topics=TOPICS.replace(*wrong))
    assert said[0].startswith(complaint), said


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (('service_to = "3"', 'service_to = "three"'), "a whole number is needed in the field"),
        (('service_to = "3"', "service_to = 3"), "the field “service_to” must be text"),
        (('decides = "council"', 'decides = "nobody"'), "there is no such kind, field “decides”"),
        (('decides = "council"', ""), "the field “decides” is empty"),
        (('"principal, deputy', '"principal, queen'), "there is no such kind, field “positions”"),
        (('gives = "mentor"', 'gives = "administrator"'), "there is no such kind, field “gives”"),
    ],
)
async def test_a_wrong_school_is_named(
    files: Files, wrong: tuple[str, str], complaint: str
) -> None:
    text = (DATA / "schools.toml").read_text(encoding="utf-8")
    assert wrong[0] in text
    said = await files.complaints(schools=text.replace(*wrong, 1))
    assert complaint in said[0], said


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (('municipality = "levashinskiy"', 'municipality = "atlantis"'), "not found, field"),
        (('kind = "school"', 'kind = "castle"'), "there is no such kind, field “kind”: “castle”"),
        (("СОШ № 2", "сош № 1"), "stands above already, field “name”"),
    ],
)
async def test_a_wrong_organization_is_named(
    files: Files, wrong: tuple[str, str], complaint: str
) -> None:
    await files.load(territory=TERRITORY)
    assert complaint in (await files.complaints(schools=SCHOOLS.replace(*wrong)))[0]


@pytest.mark.parametrize(
    ("titles", "municipality", "kind"),
    [
        (("Муниципалитет", "Название", "Вид", "Код"), "левашинский р-н", "Детский сад"),
        (("municipality", "name", "kind", "id"), "levashinskiy", "kindergarten"),
    ],
)
async def test_a_sheet_in_either_language_is_read(
    files: Files, titles: tuple[str, ...], municipality: str, kind: str
) -> None:
    await files.load(territory=TERRITORY)
    rows = [(municipality, "Солнышко", kind, 17), ("", "", "", ""), (municipality, "Ромашка", kind)]
    path = sheet(files.folder / "list.xlsx", titles, *rows)
    first = (await files.load_files(path))[Catalogue.ORGANIZATIONS]
    assert first.added[0] == "17"
    assert len(first.added) == 2
    assert (await files.load_files(path))[Catalogue.ORGANIZATIONS].changes == 0


async def test_namesakes_are_told_apart_by_their_settlement(
    files: Files, database: Database
) -> None:
    await files.load(territory=TERRITORY)
    path = sheet(
        files.folder / "list.xlsx",
        ("Муниципалитет", "Населённый пункт", "Название", "Вид"),
        ("Левашинский район", "с. Кутиша", "Детский сад «Ласточка»", "детский сад"),
        ("Левашинский район", "с. Урма", "Детский сад «Ласточка»", "детский сад"),
        ("Левашинский район", "Леваши", "Левашинская СОШ № 1", "школа"),
    )
    await files.load_files(path)
    assert await names(database) >= {
        "Детский сад «Ласточка», с. Кутиша",
        "Детский сад «Ласточка», с. Урма",
        "Левашинская СОШ № 1",
    }


async def test_a_sheet_with_a_formula_is_refused(files: Files) -> None:
    path = files.folder / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ("municipality", "name", "kind"))
        page.write_row(1, 0, ("levashinskiy", "", "school"))
        page.write_formula(1, 1, "=A2", value="levashinskiy")
    assert await files.complaints(path) == [
        "list.xlsx:2: cell B2 holds a formula; save the table as values"
    ]


async def test_a_row_of_a_sheet_is_named(files: Files) -> None:
    await files.load(territory=TERRITORY)
    good = ("levashinskiy", "СОШ № 3", "school")
    path = sheet(
        files.folder / "list.xlsx",
        ("municipality", "name", "kind"),
        good,
        ("levashinskiy", "", "school"),
    )
    assert await files.complaints(path) == ["list.xlsx:3: the field “name” is empty"]


async def test_files_that_are_no_tables_are_refused(files: Files) -> None:
    broken = files.folder / "broken.xlsx"
    broken.write_bytes(b"not a sheet")
    assert "cannot be read" in (await files.complaints(broken))[0]
    assert "cannot be read" in (await files.complaints(files.folder / "nowhere.toml"))[0]
    letter = files.folder / "letter.doc"
    assert "“.doc”" in (await files.complaints(letter))[0]
    lacking = sheet(files.folder / "lacking.xlsx", ("municipality", "name"))
    assert await files.complaints(lacking) == ["lacking.xlsx:1: there is no column “kind”"]


async def test_a_load_is_reported(files: Files, texts: Texts) -> None:
    loaded = await files.load(territory=TERRITORY)
    assert list(report(texts.of(Language.RU), loaded.values())) == [
        "Округа: добавлено 1, изменено 0, убрано 0, возвращено 0, без изменений 0",
        "Муниципалитеты: добавлено 2, изменено 0, убрано 0, возвращено 0, без изменений 0",
    ]


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_words(texts: Texts, fault: Fault) -> None:
    for language in Language:
        assert texts.of(language).plain(f"loading-fault-{fault}", field="name", value="x")


# ── Communities ────────────────────────────────────────────────────────────────────────────────

COMMUNITY = """\
[[communities]]
id = "young"
ru = "Молодые"
en = "The young"
purpose_ru = "Вместе"
purpose_en = "Together"
"""


async def test_a_community_says_as_many_conditions_as_it_likes(files: Files) -> None:
    loaded = await files.load(communities=COMMUNITY)
    assert loaded[Catalogue.COMMUNITIES].added == ("young",)
    said = 'service = "3"\nrole = "mentor"\nsubjects = "physics, chemistry"\n'
    changed = await files.load(communities=COMMUNITY + said)
    assert changed[Catalogue.COMMUNITIES].changed == ("young",)
    again = await files.load(communities=COMMUNITY + said)
    assert again[Catalogue.COMMUNITIES].unchanged == 1


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ('service = "three"', "three"),
        ("service = 3", "text"),
        ('role = "boss"', "boss"),
        ('subjects = "physics, magic"', "magic"),
        ('positions = "wizard"', "wizard"),
        ('age = "35"', "age"),
    ],
)
async def test_a_condition_that_is_not_understood_is_refused(
    files: Files, said: str, complaint: str
) -> None:
    (one,) = await files.complaints(communities=COMMUNITY + said + "\n")
    assert complaint in one


HOLIDAYS = """\
[[holidays]]
id = "day"
starts = "2026-12-10"
kind = "public"
ru = "День"
en = "Day"
"""


async def test_holidays_are_checked_and_days_of_people_stay(
    files: Files, database: Database
) -> None:
    assert await files.complaints(
        one=HOLIDAYS.replace("2026-12-10", "10.12.2026"),
        other=HOLIDAYS.replace('"day"', '"long"').replace("kind", 'ends = "2026-12-09"\nkind'),
    ) == [
        f"{place}: a day such as 2026-12-31 is needed, the end not before the start, field {field}"
        for place, field in (
            ("one.toml:2", "“starts”: “10.12.2026”"),
            ("other.toml:2", "“ends”: “2026-12-09”"),
        )
    ]
    await files.load(one=HOLIDAYS)
    async with database.write() as tx:
        working, quarantine = date(2026, 12, 10), date(2026, 12, 11)
        await put_holiday(tx, working, working, HolidayKind.WORKING, "")
        await put_holiday(tx, quarantine, quarantine, HolidayKind.SCHOOL, "карантин")
    loaded = await files.load(one=HOLIDAYS.replace('"day"', '"other-day"'))
    assert loaded[Catalogue.HOLIDAYS].retired == ("day",)
    async with database.read() as tx:
        found = Holidays(every=await get_holidays(tx))
    assert found.on(date(2026, 12, 10)) is None
    assert found.on(date(2026, 12, 11)) is not None


async def test_a_list_is_found_wherever_it_is(files: Files) -> None:
    await files.load(territory=TERRITORY)
    path = files.folder / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Подписи").write(0, 0, "Утверждаю")
        page = book.add_worksheet("Реестр")
        page.merge_range(0, 0, 0, 3, "Реестр организаций")
        page.write_row(2, 0, ("№", "Тип", "Наименование организации", "Район"))
        page.write_row(3, 0, (1, "школа", "СОШ\n№ 1", ""))
        page.write_row(4, 0, (2, "детский сад", "Солнышко", ""))
        page.merge_range(3, 3, 4, 3, "Левашинский р-н")
        page.write(2, 4, "Директор")
        page.set_row(4, None, None, {"hidden": True})
        page.write(900, 2, " ")
    loaded = (await files.load_files(path))[Catalogue.ORGANIZATIONS]
    assert len(loaded.added) == 2
    assert files.remarks == [
        "list.xlsx: Hidden in the file but read, rows: 5.",
        "list.xlsx: Sheets without such a table that I did not read: Подписи.",
        "list.xlsx: Columns that I did not read: Директор.",
    ]
    old = files.folder / "list.csv"
    old.write_text("a;b")
    (refused,) = await files.complaints(old)
    assert refused.endswith("a .toml, .xlsx or .ods is needed (save .xls and .csv as .xlsx)")


async def test_a_kind_of_calls_is_added_beside_those_of_the_product(files: Files) -> None:
    shipped = (DATA / "calls.toml").read_text(encoding="utf-8")
    first = await files.load(calls=shipped)
    assert len(first[Catalogue.CALL_KINDS].added) == 17
    both = await files.load(calls=shipped, own=GARDENS)
    assert both[Catalogue.CALL_KINDS] == Loaded(
        catalogue=Catalogue.CALL_KINDS, added=("gardens",), unchanged=17
    )
    alone = await files.load(own=GARDENS.replace("places = 1", "places = 3"))
    assert alone[Catalogue.CALL_KINDS].changed == ("gardens",)
    assert len(alone[Catalogue.CALL_KINDS].retired) == 17
    again = await files.load(calls=shipped, own=GARDENS)
    assert len(again[Catalogue.CALL_KINDS].revived) == 17


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("experts = 2", "experts = 0", "stages.look: 1 ≤ least ≤ experts ≤ 9"),
        ("experts = 2", 'experts = "2"', "stages[0].experts: not a whole number"),
        ('ru = "Осмотр"', 'rus = "Осмотр"', "stages[0].rus: unknown key"),
        ('id = "gardens"', 'id = "own-1"', "id: kinds of districts begin with own-"),
    ],
)
async def test_a_wrong_kind_of_calls_is_refused_with_its_place(
    files: Files, written: str, instead: str, said: str
) -> None:
    complaints = await files.complaints(calls=GARDENS.replace(written, instead))
    assert complaints == [f"calls.toml:2: {said}"]
