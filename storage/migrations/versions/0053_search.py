"""Indexes of the newest documents and announcements."""

from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_documents_day", "documents", ["day"])
    op.create_index(
        "ix_announcements_district_id_started_at", "announcements", ["district_id", "started_at"]
    )
