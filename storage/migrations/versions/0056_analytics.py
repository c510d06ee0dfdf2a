"""Remainders of areas and numbers of activities, in the weekly snapshots."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None


def upgrade() -> None:
    counts = ("reported", "open", "invited", "came", "healed")
    _create("area_remainders", {"district_id": "districts", "area_id": "areas"}, counts)
    of = {"district_id": "districts", "type_id": "activity_types"}
    _create("activity_statistics", of, ("held", "hours", "people"))


def _create(name: str, places: Mapping[str, str], counts: Sequence[str]) -> None:
    op.create_table(
        name,
        sa.Column("day", sa.Date(), nullable=False),
        *(sa.Column(place, sa.String(length=64), nullable=False) for place in places),
        sa.Column("half", sa.String(length=8), nullable=False),
        *(sa.Column(count, sa.Integer(), nullable=False) for count in counts),
        sa.ForeignKeyConstraint(["day"], ["snapshots.day"], name=op.f(f"fk_{name}_day")),
        *(
            sa.ForeignKeyConstraint([place], [f"{table}.id"], name=op.f(f"fk_{name}_{place}"))
            for place, table in places.items()
        ),
        sa.PrimaryKeyConstraint("day", *places, "half", name=op.f(f"pk_{name}")),
    )
