"""By which means people were helped, in the weekly snapshots."""

import sqlalchemy as sa
from alembic import op

revision = "0069"
down_revision = "0068"
branch_labels = None
depends_on = None


def upgrade() -> None:
    name = "means_statistics"
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("district_id", sa.String(length=64), nullable=False),
        sa.Column("municipality_id", sa.String(length=64), nullable=True),
        sa.Column("half", sa.String(length=8), nullable=False),
        sa.Column("means", sa.String(length=16), nullable=False),
        sa.Column("helped", sa.Integer(), nullable=False),
        sa.Column("healed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["day"], ["snapshots.day"], name=op.f(f"fk_{name}_day")),
        sa.ForeignKeyConstraint(
            ["district_id"], ["districts.id"], name=op.f(f"fk_{name}_district_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipalities.id"], name=op.f(f"fk_{name}_municipality_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index("ix_means_statistics_day_district_id", name, ["day", "district_id"])
