"""Campaigns, and the activities and announcements that belong to one."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0063"
down_revision = "0062"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "campaigns",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("ru", sa.Text(), nullable=False),
        sa.Column("en", sa.Text(), nullable=False),
        sa.Column("starts", sa.String(length=10), nullable=False),
        sa.Column("ends", sa.String(length=10), nullable=False),
        sa.Column("retired_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns")),
    )
    for table, column, tagged in (
        ("activity_campaigns", "activity_id", "activities"),
        ("announcement_campaigns", "announcement_id", "announcements"),
    ):
        op.create_table(
            table,
            sa.Column(column, sa.Integer(), nullable=False),
            sa.Column("campaign_id", sa.String(length=64), nullable=False),
            sa.ForeignKeyConstraint([column], [f"{tagged}.id"], name=op.f(f"fk_{table}_{column}")),
            sa.ForeignKeyConstraint(
                ["campaign_id"], ["campaigns.id"], name=op.f(f"fk_{table}_campaign_id")
            ),
            sa.PrimaryKeyConstraint(column, name=op.f(f"pk_{table}")),
        )
        op.create_index(f"ix_{table}_campaign_id", table, ["campaign_id"])
