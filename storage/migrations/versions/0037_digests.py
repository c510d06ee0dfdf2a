"""Deciders who take one digest in place of single cards."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "persons",
        sa.Column("takes_digest", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
