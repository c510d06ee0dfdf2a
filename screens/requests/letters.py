"""Letters about requests, to authors and deciders."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from district.ids import RequestId
from district.requests.cards import CardFacts
from district.requests.deficits import Heard
from district.requests.pending import DecisionFacts
from district.topics import Topic
from keyboards.buttons import Row, inline
from keyboards.menu import to_menu
from keyboards.practices import help_on_button
from keyboards.requests.deciding import invite_row, open_card
from keyboards.requests.mine import open_button
from locales.texts import Words
from screens.requests.cards import author_line, card
from screens.requests.kinds import KindScreens, promised
from screens.requests.reasons import reason_text
from screens.screen import Screen, lines


def request_decided(words: Words, kind: KindScreens[Any], facts: DecisionFacts) -> Screen:
    """To the author: approved, rejected or returned with a question."""
    reason = reason_text(words, facts.entry.reason or "")
    text = lines(
        words(f"council-letter-{facts.entry.move}", number=facts.request.id),
        kind.about(words, facts.subject),
        words("council-letter-reason", reason=reason) if reason else None,
        words(kind.letter_end(facts.request, facts.entry, facts.subject)),
        kind.letter_more(words, facts.subject),
    )
    return _to_author(words, kind, facts, text)


def request_undone(words: Words, kind: KindScreens[Any], facts: DecisionFacts) -> Screen:
    """To the author: the decision was undone."""
    text = lines(
        words("council-letter-undone", number=facts.request.id),
        kind.about(words, facts.subject),
        words("council-letter-waits", day=promised(words, kind, facts.request, facts.subject)),
    )
    return _to_author(words, kind, facts, text)


def request_expired(words: Words, kind: KindScreens[Any], facts: DecisionFacts) -> Screen:
    """To the author: neither the deciders nor the author replied in time."""
    text = lines(
        words("council-letter-expired", number=facts.request.id),
        kind.about(words, facts.subject),
        words(kind.letter_end(facts.request, facts.entry, facts.subject)),
    )
    return _to_author(words, kind, facts, text)


def request_reminder(words: Words, kind: KindScreens[Any], facts: CardFacts) -> Screen:
    """To the deciders: a reminder."""
    return _to_decider(
        words, kind, facts, words("council-letter-reminder", number=facts.request.id)
    )


def request_answered(words: Words, kind: KindScreens[Any], facts: CardFacts) -> Screen:
    """To the deciders: the author has replied to the question."""
    return _to_decide(words, kind, facts, words("council-letter-answered", number=facts.request.id))


def request_unrouted(words: Words, kind: KindScreens[Any], facts: CardFacts) -> Screen:
    """To administrators: no one else can decide."""
    place = facts.municipality.name
    head = words("council-letter-unrouted", number=facts.request.id, place=place)
    return _to_decide(words, kind, facts, head, [invite_row(words)])


def deficits_heard(words: Words, heard: Heard) -> Screen:
    """To curators: what the council accepted and left without a reply, by topic, without names."""

    def listed(key: str, found: Mapping[Topic | None, Sequence[RequestId]]) -> Iterator[str]:
        if found:
            yield ""
            yield words(key)
        for topic, numbers in found.items():
            name = topic.label.button(words.language) if topic else words.plain("council-heard-own")
            yield words("council-heard-row", topic=name, numbers=", ".join(map(str, numbers)))

    text = lines(
        words("council-heard"),
        *listed("council-heard-accepted", heard.accepted),
        *listed("council-heard-unanswered", heard.unanswered),
        "",
        words("council-heard-hint"),
    )
    topics = {one.id: one for one in (*heard.accepted, *heard.unanswered) if one is not None}
    helping = [[help_on_button(words, one, is_named=True)] for one in topics.values()]
    return Screen(text=text, keyboard=inline([*helping, [to_menu(words)]]))


def _to_author(words: Words, kind: KindScreens[Any], facts: DecisionFacts, text: str) -> Screen:
    rows: list[Row] = kind.buttons.answer_rows(words, facts.request, facts.subject)
    return Screen(text=text, keyboard=inline([*rows, [open_button(words, facts.request.id)]]))


def _to_decide(
    words: Words, kind: KindScreens[Any], facts: CardFacts, head: str, more: Iterable[Row] = ()
) -> Screen:
    """Returns a letter that is a card, with the buttons of a decision."""
    return card(words, kind, facts, above=head, more=more)


def _to_decider(words: Words, kind: KindScreens[Any], facts: CardFacts, head: str) -> Screen:
    text = lines(
        head,
        author_line(words, facts),
        kind.about(words, facts.subject),
        words("council-promised", day=promised(words, kind, facts.request, facts.subject)),
    )
    return Screen(text=text, keyboard=inline([[open_card(words, facts.request.id)]]))
