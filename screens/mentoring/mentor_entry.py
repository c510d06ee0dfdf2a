"""The look of the form of a mentor's entry."""

from collections.abc import Iterable
from typing import Any

from aiogram.types import InlineKeyboardButton

from district.forms import Field
from district.mentoring.mentor_entry import TOPICS, EntryFacts, entry_of, request_of
from district.mentoring.mentors import MENTOR_TOPICS_LIMIT, SentEntry
from district.topics import Area, Topic
from keyboards.buttons import Row, Style, button, fitting, inline
from keyboards.form import FormAction, sending
from keyboards.mentoring.mentors import back_keyboard, to_mentors
from keyboards.requests.mine import open_button
from locales.texts import Words
from screens.form import Look, View, back_button, cancel_button, done_button, leaving_row
from screens.mentoring.mentors import entry_lines
from screens.requests.reasons import reason_text
from screens.screen import Screen, lines


class EntryLook(Look[EntryFacts]):
    def question(self, view: View[EntryFacts], key: Field[Any]) -> str:
        if key is not TOPICS:
            return super().question(view, key)
        area = view.facts.open_area(view.entered)
        limit, count = MENTOR_TOPICS_LIMIT, len(_ticked(view))
        ticked = view.words("mentors-ticked", count=count, limit=limit)
        if area is not None:
            label = area.label.full(view.words.language)
            return lines(view.words("mentors-ask-topics", area=label), ticked)
        return lines(view.words("mentors-ask-areas", limit=limit), ticked if count else None)

    def rows(self, view: View[EntryFacts], key: Field[Any]) -> list[Row]:
        if key is not TOPICS:
            return super().rows(view, key)
        area = view.facts.open_area(view.entered)
        if area is not None:
            return fitting([_topic_button(view, topic) for topic in area.topics])
        areas = fitting([_area_button(view, one) for one in view.facts.areas])
        return [*areas, [done_button(view, TOPICS)]] if _ticked(view) else areas

    def leaving(self, view: View[EntryFacts], step: str) -> Row:
        if step != TOPICS.name or view.entered.group_of(TOPICS) is None:
            return leaving_row(view, step)
        return [back_button(view, step, "mentors-to-areas"), cancel_button(view)]

    def send(self, view: View[EntryFacts]) -> InlineKeyboardButton:
        label = view.words.plain("mentors-save" if view.facts.holds_role else "mentors-send")
        return button(label, sending(view.draft), Style.WANTED)

    def head_of_summary(self, view: View[EntryFacts]) -> str:
        if request_of(view.entered) is None:
            return super().head_of_summary(view)
        question = reason_text(view.words, view.facts.question or "")
        return view.words("mentors-summary-of-answer", question=question)

    def summary(self, view: View[EntryFacts]) -> Iterable[str | None]:
        entry = entry_of(view.entered)
        every = {topic.id: topic for area in view.facts.areas for topic in area.topics}
        yield from entry_lines(
            view.words, entry, [every[one] for one in entry.topics if one in every]
        )
        yield ""
        yield view.words(
            "mentors-summary-saves" if view.facts.holds_role else "mentors-summary-asks"
        )


def entry_sent(words: Words, sent: SentEntry) -> Screen:
    if sent.request is None:
        return Screen(text=words("mentors-saved"), keyboard=back_keyboard(words))
    keyboard = inline([[open_button(words, sent.request)], [to_mentors(words)]])
    return Screen(text=words("mentors-sent", number=sent.request), keyboard=keyboard)


def entry_cancelled(words: Words) -> Screen:
    return Screen(text=words("mentors-cancelled"), keyboard=back_keyboard(words))


def _ticked(view: View[EntryFacts]) -> tuple[str, ...]:
    return view.entered.get(TOPICS) or ()


def _area_button(view: View[EntryFacts], area: Area) -> InlineKeyboardButton:
    label = area.label.button(view.words.language)
    count = sum(topic.id in _ticked(view) for topic in area.topics)
    if count:
        label = view.words.plain("mentors-area-ticked", label=label, count=count)
    return view.button(label, FormAction.PICK, TOPICS, area.id)


def _topic_button(view: View[EntryFacts], topic: Topic) -> InlineKeyboardButton:
    label = topic.label.button(view.words.language)
    if topic.id in _ticked(view):
        label = view.words.plain("forms-ticked", label=label)
    return view.button(label, FormAction.PICK, TOPICS, topic.id)
