"""The queue of speakers of an assembly."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0064"
down_revision = "0063"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "activities",
        sa.Column("speakers_closed", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.create_table(
        "speakers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("asked_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("called_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("ended_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activities.id"], name=op.f("fk_speakers_activity_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_speakers_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speakers")),
    )
    op.create_index(op.f("ix_speakers_activity_id"), "speakers", ["activity_id"], unique=False)
    op.create_index(op.f("ix_speakers_person_id"), "speakers", ["person_id"], unique=False)
    is_live = sa.text("status IN ('waiting', 'speaking')")
    op.create_index(
        "uq_speakers_live",
        "speakers",
        ["activity_id", "person_id"],
        unique=True,
        sqlite_where=is_live,
        postgresql_where=is_live,
    )
    families = sa.table("activity_types", sa.column("id"), sa.column("family"))
    op.execute(families.update().where(families.c.id == "assembly").values(family="assembly"))
