"""`okrug setup`: the bot's profile in Telegram, compared with what it should be.

Uses the Bot API without aiogram, whose import takes seconds.
"""

import asyncio
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp

from bot.check import NoAnswer, bot_name, connected
from bot.settings import Settings
from district.languages import Language
from keyboards.commands import COMMANDS, staff_commands
from locales.texts import Texts, Words, load_texts
from storage.database import open_database
from storage.migrate import is_current
from storage.people.roles import StaffAccount, staff_accounts

PICTURE = Path(__file__).parent.parent.parent / "data" / "profile.jpg"
PRIVATE = {"type": "all_private_chats"}


class Refused(Exception):
    """Telegram refuses a call. The message is its description."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the profile: how it is read, what it should be, and how it is set."""

    name: str
    what: str
    """The method's name without `getMy` and `setMy`."""
    wanted: Any
    key: str | None = None
    """The field of the response, or None if the response is the value."""
    where: Mapping[str, Any] = field(default_factory=dict)


class Telegram:
    """Calls of the Bot API."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self._session = session
        self._address = address

    async def call(self, method: str, **given: Any) -> Any:
        """Returns the result.

        Raises:
            Refused: with the description.
            aiohttp.ClientError, TimeoutError: there is no answer.
        """
        return await self._result(method, json=given)

    async def upload(self, method: str, picture: bytes, **given: Any) -> None:
        form = aiohttp.FormData({name: json.dumps(value) for name, value in given.items()})
        form.add_field("picture", picture, filename="picture.jpg", content_type="image/jpeg")
        await self._result(method, data=form)

    async def _result(self, method: str, **body: Any) -> Any:
        async with self._session.post(f"{self._address}/{method}", **body) as response:
            answer = await response.json()
        if not answer.get("ok"):
            raise Refused(str(answer.get("description")))
        return answer["result"]


async def differences(settings: Settings, now: datetime, *, correct: bool) -> list[str]:
    """Returns which parts of the profile differ; `correct` sets them as well.

    Raises:
        NoAnswer: Telegram cannot be reached. The message names the setting to check.
    """
    await bot_name(settings)  # explains a wrong token or address
    texts = load_texts(settings.timezone)
    staff = await _staff(settings, now)
    try:
        async with connected(settings) as (session, address):
            telegram = Telegram(session, address)
            found = [
                name
                for part in _parts(texts, staff)
                if (name := await _difference(telegram, part, correct=correct)) is not None
            ]
            if await _lacks_picture(telegram):
                found.append("picture")
                if correct:
                    await _set_picture(telegram)
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        raise NoAnswer(settings.does_not_answer(type(error).__name__)) from None
    except Refused as refusal:
        raise NoAnswer(f"Telegram refuses a part of the profile: {refusal}") from None
    return found


def _parts(texts: Texts, staff: Iterable[StaffAccount]) -> Iterator[Part]:
    for language in Language:
        words = texts.of(language)
        # Russian is the default for other languages.
        of = {} if language is Language.RU else {"language_code": language.value}
        yield Part(
            name=f"commands ({language})",
            what="Commands",
            wanted=_commands(words, COMMANDS),
            where={"scope": PRIVATE, **of},
        )
        for what, name, key in (
            ("Description", "description", "commands-about-bot"),
            ("ShortDescription", "short_description", "commands-about-bot-short"),
        ):
            yield Part(
                name=f"{name.replace('_', ' ')} ({language})",
                what=what,
                wanted=words.plain(key),
                key=name,
                where=of,
            )
    for person in staff:
        more = staff_commands(person.roles)
        yield Part(
            name=f"commands of {person.account}",
            what="Commands",
            wanted=_commands(texts.of(person.language), (*COMMANDS, *more)) if more else [],
            where={"scope": {"type": "chat", "chat_id": person.account}},
        )


def _commands(words: Words, names: Iterable[str]) -> list[dict[str, str]]:
    return [{"command": name, "description": words.plain(f"commands-{name}")} for name in names]


async def _difference(telegram: Telegram, part: Part, *, correct: bool) -> str | None:
    """Returns the part's name if it differs. A chat that the person has not opened has no commands
    of its own, and is left out.
    """
    try:
        answer = await telegram.call(f"getMy{part.what}", **part.where)
        if (answer if part.key is None else answer[part.key]) == part.wanted:
            return None
        if correct:
            given = {part.key or part.what.lower(): part.wanted}
            await telegram.call(f"setMy{part.what}", **given, **part.where)
    except Refused:
        if part.where.get("scope", {}).get("type") != "chat":
            raise
        return None
    return part.name


async def _lacks_picture(telegram: Telegram) -> bool:
    me = await telegram.call("getMe")
    photos = await telegram.call("getUserProfilePhotos", user_id=me["id"], limit=1)
    return not photos["total_count"]


async def _set_picture(telegram: Telegram) -> None:
    content = await asyncio.to_thread(PICTURE.read_bytes)
    photo = {"type": "static", "photo": "attach://picture"}
    await telegram.upload("setMyProfilePhoto", content, photo=photo)


async def _staff(settings: Settings, now: datetime) -> list[StaffAccount]:
    """Returns people who have or had a role, or none before the first start."""
    if not await is_current(settings.database_url):
        return []
    database = open_database(settings.database_url)
    try:
        async with database.read() as connection:
            return await staff_accounts(connection, now)
    finally:
        await database.close()
