"""The command line. Only `run` imports aiogram, which takes seconds and 160 MB.

A problem with settings, files or the machine ends a verb with exit code 2 and one line that names
the problem and the cure, without a traceback.
"""
# ruff: noqa: PLC0415 - each verb imports only what it needs

import argparse
import asyncio
import gc
import os
import sqlite3
import sys
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any

from bot.lock import NoPlace, Taken, locked
from bot.settings import VAR, Settings, WrongSetting, load_settings
from district.clock import utc_now
from district.errors import DatabaseFault
from storage.database import file_of, key_of, with_key
from storage.migrate import NewerSchema
from storage.private import UMASK, narrow_all

WRONG = 2

Verb = Callable[[argparse.Namespace], None]


class Stop(Exception):
    """Ends a verb with a one-line reason."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit code: 0, or 2 if something has to be fixed first."""
    os.umask(UMASK)
    parsed = _parser().parse_args(arguments)
    verb: Verb = parsed.verb
    try:
        verb(parsed)
    except (Stop, WrongSetting) as reason:
        print(f"okrug: {reason}", file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        return 0
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="okrug", description="A Telegram bot for a methodical district."
    )
    verbs = parser.add_subparsers(required=True, metavar="VERB")

    def verb(name: str, work: Verb, about: str) -> argparse.ArgumentParser:
        added = verbs.add_parser(name, help=about, description=about)
        added.set_defaults(verb=work)
        return added

    verb("run", run, "run the bot until SIGINT or SIGTERM")
    demo = verb("demo", play_demo, "run the bot in a sandbox, without a token, with sample people")
    demo.add_argument("--port", type=int, default=8081, help="port of the web page (default 8081)")
    verb(
        "setup", set_up, "ask for the settings, and set the bot's profile in Telegram"
    ).add_argument("--check", action="store_true", help="only show what differs")
    verb("healthy", ask_health, "ask the running bot at OKRUG_LISTEN whether it is well")
    verb("check", check, "check settings, database and Telegram")
    verb("migrate", bring_up_to_date, "migrate the database to the newest schema")
    verb("load", load_files, "load territory, topics, types or organizations").add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="TOML, xlsx or ods"
    )
    _add_keeping(verb)
    invite = verb("invite", print_invite, "print a one-time link that grants a role")
    invite.add_argument("role", metavar="ROLE")
    where = invite.add_mutually_exclusive_group()
    where.add_argument("--district", metavar="ID")
    where.add_argument("--municipality", metavar="ID")
    return parser


def _add_keeping(verb: Callable[[str, Verb, str], argparse.ArgumentParser]) -> None:
    """Adds the verbs that keep the data: copies, retention, encryption, another database."""
    backup = verb("backup", copy_database, "copy the database; works while the bot runs")
    backup.add_argument("target", type=Path, metavar="PATH")
    restoring = verb("restore", restore_backup, "put a backup in the place of the database")
    restoring.add_argument("file", type=Path, metavar="FILE")
    restoring.add_argument(
        "--anyway", action="store_true", help="even if invariants do not hold, see okrug check"
    )
    retaining = verb("retain", retain, "delete what is old, as the bot does every hour")
    retaining.add_argument("--dry-run", action="store_true", help="only show how much it is")
    verb("encrypt", encrypt, "encrypt the SQLite file and its copies, see OKRUG_DATABASE_KEY_FILE")
    rekey = verb(
        "rekey", change_key, "encrypt with another key, or show the second copy of the key"
    )
    which = rekey.add_mutually_exclusive_group(required=True)
    which.add_argument("new", type=Path, nargs="?", metavar="FILE", help="the new key")
    which.add_argument(
        "--verify", type=Path, metavar="FILE", help="the second copy, to be compared"
    )
    moving = verb("move", move_file, "move a SQLite file to the PostgreSQL of OKRUG_DATABASE_URL")
    moving.add_argument("file", type=Path, metavar="FILE", help="it is only read, and stays")


