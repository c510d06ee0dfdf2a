"""Running tasks so that a failing one does not stop the others."""

from collections.abc import Awaitable, Callable, Iterable

from district.errors import DatabaseFault


async def run_apart(pieces: Iterable[Callable[[], Awaitable[object]]]) -> None:
    """Runs all pieces in order, also after one has raised.

    Raises:
        ExceptionGroup: the errors, after all pieces have run.
        DatabaseFault: at once, because the other pieces would fail too.
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
