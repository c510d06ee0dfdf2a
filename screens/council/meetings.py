"""The screen of a meeting of the council."""

from district.council.meeting import MeetingFacts
from keyboards.council.meetings import meeting_keyboard
from locales.texts import Words
from screens.council.motions import motion_row
from screens.screen import Screen, lines


def meeting_screen(words: Words, facts: MeetingFacts) -> Screen:
    starts = facts.activity.sessions[0].starts_at
    present = sum(one.id in facts.present for one in facts.members)
    text = lines(
        words("meeting-title", title=facts.activity.title, moment=words.moment(starts)),
        words("meeting-present", present=present, members=len(facts.members)),
        "",
        *(motion_row(words, one) for one in facts.motions),
        words("meeting-hint") if facts.may_lead else None,
    )
    return Screen(text=text, keyboard=meeting_keyboard(words, facts))
