"""Compiled statements, shared by all databases of a run."""

from typing import Any

from sqlalchemy.engine import Compiled


class CompiledStatements(dict[Any, Compiled]):
    """A cache by the kind of database.

    SQLAlchemy's own is by database, so that each test would compile all its statements again: a
    tenth of the time of a test with the whole bot.
    """

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get(_by_kind(key), default)

    def __setitem__(self, key: Any, compiled: Compiled) -> None:
        super().__setitem__(_by_kind(key), compiled)


def _by_kind(key: Any) -> Any:
    """Returns SQLAlchemy's key with the class of its dialect instead of the dialect."""
    dialect, *statement = key
    return type(dialect), *statement
