"""Updates whose replies are delayed, and a database that is locked."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.sending.pace import ANSWERED_WITHIN
from storage.database import Database, file_of
from tests.bot.looptime import until
from tests.play import Player, Stage

HELP = "/help"
FIRST_STEP = "Затруднение · шаг 1 из 3"
SLOW = ANSWERED_WITHIN - 3
"""In seconds; the bot still waits."""


def heard(player: Player, words: str) -> int:
    return sum(words in text for text in player.texts)


def holds_answers(stage: Stage, player: Player, seconds: float = SLOW, times: int = 1) -> None:
    """Delays the next message to that person by `seconds`, so that later updates have to wait."""
    stage.box.fault(
        method="sendMessage", chat_id=player.account.id, fault={"delay": seconds}, times=times
    )


def calls_to(stage: Stage, player: Player) -> int:
    account = str(player.account.id)
    return sum(str(content.get("chat_id")) == account for _, _, content in stage.box.calls)


async def is_busy(stage: Stage, player: Player) -> None:
    """Starts an update whose handling does not end; the bot has received all later ones."""
    holds_answers(stage, player)
    calls = calls_to(stage, player)
    player.account.send(HELP)
    await until(lambda: calls_to(stage, player) > calls)


@asynccontextmanager
async def locked(stage: Stage) -> AsyncIterator[None]:
    """Another program locks the file, as careless backups do."""
    await set_pragma(
        stage.app.database, "busy_timeout", "1"
    )  # ms; otherwise each try takes five seconds
    other = sqlite3.connect(file_of(stage.settings.database_url) or "", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


async def set_pragma(database: Database, pragma: str, value: str) -> None:
    async with database.write() as tx:
        await tx.exec_driver_sql(f"PRAGMA {pragma} = {value}")
