"""Territory: districts, municipalities, organizations."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from district.ids import DistrictId, MunicipalityId, OrganizationId, PersonId
from district.spelling import words_of


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
class Transfer:
    """A municipality goes from one district to another."""

    municipality: MunicipalityId
    source: DistrictId
    target: DistrictId


class Distance(StrEnum):
    """How far an activity is from a person's workplace, the nearest first."""

    OWN = "own"
    """In the same municipality."""
    NEXT = "next"
    """In a neighbouring one."""
    ONLINE = "online"
    FURTHER = "further"
    """Elsewhere, or not known where."""

    @property
    def rank(self) -> int:
        return list(Distance).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """The names by which the place of an activity says in which municipality it is."""

    municipality: MunicipalityId
    names: tuple[str, ...]
    neighbours: frozenset[MunicipalityId]

    def shared(self, place: str) -> int:
        """Returns the most words of one name that the place has, if it has all of that name."""
        said = set(words_of(place))
        return max(
            (len(words) for words in map(words_of, self.names) if said >= {*words}), default=0
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Known names of places around a workplace."""

    own: MunicipalityId
    landmarks: Mapping[MunicipalityId, Landmark]
    workplaces: Mapping[str, frozenset[MunicipalityId]]
    """Municipalities by the names of their organizations."""

    def distance(self, place: str) -> Distance:
        where = self.workplaces.get(place) or self._named(place)
        if self.own in where:
            return Distance.OWN
        own = self.landmarks.get(self.own)
        is_next = own is not None and not own.neighbours.isdisjoint(where)
        return Distance.NEXT if is_next else Distance.FURTHER

    def _named(self, place: str) -> frozenset[MunicipalityId]:
        """Returns the municipality that the place names by the most words."""
        shared = {one.municipality: one.shared(place) for one in self.landmarks.values()}
        best = max(shared, key=lambda one: shared[one], default=None)
        return frozenset({best} if best is not None and shared[best] else ())


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
