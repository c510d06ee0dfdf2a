"""Copies of files; commands that a person's chat shows; letters that have ended, by their time."""

import sqlalchemy as sa
from alembic import op

revision = "0071"
down_revision = "0070"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kept_files",
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("current_id", sa.Text(), nullable=False),
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("key", sa.LargeBinary(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("file_id", name=op.f("pk_kept_files")),
    )
    op.add_column("persons", sa.Column("shown_commands", sa.String(length=255), nullable=True))
    op.create_index(op.f("ix_outbox_created_at"), "outbox", ["created_at"], unique=False)
