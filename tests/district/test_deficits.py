"""Deficits: the table of their life, the steps of the form, what can be typed."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from district.deficit_form import CHANGEABLE, Entered, Step
from district.deficits import (
    FEW,
    OWN_WORDS_LIMIT,
    TRANSITIONS,
    TRIED_LIMIT,
    Deficit,
    DeficitStatus,
    Help,
    Severity,
    headcount,
    limited_text,
)
from district.errors import Empty, NotAChoice, OutOfDate, TooLong
from district.ids import AreaId, DeficitId, PersonId, RequestId, TopicId
from district.topics import Label, Topic

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


def walk(entered: Entered, step: Step) -> list[Step]:
    """The steps that follow, to the summary."""
    steps = []
    while step is not Step.SUMMARY:
        step = entered.step_after(step)
        steps.append(step)
    return steps


def test_the_form_goes_from_area_to_summary() -> None:
    entered = Entered(area=AREA)
    expected = [Step.TOPIC, Step.SEVERITY, Step.TRIED, Step.WANTED, Step.SUMMARY]
    assert walk(entered, Step.AREA) == expected
    assert [step.number for step in expected] == [2, 3, 4, 5, 5]


def test_own_words_stand_in_the_place_of_a_topic() -> None:
    expected = [Step.OWN_WORDS, Step.SEVERITY, Step.TRIED, Step.WANTED, Step.SUMMARY]
    assert walk(Entered(), Step.AREA) == expected


@pytest.mark.parametrize("step", CHANGEABLE)
def test_a_changed_answer_leads_back_to_the_summary(step: Step) -> None:
    entered = Entered(area=AREA, topic=TOPIC.id, changing=True)
    assert walk(entered, step)[-1] is Step.SUMMARY
    assert len(walk(entered, step)) == (2 if step is Step.AREA else 1)
    assert entered.step_before(step) is Step.SUMMARY


def test_back_leads_to_the_step_one_came_from() -> None:
    by_topic = Entered(area=AREA, topic=TOPIC.id)
    in_area = Entered(area=AREA, own_words="слова")
    without_area = Entered(own_words="слова")
    assert by_topic.step_before(Step.AREA) is None
    assert by_topic.step_before(Step.TOPIC) is Step.AREA
    assert by_topic.step_before(Step.SEVERITY) is Step.TOPIC
    assert in_area.step_before(Step.SEVERITY) is Step.OWN_WORDS
    assert in_area.step_before(Step.OWN_WORDS) is Step.TOPIC
    assert without_area.step_before(Step.OWN_WORDS) is Step.AREA
    assert by_topic.step_before(Step.WANTED) is Step.TRIED
    assert by_topic.step_before(Step.SUMMARY) is Step.WANTED
    assert by_topic.step_before(Step.CHANGE) is Step.SUMMARY


def test_a_draft_keeps_every_answer() -> None:
    entered = Entered(
        area=AREA,
        topic=TOPIC.id,
        severity=Severity.SOMETIMES,
        tried="пробовали",
        wanted=(Help.SEMINAR, Help.MENTOR),
        changing=True,
        answers_request=RequestId(128),
    )
    assert Entered.read(entered.answers()) == entered
    assert Entered.read({}) == Entered()


def test_a_topic_and_own_words_exclude_each_other() -> None:
    spoken = Entered().with_words(Step.OWN_WORDS, "слова")
    assert spoken.own_words == "слова"
    assert spoken.with_topic(TOPIC) == Entered(area=AREA, topic=TOPIC.id)
    assert spoken.with_topic(TOPIC).with_words(Step.OWN_WORDS, "слова").topic is None


def test_help_is_ticked_and_unticked_in_its_own_order() -> None:
    both = Entered().with_help_toggled(Help.MENTOR).with_help_toggled(Help.SEMINAR)
    assert both.wanted == (Help.SEMINAR, Help.MENTOR)
    assert both.with_help_toggled(Help.SEMINAR).wanted == (Help.MENTOR,)


@pytest.mark.parametrize(
    ("step", "limit"), [(Step.OWN_WORDS, OWN_WORDS_LIMIT), (Step.TRIED, TRIED_LIMIT)]
)
def test_words_are_limited_at_their_step(step: Step, limit: int) -> None:
    assert Entered().with_words(step, "я" * limit) != Entered()
    with pytest.raises(TooLong):
        Entered().with_words(step, "я" * (limit + 1))


def test_a_reply_to_the_council_stands_below_what_was_said() -> None:
    asked = Entered(topic=TOPIC.id, tried="задачи", answers_request=RequestId(128))
    assert asked.with_words(Step.SUMMARY, " 7 класс ").tried == "задачи\n 7 класс"
    assert replace(asked, tried=None).with_words(Step.SUMMARY, "7 класс").tried == "7 класс"


@pytest.mark.parametrize(
    "step", [Step.AREA, Step.TOPIC, Step.SEVERITY, Step.WANTED, Step.SUMMARY, Step.CHANGE]
)
def test_steps_of_choice_take_no_words(step: Step) -> None:
    with pytest.raises(NotAChoice):
        Entered().with_words(step, "слова")


def test_an_unfinished_form_makes_no_report() -> None:
    with pytest.raises(OutOfDate):
        Entered(topic=TOPIC.id).report()
    with pytest.raises(OutOfDate):
        Entered(severity=Severity.SOMETIMES).report()
