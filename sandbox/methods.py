"""What a bot may call. One function a method; `METHODS` maps the lower-cased names.

Each takes the box and the call's arguments and answers the `result`, or raises `ApiError`.
"""

import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from sandbox.arguments import Arguments
from sandbox.box import Box, CallbackAnswer, Chat
from sandbox.entities import CAPTION_LIMIT, TEXT_LIMIT, formatted
from sandbox.errors import bad, forbidden
from sandbox.files import DOWNLOAD_LIMIT, StoredFile, media
from sandbox.markup import is_inline, parse_markup

Method = Callable[[Box, Arguments], Awaitable[Any]]

DELETE_WINDOW = timedelta(hours=48)
ANSWER_LIMIT = 200
PRESS_LIFE = timedelta(minutes=15)
"""After this an unanswered press cannot be answered any more."""
ALBUM = range(2, 11)
ACTIONS = frozenset(
    {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
     "upload_document", "choose_sticker", "find_location", "record_video_note",
     "upload_video_note"}
)  # fmt: skip
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"

# ── Who is written to ──────────────────────────────────────────────────────────────────────────


def chat_for(box: Box, arguments: Arguments) -> Chat:
    """
    Raises:
        ApiError: 400 for a chat that is not there, 403 for one that must not be written to.
    """
    raw = arguments.text("chat_id")
    if not raw:
        raise bad("chat_id is empty")
    chat = box.chats.get(int(raw)) if raw.lstrip("-").isdigit() else None
    if chat is None:
        raise bad("chat not found")
    if chat.is_private:
        _ensure_person_hears(box, chat)
    elif chat.bot_left:
        raise forbidden("bot is not a member of the group chat")
    return chat


def _ensure_person_hears(box: Box, chat: Chat) -> None:
    match box.people[chat.id].status:
        case "kicked":
            raise forbidden("bot was blocked by the user")
        case "deactivated":
            raise forbidden("user is deactivated")
        case "new":
            raise forbidden("bot can't initiate conversation with a user")


def _ours(box: Box, chat: Chat, arguments: Arguments, what: str = "edit") -> dict[str, Any]:
    """The bot's own message that is to be changed."""
    number = arguments.number("message_id")
    if number is None:
        raise bad("message identifier is not specified")
    message = chat.messages.get(number)
    if message is None:
        raise bad(f"message to {what} not found")
    if message["from"]["id"] != box.bot["id"]:
        raise bad("message can't be edited")
    return message


# ── Sending ────────────────────────────────────────────────────────────────────────────────────


async def send_message(box: Box, arguments: Arguments) -> Any:
    chat = chat_for(box, arguments)
    raw = arguments.text("text")
    if not raw:
        raise bad("message text is empty")
    text, entities = formatted(
        raw, arguments.text("parse_mode"), arguments.json("entities"), TEXT_LIMIT
    )
    content = {"text": text} | ({"entities": entities} if entities else {})
    return _send(box, chat, content, arguments)


def _send(box: Box, chat: Chat, content: dict[str, Any], arguments: Arguments) -> dict[str, Any]:
    """Checks the keyboard and the limits, then the message is there."""
    markup = parse_markup(arguments.raw("reply_markup"))
    reply = arguments.json("reply_parameters") or {}
    if reply and reply.get("message_id") not in chat.messages:
        if not reply.get("allow_sending_without_reply"):
            raise bad("message to be replied not found")
        reply = {}
    if box.limits is not None:
        box.limits.take(chat.id)
    if is_inline(markup):
        content["reply_markup"] = markup
    if reply:
        content["reply_to_message"] = chat.messages[reply["message_id"]]
    message = box.new_message(chat, box.bot, content)
    if markup is not None and not is_inline(markup):
        chat.keyboard = None if markup.get("remove_keyboard") else markup
        box.tell("keyboard", chat.id, keyboard=chat.keyboard)
        message["_reply_keyboard"] = True
    return shown(message)


def shown(message: dict[str, Any]) -> dict[str, Any]:
    """Without what only the box knows of it."""
    return {key: value for key, value in message.items() if not key.startswith("_")}


def _sender_of(kind: str) -> Method:
    async def send(box: Box, arguments: Arguments) -> Any:
        chat = chat_for(box, arguments)
        stored = _file(box, arguments, kind)
        content = {kind: media(kind, stored)} | _caption(arguments)
        return _send(box, chat, content, arguments)

    return send


