"""Territory to choose from: districts, municipalities, organizations."""

from district.ids import DistrictId, MunicipalityId, OrganizationId
from district.pages import Page
from district.territory import District, Municipality, Organization
from storage.database import Database
from storage.people.organizations import find_organization_facts, list_organizations
from storage.territory import districts_in_use, municipalities_in_use

ORGANIZATIONS = 8
"""Page size."""


class Territory:
    """Public data, so no permission is checked.

    Districts and municipalities are cached forever: they change only by `okrug load`, while the bot
    is down.
    """

    def __init__(self, *, database: Database) -> None:
        self._database = database
        self._districts: tuple[District, ...] = ()
        self._municipalities: tuple[Municipality, ...] = ()

    async def districts(self) -> tuple[District, ...]:
        await self._read()
        return self._districts

    async def municipalities(self, district: DistrictId | None = None) -> tuple[Municipality, ...]:
        """Returns municipalities of one district or of all, sorted by name."""
        await self._read()
        return tuple(one for one in self._municipalities if district in {None, one.district})

    async def municipality_page(
        self, *, district: DistrictId | None = None, search: str = "", number: int = 0, size: int
    ) -> Page[Municipality]:
        """Returns municipalities whose names contain `search`, ignoring case and «ё»."""
        every = await self.municipalities(district)
        found = [one for one in every if _plain(search) in _plain(one.name)]
        shown = tuple(found[number * size : (number + 1) * size])
        return Page(items=shown, total=len(found), number=number, size=size)

    async def municipality(self, municipality: MunicipalityId) -> Municipality | None:
        every = await self.municipalities()
        return next((one for one in every if one.id == municipality), None)

    async def organizations(
        self, municipality: MunicipalityId, *, search: str = "", number: int = 0
    ) -> Page[Organization]:
        """Returns organizations in use whose names contain every word of `search`."""
        async with self._database.read() as connection:
            found, total = await list_organizations(
                connection,
                municipality=municipality,
                search=search,
                limit=ORGANIZATIONS,
                offset=number * ORGANIZATIONS,
            )
        items = tuple(facts.organization for facts in found)
        return Page(items=items, total=total, number=number, size=ORGANIZATIONS)

    async def organization(self, organization: OrganizationId) -> Organization | None:
        async with self._database.read() as connection:
            facts = await find_organization_facts(connection, organization)
        return facts.organization if facts else None

    async def _read(self) -> None:
        if not self._municipalities:
            async with self._database.read() as connection:
                self._districts = await districts_in_use(connection)
                self._municipalities = await municipalities_in_use(connection)


def _plain(name: str) -> str:
    return name.lower().replace("ё", "е")
