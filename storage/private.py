"""Files and folders with personal data, readable by the process owner only.

New ones are created with narrow permissions whatever the umask; wider permissions of older versions
or manual changes are narrowed at start.
"""

import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

log = logging.getLogger(__name__)

FILE, FOLDER = 0o600, 0o700
UMASK = 0o077

_OURS = ("before-*.db*", "okrug.lock", "secret.key", "second-key.json", "backups", "files", "*.log")
"""Names beside the database."""


def create_private(file: Path) -> None:
    """Creates an empty file, unless it exists, and narrows its permissions.

    SQLite accepts an empty file as a new database and gives its own files (`-wal`, `-shm`,
    `-journal`) the same permissions.

    Raises:
        OSError: the folder is missing or not writable.
    """
    os.close(os.open(file, os.O_CREAT | os.O_RDONLY | os.O_CLOEXEC, FILE))
    narrow(file)


def create_private_folder(folder: Path) -> None:
    """Creates a folder with parents; an existing one is not changed."""
    for missing in [one for one in (folder, *folder.parents) if not one.exists()][::-1]:
        missing.mkdir(mode=FOLDER, exist_ok=True)


def narrow(path: Path) -> None:
    """Removes permissions of group and others.

    No-op if missing; a file of another user is logged and left.
    """
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & UMASK:
            path.chmod(mode & ~UMASK)
    except FileNotFoundError:
        return
    except PermissionError:
        log.warning("%s is open to other users and belongs to another one: chmod it", path)


def narrow_all(folder: Path, database: Path | None) -> None:
    """Narrows the program's files in `folder`: the database, its copies and the lock.

    The folder itself is narrowed only if it holds nothing else.
    """
    if not folder.is_dir():
        return
    ours = set(_ours_in(folder, database))
    for path in ours:
        narrow(path)
    for copy in (folder / "backups").glob("okrug-*"):
        narrow(copy)
    if set(folder.iterdir()) <= ours:
        narrow(folder)
    elif stat.S_IMODE(folder.stat().st_mode) & UMASK:
        log.warning(
            "%s holds other files too, permissions not narrowed: other users may list it", folder
        )


def _ours_in(folder: Path, database: Path | None) -> Iterator[Path]:
    if database is not None:
        for ending in ("", "-wal", "-shm", "-journal"):
            path = folder / f"{database.name}{ending}"
            if path.exists():
                yield path
    for pattern in _OURS:
        yield from folder.glob(pattern)
