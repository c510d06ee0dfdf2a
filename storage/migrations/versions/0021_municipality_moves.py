"""A municipality moves to another district on a date."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "municipality_moves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.String(length=64), nullable=False),
        sa.Column("source_id", sa.String(length=64), nullable=False),
        sa.Column("target_id", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("entered_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("applied_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("draft_id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_municipality_moves")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_municipality_moves_draft_id")),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipalities.id"],
            name=op.f("fk_municipality_moves_municipality_id"),
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["districts.id"], name=op.f("fk_municipality_moves_source_id")
        ),
        sa.ForeignKeyConstraint(
            ["target_id"], ["districts.id"], name=op.f("fk_municipality_moves_target_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["persons.id"], name=op.f("fk_municipality_moves_entered_by")
        ),
    )
    op.create_index(
        "uq_municipality_moves_planned",
        "municipality_moves",
        ["municipality_id"],
        unique=True,
        sqlite_where=sa.text("applied_at IS NULL"),
        postgresql_where=sa.text("applied_at IS NULL"),
    )
