"""The words of organizations' names, which searches use."""

import sqlalchemy as sa
from alembic import op

import storage.columns
from district.spelling import searched_words

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

AT_ONCE = 500


def upgrade() -> None:
    words = op.create_table(
        "organization_words",
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("word", storage.columns.Bytewise, nullable=False),
        sa.Column("municipality_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipalities.id"],
            name=op.f("fk_organization_words_municipality_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_organization_words_organization_id"),
        ),
        sa.PrimaryKeyConstraint("organization_id", "word", name=op.f("pk_organization_words")),
    )
    with op.batch_alter_table("organization_words", schema=None) as batch_op:
        batch_op.create_index("ix_organization_words_word", ["word"], unique=False)
        batch_op.create_index(
            "ix_organization_words_municipality_id_word", ["municipality_id", "word"], unique=False
        )
    connection = op.get_bind()
    known = connection.execute(sa.text("SELECT id, name, municipality_id FROM organizations"))
    rows = [
        {"organization_id": id_, "word": word, "municipality_id": municipality}
        for id_, name, municipality in known
        for word in searched_words(name)
    ]
    for start in range(0, len(rows), AT_ONCE):
        connection.execute(words.insert(), rows[start : start + AT_ONCE])
