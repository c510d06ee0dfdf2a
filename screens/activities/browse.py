"""Screens of activities for participants: list, card, letters."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from aiogram.types import InlineKeyboardButton

from district.activities.activity import (
    Activity,
    ActivityStatus,
    ActivityType,
    Family,
    Session,
    Which,
)
from district.activities.agenda import FAMILIES, agenda_of, side_by_side
from district.activities.enrolments import (
    OVER,
    Colleagues,
    Enrolment,
    EnrolmentStatus,
    Listed,
    Reminding,
    Standing,
)
from district.activities.organizers import may_hold
from district.activities.signup import ONE, Ask, asks
from district.campaigns import Campaign
from district.drafts import Form
from district.ids import ActivityId
from district.languages import Language
from district.months import Month
from district.pages import Page
from district.people.roles import Actor
from keyboards.activities.assembly import assembly_button
from keyboards.activities.browse import (
    Action,
    ActivitiesPress,
    ColleaguesPress,
    answer_keyboard,
    card_keyboard,
    colleagues_keyboard,
    invitation_keyboard,
    join_button,
    kinds_keyboard,
    leave_keyboard,
    list_keyboard,
    open_activity,
    reminder_keyboard,
    team_rows,
    whole_keyboard,
)
from keyboards.activities.manage import copy_button, organise_button
from keyboards.buttons import Row, Style, button, inline
from keyboards.form import beginning
from keyboards.mentions import led_button
from locales.texts import Words
from screens.activities.signup import answer_words, team_words
from screens.screen import Attachment, Screen, cut, in_parts, lines, page_mark

LABEL = 28
"""Limit in characters of a title on a button."""
SHOWN_SESSIONS = 5
INVITED = 8
"""Limit of activities in a letter; a button leads to all of them."""
DESCRIPTION = 500
COLLEAGUES = 8
"""Page size."""
PLACE = 40
"""Limit in characters of a place in the list."""


def type_name(words: Words, kind: ActivityType) -> str:
    return kind.en if words.language is Language.EN else kind.ru


def head_line(words: Words, activity: Activity) -> str:
    return words("activities-head", type=type_name(words, activity.type), title=activity.title)


def session_line(words: Words, session: Session) -> str:
    return words("activities-session", when=when(words, session), place=session.place)


def invited_line(words: Words, activity: Activity) -> str:
    """Formats «Вас пригласили: «…»» with day and place of the first session."""
    first = activity.sessions[0]
    return words(
        "menu-link-activity", title=activity.title, when=when(words, first), place=first.place
    )


def when(words: Words, session: Session) -> str:
    """Formats «3 декабря, четверг, 14:00–16:30»; with both days if it spans midnight."""
    begins = words.moment(session.starts_at, "d MMMM, EEEE, HH:mm")
    one_day = session.ends_at - session.starts_at < timedelta(hours=24)
    ends = words.moment(session.ends_at, "HH:mm" if one_day else "d MMMM, HH:mm")
    return f"{begins}–{ends}"


def activity_list(
    words: Words,
    page: Page[Listed],
    here: ActivitiesPress,
    *,
    months: tuple[Month, ...],
    types: Mapping[ActivityType, int],
    campaigns: Mapping[Campaign, int],
    has_topics: bool,
    others: Sequence[Which],
    is_short: bool,
    below: Row,
) -> Screen:
    """`others`: the lists that the reader may change to; if the list `is_short`, they are chosen
    where types and months are.
    """
    above = words("activities-list")
    if page.count > 1:
        above = words("activities-list-page", page=page.number + 1, pages=page.count)
    rows = [_row(words, here.which, one) for one in page.items]
    groups = [one.distance for one in page.items]
    for place in reversed(range(len(groups))):
        if (distance := groups[place]) is not None and distance not in groups[:place]:
            rows.insert(place, words(f"activities-distance-{distance}"))
    which = here.which.name.lower()
    none = words(f"activities-none-{which}" if has_topics else "activities-none-reported")
    kind = next((one for one in types if one.id == here.kind), None)
    shown = words(f"activities-shown-{which}")
    if here.kind is not None:
        none = words("activities-none-kind")
        shown = words("activities-shown-kind", kind=type_name(words, kind)) if kind else shown
    if here.campaign is not None:
        none = words("activities-none-kind")
        names = (one.name(words.language) for one in campaigns if one.id == here.campaign)
        shown = words("activities-shown-campaign", name=next(names, here.campaign))
    text = lines(above, shown, "", *(rows or [none]))
    labels = [(one.activity.id, cut(one.activity.title, LABEL)) for one in page.items]
    certified = {
        one.activity.id
        for one in page.items
        if here.which is Which.PAST
        and one.enrolment
        and one.enrolment.status is EnrolmentStatus.ATTENDED
    }
    has_choice = len(types) > 1 or len(months) > 1 or campaigns
    is_narrowed = here.kind or here.campaign or here.month
    if not has_topics:
        report = button(words.plain("menu-deficit"), beginning(Form.DEFICIT), Style.WANTED)
        below = [report, *below]
    keyboard = list_keyboard(
        words,
        page,
        here,
        labels,
        certified,
        month=_month_name(words, Month.read(here.month)) if here.month else None,
        others=[one for one in others if one is Which.ALL or not is_short],
        narrows=bool(is_short or has_choice or is_narrowed),
        below=below,
    )
    return Screen(text=text, keyboard=keyboard)


def _month_name(words: Words, month: Month) -> str:
    return words.day(month.first, "LLLL")


def _row(words: Words, which: Which, one: Listed) -> str:
    place = ""
    if one.session.is_at_link:
        place = words.plain("activities-online")
    elif one.distance is not None:
        place = words.plain("activities-at", place=cut(one.session.place, PLACE))
    return words(
        "activities-row",
        when=words.moment(one.session.starts_at, "d MMM, HH:mm"),
        type=type_name(words, one.activity.type),
        title=cut(one.activity.title, 80),
        state=_mark(words, which, one),
        place=place,
    )


def kinds_screen(
    words: Words,
    here: ActivitiesPress,
    types: Mapping[ActivityType, int],
    campaigns: Mapping[Campaign, int],
    months: Sequence[Month],
    others: Sequence[Which],
) -> Screen:
    labels = [
        (
            one.id,
            words.plain(
                "activities-kind", kind=cut(type_name(words, one), LABEL), count=types[one]
            ),
        )
        for one in sorted(types, key=lambda one: type_name(words, one))
    ]
    named = [
        (one.id, words.plain("activities-kind", kind=one.name(words.language), count=count))
        for one, count in campaigns.items()
    ]
    each = [(str(one), _month_name(words, one)) for one in months]
    keyboard = kinds_keyboard(words, here, labels, named, each, others)
    return Screen(text=words("activities-ask-kind"), keyboard=keyboard)


def _mark(words: Words, which: Which, one: Listed) -> str:
    """Formats the own state, or the marks and hours of a past activity."""
    activity, mine = one.activity, one.enrolment
    if which is not Which.PAST:
        return words.plain(f"activities-mark-{mine.status}") if mine else ""
    total, hours = len(activity.sessions), activity.hours
    if one.came is None:
        return words.plain("activities-mark-unmarked", hours=hours)
    return words.plain("activities-mark-came", came=one.came, total=total, hours=hours)


def activity_card(
    words: Words, standing: Standing, reader: Actor, press: ActivitiesPress, *, share: str
) -> Screen:
    """`share`: the link to share."""
    activity, enrolment = standing.activity, standing.enrolment
    municipality = reader.profile.place.municipality
    own_seats = standing.seats.free_for(municipality)
    text = lines(
        head_line(words, activity),
        *facts(words, activity, standing.ahead),
        *_seats(words, standing, own_seats, standing.left.free_for(municipality)),
        _closing(words, activity, is_open=standing.is_open),
        "",
        words("activities-serves") if standing.serves else None,
        *_own_state(words, standing),
        words("activities-may-return") if standing.can_return else None,
        *(
            words("activities-overlap", title=one.title, when=when(words, session))
            for one, session in standing.at_that_time
        ),
    )
    keyboard = card_keyboard(
        words,
        activity,
        enrolment,
        press,
        can_join=standing.is_open and (enrolment is None or enrolment.status in OVER),
        can_return=standing.can_return,
        has_seat=standing.left.has_room_for(municipality),
        share=share,
        led=[led_button(words, activity.id)] if activity.is_led else [],
        organises=[*_assembly(words, standing), *_organising(words, standing, reader)],
        is_cut=_is_cut(activity, standing.ahead),
    )
    return Screen(text=text, keyboard=keyboard)


def _assembly(words: Words, standing: Standing) -> list[InlineKeyboardButton]:
    """Returns the button of the assembly for a delegate."""
    is_assembly = standing.activity.type.family is Family.ASSEMBLY
    is_delegate = standing.status is not None and standing.status.has_colleagues
    return [assembly_button(words, standing.activity.id)] if is_assembly and is_delegate else []


def _organising(words: Words, standing: Standing, reader: Actor) -> list[InlineKeyboardButton]:
    number = standing.activity.id
    if not may_hold(reader, standing.activity):
        return []
    return [organise_button(words, number), copy_button(words, number)]


def colleagues_screen(words: Words, found: Colleagues, here: ColleaguesPress) -> Screen:
    meant = [one for one in found.profiles if here.subject in {None, *one.subjects}]
    page = Page.of(meant, here.page, COLLEAGUES)
    rows = [
        words(
            "colleagues-row",
            name=one.name.full,
            workplace=one.organization.name,
            place=one.municipality.name,
            subjects=", ".join(words.plain(f"profile-subject-{each}") for each in one.subjects),
        )
        for one in page.items
    ]
    none = "colleagues-none" if found.is_findable else "colleagues-ask"
    text = lines(
        words("colleagues-head", title=found.activity.title),
        page_mark(words, page),
        words("colleagues-hint") if rows else None,
        "",
        *(rows or [words(none)]),
    )
    keyboard = colleagues_keyboard(words, here, found.subjects, page, is_findable=found.is_findable)
    return Screen(text=text, keyboard=keyboard)


def whole_activity(words: Words, activity: Activity, press: ActivitiesPress) -> Screen:
    """Shows all sessions and the whole description, in parts."""
    rows = [
        *(session_line(words, one) for one in activity.sessions),
        *described(words, activity.type.family, activity.description or ""),
    ]
    page = Page.of(in_parts(rows), press.part, 1)
    text = lines(head_line(words, activity), page_mark(words, page), *page.items)
    return Screen(text=text, keyboard=whole_keyboard(words, press, page))


def _is_cut(activity: Activity, ahead: tuple[Session, ...]) -> bool:
    return (
        len(ahead[:SHOWN_SESSIONS]) < len(activity.sessions)
        or len(activity.description or "") > DESCRIPTION
    )


def facts(
    words: Words, activity: Activity, ahead: tuple[Session, ...] | None = None
) -> list[str | None]:
    """Returns time, place and audience, the same on every screen and in every letter.

    `ahead`: the sessions left; None: all of them.
    """
    shown = (activity.sessions if ahead is None else ahead)[:SHOWN_SESSIONS]
    left = len(activity.sessions) - len(shown)
    return [
        *(session_line(words, one) for one in shown),
        words("activities-more-sessions", count=left) if left else None,
        words("activities-hours", hours=activity.hours),
        words("activities-curriculum", title=activity.curriculum.title)
        if activity.curriculum is not None
        else None,
        *_audience(words, activity),
        words("activities-campaign", name=activity.campaign.name(words.language))
        if activity.campaign
        else None,
        *described(words, activity.type.family, cut(activity.description or "", DESCRIPTION)),
    ]


def described(words: Words, family: Family | None, text: str) -> Iterator[str]:
    """Yields the lines of a description, or those of its programme: what goes on at one time is
    below that time.
    """
    agenda = agenda_of(text) if family in FAMILIES else ()
    if not agenda and text:
        yield from words("activities-description", text=text).split("\n")
    for first, *others in side_by_side(agenda):
        if others:
            yield words("activities-agenda-parallel", hours=first.typed)
            for one in (first, *others):
                yield words("activities-agenda-section", text=one.text)
        elif first.begins:
            yield words("activities-agenda-item", hours=first.typed, text=first.text)
        else:
            yield words("activities-description", text=first.text)


def ask_leave(
    words: Words, standing: Standing, enrolment: Enrolment, press: ActivitiesPress
) -> Screen:
    activity, late = standing.activity, not standing.is_open
    has_seat = enrolment.status is EnrolmentStatus.BOOKED
    key = "activities-ask-leave-queue"
    if has_seat:
        key = "activities-ask-excuse" if late else "activities-ask-leave"
        if activity.school is not None:
            key = "schools-ask-leave"
    elif enrolment.status is EnrolmentStatus.REQUESTED:
        key = "activities-ask-take-back"
    text = lines(
        words(key),
        *brief(words, activity, standing.ahead),
        words(_leaving_means(activity, has_seat=has_seat, late=late)),
        words("signup-team-leaving") if enrolment.is_captain else None,
        words("activities-misses-one") if has_seat and len(activity.sessions) > 1 else None,
    )
    return Screen(text=text, keyboard=leave_keyboard(words, press))


def _leaving_means(activity: Activity, *, has_seat: bool, late: bool) -> str:
    if not has_seat:
        return "activities-leave-queue-means"
    if activity.school is not None:
        return "schools-leave-means"
    return "activities-excuse-means" if late else "activities-leave-means"


# ── Letters ────────────────────────────────────────────────────────────────────────────────────


def seat_offered(words: Words, standing: Standing) -> Screen:
    activity = standing.activity
    until = standing.enrolment.offer_until if standing.enrolment else None
    text = lines(
        words("activities-letter-offered"),
        *brief(words, activity, standing.ahead),
        words("activities-letter-offered-until", moment=words.moment(until)) if until else None,
    )
    keyboard = answer_keyboard(words, activity.id, Action.ACCEPT, Action.LEAVE_NOW)
    return Screen(text=text, keyboard=keyboard)


def seat_given(words: Words, standing: Standing) -> Screen:
    return _letter(words, standing, "activities-letter-given")


def seat_awarded(words: Words, standing: Standing) -> Screen:
    """Given by the outcome of the reader's entry, or taken back with it."""
    if standing.status is None or not standing.status.is_open:
        return _letter(words, standing, "activities-letter-award-gone")
    unasked = asks(standing.activity) & {Ask.BUS, Ask.LODGING}
    return _letter(
        words,
        standing,
        "activities-letter-awarded",
        *_own_state(words, standing),
        words("activities-award-unasked") if unasked else None,
    )


