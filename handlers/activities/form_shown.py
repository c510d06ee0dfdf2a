"""The form of an activity while it is open: what it shows, and where forms are begun."""

from dataclasses import dataclass
from datetime import date

from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup

from district.activities.activity import Activity
from district.activities.form import ActivityEntered, ActivityStep
from district.activities.organizers import district_of
from district.clock import Calendar, Clock
from district.drafts import Draft, Form
from district.errors import BadInput
from district.ids import ActivityId
from district.months import Month
from district.people.roles import Actor
from handlers.forms import OpenForm
from handlers.show import Event
from keyboards.activities.form import PlanningPress
from locales.texts import Words
from screens.activities.form import FormFacts, step_screen
from screens.screen import Screen
from services.activities.manage import Activities
from services.drafts import Drafts
from services.requests.deficits import Deficits
from services.territory import Territory

S = ActivityStep


class ActivityForm(StatesGroup):
    """Which step it is stands in the draft."""

    open = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPlan(OpenForm):
    open_state = ActivityForm.open.state

    activities: Activities
    deficits: Deficits
    territory: Territory
    calendar: Calendar
    clock: Clock
    month: Month | None = None

    @property
    def entered(self) -> ActivityEntered:
        return ActivityEntered.read(self.draft.answers)

    @property
    def step(self) -> ActivityStep:
        return ActivityStep(self.draft.step)

    @property
    def today(self) -> date:
        return self.calendar.local(self.clock()).date()

    async def go(self, event: Event, step: ActivityStep, entered: ActivityEntered) -> None:
        await (await self.kept(step, entered.answers())).show(event)

    async def screen(self) -> Screen:
        district = district_of(self.actor)
        facts = FormFacts(
            entered=self.entered,
            types=await self.activities.types(),
            areas=await self.deficits.areas(),
            places=await self.territory.municipalities(district),
            month=self.month or Month.of(self.entered.day or self.today),
            today=self.today,
            problem=self._problem() if self.step is S.SUMMARY else None,
        )
        return step_screen(self.words, self.step, facts)

    def _problem(self) -> BadInput | None:
        if self.entered.only is not None:
            return None
        try:
            self.entered.plan(self.calendar, self.clock(), district_of(self.actor))
        except BadInput as error:
            return error
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where forms of activities are begun and gone on with."""

    actor: Actor
    words: Words
    state: FSMContext
    drafts: Drafts
    activities: Activities
    deficits: Deficits
    territory: Territory
    calendar: Calendar
    clock: Clock

    def opened(self, draft: Draft) -> OpenPlan:
        return OpenPlan(
            draft=draft,
            actor=self.actor,
            words=self.words,
            state=self.state,
            drafts=self.drafts,
            activities=self.activities,
            deficits=self.deficits,
            territory=self.territory,
            calendar=self.calendar,
            clock=self.clock,
        )

    async def begin(self, event: Event, step: ActivityStep, entered: ActivityEntered) -> None:
        """In place of what was begun before."""
        district_of(self.actor)
        draft = await self.drafts.begin(self.actor, Form.ACTIVITY, step, entered.answers())
        await self.opened(draft).show(event)

    async def found(self, press: PlanningPress) -> Activity:
        """The activity that the actor holds."""
        number = ActivityId(press.activity or 0)
        return (await self.activities.participants(self.actor, number)).activity


class AtDesk(Filter):
    """Hands on the `desk`, and the `form` that is open, or None."""

    async def __call__(
        self,
        _: Event,
        actor: Actor,
        words: Words,
        state: FSMContext,
        drafts: Drafts,
        activities: Activities,
        deficits: Deficits,
        territory: Territory,
        calendar: Calendar,
        clock: Clock,
    ) -> dict[str, Desk | OpenPlan | None]:
        desk = Desk(
            actor=actor,
            words=words,
            state=state,
            drafts=drafts,
            activities=activities,
            deficits=deficits,
            territory=territory,
            calendar=calendar,
            clock=clock,
        )
        draft = await drafts.find(actor, Form.ACTIVITY)
        return {"desk": desk, "form": desk.opened(draft) if draft else None}
