"""`okrug check`: diagnoses settings, database and Telegram."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date

import aiohttp

from bot.connector import ProxyConnector
from bot.settings import Settings, WrongSetting
from district.errors import DatabaseFault
from storage.database import file_of, key_of, open_database
from storage.encrypting import VERIFIED_FOR, find_second_key, fingerprint_of
from storage.invariants import INVARIANTS, broken_invariants
from storage.kept_files import all_kept, names_in
from storage.migrate import NewerSchema, is_current

TIMEOUT = aiohttp.ClientTimeout(total=10)


class NoAnswer(Exception):
    """`getMe` failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    is_right: bool
    text: str
    warns: bool = False
    """Whether something should be done, although the bot can run."""


async def findings(settings: Settings, today: date) -> list[Finding]:
    """Returns the findings in the order in which they should be fixed."""
    database = await _database(settings)
    kept = await _kept(settings) if database.is_right else []
    encrypted = _encrypted(settings, today)
    before = [_settings(settings), _mode(settings), database, *encrypted]
    files = [await _files(settings)] if kept else []
    return [*before, *kept, *files, await _telegram(settings)]


def _settings(settings: Settings) -> Finding:
    try:
        settings.ensure_can_run()
    except WrongSetting as wrong:
        return Finding(is_right=False, text=f"settings: {wrong}")
    return Finding(is_right=True, text="settings: token and operator are there")


def _mode(settings: Settings) -> Finding:
    """Says how updates come, and to how many processes."""
    if settings.webhook_url is None:
        return Finding(is_right=True, text="updates: polling, one process")
    processes = "several replicas may run" if settings.is_replicated else "one process"
    return Finding(is_right=True, text=f"updates: webhook {settings.webhook_url}, {processes}")


async def _database(settings: Settings) -> Finding:
    try:
        current = await is_current(settings.database_url)
    except NewerSchema as newer:
        return Finding(is_right=False, text=f"database: schema {newer.revision} is newer than this")
    except DatabaseFault as fault:
        return Finding(is_right=False, text=f"database: {fault} (OKRUG_DATABASE_URL)")
    if not current:
        return Finding(
            is_right=True, text="database: will be migrated to the newest schema at start"
        )
    return Finding(is_right=True, text="database: the newest schema")


def _encrypted(settings: Settings, today: date) -> list[Finding]:
    """Says whether the data is encrypted at rest, and when the second copy of the key was shown."""
    if file_of(settings.database_url) is None:
        return [Finding(is_right=True, text="encryption: that of the volume of PostgreSQL")]
    key = key_of(settings.database_url)
    if key is None:
        return [Finding(is_right=True, text="encryption: none (okrug encrypt)")]
    ours, second = fingerprint_of(key), find_second_key(settings.var)
    found = [Finding(is_right=True, text=f"encryption: SQLCipher, key {ours}")]
    if second is None or second.fingerprint != ours:
        said = "no second copy of the key was shown"
    elif today - second.on > VERIFIED_FOR:
        said = f"the second copy of the key was last shown on {second.on}"
    else:
        return found
    return [*found, Finding(
        is_right=True, warns=True, text=f"encryption: {said} (okrug rekey --verify FILE)"
    )]  # fmt: skip


async def _kept(settings: Settings) -> list[Finding]:
    """Checks the invariants of the stored data. Returns nothing if the schema is not current."""
    if not await is_current(settings.database_url):
        return []
    database = open_database(settings.database_url)
    try:
        async with database.read() as connection:
            broken = await broken_invariants(connection)
    except DatabaseFault as fault:
        return [Finding(is_right=False, text=f"database: {fault} (OKRUG_DATABASE_URL)")]
    finally:
        await database.close()
    if not broken:
        return [Finding(is_right=True, text=f"database: {len(INVARIANTS)} invariants hold")]
    return [
        Finding(
            is_right=False,
            text=f"database: invariant broken in {one.count} rows: {one.name} (e.g. {one.ids})",
        )
        for one in broken
    ]


async def _files(settings: Settings) -> Finding:
    """Counts copies of files, and those that are not in the folder."""
    folder = settings.files_folder or settings.var / "files"
    database = open_database(settings.database_url)
    try:
        async with database.read() as connection:
            every = await all_kept(connection)
    finally:
        await database.close()
    kept = {one.digest: one.size for one in every.values() if one.digest is not None}
    missing = len(kept.keys() - names_in(folder))
    said = f"files: {len(kept)} copies, {sum(kept.values()) >> 20} MB"
    if missing:
        said += f", {missing} are missing in {folder}"
    return Finding(is_right=True, warns=missing > 0, text=said)


async def _telegram(settings: Settings) -> Finding:
    try:
        name = await bot_name(settings)
    except NoAnswer as reason:
        return Finding(is_right=False, text=f"Telegram: {reason}")
    return Finding(is_right=True, text=f"Telegram: @{name}")


async def bot_name(settings: Settings) -> str:
    """Returns the bot's @username from `getMe`, without importing aiogram.

    Raises:
        NoAnswer: the message names the setting to check.
    """
    try:
        async with (
            connected(settings) as (session, address),
            session.get(f"{address}/getMe") as response,
        ):
            answer = await response.json()
    except aiohttp.ClientProxyConnectionError as error:
        raise NoAnswer(settings.does_not_answer(str(error.strerror), at_the_proxy=True)) from None
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        raise NoAnswer(settings.does_not_answer(type(error).__name__)) from None
    if not answer.get("ok"):
        said = answer.get("description", "no reason given")
        raise NoAnswer(f"OKRUG_BOT_TOKEN is refused ({said}): take the current one from @BotFather")
    return str(answer["result"]["username"])


@asynccontextmanager
async def connected(settings: Settings) -> AsyncIterator[tuple[aiohttp.ClientSession, str]]:
    """Yields a session and the address to which a method's name is added.

    Raises:
        NoAnswer: there is no token.
    """
    if settings.bot_token is None:
        raise NoAnswer("OKRUG_BOT_TOKEN is missing: take it from @BotFather")
    connector = ProxyConnector(settings.proxy) if settings.proxy else None
    async with aiohttp.ClientSession(connector=connector, timeout=TIMEOUT) as session:
        yield session, f"{settings.api_url}/bot{settings.bot_token.get_secret_value()}"
