"""Copies of files of up to 20 MB, so that the bot of another token can still hand them out.

A tick downloads what is new. When Telegram does not know a file's id, the copy is uploaded in its
place, and the id that it gets is used from then on.
"""

import asyncio
import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.methods import (
    GetFile,
    Response,
    SendDocument,
    SendMediaGroup,
    SendPhoto,
    SendVideo,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiogram.types import BufferedInputFile, Downloadable, Message
from aiohttp import ClientError

from district.errors import DatabaseFault
from district.gathered import LARGEST_READ
from screens.refusals import is_wrong_file
from storage.database import Database
from storage.kept_files import (
    KeptFile,
    all_kept,
    delete_copies_without_row,
    find_kept,
    forget_kept,
    names_in,
    put_kept,
    read_copy,
    set_current_id,
    wanted_files,
    write_copy,
)

log = logging.getLogger(__name__)

A_NIGHT = 1_000
"""Limit of files that one tick downloads, one after the other."""
SECONDS = 60
"""Timeout of one download."""
_FIELDS: Mapping[type[TelegramMethod[Any]], str] = {
    SendDocument: "document",
    SendPhoto: "photo",
    SendVideo: "video",
    SendMediaGroup: "media",
    GetFile: "file_id",
}
"""Calls that name files, and where."""


@dataclass(slots=True, eq=False, kw_only=True)
class KeptFiles(BaseRequestMiddleware):
    """`most`: limit of all copies in bytes."""

    database: Database
    folder: Path
    most: int
    _current: dict[str, str] = field(default_factory=dict)
    """A cache of ids that this process has replaced, which saves a refused call each time."""

    # ── Keeping ────────────────────────────────────────────────────────────────────────────────

    async def keep(self, bot: Bot) -> None:
        """Downloads files that have no copy, until the limit of copies is reached."""
        async with self.database.read() as connection:
            wanted, kept = await wanted_files(connection), await all_kept(connection)
        there = await asyncio.to_thread(names_in, self.folder)
        total = sum(one.size for one in kept.values() if one.digest in there)
        missing = [
            one for one in wanted if one not in kept or kept[one].digest not in {None, *there}
        ]
        for number, file_id in enumerate(missing):
            if number == A_NIGHT or total >= self.most:
                log.info("%d files have no copy yet", len(missing) - number)
                return
            known = kept.get(file_id)
            try:
                found = await self._downloaded(bot, file_id, known, wanted[file_id])
            except (TelegramAPIError, ClientError, TimeoutError) as error:
                log.info("copies of files: %s, the next night retries", type(error).__name__)
                return
            async with self.database.write() as tx:
                await put_kept(tx, found)
            total += found.size

    async def _downloaded(
        self, bot: Bot, file_id: str, known: KeptFile | None, name: str
    ) -> KeptFile:
        """Returns the row of a new copy, without one if Telegram does not give the file."""
        asked = known.current_id if known is not None and known.bot_id == bot.id else file_id
        none = KeptFile(
            file_id=file_id, current_id=asked, bot_id=bot.id, digest=None, key=None, size=0
        )
        try:
            described = await bot.get_file(asked)
        except TelegramBadRequest as refusal:
            log.info("a file cannot be copied: %s", refusal.message)
            return known or none
        path = described.file_path
        if path is None or (described.file_size or 0) > LARGEST_READ:
            return none
        content = BytesIO()
        await bot.download_file(path, content, timeout=SECONDS)
        digest, key = await asyncio.to_thread(
            write_copy, self.folder, name or PurePosixPath(path).name, content.getvalue()
        )
        return KeptFile(
            file_id=file_id,
            current_id=asked,
            bot_id=bot.id,
            digest=digest,
            key=key,
            size=len(content.getvalue()),
        )

    async def sweep(self) -> None:
        """Deletes copies of files that are no longer used, and those of a process that was killed
        before it wrote the row.
        """
        async with self.database.read() as connection:
            wanted, kept = await wanted_files(connection), await all_kept(connection)
        if kept.keys() - wanted.keys():
            async with self.database.write() as tx:  # some may be used again by now
                wanted, kept = await wanted_files(tx), await all_kept(tx)
                await forget_kept(tx, kept.keys() - wanted.keys())
        digests = [one.digest for file_id, one in kept.items() if file_id in wanted]
        await asyncio.to_thread(delete_copies_without_row, self.folder, digests)

    # ── Handing out ────────────────────────────────────────────────────────────────────────────

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Repeats a call that is refused because of a file, with what there is instead of it."""
        if type(method) not in _FIELDS:
            return await make_request(bot, method)
        tried = set[Any]()
        uploaded: dict[int, KeptFile] = {}
        method = _with(method, [self._current.get(one, one) for one in _files(method)])
        while True:
            try:
                answer = await make_request(bot, method)
            except TelegramBadRequest as error:
                if not is_wrong_file(error):
                    raise
                tried.update(_files(method))
                found = await self._instead(bot, method, tried)
                if not found:
                    raise
                uploaded = {place: kept for place, (kept, file) in found.items() if file}
                method = _with(method, [
                    (found[place][1] or found[place][0].current_id) if place in found else one
                    for place, one in enumerate(_files(method))
                ])  # fmt: skip
            else:
                await self._note(bot, uploaded, answer)
                return answer

    async def read(self, file_id: str) -> bytes | None:
        """Returns the content of a copy, if there is one."""
        async with self.database.read() as connection:
            kept = await find_kept(connection, file_id)
        found = await asyncio.to_thread(read_copy, self.folder, kept) if kept else None
        return found[1] if found else None

    async def _instead(
        self, bot: Bot, method: TelegramMethod[Any], tried: Collection[Any]
    ) -> dict[int, tuple[KeptFile, BufferedInputFile | None]]:
        """Returns by place what is known of each file, with the copy if no other id is left."""
        found = dict[int, tuple[KeptFile, BufferedInputFile | None]]()
        for place, file_id in enumerate(_files(method)):
            kept = await self._find(file_id) if isinstance(file_id, str) else None
            if kept is None:
                continue
            if kept.bot_id == bot.id and kept.current_id not in tried:
                self._current[kept.file_id] = kept.current_id
                found[place] = kept, None
                continue
            copy = await asyncio.to_thread(read_copy, self.folder, kept)
            if copy is not None and not isinstance(method, GetFile):
                found[place] = kept, BufferedInputFile(copy[1], copy[0])
        return found

    async def _find(self, file_id: str) -> KeptFile | None:
        try:
            async with self.database.read() as connection:
                return await find_kept(connection, file_id)
        except DatabaseFault:
            return None  # the refusal stays as it is

    async def _note(self, bot: Bot, uploaded: Mapping[int, KeptFile], result: Any) -> None:
        """Keeps the ids that the copies have got. Never raises: the message has been sent."""
        messages = result if isinstance(result, list) else [result]
        for place, kept in uploaded.items():
            file_id = _file_in(messages[place])
            if file_id is None:
                continue
            self._current[kept.file_id] = file_id
            try:
                async with self.database.write() as tx:
                    await set_current_id(tx, kept, file_id, bot.id)
            except DatabaseFault as fault:
                log.warning("the new id of a file was not kept: %s", fault)


class KeepingBot(Bot):
    """Reads a file from its copy if Telegram does not know it."""

    kept: KeptFiles | None = None

    async def download(
        self, file: str | Downloadable, *given: Any, **named: Any
    ) -> BinaryIO | None:
        try:
            return await super().download(file, *given, **named)
        except TelegramBadRequest as error:
            content = None
            if self.kept is not None and isinstance(file, str) and is_wrong_file(error):
                content = await self.kept.read(file)
            if content is None:
                raise
            return BytesIO(content)


def _files(method: TelegramMethod[Any]) -> list[Any]:
    if isinstance(method, SendMediaGroup):
        return [one.media for one in method.media]
    return [getattr(method, _FIELDS[type(method)])]


def _with(method: TelegramMethod[TelegramType], files: list[Any]) -> TelegramMethod[TelegramType]:
    """Returns a copy of the call with other files, or the call itself if they are the same."""
    if files == _files(method):
        return method
    given: Any = files[0]
    if isinstance(method, SendMediaGroup):
        pairs = zip(method.media, files, strict=True)
        given = [one.model_copy(update={"media": file}) for one, file in pairs]
    return method.model_copy(update={_FIELDS[type(method)]: given})


def _file_in(message: Any) -> str | None:
    if not isinstance(message, Message):
        return None
    photo = message.photo[-1] if message.photo else None
    found = message.document or message.video or photo
    return found.file_id if found else None
