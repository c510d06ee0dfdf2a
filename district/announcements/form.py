"""The form of an announcement: its fields, and what the answers become.

```
content → summary ⇄ recipients ⇄ each condition
          summary ⇄ category
          summary ⇄ buttons ⇄ link, sign_up
          summary ⇄ when → moment → summary
                    when → weekdays | month_day → at → until → summary
```
The form makes a new announcement, or changes the content or the time of one (`given("changes")`,
`given("only")`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from district.activities.activity import LONGEST_SERVICE, Activity
from district.activities.enrolments import EnrolmentStatus
from district.announcements.announcement import (
    LARGEST_ALBUM,
    MOST_BUTTONS,
    Announcement,
    Button,
    ButtonKind,
    Category,
    Content,
    NewAnnouncement,
)
from district.announcements.recipients import NAME_LIMIT, Recipients, Whom
from district.announcements.recurrence import LATEST_DAY, Recurrence
from district.campaigns import Campaign
from district.clock import Calendar
from district.communities import Community
from district.disclosure import Audience
from district.drafts import Draft
from district.drafts import Form as FormName
from district.errors import (
    BadYears,
    DistrictError,
    DraftGone,
    NotADay,
    NotAlike,
    Past,
    TooManyFiles,
)
from district.forms import (
    Choice,
    Choices,
    Entered,
    Field,
    Form,
    Hub,
    Moment,
    Option,
    Options,
    ShortText,
    Typed,
    always,
    each,
    entered_of,
    unless,
)
from district.ids import (
    ActivityId,
    AnnouncementId,
    AreaId,
    CampaignId,
    CategoryId,
    CommunityId,
    MentionId,
    MunicipalityId,
    OrganizationId,
    TopicId,
)
from district.people.person import Position, Subject
from district.people.roles import Role
from district.territory import Municipality, Organization
from district.topics import Area, Label
from district.typed_time import read_clock

ROLES = (Role.COUNCIL_MEMBER, Role.HEAD, Role.CURATOR, Role.MENTOR, Role.EXPERT, Role.METHODIST)
STATUSES = (
    EnrolmentStatus.BOOKED,
    EnrolmentStatus.WAITLISTED,
    EnrolmentStatus.REQUESTED,
    EnrolmentStatus.ATTENDED,
    EnrolmentStatus.ABSENT,
)
"""Statuses by which people of an activity can be chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFacts:
    """The facts of the current step; others are empty."""

    categories: tuple[Category, ...]
    audience: Audience | None = None
    places: tuple[Municipality, ...] = ()
    communities: tuple[Community, ...] = ()
    organizations: tuple[Organization, ...] = ()
    """Chosen ones, then search results."""
    activities: tuple[Activity, ...] = ()
    areas: tuple[Area, ...] = ()
    saved: tuple[tuple[int, str, Recipients], ...] = ()
    latest: tuple[tuple[AnnouncementId, Whom], ...] = ()
    """The author's last audiences, by an announcement to each."""
    may_ask_topics: bool = False
    problem: DistrictError | None = None
    """Why the announcement cannot be sent."""
    is_night: bool = False
    campaigns: tuple[Campaign, ...] = ()
    """The ones on offer and the chosen one; loaded where they are shown."""
    others: tuple[tuple[int, str], ...] = ()
    """The author's other districts by place among `own_districts`, with names."""

    def category(self, entered: Entered) -> Category | None:
        return next((one for one in self.categories if one.id == entered.get(CATEGORY)), None)


def _listed(found: Iterable[Municipality | Organization]) -> Sequence[Option]:
    return [Option(id=str(one.id), label=one.name) for one in found]


def _named(found: Iterable[Category | Community]) -> Sequence[Option]:
    return [
        Option(id=one.id, label=Label(ru=one.ru, en=one.en, button_ru=one.ru, button_en=one.en))
        for one in found
    ]


def _titled(facts: FormFacts, _: Entered) -> Sequence[Option]:
    return [Option(id=str(one.id), label=one.title) for one in facts.activities]


def _activity(raw: str) -> ActivityId:
    return ActivityId(int(raw))


def _topics(facts: FormFacts, entered: Entered) -> Sequence[Option]:
    area = next((one for one in facts.areas if one.id == entered.get(AREA)), None)
    return [Option(id=one.id, label=one.label) for one in area.topics] if area else []


def _years(text: str) -> int:
    years = text.strip()
    if not (years.isascii() and years.isdigit() and int(years) <= LONGEST_SERVICE):
        raise BadYears(largest=LONGEST_SERVICE)
    return int(years)


def _day_of_month(text: str) -> int:
    day = text.strip()
    if not (day.isascii() and day.isdigit() and 1 <= int(day) <= LATEST_DAY):
        raise NotADay
    return int(day)


