"""The own route, its lines, its card for methodists, the form of a line, the reminder."""

from collections.abc import Iterable

from district.learning.route import (
    AHEAD,
    DEFICIT,
    DUE,
    EVIDENCE,
    HOURS,
    THING,
    TITLE,
    Choosing,
    LineFacts,
    LineState,
    RouteFacts,
    RouteStatus,
    RouteSubject,
    Thing,
)
from district.learning.year import SchoolYear
from district.pages import Page
from district.requests.request import HistoryEntry, Move, Request
from keyboards.buttons import inline
from keyboards.learning.route import (
    RouteButtons,
    line_keyboard,
    none_keyboard,
    route_button,
    route_keyboard,
    stopping_keyboard,
)
from locales.texts import Words
from screens.form import Look, View
from screens.requests.kinds import KindScreens
from screens.requests.reasons import reason_text
from screens.screen import Screen, cut, lines, page_mark

PAGE = 6
LABEL = 40
"""Limit in characters of a title on a button."""


def no_route_screen(words: Words) -> Screen:
    return Screen(text=words("route-none"), keyboard=none_keyboard(words))


def route_screen(
    words: Words, facts: RouteFacts, number: int = 0, *, above: str | None = None
) -> Screen:
    page = Page.of(facts.lines, number, PAGE)
    route, comment = facts.route, facts.comment
    text = lines(
        above,
        words("route-title", start=route.year, end=f"{SchoolYear(route.year).last:%y}"),
        words(f"route-state-{route.status}"),
        words("route-comment", comment=reason_text(words, comment)) if comment else None,
        _counts(words, facts),
        page_mark(words, page),
        "",
        *(_row(words, one) for one in page.items),
        None if facts.lines or route.status.is_over else words("route-empty"),
    ).rstrip()
    labels = [cut(_named(words, one), LABEL) for one in page.items]
    return Screen(text=text, keyboard=route_keyboard(words, facts, page, labels))


def line_screen(words: Words, facts: RouteFacts, one: LineFacts) -> Screen:
    line = one.line
    text = lines(
        _row(words, one),
        words("route-evidence", evidence=line.evidence) if line.evidence else None,
        words("route-cancelled") if one.is_cancelled else None,
        words(f"route-how-{line.thing}") if one.state is LineState.PLANNED else None,
    )
    return Screen(text=text, keyboard=line_keyboard(words, facts, one))


def stopping_screen(words: Words, facts: RouteFacts) -> Screen:
    return Screen(text=words("route-stop-ask"), keyboard=stopping_keyboard(words, facts))


def due_letter(words: Words, facts: RouteFacts) -> Screen:
    """Lines that are due within a week, or late."""
    due = facts.due(facts.today + AHEAD)
    text = lines(words("route-due"), *(_row(words, one) for one in due))
    return Screen(text=text, keyboard=inline([[route_button(words)]]))


def _counts(words: Words, facts: RouteFacts) -> str | None:
    route = facts.route
    if route.status is RouteStatus.STOPPED:
        return words("route-counts", done=route.done, all=route.lines, hours=route.hours, of=0)
    if not facts.kept:
        return None
    return words(
        "route-counts", done=facts.done, all=len(facts.kept), hours=facts.hours, of=facts.planned
    )


def _named(words: Words, one: LineFacts) -> str:
    """Returns the title, plain."""
    return one.line.title or words.plain(f"route-thing-{one.line.thing}")


def _row(words: Words, one: LineFacts) -> str:
    topic = one.line.topic
    return words(
        "route-line",
        state="cancelled" if one.is_cancelled else one.state,
        title=_named(words, one),
        hours=one.line.hours,
        due=words.day(one.due_on, "d MMMM y"),
        topic=topic.full(words.language) if topic else "none",
        number=one.number or "none",
    )


class LineLook(Look[Choosing]):
    """Labels of things that have no title of their own are texts by their names."""

    def summary(self, view: View[Choosing]) -> Iterable[str | None]:
        words, entered, facts = view.words, view.entered, view.facts
        need = facts.need(entered.get(DEFICIT))
        if need is not None:
            said = need.label.full(words.language) if need.label else need.words or ""
            yield words("route-line-sum-deficit", deficit=said)
        elif entered.is_answered(DEFICIT):
            yield words("route-deficit-0")
        thing = next((one for one in facts.things if one.id == entered.get(THING)), None)
        if thing is not None:
            named = entered.get(TITLE) or thing.title or words.plain(f"route-thing-{thing.thing}")
            yield words("route-line-sum-thing", thing=named)
            due = thing.ends_on or entered.get(DUE)
            hours = thing.hours or entered.get(HOURS) or 0
            if due is not None:
                yield words("route-line-sum-due", day=words.day(due, "d MMMM y"), hours=hours)
        if evidence := entered.get(EVIDENCE):
            yield words("route-evidence", evidence=evidence)

    def head_of_summary(self, view: View[Choosing]) -> str:
        return view.text("summary")


class RouteScreens(KindScreens[RouteSubject]):
    buttons = RouteButtons()

    def about(self, words: Words, subject: RouteSubject) -> str:
        return words("route-about", count=len(subject.facts.kept), hours=subject.facts.planned)

    def short_name(self, words: Words, subject: RouteSubject) -> str:
        year = subject.facts.route.year
        return words.plain("route-short", start=year, end=f"{SchoolYear(year).last:%y}")

    def card_lines(
        self, words: Words, subject: RouteSubject, *, full: bool
    ) -> Iterable[str | None]:
        """A methodist reads all lines; own ones that were claimed are confirmed with the route."""
        facts = subject.facts
        yield self.about(words, subject)
        yield words(f"route-asks-{_asks(facts)}")
        for one in facts.kept:
            yield _row(words, one)
            if one.line.evidence and one.line.thing is Thing.OWN:
                yield words("route-evidence", evidence=one.line.evidence)

    def letter_end(self, request: Request, entry: HistoryEntry, subject: RouteSubject) -> str:
        if entry.move is Move.APPROVE and subject.facts.route.status is RouteStatus.COMPLETE:
            return "route-letter-complete"
        return super().letter_end(request, entry, subject)


def _asks(facts: RouteFacts) -> str:
    """Returns what the methodist is asked for: the end of a text's key."""
    is_done = facts.route.status in {RouteStatus.CHECKING, RouteStatus.COMPLETE, RouteStatus.ACTIVE}
    return "confirm" if is_done else "agree"
