"""A screen: text with buttons, or a file."""

from dataclasses import dataclass

from aiogram.types import InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove

Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove

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


def cut(text: str, limit: int = CUT) -> str:
    """Truncates text longer than `limit` characters with an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def lines(*parts: str | None) -> str:
    """Joins the parts with newlines; an empty string makes an empty line, None is dropped."""
    return "\n".join(part for part in parts if part is not None)
