"""Sent texts: what is stored, and every error with the server's text."""

from typing import Any

import pytest

from sandbox import Box, Person, entities
from tests.sandbox.api import Api
from tests.world import MovingClock

needs_td = pytest.mark.skipif(
    entities.tdjson is None, reason="Markdown is read by Telegram's own parser (tdjson) only"
)

TEXT_BUTTON = (
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
)
BUTTON = {"text": "Да", "callback_data": "yes"}


def inline(*buttons: Any) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


async def test_a_message_is_there_for_both(api: Api, aishat: Person, clock: MovingClock) -> None:
    sent = await api.result("sendMessage", chat_id=aishat.id, text="Здравствуйте")
    assert sent == {
        "message_id": 1,
        "from": api.box.bot,
        "chat": {"id": aishat.id, "type": "private", "first_name": "Айшат"},
        "date": int(clock.now.timestamp()),
        "text": "Здравствуйте",
    }
    assert aishat.messages == [sent]


# ── Formats ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("mode", "text", "plain", "found"),
    [
        ("HTML", "<b>Да</b> &amp; 1", "Да & 1", [("bold", 0, 2)]),
        ("html", "🙂 <i>x</i>", "🙂 x", [("italic", 3, 1)]),
        ("HTML", "  <b>Да </b> ", "Да", [("bold", 0, 2)]),
        ("HTML", "<code>/start</code> /go", "/start /go", [("code", 0, 6), ("bot_command", 7, 3)]),
        (None, "<b>", "<b>", []),
        (None, "@okrug /go https://e.com/x.", "@okrug /go https://e.com/x.",
         [("mention", 0, 6), ("bot_command", 7, 3), ("url", 11, 15)]),
        pytest.param("MarkdownV2", r"*Да* \!", "Да !", [("bold", 0, 2)], marks=needs_td),
        pytest.param("Markdown", "_Да_!", "Да!", [("italic", 0, 2)], marks=needs_td),
    ],
)  # fmt: skip
async def test_a_format_becomes_entities(
    api: Api, aishat: Person, mode: str | None, text: str, plain: str, found: list[Any]
) -> None:
    sent = await api.result("sendMessage", chat_id=aishat.id, text=text, parse_mode=mode)
    assert sent["text"] == plain
    assert [(one["type"], one["offset"], one["length"]) for one in _entities(sent)] == found


async def test_entities_are_kept_as_they_are_given(api: Api, aishat: Person) -> None:
    given = [
        {"type": "date_time", "offset": 0, "length": 2, "unix_time": 1, "date_time_format": "r"}
    ]
    sent = await api.result("sendMessage", chat_id=aishat.id, text="До", entities=given)
    assert sent["entities"] == given


async def test_a_format_outweighs_entities(api: Api, aishat: Person) -> None:
    given = [{"type": "bold", "offset": 0, "length": 2}]
    sent = await api.result(
        "sendMessage", chat_id=aishat.id, text="До", parse_mode="HTML", entities=given
    )
    assert _entities(sent) == []


@pytest.mark.parametrize(
    ("asked", "kept"),
    [("wDT", "wDT"), ("dt", "dt"), ("Tw", "wT"), ("r", "r"), ("R", "r"), ("", None)],
)
async def test_a_time_keeps_its_format(
    api: Api, aishat: Person, asked: str, kept: str | None
) -> None:
    text = f"<tg-time unix='1700000000' format='{asked}'>завтра</tg-time>"
    sent = await api.result("sendMessage", chat_id=aishat.id, text=text, parse_mode="HTML")
    [entity] = sent["entities"]
    assert (entity["unix_time"], entity.get("date_time_format")) == (1_700_000_000, kept)


async def test_how_a_link_is_shown_is_kept(api: Api, aishat: Person) -> None:
    options = {"is_disabled": True}
    sent = await api.result(
        "sendMessage", chat_id=aishat.id, text="x", link_preview_options=options
    )
    assert sent["link_preview_options"] == options


# ── Refusals ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        ({}, "message text is empty"),
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "я" * 4097}, "message is too long"),
        ({"text": "a" * 32_769}, "text is too long"),
        ({"text": "я" * 16_385}, "text is too long"),
        ({"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        ({"text": "до <br>", "parse_mode": "HTML"},
         "can't parse entities: Unsupported start tag \"br\" at byte offset 5"),
        pytest.param({"text": "до *x", "parse_mode": "MarkdownV2"},
         "can't parse entities: Can't find end of Bold entity at byte offset 5", marks=needs_td),
        pytest.param({"text": "x!", "parse_mode": "MarkdownV2"},
         "can't parse entities: Character '!' is reserved and must be escaped with the preceding "
         "'\\'", marks=needs_td),
        ({"text": "x", "chat_id": ""}, "chat_id is empty"),
        ({"text": "x", "chat_id": 77}, "chat not found"),
        ({"text": "x", "chat_id": -77}, "chat not found"),
        ({"text": "x", "chat_id": "@aishat"}, "chat not found"),
        ({"text": "x", "chat_id": "--5"}, "chat not found"),
        ({"text": "x", "chat_id": "²"}, "chat not found"),
        ({"text": "x", "reply_parameters": {"message_id": 9}}, "message to be replied not found"),
        ({"text": "x", "reply_to_message_id": 9}, "message to be replied not found"),
    ],
)  # fmt: skip
async def test_a_text_that_is_refused(
    api: Api, aishat: Person, arguments: dict[str, Any], refusal: str
) -> None:
    answer = await api.refusal("sendMessage", **{"chat_id": aishat.id} | arguments)
    assert answer == f"400 Bad Request: {refusal}"
    assert aishat.messages == []


