"""Milestones of projects."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "milestones",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("reported_by", sa.Integer(), nullable=True),
        sa.Column("reported_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name=op.f("fk_milestones_entry_id")),
        sa.ForeignKeyConstraint(
            ["reported_by"], ["persons.id"], name=op.f("fk_milestones_reported_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestones")),
        sa.UniqueConstraint("entry_id", "position", name=op.f("uq_milestones_entry_id_position")),
    )
    op.create_index(op.f("ix_milestones_reported_by"), "milestones", ["reported_by"])
    op.create_index(
        "ix_milestones_due_on",
        "milestones",
        ["due_on"],
        sqlite_where=sa.text("status = 'planned'"),
        postgresql_where=sa.text("status = 'planned'"),
    )
