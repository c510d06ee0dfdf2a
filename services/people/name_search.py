"""Search of people by typed names: the database selects candidates, nearness ranks them."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from district.people.person import Person, Profile
from district.spelling import PALOCHKA, folded, words_of
from services.nearness import nearest

T = TypeVar("T")

LONGEST = 100
"""Limit of a search in characters; the rest is ignored."""
MOST = 4
"""Limit of words."""
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


def _words_around(profile: Profile) -> set[str]:
    """Returns the words of the name and of the workplace, which tells namesakes apart."""
    return {*words_of(profile.name.full), *words_of(profile.organization.name)}
