"""Queries of the practices that help with a topic, and of help that was given to a deficit."""

from datetime import datetime

from sqlalchemy import String, bindparam, case, delete, func, literal, select, union_all

from district.activities.resolution import ResolutionAnswer
from district.ids import DeficitId, PersonId, TopicId
from district.practices import Helped, Means, Practices
from storage.database import Connection
from storage.tables import (
    activities,
    entries,
    help_given,
    invitations,
    listings,
    persons,
    practice_uses,
)
from storage.upsert import add_missing

PRACTICES = "practices"
"""The part of the bank that is offered."""
_uses = practice_uses.c
_IS_HEALED = _uses.answer == ResolutionAnswer.RESOLVED
_COUNTS = (
    select(
        _uses.listing_id,
        func.count(_uses.used_at).label("used"),
        func.count(case((_IS_HEALED, 1))).label("healed"),
    )
    .group_by(_uses.listing_id)
    .subquery()
)
USED, HEALED = (func.coalesce(_COUNTS.c[name], 0) for name in ("used", "healed"))
LISTINGS = (
    listings.join(entries, entries.c.id == listings.c.entry_id)
    .join(persons, persons.c.id == entries.c.author_id)
    .outerjoin(_COUNTS, _COUNTS.c.listing_id == listings.c.id)
)
"""Listings with their entries and authors; `USED` and `HEALED` count their uses."""
IS_SHOWN = (listings.c.hidden_at.is_(None), persons.c.deleted_at.is_(None))
"""Conditions on `LISTINGS`."""
BEST_FIRST = (HEALED.desc(), USED.desc(), listings.c.id.desc())

_ON_TOPIC = (
    select(
        func.count(listings.c.id.distinct()).label("listed"),
        func.count(case((_IS_HEALED, _uses.person_id)).distinct()).label("healed"),
    )
    .join(entries, entries.c.id == listings.c.entry_id)
    .join(persons, persons.c.id == entries.c.author_id)
    .outerjoin(practice_uses, _uses.listing_id == listings.c.id)
    .where(
        entries.c.topic_id == bindparam("topic"),
        listings.c.shelf == PRACTICES,
        entries.c.author_id != bindparam("but"),
        *IS_SHOWN,
    )
)
_GIVEN = union_all(
    select(
        help_given.c.means,
        func.coalesce(activities.c.title, entries.c.title, help_given.c.words).label("title"),
        help_given.c.given_at.label("at"),
    )
    .outerjoin(
        activities, (help_given.c.means == Means.ACTIVITY) & (activities.c.id == help_given.c.about)
    )
    .outerjoin(
        listings, (help_given.c.means == Means.PRACTICE) & (listings.c.id == help_given.c.about)
    )
    .outerjoin(entries, entries.c.id == listings.c.entry_id)
    .where(help_given.c.deficit_id == bindparam("deficit")),
    select(
        literal(Means.ACTIVITY.value, String).label("means"),
        activities.c.title,
        invitations.c.invited_at.label("at"),
    )
    .join(activities, activities.c.id == invitations.c.activity_id)
    .where(invitations.c.deficit_id == bindparam("deficit")),
)


async def practices_on(tx: Connection, topic: TopicId, *, but: PersonId | None = None) -> Practices:
    """Returns the practices on a topic; those of the person `but` are left out."""
    row = (await tx.execute(_ON_TOPIC, {"topic": topic, "but": but or 0})).one()
    return Practices(count=row.listed, healed=row.healed)


async def help_of(tx: Connection, deficit: DeficitId) -> tuple[Helped, ...]:
    """Returns all help that was given to a deficit, the earliest first."""
    found: dict[tuple[str, str | None], Helped] = {}
    rows = (await tx.execute(_GIVEN, {"deficit": deficit})).all()
    for row in sorted(rows, key=lambda one: one.at):
        given = Helped(means=Means(row.means), title=row.title, at=row.at)
        found.setdefault((row.means, row.title), given)
    return tuple(found.values())


async def note_help(
    tx: Connection,
    deficit: DeficitId,
    means: Means,
    about: int,
    by: PersonId,
    now: datetime,
    words: str | None = None,
) -> bool:
    """Stores that help was given. Idempotent: returns False if it was given before."""
    row = {
        "deficit_id": deficit,
        "means": means,
        "about": about,
        "given_by": by,
        "given_at": now,
        "words": words,
    }
    return bool(await add_missing(tx, help_given, [row]))


async def take_back_help(tx: Connection, deficit: DeficitId, means: Means, about: int) -> bool:
    """Deletes help that did not come about. Returns False if there was none."""
    gone = delete(help_given).where(
        help_given.c.deficit_id == deficit, help_given.c.means == means, help_given.c.about == about
    )
    return bool((await tx.execute(gone)).rowcount)