def run(_: argparse.Namespace) -> None:
    settings = load_settings()
    settings.ensure_can_run()
    with _together() if settings.is_replicated else _alone(settings):
        gc.disable()  # imports create no garbage: saves an eighth of the start time
        from bot.deferred_models import import_aiogram

        import_aiogram()
        from bot.app import Unreachable, serve

        try:
            _run(serve(settings))
        except Unreachable as reason:
            raise Stop(str(reason)) from None


def play_demo(parsed: argparse.Namespace) -> None:
    try:
        from bot.demo.people import CannotPlay
        from bot.demo.run import demo
    except ModuleNotFoundError as missing:
        if missing.name != "sandbox":
            raise
        raise Stop("the demo needs the sandbox: pip install 'okrug[sandbox]'") from None

    try:
        asyncio.run(demo(parsed.port))
    except CannotPlay as reason:
        raise Stop(str(reason)) from None


def set_up(parsed: argparse.Namespace) -> None:
    from bot.check import NoAnswer
    from bot.setup.profile import differences
    from bot.setup.questions import ask_settings

    if not parsed.check:
        print("\n".join(f"{name}: kept in .env" for name in ask_settings()))
    settings = load_settings()
    settings.ensure_can_run()
    try:
        found = asyncio.run(differences(settings, utc_now(), correct=not parsed.check))
    except (NoAnswer, DatabaseFault) as reason:
        raise Stop(str(reason)) from None
    for name in found:
        print(f"{'differs' if parsed.check else 'set'}: {name}")
    if not found:
        print("the profile in Telegram is as it should be")
    elif parsed.check:
        raise Stop("okrug setup corrects it")


def ask_health(_: argparse.Namespace) -> None:
    from http.client import HTTPConnection, HTTPException

    address = load_settings().listen_at
    if address is None:
        raise Stop("OKRUG_LISTEN is not set: the bot answers no probes")
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address[0], address[0])  # noqa: S104 - not to listen
    try:
        connection = HTTPConnection(host, address[1], timeout=4)
        connection.request("GET", "/healthz")
        response = connection.getresponse()
        said = response.read().decode().strip()
    except (OSError, HTTPException) as error:
        raise Stop(f"no answer from {host}:{address[1]} ({error})") from None
    if response.status != HTTPStatus.OK:
        raise Stop(said)
    print(said)


def check(_: argparse.Namespace) -> None:
    from bot.check import findings

    settings = load_settings()
    found = asyncio.run(findings(settings, _today(settings)))
    for finding in found:
        mark = "WRONG" if not finding.is_right else "WARN" if finding.warns else "ok"
        print(f"{mark:5}  {finding.text}")
    if not all(finding.is_right for finding in found):
        raise Stop("fix what is marked WRONG")


def bring_up_to_date(_: argparse.Namespace) -> None:
    from storage.migrate import migrate

    settings = load_settings()
    with _alone(settings):
        done = asyncio.run(migrate(settings.database_url))
    if not done.changed:
        print(f"schema {done.after}: nothing to do")
        return
    print(f"schema {done.before or 'empty'} → {done.after}")
    if done.saved_to:
        print(f"copy of the database before the migration: {done.saved_to}")


def load_files(parsed: argparse.Namespace) -> None:
    from bot.load import CannotLoad, load_from_command_line

    settings = load_settings()
    with _alone(settings):
        try:
            lines = asyncio.run(load_from_command_line(settings, parsed.files))
        except CannotLoad as reason:
            raise Stop("\n".join(reason.args)) from None
    print("\n".join(lines))


def copy_database(parsed: argparse.Namespace) -> None:
    from storage.backup import back_up
    from storage.dumps import NoTool, ToolFailed

    settings = load_settings()
    try:
        with _progress_bar("B") as show:
            back_up(settings.database_url, parsed.target, show)
    except FileExistsError:
        raise Stop(f"{parsed.target} exists already: name another file") from None
    except (sqlite3.Error, OSError, NoTool, ToolFailed) as error:
        raise Stop(f"the copy failed: {error}") from None
    print(f"copied to {parsed.target}")


