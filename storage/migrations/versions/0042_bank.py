"""The bank of practices: listings, their use, help that was given to deficits."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

_MOMENT = storage.columns.Moment(timezone=True)


def upgrade() -> None:
    op.create_table(
        "listings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("shelf", sa.String(length=16), nullable=False),
        sa.Column("listed_at", _MOMENT, nullable=False),
        sa.Column("hidden_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name=op.f("fk_listings_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listings")),
        sa.UniqueConstraint("entry_id", "shelf", name=op.f("uq_listings_entry_id_shelf")),
    )
    op.create_table(
        "practice_uses",
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", _MOMENT, nullable=False),
        sa.Column("used_at", _MOMENT, nullable=True),
        sa.Column("answer", sa.String(length=16), nullable=True),
        sa.Column("answered_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["listing_id"], ["listings.id"], name=op.f("fk_practice_uses_listing_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_practice_uses_person_id")
        ),
        sa.PrimaryKeyConstraint("listing_id", "person_id", name=op.f("pk_practice_uses")),
    )
    op.create_index("ix_practice_uses_person_id", "practice_uses", ["person_id"])
    op.create_table(
        "help_given",
        sa.Column("deficit_id", sa.Integer(), nullable=False),
        sa.Column("means", sa.String(length=16), nullable=False),
        sa.Column("about", sa.Integer(), nullable=False),
        sa.Column("given_by", sa.Integer(), nullable=False),
        sa.Column("given_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["deficit_id"], ["deficits.id"], name=op.f("fk_help_given_deficit_id")
        ),
        sa.ForeignKeyConstraint(["given_by"], ["persons.id"], name=op.f("fk_help_given_given_by")),
        sa.PrimaryKeyConstraint("deficit_id", "means", "about", name=op.f("pk_help_given")),
    )
    op.create_index("ix_help_given_given_by", "help_given", ["given_by"])
