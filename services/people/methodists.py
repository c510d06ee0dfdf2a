"""The register of methodists, and who of them helps a person with a topic."""

from collections.abc import Iterable
from datetime import datetime

from district.ids import TopicId
from district.languages import Language
from district.pages import Page
from district.people.methodists import Listed, Methodist, nearest_first
from district.people.person import Person
from district.people.roles import Actor
from district.spelling import words_of
from services.nearness import nearest
from services.service import Service
from storage.database import Connection
from storage.people.methodists import methodists_of
from storage.topics import get_topics

PAGE = 5


class MethodistRegister(Service):
    async def page(self, actor: Actor, words: str = "", number: int = 0) -> Page[Listed]:
        """Returns the methodists of the actor's district, those of the own municipality first; with
        words, those whose name, place or topics are meant.

        Raises:
            ProfileNeeded: the district is unknown.
        """
        district = actor.districts[0] if actor.districts else actor.profile.place.district
        async with self.database.read() as connection:
            register = await methodists_of(connection, district, self.clock())
            topics = await get_topics(connection, {t for one in register for t in one.topics})
        listed = [
            Listed(methodist=one, topics=tuple(topics[t] for t in one.topics if t in topics))
            for one in register
        ]
        listed.sort(key=lambda one: (not one.methodist.is_near(actor.person), _name(one)))
        if words:
            named = [(_name(one), set(_words(one, actor.language))) for one in listed]
            listed = [listed[place] for place in nearest(words, named)]
        return Page.of(listed, number, PAGE)


async def methodists_on(
    tx: Connection, topic: TopicId, person: Person, now: datetime, *, with_colleagues: bool = False
) -> tuple[Methodist, ...]:
    """Returns the methodists of a topic for a person, the nearest first; see `nearest_first`. None
    for a person without a profile.
    """
    if person.profile is None:
        return ()
    register = await methodists_of(tx, person.profile.place.district, now)
    return nearest_first(register, topic, person, with_colleagues=with_colleagues)


async def methodist_topics(tx: Connection, actor: Actor, now: datetime) -> frozenset[TopicId]:
    """Returns the topics in which the actor helps; none without the role, or on pause."""
    found = set[TopicId]()
    for district in {one.scope.district for one in actor.grants if one.scope.district}:
        for one in await methodists_of(tx, district, now):
            if one.person.id == actor.id and not one.is_paused:
                found |= set(one.topics)
    return frozenset(found)


def _name(one: Listed) -> str:
    profile = one.methodist.person.profile
    return profile.name.full if profile else ""


def _words(one: Listed, language: Language) -> Iterable[str]:
    profile = one.methodist.person.profile
    if profile is not None:
        yield from words_of(profile.name.full)
        yield from words_of(profile.organization.name)
        yield from words_of(profile.municipality.name)
    for topic in one.topics:
        yield from words_of(topic.label.full(language))
