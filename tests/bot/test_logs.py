"""The log contains no words of people, whatever fails and whichever library logs it."""

import asyncio
import io
import json
import logging
import warnings
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from aiogram.exceptions import ClientDecodeError, TelegramBadRequest
from aiogram.methods import SendMessage
from aiogram.types import Update
from pydantic import ValidationError
from sqlalchemy import bindparam, text

from bot.logs import described, log_end, log_handler, log_warning, trace_of, update_in_hand
from district.people.person import Position
from storage.database import Database, open_database
from storage.faults import one_line
from storage.migrate import _engine as migration_engine
from tests.acts.mentoring import opens_mentors
from tests.play import Stage

WORD = "Kukushkina"
"""A typed word, in Latin letters because JSON would escape Cyrillic."""


@pytest.fixture(params=["text", "json"])
def form(request: pytest.FixtureRequest) -> Literal["text", "json"]:
    return request.param  # type: ignore[no-any-return]  # one of the two above


@pytest.fixture
def written(form: Literal["text", "json"]) -> Iterator[io.StringIO]:
    """The bot's log with every logger at its most verbose level."""
    stream = io.StringIO()
    handler, root = log_handler(form, stream), logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield stream
    root.setLevel(before)
    root.removeHandler(handler)


# ── Long searches ──────────────────────────────────────────────────────────────────────────────


