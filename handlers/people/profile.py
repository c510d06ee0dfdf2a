"""The conversation of the own profile: eight steps, a summary; later one field at a time."""

import re
from dataclasses import dataclass, replace

from aiogram.fsm.state import State

from district.drafts import Draft
from district.forms import CHANGE, SUMMARY, Entered, Field, Option, Search, entered_of
from district.ids import DraftId, MunicipalityId, OrganizationId
from district.pages import Page
from district.people.person import career_year, whole_name
from district.people.profile import (
    ADD,
    EVERYWHERE,
    MUNICIPALITY,
    NEW_ORGANIZATION,
    ONLY_SURNAME,
    ORGANIZATION,
    PROFILE,
    SURNAME,
    WHOLE,
    YEAR,
    ProfileFacts,
    entered_from,
    offering_near,
    read_older,
    with_organization,
    with_surname_only,
    with_whole_name,
)
from district.spelling import tidy
from district.territory import Municipality, Organization, OrganizationFacts
from handlers.form import Conversation, OlderFormat, Open, Start
from handlers.menu import LINK, show_menu
from handlers.tap import Said
from keyboards.form import FormPress
from keyboards.people.profile import MEANINGS, ProfilePress, form_press
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
        actions=MEANINGS,
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
        if key is SURNAME and (name := whole_name(text)) is not None:
            return with_whole_name(entered, tidy(text), name)
        if key is NEW_ORGANIZATION:
            return await self._add(said, entered, text)
        if key is YEAR:
            return PROFILE.answered(entered, YEAR, career_year(text, self.profiles.today()))
        return PROFILE.answered(entered, key, key.typed(text))

    async def take_message(self, form: Open) -> bool:
        """Offers near organizations before a new one is added."""
        if form.step != NEW_ORGANIZATION.name or not form.said.text:
            return False
        municipality = form.entered.need(MUNICIPALITY)
        name = NEW_ORGANIZATION.typed(form.said.text)
        if not await self.profiles.offers_near(municipality, name):
            return False
        await form.go(ORGANIZATION.name, offering_near(form.entered, name))
        return True

    async def act(self, form: Open, press: FormPress) -> None:
        """Picks an organization of another municipality, searches everywhere, adds the typed one;
        takes a whole name for a surname.
        """
        value, entered = press.value or "", form.entered
        if form.step == WHOLE.name and value == ONLY_SURNAME:
            await form.answer(SURNAME, with_surname_only(entered))
        elif form.step != ORGANIZATION.name:
            await form.show_current()
        elif value == EVERYWHERE:
            await form.go(ORGANIZATION.name, entered.with_group(ORGANIZATION, EVERYWHERE))
        elif value == ADD and (name := entered.get(NEW_ORGANIZATION)) is not None:
            await form.answer(ORGANIZATION, await self._add(form.said, entered, name))
        elif _ID.fullmatch(value) and (
            chosen := await self.territory.organization(OrganizationId(int(value)))
        ):
            await form.answer(ORGANIZATION, with_organization(entered, chosen))
        else:
            await form.show_current()

    async def _add(self, said: Said, entered: Entered, name: str) -> Entered:
        municipality = entered.need(MUNICIPALITY)
        added = await self.profiles.add_organization(said.actor, municipality, name)
        return PROFILE.answered(entered, ORGANIZATION, added)

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

    async def _organizations(self, entered: Entered, step: str) -> Page[OrganizationFacts]:
        municipality = entered.get(MUNICIPALITY)
        if step != ORGANIZATION.name or municipality is None:
            return Page(items=(), total=0, number=0, size=1)
        search = entered.search_of(ORGANIZATION)
        is_everywhere = bool(search) and entered.group_of(ORGANIZATION) == EVERYWHERE
        return await self.territory.organizations(
            None if is_everywhere else municipality,
            search=search,
            number=entered.page_of(ORGANIZATION),
        )


async def _goes_on(said: Said) -> bool:
    return (await said.state.get_data()).get(LINK) is not None
