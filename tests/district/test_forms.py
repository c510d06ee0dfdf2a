"""Declared forms: for any form and answers, the walk leads through it and back."""

from collections.abc import Sequence
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from district.drafts import Form as FormName
from district.errors import Empty, NotAChoice, OutOfDate, TooLong
from district.forms import (
    OTHER,
    SEARCH_LIMIT,
    SUMMARY,
    Choice,
    Choices,
    Entered,
    Field,
    Form,
    Hub,
    LongText,
    Moment,
    Option,
    Options,
    Search,
    ShortText,
    Typed,
    always,
    other,
    unless,
)
from district.pages import Page

WORDS: Options[str, object] = Options(
    str, lambda _facts, _entered: [Option(id=one) for one in ("a", "b", "c")]
)


@st.composite
def forms(draw: st.DrawFn) -> Form[None]:
    """Two to six fields; some are asked only after «другое», or depend on an earlier one."""
    fields: list[Field[str] | Field[tuple[str, ...]]] = []
    for number in range(draw(st.integers(2, 6))):
        choices = [one for one in fields if isinstance(one, Choice)]
        parent = draw(st.sampled_from([None, *choices]))
        hangs_on = (parent,) if parent is not None and draw(st.booleans()) else ()
        condition = other(parent) if parent is not None else always
        when = draw(st.sampled_from([always, condition, unless(condition)]))
        if number == 0 or when is not condition:
            when = always if number == 0 else when
        name, optional = f"field{number}", draw(st.booleans())
        kind = draw(st.sampled_from(["choice", "choices", "text"]))
        if kind == "choice" or number == 0:
            fields.append(
                Choice(name, when=when, hangs_on=hangs_on, options=WORDS, other=draw(st.booleans()))
            )
        elif kind == "choices":
            fields.append(Choices(name, when=when, hangs_on=hangs_on, options=WORDS))
        else:
            fields.append(LongText(name, when=when, hangs_on=hangs_on, limit=9, optional=optional))
    return Form(name=FormName.DEFICIT, texts="any", fields=tuple(fields))


@st.composite
def walks(draw: st.DrawFn) -> tuple[Form[None], Entered, list[str]]:
    """A form, answers up to the summary, and the steps shown."""
    form, entered = draw(forms()), Entered()
    step, seen = form.fields[0].name, []
    while step != SUMMARY:
        seen.append(step)
        field = form.field(step)
        assert field is not None
        entered = form.answered_raw(entered, field, draw(answers(field)))
        step = form.after(step, entered)
    return form, entered, seen


def answers(field: Field[str] | Field[tuple[str, ...]]) -> st.SearchStrategy[object]:
    match field:
        case Choice():
            return st.sampled_from(["a", "b", *([OTHER] if field.other else [])])
        case Choices():
            return st.lists(st.sampled_from(["a", "b", "c"]), unique=True)
        case _:
            return st.just("words")


@settings(max_examples=300, deadline=None)
@given(walks())
def test_the_steps_that_were_seen_are_the_path(walk: tuple[Form[None], Entered, list[str]]) -> None:
    form, entered, seen = walk
    assert [one.name for one in form.path(entered)] == seen
    assert all(entered.is_answered(one) for one in form.path(entered))


@settings(max_examples=300, deadline=None)
@given(walks())
def test_back_leads_through_the_same_steps(walk: tuple[Form[None], Entered, list[str]]) -> None:
    form, entered, seen = walk
    back, step = [], form.before(SUMMARY, entered)
    while step is not None:
        back.append(step)
        step = form.before(step, entered)
    assert back == seen[::-1]


@settings(max_examples=300, deadline=None)
@given(walks())
def test_numbers_count_up_to_the_number_of_steps(
    walk: tuple[Form[None], Entered, list[str]],
) -> None:
    form, entered, seen = walk
    assert [form.number(one, entered) for one in seen] == [
        (at, len(seen)) for at in range(1, len(seen) + 1)
    ]


