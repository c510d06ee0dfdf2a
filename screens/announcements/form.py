"""The form of an announcement, as its author sees it."""

from collections.abc import Iterable
from dataclasses import dataclass

from district.activities.activity import Activity
from district.announcements.announcement import (
    CAPTION_LIMIT,
    LARGEST_ALBUM,
    TEXT_LIMIT,
    Button,
    ButtonKind,
    Category,
    Content,
)
from district.announcements.form import AnnouncementEntered, AnnouncementStep
from district.announcements.recipients import Recipients
from district.announcements.recurrence import Recurrence
from district.communities import Community
from district.disclosure import Audience
from district.errors import DistrictError, TooNarrow
from district.people.person import Person
from district.territory import Municipality, Organization
from district.topics import Area, Topic
from keyboards.announcements.form import (
    activities_keyboard,
    areas_keyboard,
    buttons_keyboard,
    categories_keyboard,
    communities_keyboard,
    content_keyboard,
    only_keyboard,
    organizations_keyboard,
    parked_keyboard,
    places_keyboard,
    positions_keyboard,
    recipients_keyboard,
    roles_keyboard,
    saved_keyboard,
    statuses_keyboard,
    subjects_keyboard,
    summary_keyboard,
    topics_keyboard,
    until_keyboard,
    weekdays_keyboard,
    when_keyboard,
    words_keyboard,
)
from locales.texts import Words
from screens.announcements.recipients import size_line, whom_lines
from screens.errors import refusal
from screens.screen import CUT, Screen, cut, lines

