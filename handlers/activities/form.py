"""The form of an activity: a new one, a draft, or one property of a published one."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import Message

from district.activities.activity import DESCRIPTION_LIMIT, Activity, ActivityStatus
from district.activities.form import (
    ACTIVITY_FORM,
    AREA,
    AUDIENCE,
    DAY,
    DESCRIPTION,
    MORE,
    PLACE,
    SEATS,
    TITLE,
    TYPE,
    TYPED,
    ActivityAnswers,
    ActivityFacts,
    Whom,
    activity_entered,
    entered_from,
    read_older,
    read_place,
    read_seats,
    with_choice,
)
from district.activities.organizers import district_of
from district.clock import Calendar, Clock
from district.drafts import Draft
from district.drafts import Form as FormName
from district.errors import BadInput, DraftGone, NotAChoice, NotFound, OutOfDate
from district.forms import SUMMARY, Entered, Field
from district.holidays import Holidays
from district.ids import ActivityId, DraftId, SchoolId, SessionId, TopicId
from district.schools.school import COHORT
from district.typed_text import limited_text
from district.typed_time import read_day
from handlers.form import Conversation, OlderFormat, Open, Start, row_id
from handlers.step_message import finish
from handlers.tap import Said, Tap
from keyboards.activities.form import (
    MEANINGS,
    Beginning,
    PlanningAction,
    PlanningPress,
    form_press,
    newer_press,
)
from keyboards.form import FormAction, FormPress
from screens.activities.form import ActivityLook, cancelled, changed, made
from screens.errors import refusal
from screens.screen import Screen
from services.activities.holidays import HolidayKeeping
from services.activities.manage import Activities
from services.activities.resolution import Resolutions
from services.drafts import Drafts
from services.requests.deficits import Deficits
from services.schools.schools import Schools
from services.territory import Territory

A = PlanningAction
AT_ONCE = {TITLE.name, PLACE.name, SEATS.name, DESCRIPTION.name}
"""Properties of a published activity that change as soon as they are entered."""
_OF_DAYS = {DAY.name, SUMMARY}
"""The steps that show holidays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityConversation(Conversation[ActivityFacts]):
    form = ACTIVITY_FORM
    look = ActivityLook()
    older = OlderFormat(
        press=PlanningPress,
        read_press=form_press,
        actions=MEANINGS,
        read_draft=read_older,
        open_state=State("open", group_name="ActivityForm"),
    )

    activities: Activities
    deficits: Deficits
    drafts: Drafts
    territory: Territory
    resolution: Resolutions
    schools: Schools
    holidays: HolidayKeeping
    calendar: Calendar
    clock: Clock

    # ── Beginning and leaving ──────────────────────────────────────────────────────────────────

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        district_of(said.actor)

    def parks(self, draft: Draft, about: str | None) -> bool:
        """An unfinished form is offered only before a new activity."""
        return about is None and draft.step != TYPE.name

    async def start(self, said: Said, about: str | None) -> Start:
        """
        Raises:
            NotFound: the button is forged.
        """
        kind, _, rest = (about or "").partition("-")
        match kind:
            case "":
                return Start(entered=entered_from(self._new(said)))
            case Beginning.CLUSTER:
                return await self._of_cluster(said, TopicId(rest))
            case Beginning.SCHOOL:
                return await self._of_school(said, SchoolId(rest))
            case Beginning.COPY:
                found = await self._found(said, rest)
                told = ActivityAnswers.of(found, self.calendar).copied()
                return Start(entered=entered_from(told), step=DAY.name)
            case Beginning.EDIT:
                found = await self._found(said, rest)
                if found.status is not ActivityStatus.DRAFT:
                    raise DraftGone
                told = replace(ActivityAnswers.of(found, self.calendar), changes=found.id)
                return Start(entered=entered_from(told), step=SUMMARY)
            case Beginning.CHANGE:
                return await self._of_change(said, rest)
            case _:
                raise NotFound

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return cancelled(said.words, ActivityAnswers.read(draft.answers))

    def _new(self, said: Said) -> ActivityAnswers:
        return ActivityAnswers(district=district_of(said.actor))

    async def _of_cluster(self, said: Said, topic_id: TopicId) -> Start:
        """Starts a new activity on the cluster's topic."""
        topic = (await self.resolution.cluster(said.actor, topic_id)).cluster.topic
        told = replace(
            self._new(said),
            area=topic.area,
            topics=(topic.id,),
            calls_cluster=True,
            whom=Whom.DISTRICT,
        )
        return Start(entered=entered_from(told))

    async def _of_school(self, said: Said, number: SchoolId) -> Start:
        """Starts a new cohort of the school; people enter it by an application."""
        school = await self.schools.get(number)
        has_type = COHORT in {one.id for one in await self.activities.types()}
        told = replace(
            self._new(said),
            type=COHORT if has_type else None,
            school=school.id,
            needs_approval=True,
            whom=Whom.DISTRICT,
        )
        return Start(entered=entered_from(told), step=TITLE.name if has_type else None)

    async def _of_change(self, said: Said, about: str) -> Start:
        """Starts a change of a published activity: `<activity>-<step>[-<session>]`."""
        number, _, what = about.partition("-")
        step, _, session_id = what.partition("-")
        found = await self._found(said, number)
        if step not in {DAY.name, *AT_ONCE} or not f"0{session_id}".isdecimal():
            raise NotFound
        sessions = found.sessions
        session = next((one for one in sessions if str(one.id) == session_id), sessions[0])
        told = ActivityAnswers(
            changes=found.id,
            only=step,
            session=SessionId(session.id or 0),
            type=found.type.id,
            title=found.title,
            day=self.calendar.local(session.starts_at).date(),
        )
        return Start(entered=entered_from(told), step=step)

    async def _found(self, said: Said, number: str) -> Activity:
        """Returns the activity that the actor organizes."""
        found = await self.activities.participants(said.actor, ActivityId(row_id(number)))
        return found.activity

    # ── What a step shows ──────────────────────────────────────────────────────────────────────

    async def facts(self, said: Said, draft: Draft) -> ActivityFacts:
        told = ActivityAnswers.read(draft.answers)
        district = district_of(said.actor, told.district)
        acting = await self.territory.acting_in(said.actor)
        return ActivityFacts(
            types=await self.activities.types(),
            district=acting.name(district) if acting else None,
            areas=await self.deficits.areas(),
            places=await self.territory.municipalities(district),
            today=self._now.date(),
            holidays=await self.holidays.every() if draft.step in _OF_DAYS else Holidays(),
            problem=self._problem(said, draft) if draft.step == SUMMARY else None,
        )

    @property
    def _now(self) -> datetime:
        """The local time."""
        return self.calendar.local(self.clock()).replace(tzinfo=None)

    def _problem(self, said: Said, draft: Draft) -> BadInput | None:
        told = ActivityAnswers.read(draft.answers)
        if told.only is not None or not told.sessions:
            return None
        try:
            told.plan(self.calendar, self.clock(), district_of(said.actor, told.district))
        except BadInput as error:
            return error
        return None

    # ── What is typed ──────────────────────────────────────────────────────────────────────────

    async def take_message(self, form: Open) -> bool:
        """Changes a property of a published activity as soon as it is typed."""
        said, told = form.said, activity_entered(form.entered)
        is_asked = told.only in AT_ONCE and form.step == told.only
        if not is_asked or not isinstance(said.event, Message):
            return False
        try:
            await self._change_published(form, told, said.need_text())
        except BadInput as error:
            await form.show(hint=refusal(said.words, error))
        return True

    async def take_words(self, said: Said, entered: Entered, key: Field[Any], text: str) -> Entered:
        if key.name not in TYPED:
            raise NotAChoice
        return entered_from(TYPED[key.name](activity_entered(entered), text, self._now))

    async def _change_published(self, form: Open, told: ActivityAnswers, text: str | None) -> None:
        """Stores the change. With `text` None, seats are unlimited."""
        actor, number = form.said.actor, told.changes
        if number is None:
            raise DraftGone
        match told.only:
            case TITLE.name:
                title = told.with_title(text or "").title or ""
                after = await self.activities.rename(actor, number, title)
            case PLACE.name:
                place = read_place(text or "")
                after = await self.activities.change_place(actor, number, place, told.session)
            case SEATS.name:
                seats = None if text is None else read_seats(text)
                after = await self.activities.change_seats(actor, number, seats)
            case DESCRIPTION.name:
                words = limited_text(text or "", DESCRIPTION_LIMIT)
                after = await self.activities.change_description(actor, number, words)
            case _:
                raise DraftGone
        await form.drafts.drop(form.draft)
        outcome = changed(form.said.words, after, form.step)
        await finish(form.said.event, form.said.state, outcome)

    # ── What is pressed ────────────────────────────────────────────────────────────────────────

    def chosen(self, entered: Entered, key: Field[Any], value: str | None) -> Entered:
        return with_choice(entered, key, value)

    async def act(self, form: Open, press: FormPress) -> None:
        told = activity_entered(form.entered)
        match press.value, form.step:
            case day, DAY.name if press.action is FormAction.PICK:
                told = replace(told, day=read_day(day or "", self._now.date()))
                await form.answer(DAY, entered_from(told))
            case A.NO_TOPIC, AREA.name:
                told = replace(told, area=None, topics=())
                await form.go(MORE.name if told.sessions else DAY.name, entered_from(told))
            case A.UNLIMITED, SEATS.name if told.only is not None:
                await self._change_published(form, told, None)
            case A.UNLIMITED, SEATS.name:
                told = replace(told, capacity=None, quotas={}, merges_on=None)
                await form.go(AUDIENCE.name, entered_from(told))
            case A.WEEK_LATER, step if step == SUMMARY:
                await form.go(SUMMARY, entered_from(told.with_week_later()))
            case A.APPROVAL, MORE.name:
                told = replace(told, needs_approval=not told.needs_approval)
                await form.go(MORE.name, entered_from(told))
            case _:
                await form.show_current()

    def newer(self, press: FormPress) -> FormPress:
        return newer_press(press)

    async def complete(self, tap: Tap[FormPress], draft: DraftId) -> None:
        """Publishes the activity, stores it as a draft, or moves a published one."""
        found = await self.drafts.find(tap.actor, FormName.ACTIVITY)
        told = ActivityAnswers.read(found.answers if found and found.id == draft else {})
        if found is not None and told.changes is not None and told.only is not None:
            await finish(tap.event, tap.state, await self._moved(tap, told, told.changes))
            await self.drafts.drop(found)  # after a crash it is moved and shown once more
            return
        is_published = tap.press.field != A.KEEP
        activity = await self.activities.make(tap.actor, draft, is_published=is_published)
        await finish(tap.event, tap.state, made(tap.words, activity))

    async def _moved(
        self, tap: Tap[FormPress], told: ActivityAnswers, number: ActivityId
    ) -> Screen:
        if not told.sessions:
            raise OutOfDate
        new = told.sessions[0].session(self.calendar)
        moved = await self.activities.move(
            tap.actor, number, new.starts_at, new.ends_at, told.session
        )
        return changed(tap.words, moved, DAY.name)

    async def refused(self, form: Open, error: BadInput) -> None:
        """Asks again for the day to which a published activity is moved."""
        told = activity_entered(form.entered)
        if told.only is not None:
            form = await form.saved(DAY.name, entered_from(replace(told, sessions=())))
        await form.show_refused(error)
