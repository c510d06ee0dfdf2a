"""Members of councils: basis and standing; one head a district; turns of municipalities.

Of several heads of a district the one named last stays.
"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

OLDER_HEADS = """
    UPDATE grants SET ended_at = (
        SELECT max(n.since) FROM grants n WHERE n.district_id = grants.district_id
            AND n.role = 'head' AND n.ended_at IS NULL)
    WHERE role = 'head' AND ended_at IS NULL AND EXISTS (
        SELECT 1 FROM grants n WHERE n.district_id = grants.district_id AND n.role = 'head'
            AND n.ended_at IS NULL AND n.id > grants.id)
"""


def upgrade() -> None:
    for table in ("grants", "invites"):
        op.add_column(table, sa.Column("basis_number", sa.String(length=64), nullable=True))
        op.add_column(table, sa.Column("basis_day", sa.Date(), nullable=True))
        op.add_column(table, sa.Column("standing", sa.String(length=16), nullable=True))
    op.add_column("grants", sa.Column("told", sa.Integer(), nullable=True))
    op.execute(sa.text(OLDER_HEADS))
    is_head = sa.text("role = 'head' AND ended_at IS NULL")
    op.create_index(
        "uq_grants_head",
        "grants",
        ["district_id"],
        unique=True,
        sqlite_where=is_head,
        postgresql_where=is_head,
    )
    op.create_table(
        "turn_places",
        sa.Column("district_id", sa.String(length=64), nullable=False),
        sa.Column("municipality_id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id"], ["districts.id"], name=op.f("fk_turn_places_district_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipalities.id"], name=op.f("fk_turn_places_municipality_id")
        ),
        sa.PrimaryKeyConstraint("district_id", "municipality_id", name=op.f("pk_turn_places")),
    )
    op.create_table(
        "turns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.String(length=64), nullable=False),
        sa.Column("municipality_id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("after_id", sa.Integer(), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("proposed_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("answered_at", storage.columns.Moment(timezone=True), nullable=True),
        *(
            sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_turns_{column}"))
            for column, target in (
                ("district_id", "districts.id"),
                ("municipality_id", "municipalities.id"),
                ("person_id", "persons.id"),
                ("after_id", "grants.id"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turns")),
    )
    op.create_index("ix_turns_district_id_after_id", "turns", ["district_id", "after_id"])
    is_open = sa.text("status IN ('proposed', 'confirmed')")
    op.create_index(
        "uq_turns_open",
        "turns",
        ["district_id"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
