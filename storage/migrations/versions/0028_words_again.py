"""The words of organizations' names by the present rules: Latin look-alikes before a palochka."""

import sqlalchemy as sa
from alembic import op

from district.spelling import searched_words

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

AT_ONCE = 500


def upgrade() -> None:
    connection = op.get_bind()
    words = sa.table(
        "organization_words",
        sa.column("organization_id"),
        sa.column("word"),
        sa.column("municipality_id"),
    )
    connection.execute(words.delete())
    known = connection.execute(sa.text("SELECT id, name, municipality_id FROM organizations"))
    rows = [
        {"organization_id": id_, "word": word, "municipality_id": municipality}
        for id_, name, municipality in known
        for word in searched_words(name)
    ]
    for start in range(0, len(rows), AT_ONCE):
        connection.execute(words.insert(), rows[start : start + AT_ONCE])
