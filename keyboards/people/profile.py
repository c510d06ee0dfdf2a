"""Buttons that start the form of the own profile, and those of its older format, still in chats."""

from functools import partial

from aiogram.types import InlineKeyboardMarkup

from district.drafts import Form as FormName
from district.people.person import Position, Subject
from keyboards.buttons import Number, Press, Style, button, inline, known_button
from keyboards.form import FormAction, Means, beginning, read_older, same
from locales.texts import Words


class ProfilePress(Press, prefix="profile"):
    action: str
    choice: str | None = None
    """Id of a municipality, an organization or a draft."""
    page: Number | None = None
    position: Position | None = None
    subject: Subject | None = None
    step: str | None = None


MEANINGS = {
    **same("begin", "resume", "cancel", "back", "skip", "every", "done", "change"),
    "edit": Means(FormAction.BEGIN),
    "page": Means(FormAction.PAGE, value="page"),
    "municipality": Means(FormAction.PICK, "municipality", "choice"),
    "organization": Means(FormAction.PICK, "organization", "choice"),
    "add": Means(FormAction.OTHER, "organization"),
    "position": Means(FormAction.PICK, "position", "position"),
    "subject": Means(FormAction.PICK, "subjects", "subject"),
    "step": Means(FormAction.CHANGE, field_in="step"),
    "save": Means(FormAction.SEND, value="choice"),
}
form_press = partial(read_older, FormName.PROFILE, MEANINGS)


def told_keyboard(words: Words, pressed: str) -> InlineKeyboardMarkup:
    """Repeats the press that needed a fact."""
    return inline([[known_button(words.plain("menu-go-on"), pressed, Style.WANTED)]])


def begin_keyboard(words: Words) -> InlineKeyboardMarkup:
    begin = button(words.plain("profile-begin"), beginning(FormName.PROFILE), Style.PRIMARY)
    return inline([[begin]])
