"""Deficits: state table, form steps, typed input."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from district.errors import Empty, OutOfDate, TooLong
from district.forms import OTHER, Entered
from district.ids import AreaId, DeficitId, PersonId, RequestId, TopicId
from district.requests.deficit_form import (
    ANSWER,
    REPORT,
    SEVERITY,
    answering,
    entered_from,
    report_of,
    request_of,
    says_something,
    with_answer,
)
from district.requests.deficit_form import TOPIC as TOPIC_FIELD
from district.requests.deficits import (
    FEW,
    TRANSITIONS,
    Deficit,
    DeficitStatus,
    Help,
    Report,
    Severity,
    headcount,
)
from district.topics import Label, Topic
from district.typed_text import limited_text

AREA = AreaId("methods")
TOPIC = Topic(
    id=TopicId("methods-1"),
    area=AREA,
    label=Label(ru="Урок", en="Lesson", button_ru="Урок", button_en="Lesson"),
)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def deficit(status: DeficitStatus) -> Deficit:
    return Deficit(
        id=DeficitId(1),
        person=PersonId(1),
        topic=TOPIC,
        area=AREA,
        area_label=TOPIC.label,
        own_words=None,
        severity=Severity.NEED_HELP,
        tried=None,
        wanted=(),
        status=status,
        reported_at=NOW,
        changed_at=NOW,
    )


@pytest.mark.parametrize(
    ("source", "target"), list(itertools.product(DeficitStatus, DeficitStatus))
)
def test_a_deficit_moves_along_its_table_and_nowhere_else(
    source: DeficitStatus, target: DeficitStatus
) -> None:
    if target in TRANSITIONS[source]:
        assert deficit(source).moved(target).status is target
    else:
        with pytest.raises(OutOfDate):
            deficit(source).moved(target)


def test_an_offer_to_share_experience_is_not_counted() -> None:
    assert [severity for severity in Severity if not severity.is_counted] == [Severity.EXCHANGE]


def test_a_small_headcount_is_not_told() -> None:
    assert [headcount(people) for people in (1, FEW - 1, FEW, 11)] == [0, 0, FEW, 11]


def test_typed_words_are_trimmed_and_limited() -> None:
    assert limited_text("  7 класс \n", 7) == "7 класс"
    with pytest.raises(Empty):
        limited_text(" \n ", 7)
    with pytest.raises(TooLong) as too_long:
        limited_text("восемь знаков", 7)
    assert (too_long.value.limit, too_long.value.length) == (7, 13)


# ── The form ───────────────────────────────────────────────────────────────────────────────────

BY_TOPIC = Entered({"area": "methods", "topic": "methods-1"})
IN_AREA = Entered({"area": "methods", "topic": OTHER, "own_words": "слова"})
WITHOUT_AREA = Entered({"area": OTHER, "own_words": "слова"})
SAID = Report(
    area=AREA,
    topic=TOPIC.id,
    own_words=None,
    severity=Severity.SOMETIMES,
    tried="задачи",
    wanted=(Help.SEMINAR, Help.MENTOR),
)


@pytest.mark.parametrize(
    ("entered", "path"),
    [
        (BY_TOPIC, ["area", "topic", "severity"]),
        (IN_AREA, ["area", "topic", "own_words", "severity"]),
        (WITHOUT_AREA, ["area", "own_words", "severity"]),
        (
            WITHOUT_AREA.with_given(likely={"methods-1": "methods"}),
            ["area", "own_words", "named", "severity"],
        ),
    ],
)
def test_the_form_leads_through_what_is_not_answered_yet(entered: Entered, path: list[str]) -> None:
    assert [one.name for one in REPORT.path(entered)] == path
    assert {REPORT.number(one, entered)[1] for one in path} == {3}
    assert REPORT.number("severity", entered)[0] == 3


def test_a_report_is_read_back_from_the_form() -> None:
    assert report_of(entered_from(SAID)) == SAID
    spoken = replace(SAID, topic=None, own_words="слова")
    assert report_of(entered_from(spoken)) == spoken
    assert report_of(entered_from(replace(spoken, area=None))) == replace(spoken, area=None)


def test_a_topic_and_own_words_exclude_each_other() -> None:
    chosen = REPORT.answered(IN_AREA, TOPIC_FIELD, TopicId("methods-1"))
    told = REPORT.answered(chosen, SEVERITY, Severity.SOMETIMES)
    assert report_of(told).own_words is None


def test_a_reply_to_the_council_is_words_or_a_change() -> None:
    asked = answering(SAID, RequestId(128))
    assert request_of(asked) == RequestId(128)
    assert not says_something(asked, SAID)
    answered = with_answer(asked, " 7 класс ")
    assert answered.get(ANSWER) == "7 класс"
    assert report_of(answered) == SAID
    assert says_something(answered, SAID)
    assert says_something(REPORT.answered(asked, SEVERITY, Severity.NEED_HELP), SAID)


def test_an_unfinished_form_makes_no_report() -> None:
    for unfinished in (BY_TOPIC, Entered({"severity": "sometimes"})):
        with pytest.raises(OutOfDate):
            report_of(unfinished)
