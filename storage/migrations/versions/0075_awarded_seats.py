"""Seats that the outcome of an entry gives."""

import sqlalchemy as sa
from alembic import op

revision = "0075"
down_revision = "0074"
branch_labels = None
depends_on = None

_GIVEN = sa.text("entry_id IS NOT NULL")


def upgrade() -> None:
    op.add_column("enrolments", sa.Column("entry_id", sa.Integer(), nullable=True))
    op.create_index(
        op.f("ix_enrolments_entry_id"),
        "enrolments",
        ["entry_id"],
        sqlite_where=_GIVEN,
        postgresql_where=_GIVEN,
    )
