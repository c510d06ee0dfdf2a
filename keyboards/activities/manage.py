"""Buttons for organizers: list of activities, management of one."""

from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
from typing import Any

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.activities.activity import Activity, ActivityStatus, Family, Session
from district.activities.attendance import WallCode
from district.activities.enrolments import Enrolment
from district.activities.form import (
    AREA,
    AUDIENCE,
    BUS,
    CLOSING,
    DAY,
    DESCRIPTION,
    HOURS,
    PLACE,
    SEATS,
    TITLE,
    TYPE,
)
from district.activities.guests import GuestSeats
from district.activities.institute_documents import has_documents
from district.activities.resolution import Cluster, ClusterFacts
from district.activities.signup import has_second_quota
from district.drafts import Form
from district.forms import Field
from district.ids import ActivityId, DistrictId, TopicId
from district.pages import Page
from district.people.person import Person
from district.territory import ActingIn
from keyboards.activities.assembly import assembly_button
from keyboards.activities.browse import Action as ActivitiesAction
from keyboards.activities.browse import ActivitiesPress, to_activities_button
from keyboards.activities.certificates import Action as CertificatesAction
from keyboards.activities.certificates import CertificatesPress
from keyboards.activities.form import Beginning, beginning_press, change_press
from keyboards.activities.holidays import holidays_button
from keyboards.activities.plan_import import ImportingAction, ImportingPress
from keyboards.buttons import Number, Press, Row, Style, button, grid, inline
from keyboards.districts import DistrictAction, district_rows
from keyboards.form import beginning
from keyboards.mentions import leaders_button
from keyboards.paging import paging
from keyboards.practices import help_on_button, practices_button
from keyboards.schools.cohorts import board_button
from locales.texts import Words

PRIORITIES = "council.priorities.clusters"
"""Parameter of the form of a motion; see `PROPOSED` in `district/council/form.py`."""


class Action(StrEnum):
    MADE = "made"
    MANAGE = "manage"
    PEOPLE = "people"
    EXPORT = "export"
    """Participants as a spreadsheet."""
    CALL_OFF = "call-off"
    """Asks for confirmation."""
    CALL_OFF_NOW = "call-off-now"
    SHEET = "sheet"
    """Attendance sheet of a session, paged."""
    MARK = "mark"
    REST = "rest"
    """Marks everyone who is not marked yet as present."""
    ADMIT = "admit"
    """Adds and marks a person who came without a seat."""
    ROOM = "room"
    """The code on the wall."""
    TURN = "turn"
    """Makes the code rotate; pressed again, shows the current one."""
    STILL = "still"
    """Stops the rotation."""
    CLUSTERS = "clusters"
    CLUSTER = "cluster"
    SHARING = "sharing"
    """Topics on which people offer to share experience, paged."""
    SHARERS = "sharers"
    """Shows these people, paged."""
    CHART = "chart"
    """Chart of the clusters."""
    PUBLISH = "publish"
    """Publishes a draft."""
    DROP = "drop"
    GUESTS_ASK = "guests-ask"
    """Asks whether a district's unused guest seats are given back."""
    GUESTS_BACK = "guests-back"
    CHANGE = "change"
    """Choice of what to change in a published activity."""
    DOCUMENTS = "documents"
    """Documents of the institute, paged."""
    DOCUMENT = "document"
    """That of one person."""
    DOCUMENT_OUT = "document-out"
    DOCUMENTS_FILE = "documents-file"
    """The spreadsheet to be filled in."""


class OrganisingPress(Press, prefix="organising"):
    """`value` is the choice, in the encoding of its action."""

    action: Action
    activity: Number | None = None
    value: str | None = None


def to_made_button(words: Words) -> InlineKeyboardButton:
    return _of(words, "organising-to-made", Action.MADE)


def back_to_made_button(words: Words) -> InlineKeyboardButton:
    return _of(words, "organising-back-to-made", Action.MADE)


def organise_button(
    words: Words, number: ActivityId, key: str = "organising-manage"
) -> InlineKeyboardButton:
    return _of(words, key, Action.MANAGE, number)


def _of(
    words: Words,
    key: str,
    action: Action,
    activity: ActivityId | None = None,
    style: Style | None = None,
) -> InlineKeyboardButton:
    return button(words.plain(key), OrganisingPress(action=action, activity=activity), style)


