"""Probes, figures, alarms about the machine, and reports of errors."""

import asyncio
import io
import json
import logging
import re
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import aiohttp
import pytest
import sentry_sdk
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport
from sqlalchemy import text

from bot.alarms import Alarms
from bot.logs import log_handler
from bot.monitoring.metrics import OUTCOMES, Metrics
from bot.monitoring.monitored import monitored
from bot.monitoring.probes import routes
from bot.monitoring.sentry import start_sentry
from bot.monitoring.watch import PATIENCE
from bot.settings import WrongSetting
from bot.web import listening
from district.errors import NotFound
from district.letters import LetterKind, NewLetter
from district.troubles import Cause
from storage.database import READERS
from storage.outbox import put_letters
from tests.bot.looptime import LoopTime
from tests.play import Player, Stage

WORD = "Kukushkina"
"""A typed word, in Latin letters because JSON would escape Cyrillic."""
DASHBOARD = Path(__file__).parents[2] / "deploy" / "grafana.json"


@pytest.fixture
async def administrator(stage: Stage) -> Player:
    return await stage.administrator()


# ── Probes and figures ─────────────────────────────────────────────────────────────────────────


@asynccontextmanager
async def probed(stage: Stage, *, figures: bool = True) -> AsyncIterator[aiohttp.ClientSession]:
    app = stage.app
    app.health.has_started = True
    metrics = Metrics(database=app.database, heard=app.intake.heard, clock=stage.clock)
    app.dispatcher.update.outer_middleware(metrics)
    served = routes(app.health, metrics.text if figures else None)
    async with (
        listening("127.0.0.1", 0, served) as address,
        aiohttp.ClientSession(address) as session,
    ):
        yield session


async def answer_of(session: aiohttp.ClientSession, page: str) -> tuple[int, str]:
    async with session.get(page) as response:
        return response.status, (await response.text()).strip()


async def test_a_probe_says_why_the_process_is_not_well(stage: Stage) -> None:
    async with probed(stage, figures=False) as session:
        assert await answer_of(session, "/healthz") == (200, "ok")
        assert await answer_of(session, "/readyz") == (200, "ok")
        assert (await answer_of(session, "/metrics"))[0] == 501
        async with stage.app.database.write() as tx:
            await tx.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        status, reason = await answer_of(session, "/readyz")
        assert status == 503
        assert reason.startswith("schema 0001, this program needs ")
        assert await answer_of(session, "/healthz") == (200, "ok")  # a restart would not help
        ended = asyncio.create_task(asyncio.sleep(0), name="outbox")
        await ended
        stage.app.health.tasks = [ended]
        assert await answer_of(session, "/healthz") == (503, "ended: outbox")
        stage.app.health.is_stopping = True
        assert await answer_of(session, "/healthz") == (200, "ok")
        assert await answer_of(session, "/readyz") == (503, "stopping")
        async with session.get("/healthz") as response:
            taken = stage.settings.model_copy(update={"listen": response.url.authority})
        with pytest.raises(WrongSetting, match=r"OKRUG_LISTEN 127\.0\.0\.1:\d+ cannot be used"):
            async with monitored(stage.app, taken):
                pass
        stage.app.health.is_stopping = stage.app.health.has_started = False
        assert await answer_of(session, "/readyz") == (503, "starting")


async def test_a_database_that_hangs_is_told_within_a_second(
    stage: Stage, loop_time: LoopTime
) -> None:
    async with probed(stage) as session:
        async with AsyncExitStack() as busy:
            for _ in range(READERS):
                _ = await busy.enter_async_context(stage.app.database.read())
            asked = asyncio.ensure_future(answer_of(session, "/readyz"))
            figures = asyncio.ensure_future(answer_of(session, "/metrics"))
            await loop_time.pass_until(lambda: asked.done() and figures.done())
        assert asked.result() == (503, "the database has not answered for 1 s")
        assert "okrug_database_up 0.0" in figures.result()[1]
        assert "okrug_letters_due NaN" in figures.result()[1]


async def test_figures_count_what_became_of_taps_and_name_no_person(
    stage: Stage, administrator: Player
) -> None:
    aishat = await stage.teacher(WORD, WORD)
    async with probed(stage) as session:
        await aishat.says("Мои заявки")
        await aishat.says(WORD)
        for error in (NotFound(), RuntimeError(WORD)):
            await fails(stage, aishat, error)
        async with stage.app.database.write() as tx:
            letter = NewLetter(
                key="late",
                person=await stage.person_of(aishat),
                kind=LetterKind.TROUBLE,
                payload={"cause": Cause.UNEXPECTED, "about": WORD},
                due_at=stage.clock() - timedelta(seconds=90),
            )
            await put_letters(tx, [letter])
        status, page = await answer_of(session, "/metrics")
    assert status == 200
    figures = dict(line.rsplit(" ", 1) for line in page.splitlines() if not line.startswith("#"))
    counted = {one: float(figures[f'okrug_taps_total{{outcome="{one}"}}']) for one in OUTCOMES}
    assert counted == dict.fromkeys(OUTCOMES, 0) | {"served": 2, "refused": 1, "failed": 1}
    assert float(figures["okrug_handler_seconds_count"]) == 4
    assert float(figures["okrug_letters_due"]) >= 1
    assert float(figures["okrug_oldest_letter_seconds"]) >= 90
    assert float(figures["okrug_oldest_update_seconds"]) == 0
    assert float(figures["okrug_silence_seconds"]) < 60
    assert float(figures["process_resident_memory_bytes"]) > 1e6
    assert WORD not in page
    # As a word: a figure may contain its digits.
    assert not re.search(rf"\b{aishat.account.id}\b", page)
    named = set(re.findall(r"\b(?:okrug|process)_\w+", DASHBOARD.read_text()))
    assert {"okrug_silence_seconds", "okrug_handler_seconds_bucket"} < named
    assert named <= {one.partition("{")[0] for one in figures}


