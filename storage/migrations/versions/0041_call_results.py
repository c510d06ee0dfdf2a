"""Editions of results, sheets of scores, appeals."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "call_results",
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("order", sa.JSON(), nullable=False),
        sa.Column("announced_at", Moment(), nullable=True),
        sa.Column("rows", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name="fk_call_results_call_id"),
        sa.PrimaryKeyConstraint("call_id", "edition", name="pk_call_results"),
    )
    op.create_table(
        "call_sheets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(32), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("uploaded_at", Moment(), nullable=False),
        sa.Column("scores", sa.JSON(), nullable=False),
        sa.Column("taken_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name="fk_call_sheets_call_id"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_call_sheets_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_call_sheets"),
    )
    op.create_index("ix_call_sheets_call_id", "call_sheets", ["call_id"])
    op.create_index("ix_call_sheets_person_id", "call_sheets", ["person_id"])
    op.create_table(
        "appeals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("is_granted", sa.Boolean(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["decided_by"], ["persons.id"], name="fk_appeals_decided_by"),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name="fk_appeals_entry_id"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_appeals_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_appeals"),
    )
    op.create_index("ix_appeals_decided_by", "appeals", ["decided_by"])
    op.create_index("ix_appeals_entry_id", "appeals", ["entry_id"])
    op.create_index("ix_appeals_person_id", "appeals", ["person_id"])