def _status(raw: str) -> EnrolmentStatus:
    """Not the enum itself, because only `STATUSES` have texts."""
    return EnrolmentStatus(raw)


def _only(step: str, entered: Entered) -> bool:
    return bool(entered.given("only") == step)


class ContentField(Hub[Content]):
    def read(self, raw: Any) -> Content:
        return Content.read(raw)

    def keep(self, value: Content) -> Any:
        return value.plain()


class ButtonsField(Hub[tuple[Button, ...]]):
    def read(self, raw: Any) -> tuple[Button, ...]:
        return tuple(map(Button.read, raw))

    def keep(self, value: tuple[Button, ...]) -> Any:
        return [one.plain() for one in value]


CONTENT = ContentField("content", when=lambda entered: not _only("when", entered))

RECIPIENTS: Hub[None] = Hub("recipients", beside=always)
PLACES = Choices(
    "places",
    hub=RECIPIENTS,
    options=Options(MunicipalityId, lambda facts, _: _listed(facts.places)),
    columns=2,
)
PAGE = 8
"""Page size of organizations and activities."""
ORGANIZATIONS = Choices(
    "organizations",
    hub=RECIPIENTS,
    options=Options(
        lambda raw: OrganizationId(int(raw)), lambda facts, _: _listed(facts.organizations)
    ),
    columns=1,
    page=PAGE,
    searched=True,
)
POSITIONS = Choices(
    "positions", hub=RECIPIENTS, options=each(Position), labels="profile-position", columns=2
)
SUBJECTS = Choices(
    "subjects", hub=RECIPIENTS, options=each(Subject), labels="profile-subject", columns=2
)
SERVICE = Typed("service", hub=RECIPIENTS, parse=_years)
HELD = Choices(
    "roles",
    hub=RECIPIENTS,
    options=Options(Role, lambda _facts, _entered: [Option(id=one) for one in ROLES]),
    labels="roles-role",
    columns=2,
)
COMMUNITIES = Choices(
    "communities",
    hub=RECIPIENTS,
    options=Options(CommunityId, lambda facts, _: _named(facts.communities)),
    columns=2,
)
ACTIVITY = Choice(
    "activity",
    hub=RECIPIENTS,
    drops=("statuses",),
    options=Options(_activity, _titled),
    columns=1,
    page=PAGE,
)
PRESENCE = Choices(
    "statuses",
    hub=RECIPIENTS,
    follows=(ACTIVITY,),
    changeable=False,
    options=Options(_status, lambda _facts, _entered: [Option(id=one) for one in STATUSES]),
    labels="announcing-status",
    columns=2,
)
AREA = Choice(
    "area",
    hub=RECIPIENTS,
    options=Options(
        AreaId, lambda facts, _: [Option(id=one.id, label=one.label) for one in facts.areas]
    ),
    columns=2,
)
TOPIC = Choice(
    "topic",
    hub=RECIPIENTS,
    follows=(AREA,),
    changeable=False,
    options=Options(TopicId, _topics),
    columns=2,
)
SAVED: Hub[None] = Hub("saved", hub=RECIPIENTS)
NAME = ShortText("name", hub=SAVED, limit=NAME_LIMIT)
"""The name under which the conditions are saved."""

CATEGORY = Choice(
    "category",
    beside=always,
    drops=("urgent",),
    options=Options(CategoryId, lambda facts, _: _named(facts.categories)),
    columns=2,
    stays=True,
)
URGENT = Typed("urgent", parse=bool)
"""Not a step: a button of the category."""
CAMPAIGN = Typed("campaign", parse=CampaignId)
"""Not a step: a button of the category."""

BUTTONS = ButtonsField("buttons", beside=always)
LINK = Typed("link", hub=BUTTONS, parse=str)
SIGN_UP = Choice("sign_up", hub=BUTTONS, options=Options(_activity, _titled), columns=1)
"""Becomes one of the buttons."""

WHEN: Hub[None] = Hub("when", beside=unless(lambda entered: _only("when", entered)), ends=True)
MOMENT = Moment("moment", hub=WHEN, kind=datetime, drops=("weekdays", "month_day", "at", "until"))
WEEKDAYS = Choices(
    "weekdays",
    hub=WHEN,
    drops=("month_day", "moment"),
    options=Options(int, lambda _facts, _entered: [Option(id=str(day)) for day in range(7)]),
    labels="announcing-weekday",
    least=1,
    columns=2,
)
MONTH_DAY = Typed(
    "month_day", hub=WHEN, parse=_day_of_month, drops=("moment", "weekdays", "at", "until")
)
AT = Moment(
    "at",
    hub=WHEN,
    kind=time,
    parse=read_clock,
    follows=(WEEKDAYS, MONTH_DAY),
    changeable=False,
    drops=("until", "moment"),
)
UNTIL = Moment("until", hub=WHEN, kind=date, follows=(AT,), changeable=False)

