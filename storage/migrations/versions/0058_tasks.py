"""Owners and ends of tasks and opportunities, which are documents of the library."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("documents", sa.Column("owner", sa.Text(), server_default="", nullable=False))
    for name in ("done_at", "reminded_at"):
        op.add_column(
            "documents", sa.Column(name, storage.columns.Moment(timezone=True), nullable=True)
        )
