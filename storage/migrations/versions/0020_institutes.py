"""A curator acts for an institute, which issues certificates, and chooses among own districts."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "institutes",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("ru", sa.Text(), nullable=False),
        sa.Column("en", sa.Text(), nullable=False),
        sa.Column("button_ru", sa.Text(), nullable=False),
        sa.Column("button_en", sa.Text(), nullable=False),
        sa.Column("retired_at", storage.columns.Moment(timezone=True)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_institutes")),
    )
    for table in ("grants", "invites", "certificates"):
        key = sa.ForeignKey("institutes.id", name=op.f(f"fk_{table}_institute_id"))
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("institute_id", sa.String(length=64), key))
    op.add_column("grants", sa.Column("chosen_at", storage.columns.Moment(timezone=True)))