def restore_backup(parsed: argparse.Namespace) -> None:
    from storage.dumps import NoTool, ToolFailed
    from storage.restoring import CannotRestore, restore

    settings = load_settings()
    if not parsed.file.is_file():
        raise Stop(f"{parsed.file} is not there: name a file made by okrug backup")
    with _alone(settings):
        now = datetime.now(settings.timezone)
        try:
            old = asyncio.run(
                restore(settings.database_url, parsed.file, now, anyway=parsed.anyway)
            )
        except (CannotRestore, NoTool, ToolFailed) as reason:
            raise Stop(f"nothing was replaced: {reason}") from None
    print(f"restored {parsed.file}; run okrug check, then start the bot")
    if old is not None:
        print(f"the old database: {old}, deleted after 14 days")


def retain(parsed: argparse.Namespace) -> None:
    settings = load_settings()
    if parsed.dry_run:
        _show_old(settings)
        return
    with _alone(settings):
        _show_old(settings, deletes=True)


def _show_old(settings: Settings, *, deletes: bool = False) -> None:
    from bot.retain import retained
    from storage.migrate import is_current

    if not asyncio.run(is_current(settings.database_url)):
        raise Stop("the database has an older schema: run okrug migrate first")
    lines = asyncio.run(retained(settings, deletes=deletes))
    for line in lines:
        done = "deleted" if deletes else "older"
        print(f"{line.name:34}  kept {line.kept:8}  {line.old} {done}")


def encrypt(_: argparse.Namespace) -> None:
    settings = load_settings()
    file = _sqlite_file(settings)
    if settings.database_key_file is None:
        raise Stop("set OKRUG_DATABASE_KEY_FILE first: head -c 32 /dev/urandom > FILE")
    key = key_of(settings.database_url)
    with _alone(settings):
        _encrypt_all(file, None, key)
    print("keep a second copy of the key elsewhere, without it the data is lost; then show it:")
    print("okrug rekey --verify FILE")


def change_key(parsed: argparse.Namespace) -> None:
    from storage.encrypting import fingerprint_of, record_second_key
    from storage.secret_key import WrongKey, read_key

    settings = load_settings()
    file, key = _sqlite_file(settings), key_of(settings.database_url)
    if key is None:
        raise Stop("the database is not encrypted: set OKRUG_DATABASE_KEY_FILE, run okrug encrypt")
    named = parsed.verify or parsed.new
    try:
        other = read_key(named)
    except WrongKey as wrong:
        raise Stop(f"no key: {wrong}") from None
    if parsed.verify is None:
        with _alone(settings):
            _encrypt_all(file, key, other)
        print(f"now set OKRUG_DATABASE_KEY_FILE={named}, and keep a second copy of it elsewhere")
        return
    if settings.database_key_file is not None and named.samefile(settings.database_key_file):
        raise Stop(f"{named} is the key in use: name its second copy")
    if other != key:
        raise Stop(
            f"{named} is another key ({fingerprint_of(other)}); "
            f"that of the database is {fingerprint_of(key)}"
        )
    record_second_key(settings.var, key, _today(settings))
    print(f"{named} opens the database (key {fingerprint_of(key)}); okrug check knows the day")


def _sqlite_file(settings: Settings) -> Path:
    file = file_of(settings.database_url)
    if file is None:
        raise Stop(
            "OKRUG_DATABASE_URL is PostgreSQL: encrypt its volume and its dumps, "
            "see docs/operations.md"
        )
    return file


def _encrypt_all(file: Path, key: bytes | None, new_key: bytes | None) -> None:
    from storage.encrypting import CannotEncrypt, encrypt_file, own_files

    try:
        for each in own_files(file):
            if new_key is not None and each.exists() and encrypt_file(each, key, new_key):
                print(f"encrypted {each}")
    except (CannotEncrypt, sqlite3.Error, OSError) as reason:
        raise Stop(f"not everything is encrypted, run it again: {reason}") from None


