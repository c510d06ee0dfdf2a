"""Seats of activities kept for other districts."""

import sqlalchemy as sa
from alembic import op

revision = "0061"
down_revision = "0060"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "activities", sa.Column("guest_seats", sa.JSON(), server_default="[]", nullable=False)
    )
