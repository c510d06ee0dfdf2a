"""Where people work: districts, their municipalities, organizations."""

from dataclasses import dataclass
from enum import StrEnum

from district.ids import DistrictId, MunicipalityId, OrganizationId, PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A voluntary union of municipalities (regulation, 1.2)."""

    id: DistrictId
    name: str


class MunicipalityKind(StrEnum):
    CITY = "city"
    DISTRICT = "district"
    AREA = "area"


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    id: MunicipalityId
    name: str
    kind: MunicipalityKind
    district: DistrictId


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A municipality together with the district it belongs to: what permissions are asked about."""

    municipality: MunicipalityId
    district: DistrictId


class OrganizationKind(StrEnum):
    SCHOOL = "school"
    GYMNASIUM = "gymnasium"
    LYCEUM = "lyceum"
    KINDERGARTEN = "kindergarten"
    COLLEGE = "college"
    CENTRE = "centre"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    id: OrganizationId
    name: str
    kind: OrganizationKind
    municipality: MunicipalityId
    added_by: PersonId | None = None
    """Set when a person typed it in because the list did not have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationFacts:
    """An organization as those see it who keep the list."""

    organization: Organization
    municipality: Municipality
    people: int
    """How many participants work there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """One organization that turns out to be another."""

    source: OrganizationFacts
    target: OrganizationFacts
