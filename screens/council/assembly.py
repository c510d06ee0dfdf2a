"""The screen of an assembly, and the letter to a speaker who has the floor."""

from collections.abc import Iterator

from district.activities.activity import Activity
from district.council.assembly import AssemblyFacts
from district.ids import PersonId, ProtocolId
from keyboards.activities.assembly import assembly_button
from keyboards.buttons import inline
from keyboards.council.assembly import assembly_keyboard
from locales.texts import Words
from screens.activities.browse import head_line, session_line
from screens.council.motions import motion_row
from screens.screen import Screen, cut, lines

SHOWN = 8
"""How many of those who wait are named."""
AGENDA = 600
"""Limit in characters of an agenda without times."""
ITEMS, ITEM = 12, 100
"""Limits of an agenda by time: items, and characters of each."""


def assembly_screen(
    words: Words, facts: AssemblyFacts, *, protocol: ProtocolId | None = None, is_card: bool = False
) -> Screen:
    """`is_card`: redrawn by itself, therefore without ways to other screens."""
    activity = facts.activity
    text = lines(
        head_line(words, activity),
        session_line(words, activity.sessions[0]),
        *_agenda(words, facts),
        words("assembly-delegates", delegates=facts.delegates, present=facts.present),
        "",
        *_floor(words, facts),
        "" if facts.motions else None,
        *(motion_row(words, one) for one in facts.motions),
        words("assembly-hint") if facts.leads and not facts.queue else None,
    )
    return Screen(text=text, keyboard=assembly_keyboard(words, facts, protocol, is_card=is_card))


def _agenda(words: Words, facts: AssemblyFacts) -> Iterator[str]:
    for one in facts.agenda[:ITEMS]:
        key = "assembly-item-now" if one is facts.at_hand else "assembly-item"
        yield words(key, item=f"{one.hours} {cut(one.text, ITEM)}".strip())
    if len(facts.agenda) > ITEMS:
        yield words("assembly-more-items", count=len(facts.agenda) - ITEMS)
    if facts.activity.description and not facts.agenda:
        yield words("assembly-agenda", text=cut(facts.activity.description, AGENDA))


def _floor(words: Words, facts: AssemblyFacts) -> Iterator[str]:
    if facts.speaking is not None:
        key = "assembly-own-speech" if facts.speaking.person == facts.reader else "assembly-speaks"
        yield words(key, name=_name(words, facts, facts.speaking.person))
    queue = facts.queue
    yield words("assembly-queue", count=len(queue))
    for number, one in enumerate(queue[:SHOWN], 1):
        yield words("assembly-waits", number=number, name=_name(words, facts, one.person))
    if len(queue) > SHOWN:
        yield words("assembly-more", count=len(queue) - SHOWN)
    if facts.own_place is not None:
        yield words("assembly-own-place", place=facts.own_place)
    if facts.activity.speakers_closed:
        yield words("assembly-closed")


def _name(words: Words, facts: AssemblyFacts, person: PersonId) -> str:
    found = facts.people.get(person)
    return found.profile.listed if found and found.profile else words.plain("pending-nameless")


def called_letter(words: Words, activity: Activity) -> Screen:
    text = lines(words("assembly-called"), head_line(words, activity))
    return Screen(text=text, keyboard=inline([[assembly_button(words, activity.id)]]))
