"""Help: what each role can do, the people of the district, and a question to them."""

from collections.abc import Iterable, Sequence

from district.operator import Operator
from district.people.person import Person
from district.people.roles import Actor, Role
from keyboards.buttons import Row, grid, inline
from keyboards.menu import RARER, Entry, entries_for, section_button
from keyboards.questions.threads import ask_curator, ask_methodist, own_thread_button
from locales.texts import Words
from screens.screen import Screen, lines

_LISTED = (*(entry for entry in Entry if entry not in RARER), Entry.QUESTIONS, Entry.ROLES,
           Entry.ORGANIZATIONS, Entry.COUNCIL)  # fmt: skip
"""Sections with a line of help."""


def help_screen(
    words: Words,
    actor: Actor | None,
    contacts: Sequence[Person],
    operator: Operator,
    *,
    has_asked: bool,
) -> Screen:
    """`contacts`: the curators and the head of the person's district, if any. `has_asked`: a
    question of theirs is open.
    """
    names = [
        words(
            "menu-contact",
            name=person.profile.name.full,
            organization=person.profile.organization.name,
        )
        for person in contacts
        if person.profile
    ]
    who = names or [words("menu-contact-operator", name=operator.name, contact=operator.contact)]
    text = lines(
        words("menu-help"),
        *_lines(words, actor),
        words("menu-help-commands"),
        "",
        words("menu-help-contacts"),
        *who,
    )
    return Screen(text=text, keyboard=inline(_rows(words, actor, has_asked=has_asked)))


def _lines(words: Words, actor: Actor | None) -> Iterable[str]:
    shown = entries_for(actor) if actor else [Entry.DEFICIT, Entry.ACTIVITIES, Entry.GROWTH]
    for entry in shown:
        if entry in _LISTED:
            yield words(f"menu-help-{entry}", section=words.plain(f"menu-{entry}"))
    if actor is not None and actor.has(Role.MENTOR):
        yield words("menu-help-mentor")


def _rows(words: Words, actor: Actor | None, *, has_asked: bool) -> list[Row]:
    if actor is None or not actor.person.has_consented or actor.person.profile is None:
        return []
    human = own_thread_button(words) if has_asked else ask_curator(words)
    first, *others = [section_button(words, one) for one in entries_for(actor) if one in _LISTED]
    return [[human, ask_methodist(words)], [first], *grid(others)]
