"""The form of an announcement: a new one, or another content or time for an existing one."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message, MessageEntity

from district.activities.activity import Activity
from district.announcements.announcement import (
    Announcement,
    Button,
    ButtonKind,
    Content,
    Media,
    MediaKind,
    read_link,
)
from district.announcements.form import (
    ACTIVITY,
    ANNOUNCEMENT,
    AREA,
    BUTTONS,
    CAMPAIGN,
    CATEGORY,
    COMMUNITIES,
    CONDITIONS,
    CONTENT,
    LINK,
    MOMENT,
    NAME,
    ORGANIZATIONS,
    PLACES,
    PRESENCE,
    RECIPIENTS,
    SAVED,
    SIGN_UP,
    TIMES,
    TOPIC,
    UNTIL,
    URGENT,
    WHEN,
    FormFacts,
    announcement_entered,
    buttons_in,
    changed_by,
    content_in,
    due_at,
    editing,
    inviting,
    is_later,
    naming,
    read_older,
    recipients_in,
    refusing,
    repeats_in,
    retiming,
    telling,
    with_button,
    with_buttons,
    with_content,
    with_recipients,
    without,
)
from district.announcements.recipients import Recipients, members_of, own_districts, widest, within
from district.campaigns import Campaign, offered
from district.clock import Calendar, Clock
from district.drafts import Draft
from district.drafts import Form as FormName
from district.errors import BadInput, DistrictError, NotAText, NotFound, NothingToTell, OutOfDate
from district.forms import SUMMARY, Entered, Field
from district.ids import (
    ActivityId,
    AnnouncementId,
    CallId,
    CampaignId,
    CategoryId,
    CommunityId,
    DraftId,
    MentionId,
    SurveyId,
)
from district.people.roles import Permission
from district.surveys.survey import SurveyStatus
from district.territory import Municipality, Organization
from district.typed_time import read_day, read_moment
from handlers.announcements.list import detach_card, send_preview
from handlers.form import LONGEST, Conversation, OlderFormat, Open, Start, row_id
from handlers.step_message import finish, redraw_step
from handlers.tap import Said, Tap
from keyboards.announcements.form import MEANINGS, AnnouncingPress, form_press
from keyboards.form import FormPress
from keyboards.links import deep_link
from screens.announcements.form import (
    SIZED,
    AnnouncementLook,
    activity_text,
    call_text,
    sample_text,
)
from screens.announcements.list import announcement_screen
from screens.errors import refusal
from screens.mentions import spotlight_text
from screens.screen import Screen
from screens.surveys.surveys import invitation_text
from services.announcements.form import Composer
from services.announcements.list import Announcements
from services.campaigns import Campaigns
from services.communities import Communities
from services.drafts import Drafts
from services.mentions import Mentions
from services.requests.deficits import Deficits
from services.surveys.surveys import Surveys
from services.territory import Territory

SEMINARS = CategoryId("seminars")
"""The category of announcements about activities, if the data files have it."""


class OpenCall(Protocol):
    @property
    def title(self) -> str: ...
    @property
    def closes_at(self) -> datetime | None: ...


class OpenCalls(Protocol):
    """Reads calls, which are another area."""

    async def open_call(self, call: CallId) -> OpenCall: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementForm(Conversation[FormFacts]):
    form = ANNOUNCEMENT
    look = AnnouncementLook()
    older = OlderFormat(
        press=AnnouncingPress,
        read_press=form_press,
        actions=MEANINGS,
        read_draft=read_older,
        open_state=State("open", group_name="AnnouncementForm"),
    )

    composer: Composer
    announcements: Announcements
    calls: OpenCalls
    surveys: Surveys
    campaigns: Campaigns
    mentions: Mentions
    communities: Communities
    deficits: Deficits
    territory: Territory
    drafts: Drafts
    bot_username: str
    calendar: Calendar
    clock: Clock

    # ── Beginning and leaving ──────────────────────────────────────────────────────────────────

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        widest(said.actor)

    def parks(self, draft: Draft, about: str | None) -> bool:
        is_new = about is None or about.partition("-")[0] not in {CONTENT.name, WHEN.name}
        return is_new and CONTENT.name in draft.answers

    async def start(self, said: Said, about: str | None) -> Start:
        """Begins a new one, or with `content-12` or `when-12` a change of an announcement."""
        if about is None:
            await detach_card(said, self.announcements)
            categories = await self.announcements.categories()
            begun_in = Recipients(districts=within(said.actor, Recipients()).districts)
            new = Entered({CATEGORY.name: categories[0].id})
            return Start(entered=with_recipients(new, begun_in))
        only, _, number = about.partition("-")
        begins = {
            "activity": self._about_activity,
            "call": self._about_call,
            "community": self._to_members,
            "mention": self._about_person,
            "survey": self._about_survey,
        }
        if only in begins:
            return await begins[only](said, number)
        if only not in {CONTENT.name, WHEN.name}:
            raise NotFound
        facts = await self.announcements.facts(said.actor, AnnouncementId(row_id(number)))
        await detach_card(said, self.announcements)
        begun = editing if only == CONTENT.name else retiming
        return Start(entered=begun(facts.announcement), step=only)

    async def _about_survey(self, said: Said, about: str) -> Start:
        """Begins at the summary, with the invitation and its button."""
        survey = (await self.surveys.facts(said.actor, SurveyId(row_id(about)))).survey
        if survey.status is not SurveyStatus.DRAFT:
            raise OutOfDate
        await detach_card(said, self.announcements)
        everyone = within(said.actor, Recipients())
        categories = await self.announcements.categories()
        text = invitation_text(said.words, survey)
        answer = Button(kind=ButtonKind.ANSWER, survey=survey.id)
        return Start(entered=inviting(answer, text, categories[0].id, everyone), step=SUMMARY)

    async def _about_call(self, said: Said, about: str) -> Start:
        """Begins at the summary, with the title, the last day and a link to the call."""
        call = await self.calls.open_call(CallId(row_id(about)))
        await detach_card(said, self.announcements)
        everyone = within(said.actor, Recipients())
        categories = await self.announcements.categories()
        text = call_text(said.words, call.title, call.closes_at)
        link = Button(
            kind=ButtonKind.LINK,
            label=said.words.plain("announcing-to-call"),
            url=deep_link(self.bot_username, f"call-{row_id(about)}"),
        )
        return Start(entered=inviting(link, text, categories[0].id, everyone), step=SUMMARY)

    async def _to_members(self, said: Said, about: str) -> Start:
        """Begins a new one to the members of a community that the actor chairs."""
        wanted = within(said.actor, members_of(said.actor, CommunityId(about)))
        await detach_card(said, self.announcements)
        categories = await self.announcements.categories()
        new = Entered({CATEGORY.name: categories[0].id})
        return Start(entered=with_recipients(new, wanted))

    async def _about_person(self, said: Said, about: str) -> Start:
        """Begins at the summary, with the name and results of a person who agreed to it."""
        number = MentionId(row_id(about))
        found = await self.mentions.agreed(said.actor, number)
        await detach_card(said, self.announcements)
        categories = await self.announcements.categories()
        text = spotlight_text(said.words, found)
        everyone = within(said.actor, Recipients())
        return Start(entered=naming(number, text, categories[0].id, everyone), step=SUMMARY)

    async def _about_activity(self, said: Said, about: str) -> Start:
        """Begins at the summary, with everything filled in from the activity."""
        number = ActivityId(row_id(about))
        everyone = within(said.actor, Recipients())
        made = await self.composer.activities(said.actor, everyone)
        activity = next((one for one in made if one.id == number), None)
        if activity is None or not activity.is_open(self.clock()):
            raise NotFound
        await detach_card(said, self.announcements)
        audience, categories = activity.audience, await self.announcements.categories()
        ids = [one.id for one in categories]
        category = SEMINARS if SEMINARS in ids else ids[0]
        is_guest = activity.district not in everyone.districts
        visiting = frozenset().union(*(one.municipalities for one in activity.guest_seats))
        named = frozenset() if is_guest else audience.municipalities - visiting
        recipients = replace(
            everyone,
            municipalities=tuple(sorted(named)) or everyone.municipalities,
            positions=tuple(sorted(audience.positions)),
            longest_service=audience.longest_service,
        )
        text = activity_text(said.words, activity)
        return Start(entered=telling(activity, text, category, recipients), step=SUMMARY)

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        number = changed_by(announcement_entered(draft))
        if number is None:
            return await Conversation.cancelled(self, said, draft)
        facts = await self.announcements.facts(said.actor, number)
        if isinstance(said.event, CallbackQuery) and said.event.message is not None:
            # The pressed message becomes the card again.
            await self.announcements.follow(said.actor, number, said.event.message.message_id)
        return announcement_screen(said.words, facts)

    async def complete(self, tap: Tap[FormPress], draft: DraftId) -> None:
        """Creates or changes the announcement; the shown card becomes its progress card."""
        found = await self.drafts.find(tap.actor, FormName.ANNOUNCEMENT)
        made = await self._made(tap, draft, found)
        facts = await self.announcements.facts(tap.actor, made.id)
        card = await finish(tap.event, tap.state, announcement_screen(tap.words, facts))
        await self.announcements.follow(tap.actor, made.id, card.message_id)
        if found is not None and changed_by(announcement_entered(found)) == made.id:
            await self.drafts.drop(found)  # after a crash it is changed and shown once more

    async def _made(self, tap: Tap[FormPress], draft: DraftId, found: Draft | None) -> Announcement:
        entered = announcement_entered(found) if found and found.id == draft else Entered()
        number, service = changed_by(entered), self.announcements
        if found is None or number is None:
            return await self.composer.make(tap.actor, draft)
        if entered.given("only") == CONTENT.name:
            return await service.edit(tap.actor, number, content_in(entered))
        if not is_later(entered):
            raise OutOfDate  # no time is chosen yet
        due = due_at(entered, self.calendar, self.clock())
        return await service.set_time(tap.actor, number, due, repeats_in(entered))

    # ── What a step shows ──────────────────────────────────────────────────────────────────────

    async def offers(self, said: Said, draft: Draft) -> FormFacts:
        facts = FormFacts(
            categories=await self.announcements.categories(),
            may_ask_topics=said.actor.may(Permission.SEE_NAMED_DEFICITS),
            is_night=self.calendar.is_quiet(self.clock()),
        )
        entered, key = announcement_entered(draft), ANNOUNCEMENT.field(draft.step)
        return replace(facts, **await self._listed(said, entered, key))

    async def facts(self, said: Said, draft: Draft) -> FormFacts:
        facts, entered = await self.offers(said, draft), announcement_entered(draft)
        if draft.step == RECIPIENTS.name:
            facts = replace(facts, others=await self._other_districts(said, entered))
        if draft.step == SUMMARY and changed_by(entered) is None:
            facts = replace(facts, problem=await self._problem(said, entered))
        if draft.step == RECIPIENTS.name or (draft.step == SUMMARY and _is_untold(entered)):
            latest = await self.composer.latest(said.actor, recipients_in(entered))
            facts = replace(facts, latest=tuple(latest))
        is_tagged = entered.is_answered(CAMPAIGN)
        if draft.step == CATEGORY.name or (draft.step == SUMMARY and is_tagged):
            facts = replace(facts, campaigns=await self._campaigns(entered))
        if draft.step in {SUMMARY, RECIPIENTS.name, *(one.name for one in SIZED)}:
            category = entered.get(CATEGORY) or facts.categories[0].id
            recipients = recipients_in(entered)
            audience = await self.composer.audience(said.actor, recipients, category)
            facts = replace(facts, audience=audience)
        return facts

    async def _listed(self, said: Said, entered: Entered, key: Field[Any] | None) -> dict[str, Any]:
        if key is PLACES:
            return {"places": await self._places(said, entered)}
        if key is ORGANIZATIONS:
            return {"organizations": await self._organizations(said, entered)}
        if key is COMMUNITIES:
            chaired = widest(said.actor).communities
            every = await self.communities.every()
            return {"communities": tuple(one for one in every if not chaired or one.id in chaired)}
        if key in (ACTIVITY, SIGN_UP):
            return {"activities": await self._activities(said, entered, open_only=key is SIGN_UP)}
        if key in (AREA, TOPIC):
            return {"areas": await self.deficits.areas()}
        return {"saved": tuple(await self.composer.saved(said.actor))} if key is SAVED else {}

    async def _other_districts(self, said: Said, entered: Entered) -> tuple[tuple[int, str], ...]:
        own = own_districts(said.actor)
        if len(own) < 2:  # noqa: PLR2004 - a choice
            return ()
        names = {one.id: one.name for one in await self.territory.districts()}
        chosen = within(said.actor, recipients_in(entered)).districts
        return tuple(
            (number, names[one])
            for number, one in enumerate(own)
            if one not in chosen and one in names
        )

    async def _places(self, said: Said, entered: Entered) -> tuple[Municipality, ...]:
        own = widest(said.actor).municipalities
        districts = within(said.actor, recipients_in(entered)).districts
        return tuple(
            one
            for one in await self.territory.municipalities()
            if one.district in districts or one.id in own
        )

    async def _organizations(self, said: Said, entered: Entered) -> tuple[Organization, ...]:
        search, ids = entered.search_of(ORGANIZATIONS), entered.get(ORGANIZATIONS) or ()
        found, chosen = await self.composer.organizations(
            said.actor, recipients_in(entered), search=search, ids=ids
        )
        return (*chosen, *(one for one in found if one.id not in ids))

    async def _activities(
        self, said: Said, entered: Entered, *, open_only: bool
    ) -> tuple[Activity, ...]:
        now = self.clock()
        found = await self.composer.activities(said.actor, recipients_in(entered))
        return tuple(one for one in found if not open_only or one.is_open(now))

    async def _campaigns(self, entered: Entered) -> tuple[Campaign, ...]:
        today = self.calendar.local(self.clock()).date()
        return offered(await self.campaigns.every(), [today], entered.get(CAMPAIGN))

    async def _problem(self, said: Said, entered: Entered) -> DistrictError | None:
        try:
            await self.composer.ensure_possible(said.actor, entered)
        except DistrictError as error:
            return error
        return None

    # ── What is sent and typed ─────────────────────────────────────────────────────────────────

    async def take_message(self, form: Open) -> bool:
        """Takes the content: any message that can be sent on; messages of an album arrive one by
        one.
        """
        message, entered = form.said.event, form.entered
        if not isinstance(message, Message):
            return False
        album = message.media_group_id
        if album is not None and album == entered.given("refused_album"):
            return True
        if form.step == CONTENT.name:
            await self._take_content(form, message, album)
        elif album is not None:
            await self._refuse_album(form, album, NotAText())
        return form.step == CONTENT.name or album is not None

    async def _refuse_album(self, form: Open, album: str, error: BadInput) -> None:
        """Refuses an album once, whichever of its messages is wrong."""
        kept = await form.saved(form.step, refusing(form.entered, album))
        await kept.show(refusal(form.said.words, error))

    async def _take_content(self, form: Open, message: Message, album: str | None) -> None:
        try:
            new = with_content(form.entered, content_of(message), album)
        except BadInput as error:
            if album is not None:
                await self._refuse_album(form, album, error)
            else:
                await form.show(refusal(form.said.words, error))
            return
        if album is None:
            await form.go(SUMMARY, new)
            return
        kept = await form.saved(CONTENT.name, new)
        if album == form.entered.given("album"):
            await redraw_step(message, form.said.state, await kept.screen())
        else:
            await kept.show()

    async def take_words(self, said: Said, entered: Entered, key: Field[Any], text: str) -> Entered:
        local = self.calendar.local(self.clock()).replace(tzinfo=None)
        if key is NAME:
            await self.composer.save(said.actor, NAME.typed(text), recipients_in(entered))
            return entered
        if key is LINK:
            return with_button(entered, read_link(text))
        if key is MOMENT:
            return ANNOUNCEMENT.answered(entered, MOMENT, read_moment(text, local))
        if key is UNTIL:
            new = ANNOUNCEMENT.answered(entered, UNTIL, read_day(text, local.date()))
            due_at(new, self.calendar, self.clock())
            return new
        return ANNOUNCEMENT.answered(entered, key, key.typed(text))

    def chosen(self, entered: Entered, key: Field[Any], value: str | None) -> Entered:
        if key is not SIGN_UP:
            return Conversation.chosen(self, entered, key, value)
        button = Button(kind=ButtonKind.SIGN_UP, activity=ActivityId(row_id(value)))
        return with_button(entered, button)

    # ── Acts of its own ────────────────────────────────────────────────────────────────────────

    async def act(self, form: Open, press: FormPress) -> None:
        name, _, about = (press.value or "").partition(".")
        if name == CAMPAIGN.name:
            await self._tick_campaign(form, about)
            return
        if press.field is None and name in {"clear", "take"} and not form.is_older:
            await form.show_current()  # nothing tells at which step it was drawn
            return
        about, _, count = about.partition(".")
        if count and count != str(len(buttons_in(form.entered))):
            await form.show()  # a second tap
            return
        acts: Mapping[str, Callable[[Open, int], Awaitable[None]]] = {
            "preview": self._show_preview,
            "sample": self._show_sample,
            "clear": _clear,
            "load": self._load,
            "district": _choose_district,
            "again": self._write_again,
            "forget": self._forget,
            "urgent": _switch_urgency,
            "read": _add_read,
            "take": _take_button,
            "now": _choose_now,
        }
        if name not in acts:
            raise NotFound
        await acts[name](form, int(about) if about.isdecimal() and len(about) < LONGEST - 1 else -1)

    async def _tick_campaign(self, form: Open, about: str) -> None:
        """An announcement has one campaign; ticked again, it has none."""
        entered, before = form.entered, form.entered.get(CAMPAIGN)
        if about in {one.id for one in await self._campaigns(entered)}:
            entered = without(entered, CAMPAIGN)
            if about != before:
                entered = ANNOUNCEMENT.answered(entered, CAMPAIGN, CampaignId(about))
        await form.go(CATEGORY.name, entered)

    async def _show_sample(self, form: Open, _: int) -> None:
        """Sends some names, and shows the form again below them."""
        people = await self.composer.sample(form.said.actor, recipients_in(form.entered))
        await form.said.send(Screen(text=sample_text(form.said.words, people)))
        await form.show_below()

    async def _forget(self, form: Open, number: int) -> None:
        await self.composer.forget(form.said.actor, number)
        await form.go(SAVED.name, form.entered)

    async def _show_preview(self, form: Open, _: int) -> None:
        """Sends a copy as readers would get it, and shows the form again below it."""
        entered, categories = form.entered, await self.announcements.categories()
        category = FormFacts(categories=categories).category(entered)
        await send_preview(form.said, content_in(entered), buttons_in(entered), category)
        await form.show_below()

    async def _write_again(self, form: Open, number: int) -> None:
        """Writes to the audience of an earlier announcement."""
        latest = await self.composer.latest(form.said.actor, recipients_in(form.entered))
        for known, whom in latest:
            if known == number:
                await form.go(SUMMARY, with_recipients(form.entered, whom.recipients))
                return
        await form.show_current()

    async def _load(self, form: Open, number: int) -> None:
        for known, _, recipients in await self.composer.saved(form.said.actor):
            if known == number:
                try:
                    await self.composer.ensure_wide(form.said.actor, recipients)
                except BadInput as error:
                    await form.show_refused(error)
                    return
                begun_in = recipients_in(form.entered).districts
                is_one = len(recipients.districts) == 1
                kept = recipients if is_one else replace(recipients, districts=begun_in)
                await form.go(RECIPIENTS.name, with_recipients(form.entered, kept))
                return
        raise NotFound


def _is_untold(entered: Entered) -> bool:
    """Whether no audience was chosen for a new announcement."""
    recipients = recipients_in(entered)
    is_new = changed_by(entered) is None
    return is_new and recipients == Recipients(districts=recipients.districts)


async def _clear(form: Open, _: int) -> None:
    """Clears the step's answer and returns to the step that opened it."""
    key = ANNOUNCEMENT.field(form.step)
    if key is not RECIPIENTS and (key is None or key.hub not in {RECIPIENTS, WHEN}):
        raise NotFound
    if key is RECIPIENTS:
        await form.go(RECIPIENTS.name, without(form.entered, *CONDITIONS))
        return
    dropped = {PRESENCE: (ACTIVITY, PRESENCE), AREA: (AREA, TOPIC)}.get(key, (key,))
    back = RECIPIENTS.name if key.hub is RECIPIENTS else SUMMARY
    await form.go(back, without(form.entered, *dropped))


