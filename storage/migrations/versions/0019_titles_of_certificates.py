"""A certificate keeps the title of its activity; those issued before take the title of today."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("certificates", sa.Column("title", sa.Text(), nullable=True))
    op.execute(
        "UPDATE certificates SET title = (SELECT a.title FROM activities a JOIN enrolments e"
        " ON e.activity_id = a.id WHERE e.id = certificates.enrolment_id)"
    )
