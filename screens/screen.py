"""A screen: text with buttons, or a file."""

from collections.abc import Iterable
from dataclasses import dataclass

from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from district.pages import Page
from keyboards.buttons import inline
from locales.texts import Words

Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove

PART = 3500
"""Limit in characters of one part of a long text."""
CUT = 200
"""Limit in characters of people's text on a screen before «показать полностью»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    name: str
    content: bytes

    @property
    def is_picture(self) -> bool:
        """Whether it is shown as a photo instead of a document."""
        return self.name.endswith(".png")


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """`text` is HTML, at most 4096 characters after parsing (1024 with an attachment)."""

    text: str
    keyboard: Keyboard | None = None
    attachment: Attachment | None = None
    without_file: "Screen | None" = None
    """Sent instead if Telegram refuses the attachment of a letter."""

    @classmethod
    def of(
        cls,
        *text: str | None,
        rows: Iterable[Iterable[InlineKeyboardButton]] = (),
        attachment: Attachment | None = None,
    ) -> "Screen":
        """Returns these lines with these rows of buttons; None and empty rows are left out."""
        keyboard = inline(rows)
        shown = keyboard if keyboard.inline_keyboard else None
        return cls(text=lines(*text), keyboard=shown, attachment=attachment)


def cut(text: str, limit: int = CUT) -> str:
    """Truncates text longer than `limit` characters with an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def page_mark(words: Words, page: Page[object]) -> str | None:
    """Returns «страница 2 из 5», or None for a single page."""
    if page.count == 1:
        return None
    return words("common-page", number=page.number + 1, count=page.count)


def in_parts(rows: Iterable[str], limit: int = PART) -> list[str]:
    """Joins whole rows into texts of at most `limit` characters each."""
    parts = [""]
    for row in rows:
        longer = f"{parts[-1]}\n{row}" if parts[-1] else row
        if len(longer) <= limit:
            parts[-1] = longer
        else:
            parts.append(row)
    return parts


def lines(*parts: str | None) -> str:
    """Joins the parts with newlines; an empty string makes an empty line, None is dropped."""
    return "\n".join(part for part in parts if part is not None)
