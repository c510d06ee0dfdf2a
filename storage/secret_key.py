"""The key that seals secret votes until the close: 32 random bytes in a private file.

It is never derived from the token and never in a backup: a copy of the database without it tells
no choice.
"""

import os
import secrets
from pathlib import Path

from storage.private import FILE, create_private_folder, narrow

LENGTH = 32


class WrongKey(Exception):
    """The file is no key. The message is one line for the operator."""


def new_key() -> bytes:
    return secrets.token_bytes(LENGTH)


def read_key(file: Path) -> bytes:
    """Reads a key that the operator provides.

    Raises:
        WrongKey: the file is missing, not readable, or has another length.
    """
    try:
        key = file.read_bytes()
    except OSError as error:
        raise WrongKey(f"{file}: {error.strerror}") from error
    if len(key) != LENGTH:
        raise WrongKey(f"{file} has {len(key)} bytes instead of {LENGTH}")
    narrow(file)
    return key


def keep_key(file: Path) -> bytes:
    """Reads the key, after creating the file if it is missing.

    The file gets its name only when complete, so a crash leaves no half of a key, and of two
    processes both use the first one.

    Raises:
        WrongKey: the file has another length; it is not overwritten.
        OSError: the folder is not writable.
    """
    if not file.exists():
        create_private_folder(file.parent)
        unfinished = file.with_name(f"{file.name}.{secrets.token_hex(4)}.part")
        with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE), "wb") as to:
            to.write(new_key())
            to.flush()
            os.fsync(to.fileno())
        try:
            os.link(unfinished, file)
        except FileExistsError:
            pass  # another process was first
        finally:
            unfinished.unlink()
    return read_key(file)
