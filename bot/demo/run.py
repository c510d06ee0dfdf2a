"""`okrug demo`: the bot as a separate process in a sandbox, with sample people.

Nothing in it is real: every account and the operator are marked «образец».
"""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from bot.demo.past import live_through
from bot.demo.people import ADMINISTRATOR, CannotPlay, Sample, fill, first, seat, until
from bot.load import DATA, load_from_command_line
from bot.settings import PREFIX, Settings, load_settings
from district.clock import utc_now
from sandbox import Box, Person, serve

TOKEN = "1:demo"  # noqa: S105 - the sandbox has no secrets
OPERATOR = "Институт (образец); г. Махачкала; okrug@example.org"
FAREWELL = 15.0
HOME = ZoneInfo("Europe/Moscow")
BEGINNING, NOON, END = 8, 12, 18


async def demo(port: int) -> None:
    """Runs the demo until Ctrl-C. Leaves no process and no file behind.

    Raises:
        CannotPlay: the port is taken, or the bot does not start.
    """
    stopping = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    with TemporaryDirectory(prefix="okrug-demo-") as folder:
        try:
            async with playing(port, Path(folder)) as (address, bot):
                print(f"\nOpen {address}\nPress Ctrl-C to stop.", flush=True)
                await first(bot.wait(), stopping.wait())
                if not stopping.is_set():
                    raise CannotPlay(f"the bot has ended: {_last_line(Path(folder))}")
        except OSError as error:
            raise CannotPlay(
                f"port {port} cannot be used ({error.strerror}): name another with --port"
            ) from None


@asynccontextmanager
async def playing(port: int, folder: Path) -> AsyncIterator[tuple[str, asyncio.subprocess.Process]]:
    """Yields the address of the web page and the bot's process, after the sample
    people have acted.
    """
    box = Box(TOKEN)
    box.bot["first_name"] = "Округ (образец)"
    strict, box.limits = box.limits, None
    seated = seat(box)
    async with serve(box, port=port) as api:
        settings = {
            "bot_token": TOKEN,
            "api_url": api,
            "database_url": f"sqlite+aiosqlite:///{folder / 'okrug.db'}",
            "operator": OPERATOR,
            "timezone": zone_by_day(utc_now()),
            "admins": str(seated[ADMINISTRATOR].id),
        }
        await _prepare(load_settings(**settings, _env_file=None), seated, box)
        async with _bot_process(box, settings, folder) as bot:
            shown = await fill(box, seated)
            box.limits = strict
            yield f"{api}/#people={','.join(map(str, shown))}", bot


def zone_by_day(now: datetime) -> str:
    """Returns a zone in which it is daytime for some hours: letters wait at night."""
    if BEGINNING <= now.astimezone(HOME).hour < END:
        return HOME.key
    return f"Etc/GMT{now.hour - NOON:+d}"  # the signs of these names are inverted


async def _prepare(settings: Settings, seated: Mapping[Sample, Person], box: Box) -> None:
    """Loads the catalogues, lets the people live through a month, and opens their chats."""
    await load_from_command_line(settings, [DATA / "organizations.toml"])
    accounts = {sample: account.id for sample, account in seated.items()}
    await live_through(settings, accounts, partial(_kept, box))
    for account in seated.values():
        account.start()


def _kept(box: Box, name: str, content: bytes) -> dict[str, Any]:
    """Stores a file, and returns it as an answer of a form."""
    stored = box.files.keep(name, content)
    return {
        "id": stored.id,
        "unique": stored.unique_id,
        "name": name,
        "mime": stored.mime,
        "size": len(content),
    }


@asynccontextmanager
async def _bot_process(
    box: Box, settings: dict[str, str], folder: Path
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Starts the bot as a user would, in its own session, so that Ctrl-C reaches only the demo."""
    named = {f"{PREFIX}{name.upper()}": value for name, value in settings.items()}
    foreign = {name for name in os.environ if name.startswith(PREFIX)}
    with (folder / "okrug.log").open("wb") as log:
        bot = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.cli", "run"),
            cwd=Path(__file__).parent.parent.parent,
            env={name: value for name, value in os.environ.items() if name not in foreign} | named,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            with suppress(TimeoutError):
                await first(bot.wait(), until(box, lambda: box.call_counts["getUpdates"] > 0))
            if bot.returncode is not None or not box.call_counts["getUpdates"]:
                raise CannotPlay(f"the bot does not start: {_last_line(folder)}")
            yield bot
        finally:
            await _end(bot)


async def _end(bot: asyncio.subprocess.Process) -> None:
    if bot.returncode is None:
        bot.terminate()
        try:
            async with asyncio.timeout(FAREWELL):
                await bot.wait()
        except TimeoutError:
            bot.kill()
            await bot.wait()


def _last_line(folder: Path) -> str:
    lines: Sequence[str] = (folder / "okrug.log").read_text(errors="replace").split("\n")
    return next((line for line in reversed(lines) if line.strip()), "no output")
