"""The Telegram groups of the council, bound by one-time codes."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "council_groups",
        sa.Column("district_id", sa.String(length=64), nullable=False),
        sa.Column("body", sa.String(length=16), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("bound_by", sa.Integer(), nullable=True),
        sa.Column("bound_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("is_here", sa.Boolean(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=True),
        sa.Column("code_expires_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("code_used_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["bound_by"], ["persons.id"], name=op.f("fk_council_groups_bound_by")
        ),
        sa.ForeignKeyConstraint(
            ["district_id"], ["districts.id"], name=op.f("fk_council_groups_district_id")
        ),
        sa.PrimaryKeyConstraint("district_id", "body", name=op.f("pk_council_groups")),
        sa.UniqueConstraint("chat_id", name=op.f("uq_council_groups_chat_id")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_council_groups_code_hash")),
    )
