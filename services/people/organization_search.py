"""Search of organizations by typed words, in any spelling."""

from dataclasses import replace

from district.pages import Page
from district.spelling import KINDS, searched_words, words_of
from district.territory import OrganizationFacts
from services.nearness import named, nearest
from storage.database import Connection
from storage.people.organization_words import Within, find_candidates
from storage.people.organizations import list_organizations, organizations_among
from storage.territory import municipalities_in_use

LONGEST = 300
"""Limit of a search in characters; the rest is ignored."""
MOST = 12
"""Limit of words."""


async def organization_page(
    connection: Connection, search: str, within: Within, *, number: int, size: int
) -> Page[OrganizationFacts]:
    """Returns a page of the organizations that are meant, the nearest first, or of all without
    a search.

    A search that names other municipalities looks into these too.
    """
    if not search:
        found, total = await list_organizations(
            connection, within, limit=size, offset=number * size
        )
        return Page(items=tuple(found), total=total, number=number, size=size)
    typed = search[:LONGEST]
    words = searched_words(typed)[:MOST]
    places = {one.id: one.name for one in await municipalities_in_use(connection)}
    towns = [[*places][place] for place in named(typed, [*places.values()])]
    if within.municipalities is not None:
        within = replace(within, municipalities={*within.municipalities, *towns})
    telling = [word for word in words if word not in KINDS] or words
    known = await find_candidates(connection, telling, within, towns)
    around = {
        place: words_of(places.get(place, "")) for place in {one.municipality for one in known}
    }
    meant = nearest(typed, [(one.name, one.words.union(around[one.municipality])) for one in known])
    ids = [known[place].id for place in meant]
    shown = await organizations_among(connection, ids[number * size : (number + 1) * size])
    return Page(items=tuple(shown), total=len(ids), number=number, size=size)
