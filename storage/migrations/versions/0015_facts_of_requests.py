"""Requests may keep their subject themselves; who decides on announcements is kept, not derived."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("requests", sa.Column("facts", sa.JSON(none_as_null=True), nullable=True))
    op.execute("UPDATE requests SET deciders = 'approvers' WHERE kind = 'announcement'")
