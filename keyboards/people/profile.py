"""Buttons that start the form of the own profile, and those of its older format, still in chats."""

from enum import StrEnum

from aiogram.types import InlineKeyboardMarkup

from district.drafts import Form as FormName
from district.people.person import Position, Subject
from keyboards.buttons import Number, Press, Style, button, inline
from keyboards.form import FormAction, FormPress, beginning
from keyboards.menu import go_on
from locales.texts import Words


class ProfileAction(StrEnum):
    BEGIN = "begin"
    EDIT = "edit"
    RESUME = "resume"
    CANCEL = "cancel"
    BACK = "back"
    SKIP = "skip"
    PAGE = "page"
    EVERY = "every"
    MUNICIPALITY = "municipality"
    ORGANIZATION = "organization"
    ADD = "add"
    POSITION = "position"
    SUBJECT = "subject"
    DONE = "done"
    CHANGE = "change"
    STEP = "step"
    SAVE = "save"


class ProfileStep(StrEnum):
    SURNAME = "surname"
    GIVEN = "given"
    PATRONYMIC = "patronymic"
    MUNICIPALITY = "municipality"
    ORGANIZATION = "organization"
    NEW_ORGANIZATION = "new-organization"
    POSITION = "position"
    SUBJECTS = "subjects"
    YEAR = "year"
    SUMMARY = "summary"
    CHANGE = "change"


class ProfilePress(Press, prefix="profile"):
    action: ProfileAction
    choice: str | None = None
    """Id of a municipality, an organization or a draft."""
    page: Number | None = None
    position: Position | None = None
    subject: Subject | None = None
    step: ProfileStep | None = None


_A, _F = ProfileAction, FormAction


def form_press(press: ProfilePress) -> FormPress:
    """Converts a press of the older format to one of the declared form."""
    action, field, value = {
        _A.EDIT: (_F.BEGIN, None, None),
        _A.PAGE: (_F.PAGE, None, press.page or 0),
        _A.MUNICIPALITY: (_F.PICK, "municipality", press.choice),
        _A.ORGANIZATION: (_F.PICK, "organization", press.choice),
        _A.ADD: (_F.OTHER, "organization", None),
        _A.POSITION: (_F.PICK, "position", press.position),
        _A.SUBJECT: (_F.PICK, "subjects", press.subject),
        _A.STEP: (_F.CHANGE, press.step, None),
        _A.SAVE: (_F.SEND, None, press.choice),
    }.get(press.action) or (_F(press.action.value), None, None)
    said = None if value is None else str(value)
    return FormPress(action=action, form=FormName.PROFILE, field=field, value=said)


def saved_keyboard(words: Words) -> InlineKeyboardMarkup:
    """Opens the target of the link that brought the person."""
    return inline([[go_on(words)]])


def begin_keyboard(words: Words) -> InlineKeyboardMarkup:
    begin = button(words.plain("profile-begin"), beginning(FormName.PROFILE), Style.PRIMARY)
    return inline([[begin]])
