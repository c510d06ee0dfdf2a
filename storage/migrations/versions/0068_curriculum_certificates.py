"""Certificates of programmes."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0068"
down_revision = "0067"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "curriculum_certificates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("curriculum_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("issued_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("organization", sa.Text(), nullable=True),
        sa.Column("institute_id", sa.String(length=64), nullable=True),
        sa.Column("signer", sa.Text(), nullable=True),
        sa.Column("signer_post", sa.Text(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column], [target], name=op.f(f"fk_curriculum_certificates_{column}")
            )
            for column, target in (
                ("curriculum_id", "curricula.id"),
                ("person_id", "persons.id"),
                ("institute_id", "institutes.id"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_curriculum_certificates")),
        sa.UniqueConstraint("code", name=op.f("uq_curriculum_certificates_code")),
        sa.UniqueConstraint(
            "curriculum_id",
            "person_id",
            name=op.f("uq_curriculum_certificates_curriculum_id_person_id"),
        ),
    )
    op.create_index(
        op.f("ix_curriculum_certificates_person_id"), "curriculum_certificates", ["person_id"]
    )
