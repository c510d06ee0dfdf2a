"""Cards show motions too, and may belong to a group chat."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.add_column(sa.Column("chat_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("motion_id", sa.Integer(), nullable=True))
        batch_op.alter_column("person_id", existing_type=sa.Integer(), nullable=True)
        batch_op.alter_column("request_id", existing_type=sa.Integer(), nullable=True)
        batch_op.create_foreign_key(
            batch_op.f("fk_cards_motion_id"), "motions", ["motion_id"], ["id"]
        )
        batch_op.create_index(batch_op.f("ix_cards_motion_id"), ["motion_id"], unique=False)
        for who, about in (
            ("person_id", "motion_id"),
            ("chat_id", "request_id"),
            ("chat_id", "motion_id"),
        ):
            name = batch_op.f(f"uq_cards_{who}_{about}")
            batch_op.create_unique_constraint(name, [who, about])
        batch_op.create_check_constraint(
            batch_op.f("ck_cards_has_one_chat"), "(person_id IS NULL) <> (chat_id IS NULL)"
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_cards_has_one_subject"), "(request_id IS NULL) <> (motion_id IS NULL)"
        )
