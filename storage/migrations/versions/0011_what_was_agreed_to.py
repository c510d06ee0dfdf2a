"""What was agreed to of an announcement, and words that wait to be agreed to.

What was approved before has no fingerprint: above the limit it is shown to somebody once more.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("announcements", schema=None) as batch_op:
        batch_op.add_column(sa.Column("approved", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("asked_people", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("proposed", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(
            sa.Column("revision", sa.Integer(), server_default=sa.text("0"), nullable=False)
        )