def move_file(parsed: argparse.Namespace) -> None:
    settings = load_settings()
    if file_of(settings.database_url) is not None:
        raise Stop(
            "OKRUG_DATABASE_URL is still SQLite: set it to the new PostgreSQL database, "
            "postgresql+asyncpg://…, and name the file here: okrug move var/okrug.db"
        )
    if not parsed.file.is_file():
        raise Stop(f"{parsed.file} is not there: name the SQLite file to move")
    try:
        from storage.moving import CannotMove, move
    except ModuleNotFoundError as missing:
        raise Stop(f"{missing.name} is not installed: install the extra “postgres”") from None
    address = f"sqlite+aiosqlite:///{parsed.file}"
    if settings.database_key_file is not None:
        address = with_key(address, settings.database_key_file)
    source = settings.model_copy(update={"database_url": address})
    with ExitStack() as locks:
        for each in {one.lock_file.resolve(): one for one in (source, settings)}.values():
            locks.enter_context(_alone(each))
        try:
            with _progress_bar("rows") as show:
                moved = asyncio.run(move(address, settings.database_url, show))
        except CannotMove as reason:
            raise Stop(f"nothing was moved: {reason}") from None
    print(f"moved and compared {moved.rows} rows of {moved.tables} tables")
    print(f"{parsed.file} was not changed: keep it until you trust the new database")
    key = source.var / "secret.key"
    if settings.secret_file is None and key.exists() and source.var.resolve() != VAR.resolve():
        print(f"copy {key} to {VAR}/: it opens the votes that are still secret")


def print_invite(parsed: argparse.Namespace) -> None:
    from bot.invite import NoInvite, invite

    settings = load_settings()
    settings.ensure_can_run()
    with _alone(settings):
        try:
            link = asyncio.run(invite(settings, parsed.role, parsed.district, parsed.municipality))
        except NoInvite as reason:
            raise Stop(str(reason)) from None
    print(link)


@contextmanager
def _progress_bar(unit: str) -> Iterator[Callable[[int, int], None]]:
    """Provides a function that shows how much of the total is done, on a terminal only."""
    from tqdm import tqdm

    with tqdm(unit=unit, unit_scale=True, leave=False, disable=None) as bar:

        def show(done: int, total: int) -> None:
            bar.total, bar.n = total, done
            bar.refresh()

        yield show


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """Holds the lock of the database and turns its faults into `Stop`."""
    try:
        with locked(settings.lock_file), _together():
            narrow_all(settings.var, file_of(settings.database_url))
            yield
    except Taken as taken:
        raise Stop(
            f"the database is in use by process {taken.holder or '?'} ({taken.file}): "
            "stop that bot first, or set another OKRUG_DATABASE_URL"
        ) from None
    except NoPlace as fault:
        raise _cannot_be_opened(fault) from None


@contextmanager
def _together() -> Iterator[None]:
    """Turns faults of the database into `Stop`; other processes may use it too."""
    try:
        yield
    except NewerSchema as newer:
        raise Stop(
            f"OKRUG_DATABASE_URL has schema {newer.revision}, newer than this program: "
            "upgrade the program, or use another database"
        ) from None
    except DatabaseFault as fault:
        raise _cannot_be_opened(fault) from None


def _cannot_be_opened(fault: Exception) -> Stop:
    return Stop(
        f"OKRUG_DATABASE_URL cannot be opened or written ({fault}): "
        "name another file, or fix the permissions of its folder"
    )


def _today(settings: Settings) -> date:
    return datetime.now(settings.timezone).date()


def _run(work: Coroutine[Any, Any, None]) -> None:
    """Runs `work` on uvloop if it is installed (the `fast` extra)."""
    try:
        import uvloop
    except ImportError:
        asyncio.run(work)
    else:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(work)


if __name__ == "__main__":
    sys.exit(main())
