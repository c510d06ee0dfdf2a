"""Activities for organizers: participants, attendance, changes."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from pydantic import Field, StringConstraints

from district.activities.activity import ActivityStatus
from district.activities.enrolments import seats_by_status
from district.clock import Calendar, Clock
from district.errors import BadInput, NotInThisState
from district.ids import ActivityId, EnrolmentId, SessionId, TopicId
from district.pages import Page
from documents.chart import chart_png
from handlers.activities.attendance import poster_picture
from handlers.tap import Presses, Said, Tap, says
from keyboards.activities.manage import Action, OrganisingPress
from screens.activities.attendance import room_code
from screens.activities.feedback import thought_line
from screens.activities.manage import (
    LISTED,
    ask_call_off,
    change,
    chart,
    chart_of,
    cluster,
    clusters,
    dropped,
    made_list,
    manage,
    people,
    people_file,
    sharers,
    sharing,
    sheet,
)
from screens.errors import refusal
from services.activities.attendance import EXPECTED, Attendance
from services.activities.coordination import Coordination
from services.activities.feedback import Feedbacks
from services.activities.manage import Activities
from services.activities.resolution import Resolutions
from services.limiting import Limiting
from services.people.name_search import nearest_named
from services.territory import Territory

ON_SHEET, ON_LIST, SESSIONS, NAMES = 20, 10, 6, 20
"""Page sizes of the attendance sheet, of lists, of sessions as buttons, and of names."""


SEARCH = "participants_search"
"""Key in the conversation's data of the activity and the name to search; empty: all are listed."""


class ParticipantsForm(StatesGroup):
    """The meaning of typed text."""

    search = State()


class ManagePress(OrganisingPress, prefix="organising"):
    activity: Annotated[ActivityId, Field(ge=1, le=2**31 - 1)]


def _numbers(count: int) -> StringConstraints:
    return StringConstraints(pattern=rf"^[0-9]{{1,9}}(-[0-9]{{1,9}}){{{count - 1}}}$")


class SheetPress(ManagePress, prefix="organising"):
    value: Annotated[str, _numbers(2)]
    """Session and page."""


class MarkPress(ManagePress, prefix="organising"):
    value: Annotated[str, _numbers(4)]
    """Session, enrolment, 1 for present, and page."""


class RoomPress(ManagePress, prefix="organising"):
    value: Annotated[str, _numbers(1)] | None = None
    """The session; None: the current or next one."""


class ListPress(OrganisingPress, prefix="organising"):
    value: Annotated[str, _numbers(1)] | None = None
    """The page."""


class PagePress(ManagePress, prefix="organising"):
    value: Annotated[str, _numbers(1)] | None = None
    """The page of what belongs to the activity."""


class ClusterPress(OrganisingPress, prefix="organising"):
    value: str
    """The topic."""


class SharersPress(OrganisingPress, prefix="organising"):
    value: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,9}-.+$")]
    """Page and topic."""


