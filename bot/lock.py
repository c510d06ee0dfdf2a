"""A file lock that ensures one writer per database; the system releases it when
the process ends.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.private import create_private, create_private_folder


class Taken(Exception):
    """Another process holds the lock; `holder` is its pid as written in the file."""

    def __init__(self, file: Path, holder: str) -> None:
        super().__init__(f"{file}: {holder}")
        self.file = file
        self.holder = holder


class NoPlace(Exception):
    """The lock's folder cannot be created or written; the message is one line."""


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Holds the lock.

    Raises:
        Taken: another process holds it.
        NoPlace: the folder is not writable.
    """
    try:
        create_private_folder(file.parent)
        create_private(file)
        handle = file.open("a+", encoding="ascii")
    except OSError as error:
        raise NoPlace(error) from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            handle.seek(0)
            raise Taken(file, handle.read().strip()) from None
        handle.truncate(0)
        handle.write(str(os.getpid()))
        handle.flush()
        yield
