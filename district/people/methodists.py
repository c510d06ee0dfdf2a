"""Methodists: people who help the teachers of a district in topics of their own."""

from collections.abc import Iterable
from dataclasses import dataclass

from district.ids import TopicId
from district.people.person import Person
from district.people.roles import Actor, Permission, Role, Scope
from district.topics import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Methodist:
    """A holder of the role; topics and a pause are kept like those of experts."""

    person: Person
    topics: tuple[TopicId, ...] = ()
    is_paused: bool = False

    def works_with(self, person: Person) -> bool:
        one, other = self.person.profile, person.profile
        return bool(one and other and one.organization.id == other.organization.id)

    def is_near(self, person: Person) -> bool:
        """Returns whether both work in one municipality."""
        one, other = self.person.profile, person.profile
        return bool(one and other and one.municipality.id == other.municipality.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A line of the register."""

    methodist: Methodist
    topics: tuple[Topic, ...]


def nearest_first(
    register: Iterable[Methodist], topic: TopicId, person: Person, *, with_colleagues: bool = False
) -> tuple[Methodist, ...]:
    """Returns the methodists of a topic who may help a person, those of the own municipality first;
    among them those with the fewest topics.

    Left out are the person, those on pause and, unless `with_colleagues`, those of the person's
    organization.
    """
    found = [
        one
        for one in register
        if topic in one.topics
        and not one.is_paused
        and one.person.id != person.id
        and (with_colleagues or not one.works_with(person))
    ]
    found.sort(key=lambda one: (not one.is_near(person), len(one.topics), one.person.id))
    return tuple(found)


def may_invite(actor: Actor) -> bool:
    """Returns whether the actor may grant the role somewhere."""
    within = actor.districts_with(Permission.GRANT_COUNCIL_ROLES)
    return within is None or any(
        actor.may_grant(Role.METHODIST, Scope(district=one)) for one in within
    )