@settings(max_examples=300, deadline=None)
@given(walks(), st.data())
def test_a_change_that_is_given_up_restores_everything(
    walk: tuple[Form[None], Entered, list[str]], data: st.DataObject
) -> None:
    form, entered, seen = walk
    field = form.field(data.draw(st.sampled_from(seen)))
    assert field is not None
    changing = form.answered_raw(entered.changing(field), field, data.draw(answers(field)))
    assert changing.is_changed_here(field.name)
    assert changing.unchanged() == entered


@settings(max_examples=300, deadline=None)
@given(walks(), st.data())
def test_a_change_asks_no_more_than_hangs_on_it(
    walk: tuple[Form[None], Entered, list[str]], data: st.DataObject
) -> None:
    """From the changed answer to the summary, only dependent or unanswered fields are asked."""
    form, entered, seen = walk
    field = form.field(data.draw(st.sampled_from(seen)))
    assert field is not None
    entered = form.answered_raw(entered.changing(field), field, data.draw(answers(field)))
    asked, step = [], form.after(field.name, entered)
    while step != SUMMARY:
        asked.append(step)
        following = form.field(step)
        assert following is not None
        entered = form.answered_raw(entered, following, data.draw(answers(following)))
        step = form.after(step, entered)
    hanging = {one.name for one in form.fields if one.hangs_on}
    assert set(asked) <= hanging | (set(asked) - set(seen))
    assert all(entered.changed().is_answered(one) for one in form.path(entered))


def test_ticking_keeps_the_order_of_the_options_or_that_of_ticking() -> None:
    offered: Sequence[str] = ("a", "b", "c")
    plain = Choices("some", options=WORDS, most=2)
    assert plain.ticked(["b"], "a", offered) == ["a", "b"]
    assert plain.ticked(["a", "b"], "c", offered) == ["a", "b"]
    assert plain.ticked(["a", "b"], "a", offered) == ["b"]
    assert Choices("some", options=WORDS, in_order=True).ticked(["b"], "a", offered) == ["b", "a"]


def test_words_are_taken_only_where_words_are_asked_for() -> None:
    assert ShortText("one", limit=9).typed(" a \n b ") == "a b"
    assert LongText("one", limit=9).typed(" a \n b ") == "a \n b"
    with pytest.raises(TooLong):
        LongText("one", limit=2).typed("abc")
    with pytest.raises(Empty):
        ShortText("one", limit=2).typed(" ")
    with pytest.raises(NotAChoice):
        Choice("one", options=WORDS).typed("a")


def test_what_is_needed_and_not_there_is_out_of_date() -> None:
    field = Choice("one", options=WORDS, other=True)
    for entered in (Entered(), Entered({"one": None}), Entered({"one": OTHER})):
        assert entered.get(field) is None
        with pytest.raises(OutOfDate):
            entered.need(field)


PLACE = Search("place", read_id=str, found=lambda page: page, other=True)
NEW_PLACE = ShortText("new_place", limit=9, when=other(PLACE), part_of="place")
YEAR = Typed("year", parse=int)
SEARCHING: Form[Page[Option]] = Form(
    name=FormName.PROFILE, texts="any", fields=(PLACE, NEW_PLACE, YEAR)
)


def test_a_search_is_tidied_cut_and_forgotten_with_the_answer() -> None:
    entered = Entered().with_page(PLACE, 3).with_search(PLACE, "  a   b ")
    assert (entered.search_of(PLACE), entered.page_of(PLACE)) == ("a b", 0)
    assert entered.search_of(YEAR) == ""
    assert len(entered.with_search(PLACE, "x" * 999).search_of(PLACE)) == SEARCH_LIMIT
    assert SEARCHING.answered(entered, PLACE, "here") == Entered({"place": "here"})


def test_a_step_that_its_own_answer_takes_off_the_path_goes_on_behind_it() -> None:
    """The added object becomes the answer to the search."""
    entered = SEARCHING.answered_other(Entered(), PLACE)
    assert SEARCHING.after("place", entered) == "new_place"
    entered = SEARCHING.answered(entered, PLACE, "added")
    assert SEARCHING.after("new_place", entered) == "year"
    assert SEARCHING.before("year", entered) == "place"