def made_keyboard(
    words: Words, labels: list[tuple[ActivityId, str]], page: Page[object], acting: ActingIn | None
) -> InlineKeyboardMarkup:
    new = button(words.plain("organising-new"), beginning(Form.ACTIVITY), Style.WANTED)
    each = [
        button(text, OrganisingPress(action=Action.MANAGE, activity=number))
        for number, text in labels
    ]
    clusters = _of(words, "organising-clusters", Action.CLUSTERS)
    comes = button(words.plain("importing-begin"), beginning(Form.IMPORT))
    goes = button(words.plain("importing-to-file"), ImportingPress(action=ImportingAction.EXPORT))
    back = to_activities_button(words)
    turning = paging(page, lambda to: OrganisingPress(action=Action.MADE, value=str(to)))
    other = district_rows(words, acting, DistrictAction.ACTIVITIES)
    rows = [[new], [clusters], *grid(each, 1), turning, [comes, goes], [holidays_button(words)]]
    return inline([*rows, *other, [back]])


def clusters_keyboard(
    words: Words, page: Page[Cluster], acting: ActingIn | None, *, sees_sharing: bool
) -> InlineKeyboardMarkup:
    each = [
        button(
            one.topic.label.button(words.language),
            OrganisingPress(action=Action.CLUSTER, value=one.topic.id),
        )
        for one in page.items
    ]
    chart = _of(words, "organising-chart", Action.CHART)
    turning = paging(page, lambda to: OrganisingPress(action=Action.CLUSTERS, value=str(to)))
    shared = [_of(words, "organising-sharing-topics", Action.SHARING)] if sees_sharing else []
    chart_row = [chart] if each else []
    propose = button(words.plain("organising-propose"), beginning(Form.MOTION, PRIORITIES))
    other = district_rows(words, acting, DistrictAction.CLUSTERS)
    return inline(
        [
            *grid(each, 1),
            turning,
            chart_row,
            [propose] if each else [],
            shared,
            *other,
            [back_to_made_button(words)],
        ]
    )


def cluster_keyboard(words: Words, topic: TopicId, facts: ClusterFacts) -> InlineKeyboardMarkup:
    plan = beginning_press(Beginning.CLUSTER, topic)
    who = button(words.plain("organising-sharing-who"), _sharers_press(topic, 0))
    back = _of(words, "forms-back", Action.CLUSTERS)
    practices = facts.practices.count
    return inline(
        [
            [button(words.plain("organising-from-cluster"), plan, Style.WANTED)],
            [who] if facts.sharing else [],
            [practices_button(words, topic, practices)] if practices else [],
            [help_on_button(words, facts.cluster.topic)] if facts.cluster.day is None else [],
            [back],
        ]
    )


def sharing_keyboard(words: Words, page: Page[Cluster]) -> InlineKeyboardMarkup:
    each = [
        button(one.topic.label.button(words.language), _sharers_press(one.topic.id, 0))
        for one in page.items
    ]
    turning = paging(page, lambda to: OrganisingPress(action=Action.SHARING, value=str(to)))
    return inline([*grid(each, 1), turning, [_of(words, "forms-back", Action.CLUSTERS)]])


def sharers_keyboard(words: Words, topic: TopicId, page: Page[object]) -> InlineKeyboardMarkup:
    turning = paging(page, lambda to: _sharers_press(topic, to))
    return inline([turning, [_of(words, "forms-back", Action.SHARING)]])


def _sharers_press(topic: TopicId, page: int) -> OrganisingPress:
    return OrganisingPress(action=Action.SHARERS, value=f"{page}-{topic}")


def sheet_keyboard(
    words: Words,
    number: ActivityId,
    session: Session,
    page: Page[tuple[Enrolment, Person, bool | None]],
    *,
    rest: str | None,
    namesakes: Collection[str],
    takes_people: bool,
) -> InlineKeyboardMarkup:
    """Buttons state the mark to set, so that a repeated press is idempotent. Two short names share
    a row; namesakes stand alone with their organizations.

    `rest`: label of the button that marks everyone else. `takes_people`: whether a person without
    a seat can be added.
    """
    rows: list[Row] = []
    if rest is not None:
        value = f"{session.id}-{page.number}"
        press = OrganisingPress(action=Action.REST, activity=number, value=value)
        rows.append([button(rest, press, Style.WANTED)])
    may_pair = False
    for one, person, present in page.items:
        profile = person.profile
        is_alone = profile is None or profile.name.short in namesakes
        name = one.id if profile is None else profile.listed if is_alone else profile.name.short
        value = f"{session.id}-{one.id}-{int(not present)}-{page.number}"
        press = OrganisingPress(action=Action.MARK, activity=number, value=value)
        marking = button(f"{_MARKS[present]} {name}", press)
        if may_pair and not is_alone:
            rows[-1].append(marking)
        else:
            rows.append([marking])
        may_pair = not is_alone and not may_pair
    turning = paging(page, lambda number_: sheet_press(number, session, number_))
    door = [door_button(words, number, session)] if takes_people else []
    return inline([*rows, turning, door, [organise_button(words, number)]])


