"""Help in words."""

import sqlalchemy as sa
from alembic import op

revision = "0059"
down_revision = "0058"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("help_given", sa.Column("words", sa.Text(), nullable=True))
