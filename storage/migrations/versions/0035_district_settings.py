"""Settings of districts."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "council_settings",
        sa.Column("district_id", sa.String(64), sa.ForeignKey("districts.id"), nullable=False),
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.Column("changed_by", sa.Integer(), sa.ForeignKey("persons.id")),
        sa.Column("motion_id", sa.Integer(), sa.ForeignKey("motions.id")),
        sa.Column("draft_id", sa.String(32)),
        sa.PrimaryKeyConstraint("district_id", "key", name="pk_council_settings"),
        sa.UniqueConstraint("draft_id", name="uq_council_settings_draft_id"),
    )
