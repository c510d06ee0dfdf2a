"""Screens of a person's own requests: list, card, withdrawal."""

from collections.abc import Mapping
from typing import Any

from district.ids import RequestId
from district.pages import Page
from district.requests.pending import OwnFacts
from district.requests.request import HistoryEntry, Request
from district.requests.subject import SubjectFacts
from keyboards.requests.mine import (
    empty_keyboard,
    list_keyboard,
    request_keyboard,
    whole_button,
    whole_keyboard,
    withdraw_keyboard,
)
from locales.texts import Words
from screens.readers import is_cut, readers_lines
from screens.requests.kinds import Kinds, KindScreens, promised
from screens.requests.reasons import reason_text
from screens.screen import CUT, Screen, cut, in_parts, lines, page_mark

LABEL = 18
"""Limit in characters of the subject on a button next to the number."""

HISTORY = 6
"""Limit of history rows; more would not fit into a message with long texts."""


def own_list(
    words: Words, kinds: Kinds, page: Page[Request], subjects: Mapping[RequestId, SubjectFacts]
) -> Screen:
    if page.total == 0:
        return Screen(text=words("requests-none"), keyboard=empty_keyboard(words))
    head = words("requests-list")
    if page.count > 1:
        head = words("requests-list-page", page=page.number + 1, pages=page.count)
    known = [(one, kinds[one.kind], subjects[one.id]) for one in page.items]
    rows = [
        words(
            "requests-row",
            number=request.id,
            about=cut(kind.short_name(words, facts), 60),
            state=words.plain(f"requests-short-{kind.state(request, facts)}"),
        )
        for request, kind, facts in known
    ]
    labels = [
        (
            request.id,
            words.plain(
                "requests-button",
                number=request.id,
                about=cut(kind.short_name(words, facts), LABEL),
            ),
        )
        for request, kind, facts in known
    ]
    text = lines(head, "", *rows, "", words("requests-list-hint"))
    return Screen(text=text, keyboard=list_keyboard(page, labels))


def own_request(words: Words, kind: KindScreens[Any], own: OwnFacts, page: int = 0) -> Screen:
    request, subject = own.request, own.subject
    text = lines(
        words("requests-head", number=request.id, kind=words.plain(f"council-kind-{request.kind}")),
        *kind.own_lines(words, subject),
        "",
        state_text(words, kind, request, subject),
        *(readers_lines(words, own.readers) if own.readers else ()),
        *(_history_row(words, entry) for entry in own.history[-HISTORY:]),
    )
    rows = [
        *([] if own.is_withheld else kind.buttons.answer_rows(words, request, subject)),
        *([] if own.is_withheld else kind.buttons.own_rows(words, request, subject)),
        [whole_button(words, request.id)] if _is_cut(words, own) else [],
    ]
    return Screen(text=text, keyboard=request_keyboard(words, rows, page))


def whole_request(words: Words, own: OwnFacts, part: int) -> Screen:
    """Shows all readers and the whole history, in parts."""
    rows = [
        *(readers_lines(words, own.readers, whole=True) if own.readers else ()),
        *(_history_row(words, entry, whole=True) for entry in own.history),
    ]
    page, request = Page.of(in_parts(rows), part, 1), own.request
    kind = words.plain(f"council-kind-{request.kind}")
    head = words("requests-head", number=request.id, kind=kind)
    text = lines(head, page_mark(words, page), "", *page.items)
    return Screen(text=text, keyboard=whole_keyboard(words, request.id, page))


def _is_cut(words: Words, own: OwnFacts) -> bool:
    reasons = (reason_text(words, entry.reason or "") for entry in own.history)
    return (
        len(own.history) > HISTORY
        or any(len(one) > CUT for one in reasons)
        or (own.readers is not None and is_cut(own.readers))
    )


def ask_withdraw(
    words: Words, kind: KindScreens[Any], request: Request, facts: SubjectFacts
) -> Screen:
    text = lines(
        words("requests-ask-withdraw", number=request.id),
        kind.about(words, facts),
        words("requests-withdraw-means"),
    )
    return Screen(text=text, keyboard=withdraw_keyboard(words, request.id))


def state_text(words: Words, kind: KindScreens[Any], request: Request, facts: SubjectFacts) -> str:
    """Returns the state in a sentence or two: the decision with its reason, or the promised day."""
    name = kind.state(request, facts)
    of = f"{request.kind}-{name}"  # where a kind has words of its own
    return words(
        f"requests-state-{of}" if words.has(f"requests-state-{of}") else f"requests-state-{name}",
        promised=promised(words, kind, request, facts),
        reason=reason_text(words, request.reason or ""),
    )


def _history_row(words: Words, entry: HistoryEntry, *, whole: bool = False) -> str:
    reason = reason_text(words, entry.reason or "")
    return words(
        f"requests-history-{entry.move}",
        moment=words.moment(entry.at),
        reason=reason if whole else cut(reason),
    )