@pytest.mark.parametrize("text", ["я" * 4096, "🙂" * 4096, "  " + "я" * 4096 + "\n"])
async def test_the_longest_text_is_sent(api: Api, aishat: Person, text: str) -> None:
    """4096 characters after stripping; an emoji counts as one."""
    sent = await api.result("sendMessage", chat_id=aishat.id, text=text)
    assert sent["text"] == text.strip()


@pytest.mark.parametrize(
    ("status", "refusal"),
    [
        ("kicked", "bot was blocked by the user"),
        ("deactivated", "user is deactivated"),
        ("new", "bot can't initiate conversation with a user"),
    ],
)
@pytest.mark.parametrize("method", ["sendMessage", "sendChatAction"])
async def test_somebody_who_must_not_be_written_to(
    api: Api, aishat: Person, status: str, refusal: str, method: str
) -> None:
    aishat.status = status
    answer = await api.refusal(method, chat_id=aishat.id, text="x", action="typing")
    assert answer == f"403 Forbidden: {refusal}"


async def test_the_bot_does_not_write_to_itself(api: Api) -> None:
    answer = await api.refusal("sendMessage", chat_id=api.box.bot["id"], text="x")
    assert answer == "403 Forbidden: the bot can't send messages to the bot"


async def test_who_writes_first_may_be_answered(api: Api, box: Box) -> None:
    newcomer = box.add_person(first_name="Патимат")
    newcomer.start("invite")
    sent = await api.result("sendMessage", chat_id=newcomer.id, text="Здравствуйте")
    assert [one["text"] for one in newcomer.messages] == ["/start invite", sent["text"]]


async def test_who_blocks_and_starts_again_may_be_written_to(api: Api, aishat: Person) -> None:
    aishat.block()
    aishat.start()
    await api.result("sendMessage", chat_id=aishat.id, text="Здравствуйте")
    changes = [
        one["my_chat_member"] for one in await api.result("getUpdates") if "my_chat_member" in one
    ]
    assert [one["new_chat_member"]["status"] for one in changes] == ["kicked", "member"]


# ── Replies ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("is_old_way", [False, True])
async def test_a_reply_shows_what_it_answers(api: Api, aishat: Person, is_old_way: bool) -> None:
    asked = aishat.send("Когда?", reply_to=aishat.send("Скажите")["message_id"])
    number = asked["message_id"]
    way = {"reply_to_message_id": number} if is_old_way else {
        "reply_parameters": {"message_id": number}
    }  # fmt: skip
    sent = await api.result("sendMessage", chat_id=aishat.id, text="Завтра", **way)
    assert sent["reply_to_message"]["text"] == "Когда?"
    assert "reply_to_message" not in sent["reply_to_message"]


async def test_a_reply_may_do_without(api: Api, aishat: Person) -> None:
    reply = {"message_id": 9, "allow_sending_without_reply": True}
    sent = await api.result("sendMessage", chat_id=aishat.id, text="Завтра", reply_parameters=reply)
    assert "reply_to_message" not in sent


