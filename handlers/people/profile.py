"""The conversation of the own profile: name, workplace, a summary; the rest when it is needed."""

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from aiogram.fsm.state import State

from district.drafts import Draft
from district.errors import BadInput, NotAChoice
from district.forms import CHANGE, SUMMARY, Entered, Field, Option, Search, entered_of
from district.ids import DraftId, MunicipalityId, OrganizationId
from district.pages import Page
from district.people.person import Fact, Name, Position, Subject, career_year, whole_name
from district.people.profile import (
    ACCOUNT,
    ADD,
    EVERYWHERE,
    MUNICIPALITY,
    NEW_ORGANIZATION,
    ONLY_SURNAME,
    ORGANIZATION,
    POSITION,
    PROFILE,
    SUBJECTS,
    SURNAME,
    SWAP,
    WHOLE,
    YEAR,
    ProfileFacts,
    asking,
    asks_one_fact,
    entered_from,
    needed_by,
    offering_near,
    read_older,
    swapped,
    with_part,
    with_surname_only,
    with_whole_name,
)
from district.people.roles import Actor
from district.spelling import tidy, words_of
from district.territory import OrganizationFacts
from handlers.form import Conversation, OlderFormat, Open, Start
from handlers.menu import LINK, offer_link, show_menu
from handlers.tap import Said
from keyboards.form import FormPress
from keyboards.menu import menu_keyboard
from keyboards.people.profile import MEANINGS, ProfilePress, form_press
from screens.people.profile import ProfileLook, cancelled_screen, fact_screen, saved_screen
from screens.screen import Screen
from services.drafts import Drafts
from services.nearness import nearest
from services.people.people import People
from services.people.profile import Profiles
from services.territory import Territory

MUNICIPALITIES = 10
"""Number of options on a page."""

GOES_ON = "goes_on"
"""Key in the conversation's data: the button below the saved profile leads on, not the menu."""
SHORTEST = 2
"""Letters of the shortest name taken from an account."""

Named = TypeVar("Named", Position, Subject)

