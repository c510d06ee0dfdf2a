"""Programmes of calls by time, and hidden lines of portfolios."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "programmes",
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("published", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("published_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_programmes_call_id")),
        sa.PrimaryKeyConstraint("call_id", name=op.f("pk_programmes")),
    )
    op.create_table(
        "hidden_lines",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entries.id"], name=op.f("fk_hidden_lines_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_hidden_lines_person_id")
        ),
        sa.PrimaryKeyConstraint("person_id", "entry_id", name=op.f("pk_hidden_lines")),
    )
