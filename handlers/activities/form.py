"""The form of an activity: a new one, a draft, or one property of a published one."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from aiogram.fsm.state import State
from aiogram.types import Message

from district.activities.activity import DESCRIPTION_LIMIT, Activity, ActivityStatus
from district.activities.form import (
    ACTIVITY_FORM,
    AREA,
    AUDIENCE,
    CLOSING,
    DAY,
    DESCRIPTION,
    HOURS,
    MERGING,
    MORE,
    PLACE,
    QUOTA,
    QUOTAS,
    SEATS,
    SERVICE,
    TIMES,
    TITLE,
    TOPIC,
    TYPE,
    ActivityEntered,
    ActivityFacts,
    ActivityStep,
    PlannedSession,
    Whom,
    activity_entered,
    entered_from,
    read_older,
    read_place,
    read_seats,
)
from district.activities.organizers import district_of
from district.clock import Calendar, Clock
from district.drafts import Draft
from district.errors import BadInput, DraftGone, NotAChoice, NotFound
from district.forms import SUMMARY, Entered, Field
from district.ids import ActivityId, AreaId, MunicipalityId, SchoolId, SessionId, TopicId
from district.schools.school import COHORT
from district.typed_text import limited_text
from district.typed_time import read_day, read_hours, read_moment
from handlers.form import Conversation, OlderFormat, Open, Start, row_id
from handlers.step_message import finish
from handlers.tap import Said
from keyboards.activities.form import Beginning, PlanningAction, PlanningPress, form_press
from keyboards.form import FormPress
from screens.activities.form import ActivityLook, cancelled, changed, made, parked
from screens.errors import refusal
from screens.screen import Screen
from services.activities.manage import Activities
from services.activities.resolution import Resolutions
from services.requests.deficits import Deficits
from services.schools.schools import Schools
from services.territory import Territory

A, S = PlanningAction, ActivityStep
AT_ONCE = {S.PLACE, S.SEATS, S.DESCRIPTION}
"""Properties of a published activity that change as soon as they are entered."""
CLEARED = {
    DESCRIPTION.name: "description",
    CLOSING.name: "closes",
    MERGING.name: "merges_on",
    SERVICE.name: "longest_service",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityConversation(Conversation[ActivityFacts]):
    form = ACTIVITY_FORM
    look = ActivityLook()
    older = OlderFormat(
        press=PlanningPress,
        read_press=form_press,
        read_draft=read_older,
        open_state=State("open", group_name="ActivityForm"),
    )

    activities: Activities
    deficits: Deficits
    territory: Territory
    resolution: Resolutions
    schools: Schools
    calendar: Calendar
    clock: Clock

    # ── Beginning and leaving ──────────────────────────────────────────────────────────────────

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        district_of(said.actor)

    def parks(self, draft: Draft, about: str | None) -> bool:
        """An unfinished form is offered only before a new activity."""
        return about is None and draft.step != TYPE.name

    async def parked(self, said: Said, draft: Draft, about: str | None) -> Screen:
        return parked(said.words)

    async def start(self, said: Said, about: str | None) -> Start:
        """
        Raises:
            NotFound: the button is forged.
        """
        kind, _, rest = (about or "").partition("-")
        match kind:
            case "":
                return Start()
            case Beginning.CLUSTER:
                return await self._of_cluster(said, TopicId(rest))
            case Beginning.SCHOOL:
                return await self._of_school(SchoolId(rest))
            case Beginning.COPY:
                found = await self._found(said, rest)
                told = ActivityEntered.of(found, self.calendar).copied()
                return Start(entered=entered_from(told), step=DAY.name)
            case Beginning.EDIT:
                found = await self._found(said, rest)
                if found.status is not ActivityStatus.DRAFT:
                    raise DraftGone
                told = replace(ActivityEntered.of(found, self.calendar), changes=found.id)
                return Start(entered=entered_from(told), step=SUMMARY)
            case Beginning.CHANGE:
                return await self._of_change(said, rest)
            case _:
                raise NotFound

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return cancelled(said.words, ActivityEntered.read(draft.answers))

    async def _of_cluster(self, said: Said, topic_id: TopicId) -> Start:
        """Starts a new activity on the cluster's topic; publishing calls its people."""
        topic = (await self.resolution.cluster(said.actor, topic_id)).cluster.topic
        told = ActivityEntered(
            area=topic.area, topics=(topic.id,), calls_cluster=True, whom=Whom.DISTRICT
        )
        return Start(entered=entered_from(told))

    async def _of_school(self, number: SchoolId) -> Start:
        """Starts a new cohort of the school; people enter it by an application."""
        school = await self.schools.get(number)
        has_type = COHORT in {one.id for one in await self.activities.types()}
        told = ActivityEntered(
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
        if step not in {S.DAY, *AT_ONCE} or not f"0{session_id}".isdecimal():
            raise NotFound
        sessions = found.sessions
        session = next((one for one in sessions if str(one.id) == session_id), sessions[0])
        told = ActivityEntered(
            changes=found.id,
            only=S(step),
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
        district = district_of(said.actor)
        return ActivityFacts(
            types=await self.activities.types(),
            areas=await self.deficits.areas(),
            places=await self.territory.municipalities(district),
            today=self._today,
            problem=self._problem(said, draft) if draft.step == SUMMARY else None,
        )

    @property
    def _today(self) -> date:
        return self.calendar.local(self.clock()).date()

    def _problem(self, said: Said, draft: Draft) -> BadInput | None:
        told = ActivityEntered.read(draft.answers)
        if told.only is not None or not told.sessions:
            return None
        try:
            told.plan(self.calendar, self.clock(), district_of(said.actor))
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

    async def take_words(
        self, said: Said, entered: Entered, key: Field[None], text: str
    ) -> Entered:
        told = activity_entered(entered)
        match key:
            case _ if key is DAY:
                told = replace(told, day=read_day(text, self._today))
            case _ if key is TIMES:
                told = _with_times(told, text)
            case _ if key is CLOSING:
                now = self.calendar.local(self.clock()).replace(tzinfo=None)
                told = replace(told, closes=read_moment(text, now))
            case _ if key is MERGING:
                told = replace(told, merges_on=read_day(text, self._today))
            case _ if key.name in _TYPED:
                told = _TYPED[key.name](told, text)
            case _:
                raise NotAChoice
        return entered_from(told)

    async def _change_published(self, form: Open, told: ActivityEntered, text: str | None) -> None:
        """Stores the change. With `text` None, seats are unlimited."""
        actor, number = form.said.actor, told.changes
        if number is None:
            raise DraftGone
        match told.only:
            case S.PLACE:
                place = read_place(text or "")
                after = await self.activities.change_place(actor, number, place, told.session)
            case S.SEATS:
                seats = None if text is None else read_seats(text)
                after = await self.activities.change_seats(actor, number, seats)
            case S.DESCRIPTION:
                words = limited_text(text or "", DESCRIPTION_LIMIT)
                after = await self.activities.change_description(actor, number, words)
            case _:
                raise DraftGone
        await form.drafts.drop(form.draft)
        outcome = changed(form.said.words, after, S(form.step))
        await finish(form.said.event, form.said.state, outcome)

    # ── What is pressed ────────────────────────────────────────────────────────────────────────

    async def act(self, form: Open, press: FormPress) -> None:
        if press.value in set(A) and press.field is None:
            steps, act = _ACTS.get(A(press.value), ((), None))
            if act is None or form.step not in steps:
                await form.show_current()
            else:
                await act(self, form, A(press.value))
            return
        told = activity_entered(form.entered)
        key, told = await self._picked(form, told, press.value or "")
        entered = entered_from(told)
        await form.go(form.form.after(form.step, entered) if key is None else key.name, entered)

    async def _picked(
        self, form: Open, told: ActivityEntered, value: str
    ) -> tuple[Field[None] | None, ActivityEntered]:
        """Returns the next step, None for the following one, and the values with the choice.

        Raises:
            NotFound: the button is forged.
        """
        match form.step:
            case AREA.name if value in {one.id for one in await self.deficits.areas()}:
                return None, replace(told, area=AreaId(value))
            case TOPIC.name if value in await self._topics():
                topic = TopicId(value)
                is_one_more = bool(told.sessions)
                return None, (
                    told.with_topic(topic) if is_one_more else replace(told, topics=(topic,))
                )
            case DAY.name:
                return None, replace(told, day=read_day(value, self._today))
            case AUDIENCE.name if value in set(Whom):
                return None, replace(told, whom=Whom(value))
            case QUOTAS.name if await self.territory.municipality(MunicipalityId(value)):
                return QUOTA, replace(told, quota_of=MunicipalityId(value))
            case _:
                raise NotFound

    async def _topics(self) -> set[TopicId]:
        return {topic.id for area in await self.deficits.areas() for topic in area.topics}

    async def _choose_no_topic(self, form: Open, _: PlanningAction) -> None:
        told = replace(activity_entered(form.entered), area=None, topics=())
        await form.go(MORE.name if told.sessions else DAY.name, entered_from(told))

    async def _choose_unlimited(self, form: Open, _: PlanningAction) -> None:
        told = activity_entered(form.entered)
        if told.only is not None:
            await self._change_published(form, told, None)
        else:
            told = replace(told, capacity=None, quotas={}, merges_on=None)
            await form.go(AUDIENCE.name, entered_from(told))

    async def _add_week_later(self, form: Open, _: PlanningAction) -> None:
        told = activity_entered(form.entered).with_week_later()
        await form.go(SUMMARY, entered_from(told))

    async def _turn_approval(self, form: Open, _: PlanningAction) -> None:
        told = activity_entered(form.entered)
        told = replace(told, needs_approval=not told.needs_approval)
        await form.go(MORE.name, entered_from(told))

    async def _clear(self, form: Open, _: PlanningAction) -> None:
        answers = {**form.entered.answers, CLEARED[form.step]: None}
        await form.go(form.form.before(form.step, form.entered) or MORE.name, Entered(answers))

    async def _send(self, form: Open, act: PlanningAction) -> None:
        """Publishes the activity, stores it as a draft, or moves an existing one."""
        said, told = form.said, activity_entered(form.entered)
        try:
            if told.only is None:
                activity = await self.activities.make(
                    said.actor, form.draft.id, is_published=act is A.PUBLISH
                )
                outcome = made(said.words, activity)
            else:
                outcome = changed(said.words, await self._moved(form, told), S.DAY)
        except BadInput as error:
            await self._ask_again(form, told, error)
            return
        await finish(said.event, said.state, outcome)

    async def _moved(self, form: Open, told: ActivityEntered) -> Activity:
        if told.changes is None or not told.sessions:
            raise DraftGone
        planned = told.sessions[0].session(self.calendar)
        moved = await self.activities.move(
            form.said.actor, told.changes, planned.starts_at, planned.ends_at, told.session
        )
        await form.drafts.drop(form.draft)
        return moved

    async def _ask_again(self, form: Open, told: ActivityEntered, error: BadInput) -> None:
        """Shows the summary, which gives the reason; for a moved activity, asks for the day."""
        if told.only is None:
            await form.show()
            return
        again = await form.saved(DAY.name, entered_from(replace(told, sessions=())))
        await again.show_refused(error)


_ACTS: Mapping[
    PlanningAction,
    tuple[tuple[str, ...], Callable[[ActivityConversation, Open, PlanningAction], Awaitable[None]]],
] = {
    A.NO_TOPIC: ((AREA.name,), ActivityConversation._choose_no_topic),
    A.UNLIMITED: ((SEATS.name,), ActivityConversation._choose_unlimited),
    A.WEEK_LATER: ((SUMMARY,), ActivityConversation._add_week_later),
    A.APPROVAL: ((MORE.name,), ActivityConversation._turn_approval),
    A.CLEAR: (tuple(CLEARED), ActivityConversation._clear),
    A.KEEP: ((SUMMARY,), ActivityConversation._send),
    A.PUBLISH: ((SUMMARY,), ActivityConversation._send),
}
"""Actions specific to this form, with the steps whose screens offer them."""
_TYPED: Mapping[str, Callable[[ActivityEntered, str], ActivityEntered]] = {
    TITLE.name: ActivityEntered.with_title,
    PLACE.name: ActivityEntered.with_place,
    HOURS.name: ActivityEntered.with_hours,
    SEATS.name: ActivityEntered.with_seats,
    DESCRIPTION.name: ActivityEntered.with_description,
    QUOTA.name: ActivityEntered.with_quota,
    SERVICE.name: ActivityEntered.with_service,
}


def _with_times(told: ActivityEntered, text: str) -> ActivityEntered:
    """Sets the times; of a moved session this completes it, as its place stays."""
    begins, ends = read_hours(text)
    if told.only is None or told.day is None:
        return replace(told, begins=begins, ends=ends)
    session = PlannedSession(day=told.day, begins=begins, ends=ends, place="")
    return replace(told, sessions=(session,))
