"""A person is invited to an activity once, whatever their deficits and however it was made."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "invitees",
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("invited_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activities.id"], name=op.f("fk_invitees_activity_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_invitees_person_id")),
        sa.PrimaryKeyConstraint("activity_id", "person_id", name=op.f("pk_invitees")),
    )
    op.create_index(op.f("ix_invitees_person_id"), "invitees", ["person_id"])
    op.execute(
        "INSERT INTO invitees (activity_id, person_id, invited_at)"
        " SELECT activity_id, person_id, min(invited_at) FROM invitations"
        " GROUP BY activity_id, person_id"
    )
    op.drop_column("activities", "calls_cluster")
