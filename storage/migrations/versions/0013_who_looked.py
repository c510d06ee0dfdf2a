"""Who looked at whose data; invites without their codes; squares that change."""

from hashlib import sha256

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "views",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("as_expert", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_views_person_id")),
        sa.ForeignKeyConstraint(["reader_id"], ["persons.id"], name=op.f("fk_views_reader_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_views")),
        sa.UniqueConstraint(
            "reader_id",
            "subject",
            "day",
            "subject_id",
            "person_id",
            name=op.f("uq_views_reader_id_subject_day_subject_id_person_id"),
        ),
    )
    with op.batch_alter_table("views", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_views_person_id"), ["person_id"], unique=False)
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("turn_key", sa.String(length=32), nullable=True))
    _hash_invites()


def _hash_invites() -> None:
    """Links that were handed out stay good: whoever opens one brings the code."""
    with op.batch_alter_table("invites", schema=None) as batch_op:
        batch_op.drop_constraint("uq_invites_code", type_="unique")
        batch_op.drop_constraint("uq_invites_draft_id", type_="unique")
        batch_op.alter_column("code", new_column_name="code_hash")
        batch_op.alter_column(
            "draft_id",
            new_column_name="draft_hash",
            existing_type=sa.String(length=32),
            type_=sa.String(length=64),
        )
    with op.batch_alter_table("invites", schema=None) as batch_op:
        batch_op.create_unique_constraint("uq_invites_code_hash", ["code_hash"])
        batch_op.create_unique_constraint("uq_invites_draft_hash", ["draft_hash"])
    invites = sa.table("invites", sa.column("id"), sa.column("code_hash"), sa.column("draft_hash"))
    bind = op.get_bind()
    for row in bind.execute(sa.select(invites)).all():
        hashed = {
            "code_hash": _hash(row.code_hash),
            "draft_hash": row.draft_hash and _hash(row.draft_hash),
        }
        bind.execute(sa.update(invites).where(invites.c.id == row.id).values(hashed))


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
