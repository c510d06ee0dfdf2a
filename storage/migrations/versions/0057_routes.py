"""Routes: own plans of a school year, with their lines."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0057"
down_revision = "0056"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "routes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.String(length=64), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("moved_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("copy", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_routes_person_id")),
        sa.ForeignKeyConstraint(
            ["district_id"], ["districts.id"], name=op.f("fk_routes_district_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_routes")),
    )
    over, live = sa.text("status <> 'stopped'"), sa.text("status IN ('agreed', 'active')")
    op.create_index(
        "uq_routes_person_id_year",
        "routes",
        ["person_id", "year"],
        unique=True,
        sqlite_where=over,
        postgresql_where=over,
    )
    op.create_index(
        "ix_routes_status", "routes", ["status", "id"], sqlite_where=live, postgresql_where=live
    )
    op.create_table(
        "route_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("route_id", sa.Integer(), nullable=False),
        sa.Column("deficit_id", sa.Integer(), nullable=True),
        sa.Column("thing", sa.String(length=16), nullable=False),
        sa.Column("about", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("claimed_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("confirmed_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("dropped_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("draft_id", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["route_id"], ["routes.id"], name=op.f("fk_route_lines_route_id")),
        sa.ForeignKeyConstraint(
            ["deficit_id"], ["deficits.id"], name=op.f("fk_route_lines_deficit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_route_lines")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_route_lines_draft_id")),
    )
    op.create_index(op.f("ix_route_lines_route_id"), "route_lines", ["route_id"])