async def fails(stage: Stage, person: Player, error: Exception) -> None:
    """Lets the handling of that person's next message end with `error`."""

    async def broken(handler: Any, event: Any, data: dict[str, Any]) -> None:
        raise error

    inner = stage.app.dispatcher.update.outer_middleware
    inner.register(broken)
    await person.says("Меню")
    inner.unregister(broken)


# ── Alarms ─────────────────────────────────────────────────────────────────────────────────────


async def test_administrators_hear_of_the_machine_at_most_once_an_hour_per_cause(
    stage: Stage, administrator: Player, loop_time: LoopTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = stage.app.intake.heard
    await administrator.says("Меню")
    assert heard.ahead != 0  # from the header of a response
    heard.note("in no known form")
    assert abs(heard.ahead) < 30
    await stage.app.ticks.each_minute()
    assert not told(administrator)
    heard.note("Sat, 28 Nov 2020 10:00:00 GMT")
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=5 << 20))
    await stage.app.ticks.each_minute()
    assert not told(administrator)  # the sender catches up first
    loop_time.advance(PATIENCE.total_seconds())
    await put_late_letter(stage, administrator)
    for _ in range(3):
        await stage.app.ticks.each_minute()
        stage.clock.advance(timedelta(minutes=15))
    await stage.restart()
    await stage.settle()
    [disk, letters, clock] = sorted(told(administrator))
    assert "Часы сервера расходятся с часами Telegram: +" in clock
    assert "осталось 5 MB" in disk
    assert "больше 10 минут, ждут: " in letters


async def put_late_letter(stage: Stage, person: Player) -> None:
    async with stage.app.database.write() as tx:
        letter = NewLetter(
            key="late",
            person=await stage.person_of(person),
            kind=LetterKind.TROUBLE,
            payload={"cause": Cause.REPLICA_LOST, "about": "okrug-2"},
            due_at=stage.clock() - PATIENCE - timedelta(minutes=1),
        )
        await put_letters(tx, [letter])


def told(administrator: Player) -> list[str]:
    parts = ("Часы сервера", "мало места", "с опозданием")
    return [
        part
        for one in administrator.texts
        for part in one.splitlines()
        if any(w in part for w in parts)
    ]


def at(now: datetime) -> datetime:
    return now


async def test_replicas_that_see_one_trouble_at_once_tell_it_once(
    stage: Stage, administrator: Player
) -> None:
    """Also when one of them already counts the next hour."""
    hour = stage.clock().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    replicas = [
        Alarms(
            database=stage.app.database,
            bot=stage.app.bot,
            texts=stage.app.texts,
            admins=[administrator.account.id],
            clock=partial(at, hour + timedelta(milliseconds=shift)),
        )
        for shift in (-1, 0, 1, 2)
    ]
    await asyncio.gather(*(one.tell(Cause.REPLICA_LOST, "okrug-2") for one in replicas))
    stage.clock.advance(timedelta(hours=1))
    await stage.settle()
    assert sum("Одна из копий бота не отвечает: okrug-2" in one for one in administrator.texts) == 1


# ── Logs and reports of errors ─────────────────────────────────────────────────────────────────


class Sent(Transport):
    """Keeps what would go over the network."""

    envelopes: list[Envelope]

    def __init__(self, options: Any = None) -> None:
        super().__init__(options)
        Sent.envelopes = []

    def capture_envelope(self, envelope: Envelope) -> None:
        Sent.envelopes.append(envelope)


@contextmanager
def reported() -> Iterator[None]:
    start_sentry("https://key@sentry.example.org/1", replica="okrug-1", transport=Sent)
    yield
    sentry_sdk.get_client().close()
    sentry_sdk.init()


class Refused(NamedTuple):
    """Local variables and arguments are quoted by many libraries."""

    word: str


async def test_json_lines_and_reports_name_the_replica_and_the_update_and_no_word(
    stage: Stage, administrator: Player
) -> None:
    aishat = await stage.teacher(WORD, WORD)
    stream = io.StringIO()
    handler = log_handler("json", stream, replica="okrug-1")
    logging.getLogger().addHandler(handler)
    try:
        with reported():
            await fails(stage, aishat, KeyError(WORD))
            logging.getLogger("library").error("refused %r of %s", Refused(WORD), f"'{WORD}'")
    finally:
        logging.getLogger().removeHandler(handler)
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert {one["replica"] for one in lines} == {"okrug-1"}
    [failed] = [one for one in lines if "was not served" in one["what"]]
    assert f"update {failed['update']} was not served" in failed["what"]
    events = [one.get_event() for one in Sent.envelopes]
    whole = json.dumps(events, default=str)
    assert WORD not in whole
    assert not re.search(rf"\b{aishat.account.id}\b", whole)
    [event] = [one for one in events if one and "was not served" in str(one["logentry"])]
    assert event["tags"] == {"update": str(failed["update"])}
    assert event["server_name"] == "okrug-1"
    [raised] = event["exception"]["values"]
    assert (raised["type"], raised["value"]) == ("KeyError", "KeyError")
    assert raised["stacktrace"]["frames"][-1]["function"] == "broken"


def test_a_wrong_dsn_is_a_wrong_setting() -> None:
    with pytest.raises(WrongSetting, match="OKRUG_SENTRY_DSN"):
        start_sentry("sentry.example.org", replica="okrug-1")