def door_button(
    words: Words, number: ActivityId, session: Session, key: str = "door-open"
) -> InlineKeyboardButton:
    return button(words.plain(key), beginning(Form.ARRIVAL, f"{number}-{session.id}"))


def sheet_press(number: ActivityId, session: Session, page: int = 0) -> OrganisingPress:
    return OrganisingPress(action=Action.SHEET, activity=number, value=f"{session.id}-{page}")


_MARKS = {None: "☐", True: "☑", False: "✗"}


def manage_keyboard(
    words: Words, activity: Activity, begun: Iterable[tuple[Session, str]], page: Page[object]
) -> InlineKeyboardMarkup:
    """`begun`: sessions on the page that can be marked, with their labels."""

    def step(key: str, action: Action, style: Style | None = None) -> InlineKeyboardButton:
        return _of(words, key, action, activity.id, style)

    if activity.status is ActivityStatus.DRAFT:
        rows: list[Row] = [
            [step("organising-publish", Action.PUBLISH, Style.WANTED)],
            [_form(words, "organising-edit", Beginning.EDIT, activity.id)],
            [step("organising-drop", Action.DROP, Style.DANGER)],
        ]
        return inline([*rows, [back_to_made_button(words)]])
    rows = [[step("organising-people", Action.PEOPLE)]]
    if activity.school is not None:
        rows.insert(0, [board_button(words, activity.id)])
    rows += [[button(label, sheet_press(activity.id, session))] for session, label in begun]
    rows.append(paging(page, _turn(Action.MANAGE, activity.id)))
    if activity.status is ActivityStatus.PUBLISHED:
        rows.append([step("organising-room", Action.ROOM)])
        if activity.type.family is Family.ASSEMBLY:
            rows.append([assembly_button(words, activity.id)])
        change = step("organising-change", Action.CHANGE)
        rows.append([change, _change_button(words, activity.id, TITLE)])
        rows.append([telling_button(words, activity.id), leaders_button(words, activity.id)])
    if activity.status is ActivityStatus.OVER:
        rows.append([_change_button(words, activity.id, key) for key in (TITLE, HOURS)])
        every = CertificatesPress(action=CertificatesAction.ALL, activity=activity.id)
        rows.append([button(words.plain("certificates-all"), every)])
        if has_documents(activity):
            rows.append([_of(words, "institute-open", Action.DOCUMENTS, activity.id)])
    rows.append([copy_button(words, activity.id)])
    shown = ActivitiesPress(action=ActivitiesAction.OPEN, activity=activity.id)
    rows.append([button(words.plain("organising-as-seen"), shown)])
    return inline([*rows, [back_to_made_button(words)]])


def copy_button(words: Words, number: ActivityId) -> InlineKeyboardButton:
    return _form(words, "organising-copy", Beginning.COPY, number)


def _form(words: Words, key: str, kind: Beginning, number: ActivityId) -> InlineKeyboardButton:
    return button(words.plain(key), beginning_press(kind, number))


def telling_button(words: Words, number: ActivityId) -> InlineKeyboardButton:
    """Opens an announcement about the activity."""
    press = beginning(Form.ANNOUNCEMENT, f"activity-{number}")
    return button(words.plain("organising-tell"), press, Style.PRIMARY)


def _turn(action: Action, number: ActivityId) -> Callable[[int], OrganisingPress]:
    """Returns how to make the press of a page."""
    return lambda to: OrganisingPress(action=action, activity=number, value=str(to))


