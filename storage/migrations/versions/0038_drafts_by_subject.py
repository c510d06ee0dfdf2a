"""Drafts of one form about different subjects live side by side."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("about", sa.String(length=32), server_default="", nullable=False)
        )
        batch_op.drop_constraint(op.f("uq_drafts_person_id_form"), type_="unique")
        batch_op.create_unique_constraint(
            op.f("uq_drafts_person_id_form_about"), ["person_id", "form", "about"]
        )
