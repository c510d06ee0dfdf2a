"""Screens of the search for a person who came without a seat."""

from typing import Any

from district.activities.activity import Activity, Session
from district.activities.attendance import Seen
from district.activities.door import DoorFacts, Doubt
from district.forms import Field, Search
from keyboards.activities.door import admit_button, to_sheet_button
from keyboards.activities.manage import door_button
from keyboards.buttons import Row, inline
from locales.texts import Words
from screens.activities.browse import head_line, session_line
from screens.activities.manage import person_line
from screens.form import Look, View, turning
from screens.screen import Screen, lines


class DoorLook(Look[DoorFacts]):
    def head(self, view: View[DoorFacts], key: Field[Any]) -> str:
        return _head(view.words, view.facts.activity, view.facts.session)

    def question(self, view: View[DoorFacts], key: Field[Any]) -> str:
        words, facts = view.words, view.facts
        search = view.entered.search_of(key) if isinstance(key, Search) else ""
        if not search:
            return words("door-ask-who")
        return lines(
            words("forms-search", search=search),
            *(person_line(words, one, is_full=True) for one in facts.people.items),
            words("door-cut") if facts.is_cut else None,
            "",
            words("door-choose" if facts.people.total else "door-nobody"),
        )

    def rows(self, view: View[DoorFacts], key: Field[Any]) -> list[Row]:
        facts = view.facts
        each = [
            [admit_button(one.profile.listed, facts.activity.id, facts.session, one.id)]
            for one in facts.people.items
            if one.profile
        ]
        return [*each, turning(view, key, facts.people)]


def admitted(words: Words, seen: Seen) -> Screen:
    key = "door-again" if seen.is_again else "door-added" if seen.is_added else "door-marked"
    number, session = seen.activity.id, seen.session
    text = lines(
        words(key),
        person_line(words, seen.person, is_full=True),
        "",
        _head(words, seen.activity, session),
    )
    more = door_button(words, number, session, "door-more")
    return Screen(text=text, keyboard=inline([[more], [to_sheet_button(words, number, session)]]))


def doubted(words: Words, doubt: Doubt) -> Screen:
    number, session, full = doubt.activity.id, doubt.session, doubt.full
    text = lines(
        person_line(words, doubt.person, is_full=True),
        words("door-full", taken=full.taken.total(), capacity=full.capacity or 0) if full else None,
        words("door-outside") if doubt.is_outside else None,
        "",
        words("door-ask-sure"),
    )
    label = words.plain("door-sure")
    sure = admit_button(label, number, session, doubt.person.id, is_sure=True)
    return Screen(text=text, keyboard=inline([[sure], [to_sheet_button(words, number, session)]]))


def door_left(words: Words, facts: DoorFacts) -> Screen:
    back = to_sheet_button(words, facts.activity.id, facts.session)
    return Screen(text=words("door-cancelled"), keyboard=inline([[back]]))


def _head(words: Words, activity: Activity, session: Session) -> str:
    return lines(head_line(words, activity), session_line(words, session))