def test_a_change_asks_again_only_for_what_cannot_be_changed_by_itself() -> None:
    parent = Choice("parent", options=WORDS)
    for changeable, following in ((True, SUMMARY), (False, "child")):
        child = Choice("child", options=WORDS, hangs_on=(parent,), changeable=changeable)
        form: Form[None] = Form(name=FormName.DEFICIT, texts="any", fields=(parent, child))
        entered = Entered({"parent": "a", "child": "b"}).changing(parent)
        assert form.after("parent", form.answered_raw(entered, parent, "a")) == following


def test_what_is_typed_is_parsed_and_kept_as_it_is() -> None:
    assert YEAR.typed("2015") == 2015
    assert SEARCHING.answered(Entered(), YEAR, 2015).get(YEAR) == 2015


def test_one_group_of_options_is_open_until_it_is_closed() -> None:
    topics, others = Choices("topics", options=WORDS), Choices("others", options=WORDS)
    entered = Entered().with_group(topics, "methods")
    assert (entered.group_of(topics), entered.group_of(others)) == ("methods", None)
    assert entered.with_group(topics, None).group_of(topics) is None


TITLE = ShortText("title", limit=9)
WHEN: Hub[None] = Hub("when", beside=always, ends=True)
WHOM: Hub[None] = Hub("whom", beside=always)
DAY = Moment("day", hub=WHEN, kind=date, drops=("weekly",))
WEEKLY = Choices("weekly", hub=WHEN, options=WORDS, drops=("day",))
AT = Moment("at", hub=WHEN, kind=time, parse=time.fromisoformat, follows=(WEEKLY,))
ROLES = Choices("roles", hub=WHOM, options=WORDS)
NEWS: Form[None] = Form(
    name=FormName.DEFICIT, texts="any", fields=(TITLE, WHEN, WHOM, DAY, WEEKLY, AT, ROLES)
)


def test_steps_beside_the_path_lead_back_to_what_opened_them() -> None:
    entered = NEWS.answered(Entered(), TITLE, "news")
    assert NEWS.path(entered) == (TITLE,)
    assert NEWS.after("title", entered) == SUMMARY
    assert [NEWS.before(one, entered) for one in ("when", "whom", "roles")] == [
        SUMMARY, SUMMARY, "whom"
    ]  # fmt: skip
    assert NEWS.after("roles", entered) == "whom"
    assert NEWS.after("whom", entered) == SUMMARY


def test_one_step_beside_the_path_may_follow_another_and_end_the_hub() -> None:
    entered = NEWS.answered(Entered(), WEEKLY, ("a",))
    assert NEWS.after("weekly", entered) == "at"
    assert NEWS.before("at", entered) == "weekly"
    assert NEWS.after("at", entered) == NEWS.after("day", entered) == SUMMARY
    assert NEWS.before("day", entered) == "when"


def test_a_step_may_be_on_the_path_first_and_of_its_hub_later() -> None:
    has_title = NEWS.fields[0]
    topic = Choices(
        "topic", options=WORDS, hub=WHOM, beside=lambda entered: entered.is_answered(has_title)
    )
    form: Form[None] = Form(name=FormName.DEFICIT, texts="any", fields=(topic, TITLE, WHOM))
    assert form.after("topic", Entered()) == "title"
    described = form.answered(Entered(), TITLE, "news")
    assert (form.after("topic", described), form.before("topic", described)) == ("whom", "whom")
    assert form.path(described) == (TITLE,)


def test_an_answer_drops_those_it_rules_out() -> None:
    entered = NEWS.answered(Entered(), DAY, date(2026, 12, 4))
    assert entered.get(DAY) == date(2026, 12, 4)
    assert NEWS.answered(entered, WEEKLY, ("a",)) == Entered({"weekly": ["a"]})


def test_a_moment_is_read_by_itself_or_by_the_conversation() -> None:
    assert AT.typed("09:30") == time(9, 30)
    with pytest.raises(NotAChoice):
        DAY.typed("tomorrow")
