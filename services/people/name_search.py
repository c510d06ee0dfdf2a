"""Search of people by typed names: the database selects candidates, nearness ranks them."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeVar

from district.gathered import SHORTEST_SEARCH
from district.ids import DistrictId, MunicipalityId, PersonId
from district.pages import Page
from district.people.person import Person, Profile
from district.people.roles import Actor
from district.spelling import PALOCHKA, folded, words_of
from services.nearness import nearest
from storage.database import Connection
from storage.people.names import people_named
from storage.people.people import get_people

T = TypeVar("T")

LONGEST = 100
"""Limit of a search in characters; the rest is ignored."""
MOST = 4
"""Limit of words."""
FOUND = 8
"""People on a page."""
_WORD = re.compile(r"[^\W\d_]+")


def typed_names(search: str) -> list[str]:
    """Returns the folded words for `storage.people.names`."""
    return _WORD.findall(folded(search[:LONGEST]).replace(PALOCHKA.lower(), ""))[:MOST]


def nearest_people(search: str, profiles: Sequence[Profile]) -> list[int]:
    """Returns the places of the people who are meant, the nearest first."""
    names = [(one.name.full, _words_around(one)) for one in profiles]
    return nearest(search[:LONGEST], names)


def nearest_named(search: str, items: Iterable[T], person: Callable[[T], Person]) -> list[T]:
    """Returns the items whose people are meant, the nearest first."""
    known = [(one, person(one).profile) for one in items]
    told = [(one, profile) for one, profile in known if profile is not None]
    return [told[place][0] for place in nearest_people(search, [one for _, one in told])]


async def people_meant(
    tx: Connection,
    search: str,
    districts: Collection[DistrictId],
    guests: Collection[MunicipalityId] = (),
) -> list[Person]:
    """Returns people of the districts, and of the municipalities `guests`, who are meant by typed
    names, the nearest first.
    """
    ids = await people_named(tx, typed_names(search), districts, guests)
    known = await get_people(tx, ids)
    return nearest_named(search, [known[one] for one in ids if one in known], lambda one: one)


async def others_meant(
    tx: Connection, actor: Actor, search: str, district: DistrictId, number: int
) -> Page[Person] | None:
    """Returns a page of people of a district whom the actor may name beside themselves; None: too
    few letters.
    """
    if len(search) < SHORTEST_SEARCH:
        return None
    found = await people_meant(tx, search, [district])
    return Page.of([one for one in found if one.id != actor.id], number, FOUND)


async def find_other(
    tx: Connection, actor: Actor, person: PersonId, district: DistrictId
) -> Person | None:
    """Returns a person of a district whom the actor may name, or None."""
    found = (await get_people(tx, [person])).get(person)
    if found is None or found.profile is None or person == actor.id:
        return None
    return found if found.profile.place.district == district else None


def _words_around(profile: Profile) -> set[str]:
    """Returns the words of the name and of the workplace, which tells namesakes apart."""
    return {*words_of(profile.name.full), *words_of(profile.organization.name)}
