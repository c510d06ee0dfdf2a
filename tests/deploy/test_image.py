"""The image, built by `.ci/image`, runs the bot on a real PostgreSQL, as `compose.yaml` starts it.

Not proved, because no container engine runs here: networks and names of `compose.yaml`, its order
of starting, its restarts, and the image of PostgreSQL.
"""

import asyncio
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from sandbox import Box, serve
from tests.crowd import free_port, until
from tests.deploy.containers import CHROOT, buildah, container, given, needs_image, said, stop
from tests.postgresql import postgresql

ROOT = Path(__file__).parents[2]
TOKEN = "123456:ABC"
LONG = 300.0
OWNER = 10_001
PASSWORD = "t0p-Secret"

LOOK = """
find /opt/okrug -path '*/bot/__pycache__/app.*.pyc'
id -u
touch /opt/okrug/x 2>/dev/null || echo refused
ls /opt/okrug/bin | grep -c '^pip' || true
python -c 'import tests' 2>&1 | tail -1
touch x && pwd
"""

pytestmark = needs_image
needs_compose = pytest.mark.skipif(
    shutil.which("docker-compose") is None and "CI" not in os.environ,
    reason="no docker-compose on this machine",
)


def composed(folder: Path) -> dict[str, Any]:
    """Returns the services of `compose.yaml` as Docker Compose reads them."""
    shutil.copy(ROOT / "compose.yaml", folder)
    (folder / ".env").write_text(
        f"OKRUG_BOT_TOKEN={TOKEN}\nOKRUG_OPERATOR='Институт; Махачкала; okrug@example.org'\n"
        f"OKRUG_DATABASE_PASSWORD={PASSWORD}\n"
    )
    read = subprocess.run(
        ["docker-compose", "config"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert read.returncode == 0, read.stderr
    as_json = "import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin)))"
    found = subprocess.run(
        ["/usr/bin/python3", "-c", as_json],
        input=read.stdout, capture_output=True, text=True, check=True,
    )  # fmt: skip
    services: dict[str, Any] = json.loads(found.stdout)["services"]
    return services


def config() -> dict[str, Any]:
    """Returns how the image is to be run."""
    image = json.loads(said("inspect", "--type", "image", "localhost/okrug"))
    kept: dict[str, Any] = image["Docker"]["config"]
    return kept


@needs_compose
async def test_the_bot_runs_in_the_image_on_postgresql_and_stops(tmp_path: Path) -> None:
    services = composed(tmp_path)
    bot, database = services["bot"], services["database"]["environment"]
    assert bot["read_only"]
    assert bot["cap_drop"] == ["ALL"]
    assert [one.partition(":")[2].removesuffix(":rw") for one in bot["volumes"]] == ["/data"]
    there = f"postgresql+asyncpg://{database['POSTGRES_USER']}:{PASSWORD}@database/okrug"
    assert (database["POSTGRES_DB"], database["POSTGRES_PASSWORD"]) == ("okrug", PASSWORD)
    assert bot["environment"]["OKRUG_DATABASE_URL"] == there
    box = Box(TOKEN, username="okrug_test_bot")
    aishat = box.add_person(first_name="Айшат")
    with postgresql() as server, container("okrug") as made:
        async with serve(box) as address:
            here = {
                "OKRUG_API_URL": address,
                "OKRUG_DATABASE_URL": (url := server.new_database()),
                "OKRUG_LISTEN": f"127.0.0.1:{free_port()}",
            }
            inside = (*CHROOT, *given(bot["environment"] | here), made, "--")
            running = await asyncio.create_subprocess_exec(
                *buildah(*inside, "okrug", "run"),
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
            )
            try:
                await until(
                    lambda: running.returncode is not None or box.call_counts["getUpdates"] > 0,
                    LONG,
                )
                assert running.returncode is None
                aishat.start()
                await until(lambda: any(one["from"]["is_bot"] for one in aishat.messages), LONG)
                assert await asyncio.to_thread(said, *inside, "okrug", "healthy") == "ok"
                await asyncio.to_thread(said, *inside, *config()["Healthcheck"]["Test"][1:])
            finally:
                stop(url)
                written, _ = await running.communicate()
    lines = [json.loads(line) for line in written.decode().splitlines() if line.startswith("{")]
    assert {"the bot has started", "the bot is stopping"} <= {one["what"] for one in lines}
    assert running.returncode == 0, written.decode()


def test_the_image_is_small_in_rights_and_compiled() -> None:
    kept = config()
    assert kept["User"] == str(OWNER)
    assert kept["Healthcheck"]["Test"][0] == "CMD"
    assert set(kept["Volumes"]) == {"/data"}
    with container("okrug") as made:
        inside = (*CHROOT, made, "--", "sh", "-c")
        found = said(*inside, LOOK)
    pyc, user, refused, pips, tests, folder = found.splitlines()
    assert pyc.startswith("/opt/okrug/lib/")
    assert (user, refused, pips, folder) == (str(OWNER), "refused", "0", "/data")
    assert tests == "ModuleNotFoundError: No module named 'tests'"
