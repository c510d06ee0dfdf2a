"""Weekly snapshots of what may be shown in numbers, and of what people thought of an activity."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_COUNTS = ("reported", "open", "invited", "came", "healed")


def upgrade() -> None:
    op.create_table(
        "snapshots",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("made_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_snapshots")),
    )
    for name, subject, subjects in (
        ("topic_statistics", "topic_id", "topics"),
        ("area_statistics", "area_id", "areas"),
    ):
        op.create_table(
            name,
            sa.Column("day", sa.Date(), nullable=False),
            sa.Column("district_id", sa.String(length=64), nullable=False),
            sa.Column(subject, sa.String(length=64), nullable=False),
            sa.Column("municipality_id", sa.String(length=64), nullable=False),
            sa.Column("half", sa.String(length=8), nullable=False),
            *(sa.Column(count, sa.Integer(), nullable=False) for count in _COUNTS),
            sa.ForeignKeyConstraint(["day"], ["snapshots.day"], name=op.f(f"fk_{name}_day")),
            sa.ForeignKeyConstraint(
                ["district_id"], ["districts.id"], name=op.f(f"fk_{name}_district_id")
            ),
            sa.ForeignKeyConstraint(
                [subject], [f"{subjects}.id"], name=op.f(f"fk_{name}_{subject}")
            ),
            sa.ForeignKeyConstraint(
                ["municipality_id"], ["municipalities.id"], name=op.f(f"fk_{name}_municipality_id")
            ),
            sa.PrimaryKeyConstraint(
                "day", "district_id", subject, "municipality_id", "half", name=op.f(f"pk_{name}")
            ),
        )
    op.create_table(
        "thoughts",
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("useful", sa.Integer(), nullable=False),
        sa.Column("applies", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activities.id"], name=op.f("fk_thoughts_activity_id")
        ),
        sa.PrimaryKeyConstraint("activity_id", name=op.f("pk_thoughts")),
    )
    op.execute(
        """
        INSERT INTO thoughts (activity_id, answered, useful, applies)
        SELECT e.activity_id, count(*), sum(f.useful),
            sum(CASE WHEN f.applies IN ('yes', 'partly') THEN 1 ELSE 0 END)
        FROM feedback f JOIN enrolments e ON e.id = f.enrolment_id
        WHERE f.useful IS NOT NULL AND f.level IS NOT NULL AND f.applies IS NOT NULL
        GROUP BY e.activity_id HAVING count(*) >= 5"""
    )
