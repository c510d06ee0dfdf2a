"""Sizes of enrolments: several seats, a second quota, and answers to questions of sign-up."""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("activities", sa.Column("second_capacity", sa.Integer(), nullable=True))
    op.add_column(
        "enrolments", sa.Column("seats", sa.Integer(), server_default="1", nullable=False)
    )
    op.add_column(
        "enrolments", sa.Column("second_seats", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column(
        "enrolments", sa.Column("answers", sa.JSON(), server_default="{}", nullable=False)
    )
    families = sa.table("activity_types", sa.column("id"), sa.column("family"))
    for type_, family in (
        ("expedition", "expedition"),
        ("holiday-school", "camp"),
        ("summer-school", "camp"),
    ):
        op.execute(families.update().where(families.c.id == type_).values(family=family))