async def _choose_district(form: Open, number: int) -> None:
    """Keeps the conditions that do not belong to the former district."""
    own = own_districts(form.said.actor)
    if not 0 <= number < len(own):
        raise NotFound
    kept = replace(
        recipients_in(form.entered),
        districts=(own[number],),
        municipalities=(),
        organizations=(),
        activity=None,
        statuses=(),
    )
    await form.go(RECIPIENTS.name, with_recipients(form.entered, kept))


async def _switch_urgency(form: Open, _: int) -> None:
    is_urgent = not form.entered.get(URGENT)
    await form.go(CATEGORY.name, ANNOUNCEMENT.answered(form.entered, URGENT, is_urgent))


async def _add_read(form: Open, _: int) -> None:
    await form.go(BUTTONS.name, with_button(form.entered, Button(kind=ButtonKind.READ)))


async def _take_button(form: Open, number: int) -> None:
    left = [one for place, one in enumerate(buttons_in(form.entered)) if place != number]
    await form.go(BUTTONS.name, with_buttons(form.entered, left))


async def _choose_now(form: Open, _: int) -> None:
    await form.go(SUMMARY, without(form.entered, *TIMES))


def content_of(message: Message) -> Content:
    """Returns the content of a message.

    Raises:
        NothingToTell: a sticker, poll, location … which cannot be sent on.
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
