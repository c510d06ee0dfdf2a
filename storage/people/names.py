"""Search of people by typed parts of their names.

The database only selects candidates, by comparisons that are equal on SQLite and PostgreSQL.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import product

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from district.ids import DistrictId, MunicipalityId, PersonId
from district.spelling import PALOCHKA
from storage.database import Connection
from storage.people.people import IS_HERE
from storage.tables import municipalities, persons

CANDIDATES = 200
"""Limit of people who are read to be ranked."""
WHOLE, BEGINNING, INITIAL = 3, 2, 1
"""Weights of an equal name, of one with the same beginning, and of an equal first letter."""
BEGINS = 3
"""Letters of a name's beginning; the rest may be misspelled."""
_ALIKE = {one: group for group in ("оа", "еиэы") for one in group}
"""Vowels that are confused where they are not stressed."""
_NAMES = (persons.c.surname, persons.c.given_name, persons.c.patronymic)


async def people_named(
    tx: Connection,
    words: Sequence[str],
    districts: Collection[DistrictId],
    guests: Collection[MunicipalityId] = (),
) -> list[PersonId]:
    """Returns people of the districts, and of the municipalities `guests`, with names like these
    folded words, the most alike first, up to `CANDIDATES`.
    """
    if not words:
        return []
    is_like, score = likeness(words)
    query = (
        select(persons.c.id)
        .join(municipalities, municipalities.c.id == persons.c.municipality_id)
        .where(
            municipalities.c.district_id.in_(districts) | municipalities.c.id.in_(guests),
            persons.c.organization_id.is_not(None),
            IS_HERE,
            is_like,
        )
        .order_by(score.desc(), persons.c.id)
        .limit(CANDIDATES)
    )
    return [PersonId(one) for one in (await tx.execute(query)).scalars()]


def likeness(words: Sequence[str]) -> tuple[ColumnElement[bool], ColumnElement[int]]:
    """Returns the condition on the name of a person, and the weight by which to order; for one
    word or more.
    """
    score = sum((_score(word) for word in words[1:]), start=_score(words[0]))
    return or_(*(_initial(name, word) for word in words for name in _NAMES)), score


def _score(word: str) -> ColumnElement[int]:
    """Returns the weight of the best match among surname, given name and patronymic."""
    starts = _cases({*_beginnings(word[:BEGINS])})
    begins = or_(*(func.substr(name, 1, len(word[:BEGINS])).in_(starts) for name in _NAMES))
    return case(
        (and_(begins, or_(*(name.in_(_cases({word})) for name in _NAMES))), WHOLE),
        (or_(begins, *_second(word)), BEGINNING),
        (or_(*(_initial(name, word) for name in _NAMES)), INITIAL),
        else_=0,
    )


def _initial(name: ColumnElement[str | None], word: str) -> ColumnElement[bool]:
    """A condition on the first letter, or on the second surname after a hyphen."""
    firsts = _cases({*_beginnings(word[:1])})
    starts = func.substr(name, 1, 1).in_(firsts)
    return or_(starts, *_second(word)) if name is persons.c.surname else starts


def _second(word: str) -> Iterator[ColumnElement[bool]]:
    for start in _cases({word[:BEGINS]}):
        yield persons.c.surname.contains(f"-{start}", autoescape=True)


def _beginnings(start: str) -> Iterator[str]:
    """Yields spellings of a beginning, also with a palochka, which Russian spelling omits."""
    for letters in product(*(_ALIKE.get(one, one) for one in start)):
        yield "".join(letters)
        for at in range(1, len(letters)):
            yield "".join((*letters[:at], PALOCHKA.lower(), *letters[at:]))[: len(start)]


def _cases(words: Collection[str]) -> list[str]:
    """Returns the words as names are stored. The stored palochka is always a capital letter."""
    forms = {form for one in words for form in (one.capitalize(), one.upper(), one)}
    return sorted(one.replace(PALOCHKA.lower(), PALOCHKA) for one in forms)
