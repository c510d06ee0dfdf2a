"""Slots of methodists beside those of stages; what is asked and answered at a consultation."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None

MOMENT = storage.columns.Moment(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("slots", schema=None) as batch_op:
        batch_op.alter_column("call_id", existing_type=sa.Integer(), nullable=True)
        batch_op.alter_column("stage", existing_type=sa.String(length=32), nullable=True)
        batch_op.add_column(sa.Column("methodist_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("visible_from", MOMENT, nullable=True))
        batch_op.add_column(
            sa.Column("closes_before", sa.Integer(), nullable=False, server_default="0")
        )
        batch_op.add_column(sa.Column("withdrawn_at", MOMENT, nullable=True))
        batch_op.create_foreign_key("fk_slots_methodist_id", "persons", ["methodist_id"], ["id"])
        batch_op.create_check_constraint(
            op.f("ck_slots_has_an_owner"),
            "(call_id IS NULL) = (stage IS NULL) AND (call_id IS NULL) <> (methodist_id IS NULL)",
        )
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.alter_column("entry_id", existing_type=sa.Integer(), nullable=True)
        for name in ("person_id", "methodist_id", "deficit_id"):
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("topic_id", sa.String(length=64), nullable=True))
        for name in ("question", "reason"):
            batch_op.add_column(sa.Column(name, sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("answer", sa.String(length=16), nullable=True))
        for name, table in (
            ("person_id", "persons"),
            ("methodist_id", "persons"),
            ("deficit_id", "deficits"),
            ("topic_id", "topics"),
        ):
            batch_op.create_foreign_key(f"fk_appointments_{name}", table, [name], ["id"])
    op.execute(
        "UPDATE appointments SET person_id = "
        "(SELECT author_id FROM entries WHERE entries.id = appointments.entry_id)"
    )
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.alter_column("person_id", existing_type=sa.Integer(), nullable=False)
    op.create_index(op.f("ix_appointments_deficit_id"), "appointments", ["deficit_id"])
    op.create_index("ix_appointments_person_id_status", "appointments", ["person_id", "status"])
    for table, names, where in (
        (
            "slots",
            ["methodist_id", "starts_at"],
            "methodist_id IS NOT NULL AND withdrawn_at IS NULL",
        ),
        ("appointments", ["methodist_id", "person_id"], "status = 'booked'"),
    ):
        op.create_index(
            f"uq_{table}_{'_'.join(names)}",
            table,
            names,
            unique=True,
            sqlite_where=sa.text(where),
            postgresql_where=sa.text(where),
        )
    op.create_table(
        "slot_watchers",
        sa.Column("methodist_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.String(length=64), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["methodist_id"], ["persons.id"], name=op.f("fk_slot_watchers_methodist_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_slot_watchers_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topics.id"], name=op.f("fk_slot_watchers_topic_id")
        ),
        sa.PrimaryKeyConstraint("methodist_id", "person_id", name=op.f("pk_slot_watchers")),
    )
    op.create_index(op.f("ix_slot_watchers_person_id"), "slot_watchers", ["person_id"])
