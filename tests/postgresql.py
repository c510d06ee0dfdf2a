"""A temporary PostgreSQL server for tests."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from storage.database import Database

_INSTALLED = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
_INITDB = shutil.which("initdb") or (str(_INSTALLED[-1]) if _INSTALLED else None)

needs_postgresql = pytest.mark.skipif(
    _INITDB is None and "CI" not in os.environ, reason="no PostgreSQL on this machine"
)
"""Marks tests that need PostgreSQL; never skipped in CI."""


def is_installed() -> bool:
    return _INITDB is not None


_HASTE = (
    "-c fsync=off -c full_page_writes=off -c max_wal_size=64MB -c min_wal_size=32MB "
    "-c autovacuum=off"
)
"""Tests have no power failures, the WAL stays small, and databases live for a second."""
ROOM = 2 << 30
"""Bytes for several servers with their WAL, or for files of failed tests."""


class Server:
    def __init__(self, programs: Path, port: int, control: list[str], start: list[str]) -> None:
        self._programs, self._port = programs, port
        self._control, self._start = control, start
        self._numbers = count(1)
        self._shell: subprocess.Popen[str] | None = None

    def new_database(self, template: str = "template1") -> str:
        """Returns the address of a new database, copied from `template` (a name or an address)."""
        name = f"test_{next(self._numbers)}"
        source = template.rpartition("/")[2]
        # Without fsync, copying files takes half as long as writing them to the WAL, the default.
        self._execute(f"CREATE DATABASE {name} TEMPLATE {source} STRATEGY file_copy")
        return f"postgresql+asyncpg://okrug@127.0.0.1:{self._port}/{name}"

    def drop(self, address: str) -> None:
        """Drops a database: hundreds would take gigabytes."""
        self._execute(f"DROP DATABASE {address.rpartition('/')[2]} WITH (FORCE)")

    def _execute(self, statement: str) -> None:
        """Uses one psql for all: starting a program takes as long as copying a database."""
        if self._shell is None:
            address = ["-h", "127.0.0.1", "-p", str(self._port), "-U", "okrug", "postgres"]
            command = [str(self._programs / "psql"), "-qX", "-v", "ON_ERROR_STOP=1", *address]
            self._shell = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        assert self._shell.stdin is not None
        assert self._shell.stdout is not None
        self._shell.stdin.write(f"{statement};\n\\echo done\n")
        self._shell.stdin.flush()
        assert self._shell.stdout.readline() == "done\n", statement

    def close(self) -> None:
        """Ends psql; the next statement starts another."""
        if self._shell is not None:
            self._shell.communicate()
            self._shell = None

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Stops the server immediately and restarts it; committed data remains."""
        self.close()
        subprocess.run([*self._control, "-m", "immediate", "stop"], check=True)
        yield
        subprocess.run([*self._control, *self._start], check=True)

    def restart(self) -> None:
        with self.stopped():
            pass


@contextmanager
def postgresql() -> Iterator[Server]:
    assert _INITDB is not None, "CI has to install postgresql"
    programs = Path(_INITDB).resolve().parent
    # Not in pytest's folder: the server's user needs access, and socket paths are short.
    with TemporaryDirectory(prefix="okrug-pg-", dir=in_memory()) as name:
        folder = Path(name)
        port = _free_port()
        as_server: list[str] = []
        if os.geteuid() == 0:  # the server refuses to run as root
            shutil.chown(folder, "postgres")
            as_server = ["runuser", "-u", "postgres", "--"]
        data = folder / "data"
        control = [*as_server, str(programs / "pg_ctl"), "-D", str(data), "-w", "-s"]
        # fmt: off
        subprocess.run(
            [*as_server, _INITDB, "-D", data, "-U", "okrug", "--auth=trust", "--no-sync",
             "-E", "UTF8", "--locale=C.UTF-8"],
            check=True, stdout=subprocess.DEVNULL,
        )
        # fmt: on
        options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} {_HASTE}"
        start = ["-l", str(folder / "log"), "-o", options, "start"]
        subprocess.run([*control, *start], check=True)
        server = Server(programs, port, control, start)
        try:
            yield server
        finally:
            server.close()
            subprocess.run([*control, "-m", "immediate", "stop"], check=True)


def in_memory() -> Path | None:
    """Returns a memory file system that has room for servers and files of all tests, if any."""
    shared = Path("/dev/shm")
    return shared if shared.is_dir() and shutil.disk_usage(shared).free >= ROOM else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def blocked(database: Database, number: int) -> None:
    """Returns when that many transactions wait for a lock."""
    query = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    waiting = 0
    while waiting < number:
        async with database.read() as connection:
            waiting = (await connection.exec_driver_sql(query)).scalar_one()
