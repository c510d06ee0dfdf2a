"""The library of documents, and the words by which they are found."""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("district_id", sa.String(length=64), nullable=True),
        sa.Column("file", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("ends_on", sa.String(length=10), nullable=True),
        sa.Column("added_by", sa.Integer(), nullable=True),
        sa.Column("retired_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["district_id"], ["districts.id"], name=op.f("fk_documents_district_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )
    op.create_index(op.f("ix_documents_district_id"), "documents", ["district_id"])
    op.create_table(
        "document_words",
        sa.Column("document_id", sa.String(length=64), nullable=False),
        sa.Column("word", storage.columns.Bytewise, nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_document_words_document_id")
        ),
        sa.PrimaryKeyConstraint("document_id", "word", name=op.f("pk_document_words")),
    )
    op.create_index("ix_document_words_word", "document_words", ["word"])
