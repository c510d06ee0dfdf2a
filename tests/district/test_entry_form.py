"""The form of an entry: every shipped kind is asked, sent, and read back for a change."""

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.load import DATA
from district.calls.entry import NewEntry
from district.calls.entry_form import (
    NOMINATION_FIELD,
    about_call,
    about_entry,
    base36,
    entered_from,
    entry_of,
    form_for,
    invalid,
    is_returned,
    read36,
    read_about,
    without,
)
from district.calls.kind import FieldType, Kind, Named, label_of
from district.drafts import Draft
from district.drafts import Form as FormName
from district.errors import NotFound
from district.forms import SUMMARY, Choice, Choices, Entered
from district.gathered import Gathered
from district.ids import CallId, DraftId, EntryId, PersonId
from keyboards.form import FormAction, FormPress, sending
from tests.filled_entries import KINDS, SAID, filled, ids_of
from tests.screens.sample import NOW

LARGEST = 2**31 - 1
MOST_BYTES = 64
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.id)


def sent(kind: Kind, entered: Entered) -> NewEntry:
    return entry_of(kind, entered, title="Конкурс", version=1)


@every_kind
def test_every_kind_is_asked_sent_and_read_back(kind: Kind) -> None:
    for seed in range(20):
        entered = filled(kind, seed)
        assert invalid(form_for(kind), entered) == ()
        new = sent(kind, entered)
        again = entered_from(kind, new, new)
        assert invalid(form_for(kind), again) == ()
        assert sent(kind, again) == new


@every_kind
def test_every_required_answer_that_is_missing_is_asked_again(kind: Kind) -> None:
    form, entered = form_for(kind), filled(kind)
    for key in form.path(entered):
        if not key.optional:
            lacking = without(entered, [key])
            assert invalid(form, lacking) == (key,)
            assert form.after(key.name, lacking.changing(key)) == SUMMARY


@every_kind
def test_an_answer_that_no_longer_fits_is_asked_again_alone(kind: Kind) -> None:
    """The options of a choice are other ones, and texts and lists may be shorter."""
    entered = filled(kind)
    for spec in kind.fields:
        given = entered.answers.get(spec.id)
        if given in (None, []) or spec.type not in {FieldType.CHOICE, FieldType.SHORT_TEXT}:
            continue
        other = Named(id="other", label=label_of("Другое"))
        changed = replace(spec, options=(other,), limit=1)
        fields = tuple(changed if one is spec else one for one in kind.fields)
        form = form_for(replace(kind, fields=fields))
        assert [one.name for one in invalid(form, entered)][:1] == [spec.id]


@every_kind
def test_a_field_of_another_type_is_asked_again_without_a_fault(kind: Kind) -> None:
    entered = filled(kind)
    for spec in kind.fields:
        for kind_of_field in FieldType:
            changed = replace(spec, type=kind_of_field, options=SAID)
            fields = tuple(changed if one is spec else one for one in kind.fields)
            invalid(form_for(replace(kind, fields=fields)), entered)


def test_the_answer_to_a_hidden_field_is_not_sent() -> None:
    seen = 0
    for kind in KINDS:
        for spec in kind.fields:
            if spec.shown_if is None:
                continue
            seen += 1
            shown = {spec.shown_if.field: min(spec.shown_if.options), spec.id: "Ноутбук"}
            hidden = {**shown, spec.shown_if.field: "something-else"}
            names = [one.name for one in form_for(kind).path(Entered(shown))]
            assert spec.id in names
            assert spec.id not in sent(kind, Entered(hidden)).answers
    assert seen


def test_a_nomination_is_asked_only_among_several() -> None:
    kind = replace(KINDS[0], nominations=SAID)
    assert form_for(kind).fields[0].name == NOMINATION_FIELD
    assert sent(kind, Entered({NOMINATION_FIELD: "second"})).nomination == "second"
    alone = replace(kind, nominations=SAID[:1])
    assert form_for(alone).field(NOMINATION_FIELD) is None
    assert sent(alone, Entered()).nomination == "first"
    assert sent(replace(kind, nominations=()), Entered()).nomination is None


@pytest.mark.parametrize(
    ("kind", "field", "limits"),
    [("brand", "team", (2, 3, False)), ("project", "team", (2, 3, False)),
     ("olympiad", "pupils", (3, 4, False)), ("readings", "with", (1, 3, True))],
)  # fmt: skip
def test_the_limits_of_who_enters_are_those_of_the_form(
    kind: str, field: str, limits: tuple[int, int, bool]
) -> None:
    """A team counts its author; co-authors of a person are limited by their field alone."""
    [known] = [one for one in KINDS if one.id == kind]
    known = replace(known, enter=replace(known.enter, least=3, most=4))
    key = form_for(known).field(field)
    assert isinstance(key, Gathered)
    assert (key.least, key.most, key.optional) == limits


def test_no_button_of_any_kind_is_too_long() -> None:
    """With the largest number of a call or an entry, and every topic."""
    areas = tomllib.loads((DATA / "topics.toml").read_text(encoding="utf-8"))["areas"]
    topics = [one["id"] for area in areas for one in (area, *area["topics"])]
    longest = 0
    for about in (about_call(CallId(LARGEST)), about_entry(EntryId(LARGEST))):
        draft = Draft(
            id=DraftId("f" * 32),
            person=PersonId(1),
            form=FormName.ENTRY,
            step=SUMMARY,
            touched_at=NOW,
            about=about,
        )
        longest = max(longest, len(sending(draft).pack().encode()))
        for kind in KINDS:
            for key in form_for(kind).fields:
                values = [str(LARGEST)]
                if isinstance(key, Choice | Choices):
                    is_topic = isinstance(key, Choice) and key.groups
                    values = topics if is_topic else ids_of(key)
                for action in FormAction:
                    for value in values if action in {FormAction.PICK, FormAction.BACK} else "9":
                        press = FormPress(
                            action=action,
                            form=FormName.ENTRY,
                            field=key.name,
                            value=value,
                            about=about,
                        )
                        longest = max(longest, len(press.pack().encode()))
    assert longest < MOST_BYTES


@given(st.integers(1, LARGEST))
def test_the_subject_of_a_draft_is_read_back(number: int) -> None:
    assert read36(base36(number)) == number
    for about, returned in (
        (about_call(CallId(number)), False),
        (about_entry(EntryId(number)), True),
    ):
        assert (read_about(about), is_returned(about)) == (number, returned)


@given(st.text(max_size=9))
def test_a_forged_subject_is_refused(about: str) -> None:
    try:
        number = read_about(about)
    except NotFound:
        return
    assert 0 < number <= LARGEST
