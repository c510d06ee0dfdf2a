"""Territory to choose from: districts, municipalities, organizations."""

from collections.abc import Sequence

from district.ids import DistrictId, MunicipalityId, OrganizationId
from district.pages import Page
from district.people.roles import Actor
from district.spelling import words_of
from district.territory import ActingIn, District, Municipality, Organization, OrganizationFacts
from services.nearness import nearest
from services.people.organization_search import organization_page
from storage.database import Database
from storage.people.organization_words import Within
from storage.people.organizations import find_organization_facts
from storage.territory import districts_in_use, municipalities_in_use

ORGANIZATIONS = 8
"""Page size."""


class Territory:
    """Public data, so no permission is checked. Not cached: municipalities change districts."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    async def districts(self) -> tuple[District, ...]:
        async with self._database.read() as connection:
            return await districts_in_use(connection)

    async def acting_in(self, actor: Actor) -> ActingIn | None:
        """Returns None for organizers of one district, who have no choice."""
        if len(actor.districts) < 2:  # noqa: PLR2004 - a choice
            return None
        names = {one.id: one for one in await self.districts()}
        chosen, *others = (names[one] for one in actor.districts if one in names)
        return ActingIn(chosen=chosen, others=tuple(others))

    async def municipalities(self, district: DistrictId | None = None) -> tuple[Municipality, ...]:
        """Returns municipalities of one district or of all, sorted by name."""
        async with self._database.read() as connection:
            every = await municipalities_in_use(connection)
        return tuple(one for one in every if district in {None, one.district})

    async def municipality_page(
        self, *, district: DistrictId | None = None, search: str = "", number: int = 0, size: int
    ) -> Page[Municipality]:
        """Returns municipalities whose names are meant by `search`, or all."""
        every = await self.municipalities(district)
        found = _meant(search, every) if search else every
        shown = tuple(found[number * size : (number + 1) * size])
        return Page(items=shown, total=len(found), number=number, size=size)

    async def municipality(self, municipality: MunicipalityId) -> Municipality | None:
        every = await self.municipalities()
        return next((one for one in every if one.id == municipality), None)

    async def organizations(
        self, municipality: MunicipalityId | None, *, search: str = "", number: int = 0
    ) -> Page[OrganizationFacts]:
        """Returns organizations in use that `search` means, or all; in one municipality or, if
        None, everywhere.
        """
        within = Within(municipalities=None if municipality is None else [municipality])
        async with self._database.read() as connection:
            return await organization_page(
                connection, search, within, number=number, size=ORGANIZATIONS
            )

    async def organization(self, organization: OrganizationId) -> Organization | None:
        facts = await self.organization_facts(organization)
        return facts.organization if facts else None

    async def organization_facts(self, organization: OrganizationId) -> OrganizationFacts | None:
        async with self._database.read() as connection:
            return await find_organization_facts(connection, organization)


def _meant(search: str, every: Sequence[Municipality]) -> list[Municipality]:
    """The ids are the names in Latin letters."""
    found = nearest(search, [(one.name, words_of(one.name)) for one in every])
    latin = search.strip().lower()
    return [every[place] for place in found] or [one for one in every if one.id.startswith(latin)]
