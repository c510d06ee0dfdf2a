"""The command line. Only `run` loads the messenger's library: that takes seconds and 160 MB.

What is wrong with settings, files or the machine ends a verb with one line that names it and the
cure, exit code 2, and no traceback.
"""
# ruff: noqa: PLC0415 - a verb imports what it alone needs

import argparse
import asyncio
import gc
import os
import sqlite3
import sys
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.lock import NoPlace, Taken, locked
from bot.settings import Settings, WrongSetting, load_settings
from district.errors import DatabaseFault
from storage.database import file_of
from storage.migrate import NewerSchema
from storage.private import UMASK, narrow_all

WRONG = 2

Verb = Callable[[argparse.Namespace], None]


class Stop(Exception):
    """Why a verb ends, in one line."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Answers the exit code: 0, or 2 when something has to be put right first."""
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
    demo = verb("demo", play_demo, "run the bot in a box, without a token, with sample people")
    demo.add_argument("--port", type=int, default=8081, help="of the web page (default 8081)")
    verb("check", check, "say what is right with settings, database and Telegram, and what is not")
    verb("migrate", bring_up_to_date, "bring the database to the newest schema")
    load = verb("load", load_files, "load territory, topics, types or organizations")
    load.add_argument("files", nargs="+", type=Path, metavar="FILE", help="TOML, or xlsx")
    backup = verb("backup", copy_database, "copy the database; works while the bot runs")
    backup.add_argument("target", type=Path, metavar="PATH")
    invite = verb("invite", print_invite, "print a one-time link that grants a role")
    invite.add_argument("role", metavar="ROLE")
    where = invite.add_mutually_exclusive_group()
    where.add_argument("--district", metavar="ID")
    where.add_argument("--municipality", metavar="ID")
    return parser


def run(_: argparse.Namespace) -> None:
    settings = load_settings()
    settings.ensure_can_run()
    with _alone(settings):
        gc.disable()  # nothing of what is imported and built is garbage: an eighth of the start
        from bot.deferred_models import import_aiogram

        import_aiogram()
        from bot.app import Unreachable, serve

        try:
            _run(serve(settings))
        except Unreachable as reason:
            raise Stop(str(reason)) from None


def play_demo(parsed: argparse.Namespace) -> None:
    from bot.demo.people import CannotPlay
    from bot.demo.run import demo

    try:
        asyncio.run(demo(parsed.port))
    except CannotPlay as reason:
        raise Stop(str(reason)) from None


def check(_: argparse.Namespace) -> None:
    from bot.check import findings

    found = asyncio.run(findings(load_settings()))
    for finding in found:
        print(f"{'ok   ' if finding.is_right else 'WRONG'}  {finding.text}")
    if not all(finding.is_right for finding in found):
        raise Stop("put right what is marked WRONG")


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
        print(f"the database as it was: {done.saved_to}")


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
    from tqdm import tqdm

    from storage.backup import NoFileToCopy, back_up

    settings = load_settings()
    try:
        with tqdm(unit="B", unit_scale=True, leave=False, disable=None) as bar:

            def show(done: int, total: int) -> None:
                bar.total, bar.n = total, done
                bar.refresh()

            back_up(settings.database_url, parsed.target, show)
    except NoFileToCopy:
        raise Stop("OKRUG_DATABASE_URL is not SQLite: copy PostgreSQL with pg_dump") from None
    except FileExistsError:
        raise Stop(f"{parsed.target} is there already: name another file") from None
    except (sqlite3.Error, OSError) as error:
        raise Stop(f"no copy was made: {error}") from None
    print(f"copied to {parsed.target}")


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
def _alone(settings: Settings) -> Iterator[None]:
    """The only process that writes the database, with its faults told in one line."""
    try:
        with locked(settings.lock_file):
            narrow_all(settings.var, file_of(settings.database_url))
            yield
    except Taken as taken:
        raise Stop(
            f"the database is in use by process {taken.holder or '?'} ({taken.file}): "
            "stop that bot first, or set another OKRUG_DATABASE_URL"
        ) from None
    except NewerSchema as newer:
        raise Stop(
            f"OKRUG_DATABASE_URL has schema {newer.revision}, newer than this program: "
            "take a newer program, or name another database"
        ) from None
    except (NoPlace, DatabaseFault) as fault:
        raise Stop(
            f"OKRUG_DATABASE_URL cannot be opened or written ({fault}): "
            "name another file, or put the rights of its folder right"
        ) from None


def _run(work: Coroutine[Any, Any, None]) -> None:
    """On uvloop where it is installed (the `fast` extra)."""
    try:
        import uvloop
    except ImportError:
        asyncio.run(work)
    else:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(work)


if __name__ == "__main__":
    sys.exit(main())
