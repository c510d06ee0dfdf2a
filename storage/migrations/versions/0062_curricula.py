"""Programmes of activities with hours."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0062"
down_revision = "0061"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "curricula",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=True),
        sa.Column("draft_id", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["district_id"], ["districts.id"], name=op.f("fk_curricula_district_id")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["persons.id"], name=op.f("fk_curricula_made_by")),
        sa.ForeignKeyConstraint(["motion_id"], ["motions.id"], name=op.f("fk_curricula_motion_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_curricula")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_curricula_draft_id")),
    )
    op.create_index(op.f("ix_curricula_district_id"), "curricula", ["district_id"])
    op.create_table(
        "curriculum_activities",
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("curriculum_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activities.id"], name=op.f("fk_curriculum_activities_activity_id")
        ),
        sa.ForeignKeyConstraint(
            ["curriculum_id"], ["curricula.id"], name=op.f("fk_curriculum_activities_curriculum_id")
        ),
        sa.PrimaryKeyConstraint("activity_id", name=op.f("pk_curriculum_activities")),
    )
    op.create_index(
        op.f("ix_curriculum_activities_curriculum_id"), "curriculum_activities", ["curriculum_id"]
    )
