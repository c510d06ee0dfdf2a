"""Files of the process are readable by its owner only, whatever the umask."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.lock import locked
from storage.backup import back_up, back_up_nightly
from storage.database import open_database
from storage.migrate import migrate, revisions
from storage.private import narrow_all

pytestmark = pytest.mark.sqlite_only
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def careless() -> Iterator[None]:
    """A umask of 0."""
    before = os.umask(0)
    yield
    os.umask(before)


def wide(folder: Path) -> dict[str, str]:
    """Paths in the folder accessible to others, with their modes."""
    found = [folder, *folder.rglob("*")]
    modes = {str(one.relative_to(folder.parent)): one.stat().st_mode & 0o777 for one in found}
    return {name: oct(mode) for name, mode in modes.items() if mode & 0o077}


async def test_the_database_and_the_files_beside_it_are_the_owners(tmp_path: Path) -> None:
    var = tmp_path / "deep" / "var"
    with locked(var / "okrug.lock"):
        url = f"sqlite+aiosqlite:///{var / 'okrug.db'}"
        await migrate(url, revisions()[-2])
        await migrate(url)
        database = open_database(url)
        async with database.write() as tx:
            await tx.execute(text("DELETE FROM inbox"))
        back_up_nightly(url, var / "backups", date(2026, 11, 23))
        back_up(url, var / "okrug-by-hand.db")
        names = {one.name for one in var.rglob("*")}
        assert {"okrug.db", "okrug.db-wal", "okrug.db-shm", "okrug.lock"} <= names
        assert {"okrug-2026-11-23.db", f"before-{revisions()[-2]}.db"} <= names
        assert wide(tmp_path / "deep") == {}
        await database.close()


async def test_a_new_database_that_is_opened_before_it_is_migrated_is_the_owners(
    tmp_path: Path,
) -> None:
    database = open_database(f"sqlite+aiosqlite:///{tmp_path / 'okrug.db'}")
    async with database.write() as tx:
        await tx.execute(text("CREATE TABLE a (b)"))
    assert wide(tmp_path).keys() <= {tmp_path.name}
    await database.close()


def left_wide(var: Path) -> None:
    (var / "backups").mkdir(parents=True)
    for name in ("okrug.lock", "before-0001.db", "backups/okrug-2026-11-01.db"):
        (var / name).touch(0o666)
    var.chmod(0o777)


def test_what_is_wide_is_narrowed_at_the_start_of_the_process(tmp_path: Path) -> None:
    var = tmp_path / "var"
    left_wide(var)
    environment = os.environ | {"OKRUG_DATABASE_URL": f"sqlite+aiosqlite:///{var / 'okrug.db'}"}
    for _ in range(2):
        subprocess.run(
            [sys.executable, "-m", "bot.cli", "migrate"],
            cwd=ROOT, env=environment, check=True, capture_output=True,
        )  # fmt: skip
        assert (var / "okrug.db").exists()
        assert wide(var) == {}
        (var / "okrug.db").chmod(0o644)


def test_a_folder_with_other_things_in_it_is_left_and_our_files_are_narrowed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    var = tmp_path / "var"
    left_wide(var)
    (var / "something.txt").touch(0o644)
    narrow_all(var, var / "okrug.db")
    assert set(wide(var)) == {"var", "var/something.txt"}
    assert "holds other files too" in caplog.text


def test_the_unit_has_the_umask() -> None:
    unit = (ROOT / "deploy" / "okrug.service").read_text(encoding="utf-8")
    assert "\nUMask=0077\n" in unit