def seat_at_door(words: Words, standing: Standing) -> Screen:
    return _letter(words, standing, "activities-letter-at-door")


def team_invited(words: Words, standing: Standing) -> Screen:
    activity, team = standing.activity, standing.team
    text = lines(
        words("signup-letter-invited"),
        *brief(words, activity, standing.ahead),
        *(team_words(words, team) if team else ()),
    )
    rows = [*team_rows(words, activity.id), [open_activity(words, activity.id)]]
    return Screen(text=text, keyboard=inline(rows))


def team_gathered(words: Words, standing: Standing) -> Screen:
    return _letter(words, standing, "signup-letter-gathered", *_own_state(words, standing))


def team_dissolved(words: Words, standing: Standing) -> Screen:
    return _letter(words, standing, "signup-letter-dissolved")


def offer_passed(words: Words, standing: Standing) -> Screen:
    waits = standing.status is EnrolmentStatus.WAITLISTED
    key = "activities-letter-passed" if waits else "activities-letter-passed-out"
    return _letter(words, standing, key)


def session_moved(words: Words, standing: Standing, before: Session, session: Session) -> Screen:
    """Shows the session as it was and as it is now."""
    was, became = (
        words(f"activities-letter-{key}", when=when(words, one), place=one.place)
        for key, one in (("was", before), ("became", session))
    )
    is_moved = (before.starts_at, before.ends_at) != (session.starts_at, session.ends_at)
    return activity_changed(words, standing, [was, became], is_moved=is_moved)


