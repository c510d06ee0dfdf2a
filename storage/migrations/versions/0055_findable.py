"""People who agreed to be found by participants of the same activity."""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "persons", sa.Column("is_findable", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
