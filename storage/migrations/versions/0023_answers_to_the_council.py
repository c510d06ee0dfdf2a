"""An answer to the council's question is kept apart from what was tried."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("deficits", sa.Column("answer", sa.Text(), nullable=True))
