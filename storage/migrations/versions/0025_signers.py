"""A person who signs the certificates of an institute or a district; certificates keep theirs."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "signers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("institute_id", sa.String(length=64), nullable=True),
        sa.Column("district_id", sa.String(length=64), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "institute_id IS NOT NULL OR district_id IS NOT NULL",
            name=op.f("ck_signers_has_issuer"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signers")),
        sa.UniqueConstraint("institute_id", name=op.f("uq_signers_institute_id")),
        sa.UniqueConstraint("district_id", name=op.f("uq_signers_district_id")),
        sa.ForeignKeyConstraint(
            ["institute_id"], ["institutes.id"], name=op.f("fk_signers_institute_id")
        ),
        sa.ForeignKeyConstraint(
            ["district_id"], ["districts.id"], name=op.f("fk_signers_district_id")
        ),
    )
    for name in ("signer", "signer_post"):
        op.add_column("certificates", sa.Column(name, sa.Text(), nullable=True))
