"""An announcement that is not sent yet goes to one district.

Authors with roles in several districts wrote to all of them, but only the first one approved it. A
given approval covered all districts, so it is asked for again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_AHEAD = ("asked", "scheduled", "held", "late")
_REDRAW = sa.text("""
    UPDATE cards SET wanted = wanted + 1 WHERE request_id IN (
        SELECT id FROM requests WHERE kind = 'announcement' AND subject_id = :announcement)
""")


def upgrade() -> None:
    announcements = sa.table(
        "announcements",
        sa.column("id"),
        sa.column("district_id"),
        sa.column("status"),
        sa.column("recipients", sa.JSON()),
    )
    bind = op.get_bind()
    query = sa.select(announcements).where(announcements.c.status.in_(_AHEAD))
    for row in bind.execute(query).all():
        if len(row.recipients.get("districts", ())) > 1:
            recipients = {**row.recipients, "districts": [row.district_id]}
            narrowed = sa.update(announcements).where(announcements.c.id == row.id)
            bind.execute(narrowed.values(recipients=recipients))
            bind.execute(_REDRAW, {"announcement": row.id})
