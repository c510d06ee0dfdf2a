"""The image, built by `.ci/image`, runs the bot on a real PostgreSQL."""

import asyncio
import json
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sandbox import Box, serve
from tests.crowd import free_port, until
from tests.postgresql import postgresql

STORE = os.environ.get("IMAGE_STORE")
TOKEN = "123456:ABC"
LONG = 300.0
OWNER = 10_001

LOOK = """
find /opt/okrug -path '*/bot/__pycache__/app.*.pyc'
id -u
touch /opt/okrug/x 2>/dev/null || echo refused
ls /opt/okrug/bin | grep -c '^pip' || true
python -c 'import tests' 2>&1 | tail -1
touch x && pwd
"""

pytestmark = pytest.mark.skipif(STORE is None, reason="no image: .ci/image builds one")


def buildah(*arguments: str) -> list[str]:
    return [
        *("buildah", "--storage-driver", "vfs"),
        *("--root", f"{STORE}/store", "--runroot", f"{STORE}/run"),
        *arguments,
    ]


def said(*arguments: str) -> str:
    """Runs buildah to its end."""
    done = subprocess.run(buildah(*arguments), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@contextmanager
def container() -> Iterator[str]:
    made = said("from", "--pull-never", "localhost/okrug")
    yield made
    said("rm", made)


async def test_the_bot_runs_in_the_image_on_postgresql_and_stops() -> None:
    box = Box(TOKEN, username="okrug_test_bot")
    aishat = box.add_person(first_name="Айшат")
    probes = f"127.0.0.1:{free_port()}"
    with postgresql() as server, container() as made:
        async with serve(box) as address:
            settings = {
                "BOT_TOKEN": TOKEN,
                "OPERATOR": "Институт; Махачкала; okrug@example.org",
                "API_URL": address,
                "DATABASE_URL": server.new_database(),
                "LISTEN": probes,
            }
            given = [f"--env=OKRUG_{name}={value}" for name, value in settings.items()]
            inside = ("run", "--isolation", "chroot", *given, made, "--", "okrug")
            bot = await asyncio.create_subprocess_exec(
                *buildah(*inside, "run"),
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
            )
            try:
                await until(
                    lambda: bot.returncode is not None or box.call_counts["getUpdates"] > 0, LONG
                )
                assert bot.returncode is None
                aishat.start()
                await until(lambda: any(one["from"]["is_bot"] for one in aishat.messages), LONG)
                assert await asyncio.to_thread(said, *inside, "healthy") == "ok"
            finally:
                for process in running():
                    os.kill(process, signal.SIGTERM)
                written, _ = await bot.communicate()
    lines = [json.loads(line) for line in written.decode().splitlines() if line.startswith("{")]
    assert {"the bot has started", "the bot is stopping"} <= {one["what"] for one in lines}
    assert bot.returncode == 0, written.decode()


_IN_THE_IMAGE = b"python3\0/opt/okrug/bin/okrug\0run"


def running() -> list[int]:
    """Returns the processes of the image's user that run the bot."""
    return [
        int(one.name)
        for one in Path("/proc").glob("[0-9]*")
        if one.stat().st_uid == OWNER and _IN_THE_IMAGE in (one / "cmdline").read_bytes()
    ]


def test_the_image_is_small_in_rights_and_compiled() -> None:
    kept = json.loads(said("inspect", "--type", "image", "localhost/okrug"))["Docker"]["config"]
    assert kept["User"] == str(OWNER)
    assert kept["Healthcheck"]["Test"][0] == "CMD"
    assert set(kept["Volumes"]) == {"/data"}
    with container() as made:
        inside = ("run", "--isolation", "chroot", made, "--", "sh", "-c")
        found = said(*inside, LOOK)
    pyc, user, refused, pips, tests, folder = found.splitlines()
    assert pyc.startswith("/opt/okrug/lib/")
    assert (user, refused, pips, folder) == (str(OWNER), "refused", "0", "/data")
    assert tests == "ModuleNotFoundError: No module named 'tests'"
