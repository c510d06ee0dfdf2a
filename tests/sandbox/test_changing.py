"""Edits, deletions and replies to presses, and their refusals."""

from datetime import timedelta
from typing import Any

import pytest

from sandbox import CallbackAnswer, Person
from tests.sandbox.api import Api
from tests.world import MovingClock

NOT_MODIFIED = (
    "400 Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)
TOO_OLD = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
KEYBOARD = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}


async def _sent(api: Api, person: Person, **arguments: Any) -> dict[str, Any]:
    """Sends a message of the bot and returns its identification for calls."""
    words = {"text": "<b>Было</b>", "parse_mode": "HTML"} | arguments
    sent = await api.result("sendMessage", chat_id=person.id, **words)
    return {"chat_id": person.id, "message_id": sent["message_id"]}


# ── Edits ──────────────────────────────────────────────────────────────────────────────────────


async def test_other_words_take_the_place_of_the_old(
    api: Api, aishat: Person, clock: MovingClock
) -> None:
    named = await _sent(api, aishat, reply_markup=KEYBOARD)
    clock.advance(timedelta(days=30))
    edited = await api.result("editMessageText", **named, text="Стало")
    assert (edited["text"], edited["edit_date"]) == ("Стало", int(clock.now.timestamp()))
    assert "entities" not in edited
    assert "reply_markup" not in edited
    assert aishat.messages == [edited]


@pytest.mark.parametrize(
    ("change", "is_one"),
    [
        ({"text": "<b>Было</b>", "parse_mode": "HTML", "reply_markup": KEYBOARD}, False),
        ({"text": "<b>Было</b> ", "parse_mode": "HTML", "reply_markup": KEYBOARD}, False),
        ({"text": "Было", "reply_markup": KEYBOARD}, True),
        ({"text": "<b>Было</b>", "parse_mode": "HTML"}, True),
    ],
)
async def test_an_edit_must_change_something(
    api: Api, aishat: Person, change: dict[str, Any], is_one: bool
) -> None:
    named = await _sent(api, aishat, reply_markup=KEYBOARD)
    answer = await api.call("editMessageText", **named, **change)
    assert answer.body["ok"] if is_one else answer.refusal == NOT_MODIFIED


async def test_a_keyboard_is_taken_away_once(api: Api, aishat: Person) -> None:
    named = await _sent(api, aishat, reply_markup=KEYBOARD)
    assert await api.refusal("editMessageReplyMarkup", **named, reply_markup=KEYBOARD) == (
        NOT_MODIFIED
    )
    edited = await api.result("editMessageReplyMarkup", **named)
    assert "reply_markup" not in edited
    assert edited["text"] == "Было"
    assert await api.refusal("editMessageReplyMarkup", **named) == NOT_MODIFIED


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"message_id": 99}, "message to edit not found"),
        ({"message_id": None}, "message identifier is not specified"),
        ({"text": ""}, "message text is empty"),
        ({"text": " "}, "text must be non-empty"),
        ({"text": "я" * 4097}, "message is too long"),
        ({"text": "<p>", "parse_mode": "HTML"},
         "can't parse entities: Unsupported start tag \"p\" at byte offset 0"),
        ({"reply_markup": {"keyboard": [["Да"]]}}, "inline keyboard expected"),
        ({"reply_markup": {"inline_keyboard": [[{"text": "Да"}]]}},
         "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"chat_id": 77}, "chat not found"),
    ],
)  # fmt: skip
async def test_an_edit_that_is_refused(
    api: Api, aishat: Person, change: dict[str, Any], refusal: str
) -> None:
    named = await _sent(api, aishat)
    answer = await api.refusal("editMessageText", **{**named, "text": "Стало", **change})
    assert answer == f"400 Bad Request: {refusal}"
    assert aishat.messages[0]["text"] == "Было"


@pytest.mark.parametrize("whose", ["theirs", "forwarded", "above a reply keyboard"])
async def test_what_is_not_the_bots_own_cannot_be_edited(
    api: Api, aishat: Person, whose: str
) -> None:
    theirs = {"chat_id": aishat.id, "message_id": aishat.send("Моё")["message_id"]}
    named = theirs
    if whose == "forwarded":
        forward = await api.result("forwardMessage", **theirs, from_chat_id=aishat.id)
        named = theirs | {"message_id": forward["message_id"]}
    elif whose == "above a reply keyboard":
        named = await _sent(api, aishat, reply_markup={"keyboard": [["Меню"]]})
    answer = await api.refusal("editMessageText", **named, text="Стало")
    assert answer == "400 Bad Request: message can't be edited"


async def test_text_and_caption_are_edited_each_its_own_way(api: Api, aishat: Person) -> None:
    words = await _sent(api, aishat)
    answer = await api.upload("sendDocument", name="a.pdf", chat_id=aishat.id, document=b"x",
                              caption="Было")  # fmt: skip
    file = {"chat_id": aishat.id, "message_id": answer.result["message_id"]}
    assert await api.refusal("editMessageText", **file, text="Стало") == (
        "400 Bad Request: there is no text in the message to edit"
    )
    assert await api.refusal("editMessageCaption", **words, caption="Стало") == (
        "400 Bad Request: there is no caption in the message to edit"
    )
    assert (await api.result("editMessageCaption", **file, caption="Стало"))["caption"] == "Стало"


