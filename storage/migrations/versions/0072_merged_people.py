"""People of two accounts, and moves of lost accounts."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0072"
down_revision = "0071"
branch_labels = None
depends_on = None

_WAITING = sa.text("status = 'waiting'")


def upgrade() -> None:
    with op.batch_alter_table("persons") as batch:
        batch.add_column(sa.Column("merged_into", sa.Integer(), nullable=True))
        batch.create_foreign_key(op.f("fk_persons_merged_into"), "persons", ["merged_into"], ["id"])
        batch.create_index(op.f("ix_persons_merged_into"), ["merged_into"])
    people = ("person_id", "newcomer_id", "confirmed_by")
    op.create_table(
        "account_moves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("newcomer_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("confirmed_by", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("moves_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint([one], ["persons.id"], name=op.f(f"fk_account_moves_{one}"))
            for one in people
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_account_moves_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_moves")),
    )
    op.create_index(op.f("ix_account_moves_request_id"), "account_moves", ["request_id"])
    for name, column, is_unique in (
        ("uq_account_moves_person", "person_id", True),
        ("uq_account_moves_newcomer", "newcomer_id", True),
        ("ix_account_moves_moves_at", "moves_at", False),
    ):
        op.create_index(
            name,
            "account_moves",
            [column],
            unique=is_unique,
            sqlite_where=_WAITING,
            postgresql_where=_WAITING,
        )
