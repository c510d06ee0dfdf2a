"""Buttons of the form of an application to a school."""

from enum import StrEnum

from aiogram.types import InlineKeyboardMarkup

from district.ids import ActivityId, DraftId
from district.schools.application import ApplicationEntered, ApplicationStep, step_before
from district.schools.school import School
from keyboards.buttons import Number, Press, Row, Style, button, inline
from locales.texts import Words


class ApplyingAction(StrEnum):
    BEGIN = "begin"
    ANEW = "anew"
    """And one that is unfinished is given up."""
    RESUME = "resume"
    SKIP = "skip"
    MORE = "more"
    """One pupil more."""
    FEWER = "fewer"
    """Without the pupil entered last."""
    DONE = "done"
    """No more pupils."""
    SEND = "send"
    BACK = "back"
    CANCEL = "cancel"


class ApplyingPress(Press, prefix="applying"):
    """A send names its draft: pressed twice, it sends once."""

    action: ApplyingAction
    activity: Number | None = None
    draft: str | None = None


_A = ApplyingAction


def apply_press(cohort: ActivityId) -> ApplyingPress:
    return ApplyingPress(action=_A.BEGIN, activity=cohort)


def parked_keyboard(words: Words, cohort: ActivityId) -> InlineKeyboardMarkup:
    """For somebody who applies while another application is unfinished."""
    resume = ApplyingPress(action=_A.RESUME)
    anew = ApplyingPress(action=_A.ANEW, activity=cohort)
    return inline(
        [
            [button(words.plain("menu-resume-application"), resume, Style.WANTED)],
            [button(words.plain("applying-anew"), anew)],
        ]
    )


def words_keyboard(
    words: Words, school: School, step: ApplicationStep, *, can_skip: bool
) -> InlineKeyboardMarkup:
    """Of a step that is answered by typing."""
    skip = [button(words.plain("forms-skip"), ApplyingPress(action=_A.SKIP))] if can_skip else []
    return inline([skip, _leaving(words, school, step)])


def pupils_keyboard(
    words: Words, school: School, entered: ApplicationEntered
) -> InlineKeyboardMarkup:
    more = button(words.plain("applying-more"), ApplyingPress(action=_A.MORE))
    fewer = button(words.plain("applying-fewer"), ApplyingPress(action=_A.FEWER))
    done = button(words.plain("forms-done"), ApplyingPress(action=_A.DONE), Style.PRIMARY)
    return inline(
        [
            [more] if entered.may_add_pupil else [],
            [fewer] if entered.pupils else [],
            [done] if entered.pupils else [],
            _leaving(words, school, ApplicationStep.PUPILS),
        ]
    )


def summary_keyboard(words: Words, school: School, draft: DraftId) -> InlineKeyboardMarkup:
    send = ApplyingPress(action=_A.SEND, draft=draft)
    return inline(
        [
            [button(words.plain("applying-send"), send, Style.WANTED)],
            _leaving(words, school, ApplicationStep.SUMMARY),
        ]
    )


def _leaving(words: Words, school: School, step: ApplicationStep) -> Row:
    back = button(words.plain("forms-back"), ApplyingPress(action=_A.BACK))
    cancel = button(words.plain("forms-cancel"), ApplyingPress(action=_A.CANCEL))
    return [back, cancel] if step_before(school, step) else [cancel]
