"""Centres and neighbours of municipalities."""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("centre", "neighbours"):
        op.add_column(
            "municipalities", sa.Column(name, sa.Text(), server_default="", nullable=False)
        )
