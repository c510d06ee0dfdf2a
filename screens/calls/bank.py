"""The bank of practices: the list, a practice, help for a deficit, letters."""

from collections.abc import Iterable, Sequence
from typing import Any

from aiogram.types import InlineKeyboardButton

from district.activities.activity import Activity
from district.activities.resolution import ResolutionAnswer
from district.calls.bank import (
    BESIDE_ANSWERS,
    WHAT,
    BankPage,
    HelpFacts,
    Listed,
    ListingFacts,
    Search,
    Shelf,
)
from district.calls.bank import WORDS as HELP_WORDS
from district.calls.entry_form import about_call
from district.drafts import Form
from district.forms import Field
from district.ids import ActivityId, RequestId, TopicId
from district.practices import Means
from district.requests.deficits import Deficit
from district.topics import Area, Topic
from keyboards.activities.browse import open_activity
from keyboards.buttons import Row, Style, button, fitting, grid, inline
from keyboards.calls.bank import LABEL, LIST, BankAction, BankPress, asking_methodist, to_bank
from keyboards.form import beginning
from keyboards.menu import Entry, section_button, to_menu
from keyboards.paging import paging
from keyboards.practices import PracticesAction, PracticesPress, help_on_button, helping_button
from keyboards.questions.consultations import consultations_button
from keyboards.requests.deciding import open_card
from keyboards.requests.mine import Action, RequestsPress
from keyboards.requests.pending import to_list
from locales.texts import Words
from screens.calls.answers import answer_texts
from screens.form import Look, View
from screens.practices import helped_lines
from screens.requests.deficits import about as about_deficit
from screens.screen import Screen, cut, lines, page_mark

_A = BankAction
CARD = BankPress(action=BankAction.CARD)
ANSWER = 1_500
"""Limit in characters of an answer on the card."""


def _press(action: BankAction) -> BankPress:
    return BankPress(action=action)


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
    is_whole = found.search == Search()
    return Screen.of(
        text,
        rows=[
            *([CARD.labelled(cut(one.title, LABEL), listing=one.id)] for one in found.page.items),
            paging(found.page, _press(_A.PAGE)),
            [_to(words, "areas", _A.AREAS), _to(words, "search", _A.SEARCH)],
            *fitting(list(_narrow(words, found))),
            [] if is_whole else [LIST.labelled(words.plain("bank-whole"))],
            _shares(words, found),
            [section_button(words, Entry.CALLS)],
        ],
    )


def _to(
    words: Words, key: str, action: BankAction, style: Style | None = None, **about: object
) -> InlineKeyboardButton:
    return _press(action).labelled(words.plain(f"bank-{key}"), style, **about)


def _shares(words: Words, found: BankPage) -> Row:
    if found.shares is None:
        return []
    return [button(words.plain("bank-share"), beginning(Form.ENTRY, about_call(found.shares)))]


def _narrow(words: Words, found: BankPage) -> Iterable[InlineKeyboardButton]:
    """Yields what a list of several pages may be narrowed to."""
    if found.page.total <= found.page.size:
        return
    for what in found.whats if found.search.what is None else ():
        yield _press(_A.WHAT).labelled(what.label.button(words.language), value=what.id)
    for shelf in Shelf if found.search.shelf is None else ():
        yield _to(words, f"shelf-{shelf}", _A.SHELF, value=shelf)


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
    shown = (
        (words.plain("bank-area", name=one.label.button(words.language), count=count), one.id)
        for one, count in areas
    )
    options = [_press(_A.AREA).labelled(label, value=id_) for label, id_ in shown]
    return Screen.of(text, rows=[*fitting(options), [to_bank(words)]])


def topics_screen(words: Words, area: Area) -> Screen:
    text = lines(words("bank-title"), words("bank-choose-in", area=area.label.full(words.language)))
    press = _press(_A.TOPIC)
    options = [
        press.labelled(one.label.button(words.language), value=one.id) for one in area.topics
    ]
    back = _press(_A.AREAS).labelled(words.plain("forms-back"))
    return Screen.of(text, rows=[*fitting(options), [back]])


def search_screen(words: Words) -> Screen:
    return Screen.of(words("bank-ask-words"), rows=[[to_bank(words)]])


