"""Screens for organizers: list of activities, management of one."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from district.activities.activity import Activity, ActivityStatus, Session
from district.activities.coordination import Clash
from district.activities.door import takes_people_at_door
from district.activities.enrolments import CAME, Enrolment, EnrolmentStatus
from district.activities.resolution import ChartFacts, Cluster, ClusterFacts
from district.activities.signup import asks
from district.pages import Page
from district.people.person import Person, Profile
from district.requests.deficits import FEW
from district.territory import ActingIn
from district.topics import Topic
from documents.chart import MOST, Bar, Chart
from documents.sheet import sheet_xlsx
from keyboards.activities.manage import (
    back_to_made_button,
    call_off_keyboard,
    change_keyboard,
    cluster_keyboard,
    clusters_keyboard,
    made_keyboard,
    manage_keyboard,
    organise_button,
    people_keyboard,
    sharers_keyboard,
    sharing_keyboard,
    sheet_keyboard,
)
from keyboards.buttons import inline
from locales.texts import Words
from screens.activities.browse import facts, head_line, session_line
from screens.activities.coordination import clash_lines
from screens.activities.signup import answer_cell, answer_words
from screens.districts import district_line
from screens.practices import practices_line
from screens.screen import Attachment, Screen, cut, lines, page_mark

LABEL = 26
"""Limit in characters of a title on a button next to the day."""
SEARCH = 60
"""Limit in characters of a typed name."""
COLUMNS = ("number", "name", "position", "service", "organization", "place", "status")
LISTED = (
    EnrolmentStatus.REQUESTED,
    EnrolmentStatus.BOOKED,
    EnrolmentStatus.OFFERED,
    EnrolmentStatus.WAITLISTED,
)


def made_list(words: Words, page: Page[Activity], acting: ActingIn | None) -> Screen:
    text = words("organising-made" if page.total else "organising-none-made")
    labels = [
        (
            one.id,
            words.plain(
                "organising-row",
                day=words.moment(one.starts_at, "d MMM"),
                title=cut(one.title, LABEL),
                state=words.plain(f"organising-mark-{one.status}"),
            ),
        )
        for one in page.items
    ]
    return Screen(
        text=lines(text, page_mark(words, page), district_line(words, acting)),
        keyboard=made_keyboard(words, labels, page, acting),
    )


def manage(
    words: Words,
    activity: Activity,
    counts: Mapping[EnrolmentStatus, int],
    begun: Page[Session],
    unsure: int,
    thought: str | None,
    *,
    clashes: Sequence[Clash] = (),
) -> Screen:
    """`begun`: sessions that can be marked, the latest first.

    `unsure`: number of people who have not confirmed the new time.
    """
    key = "organising-sheet-of" if len(activity.sessions) > 1 else "organising-sheet"
    labels = [
        (one, words.plain(key, day=words.moment(one.starts_at, "d MMM"))) for one in begun.items
    ]
    text = lines(
        head_line(words, activity),
        *facts(words, activity),
        "",
        words(f"organising-state-{activity.status}"),
        *clash_lines(words, clashes),
        _counts(words, activity, counts),
        words("organising-unsure", count=unsure) if unsure else None,
        thought,
        words("organising-number", number=activity.id),
    )
    return Screen(text=text, keyboard=manage_keyboard(words, activity, labels, begun))


def change(words: Words, activity: Activity, coming: Page[Session]) -> Screen:
    """`coming`: sessions that have not begun."""
    several = coming.total > 1
    labels = [
        (one, words.moment(one.starts_at, "d MMM") if several else "") for one in coming.items
    ]
    text = lines(
        head_line(words, activity),
        *facts(words, activity),
        "",
        words("organising-ask-change"),
        page_mark(words, coming),
    )
    return Screen(text=text, keyboard=change_keyboard(words, activity, labels, coming))


def dropped(words: Words) -> Screen:
    return Screen(text=words("organising-dropped"), keyboard=inline([[back_to_made_button(words)]]))


def people(
    words: Words,
    activity: Activity,
    page: Page[tuple[Enrolment, Person]],
    counts: Mapping[EnrolmentStatus, int],
    search: str = "",
) -> Screen:
    """`page`: people in the order of `LISTED`. `counts`: on all pages. `search`: the typed name."""
    rows: list[str] = []
    for status, named in groupby(page.items, key=lambda pair: pair[0].status):
        rows += ["", words(f"organising-people-{status}", count=counts[status])]
        rows += [_named(words, enrolment, person) for enrolment, person in named]
    nobody = ["", words("organising-not-found" if search else "organising-nobody")]
    text = lines(
        head_line(words, activity),
        words("organising-search", search=cut(search, SEARCH)) if search else None,
        page_mark(words, page),
        *(rows or nobody),
        *(["", words("organising-can-search")] if page.count > 1 else []),
    )
    keyboard = people_keyboard(words, activity.id, page, is_search=bool(search))
    return Screen(text=text, keyboard=keyboard)


def sheet(
    words: Words,
    activity: Activity,
    session: Session,
    page: Page[tuple[Enrolment, Person, bool | None]],
    came: int,
    unmarked: int,
    namesakes: Collection[str],
    *,
    expected: int,
) -> Screen:
    """The attendance sheet by name. `namesakes`: short names that several people have.

    `came`, `expected`: with those whom the people bring.
    """
    rest = "organising-rest-all" if unmarked == page.total else "organising-rest"
    keyboard = sheet_keyboard(
        words,
        activity.id,
        session,
        page,
        rest=words.plain(rest) if unmarked else None,
        namesakes=namesakes,
        takes_people=takes_people_at_door(activity),
    )
    text = lines(
        head_line(words, activity),
        session_line(words, session),
        "",
        words("organising-came", came=came, total=expected)
        if page.total
        else words("organising-nobody"),
        words("organising-sheet-hint") if page.total else None,
    )
    return Screen(text=text, keyboard=keyboard)


def clusters(
    words: Words, page: Page[Cluster], acting: ActingIn | None = None, *, sees_sharing: bool = False
) -> Screen:
    rows = [
        words(
            "organising-cluster-row" if one.day is None else "organising-cluster-row-of-day",
            topic=one.topic.label.full(words.language),
            people=one.people,
        )
        for one in page.items
    ]
    day = next((one.day for one in page.items if one.day is not None), None)
    text = lines(
        words("organising-clusters-head"),
        district_line(words, acting),
        page_mark(words, page),
        words("organising-clusters-of-day", day=words.day(day), few=FEW) if day else None,
        *(rows or [words("organising-no-clusters")]),
    )
    keyboard = clusters_keyboard(words, page, acting, sees_sharing=sees_sharing)
    return Screen(text=text, keyboard=keyboard)


def chart_of(words: Words, facts_: ChartFacts) -> Chart:
    """Shows each topic below its area."""
    found, language = facts_.clusters, words.language
    areas = {one.id: one.label.full(language) for one in facts_.areas}
    is_of_day = any(one.day is not None for one in found)
    return Chart(
        title=words.plain("organising-chart-caption"),
        about=words.plain(
            "organising-chart-about",
            district=facts_.district,
            day=words.day(facts_.day, "d MMMM y"),
        ),
        bars=[
            Bar(
                group=areas.get(one.topic.area, ""),
                name=one.topic.label.full(language),
                count=one.people,
            )
            for one in found
        ],
        below=words.plain(
            "organising-chart-total-of-day" if is_of_day else "organising-chart-total",
            total=sum(one.people for one in found),
            more=max(0, len(found) - MOST),
        ),
    )


def chart(words: Words, picture: bytes) -> Screen:
    return Screen(
        text=words("organising-chart-caption"),
        keyboard=inline([[back_to_made_button(words)]]),
        attachment=Attachment(name="clusters.png", content=picture),
    )


def cluster(words: Words, facts_: ClusterFacts, acting: ActingIn | None = None) -> Screen:
    """Municipalities with fewer than `FEW` people are named only to people who see
    named deficits.
    """
    shown = [row for row in facts_.places if row[1]]
    few = [place.name for place, people in facts_.places if not people]
    text = lines(
        words("organising-cluster", topic=facts_.cluster.topic.label.full(words.language)),
        district_line(words, acting),
        _cluster_people(words, facts_.cluster),
        "",
        *(
            words("organising-cluster-place", place=place.name, people=number)
            for place, number in shown
        ),
        words("organising-cluster-few", places=", ".join(few), few=FEW) if few else None,
        "",
        *_help_lines(words, facts_),
        practices_line(words, facts_.practices),
        words("organising-cluster-means"),
    )
    topic = facts_.cluster.topic.id
    return Screen(text=text, keyboard=cluster_keyboard(words, topic, facts_))


def _help_lines(words: Words, facts_: ClusterFacts) -> Iterator[str]:
    """Yields what the people wish for, and who could help."""
    names = {one: words.plain(f"deficits-wanted-{one}").lower() for one, _ in facts_.wanted}
    key = "organising-wanted-many" if facts_.cluster.day is None else "organising-wanted-at-least"
    many = ", ".join(
        words.plain(key, name=names[one], people=people) for one, people in facts_.wanted if people
    )
    few = ", ".join(names[one] for one, people in facts_.wanted if not people)
    if many:
        yield words("organising-wanted", list=many)
    if few:
        yield words("organising-wanted-few", list=few, few=FEW)
    if facts_.sharing:
        yield words("organising-sharing", count=facts_.sharing)


def sharing(words: Words, page: Page[Cluster]) -> Screen:
    """Topics on which people offer to share experience."""
    rows = [
        words(
            "organising-cluster-row", topic=one.topic.label.full(words.language), people=one.people
        )
        for one in page.items
    ]
    text = lines(
        words("organising-sharing-head"),
        page_mark(words, page),
        *(rows or [words("organising-no-sharing")]),
    )
    return Screen(text=text, keyboard=sharing_keyboard(words, page))


def sharers(words: Words, topic: Topic, page: Page[Person]) -> Screen:
    text = lines(
        words("organising-cluster", topic=topic.label.full(words.language)),
        words("organising-sharing", count=page.total),
        page_mark(words, page),
        "",
        *(person_line(words, one) for one in page.items),
    )
    return Screen(text=text, keyboard=sharers_keyboard(words, topic.id, page))


def _cluster_people(words: Words, one: Cluster) -> str:
    if one.day is None:
        return words("organising-cluster-people", people=one.people)
    return words("organising-cluster-people-of-day", people=one.people, day=words.day(one.day))


def people_file(
    words: Words, activity: Activity, who: tuple[tuple[Enrolment, Person], ...], today: date
) -> Screen:
    """All participants with the facts a curator needs, as a spreadsheet."""
    asked = sorted(asks(activity))
    columns = [*COLUMNS, *(("seats", *asked) if asked else ())]
    head = [words.plain(f"organising-column-{name}") for name in columns]
    rows: list[list[str | int]] = [
        [
            number,
            person.profile.name.full,
            _position(words, person.profile),
            _known(person.profile.years_of_service(today)),
            person.profile.organization.name,
            person.profile.municipality.name,
            words.plain(f"organising-status-{enrolment.status}"),
            *([enrolment.size.seats] if asked else ()),
            *(answer_cell(words, enrolment.answers, one) for one in asked),
        ]
        for number, (enrolment, person) in enumerate(who, 1)
        if person.profile
    ]
    content = sheet_xlsx(activity.title, head, rows)
    return Screen(
        text=words("organising-export-caption", title=activity.title, count=len(rows)),
        keyboard=inline([[organise_button(words, activity.id)]]),
        attachment=Attachment(
            name=words.plain("organising-export-file", number=activity.id), content=content
        ),
    )


def _position(words: Words, profile: Profile) -> str:
    return words.plain(f"profile-position-{profile.position}") if profile.position else ""


def _known(number: int | None) -> str | int:
    return "" if number is None else number


def ask_call_off(words: Words, activity: Activity, concerned: int) -> Screen:
    text = lines(
        words("organising-ask-call-off"),
        head_line(words, activity),
        words("organising-call-off-means", count=concerned),
    )
    return Screen(text=text, keyboard=call_off_keyboard(words, activity.id))


def _counts(words: Words, activity: Activity, counts: Mapping[EnrolmentStatus, int]) -> str:
    came = sum(counts.get(one, 0) for one in CAME)
    booked = counts.get(EnrolmentStatus.BOOKED, 0) + came + counts.get(EnrolmentStatus.ABSENT, 0)
    waiting = counts.get(EnrolmentStatus.WAITLISTED, 0)
    offered = counts.get(EnrolmentStatus.OFFERED, 0)
    if activity.status is ActivityStatus.OVER and came:
        return words("organising-were", came=came, booked=booked)
    if activity.status is ActivityStatus.OVER:
        return words("organising-were-unmarked", booked=booked)
    key = "organising-counts" if activity.capacity else "organising-counts-unlimited"
    return lines(
        words(
            key, booked=booked, capacity=activity.capacity or 0, waiting=waiting, offered=offered
        ),
        words("organising-counts-came", came=came) if came else None,
    )


def _named(words: Words, enrolment: Enrolment, person: Person) -> str:
    line = person_line(words, person, is_unsure=enrolment.asked_to_confirm_at is not None)
    return " · ".join([line, *answer_words(words, enrolment.answers)])


def person_line(
    words: Words, person: Person, *, is_unsure: bool = False, is_full: bool = False
) -> str:
    """Returns the name with organization and municipality, which tell namesakes apart."""
    profile = person.profile
    if profile is None:
        return words("organising-person-gone")
    return words(
        "organising-person",
        name=profile.name.full if is_full else profile.name.short,
        organization=cut(profile.organization.name, 60),
        place=profile.municipality.name,
        unsure="yes" if is_unsure else "no",
    )
