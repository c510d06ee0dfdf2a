"""The bank of practices: the list, a practice, help for a deficit, letters."""

from collections.abc import Iterable, Sequence
from typing import Any

from district.calls.bank import WORDS as HELP_WORDS
from district.calls.bank import BankPage, HelpFacts, Listed, ListingFacts, shown_fields
from district.drafts import Form
from district.forms import Field
from district.ids import ActivityId, ListingId, RequestId, TopicId
from district.practices import Means
from district.requests.deficits import Deficit
from district.topics import Area, Topic
from keyboards.activities.browse import open_activity
from keyboards.buttons import button, fitting, grid, inline
from keyboards.calls.bank import (
    LABEL,
    BankAction,
    BankPress,
    areas_keyboard,
    asking_methodist,
    card_keyboard,
    help_keyboard,
    help_question_keyboard,
    page_keyboard,
    question_keyboard,
    search_keyboard,
    topics_keyboard,
)
from keyboards.form import beginning
from keyboards.menu import to_menu
from keyboards.practices import help_on_button
from keyboards.questions.consultations import consultations_button
from keyboards.requests.pending import to_list
from locales.texts import Words
from screens.calls.answers import answer_text
from screens.form import Look, View
from screens.practices import helped_lines
from screens.requests.deficits import about as about_deficit
from screens.screen import Screen, cut, lines, page_mark

ANSWER = 1_500
"""Limit in characters of an answer on the card."""


def bank_screen(words: Words, found: BankPage, *, below: str | None = None) -> Screen:
    """`below`: a line under the list."""
    text = lines(
        words("bank-title"),
        page_mark(words, found.page),
        *_search_lines(words, found),
        "",
        *(_row(words, one) for one in found.page.items),
        words("bank-nothing") if not found.page.total else None,
        below,
    )
    labels = [cut(one.title, LABEL) for one in found.page.items]
    return Screen(text=text, keyboard=page_keyboard(words, found, labels))


def _search_lines(words: Words, found: BankPage) -> Sequence[str]:
    search, language = found.search, words.language
    named = next((one.label for one in found.page.items if one.what == search.what), None)
    told = [
        found.area.label.full(language) if found.area else None,
        found.topic.label.full(language) if found.topic else None,
        words.plain(f"bank-shelf-{search.shelf}") if search.shelf else None,
        named.label.full(language) if search.what and named else None,
        f"«{search.words}»" if search.words else None,
    ]
    shown = [one for one in told if one]
    if not shown:
        return [words("bank-about", count=found.page.total)]
    return [words("bank-found", what=" · ".join(shown), count=found.page.total)]


def _row(words: Words, one: Listed) -> str:
    if one.healed:
        return words("bank-row-healed", title=one.title, people=one.healed)
    if one.used:
        return words("bank-row-used", title=one.title, people=one.used)
    return words("bank-row", title=one.title)


def areas_screen(words: Words, areas: Sequence[tuple[Area, int]]) -> Screen:
    text = lines(words("bank-title"), words("bank-choose" if areas else "bank-nothing"))
    return Screen(text=text, keyboard=areas_keyboard(words, areas))


def topics_screen(words: Words, area: Area) -> Screen:
    text = lines(words("bank-title"), words("bank-choose-in", area=area.label.full(words.language)))
    return Screen(text=text, keyboard=topics_keyboard(words, area))


def search_screen(words: Words) -> Screen:
    return Screen(text=words("bank-ask-words"), keyboard=search_keyboard(words))


def card_screen(words: Words, facts: ListingFacts) -> Screen:
    listed, language = facts.listed, words.language
    shown = [
        words(
            "bank-answer",
            label=spec.label.full(language),
            text=cut(answer_text(words, spec, facts.answers[spec.id]), ANSWER),
        )
        for spec in shown_fields(listed.kind)
        if facts.answers.get(spec.id)
    ]
    label = listed.label
    text = lines(
        words("bank-card", title=listed.title),
        words("bank-author", name=facts.author_name) if facts.author_name else None,
        words("bank-organization", name=facts.organization_name)
        if facts.organization_name
        else None,
        words("bank-topic", topic=facts.topic.label.full(language)) if facts.topic else None,
        words("bank-what", what=label.label.full(language)) if label else None,
        *(("", *shown) if shown else ()),
        "",
        *_used_lines(words, facts),
    )
    return Screen(text=text, keyboard=card_keyboard(words, facts))