def activity_changed(
    words: Words, standing: Standing, change: list[str], *, is_moved: bool
) -> Screen:
    """People with a seat are asked to confirm a new time; without a reply they keep the seat.

    `change`: empty in letters written before they named the session.
    """
    activity, has_seat = standing.activity, standing.status is EnrolmentStatus.BOOKED
    key = "activities-letter-place"
    if is_moved:
        key = "activities-letter-moved" if has_seat else "activities-letter-moved-queue"
    head, *about = brief(words, activity, standing.ahead)
    text = lines(words(key, sessions=len(activity.sessions)), head, *(change or about))
    keyboard = inline([[open_activity(words, activity.id)]])
    if is_moved and has_seat:
        keyboard = answer_keyboard(words, activity.id, Action.CONFIRM, Action.LEAVE)
    return Screen(text=text, keyboard=keyboard)


def activity_corrected(
    words: Words, standing: Standing, title: str, was: Mapping[str, Any] | None
) -> Screen | None:
    """Shows what differs from the values before the first correction; None if nothing does.

    `was`: None in letters about the title alone, written by an earlier version.
    """
    now, changes = standing.activity, []
    if title != now.title:
        changes.append(words("activities-letter-renamed", before=title))
    if was and was["hours"] != now.hours:
        changes.append(words("activities-letter-hours", before=was["hours"], hours=now.hours))
    if was and was["ru"] != now.type.ru:
        changes.append(words("activities-letter-type", before=was[words.language]))
    if not changes:
        return None
    text = lines(*changes, *brief(words, now, standing.ahead))
    return Screen(text=text, keyboard=inline([[open_activity(words, standing.activity.id)]]))


