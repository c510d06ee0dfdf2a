"""Cards of assemblies, for those who lead them."""

import sqlalchemy as sa
from alembic import op

revision = "0070"
down_revision = "0069"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.add_column(sa.Column("activity_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_cards_activity_id"), "activities", ["activity_id"], ["id"]
        )
        batch_op.create_index(batch_op.f("ix_cards_activity_id"), ["activity_id"], unique=False)
        name = batch_op.f("uq_cards_person_id_activity_id")
        batch_op.create_unique_constraint(name, ["person_id", "activity_id"])
        name = batch_op.f("ck_cards_has_one_subject")
        batch_op.drop_constraint(name, type_="check")
        batch_op.create_check_constraint(
            name,
            "CASE WHEN request_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN motion_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN activity_id IS NULL THEN 0 ELSE 1 END = 1",
        )
