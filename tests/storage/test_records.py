"""Facts and rows: what is stored of a fact, and what is refused when the program starts."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from district.activities.enrolments import Enrolment, EnrolmentStatus
from district.ids import ActivityId, EnrolmentId, MunicipalityId, PersonId
from storage.records import Record
from storage.tables import enrolments

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
SEEN = Enrolment(
    id=EnrolmentId(1),
    activity=ActivityId(2),
    person=PersonId(3),
    municipality=MunicipalityId("here"),
    status=EnrolmentStatus.OFFERED,
    version=1,
    at_once=False,
    queued_at=NOON,
    signed_up_at=NOON,
)


def test_a_field_without_a_column_is_refused() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Misspelt:
        id: int
        capasity: int

    with pytest.raises(LookupError, match=r"Misspelt\.capasity"):
        Record(Misspelt, enrolments)


def test_only_changed_columns_are_written_and_those_asked_for() -> None:
    record = Record(Enrolment, enrolments)
    new = replace(SEEN, version=2, municipality=MunicipalityId("there"))
    assert record.changes(SEEN, new) == {"version": 2, "municipality_id": "there"}
    always = record.changes(SEEN, new, "offer_until")
    assert always == {"version": 2, "municipality_id": "there", "offer_until": None}