def activity_cancelled(words: Words, standing: Standing) -> Screen:
    return _letter(words, standing, "activities-letter-cancelled")


def invitation(
    words: Words, found: Sequence[Activity], full: Collection[ActivityId] = ()
) -> Screen:
    """To a person who reported deficits that the activities are for.

    `full`: activities without a seat for the person.
    """
    shown = found[:INVITED]
    if len(found) == 1:
        text = lines(words("activities-letter-invitation"), *brief(words, found[0]))
        press = ActivitiesPress(action=Action.JOIN, activity=found[0].id)
        join = join_button(words, found[0], press, has_seat=found[0].id not in full)
        return Screen(text=text, keyboard=inline([[join], [open_activity(words, found[0].id)]]))
    text = lines(
        words("activities-letter-invitations", count=len(found)),
        *(line for one in shown for line in ("", *brief(words, one))),
    )
    labels = [(one, cut(one.title, LABEL)) for one in shown]
    return Screen(text=text, keyboard=invitation_keyboard(words, labels, full))


def session_reminder(
    words: Words, activity: Activity, session: Session, code: bytes | None = None
) -> Screen:
    """`code`: the picture to show at the door; without it a button brings it."""
    text = lines(
        words("activities-letter-reminder"),
        head_line(words, activity),
        session_line(words, session),
    )
    keyboard = reminder_keyboard(words, activity.id, has_code=False)
    letter = Screen(text=text, keyboard=keyboard)
    if code is None:
        return letter
    return Screen(
        text=lines(text, "", words("presence-own-code")),
        keyboard=reminder_keyboard(words, activity.id, has_code=True),
        attachment=Attachment(name="code.png", content=code),
        without_file=letter,
    )