_OF: Mapping[Field[Any], str] = {
    PLACES: "municipalities",
    ORGANIZATIONS: "organizations",
    POSITIONS: "positions",
    SUBJECTS: "subjects",
    SERVICE: "longest_service",
    HELD: "roles",
    COMMUNITIES: "communities",
    ACTIVITY: "activity",
    PRESENCE: "statuses",
    TOPIC: "topic",
}
"""Fields and the attributes of `Recipients` that they become."""
CONDITIONS: tuple[Field[Any], ...] = (*_OF, AREA)
TIMES: tuple[Field[Any], ...] = (MOMENT, WEEKDAYS, MONTH_DAY, AT, UNTIL)

ANNOUNCEMENT: Form[FormFacts] = Form(
    name=FormName.ANNOUNCEMENT,
    texts="announcing",
    fields=(
        CONTENT, RECIPIENTS, *CONDITIONS, SAVED, NAME, CATEGORY, BUTTONS, LINK, SIGN_UP, WHEN,
        *TIMES,
    ),
)  # fmt: skip


# ── Where the form begins ──────────────────────────────────────────────────────────────────────


def editing(one: Announcement) -> Entered:
    """Returns a form that changes the announcement's content."""
    entered = Entered({CATEGORY.name: one.category.id, BUTTONS.name: BUTTONS.keep(one.buttons)})
    return entered.with_given(changes=one.id, only=CONTENT.name, sent=one.content.plain())


def retiming(one: Announcement) -> Entered:
    """Returns a form that changes the announcement's time."""
    entered = Entered({CATEGORY.name: one.category.id, CONTENT.name: one.content.plain()})
    return entered.with_given(changes=one.id, only=WHEN.name)


def sent_in(entered: Entered) -> Content | None:
    """Returns the content to change; None for a new announcement, or in a form begun before."""
    sent = entered.given("sent")
    return None if sent is None else Content.read(sent)


def changed_by(entered: Entered) -> AnnouncementId | None:
    """Returns the announcement to change, or None for a new one."""
    number: AnnouncementId | None = entered.given("changes")
    return number


def telling(activity: Activity, text: str, category: CategoryId, recipients: Recipients) -> Entered:
    """Returns a form that announces an activity to the people it is for."""
    sign_up = Button(kind=ButtonKind.SIGN_UP, activity=activity.id)
    tag = {CAMPAIGN.name: activity.campaign.id} if activity.campaign else {}
    entered = Entered({CATEGORY.name: category, CONTENT.name: Content(text=text).plain(), **tag})
    return with_recipients(with_button(entered, sign_up), recipients)


def inviting(button: Button, text: str, category: CategoryId, recipients: Recipients) -> Entered:
    """Returns a form that invites to what the button leads to."""
    entered = Entered({CATEGORY.name: category, CONTENT.name: Content(text=text).plain()})
    return with_recipients(with_button(entered, button), recipients)


def naming(mention: MentionId, text: str, category: CategoryId, recipients: Recipients) -> Entered:
    """Returns a form that names a person who agreed to it; it is sent only while this is so."""
    entered = Entered({CATEGORY.name: category, CONTENT.name: Content(text=text).plain()})
    return with_recipients(entered.with_given(mention=mention), recipients)


def named_in(entered: Entered) -> MentionId | None:
    """Returns the consent that the announcement needs."""
    number: int | None = entered.given("mention")
    return None if number is None else MentionId(number)


# ── What the answers are ───────────────────────────────────────────────────────────────────────


def without(entered: Entered, *fields: Field[Any]) -> Entered:
    names = {one.name for one in fields}
    return Entered({name: raw for name, raw in entered.answers.items() if name not in names})


def content_in(entered: Entered) -> Content:
    return entered.get(CONTENT) or Content()


def with_content(entered: Entered, sent: Content, album: str | None) -> Entered:
    """Adds a message to the content; further messages of an album are appended.

    Raises:
        Empty, TooLong: it cannot be sent.
        NotAlike: an album must not mix documents and pictures.
        TooManyFiles: the album is full.
    """
    new, before = sent, album and entered.answers.get(CONTENT.name)
    if album is not None and album == entered.given("album"):
        old, before = content_in(entered), entered.given("before")
        new = Content(
            text=old.text or sent.text,
            entities=old.entities if old.text else sent.entities,
            media=(*(one for one in old.media if one not in sent.media), *sent.media),
        )
        if len(new.media) > LARGEST_ALBUM:
            raise TooManyFiles(limit=LARGEST_ALBUM)
        if len({one.kind.value == "document" for one in new.media}) > 1:
            raise NotAlike
    new.ensure_possible()
    return ANNOUNCEMENT.answered(entered, CONTENT, new).with_given(album=album, before=before)


