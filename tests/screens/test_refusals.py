"""Classification of all errors of Telegram, in one place."""

import json
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError
from aiogram.methods import SendMessage
from aiohttp import ClientConnectorError, ClientOSError
from aiohttp.client_reqrep import ConnectionKey

from screens.refusals import Meaning, understand

BOT = Bot("1:test")
CALL = SendMessage(chat_id=1, text="x")


def refusal(code: int, text: str, **parameters: Any) -> TelegramAPIError:
    """Converts the server's response as aiogram does."""
    body = {"ok": False, "error_code": code, "description": text, "parameters": parameters}
    with pytest.raises(TelegramAPIError) as refused:
        BOT.session.check_response(BOT, CALL, code, json.dumps(body))
    return refused.value


def broken(cause: Exception) -> TelegramNetworkError:
    error = TelegramNetworkError(CALL, str(cause))
    error.__cause__ = cause
    return error


KEY = ConnectionKey("localhost", 443, True, True, None, None, None)


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (refusal(403, "Forbidden: bot was blocked by the user"), Meaning.UNREACHABLE),
        (refusal(403, "Forbidden: user is deactivated"), Meaning.UNREACHABLE),
        (refusal(400, "Bad Request: chat not found"), Meaning.UNREACHABLE),
        (refusal(400, "Bad Request: private chat not found"), Meaning.UNREACHABLE),
        (refusal(429, "Too Many Requests: retry after 7", retry_after=7), Meaning.WAIT),
        (
            refusal(400, "Bad Request: message is not modified: specified new message content …"),
            Meaning.NOT_MODIFIED,
        ),
        (
            refusal(
                400,
                "Bad Request: query is too old and response timeout expired or query ID is invalid",
            ),
            Meaning.TOO_OLD,
        ),
        (refusal(400, "Bad Request: message to edit not found"), Meaning.GONE),
        (refusal(400, "Bad Request: message to delete not found"), Meaning.GONE),
        (refusal(400, "Bad Request: message can't be edited"), Meaning.GONE),
        (refusal(400, "Bad Request: there is no text in the message to edit"), Meaning.GONE),
        (refusal(400, "Bad Request: MESSAGE_ID_INVALID"), Meaning.GONE),
        (refusal(400, "Bad Request: message can't be deleted"), Meaning.MALFORMED),
        (refusal(401, "Unauthorized"), Meaning.UNAUTHORIZED),
        (broken(ClientConnectorError(KEY, OSError(111, "refused"))), Meaning.UNSENT),
        (broken(ClientOSError(104, "reset")), Meaning.UNANSWERED),
        (broken(TimeoutError()), Meaning.UNANSWERED),
        (refusal(500, "Internal Server Error"), Meaning.SERVER),
        (refusal(500, "Internal Server Error: restart"), Meaning.SERVER),
        (refusal(413, "Request Entity Too Large"), Meaning.MALFORMED),
        (refusal(400, "Bad Request: can't parse entities"), Meaning.MALFORMED),
        (refusal(404, "Not Found: method not found"), Meaning.MALFORMED),
        (refusal(418, "something new"), Meaning.MALFORMED),
    ],
    ids=lambda one: str(one).partition("\n")[0] if isinstance(one, Exception) else one.name,
)
def test_a_refusal_is_understood(error: TelegramAPIError, meaning: Meaning) -> None:
    assert understand(error).meaning is meaning


def test_a_refusal_says_why_and_how_long_to_wait() -> None:
    told = understand(refusal(429, "Too Many Requests: retry after 7", retry_after=7))
    assert told.seconds == 7
    assert "Too Many Requests: retry after 7" in told.why
    assert understand(refusal(400, "Bad Request: x")).seconds == 0


def test_no_other_room_tells_refusals_apart() -> None:
    """One module classifies Telegram's errors; only bot/sending/pace.py creates some."""
    kinds = ("TelegramRetryAfter", "TelegramForbidden", "TelegramNetwork", "TelegramServerError")
    texts = ("not modified", "is too old", 'not found" in', "chat not found")
    root = Path(__file__).parents[2]
    reading = {
        str(file.relative_to(root))
        for room in ("bot", "handlers", "screens")
        for file in (root / room).rglob("*.py")
        if any(word in file.read_text(encoding="utf-8") for word in (*kinds, *texts))
    }
    assert reading == {"bot/sending/pace.py", "screens/refusals.py"}
