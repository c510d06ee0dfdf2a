"""The form of an announcement while it is open: what it shows, and where forms are begun."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery

from district.activities.activity import Activity
from district.announcements.announcement import Announcement
from district.announcements.form import AnnouncementEntered, AnnouncementStep
from district.announcements.recipients import Recipients, widest
from district.clock import Calendar, Clock
from district.drafts import Draft, Form
from district.errors import (
    DistrictError,
)
from district.ids import (
    AnnouncementId,
)
from district.people.roles import Actor, Permission
from handlers.forms import (
    OpenForm,
    begin_below,
)
from handlers.show import Event
from keyboards.announcements.form import AnnouncingPress
from locales.texts import Words
from screens.announcements.form import ComposingFacts, composing_screen
from screens.screen import Screen
from services.announcements.form import Composer
from services.announcements.list import Announcements
from services.communities import Communities
from services.drafts import Drafts
from services.requests.deficits import Deficits
from services.territory import Territory

S = AnnouncementStep
SHOWN = 10
"""Activities to choose from."""


class AnnouncementForm(StatesGroup):
    """Which step it is stands in the draft."""

    open = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class Composing(OpenForm):
    open_state = AnnouncementForm.open.state

    composer: Composer
    announcements: Announcements
    communities: Communities
    deficits: Deficits
    territory: Territory
    calendar: Calendar
    clock: Clock
    search: str = ""
    """Words of an organization's name, as they were typed just now."""

    @property
    def entered(self) -> AnnouncementEntered:
        return AnnouncementEntered.read(self.draft.answers)

    @property
    def step(self) -> AnnouncementStep:
        return AnnouncementStep(self.draft.step)

    @property
    def local_now(self) -> datetime:
        """On the wall."""
        return self.calendar.local(self.clock()).replace(tzinfo=None)

    async def show_below(self, event: Event) -> None:
        """Under something that was sent meanwhile."""
        await begin_below(event, self.state, await self.screen())

    async def go(self, event: Event, step: AnnouncementStep, entered: AnnouncementEntered) -> None:
        await (await self.kept(step, entered.answers())).show(event)

    async def choose(self, event: Event, recipients: Recipients) -> None:
        """Other recipients, at the same step."""
        await self.go(event, self.step, replace(self.entered, recipients=recipients))

    async def screen(self) -> Screen:
        entered, composer = self.entered, self.composer
        categories = await self.announcements.categories()
        category = entered.category or categories[0].id
        facts = ComposingFacts(
            entered=entered,
            audience=await composer.audience(self.actor, entered.recipients, category),
            categories=categories,
            may_ask_topics=self.actor.may(Permission.SEE_NAMED_DEFICITS),
            is_night=self.calendar.is_quiet(self.clock()),
            **await self._lists(),
        )
        return composing_screen(self.words, self.step, facts)

    async def _lists(self) -> dict[str, Any]:
        """What only some steps show."""
        composer, actor, wanted = self.composer, self.actor, self.entered.recipients
        match self.step:
            case S.SUMMARY:
                return {"problem": await self._problem()}
            case S.ORGANIZATIONS:
                found, chosen = await composer.organizations(
                    actor, search=self.search, ids=wanted.organizations
                )
                return {"found": tuple(found), "organizations": tuple(chosen)}
            case S.ACTIVITY | S.SIGN_UP:
                return {"activities": await self._activities()}
            case S.SAVED:
                return {"saved": tuple(await composer.saved(actor))}
            case _:
                return await self._places_or_topics()

    async def _places_or_topics(self) -> dict[str, Any]:
        if self.step is S.PLACES:
            bounds = widest(self.actor)
            every = await self.territory.municipalities()
            own = bounds.municipalities
            shown = [one for one in every if one.district in bounds.districts or one.id in own]
            return {"places": tuple(shown)}
        if self.step is S.COMMUNITIES:
            return {"communities": await self.communities.every()}
        if self.step is S.AREA:
            return {"areas": await self.deficits.areas()}
        return {"topics": await self._topics()} if self.step is S.TOPIC else {}

    async def _activities(self) -> tuple[Activity, ...]:
        """To sign up for: those that are open; to write to: any."""
        now, found = self.clock(), await self.composer.activities(self.actor)
        wanted = [one for one in found if self.step is S.ACTIVITY or one.is_open(now)]
        return tuple(wanted[:SHOWN])

    async def _topics(self) -> tuple[Any, ...]:
        areas = await self.deficits.areas()
        area = next((one for one in areas if one.id == self.draft.answers.get("area")), None)
        return area.topics if area else ()

    async def _problem(self) -> DistrictError | None:
        if self.entered.only is not None:
            return None
        try:
            await self.composer.ensure_possible(self.actor, self.entered)
        except DistrictError as error:
            return error
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where forms of announcements are begun and gone on with."""

    actor: Actor
    words: Words
    state: FSMContext
    drafts: Drafts
    composer: Composer
    announcements: Announcements
    communities: Communities
    deficits: Deficits
    territory: Territory
    calendar: Calendar
    clock: Clock

    def opened(self, draft: Draft) -> Composing:
        return Composing(
            draft=draft,
            actor=self.actor,
            words=self.words,
            state=self.state,
            drafts=self.drafts,
            composer=self.composer,
            announcements=self.announcements,
            communities=self.communities,
            deficits=self.deficits,
            territory=self.territory,
            calendar=self.calendar,
            clock=self.clock,
        )

    async def begin(
        self, event: CallbackQuery, step: AnnouncementStep, entered: AnnouncementEntered
    ) -> None:
        """In place of what was begun before."""
        widest(self.actor)
        if event.message is not None:
            await self.announcements.detach_card(self.actor, event.message.message_id)
        draft = await self.drafts.begin(self.actor, Form.ANNOUNCEMENT, step, entered.answers())
        await self.opened(draft).show(event)

    async def found(self, press: AnnouncingPress) -> Announcement:
        """The actor's own."""
        number = AnnouncementId(press.announcement or 0)
        return (await self.announcements.facts(self.actor, number)).announcement


class AtDesk(Filter):
    """Hands on the `desk`, and the `form` that is open, or None."""

    async def __call__(
        self,
        _: Event,
        actor: Actor,
        words: Words,
        state: FSMContext,
        drafts: Drafts,
        composer: Composer,
        announcements: Announcements,
        communities: Communities,
        deficits: Deficits,
        territory: Territory,
        calendar: Calendar,
        clock: Clock,
    ) -> dict[str, Desk | Composing | None]:
        desk = Desk(
            actor=actor,
            words=words,
            state=state,
            drafts=drafts,
            composer=composer,
            announcements=announcements,
            communities=communities,
            deficits=deficits,
            territory=territory,
            calendar=calendar,
            clock=clock,
        )
        draft = await drafts.find(actor, Form.ANNOUNCEMENT)
        return {"desk": desk, "form": desk.opened(draft) if draft else None}