def refusing(entered: Entered, album: str) -> Entered:
    """Returns the form with the content before that album, whose other messages are ignored."""
    refused = entered.with_given(album=None, refused_album=album, before=None)
    if album != entered.given("album"):
        return refused
    before = entered.given("before")
    return (
        Entered({**refused.answers, CONTENT.name: before}) if before else without(refused, CONTENT)
    )


def buttons_in(entered: Entered) -> tuple[Button, ...]:
    return entered.get(BUTTONS) or ()


def with_buttons(entered: Entered, buttons: Iterable[Button]) -> Entered:
    return ANNOUNCEMENT.answered(entered, BUTTONS, tuple(buttons)[:MOST_BUTTONS])


def with_button(entered: Entered, button: Button) -> Entered:
    """Adds the button as the last one if there is room."""
    others = [one for one in buttons_in(entered) if one != button]
    return with_buttons(entered, [*others, button])


def recipients_in(entered: Entered) -> Recipients:
    answers: dict[str, Any] = {name: entered.get(key) for key, name in _OF.items()}
    said = {name: value for name, value in answers.items() if value is not None}
    return Recipients(districts=tuple(entered.answers.get("districts", ())), **said)


def with_recipients(entered: Entered, recipients: Recipients) -> Entered:
    """Replaces the conditions."""
    wanted = {key: getattr(recipients, name) for key, name in _OF.items()}
    said = {key.name: key.keep(one) for key, one in wanted.items() if one not in {None, ()}}
    if recipients.districts:
        said["districts"] = list(recipients.districts)
    return Entered({**without(entered, *CONDITIONS).answers, **said})


def repeats_in(entered: Entered) -> Recurrence | None:
    at, weekdays, month_day = entered.get(AT), entered.get(WEEKDAYS), entered.get(MONTH_DAY)
    if at is None or not (weekdays or month_day):
        return None
    return Recurrence(at=at, weekdays=weekdays or (), month_day=month_day, until=entered.get(UNTIL))


def is_later(entered: Entered) -> bool:
    """Returns whether a time or a repetition is chosen."""
    return entered.get(MOMENT) is not None or repeats_in(entered) is not None


def due_at(entered: Entered, calendar: Calendar, now: datetime) -> datetime:
    """Returns the sending time.

    Raises:
        Past: the time has passed, or the repetition has ended.
    """
    repeats, moment = repeats_in(entered), entered.get(MOMENT)
    if repeats is not None:
        due = repeats.after(now, calendar)
    elif moment is not None:
        due = calendar.at(moment.date(), moment.time())
    else:
        return now
    if due is None or due <= now:
        raise Past
    return due


def new_announcement(entered: Entered, calendar: Calendar, now: datetime) -> NewAnnouncement:
    """Returns the announcement to create.

    Raises:
        Empty, TooLong, Past, NotAChoice: it cannot be sent like this.
        DraftGone: it has no category.
    """
    content, category, repeats = content_in(entered), entered.get(CATEGORY), repeats_in(entered)
    content.ensure_possible()
    if category is None:
        raise DraftGone
    if repeats is not None:
        repeats.ensure_possible()
    return NewAnnouncement(
        content=content,
        recipients=recipients_in(entered),
        category=category,
        is_urgent=entered.get(URGENT) is True,
        buttons=buttons_in(entered),
        due_at=due_at(entered, calendar, now),
        repeats=repeats,
        campaign=entered.get(CAMPAIGN),
    )


def announcement_entered(draft: Draft) -> Entered:
    return entered_of(read_older(draft))


def read_older(draft: Draft) -> Draft:
    """Returns the draft in the declared format; a current one unchanged."""
    old = draft.answers
    if "refused_album" not in old:
        return draft
    same = ("buttons", "category", "moment", "month_day", "at", "until", "area")
    kept = {name: old[name] for name in same if old.get(name)}
    if old["content"] != Content().plain():
        kept[CONTENT.name] = old["content"]
    if old["weekdays"]:
        kept[WEEKDAYS.name] = [str(day) for day in old["weekdays"]]
    if old["is_urgent"]:
        kept[URGENT.name] = True
    given = {
        name: old[name]
        for name in ("album", "refused_album", "changes", "only")
        if old.get(name) is not None
    }
    entered = with_recipients(Entered(kept), Recipients.read(old["recipients"]))
    step = draft.step.replace("-", "_")
    return replace(draft, step=step, answers=dict(entered.with_given(**given).answers))
