"""Documents that institutes give for courses."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0066"
down_revision = "0065"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "institute_documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("institute_id", sa.String(length=64), nullable=True),
        sa.Column("entered_by", sa.Integer(), nullable=False),
        sa.Column("entered_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("replaced_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolments.id"], name=op.f("fk_institute_documents_enrolment_id")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["persons.id"], name=op.f("fk_institute_documents_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["institute_id"], ["institutes.id"], name=op.f("fk_institute_documents_institute_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_institute_documents")),
    )
    op.create_index(
        op.f("ix_institute_documents_enrolment_id"), "institute_documents", ["enrolment_id"]
    )
    is_current = sa.text("replaced_at IS NULL")
    op.create_index(
        "uq_institute_documents_enrolment_id",
        "institute_documents",
        ["enrolment_id"],
        unique=True,
        sqlite_where=is_current,
        postgresql_where=is_current,
    )
    families = sa.table("activity_types", sa.column("id"), sa.column("family"))
    op.execute(families.update().where(families.c.id == "course").values(family="course"))