def _caption(arguments: Arguments) -> dict[str, Any]:
    raw = arguments.text("caption")
    if not raw:
        return {}
    text, entities = formatted(
        raw, arguments.text("parse_mode"), arguments.json("caption_entities"), CAPTION_LIMIT
    )
    return {"caption": text} | ({"caption_entities": entities} if entities else {})


def _file(box: Box, arguments: Arguments, field: str) -> StoredFile:
    uploaded = arguments.file(field)
    if uploaded is not None:
        return box.files.keep(uploaded.name, uploaded.content, uploaded.mime)
    named = arguments.text(field)
    if not named:
        raise bad(f"there is no {field} in the request")
    if named.startswith("attach://"):
        attached = arguments.file(named.removeprefix("attach://"))
        if attached is None:
            raise bad(f"there is no {field} in the request")
        return box.files.keep(attached.name, attached.content, attached.mime)
    stored = box.files.find(named)
    if stored is None:
        raise bad("wrong file identifier/HTTP URL specified")
    return stored


async def send_media_group(box: Box, arguments: Arguments) -> Any:
    chat = chat_for(box, arguments)
    album = arguments.json("media")
    if not isinstance(album, list):
        raise bad("expected an Array of InputMedia")
    if not album:
        raise bad("there are no messages to send")
    if len(album) not in ALBUM:
        raise bad("too many messages to send as an album")
    items = []
    for one in album:
        inner = arguments.with_values(one)
        kind = inner.text("type") or ""
        if kind not in {"photo", "document", "video", "audio"}:
            raise bad("can't parse InputMedia: type must be one of photo, document, video, audio")
        items.append({kind: media(kind, _file(box, inner, "media"))} | _caption(inner))
    if box.limits is not None:
        box.limits.take(chat.id, len(items))
    group = str(box.updates.made) + str(box.timestamp())
    return [box.new_message(chat, box.bot, {**item, "media_group_id": group}) for item in items]


async def copy_message(box: Box, arguments: Arguments) -> Any:
    message = _copied(box, arguments, "copy")
    chat = chat_for(box, arguments)
    content = _content_of(message)
    return {"message_id": _send(box, chat, content, arguments)["message_id"]}


async def forward_message(box: Box, arguments: Arguments) -> Any:
    message = _copied(box, arguments, "forward")
    chat = chat_for(box, arguments)
    origin = {"type": "user", "sender_user": message["from"], "date": message["date"]}
    return _send(box, chat, {**_content_of(message), "forward_origin": origin}, arguments)


def _copied(box: Box, arguments: Arguments, what: str) -> dict[str, Any]:
    source = box.chats.get(arguments.number("from_chat_id") or 0)
    if source is None:
        raise bad("chat not found")
    message = source.messages.get(arguments.number("message_id") or 0)
    if message is None:
        raise bad(f"message to {what} not found")
    return message


def _content_of(message: dict[str, Any]) -> dict[str, Any]:
    fields = ("text", "entities", "caption", "caption_entities", "photo", "document", "video",
              "audio", "voice", "sticker")  # fmt: skip
    return {field: message[field] for field in fields if field in message}


async def send_chat_action(box: Box, arguments: Arguments) -> Any:
    chat = chat_for(box, arguments)
    action = arguments.text("action")
    if action not in ACTIONS:
        raise bad("wrong parameter action in request")
    box.tell("action", chat.id, action=action)
    return True


# ── Changing ───────────────────────────────────────────────────────────────────────────────────


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
    return _edit(box, chat, message, arguments, {"text": text, "entities": entities})


async def edit_message_caption(box: Box, arguments: Arguments) -> Any:
    chat = chat_for(box, arguments)
    message = _ours(box, chat, arguments)
    if not any(kind in message for kind in ("photo", "document", "video", "audio")):
        raise bad("there is no caption in the message to edit")
    new = _caption(arguments)
    content = {"caption": new.get("caption"), "caption_entities": new.get("caption_entities")}
    return _edit(box, chat, message, arguments, content)


async def edit_message_reply_markup(box: Box, arguments: Arguments) -> Any:
    chat = chat_for(box, arguments)
    return _edit(box, chat, _ours(box, chat, arguments), arguments, {})


