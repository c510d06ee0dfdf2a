"""Buttons of the bank of practices."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.activities.resolution import ResolutionAnswer
from district.calls.bank import BankPage, HelpFacts, ListingFacts, Shelf
from district.calls.entry_form import about_call
from district.drafts import Form
from district.ids import ListingId, RequestId, TopicId
from district.practices import Means
from district.topics import Area
from keyboards.buttons import Number, Press, Row, Style, button, fitting, inline
from keyboards.form import FormPress, beginning
from keyboards.menu import Entry, section_button, to_menu
from keyboards.paging import paging
from keyboards.practices import PracticesAction, PracticesPress, helping_button
from keyboards.requests.deciding import open_card
from keyboards.requests.mine import Action, RequestsPress
from locales.texts import Words

LABEL = 40
"""Limit in characters of a title on a button."""


class BankAction(StrEnum):
    LIST = "list"
    """The whole bank."""
    PAGE = "page"
    """Keeps the search of the conversation."""
    AREAS = "areas"
    AREA = "area"
    TOPIC = "topic"
    SHELF = "shelf"
    WHAT = "what"
    SEARCH = "search"
    CARD = "card"
    FILE = "file"
    USED = "used"
    ANSWER = "answer"


class BankPress(Press, prefix="bank"):
    action: BankAction
    listing: Number | None = None
    page: Number = 0
    """A page, or the place of a file."""
    value: str | None = None
    """The id of an area, a topic, a shelf, or of what a practice is."""
    answer: ResolutionAnswer | None = None


LIST = BankPress(action=BankAction.LIST)


def to_bank(words: Words) -> InlineKeyboardButton:
    """«‹ Банк практик»."""
    return button(words.plain("bank-back"), BankPress(action=BankAction.PAGE))


def page_keyboard(words: Words, found: BankPage, labels: Sequence[str]) -> InlineKeyboardMarkup:
    cards = [
        [button(label, BankPress(action=BankAction.CARD, listing=one.id))]
        for label, one in zip(labels, found.page.items, strict=True)
    ]
    turning = paging(found.page, lambda to: BankPress(action=BankAction.PAGE, page=to))
    search, narrow = found.search, list[InlineKeyboardButton]()
    has_more = found.page.total > found.page.size
    if has_more and search.what is None:
        narrow += [
            button(
                one.label.button(words.language), BankPress(action=BankAction.WHAT, value=one.id)
            )
            for one in found.whats
        ]
    if has_more and search.shelf is None:
        narrow += [
            button(words.plain(f"bank-shelf-{one}"), BankPress(action=BankAction.SHELF, value=one))
            for one in Shelf
        ]
    shares = (
        [button(words.plain("bank-share"), beginning(Form.ENTRY, about_call(found.shares)))]
        if found.shares is not None
        else []
    )
    by = [
        button(words.plain("bank-areas"), BankPress(action=BankAction.AREAS)),
        button(words.plain("bank-search"), BankPress(action=BankAction.SEARCH)),
    ]
    is_whole = not any((search.words, search.area, search.topic, search.shelf, search.what))
    whole = [] if is_whole else [button(words.plain("bank-whole"), LIST)]
    return inline(
        [*cards, turning, by, *fitting(narrow), whole, shares, [section_button(words, Entry.CALLS)]]
    )


def areas_keyboard(words: Words, areas: Sequence[tuple[Area, int]]) -> InlineKeyboardMarkup:
    rows = [
        button(
            words.plain("bank-area", name=area.label.button(words.language), count=count),
            BankPress(action=BankAction.AREA, value=area.id),
        )
        for area, count in areas
    ]
    return inline([*fitting(rows), [to_bank(words)]])


def topics_keyboard(words: Words, area: Area) -> InlineKeyboardMarkup:
    rows = [
        button(one.label.button(words.language), BankPress(action=BankAction.TOPIC, value=one.id))
        for one in area.topics
    ]
    back = button(words.plain("forms-back"), BankPress(action=BankAction.AREAS))
    return inline([*fitting(rows), [back]])


def search_keyboard(words: Words) -> InlineKeyboardMarkup:
    return inline([[to_bank(words)]])


def card_keyboard(words: Words, facts: ListingFacts) -> InlineKeyboardMarkup:
    number = facts.listed.id
    files = [
        [
            button(
                words.plain("bank-file", name=file.name[:LABEL]),
                BankPress(action=BankAction.FILE, listing=number, page=place),
            )
        ]
        for place, file in enumerate(facts.files)
    ]
    return inline([*files, *use_rows(words, facts), [to_bank(words)]])


def use_rows(words: Words, facts: ListingFacts) -> list[Row]:
    """Returns «Применил(а)», or the question whether it is easier."""
    number: ListingId = facts.listed.id
    if facts.may_use:
        used = BankPress(action=BankAction.USED, listing=number)
        return [[button(words.plain("bank-used"), used, Style.WANTED)]]
    if not facts.asks_if_easier:
        return []
    return [
        [
            button(
                words.plain(f"healing-answer-{one}"),
                BankPress(action=BankAction.ANSWER, listing=number, answer=one),
                Style.WANTED if one is ResolutionAnswer.RESOLVED else None,
            )
        ]
        for one in ResolutionAnswer
    ]


def question_keyboard(words: Words, facts: ListingFacts) -> InlineKeyboardMarkup:
    press = BankPress(action=BankAction.CARD, listing=facts.listed.id)
    return inline([*use_rows(words, facts), [button(words.plain("bank-open"), press)]])


def help_keyboard(words: Words, facts: HelpFacts, labels: Sequence[str]) -> InlineKeyboardMarkup:
    """`labels`: those of the activities, then of the practices."""

    def offer(means: Means, about: int = 0) -> PracticesPress:
        press = PracticesPress(action=PracticesAction.OFFER, means=means, about=about)
        if facts.request is None:
            return press.changed(topic=facts.topic.id)
        return press.changed(request=facts.request.id)

    presses = [
        *(offer(Means.ACTIVITY, one.id) for one in facts.activities),
        *(offer(Means.PRACTICE, one.id) for one in facts.practices),
    ]
    rows = [[button(label, press)] for label, press in zip(labels, presses, strict=True)]
    if facts.mentors:
        rows.append([button(words.plain("bank-offer-mentor"), offer(Means.MENTOR))])
    if facts.methodists:
        rows.append([button(words.plain("bank-offer-consultation"), offer(Means.CONSULTATION))])
    about = f"t-{facts.topic.id}" if facts.request is None else str(facts.request.id)
    rows.append([button(words.plain("bank-offer-words"), beginning(Form.HELP, about))])
    if facts.request is not None:
        return inline([*rows, [open_card(words, facts.request.id)]])
    return inline([*rows, [helping_button(words, "bank-help-back")]])


def help_question_keyboard(
    words: Words, request: RequestId, topic: TopicId | None
) -> InlineKeyboardMarkup:
    healed = RequestsPress(action=Action.RESOLVED, request=request)
    ask = button(words.plain("questions-ask-methodist"), asking_methodist(topic))
    return inline(
        [[button(words.plain("requests-healed"), healed, Style.WANTED)], [ask], [to_menu(words)]]
    )


def asking_methodist(topic: TopicId | None) -> FormPress:
    about = "methodist" if topic is None else f"methodist-{topic}"
    return beginning(Form.QUESTION, about)
