"""Each reader sees of an entry what the matrix says, before and after announcing."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from district.calls.call import Call, CallStatus
from district.calls.entry import Entry, EntryFile, EntryStatus
from district.calls.kind import Blind, Kind
from district.calls.visible import Reader, Visible, names_author, redacted, shown_files, visible
from district.ids import (
    CallId,
    DistrictId,
    DraftId,
    EntryId,
    KindId,
    MunicipalityId,
    OrganizationId,
    PersonId,
)
from tests.services.calls import KINDS

NOW = datetime(2026, 12, 1, tzinfo=UTC)
BEFORE, AFTER = CallStatus.PUBLISHED, CallStatus.ANNOUNCED
READERS = {
    "author": Reader(person=PersonId(1), is_author=True, has_own_entry=True),
    "co-author": Reader(person=PersonId(2), is_coauthor=True, has_own_entry=True),
    "expert": Reader(person=PersonId(3), is_expert_of=True),
    "expert, all given": Reader(person=PersonId(3), is_expert_of=True, is_stage_over=True),
    "curator": Reader(person=PersonId(4), is_curator=True),
    "curator with an own entry": Reader(person=PersonId(5), is_curator=True, has_own_entry=True),
    "curator, the author": Reader(
        person=PersonId(1), is_curator=True, is_author=True, has_own_entry=True
    ),
    "council": Reader(person=PersonId(6), is_council=True),
    "stranger": Reader(person=PersonId(7)),
}
SEEN = {
    # reader: (before, judged, after), in the letters of `SIGNS`
    "author": ("np", "np", "npsro"),
    "co-author": ("np", "np", "npsro"),
    "expert": ("np", "np", "npo"),
    "expert, all given": ("nps", "nps", "npso"),
    "curator": ("npsru", "npsru", "npsruo"),
    "curator with an own entry": ("n", "n", "no"),
    "curator, the author": ("np", "np", "npsro"),
    "council": ("", "npsru", "npsruo"),
    "stranger": ("", "", "no"),
}
SIGNS = {
    "n": "named",
    "p": "progress",
    "s": "scores",
    "r": "to_author",
    "u": "proposed",
    "o": "outcome",
}
"""The signs in which the table is written; `named` implies the entry itself."""


def call_of(kind: Kind, status: CallStatus) -> Call:
    return Call(
        id=CallId(1), district=DistrictId("gornyy"), kind_id=KindId(kind.id), kind=kind,
        title="Конкурс", opens_at=NOW, created_by=PersonId(4), created_at=NOW, draft=None,
        status=status,
    )  # fmt: skip


def entry_of(kind: Kind, status: EntryStatus) -> Entry:
    return Entry(
        id=EntryId(1), call=CallId(1), author=PersonId(1), organization=OrganizationId(1),
        municipality=MunicipalityId("levashinskiy"), status=status, stage=kind.stages[0].id,
        code="А-001", title="Работа", answers={one.id: "слово" for one in kind.fields},
        call_version=2, submitted_at=NOW, proposed="winner", outcome="winner", place=1, total=9_000,
        draft=DraftId("draft"), reason="причина",
    )  # fmt: skip


def seen(name: str, kind: Kind, status: CallStatus) -> Visible:
    is_over = status is AFTER
    entry = entry_of(kind, EntryStatus.SETTLED if is_over else EntryStatus.ASSESSED)
    return visible(call_of(kind, status), entry, READERS[name])


@pytest.mark.parametrize("name", READERS)
def test_the_matrix(name: str) -> None:
    for status, expected in zip((BEFORE, CallStatus.JUDGED, AFTER), SEEN[name], strict=True):
        shown = seen(name, KINDS["defence"], status)
        assert {sign for sign, part in SIGNS.items() if getattr(shown, part)} == set(expected)
        assert shown.entry == bool(expected)


def test_blind_work_shows_an_expert_nothing_that_names_the_author() -> None:
    for kind in (one for one in KINDS.values() if one.rules.blind is not Blind.NONE):
        shown = seen("expert, all given", kind, BEFORE)
        assert not shown.named
        assert shown.renamed
        fields = {one.id: one for one in kind.fields}
        assert [one for one in shown.fields if names_author(fields[one])] == []
        file = EntryFile(
            field=next(iter(shown.fields)), file_id="f", unique_id="u", name="Иванова.pdf"
        )
        hidden = next(one.id for one in kind.fields if names_author(one))
        files = [file, replace(file, field=hidden)]
        entry = entry_of(kind, EntryStatus.ADMITTED)
        assert [one.name for one in shown_files(entry, files, shown)] == ["А-001-1.pdf"]


def test_inner_fields_are_for_curators_and_the_author() -> None:
    kind = KINDS["defence"]
    inner = {one.id for one in kind.fields if one.inner}
    assert inner
    for name, status in product(READERS, (BEFORE, CallStatus.JUDGED, AFTER)):
        may = name in {"author", "co-author", "curator", "curator, the author"}
        assert inner <= seen(name, kind, status).fields if may else True
        assert may or not inner & seen(name, kind, status).fields


readers = st.builds(
    Reader,
    person=st.just(PersonId(1)),
    **{
        name: st.booleans()
        for name in (
            "is_author", "is_coauthor", "is_expert_of", "is_stage_over", "is_curator",
            "has_own_entry", "is_council",
        )
    },
)  # fmt: skip


@given(
    reader=readers,
    kind=st.sampled_from(sorted(KINDS)).map(KINDS.__getitem__),
    status=st.sampled_from(CallStatus),
    entry_status=st.sampled_from(EntryStatus),
)
def test_nothing_of_the_outcome_comes_out_before_it_is_announced(
    reader: Reader, kind: Kind, status: CallStatus, entry_status: EntryStatus
) -> None:
    call, entry = call_of(kind, status), entry_of(kind, entry_status)
    shown = visible(call, entry, reader)
    left = redacted(entry, shown)
    is_told = entry_status.has_ended and (status is AFTER or kind.rules.ends_never)
    if not is_told:
        assert left.outcome is None
        assert left.place is None
    if not reader.decides and not (reader.is_council and not reader.has_own_entry):
        assert left.proposed is None
    if reader.takes_part and not reader.decides:
        assert is_told or not shown.scores
    assert set(left.answers) <= shown.fields
    if not shown.entry:
        assert shown == Visible()
