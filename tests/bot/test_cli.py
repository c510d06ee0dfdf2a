"""The command line as used by an administrator."""

import asyncio
import os
import re
import signal
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp
import pytest

from sandbox import Box, serve
from storage.invariants import INVARIANTS
from storage.migrate import revisions
from tests.bot.looptime import until
from tests.bot.socks import Mood, socks_proxy
from tests.crowd import free_port
from tests.crowd import until as until_at_last
from tests.durability.forked import fork
from tests.postgresql import Server as PostgreSQL
from tests.postgresql import needs_postgresql

ROOT = Path(__file__).parents[2]
TOKEN = "123456:ABC"
LONG = 600.0
"""Timeout in seconds; the slowest machine needs less."""
NOWHERE = "http://127.0.0.1:9"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    code: int
    said: str
    complained: str

    @property
    def reason(self) -> str:
        """The one line of an invalid setting."""
        assert self.code == 2, self.complained
        assert "Traceback" not in self.complained
        [line] = [one for one in self.complained.splitlines() if not _is_log(one)]
        assert line.startswith("okrug: ")
        return line


class Server:
    """A folder with a database, an environment, and the commands run there."""

    def __init__(self, folder: Path, box: Box, api_url: str) -> None:
        self.folder = folder
        self.box = box
        self.database = folder / "okrug.db"
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith("OKRUG_")
        } | {
            "PYTHONPATH": str(ROOT),
            "OKRUG_BOT_TOKEN": TOKEN,
            "OKRUG_OPERATOR": "Институт; Махачкала; okrug@example.org",
            "OKRUG_API_URL": api_url,
            "OKRUG_DATABASE_URL": f"sqlite+aiosqlite:///{self.database}",
        }

    async def okrug(self, *arguments: str, **settings: str | None) -> Ended:
        """Runs a command to its end, in a process that has imported everything already."""
        with TemporaryDirectory() as written:
            process = await fork(
                ("bot.cli", *arguments), self._variables(settings), self.folder, Path(written)
            )
            try:
                async with asyncio.timeout(300):
                    await process.wait()
            finally:
                process.kill()
            assert process.returncode is not None
            return Ended(code=process.returncode, said=process.said, complained=process.complained)

    def _variables(self, settings: Mapping[str, str | None]) -> dict[str, str]:
        """Returns the environment: `settings` override the server's; None removes one."""
        asked = self.environment | {f"OKRUG_{name}": value for name, value in settings.items()}
        return {name: value for name, value in asked.items() if value is not None}

    async def begin(self, *arguments: str, **settings: str | None) -> asyncio.subprocess.Process:
        """Starts a command from nothing."""
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.cli", *arguments,
            env=self._variables(settings),
            cwd=self.folder,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip

    async def typed(self, lines: str, *arguments: str, **settings: str | None) -> Ended:
        """Runs a command that asks, and types `lines`."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.cli", *arguments,
            env=self._variables(settings),
            cwd=self.folder,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        said, complained = await process.communicate(lines.encode())
        assert process.returncode is not None
        return Ended(code=process.returncode, said=said.decode(), complained=complained.decode())

    @asynccontextmanager
    async def running(self, **settings: str | None) -> AsyncIterator[asyncio.subprocess.Process]:
        """Runs the bot during the block, then stops it."""
        process = await self.begin("run", **settings)
        try:
            async with asyncio.timeout(300):
                while not self.box.call_counts["getUpdates"]:
                    assert process.returncode is None
                    await asyncio.sleep(0.01)
            yield process
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            await process.communicate()

    def rows(self, statement: str, file: Path | None = None) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(file or self.database)) as connection:
            return list(connection.execute(statement))

    def change(self, statement: str) -> None:
        with closing(sqlite3.connect(self.database)) as connection, connection:
            connection.execute(statement)


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Server]:
    box = Box(TOKEN, username="okrug_test_bot")
    async with serve(box) as address:
        yield Server(tmp_path, box, address)


@contextmanager
def systemd(address: Path) -> Iterator[set[str]]:
    """Listens as a service manager does, and yields what it is told."""
    told: set[str] = set()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.bind(str(address))
        loop = asyncio.get_running_loop()
        loop.add_reader(channel, lambda: told.add(channel.recv(100).decode()))
        yield told
        loop.remove_reader(channel)


def _is_log(line: str) -> bool:
    """Returns whether a line is a log line, which begins with its time."""
    return line[:4].isdigit() and " INFO " in line


# ── run ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("setting", "value"),
    [("BOT_TOKEN", None), ("OPERATOR", None), ("TIMEZONE", "Moscow"), ("SEND_RATE", "50")],
)
async def test_run_names_the_setting_that_is_wrong(
    server: Server, setting: str, value: str | None
) -> None:
    ended = await server.okrug("run", **{setting: value})
    assert f"OKRUG_{setting} " in ended.reason
    assert not server.database.exists()


async def test_run_says_that_telegram_does_not_answer(server: Server) -> None:
    ended = await server.okrug("run", API_URL=NOWHERE)
    assert f"OKRUG_API_URL {NOWHERE} does not answer" in ended.reason
    assert "OKRUG_PROXY" in ended.reason


async def test_run_says_that_the_address_is_no_bot_api(server: Server) -> None:
    server.box.fault(method="getMe", fault={"html": 200})
    ended = await server.okrug("run")
    assert "OKRUG_API_URL" in ended.reason


async def test_run_says_that_the_token_is_refused_and_does_not_show_it(server: Server) -> None:
    ended = await server.okrug("run", BOT_TOKEN="123456:another")
    assert "OKRUG_BOT_TOKEN is refused" in ended.reason
    assert "another" not in ended.complained


async def test_a_folder_that_cannot_be_written_is_named(server: Server) -> None:
    (server.folder / "file").write_text("no folder")
    inside = f"sqlite+aiosqlite:///{server.folder}/file/okrug.db"
    for verb in ("run", "migrate"):
        ended = await server.okrug(verb, DATABASE_URL=inside)
        assert "OKRUG_DATABASE_URL cannot be opened or written" in ended.reason
    checked = await server.okrug("check", DATABASE_URL=inside)
    assert "WRONG  database: " in checked.said
    assert "(OKRUG_DATABASE_URL)" in checked.said
    assert checked.reason


async def test_a_file_that_is_no_database_is_named(server: Server) -> None:
    server.database.write_text("no database at all" * 100)
    assert "OKRUG_DATABASE_URL" in (await server.okrug("run")).reason
    checked = await server.okrug("check")
    assert "OKRUG_DATABASE_URL" in checked.said
    assert checked.reason


async def test_a_newer_database_is_left_alone(server: Server) -> None:
    await server.okrug("migrate")
    server.change("UPDATE alembic_version SET version_num = '9999'")
    for verb in ("run", "migrate"):
        assert "has schema 9999, newer than this program" in (await server.okrug(verb)).reason
    assert "schema 9999 is newer" in (await server.okrug("check")).said
    assert server.rows("SELECT version_num FROM alembic_version") == [("9999",)]


async def test_two_bots_do_not_run_on_one_database(server: Server) -> None:
    async with server.running() as first:
        second = await server.okrug("run")
        assert f"in use by process {first.pid}" in second.reason
        assert "in use" in (await server.okrug("migrate")).reason
        assert "in use" in (await server.okrug("invite", "head", "--district", "gornyy")).reason
        assert first.returncode is None


async def test_the_bot_runs_answers_and_stops_when_it_is_told(server: Server) -> None:
    """Under systemd, and asked by probes."""
    somebody = server.box.add_person(first_name="Патимат")
    probes = f"127.0.0.1:{free_port()}"
    server.environment |= {"NOTIFY_SOCKET": str(server.folder / "notify"), "WATCHDOG_USEC": "20000"}
    assert f"no answer from {probes}" in (await server.okrug("healthy", LISTEN=probes)).reason
    with systemd(server.folder / "notify") as told:
        async with server.running(LISTEN=probes) as process:
            somebody.start()
            await until(lambda: any(one["from"]["is_bot"] for one in somebody.messages))
            await until_at_last(lambda: {"READY=1", "WATCHDOG=1"} <= told, LONG)
            assert (await server.okrug("healthy", LISTEN=probes)).said == "ok\n"
            async with aiohttp.ClientSession(f"http://{probes}") as asked:
                pages = {
                    page: await (await asked.get(page)).text() for page in ("/readyz", "/metrics")
                }
            process.send_signal(signal.SIGTERM)
            async with asyncio.timeout(15):
                _, complained = await process.communicate()
        await until_at_last(lambda: "STOPPING=1" in told, LONG)
    assert process.returncode == 0
    assert pages["/readyz"] == "ok\n"
    assert 'okrug_taps_total{outcome="served"} 1.0' in pages["/metrics"]
    assert "okrug_database_up 1.0" in pages["/metrics"]
    assert "Патимат" not in pages["/metrics"]
    # As a word: a figure may contain its digits.
    assert not re.search(rf"\b{somebody.id}\b", pages["/metrics"])
    assert "Traceback" not in complained.decode()
    assert TOKEN not in complained.decode()
    async with server.running():
        pass  # the lock is free


# ── Behind a proxy ───────────────────────────────────────────────────────────────────────────


async def test_the_bot_waits_for_a_proxy_that_goes_away(server: Server) -> None:
    aishat = server.box.add_person(first_name="Айшат")

    def heard() -> int:
        return sum(one["from"]["is_bot"] for one in aishat.messages)

    async with socks_proxy() as proxy, server.running(PROXY=proxy.address) as process:
        aishat.start()
        await until_at_last(lambda: heard() > 0, LONG)
        assert proxy.connected
        await proxy.goes()
        await _complains(process, "getUpdates failed")
        aishat.send("/help")
        await _complains(process, "getUpdates failed")
        proxy.mood = Mood.HANGS_UP
        await proxy.comes()
        await _complains(process, "getUpdates failed")
        proxy.mood = Mood.SERVES
        before = heard()
        await until_at_last(lambda: heard() > before, LONG)
        assert process.returncode is None


async def _complains(process: asyncio.subprocess.Process, words: str) -> None:
    """Reads the log until the text appears.

    Raises:
        AssertionError: the process ended without it.
    """
    assert process.stderr is not None
    async for line in process.stderr:
        assert b"Traceback" not in line
        if words in line.decode():
            return
    raise AssertionError(f"the process ended without {words!r}")


@pytest.mark.parametrize("mood", [None, Mood.HANGS_UP, Mood.REFUSES])
async def test_a_proxy_that_does_not_serve_is_named_without_its_password(
    server: Server, mood: Mood | None
) -> None:
    """None: no proxy listens at its port."""
    async with socks_proxy("s3cret") as proxy:
        address = f"127.0.0.1:{proxy.port}"
        given = f"socks5://okrug:s3cret@{address}"
        if mood is None:
            await proxy.goes()
        else:
            proxy.mood = mood
        run = await server.okrug("run", PROXY=given)
        check = await server.okrug("check", PROXY=given)
    assert f"OKRUG_PROXY socks5://{address} " in run.reason
    assert f"WRONG  Telegram: OKRUG_PROXY socks5://{address} " in check.said
    assert "s3cret" not in run.complained + check.said + check.complained


async def test_a_proxy_that_refuses_the_password_is_named(server: Server) -> None:
    async with socks_proxy("another") as proxy:
        given = f"socks5://okrug:s3cret@127.0.0.1:{proxy.port}"
        ended = await server.okrug("run", PROXY=given)
    assert f"OKRUG_PROXY socks5://127.0.0.1:{proxy.port} " in ended.reason
    assert "authentication" in ended.reason
    assert "s3cret" not in ended.complained


async def test_a_password_of_reserved_characters_reaches_the_proxy_as_it_is(server: Server) -> None:
    async with socks_proxy("p#ss/w@rd%") as proxy:
        given = f"socks5://okrug:p%23ss%2Fw%40rd%25@127.0.0.1:{proxy.port}"
        check = await server.okrug("check", PROXY=given)
        async with server.running(PROXY=given):
            pass
    assert "ok     Telegram: @okrug_test_bot" in check.said
    assert proxy.connected > 1


async def test_a_proxy_written_wrongly_stops_every_verb_in_one_line(server: Server) -> None:
    for verb in ("run", "check"):
        ended = await server.okrug(verb, PROXY="socks5://okrug:s3#cret@127.0.0.1:1080")
        assert "OKRUG_PROXY " in ended.reason
        assert "cret" not in ended.complained


# ── setup ────────────────────────────────────────────────────────────────────────────────────

ASKED: dict[str, str | None] = {"BOT_TOKEN": None, "OPERATOR": None, "ADMINS": None}
"""Settings that are not in the environment."""
NOW = "2026-01-01 00:00:00.000000"


async def has_staff(server: Server) -> None:
    """Two administrators; the second has never opened the chat."""
    await server.okrug("migrate")
    for person, account in ((1, 7), (2, 8)):
        server.change(
            "INSERT INTO persons (id, telegram_id, language, subjects, created_at) "
            f"VALUES ({person}, {account}, 'en', '[]', '{NOW}')"
        )
        server.change(
            "INSERT INTO grants (person_id, role, since) "
            f"VALUES ({person}, 'administrator', '{NOW}')"
        )


async def test_setup_asks_keeps_and_introduces_the_bot(server: Server) -> None:
    box, file = server.box, server.folder / ".env"
    file.write_text("# ours\nOKRUG_SEND_RATE=20\nOKRUG_ADMINS=12\n")
    curator = box.add_person(first_name="Патимат", id=7)
    await has_staff(server)
    typed = f"123456\n{TOKEN}\nИнститут «Округ» #1; Махачкала; okrug@example.org\n7\n"
    ended = await server.typed(typed, "setup", **ASKED)
    assert ended.code == 0, ended.complained
    assert "OKRUG_BOT_TOKEN cannot be read: take it from @BotFather" in ended.said
    assert ended.said.count(TOKEN) == 1  # the example of the cure
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.read_text().splitlines()[:3] == ["# ours", "OKRUG_SEND_RATE=20", "OKRUG_ADMINS=7"]
    assert [one["command"] for one in box.commands.seen_by(8, "ru")][-1] == "delete"
    assert box.commands.seen_by(curator.id, "ru")[-1] == {
        "command": "analytics",
        "description": "Figures of the district",
    }
    assert box.profile["short_description:"].startswith("Методический округ")
    assert box.profile["short_description:en"].startswith("What teachers of the district need")
    assert len(box.profile_photos) == 1
    assert "ok     settings" in (await server.okrug("check", **ASKED)).said


async def test_setup_again_changes_only_what_differs(server: Server) -> None:
    box = server.box
    box.add_person(first_name="Патимат", id=7)
    await has_staff(server)
    typed = f"{TOKEN}\nИнститут; Махачкала; okrug@example.org\n7\n"
    assert (await server.typed(typed, "setup", **ASKED)).code == 0
    calls = box.call_counts.copy()
    again = await server.typed("\n\n\n", "setup", **ASKED)
    assert "the profile in Telegram is as it should be" in again.said
    assert not any(name.startswith("set") for name in box.call_counts - calls)
    server.change(f"UPDATE grants SET ended_at = '{NOW}'")
    box.profile["description:"] = "Другое"
    differs = await server.okrug("setup", "--check", **ASKED)
    assert differs.said == "differs: description (ru)\ndiffers: commands of 7\n"
    assert "okrug setup corrects it" in differs.reason
    assert (await server.typed("", "setup", **ASKED)).code == 0
    assert (await server.okrug("setup", "--check", **ASKED)).code == 0
    assert box.commands.seen_by(7, "ru") == box.commands.seen_by(8, "ru")


async def test_setup_without_answers_names_what_is_missing(server: Server) -> None:
    ended = await server.okrug("setup", **ASKED)
    assert "OKRUG_BOT_TOKEN is missing" in ended.reason
    assert not (server.folder / ".env").exists()
    refused = await server.okrug("setup", "--check", BOT_TOKEN="1:another")
    assert "refused" in refused.reason
    assert "OKRUG_API_URL" in (await server.okrug("setup", "--check", API_URL=NOWHERE)).reason


# ── The other verbs ──────────────────────────────────────────────────────────────────────────


async def test_check_says_what_is_right(server: Server) -> None:
    await server.okrug("migrate")
    ended = await server.okrug("check")
    assert ended.code == 0
    assert ended.said.splitlines() == [
        "ok     settings: token and operator are there",
        "ok     updates: polling, one process",
        "ok     database: the newest schema",
        "ok     encryption: none (okrug encrypt)",
        f"ok     database: {len(INVARIANTS)} invariants hold",
        "ok     files: 0 copies, 0 MB",
        "ok     Telegram: @okrug_test_bot",
    ]


async def test_check_before_the_first_start_makes_nothing(server: Server) -> None:
    fresh = server.folder / "var" / "okrug.db"
    ended = await server.okrug("check", DATABASE_URL=f"sqlite+aiosqlite:///{fresh}")
    assert ended.code == 0
    assert "ok     database: will be migrated to the newest schema at start" in ended.said
    assert not fresh.parent.exists()


@pytest.mark.parametrize(
    ("setting", "value", "finding"),
    [
        ("BOT_TOKEN", None, "WRONG  settings: OKRUG_BOT_TOKEN is missing"),
        ("OPERATOR", None, "WRONG  settings: OKRUG_OPERATOR is missing"),
        ("API_URL", NOWHERE, f"WRONG  Telegram: OKRUG_API_URL {NOWHERE} does not answer"),
        ("BOT_TOKEN", "1:another", "WRONG  Telegram: OKRUG_BOT_TOKEN is refused"),
    ],
)
async def test_check_says_what_is_wrong(
    server: Server, setting: str, value: str | None, finding: str
) -> None:
    ended = await server.okrug("check", **{setting: value})
    assert finding in ended.said
    assert "fix what is marked WRONG" in ended.reason


async def test_migrate_says_what_it_did(server: Server) -> None:
    newest = revisions()[-1]
    assert (await server.okrug("migrate")).said == f"schema empty → {newest}\n"
    assert (await server.okrug("migrate")).said == f"schema {newest}: nothing to do\n"


async def test_a_backup_taken_under_load_is_restored_and_sound(server: Server) -> None:
    target = server.folder / "copies" / "today.db"
    people = [server.box.add_person(first_name="Патимат") for _ in range(20)]
    async with server.running():
        for one in people:
            one.start()
        ended = await server.okrug("backup", str(target))
        assert (ended.code, ended.said) == (0, f"copied to {target}\n")
        busy = await server.okrug("restore", str(target))
        assert "in use by process" in busy.reason
    assert server.rows("SELECT count(*) FROM municipalities", target) == [(52,)]
    assert "exists already" in (await server.okrug("backup", str(target))).reason

    server.change("DELETE FROM holidays")
    restored = await server.okrug("restore", str(target))
    first, second = restored.said.splitlines()
    assert first == f"restored {target}; run okrug check, then start the bot"
    old = Path(second.removeprefix("the old database: ").partition(",")[0])
    assert server.rows("SELECT count(*) FROM holidays", old) == [(0,)]
    assert server.rows("SELECT count(*) FROM holidays") != [(0,)]
    assert f"{len(INVARIANTS)} invariants hold" in (await server.okrug("check")).said
    async with server.running():
        pass  # the bot starts on it


async def test_restore_says_why_nothing_was_replaced(server: Server) -> None:
    await server.okrug("migrate")
    assert "is not there" in (await server.okrug("restore", "none.db")).reason
    (server.folder / "words.db").write_text("no database at all" * 100)
    ended = await server.okrug("restore", "words.db")
    assert "nothing was replaced: words.db cannot be read: " in ended.reason


async def test_backup_says_why_there_is_no_copy(server: Server) -> None:
    target = str(server.folder / "copy.db")
    assert "the copy failed" in (await server.okrug("backup", target)).reason
    ended = await server.okrug("backup", target, DATABASE_URL="postgresql+asyncpg://x/okrug")
    assert "the copy failed: pg_dump" in ended.reason
    assert not (server.folder / "copy.db").exists()


@needs_postgresql
async def test_move_takes_the_file_of_a_stopped_bot_to_postgresql(
    server: Server, second_server: PostgreSQL
) -> None:
    file, new = str(server.database), second_server.new_database()
    async with server.running() as bot:
        busy = await server.okrug("move", file, DATABASE_URL=new)
        assert f"in use by process {bot.pid}" in busy.reason
    ended = await server.okrug("move", file, DATABASE_URL=new)
    assert ended.code == 0, ended.complained
    first, second, third = ended.said.splitlines()
    assert first.startswith("moved and compared ")
    assert second == f"{file} was not changed: keep it until you trust the new database"
    assert third.startswith(f"copy {server.folder / 'secret.key'} to var/: ")
    again = await server.okrug("move", file, DATABASE_URL=new)
    assert "nothing was moved: the table " in again.reason
    assert "has rows already" in again.reason
    # The dump of it is restored into another database.
    copy, other = str(server.folder / "copy.dump"), second_server.new_database()
    assert (await server.okrug("backup", copy, DATABASE_URL=new)).said == f"copied to {copy}\n"
    restored = await server.okrug("restore", copy, DATABASE_URL=other)
    assert restored.said == f"restored {copy}; run okrug check, then start the bot\n"
    assert "invariants hold" in (await server.okrug("check", DATABASE_URL=other)).said
    refused = await server.okrug("restore", copy, DATABASE_URL=new)
    assert "has tables already: create an empty database" in refused.reason
    broken = await server.okrug("restore", file, DATABASE_URL=second_server.new_database())
    assert "nothing was replaced: pg_restore: error: " in broken.reason


async def test_move_says_what_it_needs(server: Server) -> None:
    new = "postgresql+asyncpg://okrug@127.0.0.1:9/okrug"
    assert "is still SQLite" in (await server.okrug("move", "okrug.db")).reason
    assert "is not there" in (await server.okrug("move", "okrug.db", DATABASE_URL=new)).reason
    await server.okrug("migrate")
    away = await server.okrug("move", "okrug.db", DATABASE_URL=new)
    assert "OKRUG_DATABASE_URL cannot be opened or written" in away.reason


async def test_retain_says_how_much_is_old_and_deletes_it_only_if_asked(server: Server) -> None:
    assert "run okrug migrate first" in (await server.okrug("retain", "--dry-run")).reason
    await server.okrug("migrate")
    server.change("INSERT INTO group_chats VALUES (1, '2026-01-15 12:00:00.000000')")
    copy = server.folder / "before-0001.db"
    copy.touch()
    os.utime(copy, (0, 0))
    async with server.running():  # the bot has deleted nothing yet: it does so once an hour
        counted = await server.okrug("retain", "--dry-run")
        assert "in use" in (await server.okrug("retain")).reason
    lines = counted.said.splitlines()
    assert lines[3].split() == [
        *["groups", "that", "were", "answered", "kept", "1", "day", "1", "older"]
    ]
    assert "letters that have ended" in lines[5]
    assert lines[6].split() == [
        *["copies", "before", "a", "change", "kept", "14", "days", "1", "older"]
    ]
    assert copy.exists()
    deleted = await server.okrug("retain")
    assert deleted.said == counted.said.replace("older", "deleted")
    assert server.rows("SELECT * FROM group_chats") == []
    assert not copy.exists()


async def test_an_installation_is_encrypted_and_its_key_looked_after(server: Server) -> None:
    pytest.importorskip("sqlcipher3", reason="the extra “encrypted” is not installed")
    key, copy, new = (_key(server.folder / name) for name in ("key", "key-too", "new-key"))
    await server.okrug("migrate")
    missing = await server.okrug("check", DATABASE_KEY_FILE="none")
    assert "OKRUG_DATABASE_KEY_FILE cannot be used (none: No such file" in missing.reason
    assert "set OKRUG_DATABASE_KEY_FILE first" in (await server.okrug("encrypt")).reason
    assert "is not encrypted" in (await server.okrug("rekey", "new-key")).reason

    server.environment["OKRUG_DATABASE_KEY_FILE"] = str(key)
    assert "run okrug encrypt" in (await server.okrug("run")).reason
    encrypted = await server.okrug("encrypt")
    assert encrypted.said.splitlines()[0] == f"encrypted {server.database}"
    person = server.box.add_person(first_name="Патимат")
    async with server.running():
        person.start()
        await until(lambda: any(one["from"]["is_bot"] for one in person.messages))
        assert "in use" in (await server.okrug("rekey", "new-key")).reason
        await server.okrug("backup", "copy.db")
        for file in server.folder.glob("*.db*"):
            assert "Патимат".encode() not in file.read_bytes(), file.name
            assert b"CREATE TABLE" not in file.read_bytes(), file.name

    await _the_second_copy_is_shown(server, copy)
    assert "is the key in use" in (await server.okrug("rekey", "--verify", str(key))).reason
    assert "is another key" in (await server.okrug("rekey", "--verify", str(new))).reason
    changed = await server.okrug("rekey", str(new))
    assert f"encrypted {server.database}" in changed.said
    assert "OKRUG_DATABASE_URL" in (await server.okrug("run")).reason  # still with the old key
    server.environment["OKRUG_DATABASE_KEY_FILE"] = str(new)
    assert "invariants hold" in (await server.okrug("check")).said
    postgresql = {"DATABASE_URL": "postgresql+asyncpg://localhost/okrug"}
    assert "encrypt its volume" in (await server.okrug("encrypt", **postgresql)).reason


def _key(file: Path) -> Path:
    file.write_bytes(file.name[:1].encode() * 32)
    return file


async def _the_second_copy_is_shown(server: Server, copy: Path) -> None:
    checked = await server.okrug("check")
    assert checked.code == 0
    assert "ok     encryption: SQLCipher, key " in checked.said
    assert "WARN   encryption: no second copy of the key was shown" in checked.said
    assert (await server.okrug("rekey", "--verify", str(copy))).code == 0
    assert "WARN" not in (await server.okrug("check")).said
    seen = server.folder / "second-key.json"
    seen.write_text(re.sub(r"\d{4}-\d\d-\d\d", "2026-01-15", seen.read_text()))
    late = (await server.okrug("check")).said
    assert "WARN   encryption: the second copy of the key was last shown on 2026-01-15" in late


async def test_invite_prints_a_link_that_grants_the_role_once(server: Server) -> None:
    ended = await server.okrug("invite", "council-member", "--municipality", "levashinskiy")
    link = ended.said.strip()
    assert link.startswith("https://t.me/okrug_test_bot?start=role-")
    assert ended.code == 0
    code = link.rpartition("role-")[2]
    assert len(server.rows("SELECT id FROM invites")) == 1
    assert code


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["king"], "unknown role king: use one of council-member, head"),
        (["administrator"], "unknown role administrator"),
        (["head"], "head needs --district ID"),
        (["head", "--district", "atlantis"], "head needs --district ID"),
        (["council-member", "--district", "gornyy"], "council-member needs --municipality ID"),
    ],
)
async def test_invite_says_what_it_needs(server: Server, arguments: list[str], why: str) -> None:
    assert why in (await server.okrug("invite", *arguments)).reason


async def test_load_says_what_it_did_and_the_second_time_nothing_changes(server: Server) -> None:
    file = str(ROOT / "data" / "organizations.toml")
    first = await server.okrug("load", file)
    assert first.code == 0
    added = server.rows("SELECT count(*) FROM organizations")[0][0]
    assert isinstance(added, int)
    assert added > 0
    assert str(added) in first.said
    second = await server.okrug("load", file)
    assert second.code == 0
    assert second.said != first.said
    assert server.rows("SELECT count(*) FROM organizations") == [(added,)]


async def test_load_names_file_and_line_of_what_is_wrong(server: Server) -> None:
    file = server.folder / "schools.toml"
    file.write_text('[[organizations]]\nid = "x"\nname = "СОШ"\n')
    ended = await server.okrug("load", str(file))
    assert ended.code == 2
    assert "Traceback" not in ended.complained
    assert "schools.toml:2: the field “municipality” is empty" in ended.complained
    assert server.rows("SELECT count(*) FROM organizations") == [(0,)]


async def test_load_of_a_file_that_is_not_there_says_so(server: Server) -> None:
    ended = await server.okrug("load", "nothing.toml")
    assert "nothing.toml" in ended.reason


async def test_an_unknown_verb_is_told_the_verbs(server: Server) -> None:
    ended = await server.okrug("dance")
    assert ended.code == 2
    assert "invalid choice" in ended.complained
