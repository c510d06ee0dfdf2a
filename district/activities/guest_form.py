"""The form that opens an activity to another district, with seats kept for its teachers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from district.activities.activity import LARGEST, Activity
from district.activities.enrolments import Seats
from district.activities.form import read_number
from district.drafts import Form as FormName
from district.errors import BadGuestSeats
from district.forms import Choice, Entered, Form, Option, Options, Typed
from district.ids import ActivityId, DistrictId
from district.territory import District


class Source(StrEnum):
    """Where guest seats come from."""

    COMMON = "common"
    """From the free common ones."""
    BESIDE = "beside"
    """Added to the capacity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestFacts:
    activity: Activity
    seats: Seats
    districts: tuple[District, ...]
    """The districts to which it may be opened."""
    until: datetime
    """When unused seats would be given back."""

    def most(self, source: Source) -> int:
        """Returns how many seats can be kept."""
        if source is Source.COMMON:
            return max(0, self.seats.free_common)
        return LARGEST - (self.seats.capacity or 0)

    def ensure(self, source: Source, seats: int) -> None:
        """
        Raises:
            BadGuestSeats: there are not so many.
        """
        most = self.most(source)
        if not 1 <= seats <= most:
            raise BadGuestSeats(most=most)

    def name(self, district: DistrictId) -> str:
        return next((one.name for one in self.districts if one.id == district), "")


def _districts(facts: GuestFacts, _: Entered) -> Sequence[Option]:
    return tuple(Option(id=one.id, label=one.name) for one in facts.districts)


def _sources(facts: GuestFacts, _: Entered) -> Sequence[Option]:
    return tuple(Option(id=one) for one in Source if facts.most(one))


DISTRICT = Choice("district", options=Options(DistrictId, _districts), columns=1)
SOURCE = Choice("source", options=Options(Source, _sources), columns=1)
SEATS = Typed("seats", parse=lambda typed: read_number(typed) or 0, hangs_on=(SOURCE,))
OPENING: Form[GuestFacts] = Form(
    name=FormName.GUESTS, texts="guests", fields=(DISTRICT, SOURCE, SEATS)
)


def opening(activity: ActivityId) -> Entered:
    """Returns a new form."""
    return Entered().with_given(activity=activity)


def activity_in(entered: Entered) -> ActivityId:
    return ActivityId(entered.given("activity"))
