"""Forms that were begun and parked: the press that goes on with each."""

from collections.abc import Mapping

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardMarkup

from district.drafts import Draft, Form
from keyboards import council, profile
from keyboards.announcing import AnnouncingAction, AnnouncingPress
from keyboards.answering import AnsweringAction, AnsweringPress
from keyboards.applying import ApplyingAction, ApplyingPress
from keyboards.buttons import Style, button, inline
from keyboards.expelling import ExpellingAction, ExpellingPress
from keyboards.form import resuming
from keyboards.importing import ImportingAction, ImportingPress
from keyboards.invites import InvitesAction, InvitesPress
from keyboards.mentors import MENTOR_RESUME
from keyboards.mentorships import WORDS_RESUME
from keyboards.planning import PlanningAction, PlanningPress
from locales.texts import Words

RESUME: Mapping[Form, CallbackData] = {
    Form.PROFILE: profile.RESUME,
    Form.DEFICIT: resuming(Form.DEFICIT),
    Form.DECISION: council.RESUME,
    Form.INVITE: InvitesPress(action=InvitesAction.RESUME),
    Form.IMPORT: ImportingPress(action=ImportingAction.RESUME),
    Form.ANSWER: AnsweringPress(action=AnsweringAction.RESUME),
    Form.ANNOUNCEMENT: AnnouncingPress(action=AnnouncingAction.RESUME),
    Form.APPLICATION: ApplyingPress(action=ApplyingAction.RESUME),
    Form.EXPULSION: ExpellingPress(action=ExpellingAction.RESUME),
    Form.MENTOR: MENTOR_RESUME,
    Form.MENTORSHIP: resuming(Form.MENTORSHIP),
    Form.PAIR: WORDS_RESUME,
    Form.ACTIVITY: PlanningPress(action=PlanningAction.RESUME),
}


def parked_keyboard(words: Words, drafts: list[Draft]) -> InlineKeyboardMarkup:
    return inline(
        [button(words.plain(f"menu-resume-{draft.form}"), RESUME[draft.form], Style.PRIMARY)]
        for draft in drafts
        if draft.form in RESUME
    )