def wall_keyboard(
    words: Words, wall: WallCode, others: Iterable[tuple[Session, str]]
) -> InlineKeyboardMarkup:
    """`others`: later sessions with codes of their own, with their labels."""

    def press(action: Action, which: Session) -> OrganisingPress:
        return OrganisingPress(action=action, activity=wall.activity.id, value=str(which.id))

    turn, still = press(Action.TURN, wall.session), press(Action.STILL, wall.session)
    rows: list[Row] = [[button(words.plain("presence-turn"), turn)]]
    if wall.is_turning:
        rows = [
            [button(words.plain("presence-turn-again"), turn, Style.WANTED)],
            [button(words.plain("presence-still"), still)],
        ]
    each = [button(label, press(Action.ROOM, which)) for which, label in others]
    return inline([*rows, *grid(each), [organise_button(words, wall.activity.id)]])


def change_keyboard(
    words: Words, activity: Activity, coming: Iterable[tuple[Session, str]], page: Page[object]
) -> InlineKeyboardMarkup:
    """`coming`: sessions on the page that can be moved, with their labels; a single one has an
    empty label.
    """
    rows: list[Row] = []
    for session, name in coming:
        rows.append(
            [
                button(
                    words.plain(f"organising-change-{key.name}", session=name).strip(),
                    change_press(activity.id, key.name, session.id),
                )
                for key in (DAY, PLACE)
            ]
        )
    changed: list[Field[Any]] = [HOURS, SEATS, AREA, AUDIENCE, CLOSING, DESCRIPTION]
    if activity.school is None:
        changed.insert(0, TYPE)
    if has_second_quota(activity.type.family):
        changed.append(BUS)
    rows.append([_change_button(words, activity.id, TITLE)])
    rows += grid([_change_button(words, activity.id, key) for key in changed])
    rows.append(paging(page, _turn(Action.CHANGE, activity.id)))
    if activity.school is None:
        rows += guest_rows(words, activity)
    rows.append([_of(words, "organising-call-off", Action.CALL_OFF, activity.id, Style.DANGER)])
    return inline([*rows, [organise_button(words, activity.id, "forms-back")]])


def guest_rows(words: Words, activity: Activity) -> list[Row]:
    """Opens the activity to another district, or gives back unused seats of one."""
    opening = button(words.plain("guests-begin"), beginning(Form.GUESTS, str(activity.id)))
    return [[opening], *(guests_back_row(words, activity, one) for one in activity.guest_seats)]


def guests_back_row(words: Words, activity: Activity, guests: GuestSeats) -> Row:
    label = words.plain("guests-ask-back", district=guests.name)
    return [button(label, _guests_press(Action.GUESTS_ASK, activity, guests.district))]


def ask_guests_back_keyboard(
    words: Words, activity: Activity, guests: GuestSeats
) -> InlineKeyboardMarkup:
    press = _guests_press(Action.GUESTS_BACK, activity, guests.district)
    shown = ActivitiesPress(action=ActivitiesAction.OPEN, activity=activity.id)
    return inline(
        [
            [button(words.plain("guests-give-back"), press, Style.DANGER)],
            [button(words.plain("forms-back"), shown)],
        ]
    )


def guests_keyboard(words: Words, activity: Activity, guests: GuestSeats) -> InlineKeyboardMarkup:
    """Returns the buttons of the letter to the organizers of the other district."""
    shown = ActivitiesPress(action=ActivitiesAction.OPEN, activity=activity.id)
    return inline(
        [
            [telling_button(words, activity.id)],
            [button(words.plain("guests-open"), shown)],
            guests_back_row(words, activity, guests),
        ]
    )


def _guests_press(action: Action, activity: Activity, district: DistrictId) -> OrganisingPress:
    return OrganisingPress(action=action, activity=activity.id, value=district)


def _change_button(words: Words, number: ActivityId, key: Field[Any]) -> InlineKeyboardButton:
    label = words.plain(f"organising-change-{key.name}")
    return button(label, change_press(number, key.name))


def people_keyboard(
    words: Words, number: ActivityId, page: Page[object], *, is_search: bool
) -> InlineKeyboardMarkup:
    everyone = _of(words, "organising-everyone", Action.PEOPLE, number)
    export = _of(words, "organising-export", Action.EXPORT, number)
    turning = paging(page, _turn(Action.PEOPLE, number))
    back = organise_button(words, number, "forms-back")
    return inline([turning, [everyone if is_search else export], [back]])


def call_off_keyboard(words: Words, number: ActivityId) -> InlineKeyboardMarkup:
    sure = _of(words, "organising-call-off-now", Action.CALL_OFF_NOW, number, Style.DANGER)
    return inline([[sure], [organise_button(words, number, "forms-back")]])
