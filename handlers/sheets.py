"""Spreadsheets that people send."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from aiogram.types import CallbackQuery, Message

from district.activities.plan_import import LARGEST_FILE
from district.errors import BadFile, NoHead, OldSheet
from district.tables import Sheet
from documents.cells import NoSheet, OldFormat, read_sheets
from locales.texts import listed


async def sheets_of(
    message: Message | CallbackQuery, *, columns: int, most: int
) -> tuple[Sheet, ...]:
    """Returns the sheets of the sent file; see `read_sheets`.

    Raises:
        BadFile, OldSheet: not a readable spreadsheet, or too large.
    """
    document = message.document if isinstance(message, Message) else None
    if document is None or (document.file_size or 0) > LARGEST_FILE:
        raise BadFile
    content = await message.bot.download(document.file_id) if message.bot else None
    if content is None:
        raise BadFile
    name, read = document.file_name or "", content.read()
    try:
        return await asyncio.to_thread(read_sheets, read, name=name, columns=columns, most=most)
    except OldFormat:
        raise OldSheet from None
    except NoSheet:
        raise BadFile from None


def column_names(
    columns: Iterable[str], *texts: Callable[[str], Iterable[str]]
) -> dict[str, tuple[str, ...]]:
    """Returns the names of each column; `texts`: in all languages, the usual ones first."""
    return {one: tuple(name for each in texts for name in listed(each(one))) for one in columns}


@contextmanager
def naming_columns(name: Callable[[str], str]) -> Iterator[None]:
    """Translates the columns in `NoHead`."""
    try:
        yield
    except NoHead as error:
        raise NoHead(columns=tuple(map(name, error.columns))) from None
