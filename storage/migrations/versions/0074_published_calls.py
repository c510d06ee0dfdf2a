"""Calls are published when they are opened: those that were stored and not published yet."""

from alembic import op

revision = "0074"
down_revision = "0073"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "INSERT INTO call_history (call_id, move, source, target, at, facts)"
        " SELECT id, 'publish', 'draft', 'published', created_at, '{}'"
        " FROM calls WHERE status = 'draft'"
    )
    op.execute("UPDATE calls SET status = 'published' WHERE status = 'draft'")
