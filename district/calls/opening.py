"""The forms that open a call of a kind, change a published one, and cancel it.

At the opening only the last day, and lists that the kind leaves to it, are asked; the rest has a
default in the summary, where a button changes it. A change begins at its summary.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

from district import forms
from district.calls.call import REASON_LIMIT, TITLE_LIMIT, Call
from district.calls.kind import (
    MOST_FIELDS,
    Criterion,
    FieldSpec,
    FieldType,
    Judges,
    Kind,
    Named,
    label_of,
)
from district.calls.lint import ALL_SHARE, BY_MEMBERS, SHORT_LIMIT
from district.catalogues import BUTTON_LIMIT
from district.clock import Calendar
from district.drafts import Form as FormName
from district.errors import Empty, Past
from district.ids import CallId, KindId
from district.spelling import tidy
from district.surveys.composing import question_of
from district.surveys.survey import Question, QuestionType
from district.topics import Label
from district.typed_text import limited_text

CLOSES = time(23, 59)
"""Local time at which a call closes."""
DAYS_OPEN = (14, 21, 30, 45, 60, 90)
DAYS_TO_RESULTS = (3, 7, 14, 21, 30, 45)
MOST_EXPERTS = 5
NO_LIMIT = "0"
EACH = (NO_LIMIT, "1", "2", "3", "5")
ITEM_LIMIT, MOST_ITEMS = 60, 20
"""Limits of a nomination, in characters, and of their number."""
ADDED = "more-"
"""Beginning of the ids of questions that were added to a published call."""
_TYPES = {
    QuestionType.TEXT: FieldType.SHORT_TEXT, QuestionType.SEVERAL: FieldType.CHOICES
}  # fmt: skip


def _items(text: str) -> list[str]:
    """Parses a list, one item a line.

    Raises:
        Empty, TooLong: there is none; one is too long.
    """
    said = dict.fromkeys(one for line in text.splitlines() if (one := tidy(line)))
    if not said:
        raise Empty
    return [limited_text(one, ITEM_LIMIT) for one in list(said)[:MOST_ITEMS]]


def _days(choices: Sequence[int]) -> forms.Options[int, Kind]:
    options = tuple(forms.Option(id=str(one)) for one in choices)
    return forms.Options(int, lambda _, __: options)


def _experts(_: Kind, __: forms.Entered) -> Sequence[forms.Option]:
    return [forms.Option(id=str(one), label=str(one)) for one in range(1, MOST_EXPERTS + 1)]


def _criteria(kind: Kind, _: forms.Entered) -> Sequence[forms.Option]:
    return [forms.Option(id=one.id, label=one.label) for one in kind.criteria]


def _spared(kind: Kind, _: forms.Entered) -> Sequence[forms.Option]:
    return [forms.Option(id=one.id, label=one.label) for one in spared(kind)]


_ENDLESS, _LISTS, _HAS_LIST, _ASKS, _EXPERTS, _SPARED, _CRITERIA, _HAS_ROOM = (
    "endless", "lists", "has_list", "asks", "experts", "spared", "has_criteria", "has_room"
)  # fmt: skip

DAYS = forms.Choice(
    "days",
    options=_days(DAYS_OPEN),
    labels="opening-days",
    other=True,
    takes_words=True,
    columns=3,
    when=forms.unless(forms.given(_ENDLESS)),
    drops=("closes",),
)
UNTIL = forms.Moment(
    "closes", kind=date, when=forms.other(DAYS), hangs_on=(DAYS,), part_of="days", changeable=False
)
NOMINATIONS = forms.Typed(
    "nominations",
    parse=_items,
    when=forms.given(_HAS_LIST),
    beside=forms.unless(forms.given(_LISTS)),
)
SUBJECTS = forms.Typed("subjects", parse=_items, when=forms.given(_ASKS))
TITLE = forms.ShortText("title", limit=TITLE_LIMIT, beside=forms.always)
RESULTS = forms.Choice(
    "results",
    options=_days(DAYS_TO_RESULTS),
    labels="opening-results",
    columns=3,
    when=forms.unless(forms.given(_ENDLESS)),
    beside=forms.always,
)
EXPERTS = forms.Choice(
    "experts",
    options=forms.Options(int, _experts),
    columns=5,
    when=forms.given(_EXPERTS),
    beside=forms.always,
)
EACH_UP_TO = forms.Choice(
    "each",
    options=forms.Options(int, lambda _, __: [forms.Option(id=one) for one in EACH]),
    labels="opening-each",
    columns=2,
    beside=forms.always,
)
ASKED = forms.Choices(
    "asked",
    options=forms.Options(str, _spared),
    columns=1,
    when=forms.given(_SPARED),
    beside=forms.always,
)
CRITERIA = forms.Choices(
    "criteria",
    options=forms.Options(str, _criteria),
    least=1,
    columns=1,
    when=forms.given(_CRITERIA),
    beside=forms.always,
)

OPENING: forms.Form[Kind] = forms.Form(
    name=FormName.CALL,
    texts="opening",
    fields=(
        DAYS,
        UNTIL,
        TITLE,
        RESULTS,
        NOMINATIONS,
        SUBJECTS,
        EXPERTS,
        EACH_UP_TO,
        ASKED,
        CRITERIA,
    ),
)

CLOSE = forms.Moment(
    "closes", kind=date, when=forms.unless(forms.given(_ENDLESS)), beside=forms.always
)
QUESTION = forms.Typed(
    "question",
    parse=lambda text: question_of(text).plain(),
    when=forms.given(_HAS_ROOM),
    beside=forms.always,
)
CHANGING: forms.Form[Call] = forms.Form(
    name=FormName.CALL_CHANGE, texts="call-change", fields=(TITLE, CLOSE, RESULTS, QUESTION)
)

REASON = forms.LongText("reason", limit=REASON_LIMIT, changeable=False)
CANCELLING: forms.Form[Call] = forms.Form(
    name=FormName.CALL_CANCEL, texts="call-off", fields=(REASON,)
)


def spared(kind: Kind) -> list[FieldSpec]:
    """Returns the fields that a call may leave out."""
    needed = {one.shown_if.field for one in kind.fields if one.shown_if}
    return [one for one in kind.fields if not one.required and one.id not in needed]


def opening(id_: KindId, kind: Kind, title: str) -> forms.Entered:
    entered = forms.Entered().with_given(
        kind=id_,
        title=title[:TITLE_LIMIT],
        **{
            _ENDLESS: kind.rules.ends_never,
            _LISTS: kind.nominations is None,
            _HAS_LIST: kind.nominations != (),
            _ASKS: any(one.options is None for one in kind.fields),
            _EXPERTS: bool(_staffed(kind)),
            _SPARED: bool(spared(kind)),
            _CRITERIA: len(kind.criteria) > 1,
        },
    )
    entered = OPENING.answered_raw(entered, ASKED, [one.id for one in spared(kind)])
    return OPENING.answered_raw(entered, CRITERIA, [one.id for one in kind.criteria])


def kind_in(entered: forms.Entered) -> KindId:
    return KindId(entered.given("kind"))


def title_in(entered: forms.Entered) -> str:
    return entered.get(TITLE) or str(entered.given("title"))


def last_day(entered: forms.Entered, today: date) -> date | None:
    """Returns the last day for entries; None: without an end, or not answered yet."""
    days = entered.get(DAYS)
    return entered.get(UNTIL) if days is None else today + timedelta(days=days)


def results_after(kind: Kind, entered: forms.Entered) -> int:
    """Returns the days from the close to the results."""
    usual = sum(one.judge_days for one in kind.stages) + 7
    return entered.get(RESULTS) or usual


def experts_in(kind: Kind, entered: forms.Entered) -> int:
    return entered.get(EXPERTS) or max((one.experts for one in _staffed(kind)), default=0)


def criteria_in(kind: Kind, entered: forms.Entered) -> tuple[Criterion, ...]:
    """Returns the criteria of this call; a stage that would be left without any keeps its own."""
    chosen = entered.get(CRITERIA)
    if chosen is None:
        return kind.criteria
    kept = set(chosen)
    for stage in _staffed(kind):
        own = {one.id for one in kind.criteria_of(stage.id)}
        kept |= own if own.isdisjoint(kept) else set()
    return tuple(one for one in kind.criteria if one.id in kept)


def kind_with(kind: Kind, entered: forms.Entered) -> Kind:
    """Returns the copy of the kind for this call.

    Raises:
        Empty: a list that is left to the opening is missing.
    """
    nominations, subjects = entered.get(NOMINATIONS), entered.get(SUBJECTS)
    experts, each, asked = entered.get(EXPERTS), entered.get(EACH_UP_TO), entered.get(ASKED)
    left_out = {one.id for one in spared(kind)} - set(asked or ())
    criteria = criteria_in(kind, entered)
    deciding = {one.id for one in criteria} | {BY_MEMBERS, ALL_SHARE}
    made = replace(
        kind,
        criteria=criteria,
        rules=replace(kind.rules, ties=tuple(one for one in kind.rules.ties if one in deciding)),
        nominations=_named("n", nominations) if nominations else kind.nominations,
        fields=tuple(
            replace(one, options=_named("o", subjects)) if one.options is None and subjects else one
            for one in kind.fields
            if asked is None or one.id not in left_out
        ),
        enter=kind.enter if each is None else replace(kind.enter, each_up_to=each or None),
        stages=tuple(
            replace(one, experts=experts, least=min(one.least, experts))
            if experts and one.judges is Judges.EXPERTS
            else one
            for one in kind.stages
        ),
    )
    if made.nominations is None or any(one.options is None for one in made.fields):
        raise Empty
    return made


def new_call(
    kind: Kind, entered: forms.Entered, now: datetime, calendar: Calendar, **by: Any
) -> Call:
    """Returns the call that a form opens; `by`: its district, its author and the draft.

    Raises:
        Empty: an answer is missing.
        Past: the last day is over.
    """
    today = calendar.local(now).date()
    last = last_day(entered, today)
    if last is None and not kind.rules.ends_never:
        raise Empty
    closes = calendar.at(last, CLOSES) if last else None
    if closes is not None and closes <= now:
        raise Past
    return Call(
        id=CallId(0),
        kind_id=kind_in(entered),
        kind=kind_with(kind, entered),
        title=title_in(entered),
        opens_at=now,
        closes_at=closes,
        results_on=last + timedelta(days=results_after(kind, entered)) if last else None,
        created_at=now,
        **by,
    )


def about(call: Call) -> forms.Entered:
    """Returns the beginning of a form about a call."""
    return forms.Entered().with_given(
        call=call.id,
        **{_ENDLESS: call.kind.rules.ends_never, _HAS_ROOM: len(call.kind.fields) < MOST_FIELDS},
    )


def call_in(entered: forms.Entered) -> CallId:
    return CallId(entered.given("call"))


def question_in(entered: forms.Entered) -> Question | None:
    raw = entered.get(QUESTION)
    return Question.read(raw) if raw else None


def terms_in(call: Call, entered: forms.Entered, calendar: Calendar) -> dict[str, Any]:
    """Returns what a change makes of a call."""
    last, days, question = entered.get(CLOSE), entered.get(RESULTS), question_in(entered)
    closes = calendar.at(last, CLOSES) if last else call.closes_at
    terms = call.closing(closes)
    if days and closes:
        terms["results_on"] = calendar.local(closes).date() + timedelta(days=days)
    kind = kind_asking(call.kind, question) if question else call.kind
    return {**terms, "kind": kind, "title": entered.get(TITLE) or call.title}


def kind_asking(kind: Kind, question: Question) -> Kind:
    """Returns the kind with one more question, which may be skipped."""
    taken = {one.id for one in kind.fields}
    options = _named("o", question.options)
    type_ = _TYPES.get(question.type, FieldType.CHOICE)
    added = FieldSpec(
        id=next(one for at in count(1) if (one := f"{ADDED}{at}") not in taken),
        type=type_,
        label=_label(question.text),
        limit=SHORT_LIMIT,
        options=options,
        required=False,
    )
    return replace(kind, fields=(*kind.fields, added))


def short_label(text: str) -> str:
    """Returns the text, cut to the width of a button."""
    return text if len(text) <= BUTTON_LIMIT else text[: BUTTON_LIMIT - 1].rstrip() + "…"


def _named(letter: str, items: Sequence[str]) -> tuple[Named, ...]:
    return tuple(Named(id=f"{letter}{at}", label=_label(one)) for at, one in enumerate(items, 1))


def _label(text: str) -> Label:
    return label_of(text, button_ru=short_label(text), button_en=short_label(text))


def _staffed(kind: Kind) -> list[Any]:
    return [one for one in kind.stages if one.judges is Judges.EXPERTS]
