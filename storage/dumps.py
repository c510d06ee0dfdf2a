"""Dumps of PostgreSQL, made and loaded by its own tools."""

import os
import shutil
import subprocess
from pathlib import Path

from sqlalchemy.engine import URL, make_url

from storage.private import create_private

SEALED = ("sealed_votes", "sealed_answers", "survey_tokens")
"""Tables whose rows must not outlive the close that deletes them, and so are in no backup."""


class NoTool(Exception):
    """A program of PostgreSQL is not installed; the message names it."""


class ToolFailed(Exception):
    """A program of PostgreSQL ended with an error; the message is its last line."""


def dump(url: str, target: Path) -> None:
    """Writes a dump in the custom format, one snapshot, without sealed votes and answers.

    Raises:
        NoTool, ToolFailed
    """
    create_private(target)  # the tool keeps its permissions
    without = [f"--exclude-table-data={table}" for table in SEALED]
    _run(url, "pg_dump", "--format=custom", *without, f"--file={target}")


def load_dump(url: str, source: Path) -> None:
    """Loads a dump into an empty database, whole or not at all.

    Raises:
        NoTool, ToolFailed
    """
    _run(
        url, "pg_restore", "--single-transaction", "--exit-on-error", "--no-owner",
        "--no-privileges", f"--dbname={make_url(url).database}", str(source),
    )  # fmt: skip


def _run(url: str, program: str, *arguments: str) -> None:
    ended = subprocess.run(  # noqa: S603 - a program of the system, without a shell
        [_found(program), "--no-password", *arguments],
        env=os.environ | _environment(make_url(url)),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        said = ended.stderr.strip().splitlines() or [f"exit code {ended.returncode}"]
        raise ToolFailed(said[0])


def _found(program: str) -> str:
    """Returns the newest installed one: an older one refuses a newer server."""
    installed = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{program}"),
        key=lambda path: int(path.parts[4]) if path.parts[4].isdigit() else 0,
    )
    found = str(installed[-1]) if installed else shutil.which(program)
    if found is None:
        raise NoTool(f"{program} is not installed: apt install postgresql-client")
    return found


def _environment(url: URL) -> dict[str, str]:
    """Returns the address as libpq reads it; on the command line others would see the password."""
    named = {
        "PGHOST": url.host,
        "PGPORT": url.port,
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
        "PGSSLMODE": url.query.get("ssl") or url.query.get("sslmode"),
    }
    return {name: str(value) for name, value in named.items() if value}