def _letter(words: Words, standing: Standing, key: str, *more: str | None) -> Screen:
    text = lines(words(key), *brief(words, standing.activity, standing.ahead), *more)
    return Screen(text=text, keyboard=inline([[open_activity(words, standing.activity.id)]]))


def brief(
    words: Words, activity: Activity, ahead: tuple[Session, ...] | None = None
) -> list[str | None]:
    """Returns the head and the next session. `ahead`: the sessions left; None: all of them."""
    first, *later = activity.sessions if ahead is None else ahead
    return [
        head_line(words, activity),
        session_line(words, first),
        words("activities-more-sessions", count=len(later)) if later else None,
    ]


# ── Parts ──────────────────────────────────────────────────────────────────────────────────────


def _seats(
    words: Words, standing: Standing, own: int | None, left: int | None
) -> Iterator[str | None]:
    """`own`: free seats for the reader; `left`: without those kept for people ahead."""
    activity, seats = standing.activity, standing.seats
    if activity.status is not ActivityStatus.PUBLISHED:
        return
    if seats.capacity is None or seats.free is None or own is None or left is None:
        yield words("activities-seats-unlimited")
    else:
        has_quotas = activity.quotas or activity.guest_seats
        key = "activities-seats-quota" if has_quotas else "activities-seats"
        yield words(key, capacity=seats.capacity, free=max(0, seats.free), own=own)
        if left < own:
            yield words("signup-kept", kept=own - left)
        for one in seats.guests:
            if not one.is_over:
                yield words(
                    "guests-seats",
                    district=one.name,
                    seats=one.seats,
                    free=max(0, one.seats - one.used(seats.taken)),
                    moment=words.moment(one.until),
                )
    if Ask.BUS in asks(activity):
        yield words("signup-bus-seats", capacity=seats.second_capacity, free=seats.free_second)


