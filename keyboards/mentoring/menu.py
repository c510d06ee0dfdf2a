"""The entry screen of mentoring for mentees, mentors and curators."""

from aiogram.types import InlineKeyboardMarkup

from district.drafts import Form
from district.mentoring.mentors import OwnEntry
from district.mentoring.pairs import PairFacts
from keyboards.buttons import Row, Style, button, inline
from keyboards.development import GrowthAction, GrowthPress
from keyboards.form import beginning
from keyboards.mentoring.matching_desk import open_desk
from keyboards.mentoring.mentors import MentorsAction, MentorsPress, open_mentor_entry
from keyboards.mentoring.pairs import MentorshipsAction, MentorshipsPress
from keyboards.requests.mine import open_button
from locales.texts import Words


def home_keyboard(
    words: Words, own: OwnEntry, mine: PairFacts | None, *, makes_pairs: bool
) -> InlineKeyboardMarkup:
    """Returns only the buttons useful to the reader now."""
    rows: list[Row] = [_looking(words, mine)]
    register = MentorsPress(action=MentorsAction.REGISTER)
    rows.append([button(words.plain("mentors-register"), register)])
    if own.active or own.proposed:
        people = MentorshipsPress(action=MentorshipsAction.PEOPLE)
        rows.append([button(words.plain("mentors-people"), people, Style.PRIMARY)])
    rows.append(_own_entry(words, own))
    if makes_pairs:
        rows.append([open_desk(words)])
    back = button(words.plain("forms-back"), GrowthPress(action=GrowthAction.OPEN))
    return inline([*rows, [back]])


def _looking(words: Words, mine: PairFacts | None) -> Row:
    if mine is None:
        find = beginning(Form.MENTORSHIP)
        return [button(words.plain("mentors-find"), find, Style.PRIMARY)]
    press = MentorshipsPress(action=MentorshipsAction.MINE)
    return [button(words.plain("mentorships-mine"), press, Style.PRIMARY)]


def _own_entry(words: Words, own: OwnEntry) -> Row:
    if own.is_listed:
        return [open_mentor_entry(words)]
    if own.is_waiting and own.request is not None:
        return [open_button(words, own.request)]
    label = words.plain("mentors-fill" if own.holds_role else "mentors-become")
    return [button(label, beginning(Form.MENTOR))]