# ── Deletion ───────────────────────────────────────────────────────────────────────────────────


async def test_a_message_is_deleted_once(api: Api, aishat: Person) -> None:
    named = await _sent(api, aishat)
    assert await api.result("deleteMessage", **named) is True
    assert aishat.messages == []
    assert await api.refusal("deleteMessage", **named) == (
        "400 Bad Request: message to delete not found"
    )


async def test_what_a_person_wrote_may_be_deleted_in_private(api: Api, aishat: Person) -> None:
    number = aishat.send("Моё")["message_id"]
    assert await api.result("deleteMessage", chat_id=aishat.id, message_id=number)
    assert aishat.messages == []


@pytest.mark.parametrize(
    ("age", "is_deleted"), [(timedelta(hours=48), True), (timedelta(hours=48, seconds=1), False)]
)
async def test_after_two_days_a_message_stays(
    api: Api, aishat: Person, clock: MovingClock, age: timedelta, is_deleted: bool
) -> None:
    named = await _sent(api, aishat)
    clock.advance(age)
    answer = await api.call("deleteMessage", **named)
    assert answer.body["ok"] is is_deleted
    if not is_deleted:
        assert answer.refusal == "400 Bad Request: message can't be deleted for everyone"
    assert bool(aishat.messages) is not is_deleted


async def test_many_are_deleted_and_missing_ones_skipped(api: Api, aishat: Person) -> None:
    numbers = [(await _sent(api, aishat))["message_id"] for _ in range(3)]
    await api.result("deleteMessages", chat_id=aishat.id, message_ids=[*numbers[:2], 99])
    assert [one["message_id"] for one in aishat.messages] == numbers[2:]


@pytest.mark.parametrize(
    ("numbers", "refusal"),
    [
        (list(range(1, 102)), "too many message identifiers specified"),
        ([], "message identifiers are not specified"),
        (7, "expected an Array of message identifiers"),
    ],
)
async def test_a_list_to_delete_that_is_refused(
    api: Api, aishat: Person, numbers: Any, refusal: str
) -> None:
    answer = await api.refusal("deleteMessages", chat_id=aishat.id, message_ids=numbers)
    assert answer == f"400 Bad Request: {refusal}"


# ── Presses ────────────────────────────────────────────────────────────────────────────────────


async def test_a_press_brings_its_message_and_data(api: Api, aishat: Person) -> None:
    named = await _sent(api, aishat, reply_markup=KEYBOARD)
    press = aishat.press(named["message_id"], "yes")
    [update] = await api.result("getUpdates")
    query = update["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (press, "yes", aishat.id)
    assert query["message"]["reply_markup"] == KEYBOARD


async def test_a_press_under_a_message_that_is_gone_has_no_date(api: Api, aishat: Person) -> None:
    aishat.press(99, "yes")
    [update] = await api.result("getUpdates")
    message = update["callback_query"]["message"]
    assert (message["message_id"], message["date"]) == (99, 0)


@pytest.mark.parametrize("text", [None, "", "Готово", "я" * 200])
async def test_a_press_is_answered(api: Api, aishat: Person, text: str | None) -> None:
    press = aishat.press(1, "yes")
    assert await api.result(
        "answerCallbackQuery", callback_query_id=press, text=text, show_alert=True
    )
    answer = CallbackAnswer(text=text or None, show_alert=True, url=None)
    assert api.box.callback_answers[press] == answer


async def test_an_answer_to_a_press_is_at_most_200_characters(api: Api, aishat: Person) -> None:
    press = aishat.press(1, "yes")
    answer = await api.refusal("answerCallbackQuery", callback_query_id=press, text="я" * 201)
    assert answer == "400 Bad Request: MESSAGE_TOO_LONG"
    assert await api.result("answerCallbackQuery", callback_query_id=press, text="я" * 200)


@pytest.mark.parametrize("number", ["1", "", None])
async def test_an_unknown_press_cannot_be_answered(
    api: Api, aishat: Person, number: str | None
) -> None:
    assert await api.refusal("answerCallbackQuery", callback_query_id=number) == TOO_OLD


@pytest.mark.parametrize(
    ("age", "is_taken"), [(timedelta(minutes=15), True), (timedelta(minutes=15, seconds=1), False)]
)
async def test_a_press_lives_for_a_quarter_of_an_hour(
    api: Api, aishat: Person, clock: MovingClock, age: timedelta, is_taken: bool
) -> None:
    press = aishat.press(1, "yes")
    clock.advance(age)
    answer = await api.call("answerCallbackQuery", callback_query_id=press)
    assert answer.body["ok"] if is_taken else answer.refusal == TOO_OLD


async def test_a_press_is_answered_once(api: Api, aishat: Person) -> None:
    press = aishat.press(1, "yes")
    await api.result("answerCallbackQuery", callback_query_id=press, text="Готово")
    assert await api.refusal("answerCallbackQuery", callback_query_id=press) == TOO_OLD
    assert api.box.callback_answers[press].text == "Готово"
