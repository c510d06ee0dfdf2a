"""Copies of announcements as Bot API calls: sending, editing, deleting.

The text is sent with its own entities, so a copy equals the author's message. An album cannot have
buttons: a short message with them follows.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from aiogram.methods import (
    DeleteMessage,
    EditMessageCaption,
    EditMessageText,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SendVideo,
    TelegramMethod,
)
from aiogram.types import (
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    MessageEntity,
)

from district.announcements.announcement import (
    Announcement,
    Button,
    Category,
    Content,
    Media,
    MediaKind,
)
from keyboards.announcements.copies import copy_keyboard
from locales.texts import Words

Call = TelegramMethod[Any]
_ALBUM = {
    MediaKind.PHOTO: InputMediaPhoto,
    MediaKind.VIDEO: InputMediaVideo,
    MediaKind.DOCUMENT: InputMediaDocument,
}


def copy_calls(words: Words, account: int, one: Announcement) -> tuple[Call, ...]:
    """Returns the message, or the album and the message with its buttons."""
    keyboard = copy_keyboard(words, one.id, one.buttons, one.category)
    return content_calls(words, account, one.content, keyboard)


def preview_calls(
    words: Words,
    account: int,
    content: Content,
    buttons: tuple[Button, ...],
    category: Category | None,
) -> tuple[Call, ...]:
    """Returns a copy whose buttons do nothing yet."""
    return content_calls(words, account, content, copy_keyboard(words, 0, buttons, category))


def content_calls(
    words: Words, account: int, content: Content, keyboard: InlineKeyboardMarkup | None = None
) -> tuple[Call, ...]:
    if content.is_album:
        album = SendMediaGroup(chat_id=account, media=list(_album(content)))
        if keyboard is None:
            return (album,)
        below = SendMessage(
            chat_id=account, text=words("copies-below"), parse_mode="HTML", reply_markup=keyboard
        )
        return (album, below)
    if not content.media:
        text = SendMessage(
            chat_id=account, text=content.text, parse_mode=None,
            entities=_entities(content), reply_markup=keyboard,
        )  # fmt: skip
        return (text,)
    return (_with_file(account, content, content.media[0], keyboard),)


def edit_call(words: Words, account: int, one: Announcement, messages: Sequence[int]) -> Call:
    """Returns the edit of a copy's text, or of its caption below a file."""
    content, first = one.content, messages[0]
    keyboard = copy_keyboard(words, one.id, one.buttons, one.category)
    if not content.media:
        return EditMessageText(
            chat_id=account, message_id=first, text=content.text, parse_mode=None,
            entities=_entities(content), reply_markup=keyboard,
        )  # fmt: skip
    return EditMessageCaption(
        chat_id=account, message_id=first, caption=content.text, parse_mode=None,
        caption_entities=_entities(content), reply_markup=None if content.is_album else keyboard,
    )  # fmt: skip


def recall_calls(account: int, messages: Iterable[int]) -> list[Call]:
    """One call per message: `deleteMessages` silently skips messages that it cannot delete."""
    return [DeleteMessage(chat_id=account, message_id=message) for message in messages]


def _with_file(
    account: int, content: Content, media: Media, keyboard: InlineKeyboardMarkup | None
) -> Call:
    said: Mapping[str, Any] = {
        "chat_id": account,
        "caption": content.text or None,
        "caption_entities": _entities(content),
        "parse_mode": None,
        "reply_markup": keyboard,
    }
    match media.kind:
        case MediaKind.PHOTO:
            return SendPhoto(photo=media.file, **said)
        case MediaKind.VIDEO:
            return SendVideo(video=media.file, **said)
        case MediaKind.DOCUMENT:
            return SendDocument(document=media.file, **said)


def _album(content: Content) -> Iterable[InputMediaPhoto | InputMediaVideo | InputMediaDocument]:
    """The text is the caption of the first file."""
    for place, media in enumerate(content.media):
        said: Mapping[str, Any] = {}
        if place == 0 and content.text:
            said = {"caption": content.text, "caption_entities": _entities(content)}
        yield _ALBUM[media.kind](media=media.file, parse_mode=None, **said)


def _entities(content: Content) -> list[MessageEntity] | None:
    return [MessageEntity.model_validate(one) for one in content.entities] or None
