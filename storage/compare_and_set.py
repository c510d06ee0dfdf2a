"""Conditional updates: the first writer wins, a later one learns that it is late."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Update

from storage.database import Connection


async def compare_and_set(
    tx: Connection, statement: Update, values: Mapping[str, Any] | None = None
) -> bool:
    """Executes an update whose condition names the row as it was seen.

    Returns False, and changes nothing, if the row has changed since.
    """
    return (await tx.execute(statement, values)).rowcount == 1
