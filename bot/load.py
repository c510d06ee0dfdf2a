"""`okrug load FILE…` and the data that the first start loads."""
# ruff: noqa: PLC0415 - tqdm is only needed for long loads, not at the start of the bot

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC
from pathlib import Path
from typing import Any

from bot.data_files import Tell, read_entries, read_toml
from bot.settings import Settings
from district.catalogues import Catalogue, DataRefused, Loaded, Problem
from district.clock import Clock, utc_now
from district.languages import Language
from district.tables import Table
from locales.texts import Texts, Words, load_texts
from services.loading import Loading
from storage.database import Database, open_database
from storage.migrate import migrate

DATA = Path(__file__).parent.parent / "data"

_DEFAULTS = (
    ("territory.toml", Catalogue.MUNICIPALITIES),
    ("topics.toml", Catalogue.TOPICS),
    ("activity_types.toml", Catalogue.ACTIVITY_TYPES),
    ("categories.toml", Catalogue.CATEGORIES),
    ("institutes.toml", Catalogue.INSTITUTES),
    ("schools.toml", Catalogue.SCHOOLS),
    ("communities.toml", Catalogue.COMMUNITIES),
    ("holidays.toml", Catalogue.HOLIDAYS),
    ("calls.toml", Catalogue.CALL_KINDS),
    ("documents.toml", Catalogue.DOCUMENTS),
    ("campaigns.toml", Catalogue.CAMPAIGNS),
)

SHOWN = 20
"""Limit of reported problems, and of hidden rows."""

LONG = 1000
"""Number of entries from which progress is shown."""


class CannotLoad(Exception):
    """The files have problems; one line each."""


async def load_from_command_line(settings: Settings, files: Sequence[Path]) -> tuple[str, ...]:
    """Loads the files and returns a report in English, line by line.

    Raises:
        CannotLoad: nothing was applied.
    """
    await migrate(settings.database_url)
    texts = load_texts(UTC)
    words = texts.of(Language.EN)
    database = open_database(settings.database_url)
    try:
        tables: list[tuple[Path, Table]] = []
        loaded = await load(
            database, files, texts, with_defaults=True, tell=lambda *one: tables.append(one)
        )
        return (*report(words, loaded), *remarks(words, tables))
    except DataRefused as refused:
        raise CannotLoad(*_complaints(words, refused.problems)) from None
    finally:
        await database.close()


async def load(
    database: Database,
    files: Sequence[Path],
    texts: Texts,
    clock: Clock = utc_now,
    *,
    with_defaults: bool = False,
    tell: Tell | None = None,
) -> tuple[Loaded, ...]:
    """Applies the files to the database in one transaction, showing progress.

    `with_defaults`: loads the default catalogues that entries may refer to first.

    `tell`: called with the table found in each spreadsheet.

    Raises:
        DataRefused: a file has problems; nothing was applied.
    """
    from tqdm import tqdm

    entries = [entry for file in files for entry in read_entries(file, texts, _shown, tell)]
    if with_defaults:
        await load_defaults(database, clock, but={entry.catalogue for entry in entries})
    with tqdm(total=len(entries), disable=len(entries) < LONG) as bar:
        return await Loading(database=database, clock=clock).apply(entries, bar.update)


async def load_defaults(
    database: Database, clock: Clock = utc_now, but: Collection[Catalogue] = ()
) -> None:
    """Loads each default catalogue that is still empty, except those of `but`."""
    loading = Loading(database=database, clock=clock)
    empty = await loading.empty_catalogues() - set(but)
    files = [DATA / name for name, catalogue in _DEFAULTS if catalogue in empty]
    if files:
        await loading.apply([entry for file in files for entry in read_toml(file)])


def report(words: Words, loaded: Iterable[Loaded]) -> Iterator[str]:
    """Yields what a load did, line by line for a terminal."""
    for one in loaded:
        yield words.plain(
            "loading-done",
            catalogue=words.plain(f"loading-catalogue-{one.catalogue}"),
            added=len(one.added),
            changed=len(one.changed),
            retired=len(one.retired),
            revived=len(one.revived),
            unchanged=one.unchanged,
        )


def remarks(words: Words, tables: Iterable[tuple[Path, Table]]) -> Iterator[str]:
    """Yields what is hidden in spreadsheets or was not read, line by line for a terminal."""
    for path, table in tables:
        hidden = [row.number for row in table.rows if row.is_hidden]
        if hidden:
            more = "…" if len(hidden) > SHOWN else ""
            rows = ", ".join(map(str, hidden[:SHOWN])) + more
            yield f"{path.name}: {words.plain('importing-hidden', rows=rows)}"
        if table.unread_sheets:
            sheets = ", ".join(table.unread_sheets)
            yield f"{path.name}: {words.plain('importing-other-sheets', sheets=sheets)}"
        if table.unread_columns:
            columns = ", ".join(table.unread_columns)
            yield f"{path.name}: {words.plain('importing-other-columns', columns=columns)}"


def _complaints(words: Words, problems: Sequence[Problem]) -> Iterator[str]:
    yield from (complaint(words, problem) for problem in problems[:SHOWN])
    if len(problems) > SHOWN:
        yield words.plain("loading-more-faults", count=len(problems) - SHOWN)


def complaint(words: Words, problem: Problem) -> str:
    """Returns one line for a terminal: the place and the problem."""
    said = words.plain(f"loading-fault-{problem.fault}", field=problem.field, value=problem.value)
    return f"{problem.origin.file}:{problem.origin.line}: {said}"


def _shown(rows: Iterable[Any]) -> Iterable[Any]:
    from tqdm import tqdm

    many = isinstance(rows, Sequence) and len(rows) >= LONG
    return tqdm(rows, disable=not many)
