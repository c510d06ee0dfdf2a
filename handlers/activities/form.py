"""The form of an activity: a new one, a draft, or one property of a published one."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from aiogram.fsm.state import State
from aiogram.types import Message

from district.activities.activity import DESCRIPTION_LIMIT, Activity, ActivityStatus
from district.activities.coordination import Clash
from district.activities.form import (
    ACTIVITY_FORM,
    AREA,
    AUDIENCE,
    BUS,
    CLOSING,
    CORRECTION,
    DAY,
    DESCRIPTION,
    HELD,
    HOURS,
    IN_A_ROW,
    MORE,
    PLACE,
    SAID_BEFORE,
    SEATS,
    TIMES,
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
from district.activities.one_message import Heard, read_activity
from district.activities.organizers import district_of
from district.campaigns import Campaign, offered
from district.clock import Calendar, Clock
from district.drafts import Draft
from district.drafts import Form as FormName
from district.errors import BadInput, DraftGone, NotAChoice, NotFound, OutOfDate
from district.forms import SUMMARY, Entered, Field
from district.holidays import Holidays
from district.ids import (
    ActivityId,
    CallId,
    CampaignId,
    DraftId,
    EntryId,
    MunicipalityId,
    SchoolId,
    SessionId,
    TopicId,
    TypeId,
)
from district.months import Month
from district.people.roles import Actor, Permission
from district.schools.school import COHORT
from district.territory import Municipality
from district.typed_text import limited_text
from district.typed_time import read_day, read_moment
from handlers.form import Conversation, OlderFormat, Open, Start, Understood, row_id
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
from screens.activities.form import DAYS_IN_A_ROW, ActivityLook, cancelled, changed, made
from screens.errors import refusal
from screens.screen import Screen
from services.activities.coordination import Coordination
from services.activities.holidays import HolidayKeeping
from services.activities.manage import Activities
from services.activities.resolution import Resolutions
from services.campaigns import Campaigns
from services.drafts import Drafts
from services.requests.deficits import Deficits
from services.schools.schools import Schools
from services.territory import Territory

A = PlanningAction
AT_ONCE = {
    TITLE.name, PLACE.name, HOURS.name, SEATS.name, BUS.name, CLOSING.name, DESCRIPTION.name,
}  # fmt: skip
"""Properties of a published activity that change as soon as they are entered."""
CHECKED = {DAY.name, TYPE.name, AREA.name, AUDIENCE.name}
"""Properties that a summary shows before they change."""
_OF_SESSION: Mapping[str, str] = {
    A.CORRECT_DAY: DAY.name,
    A.CORRECT_TIMES: TIMES.name,
    A.CORRECT_PLACE: PLACE.name,
}
"""Actions that open a step of a session."""
_ANSWERS: Mapping[tuple[Field[Any], str], Callable[[ActivityAnswers], ActivityAnswers]] = {
    (AREA, A.NO_TOPIC): lambda told: replace(told, area=None, topics=()),
    (SEATS, A.UNLIMITED): lambda told: replace(told, capacity=None, quotas={}, merges_on=None),
}
"""Actions that answer a step."""
_OPENS: Mapping[tuple[str, str], tuple[str, Callable[[ActivityAnswers], ActivityAnswers]]] = {
    (SUMMARY, A.WEEK_LATER): (SUMMARY, lambda told: told.with_week_later()),
    (MORE.name, A.APPROVAL): (
        MORE.name,
        lambda told: replace(told, needs_approval=not told.needs_approval),
    ),
    (MORE.name, A.ADD_TOPIC): (AREA.name, lambda told: replace(told, adds=True)),
    (HELD.name, A.DROP_SESSION): (SUMMARY, lambda told: told.without_session()),
}
"""Actions of a step, the steps they open, and what they change."""
_OF_DAYS = {DAY.name, SUMMARY}
"""The steps that show holidays."""


class WantedActivities(Protocol):
    """Reads entries of calls, which are another area."""

    async def activity_wanted(self, actor: Actor, entry: EntryId) -> ActivityAnswers: ...


class WantedSeats(Protocol):
    """Reads seats that calls give."""

    async def activity_wanted(
        self, actor: Actor, call: CallId, type_: TypeId
    ) -> ActivityAnswers: ...


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
    coordination: Coordination
    campaigns: Campaigns
    deficits: Deficits
    drafts: Drafts
    territory: Territory
    resolution: Resolutions
    papers: WantedActivities
    awarded_seats: WantedSeats
    schools: Schools
    holidays: HolidayKeeping
    calendar: Calendar
    clock: Clock

    # ── Beginning and leaving ──────────────────────────────────────────────────────────────────

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        district_of(said.actor)

    def parks(self, draft: Draft, about: str | None) -> bool:
        """An unfinished form is offered only before an activity that may be begun later."""
        kind = (about or "").partition("-")[0]
        return kind in {"", Beginning.ENTRY, Beginning.SEATS} and draft.step != TYPE.name

    async def start(self, said: Said, about: str | None) -> Start:
        """
        Raises:
            NotFound: the button is forged.
        """
        kind, _, rest = (about or "").partition("-")
        begin = {
            "": self._of_nothing,
            Beginning.CLUSTER: self._of_cluster,
            Beginning.SCHOOL: self._of_school,
            Beginning.ENTRY: self._of_entry,
            Beginning.SEATS: self._of_seats,
            Beginning.COPY: self._of_copy,
            Beginning.EDIT: self._of_draft,
            Beginning.CHANGE: self._of_change,
        }.get(kind)
        if begin is None:
            raise NotFound
        return await begin(said, rest)

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return cancelled(said.words, ActivityAnswers.read(draft.answers))

    def _new(self, said: Said) -> ActivityAnswers:
        return ActivityAnswers(district=district_of(said.actor))

    async def _of_nothing(self, said: Said, _: str) -> Start:
        return Start(entered=entered_from(self._new(said)))

    async def _of_copy(self, said: Said, number: str) -> Start:
        """Starts a repetition; the calendar shows the month of a week later."""
        told = ActivityAnswers.of(await self._found(said, number), self.calendar)
        last = max(one.day for one in told.sessions)
        month = Month.of(max(last + timedelta(days=7), self._now.date()))
        entered = entered_from(told.copied()).with_page(DAY, month.count)
        return Start(entered=entered, step=DAY.name)

    async def _of_draft(self, said: Said, number: str) -> Start:
        """Goes on with an activity that was stored as a draft.

        Raises:
            DraftGone: it is published or cancelled.
        """
        found = await self._found(said, number)
        if found.status is not ActivityStatus.DRAFT:
            raise DraftGone
        told = replace(ActivityAnswers.of(found, self.calendar), changes=found.id)
        return Start(entered=entered_from(told.at_summary()), step=SUMMARY)

    async def _of_cluster(self, said: Said, number: str) -> Start:
        """Starts a new activity on the cluster's topic."""
        topic = (await self.resolution.cluster(said.actor, TopicId(number))).cluster.topic
        told = replace(
            self._new(said),
            area=topic.area,
            topics=(topic.id,),
            calls_cluster=True,
            whom=Whom.DISTRICT,
        )
        return Start(entered=entered_from(told))

    async def _of_school(self, said: Said, number: str) -> Start:
        """Starts a new cohort of the school; people enter it by an application."""
        school = await self.schools.get(SchoolId(number))
        has_type = COHORT in {one.id for one in await self.activities.types()}
        told = replace(
            self._new(said),
            type=COHORT if has_type else None,
            school=school.id,
            needs_approval=True,
            whom=Whom.DISTRICT,
        )
        return Start(entered=entered_from(told), step=TITLE.name if has_type else None)

    async def _of_entry(self, said: Said, number: str) -> Start:
        """Starts an activity with type, title and topic of an entry, as far as they fit."""
        return await self._begun(
            await self.papers.activity_wanted(said.actor, EntryId(row_id(number)))
        )

    async def _of_seats(self, said: Said, about: str) -> Start:
        """Starts an activity of the type in which a call gives seats: `<call>-<type>`."""
        number, _, type_ = about.partition("-")
        call = CallId(row_id(number))
        return await self._begun(
            await self.awarded_seats.activity_wanted(said.actor, call, TypeId(type_))
        )

    async def _begun(self, told: ActivityAnswers) -> Start:
        is_known = told.type in {one.id for one in await self.activities.types()}
        told = replace(told, type=told.type if is_known else None)
        missing = DAY if told.title else TITLE
        return Start(entered=entered_from(told), step=missing.name if is_known else None)

    async def _of_change(self, said: Said, about: str) -> Start:
        """Starts a change of a published activity: `<activity>-<step>[-<session>]`."""
        number, _, what = about.partition("-")
        step, _, session_id = what.partition("-")
        found = await self._found(said, number)
        if step not in {*CHECKED, *AT_ONCE} or not f"0{session_id}".isdecimal():
            raise NotFound
        sessions = found.sessions
        session = next((one for one in sessions if str(one.id) == session_id), sessions[0])
        told = replace(
            ActivityAnswers.of(found, self.calendar),
            changes=found.id,
            only=step,
            session=SessionId(session.id or 0),
            sessions=(),
            day=self.calendar.local(session.starts_at).date(),
            place=session.place,
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
        places = await self.territory.municipalities(district)
        return ActivityFacts(
            types=await self.activities.types(),
            district=acting.name(district) if acting else None,
            areas=await self.deficits.areas(),
            places=places,
            elsewhere=await self._elsewhere(told, {one.id for one in places}),
            today=self._now.date(),
            lately=tuple(await self._lately(said, draft.step, told)),
            holidays=await self.holidays.every() if draft.step in _OF_DAYS else Holidays(),
            problem=self._problem(said, draft) if draft.step == SUMMARY else None,
            clashes=await self._clashes(said, draft.step, told),
            campaigns=await self._campaigns(draft.step, told),
        )

    async def _elsewhere(
        self, told: ActivityAnswers, places: Collection[MunicipalityId]
    ) -> tuple[Municipality, ...]:
        others = {*told.quotas, *told.places, *told.guests} - {*places}
        found = [await self.territory.municipality(one) for one in sorted(others)]
        return tuple(one for one in found if one is not None)

    async def _lately(self, said: Said, step: str, told: ActivityAnswers) -> list[Activity]:
        is_offered = told.only is None and ACTIVITY_FORM.field(step) in SAID_BEFORE
        return await self.activities.lately(said.actor) if is_offered else []

    async def _campaigns(self, step: str, told: ActivityAnswers) -> tuple[Campaign, ...]:
        is_shown = step == MORE.name or (step == SUMMARY and told.campaign is not None)
        if not is_shown:
            return ()
        days = [one.day for one in told.sessions]
        return offered(await self.campaigns.every(), days, told.campaign)

    async def _clashes(self, said: Said, step: str, told: ActivityAnswers) -> tuple[Clash, ...]:
        is_of_days = told.only in {None, DAY.name}
        if step != SUMMARY or not is_of_days:
            return ()
        return await self.coordination.clashes(said.actor, told)

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
        """Fills in the form from one message; changes a property of a published activity as soon
        as it is typed.
        """
        said, told = form.said, activity_entered(form.entered)
        if form.step == TYPE.name and not told.whole and told.only is None:
            return await self._take_whole(form)
        if form.step == SUMMARY and told.only is None:
            return await self._correct(form, told)
        is_asked = told.only in AT_ONCE and form.step == told.only
        if not is_asked or not isinstance(said.event, Message):
            return False
        try:
            await self._change_published(form, told, said.need_text())
        except BadInput as error:
            await form.show(hint=refusal(said.words, error))
        return True

    async def understood(self, said: Said, text: str) -> Understood | None:
        """Understands «Семинар …, 5 декабря 14:00–16:30, …» of a person who plans activities."""
        if not said.actor.may(Permission.MAKE_ACTIVITIES):
            return None
        heard = read_activity(text, await self.activities.types(), self._now.date())
        if heard.type is None or heard.title is None or heard.day is None:
            return None
        return await self._understood(said, self._new(said), heard)

    async def _understood(self, said: Said, told: ActivityAnswers, heard: Heard) -> Understood:
        if heard.place is not None:
            place = await self.activities.place_named(said.actor, heard.place)
            heard = replace(heard, place=place)
        told = told.with_heard(heard)
        path = ACTIVITY_FORM.path(entered_from(told))
        start = Start(
            entered=entered_from(told if path else told.at_summary()),
            step=path[0].name if path else SUMMARY,
        )
        parts = ", ".join(f"«{one}»" for one in heard.unclear)
        unclear = said.words.plain("organising-unclear", parts=parts) if parts else None
        return Understood(start=start, unclear=unclear)

    async def _take_whole(self, form: Open) -> bool:
        """Takes a message that says more than the type; words without a meaning are refused."""
        said = form.said
        if not isinstance(said.event, Message) or said.event.text is None:
            return False
        text = said.event.text
        heard = read_activity(text, await self.activities.types(), self._now.date())
        if not heard.is_plan:
            return False
        found = await self._understood(said, activity_entered(form.entered), heard)
        kept = await form.saved(found.start.step or TYPE.name, found.start.entered)
        await kept.show(found.unclear)
        return True

    async def _correct(self, form: Open, told: ActivityAnswers) -> bool:
        """Changes what words below the summary name; others are refused."""
        said = form.said
        if not isinstance(said.event, Message) or said.event.text is None:
            return False
        types = await self.activities.types()
        heard = read_activity(said.event.text, types, self._now.date())
        if heard.place is not None:
            place = await self.activities.place_named(said.actor, heard.place)
            heard = replace(heard, place=place)
        try:
            corrected = told.corrected(heard)
        except NotAChoice:
            return False
        await form.go(SUMMARY, entered_from(corrected))
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
                after = await self.activities.correct(actor, number, title=title)
            case HOURS.name:
                hours = told.with_hours(text or "").hours
                after = await self.activities.correct(actor, number, hours=hours)
            case PLACE.name:
                place = read_place(text or "")
                after = await self.activities.change_place(actor, number, place, told.session)
            case SEATS.name | BUS.name:
                seats = None if text is None else read_seats(text)
                is_bus = told.only == BUS.name
                after = await self.activities.change_seats(actor, number, seats, is_bus=is_bus)
            case CLOSING.name:
                wall = read_moment(text or "", self._now)
                closes = self.calendar.at(wall.date(), wall.time())
                after = await self.activities.change_closing(actor, number, closes)
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

    def at_summary(self, entered: Entered) -> Entered:
        told = activity_entered(entered)
        return entered if told.only is not None else entered_from(told.at_summary())

    async def act(self, form: Open, press: FormPress) -> None:
        told, key = activity_entered(form.entered), form.form.field(form.step)
        act, _, about = (press.value or "").partition(".")
        if key is DAY and press.action is FormAction.PICK:
            await form.answer(DAY, entered_from(told.with_day(read_day(act, self._now.date()))))
        elif key is IN_A_ROW and press.action is FormAction.PICK and act in DAYS_IN_A_ROW:
            laid = told.with_days_in_a_row(int(act), await self.holidays.every())
            await form.answer(IN_A_ROW, entered_from(laid))
        elif key is not None and key in SAID_BEFORE and press.action is FormAction.PICK:
            await self._say_again(form, key, told, act)
        elif key is SEATS and act == A.UNLIMITED and told.only is not None:
            await self._change_published(form, told, None)
        elif key is not None and act == A.GO_ON and not told.whole:
            await form.answer(key, form.entered)
        elif key is not None and (key, act) in _ANSWERS:
            await form.answer(key, entered_from(_ANSWERS[key, act](told)))
        elif (step := _opened(form.step, act, about, told)) is not None:
            await form.go(*step)
        else:
            await self._tick_campaign(form, told, about if act == A.CAMPAIGN else "")

    async def _tick_campaign(self, form: Open, told: ActivityAnswers, about: str) -> None:
        """An activity has one campaign; ticked again, it has none. Other buttons are outdated."""
        campaigns = await self._campaigns(form.step, told)
        if form.step != MORE.name or about not in {one.id for one in campaigns}:
            await form.show_current()
            return
        chosen = None if told.campaign == about else CampaignId(about)
        await form.go(MORE.name, entered_from(replace(told, campaign=chosen)))

    async def _say_again(
        self, form: Open, key: Field[Any], told: ActivityAnswers, number: str
    ) -> None:
        """Fills in the value of an earlier activity."""
        lately = await self._lately(form.said, key.name, told)
        found = next((one for one in lately if str(one.id) == number), None)
        if found is None:
            await form.show_current()
            return
        told = SAID_BEFORE[key](told, found, self.calendar)
        await form.answer(key, entered_from(told))

    def newer(self, press: FormPress) -> FormPress:
        return newer_press(press)

    async def complete(self, tap: Tap[FormPress], draft: DraftId) -> None:
        """Publishes the activity, stores it as a draft, or moves a published one."""
        found = await self.drafts.find(tap.actor, FormName.ACTIVITY)
        told = ActivityAnswers.read(found.answers if found and found.id == draft else {})
        if found is not None and told.changes is not None and told.only is not None:
            after = await self._changed(tap, told, told.changes)
            await finish(tap.event, tap.state, changed(tap.words, after, told.only))
            await self.drafts.drop(found)  # after a crash it is moved and shown once more
            return
        is_published = tap.press.field != A.KEEP
        activity = await self.activities.make(tap.actor, draft, is_published=is_published)
        lost = await self._elsewhere(ActivityAnswers(quotas=told.quotas), activity.quotas)
        await finish(tap.event, tap.state, made(tap.words, activity, lost))

    async def _changed(self, said: Said, told: ActivityAnswers, number: ActivityId) -> Activity:
        match told.only:
            case TYPE.name:
                return await self.activities.correct(said.actor, number, kind=told.type)
            case AREA.name:
                return await self.activities.change_topics(said.actor, number, told.topics)
            case AUDIENCE.name:
                return await self.activities.change_audience(said.actor, number, told)
            case DAY.name if told.sessions:
                new = told.sessions[0].session(self.calendar)
                return await self.activities.move(
                    said.actor, number, new.starts_at, new.ends_at, told.session
                )
            case _:
                raise OutOfDate

    async def refused(self, form: Open, error: BadInput) -> None:
        """Asks again for the new value of a published activity."""
        told = activity_entered(form.entered)
        if told.only is not None:
            form = await form.saved(told.only, entered_from(replace(told, sessions=())))
        await form.show_refused(error)


def _opened(step: str, act: str, about: str, told: ActivityAnswers) -> tuple[str, Entered] | None:
    """Returns the step that an action opens, with the answers; None for an outdated one."""
    if (step, act) in _OPENS:
        opened, change = _OPENS[step, act]
        return opened, entered_from(change(told))
    if step == CORRECTION.name and act == A.HELD and about.isdecimal():
        at = int(about)
        return (HELD.name, entered_from(replace(told, at=at))) if at < len(told.sessions) else None
    if step in {CORRECTION.name, HELD.name} and act in _OF_SESSION and told.sessions:
        at = told.at if step == HELD.name and told.at is not None else 0
        return _OF_SESSION[act], entered_from(replace(told, at=at))
    return None
