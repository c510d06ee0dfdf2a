"""Questions to methodists: a topic, and when a question is passed on."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("uq_threads_open", table_name="threads")
    with op.batch_alter_table("threads") as batch:
        batch.add_column(sa.Column("topic_id", sa.String(length=64), nullable=True))
        batch.add_column(sa.Column("passed", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(
            sa.Column("pass_on_at", storage.columns.Moment(timezone=True), nullable=True)
        )
        batch.create_foreign_key(op.f("fk_threads_topic_id"), "topics", ["topic_id"], ["id"])
    open_, waiting = sa.text("status <> 'closed'"), sa.text("status = 'waiting'")
    curators = sa.text("status <> 'closed' AND topic_id IS NULL")
    for name, columns, where, unique in (
        ("uq_threads_open", ["person_id", "kind"], curators, True),
        ("uq_threads_topic", ["person_id", "topic_id"], open_, True),
        ("ix_threads_pass_on_at", ["pass_on_at"], waiting, False),
    ):
        op.create_index(
            name, "threads", columns, unique=unique, sqlite_where=where, postgresql_where=where
        )
