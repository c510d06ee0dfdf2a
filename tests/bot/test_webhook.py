"""The webhook: an update is accepted after it is stored, and only from Telegram."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import select

from bot.intake.inbox import Intake
from bot.intake.webhook import HEADER
from bot.monitoring.watch import PATIENCE
from district.errors import DatabaseFault
from storage.inbox import DONE
from storage.tables import inbox
from tests.bot.looptime import LoopTime
from tests.bot.waiting import FIRST_STEP, locked
from tests.crowd import free_port
from tests.play import Player, Stage, staged

pytestmark = pytest.mark.sqlite_only

NUMBER = 77_001


@pytest.fixture
async def stage(tmp_path: Path, database_url: str) -> AsyncIterator[Stage]:
    listen = f"127.0.0.1:{free_port()}"
    given: dict[str, Any] = {"listen": listen, "webhook_url": f"http://{listen}/telegram"}
    async with staged(tmp_path, database_url=database_url, **given) as ready:
        yield ready


@pytest.fixture
async def aishat(stage: Stage) -> Player:
    return await stage.teacher("Айшат", "Магомедова")


async def posted(stage: Stage, body: bytes | dict[str, Any], secret: str | None = None) -> int:
    """Returns the status of a request with the right secret, or with another one."""
    assert stage.settings.webhook_url is not None
    given = stage.settings.webhook_secret if secret is None else secret
    content: dict[str, Any] = {"json": body} if isinstance(body, dict) else {"data": body}
    async with (
        aiohttp.ClientSession() as client,
        client.post(stage.settings.webhook_url, headers={HEADER: given}, **content) as response,
    ):
        return response.status


async def statuses(stage: Stage) -> dict[int, str]:
    async with stage.app.database.read() as connection:
        rows = await connection.execute(select(inbox.c.update_id, inbox.c.status))
        return {row.update_id: row.status for row in rows}


def update_of(player: Player, words: str) -> dict[str, Any]:
    account = player.account.account
    chat = {"id": account["id"], "type": "private"}
    message = {"message_id": 9_001, "from": account, "chat": chat, "date": 0, "text": words}
    return {"update_id": NUMBER, "message": message}


async def test_people_are_served_without_polls(stage: Stage, aishat: Player) -> None:
    await aishat.says("Рассказать, что трудно")
    await aishat.presses("Функц. грамотность")
    assert "шаг 2 из 3" in aishat.text
    assert set((await statuses(stage)).values()) == {DONE}
    assert stage.box.call_counts["getUpdates"] == 0


async def test_only_telegram_knows_the_secret(stage: Stage, aishat: Player) -> None:
    for wrong in ("", "guess", "секрет".encode().decode("latin-1")):
        assert await posted(stage, update_of(aishat, "Настройки"), wrong) == 403
    assert NUMBER not in await statuses(stage)


async def test_a_repeated_update_is_accepted_and_served_once(stage: Stage, aishat: Player) -> None:
    before = len(aishat.screens)
    for _ in range(2):
        assert await posted(stage, update_of(aishat, "Рассказать, что трудно")) == 200
    await stage.settle()
    assert [FIRST_STEP in one for one in aishat.texts[before:]] == [True]


@pytest.mark.parametrize("body", [b"no json", b"[]", b"[" * 100_000, b'{"update_id": "7"}'])
async def test_what_is_no_update_is_accepted_and_told(stage: Stage, body: bytes) -> None:
    administrator = await stage.administrator()
    assert await posted(stage, body) == 200  # or Telegram would send it again and again
    await stage.settle()
    assert "Не удалось прочитать обновление" in administrator.text


async def test_what_cannot_be_stored_is_refused_and_comes_again(
    stage: Stage, aishat: Player
) -> None:
    async with locked(stage):
        assert await posted(stage, update_of(aishat, "Рассказать, что трудно")) == 503
        assert NUMBER not in await statuses(stage)
    assert await posted(stage, update_of(aishat, "Рассказать, что трудно")) == 200
    await stage.settle()
    assert FIRST_STEP in aishat.text


async def test_a_crash_between_acceptance_and_handling_loses_nothing(
    stage: Stage, aishat: Player
) -> None:
    stage.box.fault(method="sendMessage", chat_id=aishat.account.id, fault={"delay": 60})
    aishat.account.send("Рассказать, что трудно")
    await stage.box.updates.all_confirmed()
    await stage.crash()
    assert FIRST_STEP in aishat.text


async def test_administrators_hear_of_a_webhook_that_telegram_cannot_reach(
    stage: Stage, aishat: Player, loop_time: LoopTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    administrator = await stage.administrator()
    loop_time.advance(PATIENCE.total_seconds())
    await stage.app.ticks.each_minute()
    await stage.settle()
    assert "не может доставить" not in " ".join(administrator.texts)

    async def down(*_: object) -> None:
        raise DatabaseFault

    with monkeypatch.context() as broken:
        broken.setattr(Intake, "accept", down)
        aishat.account.send("Рассказать, что трудно")
        while "last_error_message" not in await webhook_of(stage):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        await stage.app.ticks.each_minute()
    await stage.settle()
    assert "не может доставить" in " ".join(administrator.texts)
    assert "503" in " ".join(administrator.texts)


async def webhook_of(stage: Stage) -> dict[str, Any]:
    return (await stage.app.bot.get_webhook_info()).model_dump(exclude_none=True)


async def test_a_quiet_webhook_does_not_look_like_silence(stage: Stage) -> None:
    heard = stage.app.intake.heard
    heard._at -= 3_600
    assert heard.silence > 3_000
    await stage.app.ticks.each_minute()
    assert heard.silence < 60
