"""Names on certificates: frozen at issue, corrected through a request."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_FREEZE = """
    UPDATE certificates SET
        name = (
            SELECT trim(
                CASE WHEN coalesce(p.surname, '') = '' THEN '' ELSE p.surname || ' ' END
                || coalesce(p.given_name, '')
                || CASE WHEN coalesce(p.patronymic, '') = '' THEN '' ELSE ' ' || p.patronymic END)
            FROM enrolments e JOIN persons p ON p.id = e.person_id
            WHERE e.id = certificates.enrolment_id AND p.surname IS NOT NULL),
        organization = (
            SELECT o.name
            FROM enrolments e JOIN persons p ON p.id = e.person_id
            JOIN organizations o ON o.id = p.organization_id
            WHERE e.id = certificates.enrolment_id AND p.surname IS NOT NULL)
"""
"""Until now pages were drawn from the profile, so the profile is what was printed."""


def upgrade() -> None:
    with op.batch_alter_table("certificates", schema=None) as batch_op:
        batch_op.add_column(sa.Column("name", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("organization", sa.Text(), nullable=True))
    op.execute(_FREEZE)
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("certificate_id", sa.Integer(), nullable=False),
        sa.Column("name_before", sa.Text(), nullable=True),
        sa.Column("organization_before", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("organization", sa.Text(), nullable=True),
        sa.Column("asked_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificates.id"], name=op.f("fk_corrections_certificate_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    with op.batch_alter_table("corrections", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_corrections_certificate_id"), ["certificate_id"], unique=False
        )
