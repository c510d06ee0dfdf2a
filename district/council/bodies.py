"""The bodies that vote, and who shares which voice."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from district.ids import MunicipalityId, PersonId


class Body(StrEnum):
    COUNCIL = "council"
    EXPERT_COUNCIL = "expert-council"
    ASSEMBLY = "assembly"
    """The delegates of an assembly (Педагогическая дума), an activity: each has a voice there."""


STANDING_BODIES = (Body.COUNCIL, Body.EXPERT_COUNCIL)
"""Bodies with members by role."""


class VoicesBy(StrEnum):
    """To whom a voice belongs; in the expert council always to the member."""

    MUNICIPALITY = "municipality"
    MEMBER = "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entitled:
    """A person who may vote in a body now; advisory members are not among them."""

    person: PersonId
    municipality: MunicipalityId | None
    """None in the expert council."""
    is_deputy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One voice and the people who share it, members first: each may cast or change it."""

    municipality: MunicipalityId | None
    person: PersonId | None
    """The member to whom the voice belongs; None: to the municipality."""
    members: tuple[PersonId, ...]
    deputies: tuple[PersonId, ...] = ()

    @property
    def people(self) -> tuple[PersonId, ...]:
        return self.members + self.deputies


def voices_of(entitled: Iterable[Entitled], by: VoicesBy) -> tuple[Voice, ...]:
    """Returns the voices of a body, in order of municipalities and people.

    If voices belong to members, the deputies of a municipality share the voice of its first member;
    without a member there they share one of their own.
    """
    found = sorted(set(entitled), key=lambda one: (one.municipality or "", one.person))
    members = {one.person: one for one in found if not one.is_deputy}
    deputies = [one for one in found if one.is_deputy and one.person not in members]
    places = dict.fromkeys(one.municipality for one in found if one.municipality is not None)
    voices = []
    for place in places:
        own = [one.person for one in members.values() if one.municipality == place]
        theirs = tuple(one.person for one in deputies if one.municipality == place)
        if by is VoicesBy.MUNICIPALITY:
            voices.append(
                Voice(municipality=place, person=None, members=tuple(own), deputies=theirs)
            )
            continue
        alone = theirs[:1] if not own else ()
        for at, person in enumerate([*own, *alone]):
            shares = theirs[len(alone) :] if at == 0 else ()
            voices.append(
                Voice(municipality=place, person=person, members=(person,), deputies=shares)
            )
    voices += [
        Voice(municipality=None, person=one.person, members=(one.person,))
        for one in found
        if one.municipality is None
    ]
    return tuple(voices)
