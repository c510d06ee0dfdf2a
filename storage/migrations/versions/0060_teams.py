"""Teams that sign up together."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0060"
down_revision = "0059"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("enrolments", sa.Column("team", sa.Integer(), nullable=True))
    op.add_column(
        "enrolments",
        sa.Column("gathers_until", storage.columns.Moment(timezone=True), nullable=True),
    )
    op.create_index(
        "ix_enrolments_team",
        "enrolments",
        ["team"],
        sqlite_where=sa.text("team IS NOT NULL"),
        postgresql_where=sa.text("team IS NOT NULL"),
    )
    families = sa.table("activity_types", sa.column("id"), sa.column("family"))
    op.execute(families.update().where(families.c.id == "project-session").values(family="team"))
