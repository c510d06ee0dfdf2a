"""Batches of requests that are approved by one press."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "request_batches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("act", sa.BigInteger(), nullable=True),
        sa.Column("made_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_request_batches_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_batches")),
        sa.UniqueConstraint("person_id", "act", name=op.f("uq_request_batches_person_id_act")),
    )
