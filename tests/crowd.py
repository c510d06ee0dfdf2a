"""A bot as a separate process with many people, for benchmarks and crash tests."""

import asyncio
import os
import socket
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.demo.run import zone_by_day
from bot.load import DATA, load_from_command_line
from bot.settings import Settings, load_settings
from district.clock import utc_now
from district.languages import Language
from district.people.person import CONSENT_VERSION, Consent, Name, Position, Profile, Subject
from district.people.roles import Role, Scope
from district.territory import OrganizationKind
from sandbox import Person
from services.territory import Territory
from storage.database import open_database
from storage.people.people import add_person, save_profile
from storage.people.roles import add_grant

TOKEN = "1:crowd"
OPERATOR = "Институт; Махачкала; okrug@example.org"
ROOT = Path(__file__).parent.parent
OKRUG = ("bot.cli", "run")
PATIENCE = 60.0
"""Timeout in seconds of a start and of a reply."""


ALONE = 1_000_000
"""Threshold of approval, so high that it never applies."""
MANY = 1_000_000
"""For limits per person: one person reports all day here."""


def settings_for(
    address: str, folder: Path, database_url: str | None = None, **given: Any
) -> Settings:
    return load_settings(
        _env_file=None,
        bot_token=TOKEN,
        api_url=address,
        database_url=database_url or f"sqlite+aiosqlite:///{folder / 'okrug.db'}",
        operator=OPERATOR,
        timezone=zone_by_day(utc_now()),
        announce_alone=ALONE,
        limit_open_requests=MANY,
        limit_own_words=MANY,
        refusal_waits_seconds=1,
        **given,
    )


async def known(
    settings: Settings,
    accounts: Sequence[int],
    *,
    members: Sequence[int] = (),
    where: str | None = None,
) -> None:
    """Everyone has a consent and a profile; `members` decide in their municipality."""
    await load_from_command_line(settings, [DATA / "organizations.toml"])
    database = open_database(settings.database_url)
    territory = Territory(database=database)
    every = await territory.municipalities()
    municipality = next(one for one in every if where in {None, one.id})
    page = await territory.organizations(municipality.id)
    schools = [facts.organization for facts in page.items]
    school = next(one for one in schools if one.kind is OrganizationKind.SCHOOL)
    council = next(one for one in schools if one.id != school.id)
    now = utc_now()
    async with database.write() as tx:
        for account in (*accounts, *members):
            consent = Consent(version=CONSENT_VERSION, given_at=now)
            person = await add_person(tx, account=account, language=Language.RU, consent=consent)
            profile = Profile(
                name=Name(surname="Образцов", given="Образец"),
                municipality=municipality,
                organization=council if account in members else school,
                position=Position.TEACHER,
                subjects=(Subject.PHYSICS,),
                working_since=2015,
            )
            await save_profile(tx, person, profile)
            if account in members:
                since, place = now - timedelta(days=1), profile.place
                scope = Scope(district=place.district, municipality=place.municipality)
                role = Role.COUNCIL_MEMBER
                await add_grant(tx, person=person, role=role, scope=scope, since=since)
    await database.close()


ONE_FOR_MANY = ("OKRUG_LIMIT_OPEN_REQUESTS", "OKRUG_LIMIT_OWN_WORDS")
"""Limits that are `MANY`."""


def environment(settings: Settings) -> dict[str, str]:
    """Returns the environment of a bot's or an echo's process."""
    named = {
        "OKRUG_BOT_TOKEN": TOKEN,
        "OKRUG_API_URL": settings.api_url,
        "OKRUG_DATABASE_URL": settings.database_url,
        "OKRUG_OPERATOR": OPERATOR,
        "OKRUG_ADMINS": ",".join(map(str, settings.admins)),
        "OKRUG_SEND_RATE": str(settings.send_rate),
        "OKRUG_TIMEZONE": settings.timezone.key,
        "OKRUG_ANNOUNCE_ALONE": str(settings.announce_alone),
        "OKRUG_LISTEN": settings.listen or "",
        "OKRUG_WEBHOOK_URL": settings.webhook_url or "",
        "OKRUG_SECRET_FILE": str(settings.secret_file or ""),
        "OKRUG_REFUSAL_WAITS_SECONDS": str(settings.refusal_waits_seconds),
        **dict.fromkeys(ONE_FOR_MANY, str(MANY)),
        "PYTHONPATH": str(ROOT),
        "ECHO_TOKEN": TOKEN,
        "ECHO_API_URL": settings.api_url,
    }
    return os.environ | named


def behind_webhook(folder: Path) -> dict[str, Any]:
    """Returns the settings with which several bots may share a database."""
    key = folder / "key"
    key.write_bytes(os.urandom(32))
    key.chmod(0o600)
    listen = f"127.0.0.1:{free_port()}"
    return {"listen": listen, "webhook_url": f"http://{listen}/telegram", "secret_file": key}


@asynccontextmanager
async def bot_process(
    command: Sequence[str], settings: Settings, folder: Path
) -> AsyncIterator[tuple[int, float]]:
    """Yields the bot's pid and start time; ends it with the block. Its log is `folder / "log"`."""
    started = time.monotonic()
    with (folder / "log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", *command), cwd=folder, env=environment(settings), stderr=log
        )
    try:
        yield process.pid, started
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


async def until(is_so: Callable[[], bool], seconds: float = PATIENCE) -> None:
    async with asyncio.timeout(seconds):
        while not is_so():  # noqa: ASYNC110 - precise enough for a benchmark
            await asyncio.sleep(0.02)


def find_button(account: Person, label: str) -> tuple[int, str] | None:
    """Returns message and data of the newest button with that label."""
    for message in reversed(account.messages):
        for row in message.get("reply_markup", {}).get("inline_keyboard", []):
            for button in row:
                if button["text"] == label:
                    return message["message_id"], button["callback_data"]
    return None
