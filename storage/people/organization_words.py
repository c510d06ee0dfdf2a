"""The words of organizations' names: kept with every name, and searched by prefix."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import ColumnElement, and_, case, delete, func, insert, or_, select

from district.ids import DistrictId, MunicipalityId, OrganizationId
from district.spelling import searched_words
from storage.database import Connection
from storage.tables import municipalities, organization_words, organizations

CANDIDATES = 200
"""Limit of names that are read to be ranked."""
SURE, MAYBE = 3, 1
"""Weights of an equal word and of one with the same beginning."""
BEHIND = 2
"""How many times less than the most alike a candidate may be."""
BEGINNING = 3
"""Letters of a word that a candidate's word begins with; the rest may be misspelled."""

_indexed = organization_words.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """The organizations to search."""

    districts: Collection[DistrictId] | None = None
    """None: all."""
    municipalities: Collection[MunicipalityId] | None = None
    added_by_people: bool = False
    but: OrganizationId | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """Returns conditions on `organizations` in use, joined with `municipalities`."""
        found: list[ColumnElement[bool]] = [
            organizations.c.retired_at.is_(None),
            organizations.c.merged_into.is_(None),
        ]
        if self.districts is not None:
            found.append(municipalities.c.district_id.in_(self.districts))
        if self.municipalities is not None:
            found.append(organizations.c.municipality_id.in_(self.municipalities))
        if self.added_by_people:
            found.append(organizations.c.added_by.is_not(None))
        if self.but is not None:
            found.append(organizations.c.id != self.but)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    id: OrganizationId
    name: str
    municipality: MunicipalityId
    words: frozenset[str]


async def keep_words(
    tx: Connection, names: Mapping[OrganizationId, tuple[str, MunicipalityId]]
) -> None:
    """Stores the words of new or changed names."""
    if not names:
        return
    await tx.execute(
        delete(organization_words).where(organization_words.c.organization_id.in_(list(names)))
    )
    rows = [
        {"organization_id": id_, "word": word, "municipality_id": municipality}
        for id_, (name, municipality) in names.items()
        for word in searched_words(name)
    ]
    if rows:
        await tx.execute(insert(organization_words), rows)


async def find_candidates(
    tx: Connection, words: Sequence[str], within: Within, favoured: Collection[MunicipalityId] = ()
) -> list[Candidate]:
    """Returns organizations whose names share words with these, or beginnings of words, the most
    alike first, up to `CANDIDATES`; of equally alike ones those of `favoured` municipalities.
    """
    if not words:
        return []
    score: ColumnElement[int] = func.sum(case((_indexed.word.in_(words), SURE), else_=MAYBE))
    if favoured:
        is_favoured = organizations.c.municipality_id.in_(favoured)
        score = score + func.max(case((is_favoured, SURE), else_=0))
    matching = or_(*map(_begins, words))
    if within.municipalities is not None:
        matching = and_(_indexed.municipality_id.in_(within.municipalities), matching)
    query = (
        select(_indexed.organization_id, score.label("score"))
        .join(organizations, organizations.c.id == _indexed.organization_id)
        .where(matching, *within.conditions())
        .group_by(_indexed.organization_id)
        .order_by(score.desc(), _indexed.organization_id)
        .limit(CANDIDATES)
    )
    if within.districts is not None:
        query = query.join(municipalities, municipalities.c.id == organizations.c.municipality_id)
    rows = (await tx.execute(query)).all()
    return await _read(tx, [id_ for id_, score in rows if BEHIND * score >= rows[0].score])


async def _read(tx: Connection, ids: Sequence[int]) -> list[Candidate]:
    query = (
        select(
            _indexed.organization_id, organizations.c.name, _indexed.municipality_id, _indexed.word
        )
        .join(organizations, organizations.c.id == _indexed.organization_id)
        .where(_indexed.organization_id.in_(ids))
        .order_by(_indexed.organization_id)
    )
    rows = (await tx.execute(query)).all()
    return [
        Candidate(id=id_, name=name, municipality=where, words=frozenset(row.word for row in group))
        for (id_, name, where), group in groupby(rows, key=lambda row: row[:3])
    ]


def _begins(word: str) -> ColumnElement[bool]:
    if word.isdecimal():
        return _indexed.word == word
    start = word[:BEGINNING]
    return and_(start <= _indexed.word, start[:-1] + chr(ord(start[-1]) + 1) > _indexed.word)
