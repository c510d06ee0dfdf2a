"""The commands of `docs/operations.md` are run as they are written there, in a bare Debian.

Not run, because a container lacks what they need: those of PostgreSQL's own administration, of
nginx and of `age`. `systemctl` is tests/deploy/systemctl.sh, which does what the unit says; systemd
itself only verifies the unit.
"""

import asyncio
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent

import pytest

from sandbox import Box, Person, serve
from tests.crowd import until
from tests.deploy.containers import STORE, UNIT, Shell, container, needs_image, needs_systemd, said
from tests.postgresql import needs_postgresql, postgresql

ROOT = Path(__file__).parents[2]
SYSTEMCTL = Path(__file__).with_name("systemctl.sh")
PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
TOKEN = "123456:ABC"
ANSWERS = f"{TOKEN}\nИнститут; Махачкала; okrug@example.org\n\n"
LONG = 300.0


def commands(section: str) -> list[str]:
    """Returns the lines of the section's first block of commands."""
    _, _, after = PAGE.partition(f"\n## {section}\n")
    found = re.search(r"^( *)```\n(.*?)^ *```$", after, re.MULTILINE | re.DOTALL)
    assert found is not None
    return dedent(found[2]).splitlines()


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    release = ["make", "--silent", "release", f"DIST={tmp_path}"]
    subprocess.run(release, cwd=ROOT, check=True, capture_output=True)
    return tmp_path


@needs_image
@needs_postgresql
async def test_a_bare_debian_becomes_a_running_bot_by_the_commands_of_the_page(dist: Path) -> None:
    box = Box(TOKEN, username="okrug_test_bot")
    aishat = box.add_person(first_name="Айшат")
    async with serve(box) as address:
        with postgresql() as server, bare_debian(dist, address) as shell:

            async def does(section: str) -> str:
                said = ""
                for line in commands(section):
                    answers = ANSWERS if line == "okrug setup" else ""
                    said += await asyncio.to_thread(shell.run, line, answers)
                return said

            ready = await does("From a bare Debian to a running bot")
            assert "commands (ru)" in ready
            await answers_to(aishat, "/start")
            await asyncio.to_thread(shell.run, "okrug backup var/backups/okrug-2026-11-27.db")
            await does("Update")
            await answers_to(aishat, "/help")
            await does("Encryption at rest")
            await answers_to(aishat, "/help")
            shell.run("systemctl stop okrug")
            assert "restored" in await does("Backup and restore")
            settings = f"OKRUG_DATABASE_URL={server.new_database()}"
            shell.run(f"echo {settings} >> /var/lib/okrug/.env")
            assert "moved and compared" in await does("Move from SQLite to PostgreSQL")
            await answers_to(aishat, "/help")
            shell.run("systemctl stop okrug")
            assert "0 older" in shell.run("okrug retain --dry-run")


async def answers_to(person: Person, words: str) -> None:
    mark = person.send(words)["message_id"]
    await until(
        lambda: any(one["message_id"] > mark and one["from"]["is_bot"] for one in person.messages),
        LONG,
    )


@contextmanager
def bare_debian(dist: Path, address: str) -> Iterator[Shell]:
    """Yields a shell in the folder with the release."""
    environment = {
        "OKRUG_API_URL": address,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": "/wheels",
        "DEBIAN_FRONTEND": "noninteractive",
    }
    with container("okrug-base") as made:
        said("copy", "--chmod", "755", made, str(SYSTEMCTL), "/usr/bin/systemctl")
        said("copy", made, str(dist), "/root/dist")
        shell = Shell(made, environment, f"--volume={STORE}/wheels:/wheels:ro")
        try:
            shell.run("mkdir -p /etc/systemd/system && cd /root/dist")
            yield shell
        finally:
            shell.close()


@needs_systemd
def test_systemd_accepts_the_unit(tmp_path: Path) -> None:
    """With a program and a user of this machine: the real ones are on a server."""
    unit = tmp_path / "okrug.service"
    text = UNIT.read_text().replace("/opt/okrug/bin/okrug", sys.executable)
    unit.write_text(text.replace("User=okrug", "User=daemon"))
    judged = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", unit],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (judged.returncode, judged.stderr) == (0, "")
