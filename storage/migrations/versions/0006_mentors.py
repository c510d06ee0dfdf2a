"""Mentors: the register, pairs with their history, contacts, messages and answers."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mentorships",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.String(length=64), nullable=False),
        sa.Column("mentee_id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("span", sa.String(length=16), nullable=False),
        sa.Column("wishes", sa.JSON(), nullable=False),
        sa.Column("asked_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("proposed_until", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("started_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("midpoint_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("ends_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("draft_id", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["district_id"], ["districts.id"], name=op.f("fk_mentorships_district_id")
        ),
        sa.ForeignKeyConstraint(
            ["mentee_id"], ["persons.id"], name=op.f("fk_mentorships_mentee_id")
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["persons.id"], name=op.f("fk_mentorships_mentor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorships")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_mentorships_draft_id")),
    )
    with op.batch_alter_table("mentorships", schema=None) as batch_op:
        batch_op.create_index(
            "ix_mentorships_district_id_status_asked_at",
            ["district_id", "status", "asked_at"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_mentorships_mentee_id"), ["mentee_id"], unique=False)
        batch_op.create_index(
            "ix_mentorships_mentor_id_status", ["mentor_id", "status"], unique=False
        )
        batch_op.create_index(
            "uq_mentorships_open_mentee",
            ["mentee_id"],
            unique=True,
            sqlite_where=sa.text("status IN ('asked', 'proposed', 'active')"),
            postgresql_where=sa.text("status IN ('asked', 'proposed', 'active')"),
        )

    op.create_table(
        "another_asked",
        sa.Column("mentorship_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["mentorship_id"], ["mentorships.id"], name=op.f("fk_another_asked_mentorship_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_another_asked_person_id")
        ),
        sa.PrimaryKeyConstraint("mentorship_id", "person_id", name=op.f("pk_another_asked")),
    )
    with op.batch_alter_table("another_asked", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_another_asked_person_id"), ["person_id"], unique=False)

    op.create_table(
        "draft_pairs",
        sa.Column("mentorship_id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["persons.id"], name=op.f("fk_draft_pairs_made_by")),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["persons.id"], name=op.f("fk_draft_pairs_mentor_id")
        ),
        sa.ForeignKeyConstraint(
            ["mentorship_id"], ["mentorships.id"], name=op.f("fk_draft_pairs_mentorship_id")
        ),
        sa.PrimaryKeyConstraint("mentorship_id", name=op.f("pk_draft_pairs")),
    )
    with op.batch_alter_table("draft_pairs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_draft_pairs_mentor_id"), ["mentor_id"], unique=False)

    op.create_table(
        "mentors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.String(length=64), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("subjects", sa.JSON(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("paused_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("grant_id", sa.Integer(), nullable=True),
        sa.Column("changed_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("draft_id", sa.String(length=32), nullable=True),
        sa.CheckConstraint("capacity BETWEEN 1 AND 3", name=op.f("ck_mentors_takes_a_few")),
        sa.ForeignKeyConstraint(
            ["district_id"], ["districts.id"], name=op.f("fk_mentors_district_id")
        ),
        sa.ForeignKeyConstraint(["grant_id"], ["grants.id"], name=op.f("fk_mentors_grant_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_mentors_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentors")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_mentors_draft_id")),
        sa.UniqueConstraint("person_id", name=op.f("uq_mentors_person_id")),
    )
    with op.batch_alter_table("mentors", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mentors_district_id"), ["district_id"], unique=False)

    op.create_table(
        "mentorship_answers",
        sa.Column("mentorship_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=16), nullable=False),
        sa.Column("asked_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("answer", sa.String(length=16), nullable=True),
        sa.Column("answered_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["mentorship_id"], ["mentorships.id"], name=op.f("fk_mentorship_answers_mentorship_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_mentorship_answers_person_id")
        ),
        sa.PrimaryKeyConstraint(
            "mentorship_id", "person_id", "question", name=op.f("pk_mentorship_answers")
        ),
    )
    with op.batch_alter_table("mentorship_answers", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_mentorship_answers_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "mentorship_contacts",
        sa.Column("mentorship_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("contact", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["mentorship_id"], ["mentorships.id"], name=op.f("fk_mentorship_contacts_mentorship_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_mentorship_contacts_person_id")
        ),
        sa.PrimaryKeyConstraint("mentorship_id", "person_id", name=op.f("pk_mentorship_contacts")),
    )
    with op.batch_alter_table("mentorship_contacts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_mentorship_contacts_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "mentorship_history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mentorship_id", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=True),
        sa.Column("target", sa.String(length=16), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("mentor_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["mentor_id"], ["persons.id"], name=op.f("fk_mentorship_history_mentor_id")
        ),
        sa.ForeignKeyConstraint(
            ["mentorship_id"], ["mentorships.id"], name=op.f("fk_mentorship_history_mentorship_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_mentorship_history_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_history")),
    )
    with op.batch_alter_table("mentorship_history", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_mentorship_history_mentorship_id"), ["mentorship_id"], unique=False
        )

    op.create_table(
        "mentorship_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mentorship_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("draft_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["mentorship_id"], ["mentorships.id"], name=op.f("fk_mentorship_messages_mentorship_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_mentorship_messages_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentorship_messages")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_mentorship_messages_draft_id")),
    )
    with op.batch_alter_table("mentorship_messages", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_mentorship_messages_mentorship_id"), ["mentorship_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_mentorship_messages_person_id"), ["person_id"], unique=False
        )
