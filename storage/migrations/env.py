"""Alembic's environment.

Called by `storage.migrate` with a connection, or by a developer's `alembic revision --autogenerate`
with the URL of a scratch database in `-x url=…`.
"""

from typing import Any

from alembic import context
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from storage.tables import metadata


def check_foreign_keys(*_: Any, **__: Any) -> None:
    """Raises if a migration has left dangling references; runs in its transaction."""
    connection = context.get_bind()
    if connection.dialect.name != "sqlite":
        return
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    if broken:
        raise RuntimeError(f"the migration left broken references: {broken[:5]}")


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        compare_type=True,
        transaction_per_migration=True,
        on_version_apply=check_foreign_keys,
    )
    with context.begin_transaction():
        context.run_migrations()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    scratch = context.get_x_argument(as_dictionary=True)["url"]
    with create_engine(scratch, poolclass=NullPool, hide_parameters=True).connect() as own:
        run(own)
