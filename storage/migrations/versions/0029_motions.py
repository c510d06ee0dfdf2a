"""Motions of the council: voices, votes, history, presence, priorities of a year."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "motions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.String(length=64), nullable=False),
        sa.Column("body", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("secret", sa.Boolean(), nullable=False),
        sa.Column("paper", sa.Boolean(), nullable=False),
        sa.Column("mode", sa.String(length=16), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("put_by", sa.Integer(), nullable=False),
        sa.Column("put_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("draft_id", sa.String(length=32), nullable=True),
        sa.Column("chair_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("runoff", sa.JSON(), nullable=False),
        sa.Column("opened_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("closes_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("closed_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("next_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("agenda_on", sa.Date(), nullable=True),
        sa.Column("subject", sa.String(length=64), nullable=True),
        sa.Column("effect", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("outcome", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("protocol_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["chair_id"], ["persons.id"], name=op.f("fk_motions_chair_id")),
        sa.ForeignKeyConstraint(
            ["district_id"], ["districts.id"], name=op.f("fk_motions_district_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["activities.id"], name=op.f("fk_motions_meeting_id")
        ),
        sa.ForeignKeyConstraint(["put_by"], ["persons.id"], name=op.f("fk_motions_put_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motions")),
        sa.UniqueConstraint(
            "district_id", "body", "number", name=op.f("uq_motions_district_id_body_number")
        ),
        sa.UniqueConstraint("draft_id", name=op.f("uq_motions_draft_id")),
    )
    op.create_index(
        "ix_motions_district_id_status", "motions", ["district_id", "status"], unique=False
    )
    op.create_index(op.f("ix_motions_meeting_id"), "motions", ["meeting_id"], unique=False)
    op.create_index(
        "ix_motions_next_at",
        "motions",
        ["next_at"],
        unique=False,
        sqlite_where=sa.text("next_at IS NOT NULL"),
        postgresql_where=sa.text("next_at IS NOT NULL"),
    )
    op.create_index(
        "uq_motions_open_subject",
        "motions",
        ["district_id", "body", "subject"],
        unique=True,
        sqlite_where=sa.text("status = 'open' AND subject IS NOT NULL"),
        postgresql_where=sa.text("status = 'open' AND subject IS NOT NULL"),
    )

    op.create_table(
        "presences",
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("since", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("left_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activities.id"], name=op.f("fk_presences_activity_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_presences_person_id")),
        sa.PrimaryKeyConstraint("activity_id", "person_id", name=op.f("pk_presences")),
    )
    op.create_index(op.f("ix_presences_person_id"), "presences", ["person_id"], unique=False)

    op.create_table(
        "motion_seats",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.String(length=64), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("is_present", sa.Boolean(), nullable=True),
        sa.Column("voted_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("cast_by", sa.Integer(), nullable=True),
        sa.Column("choice", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["cast_by"], ["persons.id"], name=op.f("fk_motion_seats_cast_by")),
        sa.ForeignKeyConstraint(
            ["motion_id"], ["motions.id"], name=op.f("fk_motion_seats_motion_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipalities.id"], name=op.f("fk_motion_seats_municipality_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_motion_seats_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motion_seats")),
    )
    op.create_index(
        "ix_motion_seats_motion_id_round", "motion_seats", ["motion_id", "round"], unique=False
    )
    op.create_index(
        "uq_motion_seats_municipality",
        "motion_seats",
        ["motion_id", "round", "municipality_id"],
        unique=True,
        sqlite_where=sa.text("person_id IS NULL"),
        postgresql_where=sa.text("person_id IS NULL"),
    )
    op.create_index(
        "uq_motion_seats_person",
        "motion_seats",
        ["motion_id", "round", "person_id"],
        unique=True,
        sqlite_where=sa.text("person_id IS NOT NULL"),
        postgresql_where=sa.text("person_id IS NOT NULL"),
    )

    op.create_table(
        "priorities",
        sa.Column("district_id", sa.String(length=64), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.String(length=64), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id"], ["districts.id"], name=op.f("fk_priorities_district_id")
        ),
        sa.ForeignKeyConstraint(
            ["motion_id"], ["motions.id"], name=op.f("fk_priorities_motion_id")
        ),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_priorities_topic_id")),
        sa.PrimaryKeyConstraint("district_id", "year", "topic_id", name=op.f("pk_priorities")),
    )
    op.create_table(
        "motion_history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=True),
        sa.Column("target", sa.String(length=16), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("seat_id", sa.Integer(), nullable=True),
        sa.Column("choice", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("outcome", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("act", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["motion_id"], ["motions.id"], name=op.f("fk_motion_history_motion_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_motion_history_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["motion_seats.id"], name=op.f("fk_motion_history_seat_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motion_history")),
    )
    op.create_index(
        op.f("ix_motion_history_motion_id"), "motion_history", ["motion_id"], unique=False
    )
    op.create_index(
        op.f("ix_motion_history_person_id"), "motion_history", ["person_id"], unique=False
    )

    op.create_table(
        "motion_voters",
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("is_deputy", sa.Boolean(), nullable=False),
        sa.Column("left_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_motion_voters_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["motion_seats.id"], name=op.f("fk_motion_voters_seat_id")
        ),
        sa.PrimaryKeyConstraint("seat_id", "person_id", name=op.f("pk_motion_voters")),
    )
    op.create_index(
        op.f("ix_motion_voters_person_id"), "motion_voters", ["person_id"], unique=False
    )

    op.create_table(
        "sealed_votes",
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["motion_id"], ["motions.id"], name=op.f("fk_sealed_votes_motion_id")
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["motion_seats.id"], name=op.f("fk_sealed_votes_seat_id")
        ),
        sa.PrimaryKeyConstraint("motion_id", "seat_id", name=op.f("pk_sealed_votes")),
    )
