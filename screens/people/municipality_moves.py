"""Screens of the moves of municipalities."""

from collections.abc import Iterable
from typing import Any

from district.forms import Field
from district.pages import Page
from district.people.municipality_moves import DAY, TARGET, MoveFacts, MoveFormFacts
from keyboards.people.municipality_moves import back_to_moves, move_keyboard, moves_keyboard
from locales.texts import Words
from screens.form import Look, View
from screens.screen import Screen, cut, lines


class MoveLook(Look[MoveFormFacts]):
    def question(self, view: View[MoveFormFacts], key: Field[Any]) -> str:
        chosen = view.facts.municipality
        if key is not TARGET or chosen is None:
            return super().question(view, key)
        return view.words(
            "moves-ask-target", municipality=chosen.name, source=view.facts.name(chosen.district)
        )

    def summary(self, view: View[MoveFormFacts]) -> Iterable[str | None]:
        facts, along = view.facts, view.facts.along
        if facts.municipality is None or along is None:
            return
        yield view.words(
            "moves-move",
            municipality=facts.municipality.name,
            source=facts.name(facts.municipality.district),
            target=facts.name(view.entered.get(TARGET)),
            day=view.words.day(view.entered.need(DAY), "d MMMM y"),
        )
        yield ""
        yield view.words("moves-along")
        yield view.words("moves-members", count=along.members)
        yield view.words("moves-requests", count=along.requests)
        if along.mentors:
            yield view.words("moves-mentors", count=along.mentors)
        if along.mentees:
            yield view.words("moves-mentees", count=along.mentees)
        yield view.words("moves-announcements")
        yield ""
        yield view.words("moves-still-open", count=along.activities)
        if along.mentors or along.mentees:
            yield view.words("moves-pairs-stay")
        yield view.words("moves-stays")


def moves_screen(words: Words, page: Page[MoveFacts]) -> Screen:
    head = words("moves-list", page=page.number + 1, pages=page.count)
    rows = [move_line(words, one) for one in page.items] or [words("moves-none")]
    labels = [
        cut(f"{words.day(one.move.day, 'd MMM y')} · {one.municipality}", 40) for one in page.items
    ]
    text = lines(head, "", *rows)
    return Screen(text=text, keyboard=moves_keyboard(words, page, labels))


def move_line(words: Words, facts: MoveFacts) -> str:
    return words(
        "moves-planned" if facts.move.applied_at is None else "moves-done",
        municipality=facts.municipality,
        source=facts.source,
        target=facts.target,
        day=words.day(facts.move.day, "d MMMM y"),
    )


def move_screen(words: Words, facts: MoveFacts) -> Screen:
    keyboard = move_keyboard(words, facts.move.id, is_planned=facts.move.applied_at is None)
    return Screen(text=move_line(words, facts), keyboard=keyboard)


def move_planned(words: Words, facts: MoveFacts) -> Screen:
    text = lines(words("moves-sent"), "", move_line(words, facts))
    return Screen(text=text, keyboard=back_to_moves(words))


def move_taken_back(words: Words) -> Screen:
    return Screen(text=words("moves-taken-back"), keyboard=back_to_moves(words))


def move_cancelled(words: Words) -> Screen:
    return Screen(text=words("moves-cancelled"), keyboard=back_to_moves(words))


def moved_letter(words: Words, facts: MoveFacts) -> Screen:
    """To the council of the municipality, and to heads and curators of both districts."""
    text = words(
        "moves-letter", municipality=facts.municipality, source=facts.source, target=facts.target
    )
    return Screen(text=text)