def _used_lines(words: Words, facts: ListingFacts) -> Sequence[str]:
    listed, told = facts.listed, list[str]()
    if listed.used:
        told.append(words("bank-used-by", people=listed.used))
    if listed.healed:
        told.append(words("bank-healed", people=listed.healed))
    if facts.asks_if_easier:
        told.append(words("bank-easier"))
    elif facts.use is not None and facts.use.used_at is not None:
        told.append(words("bank-used-thanks"))
    return told


def question_letter(words: Words, facts: ListingFacts) -> Screen:
    """A week after the opening of a practice."""
    asked = "bank-question-easier" if facts.asks_if_easier else "bank-question"
    text = words(asked, title=facts.listed.title)
    return Screen(text=text, keyboard=question_keyboard(words, facts))


def help_screen(words: Words, facts: HelpFacts) -> Screen:
    practices = [
        words.plain("bank-offer-practice", title=cut(one.title, LABEL)) for one in facts.practices
    ]
    activities = [
        words.plain("bank-offer-activity", title=cut(one.title, LABEL)) for one in facts.activities
    ]
    given = list(helped_lines(words, facts.given))
    healed = sum(one.healed for one in facts.practices)
    text = lines(
        *_needed(words, facts),
        "",
        _there(words, facts),
        words("bank-healed", people=healed) if healed else None,
        words("bank-help-sent") if facts.is_sent else None,
        *(("", words("bank-given"), *given) if given else ()),
    )
    return Screen(text=text, keyboard=help_keyboard(words, facts, [*activities, *practices]))


def _there(words: Words, facts: HelpFacts) -> str:
    """Returns the help that can be offered by a press."""
    counts = {
        "activities": len(facts.activities),
        "mentors": facts.mentors,
        "practices": len(facts.practices),
        "methodists": facts.methodists,
    }
    found = [words(f"bank-help-{what}", count=count) for what, count in counts.items() if count]
    if not found:
        return words("bank-help-nothing")
    return words("bank-help-there", found=", ".join(found))


def _needed(words: Words, facts: HelpFacts) -> Iterable[str]:
    if facts.request is not None:
        yield words("bank-help-title", number=facts.request.id)
        yield about_deficit(words, facts.needs[0])
        return
    yield words("bank-help-topic", topic=facts.topic.label.full(words.language))
    if facts.people is not None:
        yield words("bank-help-people", people=facts.people)
    else:
        yield words("bank-help-nameless")


def topics_to_help_screen(words: Words, topics: Sequence[Topic], *, sees_names: bool) -> Screen:
    """`sees_names`: to a curator, of the whole district; otherwise of a methodist's topics."""
    whose = "district" if sees_names else "own"
    text = words(f"bank-help-topics-{whose}" if topics else f"bank-help-no-topics-{whose}")
    shown = [help_on_button(words, one, is_named=True) for one in topics]
    return Screen(text=text, keyboard=inline([*fitting(shown), [to_list(words)]]))


def help_question(words: Words, deficit: Deficit, request: RequestId) -> Screen:
    """To the author of a deficit, some weeks after help without a question of its own."""
    text = lines(words("bank-help-question"), about_deficit(words, deficit))
    topic = deficit.topic.id if deficit.topic else None
    return Screen(text=text, keyboard=help_question_keyboard(words, request, topic))


def help_letter(
    words: Words, means: Means, about: int, title: str | None, topic: TopicId | None
) -> Screen:
    """To the author of a deficit."""
    text = words(f"bank-letter-{means}", title=title or "")
    card = BankPress(action=BankAction.CARD, listing=ListingId(about))
    ask = button(words.plain("questions-ask-methodist"), asking_methodist(topic))
    opening = {
        Means.PRACTICE: [button(words.plain("bank-open"), card)],
        Means.ACTIVITY: [open_activity(words, ActivityId(about))],
        Means.MENTOR: [button(words.plain("mentors-find"), beginning(Form.MENTORSHIP))],
        Means.CONSULTATION: [*([consultations_button(words, topic)] if topic else []), ask],
        Means.WORDS: [ask],
    }
    return Screen(text=text, keyboard=inline([*grid(opening[means], 1), [to_menu(words)]]))


class HelpingLook(Look[HelpFacts]):
    def head(self, view: View[HelpFacts], key: Field[Any]) -> str:
        return lines(*_needed(view.words, view.facts))

    def head_of_summary(self, view: View[HelpFacts]) -> str:
        return lines(*_needed(view.words, view.facts))

    def summary(self, view: View[HelpFacts]) -> Iterable[str | None]:
        yield ""
        yield view.words("helping-sum-words", words=view.entered.need(HELP_WORDS))
