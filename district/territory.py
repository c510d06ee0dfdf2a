"""Territory: districts, municipalities, organizations."""

from dataclasses import dataclass
from enum import StrEnum

from district.ids import DistrictId, MunicipalityId, OrganizationId, PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A voluntary union of municipalities (regulation, 1.2)."""

    id: DistrictId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActingIn:
    """The district in which a person of several districts acts now."""

    chosen: District
    others: tuple[District, ...]

    def name(self, district: DistrictId) -> str | None:
        found = (one.name for one in (self.chosen, *self.others) if one.id == district)
        return next(found, None)


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

    @property
    def city(self) -> str:
        """Name of the city where all its organizations are, or an empty text."""
        return self.name if self.kind is MunicipalityKind.CITY else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A municipality with its district; the subject of permission checks."""

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
    """Set if a person typed it in because the list did not have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationFacts:
    """An organization as seen by the people who maintain the list."""

    organization: Organization
    municipality: Municipality
    people: int
    """Number of participants who work there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """An organization that a person added, and those that may be the same."""

    facts: OrganizationFacts
    near: tuple[OrganizationFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A duplicate organization to merge into another."""

    source: OrganizationFacts
    target: OrganizationFacts
