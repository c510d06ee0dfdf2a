"""Seats of two people who become one."""

from sqlalchemy import delete, exists, select, update

from district.activities.activity import ENROLMENT_KIND, SCHOOL_KIND
from district.activities.enrolments import CAME, EnrolmentStatus
from district.ids import EnrolmentId, PersonId
from storage.database import Connection
from storage.tables import certificates, enrolments, marks, metadata, requests

_RANKS = (
    {EnrolmentStatus.INVITED, EnrolmentStatus.REQUESTED},
    {EnrolmentStatus.WAITLISTED},
    {EnrolmentStatus.OFFERED},
    {EnrolmentStatus.BOOKED, EnrolmentStatus.ABSENT},
    CAME,
)
"""Statuses of seats, the weakest first; all others are weaker."""


async def doubled_seats(
    tx: Connection, kept: PersonId, gone: PersonId
) -> list[tuple[EnrolmentId, EnrolmentId]]:
    """Returns the enrolments of both in the same activity: the stronger, or older, one first."""
    mine, other = enrolments.alias(), enrolments.alias()
    has_paper = exists().where(certificates.c.enrolment_id == other.c.id)
    query = (
        select(
            mine.c.id,
            mine.c.status,
            other.c.id.label("other"),
            other.c.status.label("other_status"),
            has_paper.label("has_paper"),
        )
        .join(other, other.c.activity_id == mine.c.activity_id)
        .where(mine.c.person_id == kept, other.c.person_id == gone)
        .order_by(mine.c.activity_id)
    )
    found = []
    for row in await tx.execute(query):
        pair = (EnrolmentId(row.id), EnrolmentId(row.other))
        is_other = row.has_paper or _rank(row.other_status) > _rank(row.status)
        found.append((pair[1], pair[0]) if is_other else pair)
    return found


def _rank(status: str) -> int:
    return next((at for at, group in enumerate(_RANKS) if status in group), -1)


async def drop_doubled_seat(tx: Connection, kept: EnrolmentId, gone: EnrolmentId) -> None:
    """Deletes an enrolment that was given up; its attendance counts for the one that stays."""
    seen = select(marks.c.session_id).where(marks.c.enrolment_id == kept)
    await tx.execute(
        update(marks)
        .where(marks.c.enrolment_id == gone, marks.c.session_id.not_in(seen))
        .values(enrolment_id=kept)
    )
    about = requests.c.kind.in_([ENROLMENT_KIND, SCHOOL_KIND])
    await tx.execute(
        update(requests).where(about, requests.c.subject_id == gone).values(subject_id=kept)
    )
    for table in metadata.sorted_tables:
        for column in table.columns:
            if any(key.column is enrolments.c.id for key in column.foreign_keys):
                await tx.execute(delete(table).where(column == gone))
    await tx.execute(delete(enrolments).where(enrolments.c.id == gone))
