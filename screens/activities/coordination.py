"""Screens of one plan of the district: clashes, and the plan as a calendar."""

from collections.abc import Iterator, Sequence

from district.activities.activity import ActivityStatus
from district.activities.coordination import Clash, ClashFacts, PlanFacts
from keyboards.activities.browse import open_activity, plan_keyboard, to_plan_button
from keyboards.activities.manage import organise_button
from keyboards.buttons import inline
from locales.texts import Words
from screens.activities.browse import head_line, session_line, type_name, when
from screens.screen import Attachment, Screen, cut, lines

SHOWN = 3
"""Limit of clashes on a screen with other facts."""
TITLE = 60
"""Limit in characters of a title beside others."""


def clash_lines(words: Words, clashes: Sequence[Clash]) -> Iterator[str]:
    """Yields nothing if there are none."""
    if clashes:
        yield words("organising-clash-head")
    for one in clashes[:SHOWN]:
        yield words(
            "organising-clash",
            type=type_name(words, one.other.type),
            title=cut(one.other.title, TITLE),
            when=when(words, one.session),
            state="draft" if one.other.status is ActivityStatus.DRAFT else "published",
        )
    if len(clashes) > SHOWN:
        yield words("organising-clashes-more", count=len(clashes) - SHOWN)


def clash_letter(words: Words, facts: ClashFacts) -> Screen:
    """Tells an organizer of another activity on the day of an own one."""
    own, other = facts.own, facts.clash.other
    text = lines(
        words("organising-clash-letter"),
        "",
        words("organising-clash-own"),
        head_line(words, own),
        *(session_line(words, one) for one in own.sessions[:SHOWN]),
        "",
        words("organising-clash-other"),
        head_line(words, other),
        session_line(words, facts.clash.session),
        words("organising-clash-organizer", name=facts.organizer) if facts.organizer else None,
    )
    is_open = other.status is ActivityStatus.PUBLISHED
    opened = [open_activity(words, other.id)] if is_open else []
    return Screen(text=text, keyboard=inline([[organise_button(words, own.id), *opened]]))


def plan_screen(words: Words, facts: PlanFacts) -> Screen:
    """Offers the plan of the district, or of one municipality, as a file."""
    key = "activities-plan" if facts.activities else "activities-plan-empty"
    return Screen(text=words(key), keyboard=plan_keyboard(words, facts))


def plan_file_screen(words: Words, facts: PlanFacts, attachment: Attachment) -> Screen:
    place = facts.only.name if facts.only else words.plain("activities-plan-whole")
    held = [one for one in facts.activities if one.status is ActivityStatus.PUBLISHED]
    return Screen(
        text=words("activities-plan-file", place=place, count=len(held)),
        keyboard=inline([[to_plan_button(words)]]),
        attachment=attachment,
    )
