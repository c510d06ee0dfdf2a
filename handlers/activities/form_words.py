"""What is typed while the form of an activity is open."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from aiogram.types import Message

from district.activities.activity import DESCRIPTION_LIMIT
from district.activities.form import (
    ActivityEntered,
    ActivityStep,
    PlannedSession,
    read_place,
    read_seats,
)
from district.errors import BadInput, DraftGone, NotAChoice
from district.typed_text import limited_text
from district.typed_time import read_day, read_hours, read_moment
from handlers.activities.form_shown import OpenPlan
from handlers.forms import finish, typed
from handlers.show import Event
from screens.activities.form import changed

S = ActivityStep


async def take_words(event: Message, form: OpenPlan) -> None:
    """What was typed at a step; what cannot be taken is answered with what is expected."""
    try:
        text = typed(event)
        if form.entered.only in {S.PLACE, S.SEATS, S.DESCRIPTION}:
            await change_published(event, form, text)
        else:
            step, entered = _answered(form, text)
            await form.go(event, step, entered)
    except BadInput as error:
        await form.insist(event, error)


async def change_published(event: Event, form: OpenPlan, text: str | None) -> None:
    """Of what is published, the one thing that was asked; None: no limit of seats."""
    entered = form.entered
    if entered.changes is None:
        raise DraftGone
    number, activities = entered.changes, form.activities
    match entered.only:
        case S.PLACE:
            work = activities.change_place(
                form.actor, number, read_place(text or ""), entered.session
            )
        case S.SEATS:
            seats = None if text is None else read_seats(text)
            work = activities.change_seats(form.actor, number, seats)
        case S.DESCRIPTION:
            words = limited_text(text or "", DESCRIPTION_LIMIT)
            work = activities.change_description(form.actor, number, words)
        case _:
            raise DraftGone
    activity = await work
    await form.drafts.drop(form.draft)
    await finish(event, form.state, changed(form.words, activity, form.step))


def _answered(form: OpenPlan, text: str) -> tuple[ActivityStep, ActivityEntered]:
    """
    Raises:
        BadInput: it is no answer to the step.
    """
    answer = _TYPED.get(form.step)
    if answer is None:
        raise NotAChoice
    return answer(form, form.entered, text)


def _title(
    _: OpenPlan, entered: ActivityEntered, text: str
) -> tuple[ActivityStep, ActivityEntered]:
    has_subject = entered.calls_cluster or entered.school is not None
    return S.DAY if has_subject else S.AREA, entered.with_title(text)


def _day(
    form: OpenPlan, entered: ActivityEntered, text: str
) -> tuple[ActivityStep, ActivityEntered]:
    return S.TIMES, replace(entered, day=read_day(text, form.today))


def _times(
    _: OpenPlan, entered: ActivityEntered, text: str
) -> tuple[ActivityStep, ActivityEntered]:
    begins, ends = read_hours(text)
    if entered.only is None or entered.day is None:
        return S.PLACE, replace(entered, begins=begins, ends=ends)
    session = PlannedSession(day=entered.day, begins=begins, ends=ends, place="")
    return S.SUMMARY, replace(entered, sessions=(session,))


def _place(
    _: OpenPlan, entered: ActivityEntered, text: str
) -> tuple[ActivityStep, ActivityEntered]:
    return S.SUMMARY if entered.hours else S.HOURS, entered.with_place(text)


def _closing(
    form: OpenPlan, entered: ActivityEntered, text: str
) -> tuple[ActivityStep, ActivityEntered]:
    now = form.calendar.local(form.clock()).replace(tzinfo=None)
    return S.MORE, replace(entered, closes=read_moment(text, now))


def _merging(
    form: OpenPlan, entered: ActivityEntered, text: str
) -> tuple[ActivityStep, ActivityEntered]:
    return S.QUOTAS, replace(entered, merges_on=read_day(text, form.today))


_TYPED: Mapping[
    ActivityStep,
    Callable[[OpenPlan, ActivityEntered, str], tuple[ActivityStep, ActivityEntered]],
] = {
    S.TITLE: _title,
    S.DAY: _day,
    S.TIMES: _times,
    S.PLACE: _place,
    S.HOURS: lambda _, entered, text: (S.SEATS, entered.with_hours(text)),
    S.SEATS: lambda _, entered, text: (S.AUDIENCE, entered.with_seats(text)),
    S.DESCRIPTION: lambda _, entered, text: (S.MORE, entered.with_description(text)),
    S.CLOSING: _closing,
    S.QUOTA: lambda _, entered, text: (S.QUOTAS, entered.with_quota(text)),
    S.MERGING: _merging,
    S.SERVICE: lambda _, entered, text: (S.MORE, entered.with_service(text)),
}
