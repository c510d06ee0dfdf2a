"""Papers of calls, and the last number of a series in a year."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "call_papers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(length=16), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("held_by", sa.String(length=16), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=True),
        sa.Column("document", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("organization", sa.Text(), nullable=True),
        sa.Column("grade", sa.Text(), nullable=True),
        sa.Column("outcome", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("institute_id", sa.String(length=64), nullable=True),
        sa.Column("signer", sa.Text(), nullable=True),
        sa.Column("signer_post", sa.Text(), nullable=True),
        sa.Column("issued_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("struck_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name=op.f("fk_call_papers_entry_id")),
        sa.ForeignKeyConstraint(
            ["institute_id"], ["institutes.id"], name=op.f("fk_call_papers_institute_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_call_papers_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["entry_pupils.id"], name=op.f("fk_call_papers_pupil_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_papers")),
        sa.UniqueConstraint(
            "series", "year", "ordinal", name=op.f("uq_call_papers_series_year_ordinal")
        ),
        sa.UniqueConstraint("code", name=op.f("uq_call_papers_code")),
    )
    op.create_index(op.f("ix_call_papers_entry_id"), "call_papers", ["entry_id"])
    op.create_index(op.f("ix_call_papers_person_id"), "call_papers", ["person_id"])
    for name, columns, where in (
        ("uq_call_papers_live", ["entry_id", "person_id"], "pupil_id IS NULL"),
        ("uq_call_papers_live_pupil", ["pupil_id"], "pupil_id IS NOT NULL"),
    ):
        condition = sa.text(f"struck_at IS NULL AND {where}")
        op.create_index(
            name,
            "call_papers",
            columns,
            unique=True,
            sqlite_where=condition,
            postgresql_where=condition,
        )
    op.create_table(
        "paper_numbers",
        sa.Column("series", sa.String(length=16), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", "year", name=op.f("pk_paper_numbers")),
    )
