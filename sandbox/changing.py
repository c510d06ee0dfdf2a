"""Methods that edit and delete messages and answer presses.

Each takes the sandbox and the call's arguments and returns `result` or raises `ApiError`.
"""

from datetime import timedelta
from typing import Any

from sandbox.arguments import Arguments
from sandbox.box import Box, CallbackAnswer, Chat
from sandbox.calls import chat_for
from sandbox.entities import TEXT_LIMIT, formatted
from sandbox.errors import bad
from sandbox.markup import is_inline, parse_markup
from sandbox.sending import caption_of, preview_of

DELETE_WINDOW = timedelta(hours=48)
ANSWER_LIMIT = 200
PRESS_LIFE = timedelta(minutes=15)
"""Time after which an unanswered press cannot be answered."""
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def _ours(box: Box, chat: Chat, arguments: Arguments, what: str = "edit") -> dict[str, Any]:
    """Returns the bot's own message to be changed."""
    number = arguments.number("message_id")
    if number is None:
        raise bad("message identifier is not specified")
    message = chat.messages.get(number)
    if message is None:
        raise bad(f"message to {what} not found")
    if message["from"]["id"] != box.bot["id"] or "forward_origin" in message:
        raise bad("message can't be edited")
    return message


async def edit_message_text(box: Box, arguments: Arguments) -> Any:
    chat = chat_for(box, arguments)
    message = _ours(box, chat, arguments)
    raw = arguments.text("text")
    if not raw:
        raise bad("message text is empty")
    text, entities = formatted(
        raw, arguments.text("parse_mode"), arguments.json("entities"), TEXT_LIMIT
    )
    if "text" not in message:
        raise bad("there is no text in the message to edit")
    content = {"text": text, "entities": entities, "link_preview_options": preview_of(arguments)}
    return _edit(box, chat, message, arguments, content)


async def edit_message_caption(box: Box, arguments: Arguments) -> Any:
    chat = chat_for(box, arguments)
    message = _ours(box, chat, arguments)
    if not any(kind in message for kind in ("photo", "document", "video", "audio")):
        raise bad("there is no caption in the message to edit")
    new = caption_of(arguments)
    content = {"caption": new.get("caption"), "caption_entities": new.get("caption_entities")}
    return _edit(box, chat, message, arguments, content)


async def edit_message_reply_markup(box: Box, arguments: Arguments) -> Any:
    chat = chat_for(box, arguments)
    return _edit(box, chat, _ours(box, chat, arguments), arguments, {})


def _edit(
    box: Box, chat: Chat, message: dict[str, Any], arguments: Arguments, content: dict[str, Any]
) -> dict[str, Any]:
    markup = parse_markup(arguments.raw("reply_markup"))
    if markup is not None and not is_inline(markup):
        raise bad("inline keyboard expected")
    if message.get("_reply_keyboard"):
        raise bad("message can't be edited")
    wanted = {**content, "reply_markup": markup}
    if all((message.get(key) or None) == (value or None) for key, value in wanted.items()):
        raise bad(NOT_MODIFIED)
    if box.limits is not None:
        box.limits.take(chat.id, is_edit=True)
    for key, value in wanted.items():
        if value:
            message[key] = value
        else:
            message.pop(key, None)
    message["edit_date"] = box.timestamp()
    box.tell("edited", chat.id, message=message)
    return message


async def delete_message(box: Box, arguments: Arguments) -> Any:
    chat = chat_for(box, arguments)
    number = arguments.number("message_id")
    if number is None:
        raise bad("message identifier is not specified")
    if number not in chat.messages:
        raise bad("message to delete not found")
    _delete(box, chat, [number])
    return True


async def delete_messages(box: Box, arguments: Arguments) -> Any:
    chat = chat_for(box, arguments)
    numbers = arguments.json("message_ids") or []
    if not isinstance(numbers, list):
        raise bad("expected an Array of message identifiers")
    if len(numbers) > 100:  # noqa: PLR2004
        raise bad("too many message identifiers specified")
    if not numbers:
        raise bad("message identifiers are not specified")
    _delete(box, chat, [number for number in numbers if number in chat.messages])
    return True


def _delete(box: Box, chat: Chat, numbers: list[int]) -> None:
    oldest = (box.now() - DELETE_WINDOW).timestamp()
    if any(chat.messages[number]["date"] < oldest for number in numbers):
        raise bad("message can't be deleted for everyone")
    if not chat.is_private and any(
        chat.messages[number]["from"]["id"] != box.bot["id"] for number in numbers
    ):
        raise bad("message can't be deleted")  # the bot is not an administrator
    for number in numbers:
        del chat.messages[number]
    box.tell("deleted", chat.id, message_ids=numbers)


async def answer_callback_query(box: Box, arguments: Arguments) -> Any:
    press_id = arguments.text("callback_query_id") or ""
    press = box.presses.get(press_id)
    if press is None or press.answered or box.now() - press.at > PRESS_LIFE:
        raise bad(TOO_OLD)
    text = arguments.text("text")
    if text and len(text) > ANSWER_LIMIT:
        raise bad("MESSAGE_TOO_LONG")
    press.answered = True
    answer = CallbackAnswer(
        text=text or None,
        show_alert=arguments.flag("show_alert"),
        url=arguments.text("url") or None,
    )
    box.callback_answers[press_id] = answer
    box.tell(
        "callback_answer",
        press.person,
        callback_query_id=press_id,
        text=answer.text,
        show_alert=answer.show_alert,
        url=answer.url,
    )
    return True