def card_screen(words: Words, facts: ListingFacts) -> Screen:
    listed, language = facts.listed, words.language
    shown = [
        words("bank-answer", label=label, text=cut(text, ANSWER))
        for spec, label, text in answer_texts(words, facts.entry, without=BESIDE_ANSWERS)
        if spec.id not in {WHAT, "title"}
    ]
    label, author = listed.label, facts.entry.author
    text = lines(
        words("bank-card", title=listed.title),
        words("bank-author", name=author.profile.name.full) if author and author.profile else None,
        words("bank-organization", name=facts.organization_name)
        if facts.organization_name
        else None,
        words("bank-topic", topic=facts.topic.label.full(language)) if facts.topic else None,
        words("bank-what", what=label.label.full(language)) if label else None,
        *(("", *shown) if shown else ()),
        "",
        *_used_lines(words, facts),
    )
    file = _press(_A.FILE).changed(listing=listed.id)
    files = [
        [file.labelled(words.plain("bank-file", name=one.name[:LABEL]), page=place)]
        for place, one in enumerate(facts.entry.files)
    ]
    return Screen.of(text, rows=[*files, *_use_rows(words, facts), [to_bank(words)]])


def _use_rows(words: Words, facts: ListingFacts) -> Iterable[Row]:
    """Yields «Применил(а)», or the question whether it is easier."""
    if facts.may_use:
        yield [_to(words, "used", _A.USED, Style.WANTED, listing=facts.listed.id)]
    elif facts.asks_if_easier:
        press = _press(_A.ANSWER).changed(listing=facts.listed.id)
        for one in ResolutionAnswer:
            style = Style.WANTED if one is ResolutionAnswer.RESOLVED else None
            yield [press.labelled(words.plain(f"healing-answer-{one}"), style, answer=one)]


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
    opening = _to(words, "open", _A.CARD, listing=facts.listed.id)
    return Screen.of(text, rows=[*_use_rows(words, facts), [opening]])


def help_screen(words: Words, facts: HelpFacts) -> Screen:
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
    about = f"t-{facts.topic.id}" if facts.request is None else str(facts.request.id)
    back = helping_button(words, "bank-help-back")
    if facts.request is not None:
        back = open_card(words, facts.request.id)
    in_words = button(words.plain("bank-offer-words"), beginning(Form.HELP, about))
    return Screen.of(text, rows=[*([one] for one in _offers(words, facts)), [in_words], [back]])


def _offers(words: Words, facts: HelpFacts) -> Iterable[InlineKeyboardButton]:
    press = PracticesPress(action=PracticesAction.OFFER)
    if facts.request is None:
        press = press.changed(topic=facts.topic.id)
    else:
        press = press.changed(request=facts.request.id)
    titled: Sequence[tuple[Means, Sequence[Activity | Listed]]] = (
        (Means.ACTIVITY, facts.activities), (Means.PRACTICE, facts.practices)
    )  # fmt: skip
    for means, offered in titled:
        for one in offered:
            label = words.plain(f"bank-offer-{means}", title=cut(one.title, LABEL))
            yield press.labelled(label, means=means, about=one.id)
    if facts.mentors:
        yield press.labelled(words.plain("bank-offer-mentor"), means=Means.MENTOR)
    if facts.methodists:
        yield press.labelled(words.plain("bank-offer-consultation"), means=Means.CONSULTATION)


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
    healed = RequestsPress(action=Action.RESOLVED, request=request)
    topic = deficit.topic.id if deficit.topic else None
    return Screen.of(
        text,
        rows=[
            [healed.labelled(words.plain("requests-healed"), Style.WANTED)],
            [button(words.plain("questions-ask-methodist"), asking_methodist(topic))],
            [to_menu(words)],
        ],
    )


def help_letter(
    words: Words, means: Means, about: int, title: str | None, topic: TopicId | None
) -> Screen:
    """To the author of a deficit."""
    text = words(f"bank-letter-{means}", title=title or "")
    ask = button(words.plain("questions-ask-methodist"), asking_methodist(topic))
    opening = {
        Means.PRACTICE: [_to(words, "open", _A.CARD, listing=about)],
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
