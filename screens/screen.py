"""What a person is shown: text with its buttons, or a file."""

from dataclasses import dataclass

from aiogram.types import InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove

Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove

CUT = 200
"""Characters of what others typed that stand on a screen before «показать полностью»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    name: str
    content: bytes

    @property
    def is_picture(self) -> bool:
        """Shown in the conversation, not as a file."""
        return self.name.endswith(".png")


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """`text` is HTML, at most 4096 characters after parsing (1024 beside an attachment)."""

    text: str
    keyboard: Keyboard | None = None
    attachment: Attachment | None = None


def cut(text: str, limit: int = CUT) -> str:
    """`text`, or its beginning with an ellipsis when it is longer than `limit` characters."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def lines(*parts: str | None) -> str:
    """Joins what is there, line by line; an empty string makes an empty line, None nothing."""
    return "\n".join(part for part in parts if part is not None)
