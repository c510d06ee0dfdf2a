"""The form of a deficit report, also used to reply to the council's question."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from district.drafts import Draft
from district.drafts import Form as FormName
from district.errors import OutOfDate
from district.forms import (
    OTHER,
    Choice,
    Choices,
    Entered,
    Form,
    LongText,
    Option,
    Options,
    always,
    each,
    entered_of,
    given,
    other,
    unless,
)
from district.ids import AreaId, RequestId, TopicId
from district.requests.deficits import (
    ANSWER_LIMIT,
    OWN_WORDS_LIMIT,
    TRIED_LIMIT,
    Help,
    Report,
    Severity,
)
from district.requests.routing import Readers
from district.territory import Municipality
from district.topics import Area, Topic

REQUEST = "request"
"""Form parameter: the returned request that the form answers; unset for a new report."""
LIKELY = "likely"
"""Form parameter: the topics that the own words name, with their areas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    areas: tuple[Area, ...]
    municipality: Municipality
    audience: Readers | None = None
    """People who could see it; loaded for the summary only."""
    question: str | None = None
    """The reason of the return, when the form answers a returned request."""
    reported: Report | None = None
    """The earlier report, when the form answers a returned request."""
    priorities: frozenset[TopicId] = frozenset()
    """Topics that the council has given priority this year."""

    def area(self, area: AreaId | None) -> Area | None:
        return next((one for one in self.areas if one.id == area), None)

    def named(self, entered: Entered) -> list[Topic]:
        """Returns the topics that the own words name."""
        found = {topic.id: topic for area in self.areas for topic in area.topics}
        return [found[TopicId(one)] for one in entered.given(LIKELY) or () if one in found]


def _areas(facts: ReportFacts, _: Entered) -> Sequence[Option]:
    return [
        _option(one, is_priority=any(topic.id in facts.priorities for topic in one.topics))
        for one in facts.areas
    ]


def _topics(facts: ReportFacts, entered: Entered) -> Sequence[Option]:
    area = facts.area(entered.get(AREA))
    topics = area.topics if area else ()
    return [_option(one, is_priority=one.id in facts.priorities) for one in topics]


def _option(one: Area | Topic, *, is_priority: bool) -> Option:
    return Option(id=one.id, label=one.label.marked if is_priority else one.label)


def _likely(facts: ReportFacts, entered: Entered) -> Sequence[Option]:
    return [Option(id=one.id, label=one.label) for one in facts.named(entered)]


AREA = Choice("area", options=Options(AreaId, _areas), other=True, takes_words=True)
TOPIC = Choice(
    "topic",
    options=Options(TopicId, _topics),
    other=True,
    takes_words=True,
    when=unless(other(AREA)),
    hangs_on=(AREA,),
    changeable=False,
)
OWN_WORDS = LongText(
    "own_words",
    limit=OWN_WORDS_LIMIT,
    when=other(AREA, TOPIC),
    hangs_on=(AREA, TOPIC),
    part_of="topic",
    changeable=False,
)
NAMED = Choice(
    "named",
    options=Options(TopicId, _likely),
    other=True,
    columns=1,
    when=lambda entered: other(AREA, TOPIC)(entered) and bool(entered.given(LIKELY)),
    hangs_on=(OWN_WORDS,),
    part_of="topic",
    changeable=False,
)
"""The topic that own words name, or «другое»: the words stay."""
SEVERITY = Choice("severity", options=each(Severity), columns=1)
TRIED = LongText("tried", limit=TRIED_LIMIT, optional=True, beside=always)
WANTED = Choices("wanted", options=each(Help), columns=2, beside=always)

ANSWER = LongText(
    "answer", limit=ANSWER_LIMIT, when=given(REQUEST), beside=always, changeable=False
)
"""The reply to the council's question, typed below the summary."""

REPORT: Form[ReportFacts] = Form(
    name=FormName.DEFICIT,
    texts="deficits",
    fields=(AREA, TOPIC, OWN_WORDS, NAMED, SEVERITY, TRIED, WANTED, ANSWER),
)


def report_of(entered: Entered) -> Report:
    """
    Raises:
        OutOfDate: something is still to be answered.
    """
    own_words = entered.need(OWN_WORDS) if OWN_WORDS.when(entered) else None
    topic = entered.get(TOPIC)
    if topic is None and own_words is None:
        raise OutOfDate
    return Report(
        topic=topic,
        area=entered.get(AREA),
        own_words=own_words,
        severity=entered.need(SEVERITY),
        tried=entered.get(TRIED),
        wanted=entered.get(WANTED) or (),
    )


def with_likely(entered: Entered, topics: Sequence[Topic]) -> Entered:
    return entered.with_given(likely={one.id: one.area for one in topics})


def with_named(entered: Entered, topic: str) -> Entered:
    """Replaces own words by a topic that they name."""
    area = AreaId(entered.given(LIKELY)[topic])
    return REPORT.answered(REPORT.answered(entered, AREA, area), TOPIC, TopicId(topic))


def request_of(entered: Entered) -> RequestId | None:
    """Returns the returned request that the form answers."""
    number: RequestId | None = entered.given(REQUEST)
    return number


def entered_from(report: Report) -> Entered:
    """Returns a form with all answers."""
    kept = {
        AREA.name: report.area or (None if report.topic else OTHER),
        TOPIC.name: report.topic or OTHER,
        OWN_WORDS.name: report.own_words,
        SEVERITY.name: report.severity,
        TRIED.name: report.tried,
        WANTED.name: list(report.wanted),
    }
    return Entered({name: raw for name, raw in kept.items() if name != "own_words" or raw})


def answering(report: Report, request: RequestId) -> Entered:
    """Returns a form that answers a question about what was reported."""
    return entered_from(report).with_given(request=request)


def with_answer(entered: Entered, text: str) -> Entered:
    """Sets the text typed in reply to the council's question.

    Raises:
        Empty, TooLong: see `limited_text`.
    """
    return REPORT.answered(entered, ANSWER, ANSWER.typed(text))


def says_something(entered: Entered, reported: Report) -> bool:
    """Returns whether the form answers the council's question, by words or by a change."""
    return entered.get(ANSWER) is not None or report_of(entered) != reported


def report_entered(draft: Draft) -> Entered:
    return entered_of(read_older(draft))


def read_older(draft: Draft) -> Draft:
    """Returns the draft in the declared format; a current one unchanged."""
    old = draft.answers
    if "changing" not in old:
        return draft
    step = "own_words" if draft.step == "own-words" else draft.step
    kept: dict[str, Any] = {
        one.name: old[one.name] for one in REPORT.fields if old.get(one.name) not in (None, [])
    }
    if "own_words" in kept or step == "own_words":
        kept.setdefault("topic" if "area" in kept else "area", OTHER)
    entered = Entered(kept)
    names = [one.name for one in REPORT.fields]
    reached = names[: names.index(step)] if step in names else names
    for passed in (one for one in (TRIED, WANTED) if one.name in reached):
        entered = Entered({passed.name: None, **entered.answers})
    if old.get("answers_request") is not None:
        entered = entered.with_given(request=old["answers_request"])
    at = REPORT.field(step)
    if old["changing"] and at is not None:
        entered = entered.changing(at)
    return replace(draft, step=step, answers=dict(entered.answers))
