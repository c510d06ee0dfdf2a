"""Protocols of the council: their versions, and the last number of a year."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "protocols",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.String(length=64), nullable=False),
        sa.Column("body", sa.String(length=16), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("made_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("draft_id", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["district_id"], ["districts.id"], name=op.f("fk_protocols_district_id")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["persons.id"], name=op.f("fk_protocols_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_protocols")),
        sa.UniqueConstraint(
            "district_id",
            "body",
            "year",
            "number",
            "version",
            name=op.f("uq_protocols_district_id_body_year_number_version"),
        ),
        sa.UniqueConstraint("draft_id", name=op.f("uq_protocols_draft_id")),
    )
    op.create_index(op.f("ix_protocols_made_by"), "protocols", ["made_by"])
    op.create_table(
        "protocol_numbers",
        sa.Column("district_id", sa.String(length=64), nullable=False),
        sa.Column("body", sa.String(length=16), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id"], ["districts.id"], name=op.f("fk_protocol_numbers_district_id")
        ),
        sa.PrimaryKeyConstraint("district_id", "body", "year", name=op.f("pk_protocol_numbers")),
    )