_LISTED = re.compile(r"\s*(?:[,;]|\bи\b|\band\b)\s*")
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

    def goes_on(self, draft: Draft, about: str | None) -> Entered | None:
        """Continues an unfinished form where it was left, unless a fact is asked for."""
        return entered_of(draft) if about is None else None

    def parks(self, draft: Draft, about: str | None) -> bool:
        return False

    def sends_at_once(self, entered: Entered) -> bool:
        return asks_one_fact(entered)

    async def start(self, said: Said, about: str | None) -> Start:
        """Shows the stored profile and asks for the field to change, or for the missing fact."""
        profile = said.actor.person.profile
        if profile is None:
            return Start()
        if about is not None and about.split(" ")[0] in {*Fact}:
            entered, key = asking(profile, about)
            return Start(entered=entered, step=key.name)
        return Start(entered=entered_from(profile), step=CHANGE)

    async def facts(self, said: Said, draft: Draft) -> ProfileFacts:
        entered, names_all = entered_of(draft), draft.step in {SUMMARY, CHANGE}
        return ProfileFacts(
            account=_account_name(said) if draft.step == SURNAME.name else None,
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
        return await self.territory.organization(OrganizationId(int(option))) is not None

    async def take_words(
        self, said: Said, entered: Entered, key: Field[object], text: str
    ) -> Entered:
        if key is NEW_ORGANIZATION:
            return await self._add(said, entered, text)
        if key is SUBJECTS:
            named = (_named(said, Subject, "subject", one) for one in _LISTED.split(text))
            told = {*(entered.get(SUBJECTS) or ()), *named}
            return PROFILE.answered(entered, SUBJECTS, tuple(one for one in Subject if one in told))
        if key is POSITION:
            return PROFILE.answered(entered, key, _named(said, Position, "position", text))
        if key is YEAR:
            return PROFILE.answered(entered, key, career_year(text, self.profiles.today))
        return _with_name(entered, key, text)

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
        """Takes the name of the account, corrects the parts of a whole name; searches everywhere,
        adds the typed organization.
        """
        value, entered = press.value or "", form.entered
        account = _account_name(form.said)
        if form.step == SURNAME.name and value == ACCOUNT and account is not None:
            await form.answer(SURNAME, with_whole_name(entered, account.full, account))
        elif form.step == WHOLE.name and value == ONLY_SURNAME:
            await form.answer(SURNAME, with_surname_only(entered))
        elif form.step == WHOLE.name and value == SWAP:
            await form.go(WHOLE.name, swapped(entered))
        elif form.step != ORGANIZATION.name:
            await form.show_current()
        elif value == EVERYWHERE:
            await form.go(ORGANIZATION.name, entered.with_group(ORGANIZATION, EVERYWHERE))
        elif value == ADD and (name := entered.get(NEW_ORGANIZATION)) is not None:
            await form.answer(ORGANIZATION, await self._add(form.said, entered, name))
        elif _ID.fullmatch(value) and (
            await self.territory.organization(OrganizationId(int(value)))
        ):  # a button of an older version: an organization of another municipality
            await form.answer(ORGANIZATION, PROFILE.answered_raw(entered, ORGANIZATION, value))
        else:
            await form.show_current()

    async def _add(self, said: Said, entered: Entered, name: str) -> Entered:
        municipality = entered.need(MUNICIPALITY)
        added = await self.profiles.add_organization(said.actor, municipality, name)
        return PROFILE.answered(entered, ORGANIZATION, added)

    async def send(self, said: Said, draft: DraftId) -> Screen:
        """Saves the profile; what needed a fact goes on by its button."""
        sent = await self.drafts.find(said.actor, PROFILE.name)
        button = needed_by(entered_of(sent)) if sent and sent.id == draft else None
        await self.profiles.save(said.actor, draft)
        if button is not None:
            await said.state.update_data({GOES_ON: True})
            return fact_screen(said.words, button)
        if not await _goes_on(said):
            return saved_screen(said.words)
        return saved_screen(said.words, menu_keyboard(said.words, await self._actor(said)))

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return cancelled_screen(said.words, has_profile=said.actor.person.profile is not None)

    async def after(self, said: Said) -> None:
        """Shows what follows: the target of a link, or the menu."""
        data = await said.state.get_data()
        if data.pop(GOES_ON, False):
            await said.state.set_data(data)
            return
        actor = await self._actor(said)
        if actor.person.profile is None:
            return
        if await _goes_on(said):
            await offer_link(said.event, said.state, said.words)
        else:
            await show_menu(said.event, said.state, actor, said.words, self.drafts)

    async def _actor(self, said: Said) -> Actor:
        return replace(await self.people.get(said.actor.id), act=said.actor.act)

    async def _organization(self, entered: Entered) -> OrganizationFacts | None:
        chosen = entered.get(ORGANIZATION)
        return await self.territory.organization_facts(chosen) if chosen else None

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
        """Returns those of the chosen municipality that are meant; everywhere if there are none, or
        no municipality is chosen.
        """
        municipality, search = entered.get(MUNICIPALITY), entered.search_of(ORGANIZATION)
        if step != ORGANIZATION.name or not (municipality or search):
            return Page(items=(), total=0, number=0, size=1)
        number = entered.page_of(ORGANIZATION)
        is_everywhere = bool(search) and entered.group_of(ORGANIZATION) == EVERYWHERE
        find = partial(self.territory.organizations, search=search, number=number)
        found = await find(None if is_everywhere else municipality)
        is_lacking = not found.total and not is_everywhere and municipality is not None
        return await find(None) if is_lacking and search else found


def _with_name(entered: Entered, key: Field[object], text: str) -> Entered:
    if key is SURNAME and (name := whole_name(text)) is not None:
        return with_whole_name(entered, tidy(text), name)
    part = str(key.typed(text))
    return PROFILE.answered(entered, key, part) if key is SURNAME else with_part(entered, key, part)


def _account_name(said: Said) -> Name | None:
    """Returns the name in the Telegram account, if it is one."""
    user = said.event.from_user
    if user is None or not user.last_name:
        return None
    try:
        name = whole_name(f"{user.last_name} {user.first_name}")
    except BadInput:
        return None
    is_short = name is not None and min(len(name.surname), len(name.given)) < SHORTEST
    return None if is_short else name


def _named(said: Said, kind: type[Named], of: str, text: str) -> Named:
    """Returns the member of the enum whose label was typed.

    Raises:
        NotAChoice: none has such a label.
    """
    members = list(kind)
    labels = [said.words.plain(f"profile-{of}-{one}") for one in members]
    found = nearest(text, [(label, words_of(label)) for label in labels])
    if not found:
        raise NotAChoice
    return members[found[0]]


async def _goes_on(said: Said) -> bool:
    return (await said.state.get_data()).get(LINK) is not None
