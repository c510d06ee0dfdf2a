"""Who sent an update and how often it was tried; what could not be read keeps no words."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_NEW = sa.text("status = 'new'")
_SET_ASIDE = sa.text("status IN ('unreadable', 'set-aside', 'warned')")


def upgrade() -> None:
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("person", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("tries", sa.Integer(), server_default="0", nullable=False))
        batch_op.drop_index("ix_inbox_new")
        batch_op.create_index(
            "ix_inbox_new",
            ["person", "update_id"],
            unique=False,
            sqlite_where=_NEW,
            postgresql_where=_NEW,
        )
        batch_op.create_index(
            "ix_inbox_set_aside",
            ["person", "received_at"],
            unique=False,
            sqlite_where=_SET_ASIDE,
            postgresql_where=_SET_ASIDE,
        )
    # The process that ends with this update may have begun any of them.
    op.execute("UPDATE inbox SET tries = 1 WHERE status = 'new'")
    # Whose words they are was not kept, so nobody could have them erased.
    op.execute("UPDATE inbox SET raw = '{}' WHERE status = 'unreadable'")
