"""Activities for participants: list, seat, queue."""

from dataclasses import dataclass, replace
from typing import Annotated

from aiogram import Router
from pydantic import Field

from district.activities.activity import Which
from district.activities.enrolments import Standing
from district.activities.organizers import follows_leaders, may_make
from district.clock import Clock
from district.errors import NotFound, NotInThisState
from district.ids import ActivityId, CampaignId, MunicipalityId, TypeId
from district.months import Month
from district.people.roles import Permission
from handlers.activities.attendance import OWN, code_picture
from handlers.menu import DeepLink, opens
from handlers.tap import Linked, Presses, Said, Tap, follows
from keyboards.activities.browse import (
    Action,
    ActivitiesPress,
    ColleaguesAction,
    ColleaguesPress,
    PlanAction,
    PlanPress,
    to_plan_button,
)
from keyboards.activities.certificates import papers_button
from keyboards.activities.manage import to_made_button
from keyboards.analytics import analytics_button
from keyboards.links import deep_link
from keyboards.menu import Entry
from locales.texts import Words
from screens.activities.attendance import own_code
from screens.activities.browse import (
    activity_card,
    activity_list,
    ask_leave,
    colleagues_screen,
    invited_line,
    kinds_screen,
    whole_activity,
)
from screens.activities.calendar import activity_calendar, calendar_screen, plan_calendar
from screens.activities.coordination import plan_file_screen, plan_screen
from screens.screen import Screen
from services.activities.attendance import Attendance
from services.activities.browse import Browsing, Coming
from services.activities.coordination import Coordination
from services.activities.enrolling import Enrolling
from services.activities.manage import Activities
from services.activities.teams import Teams
from services.limiting import Limiting
from services.people.people import People

LONGEST_NUMBER = 9
SUBJECT = "activity"
"""Prefix of links to an activity."""


