"""What people wish for, in the weekly snapshots."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_PLACES = {"district_id": "districts", "topic_id": "topics", "municipality_id": "municipalities"}


def upgrade() -> None:
    name = "help_statistics"
    op.create_table(
        name,
        sa.Column("day", sa.Date(), nullable=False),
        *(sa.Column(place, sa.String(length=64), nullable=False) for place in _PLACES),
        sa.Column("half", sa.String(length=8), nullable=False),
        sa.Column("help", sa.String(length=16), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["day"], ["snapshots.day"], name=op.f(f"fk_{name}_day")),
        *(
            sa.ForeignKeyConstraint([place], [f"{table}.id"], name=op.f(f"fk_{name}_{place}"))
            for place, table in _PLACES.items()
        ),
        sa.PrimaryKeyConstraint(
            "day",
            "district_id",
            "topic_id",
            "municipality_id",
            "half",
            "help",
            name=op.f(f"pk_{name}"),
        ),
    )
