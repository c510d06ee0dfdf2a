"""Surveys."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None

_AT_WORK = sa.text("status = 'open' OR mail IS NOT NULL")


def _survey(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["survey_id"], ["surveys.id"], name=f"fk_{table}_survey_id"),
    ]


def upgrade() -> None:
    op.create_table(
        "surveys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.String(length=64), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("naming", sa.String(length=16), nullable=False),
        sa.Column("closes_at", Moment(timezone=True), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("made_at", Moment(timezone=True), nullable=False),
        sa.Column("opened_at", Moment(timezone=True), nullable=True),
        sa.Column("announcement_id", sa.Integer(), nullable=True),
        sa.Column("reminded_at", Moment(timezone=True), nullable=True),
        sa.Column("mail", sa.String(length=16), nullable=True),
        sa.Column("mail_up_to", sa.Integer(), nullable=False),
        sa.Column("results", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("draft_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["announcement_id"], ["announcements.id"], name=op.f("fk_surveys_announcement_id")
        ),
        sa.ForeignKeyConstraint(["author_id"], ["persons.id"], name=op.f("fk_surveys_author_id")),
        sa.ForeignKeyConstraint(
            ["district_id"], ["districts.id"], name=op.f("fk_surveys_district_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surveys")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_surveys_draft_id")),
    )
    op.create_index(op.f("ix_surveys_author_id"), "surveys", ["author_id"])
    op.create_index(op.f("ix_surveys_district_id"), "surveys", ["district_id"])
    op.create_index(
        "ix_surveys_at_work", "surveys", ["id"], sqlite_where=_AT_WORK, postgresql_where=_AT_WORK
    )
    op.create_table(
        "survey_answers",
        *_survey("survey_answers"),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("answered_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_survey_answers_person_id")
        ),
        sa.PrimaryKeyConstraint("survey_id", "person_id", name=op.f("pk_survey_answers")),
    )
    op.create_index(op.f("ix_survey_answers_person_id"), "survey_answers", ["person_id"])
    op.create_table(
        "survey_tokens",
        *_survey("survey_tokens"),
        sa.Column("token", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("survey_id", "token", name=op.f("pk_survey_tokens")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sealed_answers",
        *_survey("sealed_answers"),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("survey_id", "key", name=op.f("pk_sealed_answers")),
        sqlite_with_rowid=False,
    )
