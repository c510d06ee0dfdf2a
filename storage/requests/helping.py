"""Queries of the help with a topic: one table of all means."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Row,
    Select,
    Table,
    bindparam,
    exists,
    literal,
    null,
    select,
)

from district.activities.activity import ActivityStatus, Audience
from district.errors import OutOfDate
from district.ids import DistrictId, PersonId, TopicId
from district.people.person import Profile
from district.people.roles import Role
from district.practices import Means
from district.requests.deficits import Deficit
from district.requests.helping import Offer
from storage.database import Connection
from storage.people.people import GRANTS_IN_FORCE, IS_HERE, get_people
from storage.practices import BEST_FIRST, HEALED, IS_SHOWN, LISTINGS, PRACTICES
from storage.tables import (
    activities,
    activity_topics,
    enrolments,
    entries,
    experts,
    grants,
    help_given,
    listings,
    mentors,
    persons,
)

OFFERED = 3
"""Limit of activities, and of practices."""
_ABOUT: BindParameter[int] = bindparam("about")
_ACTIVITIES = select(
    activities.c.id.label("about"),
    activities.c.title,
    activities.c.audience,
    literal(0).label("healed"),
).where(
    activities.c.status == ActivityStatus.PUBLISHED,
    activities.c.signup_closes_at > bindparam("now"),
)
_PRACTICES = (
    select(
        listings.c.id.label("about"),
        entries.c.title,
        null().label("audience"),
        HEALED.label("healed"),
    )
    .select_from(LISTINGS)
    .where(*IS_SHOWN)
)
_WORDS = select(help_given.c.words.label("title"), null().label("audience")).where(
    help_given.c.means == Means.WORDS, help_given.c.words.is_not(None)
)


def _holders(role: Role, helpers: Table, *conditions: ColumnElement[bool]) -> Select[Any]:
    return (
        select(helpers.c.topics)
        .select_from(grants)
        .join(persons, persons.c.id == grants.c.person_id)
        .join(helpers, helpers.c.person_id == persons.c.id)
        .where(
            grants.c.role == role,
            grants.c.district_id == bindparam("district"),
            persons.c.id != bindparam("person"),
            persons.c.given_name.is_not(None),
            GRANTS_IN_FORCE,
            IS_HERE,
            *conditions,
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """How help of one means is found."""

    on_topic: Select[Any] | None = None
    """The things that are new to the person, the best first; each is an offer."""
    itself: Select[Any] | None = None
    """The title and the audience of `about`; no row: it is not there any more."""
    known_to: Select[Any] | None = None
    """People who need no letter about it."""
    helpers: Select[Any] | None = None
    """The topics of each who gives this help; all of them are one offer."""


_WAYS = {
    Means.ACTIVITY: _Way(
        on_topic=_ACTIVITIES.join(activity_topics, activity_topics.c.activity_id == activities.c.id)
        .where(
            activity_topics.c.topic_id == bindparam("topic"),
            ~exists().where(
                enrolments.c.activity_id == activities.c.id,
                enrolments.c.person_id == bindparam("person"),
            ),
        )
        .order_by(activities.c.starts_at, activities.c.id),
        itself=_ACTIVITIES.where(activities.c.id == _ABOUT),
        known_to=select(enrolments.c.person_id).where(enrolments.c.activity_id == _ABOUT),
    ),
    Means.PRACTICE: _Way(
        on_topic=_PRACTICES.where(
            listings.c.shelf == PRACTICES,
            entries.c.topic_id == bindparam("topic"),
            entries.c.author_id != bindparam("person"),
        ).order_by(*BEST_FIRST),
        itself=_PRACTICES.where(listings.c.id == _ABOUT),
        known_to=_PRACTICES.with_only_columns(entries.c.author_id).where(listings.c.id == _ABOUT),
    ),
    Means.MENTOR: _Way(helpers=_holders(Role.MENTOR, mentors, mentors.c.paused_at.is_(None))),
    Means.CONSULTATION: _Way(
        helpers=_holders(
            Role.METHODIST,
            experts,
            experts.c.paused_until.is_(None) | (experts.c.paused_until <= bindparam("now")),
        )
    ),
    Means.WORDS: _Way(itself=_WORDS.where(help_given.c.about == _ABOUT)),
}
"""In the order in which they are offered."""


async def offers_on(
    tx: Connection,
    topic: TopicId,
    district: DistrictId,
    moment: datetime,
    day: date,
    to: Collection[Profile],
    person: PersonId | None = None,
) -> tuple[Offer, ...]:
    """Returns the help with a topic that these people of a district can be offered: an activity
    that is for one of them. `person`: only help that is new to that one. `day`: the local one.
    """
    found: list[Offer] = []
    given = {"topic": topic, "district": district, "person": person or 0, "now": moment}

    def is_for(audience: Audience) -> bool:
        return any(audience.has(one, day) for one in to)

    for means, way in _WAYS.items():
        if way.on_topic is not None:
            rows = [
                Offer(means=means, about=row.about, title=row.title, healed=row.healed)
                for row in await tx.execute(way.on_topic, given)
                if row.audience is None or is_for(Audience.read(row.audience))
            ]
            found += rows[:OFFERED]
        if way.helpers is not None:
            topics = (await tx.execute(way.helpers, given)).scalars()
            if count := sum(topic in one for one in topics):
                found.append(Offer(means=means, count=count))
    return tuple(found)


async def offered_title(tx: Connection, means: Means, about: int, now: datetime) -> str | None:
    """Returns the title of an activity or a practice, or the words of an answer; None: the means
    has none.

    Raises:
        OutOfDate: it is not there any more.
    """
    itself = await _itself(tx, means, about, now)
    return None if itself is None else str(itself.title)


async def in_want(
    tx: Connection, means: Means, about: int, needs: Sequence[Deficit], now: datetime, day: date
) -> Sequence[Deficit]:
    """Returns the deficits whose people need a letter: not participants of an activity, nor
    people for whom it is not, nor the author of a practice. `day`: the local one.

    Raises:
        OutOfDate: it is not there any more.
    """
    known_to = _WAYS[means].known_to
    if known_to is None:
        return needs
    itself = await _itself(tx, means, about, now)
    known = set((await tx.execute(known_to, {"about": about, "now": now})).scalars())
    needs = [one for one in needs if one.person not in known]
    if itself is None or itself.audience is None:
        return needs
    audience = Audience.read(itself.audience)
    people = await get_people(tx, {one.person for one in needs})
    fit = {one.id for one in people.values() if one.profile and audience.has(one.profile, day)}
    return [one for one in needs if one.person in fit]


async def _itself(tx: Connection, means: Means, about: int, now: datetime) -> Row[Any] | None:
    query = _WAYS[means].itself
    if query is None:
        return None
    row: Row[Any] | None = (await tx.execute(query, {"about": about, "now": now})).first()
    if row is None:
        raise OutOfDate
    return row
