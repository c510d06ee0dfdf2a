"""The form of an announcement: a new one, other words or another time for one that is there."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from aiogram import Bot, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from district.activities.enrolments import EnrolmentStatus
from district.announcements.announcement import Announcement, Button, ButtonKind, Content
from district.announcements.form import AnnouncementEntered, AnnouncementStep
from district.announcements.recipients import Recipients
from district.errors import (
    BadInput,
    NotFound,
)
from district.ids import (
    ActivityId,
    CategoryId,
    CommunityId,
    OrganizationId,
    TopicId,
)
from district.people.person import Position, Subject
from district.people.roles import Role
from handlers.announcements.form_shown import AnnouncementForm, AtDesk, Composing, Desk
from handlers.announcements.form_words import take_content, take_words
from handlers.filters import On
from handlers.forms import (
    AtStep,
    finish,
    leave,
    refuse_gone,
    resume,
)
from handlers.show import say, show, stop_spinner
from keyboards.announcements.form import STATUSES, AnnouncingAction, AnnouncingPress
from screens.announcements.copies import preview_calls
from screens.announcements.form import cancelled, parked, sample_text
from screens.announcements.list import announcement_screen
from screens.errors import refusal

A, S = AnnouncingAction, AnnouncementStep


def router() -> Router:
    announcing = Router(name="announcing")
    message = announcing.message
    message.register(resume, StateFilter(AnnouncementForm.open), AtDesk(), AtStep(again=True))
    message.register(take_content, StateFilter(AnnouncementForm.open), AtDesk(), AtStep(S.CONTENT))
    message.register(take_words, StateFilter(AnnouncementForm.open), AtDesk(), AtStep())

    press = announcing.callback_query
    press.filter(AnnouncingPress.filter(), AtDesk())
    press.register(resume, AtStep(again=True))
    press.register(begin, On(A.BEGIN))
    press.register(begin_anew, On(A.ANEW))
    press.register(edit, On(A.EDIT))
    press.register(set_time, On(A.TIME))
    press.register(resume, On(A.RESUME), AtStep())
    for action, answers in _ANSWERS.items():
        press.register(answers, On(action), AtStep())
    press.register(send_it, On(A.SEND), AtStep(S.SUMMARY))
    press.register(refuse_gone)
    return announcing


# ── Beginning and leaving ──────────────────────────────────────────────────────────────────────


async def begin(event: CallbackQuery, desk: Desk, form: Composing | None) -> None:
    """An unfinished form is offered first."""
    if form is not None and form.entered.content != Content():
        await show(event, parked(desk.words))
        return
    await begin_anew(event, desk)


async def begin_anew(event: CallbackQuery, desk: Desk) -> None:
    await desk.begin(event, S.CONTENT, AnnouncementEntered())


async def edit(event: CallbackQuery, callback_data: AnnouncingPress, desk: Desk) -> None:
    found = await desk.found(callback_data)
    entered = AnnouncementEntered(
        changes=found.id, only=S.CONTENT, category=found.category.id, buttons=found.buttons
    )
    await desk.begin(event, S.CONTENT, entered)


async def set_time(event: CallbackQuery, callback_data: AnnouncingPress, desk: Desk) -> None:
    found = await desk.found(callback_data)
    entered = AnnouncementEntered(
        content=found.content, changes=found.id, only=S.WHEN, category=found.category.id
    )
    await desk.begin(event, S.WHEN, entered)


async def cancel(event: CallbackQuery, form: Composing) -> None:
    await form.drafts.drop(form.draft)
    number = form.entered.changes
    if number is None:
        await leave(event, form.state, cancelled(form.words))
        return
    facts = await form.announcements.facts(form.actor, number)
    await leave(event, form.state, announcement_screen(form.words, facts))
    if event.message is not None:
        await form.announcements.follow(form.actor, number, event.message.message_id)


async def go_back(event: CallbackQuery, form: Composing) -> None:
    entered = form.entered
    if form.step is S.SUMMARY and entered.only is not None:
        await form.go(event, entered.only, entered)
    else:
        await form.go(event, form.step.before or S.SUMMARY, entered)


async def send_it(event: CallbackQuery, form: Composing) -> None:
    """Makes it, or changes the one thing of what is there."""
    try:
        made = await _made(form)
    except BadInput as error:
        await say(event, refusal(form.words, error), alert=True)
        await form.show(event)
        return
    facts = await form.announcements.facts(form.actor, made.id)
    card = await finish(event, form.state, announcement_screen(form.words, facts))
    await form.announcements.follow(form.actor, made.id, card.message_id)


async def _made(form: Composing) -> Announcement:
    entered, service = form.entered, form.announcements
    if entered.changes is None:
        return await form.composer.make(form.actor, form.draft.id)
    if entered.only is S.CONTENT:
        made = await service.edit(form.actor, entered.changes, entered.content)
    else:
        due = entered.due_at(form.calendar, form.clock())
        made = await service.set_time(form.actor, entered.changes, due, entered.repeats)
    await form.drafts.drop(form.draft)
    return made


# ── What is pressed ────────────────────────────────────────────────────────────────────────────


async def set_step(event: CallbackQuery, callback_data: AnnouncingPress, form: Composing) -> None:
    try:
        step = S(callback_data.value or "")
    except ValueError:
        raise NotFound from None
    entered = form.entered
    if step is S.SUMMARY and entered.category is None:
        entered = replace(entered, category=(await form.announcements.categories())[0].id)
    await form.go(event, step, entered)


async def tick(event: CallbackQuery, callback_data: AnnouncingPress, form: Composing) -> None:
    value, entered = callback_data.value or "", form.entered
    match form.step:
        case S.WEEKDAYS:
            day = _chosen(int, value, range(7))
            left = tuple(one for one in entered.weekdays if one != day)
            days = left if day in entered.weekdays else (*left, day)
            new = replace(entered, weekdays=days, month_day=None, moment=None)
            await form.go(event, form.step, new)
        case S.CATEGORY:
            categories = {one.id for one in await form.announcements.categories()}
            category = CategoryId(_chosen(str, value, categories))
            await form.go(event, form.step, replace(entered, category=category, is_urgent=False))
        case S.PLACES:
            places = {one.id for one in await form.territory.municipalities()}
            place = _chosen(str, value, places)
            await form.choose(event, entered.recipients.toggled("municipalities", place))
        case S.COMMUNITIES:
            communities = {one.id for one in await form.communities.every()}
            one = CommunityId(_chosen(str, value, communities))
            await form.choose(event, entered.recipients.toggled("communities", one))
        case step if step in _TICKED:
            name, kind, choices = _TICKED[step]
            one = _chosen(kind, value, choices)
            await form.choose(event, entered.recipients.toggled(name, one))
        case S.ORGANIZATIONS:
            number = OrganizationId(_chosen(int, value, None))
            await form.choose(event, entered.recipients.toggled("organizations", number))
        case _:
            raise NotFound


_TICKED: Mapping[AnnouncementStep, tuple[str, Callable[[str], Any], Any]] = {
    S.POSITIONS: ("positions", Position, Position),
    S.SUBJECTS: ("subjects", Subject, Subject),
    S.ROLES: ("roles", Role, Role),
    S.STATUSES: ("statuses", EnrolmentStatus, STATUSES),
}


async def choose(event: CallbackQuery, callback_data: AnnouncingPress, form: Composing) -> None:
    value, entered = callback_data.value or "", form.entered
    match form.step:
        case S.ACTIVITY | S.SIGN_UP:
            known = {one.id for one in await form.composer.activities(form.actor)}
            number = ActivityId(_chosen(int, value, known))
            await _choose_activity(event, number, form)
        case S.AREA:
            answers = {**entered.answers(), "area": value}
            await (await form.kept(S.TOPIC, answers)).show(event)
        case S.TOPIC:
            areas = await form.deficits.areas()
            topics = {topic.id for area in areas for topic in area.topics}
            topic = TopicId(_chosen(str, value, topics))
            recipients = replace(entered.recipients, topic=topic)
            await form.go(event, S.RECIPIENTS, replace(entered, recipients=recipients))
        case _:
            raise NotFound


async def _choose_activity(event: CallbackQuery, number: ActivityId, form: Composing) -> None:
    entered = form.entered
    if form.step is S.SIGN_UP:
        button = Button(kind=ButtonKind.SIGN_UP, activity=number)
        await form.go(event, S.BUTTONS, entered.with_button(button))
        return
    recipients = replace(entered.recipients, activity=number, statuses=())
    await form.go(event, S.STATUSES, replace(entered, recipients=recipients))


async def clear(event: CallbackQuery, form: Composing) -> None:
    """What the step is about is as if nothing had been said."""
    entered = form.entered
    if form.step is S.UNTIL:
        await form.go(event, S.SUMMARY, replace(entered, until=None))
        return
    if form.step is S.RECIPIENTS:
        await form.go(event, S.RECIPIENTS, replace(entered, recipients=Recipients()))
        return
    cleared = _CLEARED.get(form.step)
    if cleared is None:
        raise NotFound
    recipients = replace(entered.recipients, **cleared)
    await form.go(event, S.RECIPIENTS, replace(entered, recipients=recipients))


_CLEARED: Mapping[AnnouncementStep, dict[str, Any]] = {
    S.PLACES: {"municipalities": ()},
    S.POSITIONS: {"positions": ()},
    S.SUBJECTS: {"subjects": ()},
    S.ROLES: {"roles": ()},
    S.COMMUNITIES: {"communities": ()},
    S.SERVICE: {"longest_service": None},
    S.STATUSES: {"activity": None, "statuses": ()},
    S.AREA: {"topic": None},
}


async def show_sample(event: CallbackQuery, form: Composing) -> None:
    people = await form.composer.sample(form.actor, form.entered.recipients)
    await stop_spinner(event)
    if isinstance(event.message, Message):
        await event.message.answer(sample_text(form.words, people), parse_mode="HTML")
    await form.show_below(event)


async def load(event: CallbackQuery, callback_data: AnnouncingPress, form: Composing) -> None:
    for number, _, recipients in await form.composer.saved(form.actor):
        if str(number) == callback_data.value:
            try:
                await form.composer.ensure_wide(form.actor, recipients)
            except BadInput as error:
                await say(event, refusal(form.words, error), alert=True)
                return
            await form.go(event, S.RECIPIENTS, replace(form.entered, recipients=recipients))
            return
    raise NotFound


async def forget(event: CallbackQuery, callback_data: AnnouncingPress, form: Composing) -> None:
    number = _chosen(int, callback_data.value or "", None)
    await form.composer.forget(form.actor, number)
    await form.go(event, S.SAVED, form.entered)


async def turn_urgency(event: CallbackQuery, form: Composing) -> None:
    entered = form.entered
    await form.go(event, S.CATEGORY, replace(entered, is_urgent=not entered.is_urgent))


async def add_read_button(event: CallbackQuery, form: Composing) -> None:
    entered = form.entered.with_button(Button(kind=ButtonKind.READ))
    await form.go(event, S.BUTTONS, entered)


async def take_button(
    event: CallbackQuery, callback_data: AnnouncingPress, form: Composing
) -> None:
    entered = form.entered
    place = _chosen(int, callback_data.value or "", range(len(entered.buttons)))
    left = (*entered.buttons[:place], *entered.buttons[place + 1 :])
    await form.go(event, S.BUTTONS, replace(entered, buttons=left))


async def choose_now(event: CallbackQuery, form: Composing) -> None:
    await form.go(event, S.SUMMARY, form.entered.sent_now())


async def preview(event: CallbackQuery, form: Composing, bot: Bot) -> None:
    """A real copy, and the form again below it."""
    entered = form.entered
    categories = await form.announcements.categories()
    category = next((one for one in categories if one.id == entered.category), None)
    await stop_spinner(event)
    for call in preview_calls(
        form.words, event.from_user.id, entered.content, entered.buttons, category
    ):
        await bot(call)
    await form.show_below(event)


_ANSWERS: Mapping[AnnouncingAction, Callable[..., Awaitable[None]]] = {
    A.SET: set_step,
    A.TICK: tick,
    A.CHOOSE: choose,
    A.CLEAR: clear,
    A.SAMPLE: show_sample,
    A.LOAD: load,
    A.FORGET: forget,
    A.URGENT: turn_urgency,
    A.READ: add_read_button,
    A.TAKE: take_button,
    A.NOW: choose_now,
    A.PREVIEW: preview,
    A.BACK: go_back,
    A.CANCEL: cancel,
}


def _chosen(kind: Callable[[str], Any], value: str, choices: Any) -> Any:
    """
    Raises:
        NotFound: a button that was made up.
    """
    try:
        one = kind(value)
    except ValueError:
        raise NotFound from None
    if choices is not None and one not in choices:
        raise NotFound
    return one
