"""The form of an announcement: a new one, other words or another time for one that is there."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from aiogram import Bot, Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message, MessageEntity

from district.activities import LONGEST_SERVICE, Activity
from district.announcement_form import AnnouncementEntered, AnnouncementStep
from district.announcements import (
    Announcement,
    Button,
    ButtonKind,
    Content,
    Media,
    MediaKind,
    read_link,
)
from district.clock import Calendar, Clock
from district.deficits import limited_text
from district.drafts import Draft, Form
from district.enrolments import EnrolmentStatus
from district.errors import (
    BadInput,
    BadYears,
    DistrictError,
    DraftGone,
    NotAChoice,
    NotADay,
    NotFound,
    NothingToTell,
    Past,
)
from district.ids import (
    ActivityId,
    AnnouncementId,
    CategoryId,
    CommunityId,
    OrganizationId,
    TopicId,
)
from district.people import Position, Subject
from district.recipients import NAME_LIMIT, Recipients, widest
from district.recurrence import LATEST_DAY
from district.roles import Actor, Permission, Role
from district.typed_time import read_clock, read_day, read_moment
from handlers.announcements import look_away
from handlers.filters import On
from handlers.forms import (
    AtStep,
    OpenForm,
    begin_below,
    finish,
    insist,
    leave,
    redraw_step,
    show_step,
    typed,
)
from handlers.show import Event, hush, say, show
from keyboards.announcing import STATUSES, AnnouncingAction, AnnouncingPress
from locales.texts import Words
from screens.announcements import announcement_screen
from screens.announcing import (
    ComposingFacts,
    cancelled,
    composing_screen,
    parked,
    sample_text,
)
from screens.copies import preview_calls
from screens.errors import refusal
from screens.screen import Screen
from services.announcements import Announcements
from services.communities import Communities
from services.deficits import Deficits
from services.drafts import Drafts
from services.territory import Territory

A, S = AnnouncingAction, AnnouncementStep
SHOWN = 10
"""Activities to choose from."""


class AnnouncementForm(StatesGroup):
    """Which step it is stands in the draft."""

    open = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class Composing(OpenForm):
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

    async def show(self, event: Event) -> None:
        await self.state.set_state(AnnouncementForm.open)
        await show_step(event, self.state, await self.screen())

    async def show_below(self, event: Event) -> None:
        """Under something that was sent meanwhile."""
        await begin_below(event, self.state, await self.screen())

    async def go(self, event: Event, step: AnnouncementStep, entered: AnnouncementEntered) -> None:
        await (await self.kept(step, entered.answers())).show(event)

    async def choose(self, event: Event, recipients: Recipients) -> None:
        """Other recipients, at the same step."""
        await self.go(event, self.step, replace(self.entered, recipients=recipients))

    async def screen(self) -> Screen:
        entered, service = self.entered, self.announcements
        categories = await service.categories()
        category = entered.category or categories[0].id
        facts = ComposingFacts(
            entered=entered,
            whom=await service.whom(self.actor, entered.recipients),
            size=await service.size(self.actor, entered.recipients, category),
            categories=categories,
            may_ask_topics=self.actor.may(Permission.SEE_NAMED_DEFICITS),
            is_night=self.calendar.is_quiet(self.clock()),
            **await self._lists(),
        )
        return composing_screen(self.words, self.step, facts)

    async def _lists(self) -> dict[str, Any]:
        """What only some steps show."""
        service, actor, wanted = self.announcements, self.actor, self.entered.recipients
        match self.step:
            case S.SUMMARY:
                return {"problem": await self._problem()}
            case S.ORGANIZATIONS:
                found, chosen = await service.organizations(
                    actor, search=self.search, ids=wanted.organizations
                )
                return {"found": tuple(found), "organizations": tuple(chosen)}
            case S.ACTIVITY | S.SIGN_UP:
                return {"activities": await self._activities()}
            case S.SAVED:
                return {"saved": tuple(await service.saved(actor))}
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
        now, found = self.clock(), await self.announcements.activities(self.actor)
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
            await self.announcements.ensure_possible(self.actor, self.entered)
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
        await look_away(event, self.actor, self.announcements)
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
            announcements=announcements,
            communities=communities,
            deficits=deficits,
            territory=territory,
            calendar=calendar,
            clock=clock,
        )
        draft = await drafts.find(actor, Form.ANNOUNCEMENT)
        return {"desk": desk, "form": desk.opened(draft) if draft else None}


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


async def resume(event: Event, form: Composing) -> None:
    await form.show(event)


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
        return await service.make(form.actor, form.draft.id)
    if entered.only is S.CONTENT:
        made = await service.edit(form.actor, entered.changes, entered.content)
    else:
        due = entered.due_at(form.calendar, form.clock())
        made = await service.set_time(form.actor, entered.changes, due, entered.repeats)
    await form.drafts.drop(form.draft)
    return made


async def refuse_gone(_: CallbackQuery) -> None:
    raise DraftGone


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
            await form.choose(event, entered.recipients.turned("municipalities", place))
        case S.COMMUNITIES:
            communities = {one.id for one in await form.communities.every()}
            one = CommunityId(_chosen(str, value, communities))
            await form.choose(event, entered.recipients.turned("communities", one))
        case step if step in _TICKED:
            name, kind, choices = _TICKED[step]
            one = _chosen(kind, value, choices)
            await form.choose(event, entered.recipients.turned(name, one))
        case S.ORGANIZATIONS:
            number = OrganizationId(_chosen(int, value, None))
            await form.choose(event, entered.recipients.turned("organizations", number))
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
            known = {one.id for one in await form.announcements.activities(form.actor)}
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
    people = await form.announcements.sample(form.actor, form.entered.recipients)
    await hush(event)
    if isinstance(event.message, Message):
        await event.message.answer(sample_text(form.words, people), parse_mode="HTML")
    await form.show_below(event)


async def load(event: CallbackQuery, callback_data: AnnouncingPress, form: Composing) -> None:
    for number, _, recipients in await form.announcements.saved(form.actor):
        if str(number) == callback_data.value:
            await form.go(event, S.RECIPIENTS, replace(form.entered, recipients=recipients))
            return
    raise NotFound


async def forget(event: CallbackQuery, callback_data: AnnouncingPress, form: Composing) -> None:
    number = _chosen(int, callback_data.value or "", None)
    await form.announcements.forget(form.actor, number)
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
    await hush(event)
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


# ── What is sent and typed ─────────────────────────────────────────────────────────────────────


async def take_content(event: Message, form: Composing) -> None:
    """Any message that can be told to others; those of an album come one by one."""
    entered, album = form.entered, event.media_group_id
    if album is not None and album == entered.refused_album:
        return
    try:
        new = entered.with_content(content_of(event), album)
    except BadInput as error:
        refused = replace(entered, content=Content(), album=None, refused_album=album)
        form = await form.kept(S.CONTENT, (refused if album else entered).answers())
        await insist(event, form.state, await form.screen(), form.words, error)
        return
    if new.category is None:
        new = replace(new, category=(await form.announcements.categories())[0].id)
    step = S.SUMMARY if album is None else S.CONTENT
    kept = await form.kept(step, new.answers())
    if album is not None and album == entered.album:
        await redraw_step(event, kept.state, await kept.screen())
    else:
        await kept.show(event)


async def take_words(event: Message, form: Composing) -> None:
    """What was typed at a step; what cannot be taken is answered with what is expected."""
    try:
        text = typed(event)
        if form.step is S.ORGANIZATIONS:
            await replace(form, search=limited_text(text, NAME_LIMIT)).show(event)
        elif form.step is S.NAME:
            name = limited_text(text, NAME_LIMIT)
            await form.announcements.save(form.actor, name, form.entered.recipients)
            await form.go(event, S.SAVED, form.entered)
        elif form.step in _TYPED:
            step, entered = _TYPED[form.step](form, form.entered, text)
            await form.go(event, step, entered)
        else:
            raise NotAChoice
    except BadInput as error:
        await insist(event, form.state, await form.screen(), form.words, error)


def content_of(message: Message) -> Content:
    """
    Raises:
        NothingToTell: a sticker, a poll, a place … which cannot be told to others.
    """
    media: tuple[Media, ...] = ()
    if message.photo:
        media = (Media(kind=MediaKind.PHOTO, file=message.photo[-1].file_id),)
    elif message.video:
        media = (Media(kind=MediaKind.VIDEO, file=message.video.file_id),)
    elif message.document:
        media = (Media(kind=MediaKind.DOCUMENT, file=message.document.file_id),)
    elif message.text is None:
        raise NothingToTell
    entities = message.entities if message.text is not None else message.caption_entities
    return Content(
        text=message.text or message.caption or "",
        entities=tuple(map(_plain, entities or ())),
        media=media,
    )


def _plain(entity: MessageEntity) -> dict[str, Any]:
    return entity.model_dump(mode="json", exclude_none=True)


def _service(
    _: Composing, entered: AnnouncementEntered, text: str
) -> tuple[AnnouncementStep, AnnouncementEntered]:
    years = text.strip()
    if not (years.isascii() and years.isdigit() and int(years) <= LONGEST_SERVICE):
        raise BadYears(largest=LONGEST_SERVICE)
    recipients = replace(entered.recipients, longest_service=int(years))
    return S.RECIPIENTS, replace(entered, recipients=recipients)


def _link(
    _: Composing, entered: AnnouncementEntered, text: str
) -> tuple[AnnouncementStep, AnnouncementEntered]:
    return S.BUTTONS, entered.with_button(read_link(text))


def _moment(
    form: Composing, entered: AnnouncementEntered, text: str
) -> tuple[AnnouncementStep, AnnouncementEntered]:
    moment = read_moment(text, form.local_now)
    return S.SUMMARY, replace(entered.sent_now(), moment=moment)


def _month_day(
    _: Composing, entered: AnnouncementEntered, text: str
) -> tuple[AnnouncementStep, AnnouncementEntered]:
    day = text.strip()
    if not (day.isascii() and day.isdigit() and 1 <= int(day) <= LATEST_DAY):
        raise NotADay
    return S.AT, replace(entered.sent_now(), month_day=int(day))


def _at(
    _: Composing, entered: AnnouncementEntered, text: str
) -> tuple[AnnouncementStep, AnnouncementEntered]:
    return S.UNTIL, replace(entered, at=read_clock(text), until=None, moment=None)


def _until(
    form: Composing, entered: AnnouncementEntered, text: str
) -> tuple[AnnouncementStep, AnnouncementEntered]:
    new = replace(entered, until=read_day(text, form.local_now.date()))
    if new.repeats is None or new.repeats.after(form.clock(), form.calendar) is None:
        raise Past
    return S.SUMMARY, new


_Typed = Callable[
    [Composing, AnnouncementEntered, str], tuple[AnnouncementStep, AnnouncementEntered]
]
_TYPED: Mapping[AnnouncementStep, _Typed] = {
    S.SERVICE: _service,
    S.LINK: _link,
    S.MOMENT: _moment,
    S.MONTH_DAY: _month_day,
    S.AT: _at,
    S.UNTIL: _until,
}