# ── Keyboards ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("markup", "refusal"),
    [
        (inline(BUTTON | {"callback_data": "x" * 65}), "BUTTON_DATA_INVALID"),
        (inline(BUTTON | {"callback_data": "я" * 33}), "BUTTON_DATA_INVALID"),
        (inline(BUTTON | {"callback_data": ""}), TEXT_BUTTON),
        (inline({"text": "Да"}), TEXT_BUTTON),
        (inline(BUTTON | {"style": "pink"}),
         "can't parse inline keyboard button: invalid button style specified"),
        (inline(BUTTON | {"text": ""}), "inline keyboard button text must be non-empty"),
        (inline(BUTTON | {"text": " "}), "inline keyboard button text must be non-empty"),
        (inline({"callback_data": "x"}),
         "can't parse inline keyboard button: can't find field \"text\""),
        (inline({"text": "x", "url": "not a url"}),
         "inline keyboard button URL 'not a url' is invalid: Wrong HTTP URL"),
        ({"inline_keyboard": [BUTTON]},
         'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
        ({"inline_keyboard": [None]},
         'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
        ("{", "can't parse reply keyboard markup JSON object"),
        ("[]", "object expected as reply markup"),
        ({"inline_keyboard": [[BUTTON]] * 101}, "reply markup is too long"),
        ({"inline_keyboard": [[{"text": "я" * 60, "callback_data": "x"}]] * 90},
         "reply markup is too long"),
        ({"keyboard": [[{"text": ""}]]}, "keyboard button text must be non-empty"),
        ({"keyboard": [["Да"]], "input_field_placeholder": "я" * 65},
         "INPUT_FIELD_PLACEHOLDER_INVALID"),
    ],
)  # fmt: skip
async def test_a_keyboard_that_is_refused(
    api: Api, aishat: Person, markup: Any, refusal: str
) -> None:
    answer = await api.refusal("sendMessage", chat_id=aishat.id, text="x", reply_markup=markup)
    assert answer == f"400 Bad Request: {refusal}"
    assert aishat.messages == []


@pytest.mark.parametrize(
    "button",
    [
        {"callback_data": "x"},
        {"callback_data": "я" * 32},
        {"callback_data": "x", "style": "danger"},
        {"disabled": {}},
        {"copy_text": {"text": "код"}},
        {"url": "https://e.com"},
        {"url": "tg://user?id=5"},
        {"switch_inline_query": ""},
    ],
)
async def test_a_keyboard_is_shown(api: Api, aishat: Person, button: dict[str, Any]) -> None:
    markup = inline({"text": "Да"} | button)
    sent = await api.result("sendMessage", chat_id=aishat.id, text="x", reply_markup=markup)
    assert sent["reply_markup"] == markup


@pytest.mark.parametrize("rows", [[], [[]]])
async def test_an_empty_keyboard_is_none(api: Api, aishat: Person, rows: list[Any]) -> None:
    markup = {"inline_keyboard": rows}
    sent = await api.result("sendMessage", chat_id=aishat.id, text="x", reply_markup=markup)
    assert "reply_markup" not in sent


async def test_the_keyboard_below_stays_until_it_is_removed(api: Api, aishat: Person) -> None:
    keyboard = {"keyboard": [[{"text": "Меню"}]], "is_persistent": True,
                "input_field_placeholder": "Выберите"}  # fmt: skip
    sent = await api.result("sendMessage", chat_id=aishat.id, text="x", reply_markup=keyboard)
    assert "reply_markup" not in sent
    await api.result("sendMessage", chat_id=aishat.id, text="y")
    assert aishat.keyboard == keyboard
    gone = {"remove_keyboard": True}
    await api.result("sendMessage", chat_id=aishat.id, text="z", reply_markup=gone)
    assert aishat.keyboard is None


# ── Others ─────────────────────────────────────────────────────────────────────────────────────


async def test_a_copy_has_no_author_and_a_forward_has(api: Api, aishat: Person) -> None:
    original = aishat.send("Скажите")
    named = {"chat_id": aishat.id, "from_chat_id": aishat.id, "message_id": original["message_id"]}
    copy = await api.result("copyMessage", **named)
    forward = await api.result("forwardMessage", **named)
    assert aishat.chat.messages[copy["message_id"]]["text"] == "Скажите"
    assert "forward_origin" not in aishat.chat.messages[copy["message_id"]]
    assert forward["forward_origin"]["sender_user"]["id"] == aishat.id


@pytest.mark.parametrize("what", ["copy", "forward"])
@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        ({"message_id": 9}, "message to {} not found"),
        ({}, "message identifier is not specified"),
        ({"from_chat_id": 77, "message_id": 9}, "chat not found"),
    ],
)
async def test_what_is_not_there_is_neither_copied_nor_forwarded(
    api: Api, aishat: Person, what: str, arguments: dict[str, Any], refusal: str
) -> None:
    named = {"chat_id": aishat.id, "from_chat_id": aishat.id} | arguments
    answer = await api.refusal(f"{what}Message", **named)
    assert answer == f"400 Bad Request: {refusal.format(what)}"


async def test_what_the_bot_is_doing_is_told(api: Api, aishat: Person) -> None:
    heard: list[Any] = []
    api.box.events.listen(heard.append)
    assert await api.result("sendChatAction", chat_id=aishat.id, action="typing") is True
    assert [(one["type"], one["chat_id"], one["action"]) for one in heard] == [
        ("action", aishat.id, "typing")
    ]


@pytest.mark.parametrize("action", ["dancing", "", None])
async def test_an_unknown_action_is_refused(api: Api, aishat: Person, action: str | None) -> None:
    answer = await api.refusal("sendChatAction", chat_id=aishat.id, action=action)
    assert answer == "400 Bad Request: wrong parameter action in request"


def _entities(message: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = message.get("entities", [])
    return found
