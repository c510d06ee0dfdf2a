"""Copies of files and their rows: processes that are killed between them, or work at once."""

import asyncio
import contextvars
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, select, update

from bot.app import App, build
from bot.kept_files import KeepingBot, KeptFiles
from district.calls.entry import EntryFile, EntryStatus
from storage import kept_files
from storage.kept_files import KeptFile, all_kept, names_in
from storage.tables import entries
from tests.acts.reviews import Desk
from tests.calls import shipped
from tests.crowd import environment
from tests.durability.forked import fork
from tests.durability.keeping import POINTS
from tests.play import Stage

STRAYS = 200
ROUNDS = 3


async def sent(stage: Stage, number: int) -> dict[str, bytes]:
    """Returns the files of an entry, by id."""
    player = await stage.teacher("Марьям", "Файлова")
    contents = [f"work {one}".encode() for one in range(number)]
    for one, content in enumerate(contents):
        await player.sends_file(content, f"{one}.pdf")
    ids = [one["document"]["file_id"] for one in player.account.messages if one.get("document")]
    files = [
        EntryFile(
            field="deck", file_id=file_id, unique_id=str(one), name=f"{one}.pdf",
            size=len(contents[one]),
        )
        for one, file_id in enumerate(ids)
    ]  # fmt: skip
    await Desk(stage).begins(shipped("defence"), files=tuple(files))
    return dict(zip(ids, contents, strict=True))


def kept_by(app: App) -> tuple[KeptFiles, KeepingBot]:
    assert isinstance(app.bot, KeepingBot)
    assert app.bot.kept is not None
    return app.bot.kept, app.bot


def folder_of(stage: Stage) -> Path:
    folder = stage.settings.files_folder
    assert folder is not None
    return folder


async def rows_of(app: App) -> dict[str, KeptFile]:
    async with app.database.read() as connection:
        return await all_kept(connection)


def grow_old(folder: Path) -> None:
    """Ages the copies, which have the time of the machine."""
    for one in folder.iterdir():
        os.utime(one, (0, 0))


async def is_whole(stage: Stage, works: dict[str, bytes]) -> None:
    """Each file has a row and a copy that opens."""
    kept, _ = kept_by(stage.app)
    rows = await rows_of(stage.app)
    assert rows.keys() == works.keys()
    assert {row.digest for row in rows.values()} <= names_in(folder_of(stage)), "no copy"
    for file_id, content in works.items():
        assert await kept.read(file_id) == content


async def is_tidy_in_the_end(stage: Stage, works: dict[str, bytes]) -> None:
    grow_old(folder_of(stage))
    kept, bot = kept_by(stage.app)
    await kept.sweep()
    await is_whole(stage, works)
    assert len(names_in(folder_of(stage))) == len(works), "a stray copy stays"
    before = await rows_of(stage.app)
    await kept.keep(bot)
    assert await rows_of(stage.app) == before, "kept twice"


@pytest.mark.sqlite_only
async def test_a_kill_anywhere_between_a_copy_and_its_row_loses_nothing(
    stage: Stage, tmp_path: Path
) -> None:
    works, folder = await sent(stage, 2), folder_of(stage)
    token = stage.settings.bot_token
    assert token is not None
    variables = {
        **environment(stage.settings),
        "OKRUG_BOT_TOKEN": token.get_secret_value(),
        "OKRUG_FILES_FOLDER": str(folder),
    }
    await stage.stop()
    commands = [("tests.durability.keeping", point) for point in POINTS]
    for one in await asyncio.gather(
        *(fork(each, variables, tmp_path, tmp_path) for each in commands)
    ):
        await one.wait()
        assert one.returncode == -signal.SIGKILL, one.log
    left = names_in(folder)
    assert sorted(one.endswith(".part") for one in left) == [False, False, True]
    await stage.start()
    await stage.settle()
    assert await rows_of(stage.app) == {}
    kept, bot = kept_by(stage.app)
    await kept.keep(bot)
    await kept.sweep()
    await is_whole(stage, works)
    assert names_in(folder) > left, "strays may be in use yet"
    await is_tidy_in_the_end(stage, works)


async def at_once(stage: Stage, other: App) -> None:
    """Both keep and sweep the same folder until nothing is missing."""
    apps = [stage.app, other]
    keeping = asyncio.gather(*(kept.keep(bot) for kept, bot in map(kept_by, apps)))

    async def sweeps(kept: KeptFiles) -> None:
        while not keeping.done():
            await kept.sweep()

    await asyncio.gather(keeping, *(sweeps(kept_by(one)[0]) for one in apps))


@asynccontextmanager
async def two_replicas(stage: Stage) -> AsyncIterator[App]:
    """Yields the second one."""
    other = await build(stage.settings, clock=stage.clock)
    try:
        yield other
    finally:
        await other.close()


async def test_replicas_that_keep_and_sweep_at_once_lose_no_file(stage: Stage) -> None:
    works, folder = await sent(stage, 4), folder_of(stage)
    async with two_replicas(stage) as other:
        for _ in range(ROUNDS):
            folder.mkdir(exist_ok=True)
            for one in folder.iterdir():
                one.unlink()  # all copies are lost, and made again
            for number in range(STRAYS):
                (folder / f"stray-{number}").touch()
            grow_old(folder)
            await at_once(stage, other)
            await is_whole(stage, works)
            names = names_in(folder)
            assert not [one for one in names if one.startswith("stray")]
            assert len(works) <= len(names) <= 2 * len(works)
    await is_tidy_in_the_end(stage, works)


@pytest.mark.sqlite_only
async def test_a_file_that_is_used_again_during_a_sweep_keeps_its_copy(stage: Stage) -> None:
    works = await sent(stage, 1)
    kept, bot = kept_by(stage.app)
    await kept.keep(bot)
    grow_old(folder_of(stage))
    database = stage.app.database
    async with database.read() as connection:
        status = (await connection.execute(select(entries.c.status))).scalar_one()
    async with database.write() as tx:
        await tx.execute(update(entries).values(status=EntryStatus.WITHDRAWN))
    has_read = asyncio.Event()

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if "FROM kept_files" in statement:
            has_read.set()

    event.listen(Engine, "after_cursor_execute", note)
    async with database.write() as tx:
        await tx.execute(update(entries).values(status=status))
        sweeping = asyncio.create_task(kept.sweep(), context=contextvars.Context())
        await asyncio.wait_for(has_read.wait(), 60)
    event.remove(Engine, "after_cursor_execute", note)
    await sweeping
    await is_whole(stage, works)


async def test_a_sweep_of_young_copies_is_found(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    works = await sent(stage, 4)
    monkeypatch.setattr(kept_files, "UNFINISHED", -3_600)
    with pytest.raises((AssertionError, FileNotFoundError)):
        async with two_replicas(stage) as other:
            for _ in range(10 * ROUNDS):
                await at_once(stage, other)
                await is_whole(stage, works)
                for one in folder_of(stage).iterdir():
                    one.unlink()
