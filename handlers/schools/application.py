"""The conversation of an application to a school."""

from dataclasses import dataclass

from aiogram.fsm.state import State

from district.clock import Calendar, Clock
from district.drafts import Draft
from district.errors import NotFound
from district.forms import Entered, Field, entered_of
from district.ids import ActivityId, DraftId
from district.schools.application import (
    APPLICATION,
    CONSENT,
    ApplicationFacts,
    applying,
    cohort_of,
    read_older,
)
from district.schools.school import Admits
from district.typed_time import read_day_gone
from handlers.form import Conversation, OlderFormat, Start, row_id
from handlers.tap import Said
from keyboards.schools.application import MEANINGS, ApplyingPress, form_press
from screens.schools.application import ApplicationLook, applied, cancelled, parked
from screens.screen import Screen
from services.activities.manage import Activities
from services.schools.schools import Schools


@dataclass(frozen=True, slots=True, kw_only=True)
class Applying(Conversation[ApplicationFacts]):
    """Begins with the id of a cohort."""

    form = APPLICATION
    look = ApplicationLook()
    older = OlderFormat(
        press=ApplyingPress,
        read_press=form_press,
        actions=MEANINGS,
        read_draft=read_older,
        open_state=State("open", group_name="ApplicationForm"),
    )

    schools: Schools
    activities: Activities
    calendar: Calendar
    clock: Clock

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        """Refuses an application that would be rejected before anything is asked."""
        if about is not None:
            await self.schools.ensure_may_apply(said.actor, ActivityId(row_id(about)))

    def goes_on(self, draft: Draft, about: str | None) -> Entered | None:
        entered = entered_of(draft)
        return entered if about in {None, str(cohort_of(entered))} else None

    def parks(self, draft: Draft, about: str | None) -> bool:
        return True

    async def parked(self, said: Said, draft: Draft, about: str | None) -> Screen:
        return parked(said.words, (await self.facts(said, draft)).school, about or "")

    async def start(self, said: Said, about: str | None) -> Start:
        facts = await self._facts_of(ActivityId(row_id(about)))
        for_pupils = facts.school.admits is Admits.PUPILS
        return Start(entered=applying(facts.activity.id, for_pupils=for_pupils))

    async def facts(self, said: Said, draft: Draft) -> ApplicationFacts:
        return await self._facts_of(cohort_of(entered_of(draft)))

    async def take_words(
        self, said: Said, entered: Entered, key: Field[object], text: str
    ) -> Entered:
        if key is not CONSENT:
            return self.form.answered(entered, key, key.typed(text))
        today = self.calendar.local(self.clock()).date()
        return self.form.answered(entered, CONSENT, read_day_gone(text, today))

    async def send(self, said: Said, draft: DraftId) -> Screen:
        return applied(said.words, await self.schools.apply(said.actor, draft))

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return cancelled(said.words, (await self.facts(said, draft)).school)

    async def _facts_of(self, cohort: ActivityId) -> ApplicationFacts:
        activity = await self.activities.get(cohort)
        if activity.school is None:
            raise NotFound
        return ApplicationFacts(school=await self.schools.get(activity.school), activity=activity)
