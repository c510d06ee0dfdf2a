"""Calls are published when they are opened: those that never were are cancelled.

Opening failed half-way, so no one else has seen them; their author opens them anew.
"""

from alembic import op

revision = "0074"
down_revision = "0073"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "INSERT INTO call_history (call_id, move, source, target, at, facts)"
        " SELECT id, 'cancel', 'draft', 'cancelled', created_at, '{}'"
        " FROM calls WHERE status = 'draft'"
    )
    op.execute("UPDATE calls SET status = 'cancelled', reason = 'nobody' WHERE status = 'draft'")
