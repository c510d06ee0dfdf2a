"""PostgreSQL is one setting away: the same way, walked over a real server."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from storage.migrate import is_current
from tests.play import Player, staged

_INSTALLED = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
INITDB = shutil.which("initdb") or (str(_INSTALLED[-1]) if _INSTALLED else None)

pytestmark = pytest.mark.skipif(
    INITDB is None and "CI" not in os.environ, reason="no PostgreSQL on this machine"
)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """An empty server of its own, gone afterwards; its address."""
    assert INITDB is not None, "CI has to install postgresql"
    programs = Path(INITDB).parent
    # Not below pytest's folder: the server's user has to get there, and a socket's path is short.
    with TemporaryDirectory(prefix="okrug-pg-") as name:
        folder = Path(name)
        port = _free_port()
        as_server: list[str] = []
        if os.geteuid() == 0:  # the server refuses to run as root
            shutil.chown(folder, "postgres")
            as_server = ["runuser", "-u", "postgres", "--"]
        data = folder / "data"
        control = [*as_server, str(programs / "pg_ctl"), "-D", str(data), "-w", "-s"]
        subprocess.run(
            [
                *as_server,
                INITDB,
                "-D",
                data,
                "-U",
                "okrug",
                "--auth=trust",
                "--no-sync",
                "-E",
                "UTF8",
            ],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c fsync=off"
        log = ["-l", str(folder / "log")]
        subprocess.run([*control, *log, "-o", options, "start"], check=True)
        try:
            yield f"postgresql+asyncpg://okrug@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], check=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_the_way_once_through_on_postgresql(server: str, tmp_path: Path) -> None:
    async with staged(tmp_path, database_url=server) as stage:
        assert await is_current(server)
        members = [
            await stage.member("levashinskiy", "Магомед", "Гаджиев"),
            await stage.member("levashinskiy", "Патимат", "Алиева"),
        ]
        aishat = await stage.teacher()
        await _report(aishat)
        await stage.crash()
        await _both_at_once(members, "Принять")
        await stage.settle()
        assert [member.text.split("\n")[0] for member in members] == [
            "Заявка 1 · затруднение · ПРИНЯТА"
        ] * 2
        assert sum("есть решение: принята" in text for text in aishat.texts) == 1

        newcomer = await stage.newcomer("Патимат")
        await newcomer.says("/start")
        await newcomer.presses("Согласен, согласна")
        for part in ("Алиева", "Патимат", "Гаджиевна", "леваш"):
            await newcomer.says(part)
        await newcomer.presses("Левашинский р-н")
        await newcomer.says("сош")
        assert "СОШ № 2" in newcomer.buttons


async def _report(player: Player) -> None:
    await player.says("Сообщить о затруднении")
    for label in ("Методические", "Оценивание", "Нужна помощь", "Пропустить", "Готово"):
        await player.presses(label)
    await player.presses("Отправить")
    assert "Заявка 1 отправлена" in player.text


async def _both_at_once(members: list[Player], label: str) -> None:
    held = [await member.holds(label) for member in members]
    for member, button in zip(members, held, strict=True):
        member.account.press(*button)
