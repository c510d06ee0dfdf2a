"""A municipality moves to another district on a date: the form and the facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from district.drafts import Form as FormName
from district.forms import Choice, Entered, Form, Moment, Option, Options, Search
from district.ids import DistrictId, MunicipalityId, MunicipalityMoveId
from district.pages import Page
from district.territory import District, Municipality, Transfer


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityMove(Transfer):
    id: MunicipalityMoveId
    day: date
    """The local day at whose beginning the move is applied."""
    applied_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveFacts:
    """A move with names."""

    move: MunicipalityMove
    municipality: str
    source: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovesAlong:
    """Counts of what a municipality takes along, and of what stays open to it."""

    members: int
    """Roles of its council."""
    requests: int
    """Open requests of its people that councils decide."""
    mentors: int
    mentees: int
    """Its people with a mentor or waiting for one."""
    activities: int
    """Planned activities of the old district that stay open to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveFormFacts:
    municipality: Municipality | None
    """The chosen one."""
    municipalities: Page[Option]
    districts: tuple[District, ...]
    along: MovesAlong | None
    """Loaded for the summary."""

    def name(self, district: DistrictId | None) -> str:
        return next((one.name for one in self.districts if one.id == district), "")


def _others(facts: MoveFormFacts, _: Entered) -> Sequence[Option]:
    current = facts.municipality.district if facts.municipality else None
    return [Option(id=one.id, label=one.name) for one in facts.districts if one.id != current]


MUNICIPALITY = Search(
    "municipality",
    read_id=MunicipalityId,
    found=lambda facts: facts.municipalities,
    changeable=False,
)
TARGET = Choice(
    "target",
    options=Options(DistrictId, _others),
    hangs_on=(MUNICIPALITY,),
    columns=1,
    changeable=False,
)
DAY = Moment("day", kind=date, changeable=False)
"""Parsed by the conversation, which knows the current date."""

MOVE: Form[MoveFormFacts] = Form(
    name=FormName.MUNICIPALITY, texts="moves", fields=(MUNICIPALITY, TARGET, DAY)
)
