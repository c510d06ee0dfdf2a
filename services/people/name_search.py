"""Search of people by typed names: the database selects candidates, nearness ranks them."""

import re
from collections.abc import Sequence

from district.people.person import Profile
from district.spelling import PALOCHKA, folded, words_of
from services.nearness import nearest

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


def _words_around(profile: Profile) -> set[str]:
    """Returns the words of the name and of the workplace, which tells namesakes apart."""
    return {*words_of(profile.name.full), *words_of(profile.organization.name)}
