"""Merging of two people: everything that refers to one of them is moved to the other.

The columns to move are read from the foreign keys, so that a new table is moved without being named
here. What the database cannot hold twice is decided by `DOUBLES`; what must not become one person's
is found by `CONFLICTS`. `tests/storage/test_merging.py` checks that each unique key has a rule.

Seats, and requests about what both have, must have been given up before, in the same transaction.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import Enum, auto
from itertools import chain
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Delete,
    Row,
    Table,
    UniqueConstraint,
    delete,
    exists,
    or_,
    select,
    text,
    update,
)

from district.errors import MergedMeanwhile, NotFound
from district.ids import PersonId
from district.people.accounts import Conflict
from district.people.roles import Standing
from storage.database import Connection, mark_outbound
from storage.inbox import IS_SET_ASIDE
from storage.leases import merge_alone
from storage.people.erasing import NAMELESS
from storage.tables import (
    activities,
    announcements,
    cards,
    conversations,
    documents,
    grants,
    inbox,
    mentorships,
    metadata,
    motions,
    organizations,
    persons,
    request_history,
    requests,
    survey_tokens,
    surveys,
)

Key = tuple[str, ...]
"""A table, and the columns of one of its unique keys."""


class Double(Enum):
    """The treatment of a row that the one who stays has already."""

    KEEP = auto()
    """That of the one who stays counts."""
    CONFLICT = auto()
    """Such people are not merged (`CONFLICTS`)."""
    BEFORE = auto()
    """One of the two was given up before, or is chosen by `_ONE_OF_TWO`."""


DOUBLES: Mapping[Key, Double] = {
    ("account_moves", "person_id"): Double.BEFORE,
    ("account_moves", "newcomer_id"): Double.BEFORE,
    ("another_asked", "mentorship_id", "person_id"): Double.CONFLICT,
    ("appointments", "methodist_id", "person_id"): Double.CONFLICT,
    ("audiences", "person_id", "name"): Double.KEEP,
    ("call_papers", "entry_id", "person_id"): Double.CONFLICT,
    ("cards", "person_id", "activity_id"): Double.KEEP,
    ("cards", "person_id", "request_id"): Double.KEEP,
    ("cards", "person_id", "motion_id"): Double.KEEP,
    ("copies", "announcement_id", "person_id"): Double.KEEP,
    ("curriculum_certificates", "curriculum_id", "person_id"): Double.CONFLICT,
    ("deficits", "person_id", "topic_id"): Double.BEFORE,
    ("drafts", "person_id", "form", "about"): Double.KEEP,
    ("enrolments", "activity_id", "person_id"): Double.BEFORE,
    ("entry_people", "entry_id", "person_id"): Double.CONFLICT,
    ("entry_reserves", "entry_id", "stage", "person_id"): Double.KEEP,
    ("experts", "person_id"): Double.KEEP,
    ("hidden_lines", "person_id", "entry_id"): Double.KEEP,
    ("invitees", "activity_id", "person_id"): Double.KEEP,
    ("memberships", "person_id", "community_id", "district_id"): Double.KEEP,
    ("mentions", "person_id", "district_id", "activity_id", "year"): Double.KEEP,
    ("mentors", "person_id"): Double.KEEP,
    ("mentorship_answers", "mentorship_id", "person_id", "question"): Double.CONFLICT,
    ("mentorship_contacts", "mentorship_id", "person_id"): Double.CONFLICT,
    ("mentorships", "mentee_id"): Double.CONFLICT,
    ("motion_seats", "motion_id", "round", "person_id"): Double.CONFLICT,
    ("motion_voters", "seat_id", "person_id"): Double.KEEP,
    ("mutes", "person_id", "category_id"): Double.KEEP,
    ("practice_uses", "listing_id", "person_id"): Double.KEEP,
    ("presences", "activity_id", "person_id"): Double.KEEP,
    ("presses", "announcement_id", "person_id", "button"): Double.KEEP,
    ("request_batches", "person_id", "act"): Double.KEEP,
    ("reviews", "entry_id", "stage", "expert_id"): Double.CONFLICT,
    ("routes", "person_id", "year"): Double.CONFLICT,
    ("slot_watchers", "methodist_id", "person_id"): Double.KEEP,
    ("slots", "methodist_id", "starts_at"): Double.CONFLICT,
    ("speakers", "activity_id", "person_id"): Double.BEFORE,
    ("survey_answers", "survey_id", "person_id"): Double.KEEP,
    ("threads", "person_id", "kind"): Double.BEFORE,
    ("threads", "person_id", "topic_id"): Double.BEFORE,
    ("views", "reader_id", "subject", "day", "subject_id", "person_id"): Double.KEEP,
}
"""Every unique key that contains a person."""

WITHOUT_KEY = (
    organizations.c.added_by,
    documents.c.added_by,
    requests.c.decided_for,
    request_history.c.behalf,
)
"""Columns that name a person without a foreign key."""
STAYS = (persons.c.merged_into,)
"""Moved too, but by hand: those who were merged into the one who is gone."""


CONFLICTS: Mapping[Conflict, str] = {
    Conflict.LEAVING: """
        SELECT id FROM persons
        WHERE id IN (:kept, :gone) AND deletion_requested_at IS NOT NULL""",
    Conflict.VOTE: """
        SELECT s.motion_id FROM motion_voters v JOIN motion_seats s ON s.id = v.seat_id
        JOIN motion_seats t ON t.motion_id = s.motion_id AND t.round = s.round AND t.id <> s.id
        JOIN motion_voters w ON w.seat_id = t.id
        WHERE v.person_id = :kept AND w.person_id = :gone
        UNION ALL SELECT s.motion_id FROM motion_seats s
        JOIN motion_seats t ON t.motion_id = s.motion_id AND t.round = s.round
        WHERE s.person_id = :kept AND t.person_id = :gone""",
    Conflict.PAIR: """
        SELECT id FROM mentorships WHERE mentee_id <> mentor_id
            AND mentee_id IN (:kept, :gone) AND mentor_id IN (:kept, :gone)
        UNION ALL SELECT mentorship_id FROM mentorship_history h
        JOIN mentorships p ON p.id = h.mentorship_id
        WHERE p.mentee_id <> h.mentor_id
            AND p.mentee_id IN (:kept, :gone) AND h.mentor_id IN (:kept, :gone)""",
    Conflict.MENTEES: """
        SELECT a.id FROM mentorships a JOIN mentorships b ON b.mentee_id = :kept
        WHERE a.mentee_id = :gone AND a.status IN ('asked', 'proposed', 'active')
            AND b.status IN ('asked', 'proposed', 'active')""",
    Conflict.MENTOR_LOAD: """
        SELECT m.id FROM mentors m
        WHERE (m.person_id = :kept OR m.person_id = :gone AND NOT EXISTS (
                SELECT 1 FROM mentors WHERE person_id = :kept))
            AND m.capacity < (SELECT count(*) FROM mentorships
                WHERE mentor_id IN (:kept, :gone) AND status = 'active')""",
    Conflict.ENTRY: """
        WITH parts (entry, person) AS (
            SELECT id, author_id FROM entries
            UNION ALL SELECT entry_id, person_id FROM entry_people
            UNION ALL SELECT entry_id, expert_id FROM reviews)
        SELECT x.entry FROM parts x JOIN parts y ON y.entry = x.entry
        WHERE x.person = :kept AND y.person = :gone""",
    Conflict.DECISION: """
        SELECT id FROM requests WHERE author_id <> decider_id
            AND author_id IN (:kept, :gone) AND decider_id IN (:kept, :gone)""",
    Conflict.DEPUTY: """
        SELECT id FROM deputies WHERE person_id <> deputy_id
            AND person_id IN (:kept, :gone) AND deputy_id IN (:kept, :gone)""",
    Conflict.MEETING: """
        SELECT id FROM appointments WHERE methodist_id <> person_id
            AND methodist_id IN (:kept, :gone) AND person_id IN (:kept, :gone)
        UNION ALL SELECT a.id FROM appointments a
        JOIN appointments b ON b.methodist_id = a.methodist_id AND b.status = a.status
        WHERE a.status = 'booked' AND a.person_id = :kept AND b.person_id = :gone
        UNION ALL SELECT a.id FROM slots a JOIN slots b ON b.starts_at = a.starts_at
        WHERE a.methodist_id = :kept AND b.methodist_id = :gone
            AND a.withdrawn_at IS NULL AND b.withdrawn_at IS NULL""",
    Conflict.ROUTE: """
        SELECT a.id FROM routes a JOIN routes b ON b.year = a.year
        WHERE a.person_id = :kept AND b.person_id = :gone
            AND a.status <> 'stopped' AND b.status <> 'stopped'""",
    Conflict.SEAT: """
        SELECT a.activity_id FROM enrolments a JOIN enrolments b ON b.activity_id = a.activity_id
        WHERE a.person_id = :kept AND b.person_id = :gone AND (
            a.team IS NOT NULL OR b.team IS NOT NULL
            OR EXISTS (SELECT 1 FROM certificates WHERE enrolment_id = a.id)
                AND EXISTS (SELECT 1 FROM certificates WHERE enrolment_id = b.id))
        UNION ALL SELECT a.curriculum_id FROM curriculum_certificates a
        JOIN curriculum_certificates b ON b.curriculum_id = a.curriculum_id
        WHERE a.person_id = :kept AND b.person_id = :gone""",
}
"""Each query finds what the two have done who cannot be one person. `Conflict.CANDIDATE` is found
by `_is_candidate`, `Conflict.SETTINGS` by the service.
"""

_ONE_OF_TWO = (
    """
    DELETE FROM speakers WHERE person_id = :gone AND status IN ('waiting', 'speaking')
        AND EXISTS (SELECT 1 FROM speakers k WHERE k.person_id = :kept
            AND k.activity_id = speakers.activity_id AND k.status IN ('waiting', 'speaking'))""",
    """
    UPDATE threads SET status = 'closed', pass_on_at = NULL
    WHERE person_id = :kept AND status <> 'closed' AND EXISTS (SELECT 1 FROM threads g
        WHERE g.person_id = :gone AND g.status <> 'closed' AND (g.topic_id = threads.topic_id
            OR g.topic_id IS NULL AND threads.topic_id IS NULL AND g.kind = threads.kind))""",
    """
    UPDATE presences SET left_at = NULL
    WHERE person_id = :kept AND EXISTS (SELECT 1 FROM presences g WHERE g.person_id = :gone
        AND g.activity_id = presences.activity_id AND g.left_at IS NULL)""",
    """
    UPDATE motion_voters SET left_at = NULL, is_deputy = (
        SELECT g.is_deputy AND (motion_voters.is_deputy OR motion_voters.left_at IS NOT NULL)
        FROM motion_voters g WHERE g.person_id = :gone AND g.seat_id = motion_voters.seat_id)
    WHERE person_id = :kept AND EXISTS (
        SELECT 1 FROM motion_voters g WHERE g.person_id = :gone
            AND g.seat_id = motion_voters.seat_id AND g.left_at IS NULL)""",
    """
    DELETE FROM memberships
    WHERE person_id = :kept AND EXISTS (SELECT 1 FROM memberships g
        WHERE g.person_id = :gone AND g.status = 'joined'
            AND g.community_id = memberships.community_id
            AND g.district_id = memberships.district_id
            AND (memberships.status <> 'joined' OR g.chair = 'named'
                OR g.chair IS NOT NULL AND memberships.chair IS NULL))""",
    """
    DELETE FROM practice_uses
    WHERE person_id = :kept AND used_at IS NULL AND EXISTS (SELECT 1 FROM practice_uses g
        WHERE g.person_id = :gone AND g.listing_id = practice_uses.listing_id
            AND g.used_at IS NOT NULL)""",
    """
    DELETE FROM copies
    WHERE person_id = :kept AND state <> 'delivered' AND EXISTS (SELECT 1 FROM copies g
        WHERE g.person_id = :gone AND g.announcement_id = copies.announcement_id
            AND g.state = 'delivered')""",
    """
    UPDATE requests SET subject_id = (SELECT id FROM mentors WHERE person_id = :kept)
    WHERE kind = 'mentor' AND subject_id IN (SELECT id FROM mentors WHERE person_id = :gone)
        AND EXISTS (SELECT 1 FROM mentors WHERE person_id = :kept)""",
)
"""Which of two rows stays, where it is not simply that of the one who stays: the stronger one, or
the question that was asked last.
"""
_NOT_OF_ONESELF = (
    "DELETE FROM views WHERE reader_id = person_id",
    "DELETE FROM slot_watchers WHERE methodist_id = person_id",
    """
    DELETE FROM entry_reserves WHERE EXISTS (
        SELECT 1 FROM entries e WHERE e.id = entry_reserves.entry_id
            AND e.author_id = entry_reserves.person_id)
        OR EXISTS (SELECT 1 FROM entry_people p WHERE p.entry_id = entry_reserves.entry_id
            AND p.person_id = entry_reserves.person_id)""",
)
"""Deletes relations that no person has to themselves."""

HAS: Mapping[str, str] = {
    "deficits": "SELECT count(*) FROM deficits WHERE person_id = :person",
    "requests": "SELECT count(*) FROM requests WHERE author_id = :person",
    "seats": "SELECT count(*) FROM enrolments WHERE person_id = :person",
    "certificates": """
        SELECT count(*) FROM certificates c JOIN enrolments e ON e.id = c.enrolment_id
        WHERE e.person_id = :person""",
    "entries": "SELECT count(*) FROM entries WHERE author_id = :person",
    "papers": "SELECT count(*) FROM call_papers WHERE person_id = :person",
    "reviews": "SELECT count(*) FROM reviews WHERE expert_id = :person",
    "pairs": """
        SELECT count(*) FROM mentorships WHERE mentee_id = :person OR mentor_id = :person""",
    "decisions": "SELECT count(*) FROM requests WHERE decider_id = :person",
    "votes": "SELECT count(*) FROM motion_voters WHERE person_id = :person",
    "activities": "SELECT count(*) FROM activities WHERE made_by = :person",
    "announcements": "SELECT count(*) FROM announcements WHERE author_id = :person",
    "roles": "SELECT count(*) FROM grants WHERE person_id = :person AND ended_at IS NULL",
}
"""Counts of what a person has, for a reader."""

_WEAKNESS: Mapping[str | None, int] = {Standing.DEPUTY: 1, Standing.ADVISORY: 2}
"""Standings in a council that are weaker than that of a member."""
_TO_ASK = ("asked", "proposed")
"""Statuses of mentorships that may still go to the next mentor."""


def people_columns() -> list[Column[Any]]:
    """Returns the columns that refer to a person, except `STAYS`."""
    found = (
        column
        for table in metadata.sorted_tables
        for column in table.columns
        if any(key.column is persons.c.id for key in column.foreign_keys)
    )
    return [*(one for one in found if one not in set(STAYS)), *WITHOUT_KEY]


def unique_keys(table: Table) -> list[tuple[Column[Any], ...]]:
    """Returns the columns of each unique key of a table, also of partial ones."""
    unique = [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    indexes = [one for one in table.indexes if one.unique]
    return [
        tuple(table.primary_key.columns),
        *(tuple(one.columns) for one in unique),
        *(tuple(one.columns) for one in indexes),
    ]


def name_of(key: Sequence[Column[Any]]) -> Key:
    return (key[0].table.name, *(one.name for one in key))


# ── What they have ─────────────────────────────────────────────────────────────────────────────


async def hold_people(tx: Connection, *people: PersonId) -> None:
    """Locks people until the transaction ends, before all that belongs to them.

    Raises:
        MergedMeanwhile, NotFound: see `ensure_here`.
    """
    await merge_alone(tx)
    await ensure_here(tx, *people, hold=True)


async def ensure_here(tx: Connection, *people: PersonId, hold: bool = False) -> None:
    """
    Raises:
        MergedMeanwhile: one of them was merged into another.
        NotFound: one of them is erased, or was never there.
    """
    ids, table = sorted(set(people)), persons.c
    query = select(table.deleted_at, table.merged_into).where(table.id.in_(ids)).order_by(table.id)
    found = (await tx.execute(query.with_for_update() if hold else query)).all()
    if any(one.merged_into is not None for one in found):
        raise MergedMeanwhile
    if len(found) < len(ids) or any(one.deleted_at is not None for one in found):
        raise NotFound


async def accounts_of(tx: Connection, people: Iterable[PersonId]) -> dict[PersonId, int]:
    """Returns the Telegram account of each, in which they act now."""
    query = select(persons.c.id, persons.c.telegram_id).where(persons.c.id.in_(list(people)))
    return {PersonId(row.id): row.telegram_id for row in await tx.execute(query)}


async def counts_of(tx: Connection, kept: PersonId, gone: PersonId) -> dict[str, tuple[int, int]]:
    """Returns what the two have, without what neither has."""
    found = {}
    for name, query in HAS.items():
        both = [
            int((await tx.execute(text(query), {"person": one})).scalar_one())
            for one in (kept, gone)
        ]
        if any(both):
            found[name] = (both[0], both[1])
    return found


async def conflicts_of(tx: Connection, kept: PersonId, gone: PersonId) -> list[Conflict]:
    pair = {"kept": kept, "gone": gone}
    found = [
        one
        for one, query in CONFLICTS.items()
        if (await tx.execute(text(query), pair)).first() is not None
    ]
    return [*found, *([Conflict.CANDIDATE] if await _is_candidate(tx, gone) else [])]


async def _is_candidate(tx: Connection, person: PersonId) -> bool:
    """Returns whether a motion that is not decided yet names the person, as JSON."""
    undecided = text("SELECT options, effect FROM motions WHERE status IN ('draft', 'open')")
    rows = await tx.execute(undecided.columns(options=JSON, effect=JSON))
    return any(_names(chain(row.options or (), [row.effect]), person) for row in rows)


def _names(values: Iterable[Any], person: PersonId) -> bool:
    for value in values:
        if isinstance(value, dict):
            if value.get("person") == person or _names(value.values(), person):
                return True
        elif isinstance(value, list) and _names(value, person):
            return True
    return False


async def doubled_deficits(tx: Connection, kept: PersonId, gone: PersonId) -> list[int]:
    """Returns the later one of each two open deficits on one topic; an accepted one stays."""
    query = text("""
        SELECT a.id, a.status, a.reported_at, b.id AS other, b.status AS other_status,
            b.reported_at AS other_at
        FROM deficits a JOIN deficits b ON b.topic_id = a.topic_id
        WHERE a.person_id = :kept AND b.person_id = :gone
            AND a.status IN ('reported', 'accepted') AND b.status IN ('reported', 'accepted')
        ORDER BY a.id""")
    found = []
    for row in await tx.execute(query, {"kept": kept, "gone": gone}):
        mine = (row.status != "accepted", row.reported_at)
        other = (row.other_status != "accepted", row.other_at)
        found.append(int(row.other if mine <= other else row.id))
    return found


# ── Moving ─────────────────────────────────────────────────────────────────────────────────────


async def end_doubled_roles(
    tx: Connection, kept: PersonId, gone: PersonId, by: PersonId | None, now: datetime
) -> None:
    """Ends the weaker or shorter one of each two equal roles, or that of the one who is gone."""
    held = select(grants).where(grants.c.person_id.in_([kept, gone]), grants.c.ended_at.is_(None))

    def rank(row: Row[Any]) -> tuple[int, float, bool]:
        until = row.until.timestamp() if row.until else math.inf
        return _WEAKNESS.get(row.standing, 0), -until, row.person_id != kept

    rows = sorted(await tx.execute(held.order_by(grants.c.id)), key=rank)
    stay = {(row.role, row.district_id, row.municipality_id): row.id for row in reversed(rows)}
    doubled = [row.id for row in rows if row.id not in stay.values()]
    ended = update(grants).where(grants.c.id.in_(doubled))
    await tx.execute(ended.values(ended_at=now, ended_by=by))


async def move_all(tx: Connection, kept: PersonId, gone: PersonId) -> dict[str, int]:
    """Moves every reference. Returns how many rows of each column were moved. Idempotent."""
    pair = {"kept": kept, "gone": gone}
    for statement in _ONE_OF_TWO:
        await tx.execute(text(statement), pair)
    for key, person in _kept_keys():
        await tx.execute(_double(key, person, kept, gone))
    moved = {}
    for column in people_columns():
        change = update(column.table).where(column == gone).values({column.name: kept})
        if count := (await tx.execute(change)).rowcount:
            moved[f"{column.table.name}.{column.name}"] = count
    earlier = update(persons).where(persons.c.merged_into == gone)
    await tx.execute(earlier.values(merged_into=kept))
    for statement in _NOT_OF_ONESELF:
        await tx.execute(text(statement))
    await _move_wishes(tx, kept, gone)
    return moved


def _kept_keys() -> Iterable[tuple[Sequence[Column[Any]], Column[Any]]]:
    """Returns the unique keys whose doubles are deleted, with each of their people."""
    columns = people_columns()
    for table in dict.fromkeys(column.table for column in columns):
        for key in unique_keys(table):
            if DOUBLES.get(name_of(key)) is Double.KEEP:
                yield from ((key, one) for one in columns if one in set(key))


def _double(
    key: Sequence[Column[Any]], column: Column[Any], kept: PersonId, gone: PersonId
) -> Delete:
    """Returns the deletion of what the one who stays has already."""
    other = column.table.alias()
    same = [other.c[one.name] == one for one in key if one is not column]
    return delete(column.table).where(
        column == gone, exists().where(other.c[column.name] == kept, *same)
    )


async def _move_wishes(tx: Connection, kept: PersonId, gone: PersonId) -> None:
    """Moves the mentors who are still to be asked, which are JSON, without the mentee."""
    table = mentorships.c
    query = select(table.id, table.mentee_id, table.wishes).where(table.status.in_(_TO_ASK))
    for row in (await tx.execute(query)).all():
        wishes = [kept if one == gone else one for one in row.wishes]
        wishes = [one for one in dict.fromkeys(wishes) if one != row.mentee_id]
        if wishes != row.wishes:
            await tx.execute(update(mentorships).where(table.id == row.id).values(wishes=wishes))


async def move_account(
    tx: Connection, kept: PersonId, gone: PersonId, now: datetime, *, takes_account: bool
) -> tuple[int | None, int | None]:
    """Leaves one account to the person and the other one to the row that is gone, which acts no
    more. `takes_account`: the person goes on in the account of the one who is gone.

    Returns the account that stays and the one that acts no more.
    """
    query = select(persons).where(persons.c.id.in_([kept, gone]))
    rows = {row.id: row for row in await tx.execute(query)}
    left, lost = (gone, kept) if takes_account else (kept, gone)
    stays, dropped = rows[left], rows[lost]
    await _forget_chat(tx, PersonId(lost), PersonId(left), dropped.telegram_id, now)
    of_gone = update(persons).where(persons.c.id == gone)
    await tx.execute(of_gone.values(telegram_id=None))
    newest = max(rows.values(), key=lambda row: (row.consent_at is not None, row.consent_at))
    await tx.execute(
        update(persons)
        .where(persons.c.id == kept)
        .values(
            telegram_id=stays.telegram_id,
            language=stays.language,
            unreachable_since=stays.unreachable_since,
            consent_version=newest.consent_version,
            consent_at=newest.consent_at,
        )
    )
    await tx.execute(
        of_gone.values(
            telegram_id=dropped.telegram_id,
            merged_into=kept,
            **NAMELESS,
            takes_digest=False,
            consent_withdrawn_at=now,
            deleted_at=now,
        )
    )
    return stays.telegram_id, dropped.telegram_id


async def _forget_chat(
    tx: Connection, person: PersonId, other: PersonId, account: int | None, now: datetime
) -> None:
    """Forgets the messages of a chat that is used no more; that of the `other` goes on. Must be
    called before `move_all`.
    """
    await tx.execute(delete(conversations).where(conversations.c.user_id == account))
    await tx.execute(delete(inbox).where(IS_SET_ASIDE, inbox.c.person == account))
    await _send_cards_anew(tx, person, other, now)
    await tx.execute(
        update(announcements)
        .where(announcements.c.author_id == person)
        .values(card=None, is_shown=True)
    )


async def _send_cards_anew(
    tx: Connection, person: PersonId, other: PersonId, now: datetime
) -> None:
    """Has the open cards of a lost chat sent to that of the `other`, except those that are there.

    The rest is deleted: drawing the card of a decided request would count as a look at it.
    """
    there = cards.alias()
    same = [
        there.c[name].is_not_distinct_from(cards.c[name])
        for name in ("request_id", "motion_id", "activity_id")
    ]
    is_there = exists().where(there.c.person_id == other, *same)
    is_open = or_(
        exists().where(requests.c.id == cards.c.request_id, requests.c.status == "submitted"),
        exists().where(motions.c.id == cards.c.motion_id, motions.c.status == "open"),
        exists().where(activities.c.id == cards.c.activity_id, activities.c.ends_at > now),
    )
    own = cards.c.person_id == person
    await tx.execute(delete(cards).where(own, or_(is_there, ~is_open)))
    again = {"message_id": None, "wanted": cards.c.wanted + 1, "retry_at": None, "last_error": None}
    await tx.execute(update(cards).where(own).values(again))
    mark_outbound(tx)


async def move_tokens(tx: Connection, tokens: Iterable[tuple[int, str, str]]) -> None:
    """Notes under another token that an anonymous survey was answered: (survey, from, to)."""
    for survey, before, after in tokens:
        of = survey_tokens.c.survey_id == survey
        has_both = select(survey_tokens.c.token).where(of, survey_tokens.c.token == after)
        if (await tx.execute(has_both)).first() is None:
            change = update(survey_tokens).where(of, survey_tokens.c.token == before)
            await tx.execute(change.values(token=after))


async def open_anonymous_surveys(tx: Connection) -> list[int]:
    named = select(surveys.c.id).where(surveys.c.status == "open", surveys.c.naming != "named")
    return list((await tx.execute(named)).scalars())


async def merged_since(tx: Connection, since: datetime) -> list[tuple[PersonId, PersonId]]:
    """Returns who was merged into whom."""
    query = select(persons.c.merged_into, persons.c.id).where(
        persons.c.merged_into.is_not(None), persons.c.deleted_at >= since
    )
    return [(PersonId(kept), PersonId(gone)) for kept, gone in await tx.execute(query)]