def _page(press: ListPress | PagePress) -> int:
    return int(press.value or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manage:
    activities: Activities
    coordination: Coordination
    territory: Territory
    attendance: Attendance
    feedbacks: Feedbacks
    limiting: Limiting
    calendar: Calendar
    clock: Clock
    bot_username: str

    def register(self, router: Router) -> None:
        press = Presses(router, OrganisingPress.__prefix__)
        press(ListPress, self.show_made, Action.MADE)
        press(PagePress, self.show_pressed, Action.MANAGE)
        press(PagePress, self.show_people, Action.PEOPLE)
        says(router, self.search_people, StateFilter(ParticipantsForm.search))
        press(ManagePress, self.send_people, Action.EXPORT)
        press(ManagePress, self.publish, Action.PUBLISH)
        press(ManagePress, self.drop, Action.DROP)
        press(PagePress, self.show_change, Action.CHANGE)
        press(ManagePress, self.ask_whether, Action.CALL_OFF)
        press(ManagePress, self.call_off, Action.CALL_OFF_NOW)
        press(SheetPress, self.show_sheet, Action.SHEET)
        press(MarkPress, self.mark, Action.MARK)
        press(SheetPress, self.mark_rest, Action.REST)
        press(RoomPress, self.send_room_code, Action.ROOM, Action.TURN, Action.STILL)

    async def show_made(self, tap: Tap[ListPress]) -> None:
        await self.show_list(tap, _page(tap.press))

    async def show_list(self, said: Said, page: int = 0) -> None:
        made = Page.of(await self.activities.made(said.actor), page, ON_LIST)
        acting = await self.territory.acting_in(said.actor)
        await said.show(made_list(said.words, made, acting))

    async def show_pressed(self, tap: Tap[PagePress]) -> None:
        await self.show(tap, _page(tap.press))

    async def show(self, tap: Tap[ManagePress] | Tap[PagePress], page: int = 0) -> None:
        number = tap.press.activity
        found = await self.activities.participants(tap.actor, number)
        counts = seats_by_status(one for one, _ in found.people)
        unsure = sum(one.asked_to_confirm_at is not None for one, _ in found.people)
        is_held = found.activity.status is not ActivityStatus.CANCELLED
        now = self.clock()
        held = reversed(found.activity.sessions if is_held else ())
        begun = Page.of([one for one in held if one.starts_at <= now], page, SESSIONS)
        thought = thought_line(tap.words, await self.feedbacks.thought(tap.actor, number))
        clashes = await self.coordination.clashes_of_draft(found.activity)
        await tap.show(
            manage(tap.words, found.activity, counts, begun, unsure, thought, clashes=clashes)
        )

    async def show_people(self, tap: Tap[PagePress]) -> None:
        """Without a page, ends the search."""
        number = tap.press.activity
        searched, search = (await tap.state.get_data()).get(SEARCH, (None, ""))
        if tap.press.value is None or searched != number:
            search = ""
        await self._show_people(tap, number, search, _page(tap.press))

    async def search_people(self, said: Said) -> None:
        number, _ = (await said.state.get_data())[SEARCH]
        await self._show_people(said, ActivityId(number), said.need_text())

    async def _show_people(
        self, said: Said, number: ActivityId, search: str, page: int = 0
    ) -> None:
        found = await self.activities.shown_participants(said.actor, number)
        meant = nearest_named(search, found.people, lambda one: one[1]) if search else found.people
        listed = [one for status in LISTED for one in meant if one[0].status is status]
        counts = seats_by_status(one for one, _ in listed)
        shown = people(said.words, found.activity, Page.of(listed, page, NAMES), counts, search)
        await said.ask(shown, ParticipantsForm.search, **{SEARCH: (number, search)})

    async def send_people(self, tap: Tap[ManagePress]) -> None:
        """A refusal does not count for the limit of files."""
        number = tap.press.activity
        await self.activities.participants(tap.actor, number)
        await self.limiting.take_file(tap.actor, "participants")
        found = await self.activities.shown_participants(tap.actor, number, as_file=True)
        today = self.calendar.local(self.clock()).date()
        await tap.send(people_file(tap.words, found.activity, found.people, today))

    async def publish(self, tap: Tap[ManagePress]) -> None:
        """Publishes a draft; an alert names the obstacle."""
        try:
            await self.activities.publish(tap.actor, tap.press.activity)
        except BadInput as error:
            await tap.alert(refusal(tap.words, error))
        await self.show(tap)

    async def drop(self, tap: Tap[ManagePress]) -> None:
        await self.activities.drop(tap.actor, tap.press.activity)
        await tap.show(dropped(tap.words))

    async def show_change(self, tap: Tap[PagePress]) -> None:
        found = (await self.activities.participants(tap.actor, tap.press.activity)).activity
        if found.status is not ActivityStatus.PUBLISHED:
            raise NotInThisState
        now = self.clock()
        coming = [one for one in found.sessions if one.starts_at > now]
        await tap.show(change(tap.words, found, Page.of(coming, _page(tap.press), SESSIONS)))

    async def ask_whether(self, tap: Tap[ManagePress]) -> None:
        found = await self.activities.participants(tap.actor, tap.press.activity)
        await tap.show(ask_call_off(tap.words, found.activity, len(found.people)))

    async def call_off(self, tap: Tap[ManagePress]) -> None:
        await self.activities.cancel(tap.actor, tap.press.activity)
        await self.show(tap)

    async def show_sheet(self, tap: Tap[SheetPress]) -> None:
        session, page = map(int, tap.press.value.split("-"))
        await self._show_sheet(tap, SessionId(session), page)

    async def mark(self, tap: Tap[MarkPress]) -> None:
        """Marks present or absent; a repeated press corrects the mark."""
        session, enrolment, present, page = map(int, tap.press.value.split("-"))
        held, of = SessionId(session), EnrolmentId(enrolment)
        activity = tap.press.activity
        await self.attendance.mark(tap.actor, activity, held, of, is_present=bool(present))
        await self._show_sheet(tap, held, page)

    async def mark_rest(self, tap: Tap[SheetPress]) -> None:
        session, page = map(int, tap.press.value.split("-"))
        await self.attendance.mark_rest(tap.actor, tap.press.activity, SessionId(session))
        await self._show_sheet(tap, SessionId(session), page)

    async def send_room_code(self, tap: Tap[RoomPress]) -> None:
        """Shows the code; its buttons start or stop the rotation."""
        press = tap.press
        turns = {Action.TURN: True, Action.STILL: False}.get(press.action)
        session = SessionId(int(press.value)) if press.value else None
        wall = await self.attendance.wall(tap.actor, press.activity, session, turns=turns)
        picture = await poster_picture(tap.words, self.bot_username, wall)
        await tap.send(room_code(tap.words, wall, picture))

    async def _show_sheet(
        self, tap: Tap[SheetPress] | Tap[MarkPress], session: SessionId, page: int
    ) -> None:
        found = await self.attendance.sheet(tap.actor, tap.press.activity, session)
        shown = Page.of(found.people, page, ON_SHEET)
        came = sum(one.size.seats for one, _, present in found.people if present)
        expected = sum(one.size.seats for one, _, _ in found.people)
        unmarked = sum(
            present is None and one.status in EXPECTED and one.person != tap.actor.id
            for one, _, present in found.people
        )
        names = Counter(one.profile.name.short for _, one, _ in found.people if one.profile)
        namesakes = {name for name, count in names.items() if count > 1}
        await tap.show(
            sheet(
                tap.words,
                found.activity,
                found.session,
                shown,
                came,
                unmarked,
                namesakes,
                expected=expected,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Clusters:
    """Topics with many deficits in the district."""

    resolution: Resolutions
    limiting: Limiting
    territory: Territory

    def register(self, router: Router) -> None:
        press = Presses(router, OrganisingPress.__prefix__)
        press(ListPress, self.show_all, Action.CLUSTERS)
        press(OrganisingPress, self.send_chart, Action.CHART)
        press(ClusterPress, self.show, Action.CLUSTER)
        press(ListPress, self.show_sharing, Action.SHARING)
        press(SharersPress, self.show_sharers, Action.SHARERS)

    async def show_all(self, tap: Tap[ListPress]) -> None:
        await self.open(tap, _page(tap.press))

    async def open(self, said: Said, number: int = 0) -> None:
        found = await self.resolution.clusters(said.actor)
        page = Page.of(found, number, ON_LIST)
        sees = self.resolution.sees_sharing(said.actor)
        acting = await self.territory.acting_in(said.actor)
        await said.show(clusters(said.words, page, acting, sees_sharing=sees))

    async def show_sharing(self, tap: Tap[ListPress]) -> None:
        found = await self.resolution.sharing(tap.actor)
        await tap.show(sharing(tap.words, Page.of(found, _page(tap.press), ON_LIST)))

    async def show_sharers(self, tap: Tap[SharersPress]) -> None:
        page, _, name = tap.press.value.partition("-")
        topic, people = await self.resolution.people_sharing(tap.actor, TopicId(name))
        await tap.show(sharers(tap.words, topic, Page.of(people, int(page), NAMES)))

    async def send_chart(self, tap: Tap[OrganisingPress]) -> None:
        facts = await self.resolution.chart(tap.actor)
        await self.limiting.take_file(tap.actor, "chart")
        picture = await asyncio.to_thread(chart_png, chart_of(tap.words, facts))
        await tap.send(chart(tap.words, picture))

    async def show(self, tap: Tap[ClusterPress]) -> None:
        found = await self.resolution.cluster(tap.actor, TopicId(tap.press.value))
        acting = await self.territory.acting_in(tap.actor)
        await tap.show(cluster(tap.words, found, acting))
