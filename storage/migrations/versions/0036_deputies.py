"""Deputies of council members for some days."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    people = ("person_id", "deputy_id", "ended_by")
    op.create_table(
        "deputies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("deputy_id", sa.Integer(), nullable=False),
        sa.Column("since", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("until", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("named_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("begun_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("ended_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        *(
            sa.ForeignKeyConstraint([name], ["persons.id"], name=op.f(f"fk_deputies_{name}"))
            for name in people
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deputies")),
    )
    for name in people[:2]:
        op.create_index(f"ix_deputies_{name}", "deputies", [name])
    op.add_column("requests", sa.Column("decided_for", sa.Integer(), nullable=True))
    op.add_column("request_history", sa.Column("behalf", sa.Integer(), nullable=True))