async def test_a_search_of_two_thousand_words_is_a_search(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    curator = await stage.curator("gornyy")
    await curator.says("Организации")
    await curator.says(" ".join(chr(ord("а") + number % 32) for number in range(2_000)))
    assert "у нас сбой" not in curator.text
    assert "Traceback" not in caplog.text
    teacher = await stage.teacher()
    await teacher.says("Настройки")
    await teacher.presses("Моя анкета")
    await teacher.presses("Организация")
    await teacher.says("я " * 2_000)
    assert "Traceback" not in caplog.text
    await opens_mentors(teacher)
    await teacher.says("я " * 2_000)
    assert "Traceback" not in caplog.text


# ── What the database quotes ───────────────────────────────────────────────────────────────────


REFUSED: dict[str, str] = {
    "a key that is there": "INSERT INTO words VALUES (:word)",
    "a value that fits nowhere": (
        "INSERT INTO numbers VALUES (CAST(CAST(:word AS text) AS integer))"
    ),
    "a cast": "SELECT CAST(:word AS integer), missing",
    "a check": "INSERT INTO checked VALUES (:word)",
}


@pytest.mark.parametrize("kind", REFUSED)
async def test_what_the_database_quotes_is_cut(
    database: Database, written: io.StringIO, kind: str
) -> None:
    async with database.write() as tx:
        await tx.execute(text("CREATE TABLE words (word varchar(99) PRIMARY KEY)"))
        await tx.execute(text("CREATE TABLE numbers (number integer NOT NULL CHECK (number > 0))"))
        await tx.execute(text("CREATE TABLE checked (word varchar(99) CHECK (word = 'x'))"))
        await tx.execute(text("INSERT INTO words VALUES (:word)"), {"word": WORD})
    statement = text(REFUSED[kind]).bindparams(bindparam("word", WORD))
    with pytest.raises(Exception) as raised:  # noqa: PT011 - each driver has its own error
        async with database.write() as tx:
            await tx.execute(statement)
    error = raised.value
    logging.getLogger("x").error("it failed: %s", error, exc_info=error)
    assert WORD not in one_line(error)
    assert type(error).__name__ in written.getvalue()
    assert WORD not in written.getvalue()


async def test_every_engine_hides_what_is_in_its_statements(database_url: str) -> None:
    database = open_database(database_url)
    opened = [each._engine for each in (database._writers, database._readers)]
    migrating = migration_engine(database_url)
    assert all(engine.sync_engine.hide_parameters for engine in (*opened, migrating))
    await database.close()


# ── What others write ──────────────────────────────────────────────────────────────────────────


def _unreadable() -> ValidationError:
    with pytest.raises(ValidationError) as raised:
        Update.model_validate({"update_id": 1, "message": {"text": WORD, "chat": WORD}})
    return raised.value


def _wrong_position() -> ValueError:
    with pytest.raises(ValueError, match=WORD) as raised:
        Position(WORD)
    return raised.value


ERRORS: dict[str, Callable[[], BaseException]] = {
    "pydantic": _unreadable,
    "enum": _wrong_position,
    "key": lambda: KeyError(WORD),
    "group": lambda: ExceptionGroup("both", [ValueError(WORD), KeyError(WORD)]),
    "telegram": lambda: TelegramBadRequest(
        SendMessage(chat_id=1, text=WORD), f'Bad Request: Unsupported start tag "{WORD}"'
    ),
    "undecodable": lambda: ClientDecodeError("no", ValueError(WORD), {"text": WORD}),
}


@pytest.mark.parametrize("kind", ERRORS)
def test_the_message_of_an_exception_is_not_written(written: io.StringIO, kind: str) -> None:
    error, outer = ERRORS[kind](), RuntimeError()
    outer.__cause__ = error
    logging.getLogger("x").error("it failed: %s", error, exc_info=outer)
    log_end(type(outer), outer, None)
    trace = trace_of(outer)
    assert WORD not in written.getvalue()
    assert WORD not in trace
    assert type(error).__name__ in written.getvalue()


def test_a_line_names_the_update_in_hand(
    written: io.StringIO, form: Literal["text", "json"]
) -> None:
    token = update_in_hand.set(7)
    logging.getLogger("x").info("the buttons stay: %s", "Too Many Requests: retry after 3")
    update_in_hand.reset(token)
    logging.getLogger("x").info("later")
    first, later = written.getvalue().splitlines()
    named = json.loads(first)["update"] == 7 if form == "json" else first.endswith("3 (update 7)")
    assert named
    assert "update" not in later


def test_what_helps_is_written() -> None:
    refusal = TelegramBadRequest(SendMessage(chat_id=1, text=WORD), "Bad Request: chat not found")
    assert described(refusal) == "TelegramBadRequest: Bad Request: chat not found"
    assert described(OSError(28, "No space left on device", WORD)) == (
        "OSError: No space left on device"
    )
    assert described(AttributeError("'None' has no attribute 'x'")).endswith("attribute 'x'")
    assert "missing at update_id" in described(_without_number())


def _without_number() -> ValidationError:
    with pytest.raises(ValidationError) as raised:
        Update.model_validate({})
    return raised.value


async def test_an_error_that_nobody_fetched_is_not_shown_by_asyncio(written: io.StringIO) -> None:
    loop = asyncio.get_running_loop()
    error = ValueError(WORD)
    loop.default_exception_handler(
        {"message": "Task exception was never retrieved", "exception": error, "future": WORD}
    )
    loop.default_exception_handler({"message": f"Exception in callback f('{WORD}')"})
    assert "Task exception was never retrieved" in written.getvalue()
    assert "ValueError" in written.getvalue()
    assert WORD not in written.getvalue()


def test_a_warning_tells_where_it_comes_from(
    written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warnings, "showwarning", log_warning)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        monkeypatch.setattr(warnings, "showwarning", log_warning)
        warnings.warn(f"Detected unknown update type. Update: {WORD}", RuntimeWarning, stacklevel=1)
    assert "RuntimeWarning at" in written.getvalue()
    assert WORD not in written.getvalue()


def test_a_line_is_still_json(written: io.StringIO, form: str) -> None:
    logging.getLogger("x").warning("the letter %d of %s", 7, "123456:" + "a" * 30)
    assert "<token>" in written.getvalue()
    if form == "json":
        assert json.loads(written.getvalue())["what"] == "the letter 7 of <token>"
