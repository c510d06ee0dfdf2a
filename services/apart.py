"""Pieces of work that must not hold up each other."""

from collections.abc import Awaitable, Callable, Iterable

from district.errors import DatabaseFault


async def run_apart(pieces: Iterable[Callable[[], Awaitable[object]]]) -> None:
    """Runs all pieces in order. One that raises stops none of those behind it.

    Raises:
        ExceptionGroup: what the pieces raised, after all have run.
        DatabaseFault: at once, since no other piece could be done either.
    """
    errors = []
    for piece in pieces:
        try:
            await piece()
        except DatabaseFault:
            raise
        except Exception as error:  # noqa: BLE001 - raised below
            errors.append(error)
    if errors:
        raise ExceptionGroup("some pieces of work failed", errors)
