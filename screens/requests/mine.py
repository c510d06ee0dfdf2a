"""Screens of a person's own requests: list, card, withdrawal."""

from collections.abc import Iterable, Mapping

from district.activities.certificates import CorrectionSubject
from district.activities.enrolments import EnrolmentFacts
from district.announcements.announcement import AnnouncementSubject
from district.ids import RequestId
from district.mentoring.mentors import MentorSubject
from district.pages import Page
from district.requests.cards import SubjectFacts
from district.requests.deficits import Deficit, DeficitStatus
from district.requests.request import HistoryEntry, Request, RequestStatus
from district.requests.routing import Readers
from keyboards.requests.mine import (
    empty_keyboard,
    list_keyboard,
    request_keyboard,
    withdraw_keyboard,
)
from locales.texts import Words
from screens.readers import readers_lines
from screens.requests.deficits import details
from screens.requests.reasons import reason_text
from screens.requests.subjects import about, card_lines, promised, short_name
from screens.screen import Screen, cut, lines

LABEL = 18
"""Limit in characters of the subject on a button next to the number."""

HISTORY = 6
"""Limit of history rows; more would not fit into a message with long texts."""

_STATES: Mapping[RequestStatus, str] = {
    RequestStatus.SUBMITTED: "submitted",
    RequestStatus.RETURNED: "returned",
    RequestStatus.REJECTED: "rejected",
    RequestStatus.WITHDRAWN: "withdrawn",
    RequestStatus.EXPIRED: "expired",
}
_APPROVED: Mapping[DeficitStatus, str] = {
    DeficitStatus.RESOLVED: "healed",
    DeficitStatus.WITHDRAWN: "withdrawn",
    DeficitStatus.RETIRED: "retired",
}


def own_list(
    words: Words, page: Page[Request], subjects: Mapping[RequestId, SubjectFacts]
) -> Screen:
    if page.total == 0:
        return Screen(text=words("requests-none"), keyboard=empty_keyboard(words))
    head = words("requests-list")
    if page.count > 1:
        head = words("requests-list-page", page=page.number + 1, pages=page.count)
    known = [(request, subjects[request.id]) for request in page.items]
    rows = [
        words(
            "requests-row",
            number=request.id,
            about=cut(short_name(words, facts), 60),
            state=words.plain(f"requests-short-{state(request, facts)}"),
        )
        for request, facts in known
    ]
    labels = [
        (
            request.id,
            words.plain(
                "requests-button",
                number=request.id,
                about=cut(short_name(words, facts), LABEL),
            ),
        )
        for request, facts in known
    ]
    text = lines(head, "", *rows, "", words("requests-list-hint"))
    return Screen(text=text, keyboard=list_keyboard(page, labels))


def own_request(
    words: Words,
    request: Request,
    facts: SubjectFacts,
    history: Iterable[HistoryEntry],
    page: int = 0,
    readers: Readers | None = None,
) -> Screen:
    """`readers`: who can see the request while it waits."""
    text = lines(
        words("requests-head", number=request.id, kind=words.plain(f"council-kind-{request.kind}")),
        *_what_was_told(words, facts),
        "",
        state_text(words, request, facts),
        *(readers_lines(words, readers) if readers else ()),
        "",
        *(_history_row(words, entry) for entry in list(history)[-HISTORY:]),
    )
    return Screen(text=text, keyboard=request_keyboard(words, request, facts, page))


def ask_withdraw(words: Words, request: Request, facts: SubjectFacts) -> Screen:
    text = lines(
        words("requests-ask-withdraw", number=request.id),
        about(words, facts),
        words("requests-withdraw-means"),
    )
    return Screen(text=text, keyboard=withdraw_keyboard(words, request.id))


def state(request: Request, facts: SubjectFacts) -> str:
    """Returns a request's state for its author, as a suffix of text keys.

    A deficit continues after its request: it may be resolved or withdrawn without another decision.
    """
    if isinstance(facts, EnrolmentFacts | AnnouncementSubject | MentorSubject | CorrectionSubject):
        is_granted = request.status is RequestStatus.APPROVED
        return "granted" if is_granted else _STATES[request.status]
    deficit = facts.deficit
    if request.status is RequestStatus.APPROVED:
        return _APPROVED.get(deficit.status, "accepted")
    if request.status is RequestStatus.EXPIRED and deficit.status is DeficitStatus.WITHDRAWN:
        return "withdrawn"
    return _STATES[request.status]


def state_text(words: Words, request: Request, facts: SubjectFacts) -> str:
    """Returns the state in a sentence or two: the decision with its reason, or the promised day."""
    name = state(request, facts)
    of = f"{request.kind}-{name}"  # some kinds have texts of their own
    return words(
        f"requests-state-{of}" if words.has(f"requests-state-{of}") else f"requests-state-{name}",
        promised=promised(words, request, facts),
        reason=reason_text(words, request.reason or ""),
    )


def _what_was_told(words: Words, facts: SubjectFacts) -> Iterable[str | None]:
    yield about(words, facts)
    if isinstance(facts, EnrolmentFacts | AnnouncementSubject | MentorSubject | CorrectionSubject):
        yield from list(card_lines(words, facts, full=True))[1:]
        return
    deficit = facts.deficit
    yield _own_words_of(words, deficit)
    yield details(words, deficit.severity, deficit.tried, deficit.wanted)


def _own_words_of(words: Words, deficit: Deficit) -> str | None:
    """Returns the own words beside the topic that a decider chose."""
    if deficit.topic is None or deficit.own_words is None:
        return None
    return words("deficits-own-words", text=deficit.own_words)


def _history_row(words: Words, entry: HistoryEntry) -> str:
    return words(
        f"requests-history-{entry.move}",
        moment=words.moment(entry.at),
        reason=cut(reason_text(words, entry.reason or "")),
    )
