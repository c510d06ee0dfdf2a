"""Methods that send text, files, albums, copies and chat actions.

Each takes the sandbox and the call's arguments and returns `result` or raises `ApiError`.
"""

from typing import Any

from sandbox.arguments import Arguments
from sandbox.box import Box, Chat, quoted, shown
from sandbox.calls import Method, chat_for, known_chat
from sandbox.entities import CAPTION_LIMIT, TEXT_LIMIT, formatted
from sandbox.errors import bad
from sandbox.files import StoredFile, ensure_photo, media
from sandbox.markup import is_inline, parse_markup

ALBUM = range(2, 11)
ACTIONS = frozenset(
    {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
     "upload_document", "choose_sticker", "find_location", "record_video_note",
     "upload_video_note"}
)  # fmt: skip


async def send_message(box: Box, arguments: Arguments) -> Any:
    chat = chat_for(box, arguments)
    raw = arguments.text("text")
    if not raw:
        raise bad("message text is empty")
    text, entities = formatted(
        raw, arguments.text("parse_mode"), arguments.json("entities"), TEXT_LIMIT
    )
    content = {"text": text, "entities": entities, "link_preview_options": preview_of(arguments)}
    given = {key: value for key, value in content.items() if value}
    return _send(box, chat, given, arguments)


def preview_of(arguments: Arguments) -> dict[str, Any] | None:
    """Returns the link preview options."""
    options = arguments.json("link_preview_options")
    return options if isinstance(options, dict) else None


def _send(box: Box, chat: Chat, content: dict[str, Any], arguments: Arguments) -> dict[str, Any]:
    """Checks keyboard and limits, then stores the message."""
    markup = parse_markup(arguments.raw("reply_markup"))
    reply = _reply(chat, arguments)
    if box.limits is not None:
        box.limits.take(chat.id)
    if is_inline(markup):
        content["reply_markup"] = markup
    message = box.new_message(chat, box.bot, content | reply)
    if markup is not None and not is_inline(markup):
        chat.keyboard = None if markup.get("remove_keyboard") else markup
        box.tell("keyboard", chat.id, keyboard=chat.keyboard)
        message["_reply_keyboard"] = True
    return shown(message)


def _reply(chat: Chat, arguments: Arguments) -> dict[str, Any]:
    """Returns the reply field.

    Raises:
        ApiError: 400, the message to reply to is gone and sending without reply is not allowed.
    """
    asked = arguments.json("reply_parameters") or {
        "message_id": arguments.number("reply_to_message_id"),
        "allow_sending_without_reply": arguments.flag("allow_sending_without_reply"),
    }
    number = asked.get("message_id")
    quote = quoted(chat, number)
    if number and not quote and not asked.get("allow_sending_without_reply"):
        raise bad("message to be replied not found")
    return quote


def sender_of(kind: str) -> Method:
    async def send(box: Box, arguments: Arguments) -> Any:
        chat = chat_for(box, arguments)
        content = _media(box, arguments, kind) | caption_of(arguments)
        return _send(box, chat, content, arguments)

    return send


_GIVEN = {"audio": ("duration", "performer", "title"), "video": ("duration", "width", "height")}


def _media(box: Box, arguments: Arguments, kind: str, field: str | None = None) -> dict[str, Any]:
    stored = _file(box, arguments, field or kind)
    if kind == "photo":
        ensure_photo(stored.content)
    given = {name: arguments.number(name) or arguments.text(name) for name in _GIVEN.get(kind, ())}
    return {kind: media(kind, stored, {name: it for name, it in given.items() if it is not None})}


def caption_of(arguments: Arguments) -> dict[str, Any]:
    raw = arguments.text("caption")
    if not raw:
        return {}
    text, entities = formatted(
        raw, arguments.text("parse_mode"), arguments.json("caption_entities"), CAPTION_LIMIT
    )
    return {"caption": text} | ({"caption_entities": entities} if entities else {})


def _file(box: Box, arguments: Arguments, field: str) -> StoredFile:
    named = arguments.text(field) or ""
    uploaded = arguments.file(named.removeprefix("attach://")) or arguments.file(field)
    if uploaded is not None:
        if not uploaded.content:
            raise bad("file must be non-empty")
        return box.files.keep(uploaded.name, uploaded.content, uploaded.mime)
    if not named or named.startswith("attach://"):
        raise bad(f"there is no {field} in the request")
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
        if not isinstance(one, dict):
            raise bad("can't parse InputMedia: expected an Object")
        inner = arguments.with_values(one)
        kind = inner.text("type") or ""
        if kind not in {"photo", "document", "video", "audio"}:
            raise bad("can't parse InputMedia: type must be one of photo, document, video, audio")
        items.append(_media(box, inner, kind, "media") | caption_of(inner))
    reply = _reply(chat, arguments)
    if box.limits is not None:
        box.limits.take(chat.id, len(items))
    group = str(box.updates.made) + str(box.timestamp())
    shared = {"media_group_id": group} | reply
    return [shown(box.new_message(chat, box.bot, item | shared)) for item in items]


async def copy_message(box: Box, arguments: Arguments) -> Any:
    message = _copied(box, arguments, "copy")
    chat = chat_for(box, arguments)
    content = _content_of(message)
    if arguments.text("caption"):
        content.pop("caption_entities", None)
        content |= caption_of(arguments)
    return {"message_id": _send(box, chat, content, arguments)["message_id"]}


async def forward_message(box: Box, arguments: Arguments) -> Any:
    message = _copied(box, arguments, "forward")
    chat = chat_for(box, arguments)
    origin = message.get("forward_origin") or {
        "type": "user",
        "sender_user": message["from"],
        "date": message["date"],
    }
    return _send(box, chat, {**_content_of(message), "forward_origin": origin}, arguments)


def _copied(box: Box, arguments: Arguments, what: str) -> dict[str, Any]:
    source = known_chat(box, arguments, "from_chat_id")
    number = arguments.number("message_id")
    if number is None:
        raise bad("message identifier is not specified")
    message = source.messages.get(number)
    if message is None:
        raise bad(f"message to {what} not found")
    return message


_ENVELOPE = frozenset(
    {"message_id", "from", "chat", "date", "edit_date", "reply_markup", "reply_to_message",
     "forward_origin", "media_group_id"}
)  # fmt: skip


def _content_of(message: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in shown(message).items() if key not in _ENVELOPE}


async def send_chat_action(box: Box, arguments: Arguments) -> Any:
    action = arguments.text("action")
    if action not in ACTIONS:
        raise bad("wrong parameter action in request")
    chat = chat_for(box, arguments)
    box.tell("action", chat.id, action=action)
    return True
