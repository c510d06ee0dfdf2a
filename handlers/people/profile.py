"""The conversation of the own profile: eight steps, a summary; later one field at a time."""

import re
from dataclasses import dataclass, replace

from aiogram.fsm.state import State

from district.drafts import Draft
from district.forms import CHANGE, SUMMARY, Entered, Field, Option, Search, entered_of
from district.ids import DraftId, MunicipalityId, OrganizationId
from district.pages import Page
from district.people.person import career_year
from district.people.profile import (
    MUNICIPALITY,
    NEW_ORGANIZATION,
    ORGANIZATION,
    PROFILE,
    YEAR,
    ProfileFacts,
    entered_from,
    read_older,
)
from district.territory import Municipality, Organization
from handlers.form import Conversation, OlderFormat, Start
from handlers.menu import LINK, show_menu
from handlers.tap import Said
from keyboards.people.profile import ProfilePress, form_press
from screens.people.profile import ProfileLook, cancelled_screen, saved_screen
from screens.screen import Screen
from services.drafts import Drafts
from services.people.people import People
from services.people.profile import Profiles
from services.territory import Territory

MUNICIPALITIES = 10
"""Number of options on a page."""

_ID = re.compile(r"[1-9][0-9]{0,8}")
_NONE: Page[Option] = Page(items=(), total=0, number=0, size=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingOfOneself(Conversation[ProfileFacts]):
    form = PROFILE
    look = ProfileLook()
    older = OlderFormat(
        press=ProfilePress,
        read_press=form_press,
        read_draft=read_older,
        open_state=State("open", group_name="ProfileForm"),
    )

    profiles: Profiles
    people: People
    territory: Territory
    drafts: Drafts

    def goes_on(self, draft: Draft, about: str | None) -> Entered:
        """Continues an unfinished form where it was left."""
        return entered_of(draft)

    async def start(self, said: Said, about: str | None) -> Start:
        """Shows the stored profile and asks for the field to change."""
        profile = said.actor.person.profile
        return Start(entered=entered_from(profile), step=CHANGE) if profile else Start()

    async def facts(self, said: Said, draft: Draft) -> ProfileFacts:
        entered, names_all = entered_of(draft), draft.step in {SUMMARY, CHANGE}
        return ProfileFacts(
            municipality=await self._municipality(entered) if names_all else None,
            organization=await self._organization(entered) if names_all else None,
            municipalities=await self._municipalities(entered, draft.step),
            organizations=await self._organizations(entered, draft.step),
        )

    async def has_option(
        self, said: Said, entered: Entered, key: Search[object], option: str
    ) -> bool:
        if key is MUNICIPALITY:
            return await self.territory.municipality(MunicipalityId(option)) is not None
        if not _ID.fullmatch(option):
            return False
        chosen = await self.territory.organization(OrganizationId(int(option)))
        return chosen is not None and chosen.municipality == entered.get(MUNICIPALITY)

    async def take_words(
        self, said: Said, entered: Entered, key: Field[object], text: str
    ) -> Entered:
        if key is NEW_ORGANIZATION:
            municipality = entered.need(MUNICIPALITY)
            added = await self.profiles.add_organization(said.actor, municipality, text)
            return PROFILE.answered(entered, ORGANIZATION, added)
        if key is YEAR:
            return PROFILE.answered(entered, YEAR, career_year(text, self.profiles.today()))
        return PROFILE.answered(entered, key, key.typed(text))

    async def send(self, said: Said, draft: DraftId) -> Screen:
        await self.profiles.save(said.actor, draft)
        return saved_screen(said.words, goes_on=await _goes_on(said))

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return cancelled_screen(said.words, has_profile=said.actor.person.profile is not None)

    async def after(self, said: Said) -> None:
        """Shows the menu to those who have a profile and no link to follow."""
        actor = replace(await self.people.get(said.actor.id), act=said.actor.act)
        if actor.person.profile is not None and not await _goes_on(said):
            await show_menu(said.event, said.state, actor, said.words, self.drafts)

    async def _municipality(self, entered: Entered) -> Municipality | None:
        chosen = entered.get(MUNICIPALITY)
        return await self.territory.municipality(chosen) if chosen else None

    async def _organization(self, entered: Entered) -> Organization | None:
        chosen = entered.get(ORGANIZATION)
        return await self.territory.organization(chosen) if chosen else None

    async def _municipalities(self, entered: Entered, step: str) -> Page[Option]:
        if step != MUNICIPALITY.name:
            return _NONE
        page = await self.territory.municipality_page(
            search=entered.search_of(MUNICIPALITY),
            number=entered.page_of(MUNICIPALITY),
            size=MUNICIPALITIES,
        )
        return page.map(lambda one: Option(id=one.id, label=one.name))

    async def _organizations(self, entered: Entered, step: str) -> Page[Option]:
        municipality = entered.get(MUNICIPALITY)
        if step != ORGANIZATION.name or municipality is None:
            return _NONE
        page = await self.territory.organizations(
            municipality,
            search=entered.search_of(ORGANIZATION),
            number=entered.page_of(ORGANIZATION),
        )
        return page.map(lambda one: Option(id=str(one.id), label=one.name))


async def _goes_on(said: Said) -> bool:
    return (await said.state.get_data()).get(LINK) is not None
