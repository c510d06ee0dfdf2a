"""Chairs of communities: members who are ready, and the one who was named."""

import sqlalchemy as sa
from alembic import op

revision = "0073"
down_revision = "0072"
branch_labels = None
depends_on = None

_NAMED = sa.text("chair = 'named'")


def upgrade() -> None:
    op.add_column("memberships", sa.Column("chair", sa.String(length=16), nullable=True))
    op.create_index(
        op.f("uq_memberships_chair"),
        "memberships",
        ["district_id", "community_id"],
        unique=True,
        sqlite_where=_NAMED,
        postgresql_where=_NAMED,
    )
