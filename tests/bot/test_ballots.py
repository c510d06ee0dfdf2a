"""Screens of secret votes are cut out of updates before they are stored."""

import copy
import json
from typing import Any

import pytest
from aiogram import Bot

from bot.intake.ballots import BLANK, without_ballots
from bot.intake.update_parser import read_update

LABELS = ("Тайно за", "Тайно против")
SCREEN = {
    "message_id": 5,
    "date": 1_790_000_000,
    "chat": {"id": 42, "type": "private"},
    "from": {"id": 9, "is_bot": True, "first_name": "Округ"},
    "text": f"Отдать голос «{LABELS[0]}»?",
    "entities": [{"type": "bold", "offset": 0, "length": 3}],
    "reply_markup": {
        "inline_keyboard": [
            [{"text": LABELS[0], "callback_data": "secret:ask:7:1:AAAAAAAAAAAAAAAA"}],
            [{"text": LABELS[1], "callback_data": "secret:ask:7:1:BBBBBBBBBBBBBBBB"}],
            [{"text": "Назад", "callback_data": "motions:open:7"}],
        ]
    },
}
PERSON = {"id": 42, "is_bot": False, "first_name": "А"}


def press(data: str, message: dict[str, Any]) -> dict[str, Any]:
    content = {"id": "1", "from": PERSON, "chat_instance": "1", "data": data, "message": message}
    return {"update_id": 1, "callback_query": content}


def said(**fields: Any) -> dict[str, Any]:
    content = {"message_id": 6, "date": 1_790_000_000, "chat": SCREEN["chat"], "from": PERSON}
    return {"update_id": 2, "message": {**content, **fields}}


UPDATES = {
    "a vote": press("secret:cast:7:1:AAAAAAAAAAAAAAAA", SCREEN),
    "another button of the screen": press("motions:open:7", SCREEN),
    "a vote on a screen without buttons": press(
        "secret:ask:7:1:AAAAAAAAAAAAAAAA", {**SCREEN, "reply_markup": None}
    ),
    "a reply": said(text="почему?", reply_to_message=SCREEN, quote={"text": LABELS[0]}),
    "a pin": said(pinned_message=SCREEN),
    "a caption": press(
        "secret:ask:7:1:AAAAAAAAAAAAAAAA",
        {**{k: v for k, v in SCREEN.items() if k != "text"}, "caption": LABELS[0]},
    ),
}


@pytest.mark.parametrize("name", UPDATES)
def test_neither_the_label_nor_the_keyboard_is_kept(name: str) -> None:
    raw = UPDATES[name]
    before = copy.deepcopy(raw)
    kept = json.dumps(without_ballots(raw), ensure_ascii=False)
    assert raw == before, "the update itself was changed"
    assert LABELS[0] in json.dumps(raw, ensure_ascii=False)
    assert not [word for word in (*LABELS, "BBBBBBBB", "entities") if word in kept]


@pytest.mark.parametrize("name", UPDATES)
def test_what_is_left_is_still_understood(name: str) -> None:
    update = read_update(without_ballots(UPDATES[name]), Bot("1:A"))
    if update.callback_query is not None:
        assert update.callback_query.data == UPDATES[name]["callback_query"]["data"]
    else:
        assert update.message is not None


def test_a_cut_screen_can_still_be_edited() -> None:
    kept = without_ballots(UPDATES["a vote"])["callback_query"]["message"]
    assert kept["text"] == BLANK
    assert kept["message_id"] == SCREEN["message_id"]


@pytest.mark.parametrize(
    "raw",
    [
        press("motions:open:7", {**SCREEN, "reply_markup": {"inline_keyboard": [[]]}}),
        said(text="secret:ask:7"),
        said(text="да", reply_to_message={**SCREEN, "reply_markup": {"inline_keyboard": "?"}}),
        {"update_id": 3, "message": None},
        {"update_id": 4, "callback_query": {"data": "secret:ask:7", "message": "?"}},
        {"update_id": 5, "callback_query": {"message": {"reply_markup": [1]}}},
    ],
)
def test_other_updates_stay_as_they_are(raw: dict[str, Any]) -> None:
    assert without_ballots(raw) is raw
