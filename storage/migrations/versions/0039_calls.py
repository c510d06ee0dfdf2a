"""Kinds of calls, calls, entries, reviews, their histories, and the pulse of the clock."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pulses",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_pulses")),
    )
    op.create_table(
        "call_kinds",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("district_id", sa.String(length=64), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("based_on", sa.String(length=64), nullable=True),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("changed_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("retired_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["based_on"], ["call_kinds.id"], name=op.f("fk_call_kinds_based_on")
        ),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["persons.id"], name=op.f("fk_call_kinds_changed_by")
        ),
        sa.ForeignKeyConstraint(
            ["district_id"], ["districts.id"], name=op.f("fk_call_kinds_district_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_kinds")),
    )
    op.create_index(op.f("ix_call_kinds_changed_by"), "call_kinds", ["changed_by"], unique=False)
    op.create_index(op.f("ix_call_kinds_district_id"), "call_kinds", ["district_id"], unique=False)
    op.create_table(
        "calls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.String(length=64), nullable=False),
        sa.Column("kind_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("opens_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("closes_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("results_on", sa.Date(), nullable=True),
        sa.Column("topic_id", sa.String(length=64), nullable=True),
        sa.Column("created_by", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("draft_id", sa.String(length=32), nullable=True),
        sa.Column("motion_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["persons.id"], name=op.f("fk_calls_created_by")),
        sa.ForeignKeyConstraint(
            ["district_id"], ["districts.id"], name=op.f("fk_calls_district_id")
        ),
        sa.ForeignKeyConstraint(["motion_id"], ["motions.id"], name=op.f("fk_calls_motion_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_calls_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_calls_draft_id")),
    )
    op.create_index(
        "ix_calls_closes_at",
        "calls",
        ["closes_at"],
        unique=False,
        sqlite_where=sa.text("status = 'published'"),
        postgresql_where=sa.text("status = 'published'"),
    )
    op.create_index(op.f("ix_calls_created_by"), "calls", ["created_by"], unique=False)
    op.create_index("ix_calls_district_id_status", "calls", ["district_id", "status"], unique=False)
    op.create_table(
        "call_history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=True),
        sa.Column("target", sa.String(length=16), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("act", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_call_history_call_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_call_history_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_history")),
    )
    op.create_index(op.f("ix_call_history_call_id"), "call_history", ["call_id"], unique=False)
    op.create_index(op.f("ix_call_history_person_id"), "call_history", ["person_id"], unique=False)
    op.create_table(
        "call_versions",
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("opens_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("closes_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_call_versions_call_id")),
        sa.PrimaryKeyConstraint("call_id", "version", name=op.f("pk_call_versions")),
    )
    op.create_table(
        "entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("municipality_id", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("stage", sa.String(length=32), nullable=True),
        sa.Column("code", sa.String(length=16), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("nomination", sa.String(length=64), nullable=True),
        sa.Column("topic_id", sa.String(length=64), nullable=True),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("call_version", sa.Integer(), nullable=False),
        sa.Column("submitted_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("answer_by", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("proposed", sa.String(length=64), nullable=True),
        sa.Column("outcome", sa.String(length=64), nullable=True),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("settled_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("draft_id", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["persons.id"], name=op.f("fk_entries_author_id")),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_entries_call_id")),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipalities.id"], name=op.f("fk_entries_municipality_id")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_entries_organization_id")
        ),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_entries_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entries")),
        sa.UniqueConstraint("call_id", "code", name=op.f("uq_entries_call_id_code")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_entries_draft_id")),
    )
    op.create_index(
        "ix_entries_answer_by",
        "entries",
        ["answer_by"],
        unique=False,
        sqlite_where=sa.text("answer_by IS NOT NULL"),
        postgresql_where=sa.text("answer_by IS NOT NULL"),
    )
    op.create_index(op.f("ix_entries_author_id"), "entries", ["author_id"], unique=False)
    op.create_index("ix_entries_call_id_status", "entries", ["call_id", "status"], unique=False)
    op.create_index(op.f("ix_entries_topic_id"), "entries", ["topic_id"], unique=False)
    op.create_table(
        "entry_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=16), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("unique_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mime", sa.Text(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name=op.f("fk_entry_files_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_files")),
    )
    op.create_index(op.f("ix_entry_files_entry_id"), "entry_files", ["entry_id"], unique=False)
    op.create_table(
        "entry_history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=True),
        sa.Column("target", sa.String(length=16), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("answers", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("act", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entries.id"], name=op.f("fk_entry_history_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_entry_history_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_history")),
    )
    op.create_index(op.f("ix_entry_history_entry_id"), "entry_history", ["entry_id"], unique=False)
    op.create_index(
        op.f("ix_entry_history_person_id"), "entry_history", ["person_id"], unique=False
    )
    op.create_table(
        "entry_people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entries.id"], name=op.f("fk_entry_people_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_entry_people_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_people")),
        sa.UniqueConstraint(
            "entry_id", "person_id", name=op.f("uq_entry_people_entry_id_person_id")
        ),
    )
    op.create_index(op.f("ix_entry_people_entry_id"), "entry_people", ["entry_id"], unique=False)
    op.create_index(op.f("ix_entry_people_person_id"), "entry_people", ["person_id"], unique=False)
    op.create_table(
        "entry_pupils",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=True),
        sa.Column("initials", sa.Text(), nullable=True),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("consent_on", sa.Date(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=64), nullable=True),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entries.id"], name=op.f("fk_entry_pupils_entry_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_pupils")),
    )
    op.create_index(op.f("ix_entry_pupils_entry_id"), "entry_pupils", ["entry_id"], unique=False)
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=32), nullable=False),
        sa.Column("expert_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("scores", sa.JSON(), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=True),
        sa.Column("to_author", sa.Text(), nullable=True),
        sa.Column("to_curator", sa.Text(), nullable=True),
        sa.Column("asked_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("due_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("given_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("extended", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name=op.f("fk_reviews_entry_id")),
        sa.ForeignKeyConstraint(["expert_id"], ["persons.id"], name=op.f("fk_reviews_expert_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
    )
    op.create_index(
        "ix_reviews_due_at",
        "reviews",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("status IN ('asked', 'accepted', 'begun')"),
        postgresql_where=sa.text("status IN ('asked', 'accepted', 'begun')"),
    )
    op.create_index("ix_reviews_entry_id_stage", "reviews", ["entry_id", "stage"], unique=False)
    op.create_index("ix_reviews_expert_id_status", "reviews", ["expert_id", "status"], unique=False)
    op.create_index(
        "uq_reviews_live",
        "reviews",
        ["entry_id", "stage", "expert_id"],
        unique=True,
        sqlite_where=sa.text("status IN ('asked', 'accepted', 'begun', 'given')"),
        postgresql_where=sa.text("status IN ('asked', 'accepted', 'begun', 'given')"),
    )
    op.create_table(
        "review_history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=True),
        sa.Column("target", sa.String(length=16), nullable=False),
        sa.Column("at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("scores", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("verdict", sa.String(length=16), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("act", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_review_history_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["reviews.id"], name=op.f("fk_review_history_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_history")),
    )
    op.create_index(
        op.f("ix_review_history_person_id"), "review_history", ["person_id"], unique=False
    )
    op.create_index(
        op.f("ix_review_history_review_id"), "review_history", ["review_id"], unique=False
    )