class ActivityPress(ActivitiesPress, prefix="activities"):
    activity: Annotated[ActivityId, Field(ge=1, le=2**31 - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Browse:
    activities: Activities
    browsing: Browsing
    coordination: Coordination
    limiting: Limiting
    enrolling: Enrolling
    teams: Teams
    attendance: Attendance
    people: People
    clock: Clock
    bot_username: str

    def register_links(self, router: Router) -> None:
        follows(router, self.open_linked, DeepLink(SUBJECT))

    def register(self, router: Router) -> None:
        opens(router, self.show_first_page, Entry.ACTIVITIES)
        press = Presses(router, ActivitiesPress.__prefix__)
        press(ActivitiesPress, self.turn_page, Action.LIST)
        press(ActivitiesPress, self.ask_kind, Action.KINDS)
        press(ActivityPress, self.open, Action.OPEN)
        press(ActivityPress, self.open_whole, Action.WHOLE)
        press(ActivityPress, self.join, Action.JOIN)
        press(ActivityPress, self.join_below, Action.JOIN_BELOW)
        press(ActivityPress, self.want_at_once, Action.AT_ONCE, Action.ASK_FIRST)
        press(ActivityPress, self.accept, Action.ACCEPT)
        press(ActivityPress, self.come_back, Action.RETURN)
        press(ActivityPress, self.answer_captain, Action.TEAM_JOIN, Action.TEAM_REFUSE)
        press(ActivityPress, self.confirm, Action.CONFIRM)
        press(ActivityPress, self.ask_whether, Action.LEAVE)
        press(ActivityPress, self.leave, Action.LEAVE_NOW)
        press(ActivityPress, self.send_calendar, Action.CALENDAR)
        press(ActivityPress, self.send_code, Action.CODE)
        plan = Presses(router, PlanPress.__prefix__)
        plan(PlanPress, self.show_plan, PlanAction.SHOW)
        plan(PlanPress, self.send_plan, PlanAction.FILE)
        press_, to = Presses(router, ColleaguesPress.__prefix__), ColleaguesAction
        press_(ColleaguesPress, self.show_colleagues, to.LIST)
        press_(ColleaguesPress, self.be_findable, to.AGREE, to.WITHDRAW)

    async def show_first_page(self, said: Said) -> None:
        await self._show_page(said, ActivitiesPress(action=Action.LIST))

    async def turn_page(self, tap: Tap[ActivitiesPress]) -> None:
        await self._show_page(tap, tap.press)

    async def ask_kind(self, tap: Tap[ActivitiesPress]) -> None:
        coming = await self._coming(tap, tap.press.changed(page=0, month=None))
        others = _others(tap, tap.press.which) if may_make(tap.actor) else []
        shown = kinds_screen(
            tap.words, tap.press, coming.types, coming.campaigns, coming.months, others
        )
        await tap.show(shown)

    async def invited(self, words: Words, link: str) -> str | None:
        """Returns in words which activity a link invites to, or None."""
        subject, _, number = link.partition("-")
        if subject != SUBJECT or not number.isdecimal() or len(number) > LONGEST_NUMBER:
            return None
        try:
            return invited_line(words, await self.activities.get(ActivityId(int(number))))
        except NotFound:
            return None

    async def open_linked(self, link: Linked) -> None:
        """Opens the card by a shared link: `/start activity-12`."""
        if not link.value.isdecimal() or len(link.value) > LONGEST_NUMBER:
            raise NotFound
        await link.show(await self.card(link, ActivityId(int(link.value))))

    async def open(self, tap: Tap[ActivityPress]) -> None:
        standing = await self.enrolling.standing(tap.actor.id, tap.press.activity)
        await tap.show(self._card(tap, standing, tap.press))

    async def open_whole(self, tap: Tap[ActivityPress]) -> None:
        activity = await self.activities.get(tap.press.activity)
        await tap.show(whole_activity(tap.words, activity, tap.press))

    async def show_colleagues(self, tap: Tap[ColleaguesPress]) -> None:
        found = await self.browsing.colleagues(tap.actor, ActivityId(tap.press.activity))
        here = tap.press.changed(action=ColleaguesAction.LIST)
        await tap.show(colleagues_screen(tap.words, found, here))

    async def be_findable(self, tap: Tap[ColleaguesPress]) -> None:
        """Shows whom the person sees now."""
        is_on = tap.press.action is ColleaguesAction.AGREE
        actor = await self.people.be_findable(tap.actor, is_on=is_on)
        await self.show_colleagues(replace(tap, actor=actor))

    async def join(self, tap: Tap[ActivityPress]) -> None:
        standing = await self.enrolling.sign_up(tap.actor, tap.press.activity)
        await tap.show(self._card(tap, standing, tap.press))

    async def join_below(self, tap: Tap[ActivityPress]) -> None:
        """The letter stays: it names other activities."""
        standing = await self.enrolling.sign_up(tap.actor, tap.press.activity)
        await tap.send(self._card(tap, standing, tap.press))

    async def want_at_once(self, tap: Tap[ActivityPress]) -> None:
        """Toggles whether a freed seat is taken without an offer."""
        wanted = tap.press.action is Action.AT_ONCE
        standing = await self.enrolling.want_at_once(tap.actor, tap.press.activity, wanted)
        await tap.show(self._card(tap, standing, tap.press))

    async def accept(self, tap: Tap[ActivityPress]) -> None:
        standing = await self.enrolling.accept(tap.actor, tap.press.activity)
        await tap.show(self._card(tap, standing, tap.press))

    async def come_back(self, tap: Tap[ActivityPress]) -> None:
        standing = await self.enrolling.come_back(tap.actor, tap.press.activity)
        await tap.show(self._card(tap, standing, tap.press))

    async def answer_captain(self, tap: Tap[ActivityPress]) -> None:
        joins, number = tap.press.action is Action.TEAM_JOIN, tap.press.activity
        await self.teams.answer(tap.actor, number, joins=joins)
        await tap.show(await self.card(tap, number))

    async def confirm(self, tap: Tap[ActivityPress]) -> None:
        standing = await self.enrolling.confirm(tap.actor, tap.press.activity)
        await tap.show(self._card(tap, standing, tap.press))

    async def ask_whether(self, tap: Tap[ActivityPress]) -> None:
        standing = await self.enrolling.standing(tap.actor.id, tap.press.activity)
        if standing.enrolment is None or not standing.enrolment.status.is_open:
            raise NotInThisState
        await tap.show(ask_leave(tap.words, standing, standing.enrolment, tap.press))

    async def leave(self, tap: Tap[ActivityPress]) -> None:
        standing = await self.enrolling.withdraw(tap.actor, tap.press.activity)
        await tap.show(self._card(tap, standing, tap.press))

    async def send_calendar(self, tap: Tap[ActivityPress]) -> None:
        activity = await self.activities.get(tap.press.activity)
        changed_at = await self.activities.changed_at(activity.id)
        link = deep_link(self.bot_username, f"activity-{activity.id}")
        now = self.clock()
        file = activity_calendar(tap.words, activity, link=link, changed_at=changed_at, now=now)
        await tap.send(calendar_screen(tap.words, activity, file))

    async def show_plan(self, tap: Tap[PlanPress]) -> None:
        await tap.show(plan_screen(tap.words, await self.coordination.plan(tap.actor)))

    async def send_plan(self, tap: Tap[PlanPress]) -> None:
        only = MunicipalityId(tap.press.place) if tap.press.place else None
        facts = await self.coordination.plan(tap.actor, only)
        await self.limiting.take_file(tap.actor, "calendar")
        file = plan_calendar(
            tap.words,
            facts.activities,
            link=lambda one: deep_link(self.bot_username, f"activity-{one.id}"),
            now=self.clock(),
        )
        await tap.send(plan_file_screen(tap.words, facts, file))

    async def send_code(self, tap: Tap[ActivityPress]) -> None:
        activity, code = await self.attendance.own_code(tap.actor.id, tap.press.activity)
        picture = await code_picture(self.bot_username, OWN, code)
        await tap.send(own_code(tap.words, activity, picture))

    async def card(self, said: Said, number: ActivityId) -> Screen:
        """Returns the current card of an activity for the person."""
        standing = await self.enrolling.standing(said.actor.id, number)
        return self._card(said, standing, ActivitiesPress(action=Action.OPEN, activity=number))

    def _card(self, said: Said, standing: Standing, press: ActivitiesPress) -> Screen:
        share = deep_link(self.bot_username, f"activity-{standing.activity.id}")
        return activity_card(said.words, standing, said.actor, press, share=share)

    async def _show_page(self, said: Said, press: ActivitiesPress) -> None:
        coming = await self._coming(said, press)
        below = [to_plan_button(said.words)]
        organizes = may_make(said.actor)
        if organizes:
            below.insert(0, to_made_button(said.words))
        else:
            below.insert(0, papers_button(said.words))
        if said.actor.may(Permission.SEE_AGGREGATES):
            below.append(analytics_button(said.words))
        shown = activity_list(
            said.words,
            coming.page,
            press.changed(page=coming.page.number),
            months=coming.months,
            types=coming.types,
            campaigns=coming.campaigns,
            others=_others(said, press.which),
            is_short=organizes,
            has_topics=coming.has_topics,
            below=below,
        )
        await said.show(shown)

    async def _coming(self, said: Said, press: ActivitiesPress) -> Coming:
        kind = TypeId(press.kind) if press.kind else None
        tag = CampaignId(press.campaign) if press.campaign else None
        return await self.browsing.coming(
            said.actor, press.which, press.page, _month(press), kind, tag
        )


def _others(said: Said, which: Which) -> list[Which]:
    """Returns the other lists of the reader; heads have a track of their own beside the one of
    teachers.
    """
    leads = follows_leaders(said.actor)
    return [one for one in Which if one is not which and (leads or one is not Which.LEADING)]


def _month(press: ActivitiesPress) -> Month | None:
    """Parses the month.

    Raises:
        NotFound: the button is forged.
    """
    try:
        return Month.read(press.month) if press.month else None
    except ValueError:
        raise NotFound from None
