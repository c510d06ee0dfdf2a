"""Appeals that the council decides."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("appeals", schema=None) as batch_op:
        batch_op.add_column(sa.Column("motion_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key("fk_appeals_motion_id", "motions", ["motion_id"], ["id"])
        batch_op.create_index("ix_appeals_motion_id", ["motion_id"])