def _closing(words: Words, activity: Activity, *, is_open: bool) -> str:
    if activity.status is ActivityStatus.CANCELLED:
        return words("activities-cancelled")
    if activity.status is ActivityStatus.OVER:
        return words("activities-over")
    key = "activities-open-until" if is_open else "activities-closed"
    return words(key, moment=words.moment(activity.signup_closes_at))


_OF_SCHOOLS = {
    EnrolmentStatus.REQUESTED: "schools-waits",
    EnrolmentStatus.DECLINED: "schools-declined",
}
"""Not only the council decides there."""


def _own_state(words: Words, standing: Standing) -> list[str | None]:
    activity, enrolment, place = standing.activity, standing.enrolment, standing.place
    if enrolment is None:
        return []
    answers = answer_words(words, enrolment.answers) if enrolment.status.is_open else []
    answers += team_words(words, standing.team) if standing.team else []
    if standing.team and enrolment.status is EnrolmentStatus.WAITLISTED and place is None:
        return [words("signup-team-waits"), *answers]
    if place is not None:
        return [
            words("activities-state-waitlisted", place=place.number),
            words("activities-ahead", own=place.own_ahead, others=place.others_ahead),
            *answers,
            *([words("signup-waits", seats=enrolment.size.seats)] if enrolment.size != ONE else []),
            words("activities-at-once-means" if enrolment.at_once else "activities-asked-means"),
        ]
    until = enrolment.offer_until
    if enrolment.status is EnrolmentStatus.OFFERED and until is not None:
        return [words("activities-state-offered-until", moment=words.moment(until)), *answers]
    if activity.school is not None and enrolment.status in _OF_SCHOOLS:
        return [words(_OF_SCHOOLS[enrolment.status])]
    unsure = enrolment.asked_to_confirm_at is not None
    state = words(f"activities-state-{enrolment.status}")
    if enrolment.status is EnrolmentStatus.BOOKED and standing.reminders:
        state = f"{state} {_reminders(words, standing.reminders)}"
    return [state, *answers, *([words("activities-state-unconfirmed")] if unsure else [])]


def _reminders(words: Words, when: tuple[Reminding, ...]) -> str:
    """Promises only what will be sent."""
    first, *others = [words.plain(f"activities-reminder-{one}") for one in when]
    for other in others:
        first = words.plain("activities-reminder-and", first=first, second=other)
    return words("activities-reminds", when=first)


def _audience(words: Words, activity: Activity) -> Iterable[str]:
    audience = activity.audience
    if audience.longest_service is not None:
        key = "activities-for-young" if audience.districts else "activities-for-years"
        yield words(key, years=audience.longest_service)
    elif audience.districts:
        yield words("activities-for-district")
    if activity.guests:
        yield words("activities-for-guests", places=", ".join(activity.guests))
    if audience.positions:
        named = (words.plain(f"profile-position-{one}").lower() for one in audience.positions)
        yield words("activities-only", who=", ".join(sorted(named)))
    if activity.school is not None:
        yield words("schools-by-application")
    elif activity.needs_approval:
        yield words("activities-needs-approval")
