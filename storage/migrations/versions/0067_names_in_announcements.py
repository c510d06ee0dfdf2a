"""The consent that an announcement with a name needs."""

import sqlalchemy as sa
from alembic import op

revision = "0067"
down_revision = "0066"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("announcements", sa.Column("mention_id", sa.Integer(), nullable=True))
