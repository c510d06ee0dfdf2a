"""The release: a wheel that works without the sandbox, one of the sandbox, and their parts."""

import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from deploy.bill import UNKNOWN, bill, parts

ROOT = Path(__file__).parents[2]
OF_OTHER_SYSTEMS = {"colorama", "uvloop", "sqlcipher3"}
INSTALLED = """
import sys
installed, checkout, *arguments = sys.argv[1:]
sys.path[:] = [installed, *(one for one in sys.path if one not in ("", checkout))]
from bot.cli import main
sys.exit(main(arguments))
"""
"""Runs a command from the folder, without the checkout that an editable install adds."""


def built(project: Path, folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*command, str(folder)], cwd=project, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    return wheel


def test_the_wheel_works_without_the_sandbox_which_is_another(tmp_path: Path) -> None:
    with ZipFile(built(ROOT, tmp_path / "core")) as core:
        core.extractall(tmp_path / "installed")
    rooms = {one.name for one in (tmp_path / "installed").iterdir() if one.is_dir()}
    assert {"bot", "storage", "locales", "data"} < rooms
    assert "sandbox" not in rooms

    def okrug(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", INSTALLED, str(tmp_path / "installed"), str(ROOT), *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    assert "the demo needs the sandbox: pip install 'okrug[sandbox]'" in okrug("demo").stderr
    migrated = okrug("migrate")
    assert migrated.returncode == 0, migrated.stderr
    assert (tmp_path / "var" / "okrug.db").exists()
    with ZipFile(built(ROOT / "sandbox", tmp_path / "other")) as other:
        assert {"sandbox/box.py", "sandbox/web/index.html"} <= set(other.namelist())
        assert not [one for one in other.namelist() if one.startswith("bot/")]


def test_the_bill_names_all_pinned_parts_with_licences() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    found = parts(lock)
    assert len(found) == lock.count("==") - lock.count(" == ")
    assert all(one.hashes for one in found)
    named = {one.name: one.licence for one in found}
    assert named["aiogram"] == "MIT"
    assert {one for one, licence in named.items() if licence in {"", UNKNOWN}} <= OF_OTHER_SYSTEMS
    made = json.loads(json.dumps(bill(found, "0.1.0")))
    assert {one["name"] for one in made["components"]} == set(named)