_S = AnnouncementStep
_SIZED = {
    _S.PLACES, _S.POSITIONS, _S.SUBJECTS, _S.ROLES, _S.COMMUNITIES, _S.ORGANIZATIONS, _S.STATUSES
}  # fmt: skip
"""Steps at which people are chosen by ticks: how many they are stands below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposingFacts:
    """Everything that a step may show."""

    entered: AnnouncementEntered
    audience: Audience
    categories: tuple[Category, ...]
    may_ask_topics: bool
    places: tuple[Municipality, ...] = ()
    communities: tuple[Community, ...] = ()
    organizations: tuple[Organization, ...] = ()
    """Chosen ones."""
    found: tuple[Organization, ...] = ()
    activities: tuple[Activity, ...] = ()
    areas: tuple[Area, ...] = ()
    topics: tuple[Topic, ...] = ()
    saved: tuple[tuple[int, str, Recipients], ...] = ()
    problem: DistrictError | None = None
    """Why it cannot be sent as it stands."""
    is_night: bool = False

    @property
    def category(self) -> Category | None:
        return next((one for one in self.categories if one.id == self.entered.category), None)


def composing_screen(words: Words, step: AnnouncementStep, facts: ComposingFacts) -> Screen:
    entered, recipients = facts.entered, facts.entered.recipients
    if step is _S.SUMMARY:
        return _summary(words, facts)
    if step is _S.RECIPIENTS:
        text = lines(
            words("announcing-ask-recipients"), "", *whom_lines(words, facts.audience.whom), "",
            _size(words, facts), _narrowness(words, facts),
        )  # fmt: skip
        keyboard = recipients_keyboard(words, facts.audience, may_ask_topics=facts.may_ask_topics)
        return Screen(text=text, keyboard=keyboard)
    keyboards = {
        _S.CONTENT: lambda: content_keyboard(words, entered),
        _S.PLACES: lambda: places_keyboard(words, recipients, facts.places),
        _S.POSITIONS: lambda: positions_keyboard(words, recipients),
        _S.SUBJECTS: lambda: subjects_keyboard(words, recipients),
        _S.SERVICE: lambda: words_keyboard(words, can_clear=True),
        _S.ROLES: lambda: roles_keyboard(words, recipients),
        _S.COMMUNITIES: lambda: communities_keyboard(words, recipients, facts.communities),
        _S.ORGANIZATIONS: lambda: organizations_keyboard(words, facts.organizations, facts.found),
        _S.ACTIVITY: lambda: activities_keyboard(words, facts.activities),
        _S.STATUSES: lambda: statuses_keyboard(words, recipients),
        _S.AREA: lambda: areas_keyboard(words, facts.areas),
        _S.TOPIC: lambda: topics_keyboard(words, facts.topics),
        _S.SAVED: lambda: saved_keyboard(words, [one[:2] for one in facts.saved]),
        _S.CATEGORY: lambda: categories_keyboard(words, facts.categories, entered),
        _S.BUTTONS: lambda: buttons_keyboard(words, entered),
        _S.SIGN_UP: lambda: activities_keyboard(words, facts.activities),
        _S.WHEN: lambda: when_keyboard(words, entered),
        _S.WEEKDAYS: lambda: weekdays_keyboard(words, entered),
        _S.UNTIL: lambda: until_keyboard(words),
    }
    text = lines(
        words("announcing-head"),
        words(
            f"announcing-ask-{step}",
            text=TEXT_LIMIT, caption=CAPTION_LIMIT, album=LARGEST_ALBUM,
        ),
        *_so_far(words, step, facts),
    )  # fmt: skip
    return Screen(text=text, keyboard=keyboards.get(step, lambda: words_keyboard(words))())


def sample_text(words: Words, people: Iterable[Person]) -> str:
    """Some of those who would get it."""
    rows = [
        words(
            "announcing-sample-row",
            name=one.profile.name.short,
            organization=one.profile.organization.name,
        )
        for one in people
        if one.profile
    ]
    return lines(words("announcing-sample-head"), *rows)


def parked(words: Words) -> Screen:
    return Screen(text=words("announcing-parked"), keyboard=parked_keyboard(words))


def cancelled(words: Words) -> Screen:
    return Screen(text=words("announcing-cancelled"))


def when_line(words: Words, repeats: Recurrence) -> str:
    """«по понедельникам и четвергам в 09:00, до 31 мая»."""
    if repeats.month_day is not None:
        days = words.plain("announcing-monthly", day=repeats.month_day)
    else:
        each = [words.plain(f"announcing-on-weekday-{day}") for day in sorted(repeats.weekdays)]
        days = words.plain("announcing-weekly", days=", ".join(each))
    at = f"{repeats.at:%H:%M}"
    if repeats.until is None:
        return words.plain("announcing-repeats", days=days, at=at)
    until = words.day(repeats.until, "d MMMM y")
    return words.plain("announcing-repeats-until", days=days, at=at, until=until)


def content_lines(words: Words, content: Content, *, full: bool = False) -> Iterable[str]:
    """What it says, cut; and what goes with it."""
    if content.media:
        yield words("announcing-files", files=len(content.media))
    if content.text:
        yield words("announcing-text", text=content.text if full else cut(content.text, CUT))


def button_lines(words: Words, buttons: Iterable[Button]) -> Iterable[str]:
    for number, one in enumerate(buttons, 1):
        yield words("announcing-button", number=number, label=button_name(words, one))


def button_name(words: Words, one: Button) -> str:
    if one.kind is ButtonKind.LINK:
        return one.label or ""
    return words.plain("copies-do-sign-up" if one.kind is ButtonKind.SIGN_UP else "copies-do-read")


def _summary(words: Words, facts: ComposingFacts) -> Screen:
    entered, category = facts.entered, facts.category
    if entered.only is not None:
        told = (
            content_lines(words, entered.content)
            if entered.only is _S.CONTENT
            else [words("announcing-when", when=_when(words, entered))]
        )
        text = lines(words("announcing-change-head"), "", *told)
        return Screen(text=text, keyboard=only_keyboard(words, entered))
    text = lines(
        words("announcing-head"),
        *content_lines(words, entered.content),
        "",
        *whom_lines(words, facts.audience.whom),
        _size(words, facts),
        "",
        words("announcing-category", name=category.name(words.language) if category else "—"),
        words("announcing-is-urgent") if entered.is_urgent else None,
        *button_lines(words, entered.buttons),
        words("announcing-when", when=_when(words, entered)),
        words("announcing-night") if facts.is_night and not _waits(entered) else None,
        words("announcing-problem", problem=refusal(words, facts.problem))
        if facts.problem
        else None,
    )
    keyboard = summary_keyboard(words, entered, is_possible=facts.problem is None)
    return Screen(text=text, keyboard=keyboard)


def _waits(entered: AnnouncementEntered) -> bool:
    return entered.is_urgent or entered.moment is not None or entered.repeats is not None


def _when(words: Words, entered: AnnouncementEntered) -> str:
    if entered.repeats is not None:
        return when_line(words, entered.repeats)
    if entered.moment is None:
        return words.plain("announcing-at-once")
    local = entered.moment.replace(tzinfo=words.zone)
    return words.moment(local, "d MMMM y, EEEE, HH:mm")


def _size(words: Words, facts: ComposingFacts) -> str:
    category, audience = facts.category, facts.audience
    name = category.name(words.language) if category else ""
    return size_line(words, audience.size, audience.muted, name)


def _narrowness(words: Words, facts: ComposingFacts) -> str | None:
    """What cannot be combined, where something would be."""
    if facts.audience.is_too_narrow:
        return words("announcing-problem", problem=refusal(words, TooNarrow()))
    return None if facts.audience.disclosure.is_open else words("announcing-wide-only")


def _so_far(words: Words, step: AnnouncementStep, facts: ComposingFacts) -> Iterable[str]:
    entered = facts.entered
    match step:
        case _S.CONTENT if entered.content.text or entered.content.media:
            yield ""
            yield words("announcing-so-far")
            yield from content_lines(words, entered.content)
        case _S.BUTTONS if entered.buttons:
            yield ""
            yield from button_lines(words, entered.buttons)
        case step if step in _SIZED:
            yield ""
            yield _size(words, facts)
        case _S.SAVED if not facts.saved:
            yield words("announcing-none-saved")
        case _S.ACTIVITY | _S.SIGN_UP if not facts.activities:
            yield words("announcing-no-activities")
        case _:
            return
