"""Queries of the news: what was announced to one person, or would be."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select, union

from district.announcements.announcement import Announcement, AnnouncementStatus, CopyState
from district.ids import AnnouncementId, DistrictId, PersonId
from district.spelling import has_words
from storage.announcements.announcements import ANNOUNCEMENT, WHOLE
from storage.announcements.recipients import people_of
from storage.database import Connection
from storage.tables import announcements, copies, persons

MOST = 300
"""Limit of announcements that are read."""
AT_ONCE = 50
"""Audiences that one statement compares with the person."""

_WAS_DELIVERED = copies.c.state.in_([CopyState.DELIVERED, CopyState.SENDING, CopyState.UNKNOWN])
_HAS_COPY = (
    select(copies.c.announcement_id)
    .where(
        copies.c.announcement_id == announcements.c.id,
        copies.c.person_id == bindparam("person"),
        _WAS_DELIVERED,
    )
    .exists()
)
_NEWEST_FIRST = (announcements.c.started_at.desc(), announcements.c.id.desc())


def _newest(*among: ColumnElement[bool]) -> Select[Any]:
    """Returns the ids of the newest announcements. The two parts are found by an index each; one
    condition with OR would read everything that was ever sent.
    """
    found = select(announcements.c.id).where(
        *among,
        announcements.c.started_at >= bindparam("since"),
        announcements.c.recalled_at.is_(None),
    )
    return select(found.order_by(*_NEWEST_FIRST).limit(MOST).subquery().c.id)


_COPIED = select(copies.c.announcement_id).where(
    copies.c.person_id == bindparam("person"), _WAS_DELIVERED
)
_SENT = (
    WHOLE.where(
        announcements.c.id.in_(
            union(
                _newest(
                    announcements.c.district_id == bindparam("district"),
                    announcements.c.status.in_([one for one in AnnouncementStatus if one.was_sent]),
                ),
                _newest(announcements.c.id.in_(_COPIED)),
            )
        )
    )
    .add_columns(_HAS_COPY.label("has_copy"))
    .order_by(*_NEWEST_FIRST)
    .limit(MOST)
)


async def announced_to(
    tx: Connection,
    person: PersonId,
    district: DistrictId,
    since: datetime,
    wanted: Collection[str] = (),
    *,
    most: int | None = None,
    today: date,
    now: datetime,
) -> list[tuple[Announcement, bool]]:
    """Returns what was sent after `since` and has all `wanted` words, the newest first, and whether
    the person has a copy; without one if the person belongs to the audience now. Stops soon after
    `most`.
    """
    given = {"person": person, "district": district, "since": since}
    rows = (await tx.execute(_SENT, given)).all()
    read = ((ANNOUNCEMENT.read(row), bool(row.has_copy)) for row in rows)
    found = [(one, has_copy) for one, has_copy in read if has_words(one.content.text, wanted)]
    shown: list[tuple[Announcement, bool]] = []
    for start in range(0, len(found), AT_ONCE):
        part = found[start : start + AT_ONCE]
        missed = [one for one, has_copy in part if not has_copy]
        matching = await _matching(tx, person, missed, today=today, now=now) if missed else set()
        shown += [(one, has_copy) for one, has_copy in part if has_copy or one.id in matching]
        if most is not None and len(shown) >= most:
            break
    return shown


async def _matching(
    tx: Connection, person: PersonId, some: Sequence[Announcement], *, today: date, now: datetime
) -> set[AnnouncementId]:
    """Returns the announcements whose audience the person belongs to."""
    questions = [
        people_of(one.recipients, today=today, now=now, dialect=tx.dialect.name)
        .where(persons.c.id == person)
        .exists()
        for one in some
    ]
    answers = (await tx.execute(select(*questions))).one()
    return {one.id for one, is_among in zip(some, answers, strict=True) if is_among}