def _edit(
    box: Box,
    chat: Chat,
    message: dict[str, Any],
    arguments: Arguments,
    content: dict[str, Any],
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


# ── Around ─────────────────────────────────────────────────────────────────────────────────────


async def get_updates(box: Box, arguments: Arguments) -> Any:
    allowed = arguments.json("allowed_updates")
    return await box.updates.get(
        offset=arguments.number("offset") or 0,
        limit=arguments.number("limit") or 100,
        timeout=arguments.number("timeout") or 0,
        allowed=allowed if isinstance(allowed, list) else None,
    )


async def get_me(box: Box, _: Arguments) -> Any:
    return {
        **box.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_chat(box: Box, arguments: Arguments) -> Any:
    chat = box.chats.get(arguments.number("chat_id") or 0)
    if chat is None:
        raise bad("chat not found")
    return {
        **box.described(chat),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }


async def leave_chat(box: Box, arguments: Arguments) -> Any:
    chat_for(box, arguments).bot_left = True
    return True


async def get_file(box: Box, arguments: Arguments) -> Any:
    named = arguments.text("file_id")
    if not named:
        raise bad("file_id not specified")
    stored = box.files.find(named)
    if stored is None:
        raise bad("invalid file_id")
    if len(stored.content) > DOWNLOAD_LIMIT:
        raise bad("file is too big")
    return {**stored.described(), "file_path": stored.path}


async def set_my_commands(box: Box, arguments: Arguments) -> Any:
    box.commands.set(
        arguments.raw("commands"), arguments.raw("scope"), arguments.text("language_code")
    )
    box.tell("commands", 0)
    return True


async def get_my_commands(box: Box, arguments: Arguments) -> Any:
    return box.commands.get(arguments.raw("scope"), arguments.text("language_code"))


async def delete_my_commands(box: Box, arguments: Arguments) -> Any:
    box.commands.delete(arguments.raw("scope"), arguments.text("language_code"))
    box.tell("commands", 0)
    return True


def _profile(field: str, limit: int) -> tuple[Method, Method]:
    async def write(box: Box, arguments: Arguments) -> Any:
        value = arguments.text(field) or ""
        if len(value) > limit:
            raise bad(f"{field} is too long")
        box.profile[f"{field}:{arguments.text('language_code') or ''}"] = value
        return True

    async def read(box: Box, arguments: Arguments) -> Any:
        code = arguments.text("language_code") or ""
        return {field: box.profile.get(f"{field}:{code}", box.profile.get(f"{field}:", ""))}

    return write, read


_set_name, _get_name = _profile("name", 64)
_set_description, _get_description = _profile("description", 512)
_set_short, _get_short = _profile("short_description", 120)


async def set_chat_menu_button(box: Box, arguments: Arguments) -> Any:
    box.profile["menu_button"] = json.dumps(arguments.json("menu_button") or {"type": "default"})
    return True


async def get_chat_menu_button(box: Box, _: Arguments) -> Any:
    return json.loads(box.profile.get("menu_button", '{"type": "default"}'))


async def get_webhook_info(box: Box, _: Arguments) -> Any:
    return {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": box.updates.pending,
    }


async def set_webhook(_: Box, __: Arguments) -> Any:
    raise bad("bad webhook: An HTTPS URL must be provided for webhook")


async def delete_webhook(_: Box, __: Arguments) -> Any:
    return True


METHODS: dict[str, Method] = {
    "answercallbackquery": answer_callback_query,
    "copymessage": copy_message,
    "deletemessage": delete_message,
    "deletemessages": delete_messages,
    "deletemycommands": delete_my_commands,
    "deletewebhook": delete_webhook,
    "editmessagecaption": edit_message_caption,
    "editmessagereplymarkup": edit_message_reply_markup,
    "editmessagetext": edit_message_text,
    "forwardmessage": forward_message,
    "getchat": get_chat,
    "getchatmenubutton": get_chat_menu_button,
    "getfile": get_file,
    "getme": get_me,
    "getmycommands": get_my_commands,
    "getmydescription": _get_description,
    "getmyname": _get_name,
    "getmyshortdescription": _get_short,
    "getupdates": get_updates,
    "getwebhookinfo": get_webhook_info,
    "leavechat": leave_chat,
    "sendaudio": _sender_of("audio"),
    "sendchataction": send_chat_action,
    "senddocument": _sender_of("document"),
    "sendmediagroup": send_media_group,
    "sendmessage": send_message,
    "sendphoto": _sender_of("photo"),
    "sendvideo": _sender_of("video"),
    "setchatmenubutton": set_chat_menu_button,
    "setmycommands": set_my_commands,
    "setmydescription": _set_description,
    "setmyname": _set_name,
    "setmyshortdescription": _set_short,
    "setwebhook": set_webhook,
}
