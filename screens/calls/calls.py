"""Screens of calls: list, card, kinds, longer dates, the letter about a change."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from aiogram.types import InlineKeyboardButton

from district.calls.call import NOBODY, PATIENCE, Call, CallMove, CallStatus, Phase
from district.calls.entry_form import about_call
from district.calls.kind import (
    EnterBy,
    FieldSpec,
    Judges,
    Kind,
    Meets,
    Named,
    OutcomeSpec,
    Stage,
    by_id,
)
from district.calls.programme import has_programme
from district.drafts import Form
from district.ids import CallId
from district.pages import Page
from keyboards.buttons import Row, Style, button, grid
from keyboards.calls.calls import CallsAction, CallsPress, call_button, named_button, to_list
from keyboards.calls.experts import plan_row, register_row
from keyboards.calls.programme import programme_button
from keyboards.calls.results import panel_button, results_button
from keyboards.calls.slots import board_row
from keyboards.form import beginning
from keyboards.menu import Entry, back_to
from keyboards.paging import paging
from locales.texts import Safe, Words
from screens.screen import Screen, page_mark

_A = CallsAction
EXTENSIONS = (3, 7, 14, 30)
"""Days by which a call may be prolonged."""
WEEK = 7
DAY = "d MMMM"
OVER = frozenset({CallStatus.ANNOUNCED, CallStatus.CANCELLED})
"""Statuses in which the conditions of entering are not shown any more."""


def call_list(
    words: Words,
    page: Page[Call],
    here: CallsPress,
    now: datetime,
    *,
    leads: bool,
    empty: Collection[CallId],
) -> Screen:
    """`empty`: the calls that have closed without entries."""
    is_now = here.action is _A.LIST
    other = _A.ALL if is_now else _A.LIST
    opens = here.labelled(words.plain("calls-open-new"), Style.PRIMARY, action=_A.KINDS, page=0)
    return Screen.of(
        words("calls-list") if is_now else words("calls-list-all"),
        page_mark(words, page),
        *(call_row(words, one, now, is_empty=one.id in empty) for one in page.items),
        None if page.items else words("calls-none"),
        rows=[
            *([named_button(one)] for one in page.items),
            paging(page, here),
            [opens] if leads else [],
            [CallsPress(action=other).labelled(words.plain(f"calls-to-{other}"))],
            [back_to(words, Entry.CALLS)],
        ],
    )


def call_card(
    words: Words,
    call: Call,
    now: datetime,
    *,
    leads: bool,
    is_empty: bool,
    met_on: Sequence[datetime] = (),
) -> Screen:
    """`leads`: whether the reader leads it; `is_empty`: whether it has closed without entries;
    `met_on`: the times of its slots.
    """
    kind = call.kind
    enter = button(_enters(words, kind), beginning(Form.ENTRY, about_call(call.id)), Style.WANTED)
    moves = _empty_moves if is_empty else _moves
    more = [
        *_more(words, call, leads=leads and not is_empty),
        *(moves(words, call) if leads else ()),
    ]
    return Screen.of(
        words("calls-title-of", title=call.title),
        _number(words, call),
        "",
        words("calls-now", state=_state(words, call, now, is_empty=is_empty)),
        _results(words, call),
        *(kind_lines(words, kind, met_on) if call.status not in OVER else ()),
        rows=[[enter] if call.is_open(now) else [], *grid(more), [to_list(words)]],
    )


def _number(words: Words, call: Call) -> str:
    """Returns the number, with the kind unless the title repeats it."""
    kind = call.kind.label.full(words.language)
    if call.title == kind:
        return words("calls-number-alone", number=call.id)
    return words("calls-number", number=call.id, kind=kind)


def _more(words: Words, call: Call, *, leads: bool) -> list[InlineKeyboardButton]:
    """Returns the buttons of experts and results."""
    if call.is_announced:
        programme = [programme_button(words, call.id)] if has_programme(call) else []
        return [results_button(words, call.id), *programme]
    if not leads or call.status not in {CallStatus.PUBLISHED, CallStatus.JUDGED}:
        return []
    ends = not call.kind.rules.ends_never
    return [
        *plan_row(words, call),
        *board_row(words, call),
        *([panel_button(words, call.id)] if ends else []),
    ]


def _moves(words: Words, call: Call) -> Iterable[InlineKeyboardButton]:
    press = CallsPress(action=_A.LATER, call=call.id)
    if call.status is CallStatus.PUBLISHED and call.closes_at is not None:
        yield press.labelled(words.plain("calls-later"))
    if call.can(CallMove.CHANGE):
        yield button(words.plain("calls-change"), beginning(Form.CALL_CHANGE, call.id))
    yield press.labelled(words.plain("calls-save"), action=_A.SAVE)
    if call.status.may_be_cancelled:
        yield button(words.plain("calls-cancel"), beginning(Form.CALL_CANCEL, call.id))


def _empty_moves(words: Words, call: Call) -> Iterable[InlineKeyboardButton]:
    """Yields what can be done about a call that has closed without entries."""
    press = CallsPress(action=_A.LATER, call=call.id)
    yield press.labelled(words.plain("calls-later-week"), days=WEEK)
    yield press.labelled(words.plain("calls-end-empty"), action=_A.END)
    yield press.labelled(words.plain("calls-later-other"))


def kind_lines(words: Words, kind: Kind, met_on: Sequence[datetime] = ()) -> Iterable[str | None]:
    """Yields who may enter, the nominations, what is asked and what it brings."""
    yield words("calls-who", who=words.plain(f"calls-by-{kind.enter.by}"))
    if kind.enter.of_one_organization:
        yield words("calls-one-organization")
    who = kind.enter.who
    if who.service_from is not None:
        yield words("calls-service", years=who.service_from)
    if who.service_to is not None:
        yield words("calls-service-to", years=who.service_to)
    if who.positions:
        named = (words.plain(f"profile-position-{one}").lower() for one in who.positions)
        yield words("calls-positions", positions=", ".join(named))
    if who.holds is not None:
        yield words("calls-holds", role=words.plain(f"roles-role-{who.holds}"))
    if kind.enter.each_up_to is not None:
        whose = "-organization" if kind.enter.by is EnterBy.ORGANIZATION else ""
        yield words(f"calls-each{whose}", count=kind.enter.each_up_to)
    if kind.nominations:
        yield words("calls-nominations", names=_listed(words, kind.nominations))
    yield words("calls-asked", names=_listed(words, kind.fields))
    stages = (_stage(words, one, met_on) for one in kind.stages)
    yield words("calls-stages", names=", ".join(stages))
    yield words("calls-outcomes", names=_listed(words, kind.outcomes))


def _stage(words: Words, stage: Stage, met_on: Sequence[datetime]) -> str:
    """Returns the name with the days of the slots, or with how many days experts have."""
    name = stage.label.full(words.language)
    if stage.meets is Meets.SLOT:
        days = [words.moment(one, DAY) for one in (min(met_on), max(met_on))] if met_on else []
        return f"{name} ({'–'.join(dict.fromkeys(days))})" if days else name
    if stage.judges is Judges.EXPERTS:
        return words.plain("calls-stage", name=name, days=stage.judge_days)
    return name


def kinds_screen(words: Words, page: Page[tuple[str, str]], here: CallsPress) -> Screen:
    """`page`: ids and labels of kinds."""
    opening = [[button(label, beginning(Form.CALL, id_))] for id_, label in page.items]
    rows = [*opening, paging(page, here), [to_list(words)]]
    return Screen.of(words("calls-kinds"), page_mark(words, page), rows=rows)


def later_screen(words: Words, call: Call) -> Screen:
    press = CallsPress(action=_A.LATER, call=call.id)
    days = [press.labelled(words.plain("calls-days", days=one), days=one) for one in EXTENSIONS]
    return Screen.of(
        words("calls-title-of", title=call.title),
        words("calls-ask-later"),
        rows=[*grid(days), [call_button(words, call.id, "common-back")]],
    )


def published_screen(words: Words, call: Call, link: str, lack: tuple[int, int] | None) -> Screen:
    """`lack`: experts that an entry needs, and those of the district, if they are too few."""
    tell = button(
        words.plain("calls-tell"), beginning(Form.ANNOUNCEMENT, f"call-{call.id}"), Style.PRIMARY
    )
    experts: Row = register_row(words) if lack else []
    return Screen.of(
        words("calls-published", title=call.title, number=call.id),
        words("calls-link", link=link),
        words("calls-lack", needed=lack[0], there=lack[1]) if lack else None,
        rows=[experts, [tell], [call_button(words, call.id)]],
    )


def changed_letter(words: Words, call: Call, before: Call | None) -> Screen:
    """To people with an entry or a draft; of a cancelled call, to those with a draft alone."""
    rows = [[call_button(words, call.id)]]
    if call.status is CallStatus.CANCELLED:
        said = words(f"calls-status-{_status(call)}", reason=call.reason or "")
        return Screen.of(words("calls-letter-over", title=call.title, state=Safe(said)), rows=rows)
    seen = before or call
    return Screen.of(
        words("calls-letter-changed", title=call.title),
        words("calls-letter-was", title=seen.title) if seen.title != call.title else None,
        *(
            words("calls-letter-asked", question=one.label.full(words.language))
            for one in call.kind.fields
            if by_id(seen.kind.fields, one.id) is None
        ),
        words("calls-now", state=Safe(words("calls-until", until=words.moment(call.closes_at))))
        if call.closes_at
        else None,
        _results(words, call),
        rows=rows,
    )


def empty_letter(words: Words, call: Call) -> Screen:
    """To curators: what to do about a call without entries, or that it has ended by itself."""
    if call.status is CallStatus.CANCELLED:
        return Screen.of(
            words("calls-letter-ended", title=call.title), rows=[[call_button(words, call.id)]]
        )
    return Screen.of(
        words("calls-letter-empty", title=call.title, days=PATIENCE.days),
        rows=grid(list(_empty_moves(words, call)), 1),
    )


def saved_text(words: Words, name: str) -> str:
    return words.plain("calls-saved", name=name)


def _enters(words: Words, kind: Kind) -> str:
    if kind.is_defence:
        return words.plain("calls-enter-defence")
    return words.plain(f"calls-enter-{kind.enter.by}")


def call_row(words: Words, call: Call, now: datetime, *, is_empty: bool = False) -> str:
    return words("calls-row", title=call.title, state=_state(words, call, now, is_empty=is_empty))


def _state(words: Words, call: Call, now: datetime, *, is_empty: bool) -> Safe:
    return Safe(_state_text(words, call, now, is_empty=is_empty))


def _status(call: Call) -> str:
    return "ended" if call.reason == NOBODY else call.status


def _state_text(words: Words, call: Call, now: datetime, *, is_empty: bool) -> str:
    if call.status is not CallStatus.PUBLISHED:
        return words(f"calls-status-{_status(call)}", reason=call.reason or "")
    phase = call.phase(now)
    if is_empty:
        return words("calls-phase-empty")
    if phase is Phase.OPEN and call.closes_at is not None:
        return words("calls-until", until=words.moment(call.closes_at))
    return words("calls-endless") if phase is Phase.OPEN else words(f"calls-phase-{phase}")


def _results(words: Words, call: Call) -> str | None:
    if call.results_on is None or call.status is not CallStatus.PUBLISHED:
        return None
    return words("calls-results-on", day=words.day(call.results_on))


def _listed(words: Words, items: Sequence[Named | FieldSpec | Stage | OutcomeSpec]) -> str:
    return ", ".join(one.label.full(words.language) for one in items)
