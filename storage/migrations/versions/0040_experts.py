"""The register of experts, and the reserves of entries."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "experts",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("load_limit", sa.Integer(), nullable=False),
        sa.Column("paused_until", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("changed_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_experts_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_experts")),
    )
    op.create_table(
        "entry_reserves",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entries.id"], name=op.f("fk_entry_reserves_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_entry_reserves_person_id")
        ),
        sa.PrimaryKeyConstraint("entry_id", "stage", "person_id", name=op.f("pk_entry_reserves")),
    )
    op.create_index("ix_entry_reserves_person_id", "entry_reserves", ["person_id"])
