"""The look of the form of a request for a mentor, and the text of suggestions."""

from collections.abc import Iterable
from typing import Any

from aiogram.types import InlineKeyboardButton

from district.forms import Field
from district.mentoring.matching import Reason
from district.mentoring.pairs import Suggested
from district.mentoring.request import GOAL, MENTORS, SPAN, TOPICS, MentorRequestFacts, span_of
from district.pages import Page
from keyboards.buttons import Row, Style, button, grid
from keyboards.form import FormAction, sending
from keyboards.mentoring.mentors import back_keyboard
from locales.texts import Words
from screens.form import Look, View, offered, page_of
from screens.mentoring.mentors import listed, place_of
from screens.screen import Screen, lines


class MentorRequestLook(Look[MentorRequestFacts]):
    def question(self, view: View[MentorRequestFacts], key: Field[Any]) -> str:
        if key is not MENTORS:
            return super().question(view, key)
        page = suggested_page(view)
        asked = "mentorships-ask-mentors" if page.total else "mentorships-nobody"
        rows = suggested_rows(view.words, page.items, page.number * page.size + 1)
        return lines(_page_mark(view.words, page), view.words(asked), *rows)

    def rows(self, view: View[MentorRequestFacts], key: Field[Any]) -> list[Row]:
        """Without a chosen mentor, «Подберите мне» replaces «Готово»."""
        rows = super().rows(view, key)
        if key is MENTORS and not view.entered.answers.get(MENTORS.name):
            label = "mentorships-for-me" if view.facts.suggested else "mentorships-to-queue"
            skip = view.button(view.words.plain(label), FormAction.SKIP, key, style=Style.PRIMARY)
            return [*rows[:-1], [skip]]
        return rows

    def summary_rows(self, view: View[MentorRequestFacts]) -> list[Row]:
        """Everything but the goal has a default, which a button changes."""
        send, *rest = super().summary_rows(view)
        is_useful = {MENTORS: bool(view.facts.suggested), TOPICS: TOPICS.when(view.entered)}
        offered_fields = [one for one in (SPAN, MENTORS, TOPICS) if is_useful.get(one, True)]
        more = [
            view.button(view.label(f"change-{one.name}"), FormAction.CHANGE, one)
            for one in offered_fields
        ]
        return [send, *grid(more), *rest]

    def send(self, view: View[MentorRequestFacts]) -> InlineKeyboardButton:
        label = view.label("send" if _asks_somebody(view) else "to-queue")
        return button(label, sending(view.draft), Style.WANTED)

    def head(self, view: View[MentorRequestFacts], key: Field[Any]) -> str | None:
        return view.words("mentorships-title")

    def summary(self, view: View[MentorRequestFacts]) -> Iterable[str | None]:
        words, entered, facts = view.words, view.entered, view.facts
        chosen, mentors = entered.get(TOPICS) or (), entered.get(MENTORS) or ()
        shown = [one.label.full(words.language) for one in facts.topics if one.id in chosen]
        yield words("mentorships-goal", goal=entered.need(GOAL))
        if shown:
            yield words("mentorships-shown", topics="; ".join(shown))
        elif facts.topics:
            yield words("mentorships-shown-nothing")
        span = words.plain(f"mentorships-span-{span_of(entered)}")
        yield words("mentorships-summary-span", span=span)
        known = {one.suggestion.mentor: one.load.person for one in facts.suggested}
        named = [
            words("mentorships-summary-mentor", at=at, name=listed(words, known[person]))
            for at, person in enumerate(mentors, 1)
            if person in known
        ]
        yield from named or _chosen_by_bot(words, facts.asked_first)


def _asks_somebody(view: View[MentorRequestFacts]) -> bool:
    return bool(view.entered.answers.get(MENTORS.name)) or view.facts.asked_first is not None


def _chosen_by_bot(words: Words, first: Suggested | None) -> Iterable[str]:
    if first is None:
        yield words("mentorships-nobody")
        return
    person = first.load.person
    yield words("mentorships-summary-for-me", name=listed(words, person))
    yield reasons_text(words, first)


def suggested_page(view: View[MentorRequestFacts]) -> Page[Suggested]:
    page = page_of(view, MENTORS, offered(view, MENTORS))
    first = page.number * page.size
    items = view.facts.suggested[first : first + page.size]
    return Page(items=items, total=page.total, number=page.number, size=page.size)


def _page_mark(words: Words, page: Page[Suggested]) -> str | None:
    if page.count == 1:
        return None
    return words("mentorships-ask-page", page=page.number + 1, pages=page.count)


def ask_cancelled(words: Words) -> Screen:
    return Screen(text=words("mentorships-cancelled"), keyboard=back_keyboard(words))


def reasons_text(words: Words, one: Suggested) -> str:
    """Returns all reasons in one line of HTML."""
    named = [topic.label.button(words.language).lower() for topic in one.topics]
    said = {
        Reason.TOPIC: words.plain("mentorships-reason-topic", topics=", ".join(named)),
        Reason.SUBJECT: words.plain("mentorships-reason-subject"),
        Reason.NEAR: words.plain("mentorships-reason-near"),
        Reason.IDLE: words.plain("mentorships-reason-idle"),
        Reason.HAS_ROOM: words.plain("mentorships-reason-has-room"),
    }
    told = "; ".join(said[reason] for reason in one.suggestion.reasons)
    return words("mentorships-reasons", reasons=told)


def suggested_rows(words: Words, found: Iterable[Suggested], first: int = 1) -> Iterable[str]:
    for number, one in enumerate(found, first):
        person = one.load.person
        yield words(
            "mentorships-suggested",
            number=number,
            name=listed(words, person),
            place=place_of(words, person),
        )
        yield reasons_text(words, one)
