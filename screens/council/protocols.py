"""Screens of protocols: the list, a version with its files, a correction."""

from collections.abc import Iterable
from typing import Any

from district.council.correction import PARTS, QUESTION, REASON, WORDS
from district.council.protocol import (
    Heard,
    Part,
    ProtocolCard,
    ProtocolEntry,
    ProtocolFacts,
    ProtocolPage,
)
from district.forms import Field
from keyboards.buttons import inline
from keyboards.council.protocols import (
    protocol_buttons,
    protocol_keyboard,
    protocols_keyboard,
    to_protocol,
)
from locales.texts import Words
from screens.form import Look, View
from screens.screen import Attachment, Screen, cut, lines, page_mark

LABEL = 40
"""Limit in characters of a question in the list."""
MOST = 20
"""Questions that fit into a message above their buttons."""
QUESTIONS = 5
"""Questions on a card; all are in the files."""


def protocols_screen(words: Words, found: ProtocolPage) -> Screen:
    """The list, the latest first; typed words search it."""
    rows = [_row(words, one) for one in found.page.items]
    nothing = "protocols-not-found" if found.search else "protocols-none"
    text = lines(
        words("protocols-list"),
        page_mark(words, found.page),
        words("protocols-searched", search=cut(found.search, LABEL)) if found.search else None,
        "",
        *(rows or [words(nothing)]),
        "",
        words("protocols-ask-search"),
    )
    labels = [(one.id, _label(words, one)) for one in found.page.items]
    return Screen(text=text, keyboard=protocols_keyboard(words, found, labels))


def protocol_screen(words: Words, card: ProtocolCard) -> Screen:
    protocol, facts = card.protocol, card.protocol.facts
    text = lines(
        words("protocols-head", number=protocol.number, body=protocol.body, day=_day(words, facts)),
        words("protocols-version", version=protocol.version, versions=len(card.versions))
        if len(card.versions) > 1
        else None,
        words("protocols-corrected", name=card.made_by or "", reason=protocol.reason)
        if protocol.reason
        else None,
        words(
            "protocols-took-part-short",
            mode=facts.mode,
            present=facts.took_part,
            voices=facts.voices,
        ),
        "",
        *(_question(words, at, one) for at, one in enumerate(facts.questions[:QUESTIONS], 1)),
        words("protocols-more", count=len(facts.questions) - QUESTIONS)
        if len(facts.questions) > QUESTIONS
        else None,
        "",
        words("protocols-unsigned"),
    )
    others = [
        (one, words.plain("protocols-other-version", version=at))
        for at, one in enumerate(card.versions, 1)
        if one != protocol.id
    ]
    return Screen(text=text, keyboard=protocol_keyboard(words, card, others))


def protocol_file(words: Words, card: ProtocolCard, content: bytes, ending: str) -> Screen:
    protocol = card.protocol
    named = words.plain(
        "protocols-file", number=protocol.number, year=protocol.year, version=protocol.version
    )
    return Screen(
        text=words(
            "protocols-head",
            number=protocol.number,
            body=protocol.body,
            day=_day(words, protocol.facts),
        ),
        keyboard=inline([[to_protocol(words, protocol.id)]]),
        attachment=Attachment(name=f"{named}.{ending}", content=content),
    )


def protocol_corrected(words: Words, card: ProtocolCard) -> Screen:
    protocol = card.protocol
    text = words("protocols-kept", number=protocol.number, version=protocol.version)
    rows = [protocol_buttons(words, protocol.id), [to_protocol(words, protocol.id)]]
    return Screen(text=text, keyboard=inline(rows))


def _row(words: Words, entry: ProtocolEntry) -> str:
    first, *others = entry.questions
    return words(
        "protocols-row",
        number=entry.number,
        body=entry.body,
        day=words.day(entry.day, "d MMM y"),
        question=cut(first, 80),
        more=len(others),
    )


def _label(words: Words, entry: ProtocolEntry) -> str:
    return words.plain(
        "protocols-label", number=entry.number, body=entry.body, day=words.day(entry.day, "d MMM y")
    )


def _day(words: Words, facts: ProtocolFacts) -> str:
    return words.plain("common-day-of-year", day=words.day(facts.day), year=facts.day.year)


def _question(words: Words, position: int, heard: Heard) -> str:
    return words(
        "protocols-heard-short",
        position=position,
        question=cut(heard.question, 120),
        outcome=words.plain(f"protocols-outcome-{heard.outcome.status}"),
    )


class CorrectionLook(Look[ProtocolCard]):
    def above(self, view: View[ProtocolCard], key: Field[Any]) -> str | None:
        """Shows what the words replace, and whole questions above their buttons."""
        questions = view.facts.protocol.facts.questions
        if key is QUESTION and len(questions) <= MOST:
            return lines(*(_question(view.words, at, one) for at, one in enumerate(questions, 1)))
        part = next((one for one, field in WORDS.items() if field is key), None)
        now = _present(view, part) if part else ""
        return view.words("correcting-now", words=cut(now)) if now else None

    def summary(self, view: View[ProtocolCard]) -> Iterable[str | None]:
        entered, protocol = view.entered, view.facts.protocol
        yield view.words(
            "correcting-of", number=protocol.number, day=_day(view.words, protocol.facts)
        )
        chosen = entered.get(QUESTION)
        for heard in protocol.facts.questions:
            if heard.motion == chosen:
                yield view.words("correcting-sum-question", question=heard.question)
        for part in entered.need(PARTS):
            label = view.label(f"parts-{part}")
            yield view.words("correcting-sum", part=label, words=entered.need(WORDS[part]))
        yield view.words("correcting-sum-reason", reason=entered.need(REASON))


def _present(view: View[ProtocolCard], part: Part) -> str:
    facts = view.facts.protocol.facts
    if not part.is_of_question:
        return str(getattr(facts, part))
    chosen = view.entered.get(QUESTION) or view.entered.given("only")
    heard = next((one for one in facts.questions if one.motion == chosen), None)
    return str(getattr(heard, part)) if heard else ""
