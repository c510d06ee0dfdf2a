"""Files and folders that only the owner of the process may read: they hold personal data.

What the program makes is made so, whatever the umask of whoever started it; what an older version
or somebody by hand has left wider is narrowed at the start.
"""

import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

log = logging.getLogger(__name__)

FILE, FOLDER = 0o600, 0o700
UMASK = 0o077

_OURS = ("before-*.db", "before-*.db.part", "okrug.lock", "backups", "*.log")
"""What stands beside the database."""


def create_private(file: Path) -> None:
    """Creates an empty file, unless it exists, and narrows its rights. SQLite takes an empty file
    as a new database and gives its own files (`-wal`, `-shm`, `-journal`) the rights of that one.

    Raises:
        OSError: the folder is missing or cannot be written.
    """
    os.close(os.open(file, os.O_CREAT | os.O_RDONLY | os.O_CLOEXEC, FILE))
    narrow(file)


def create_private_folder(folder: Path) -> None:
    """Creates it with its parents; one that exists is left as it is."""
    for missing in [one for one in (folder, *folder.parents) if not one.exists()][::-1]:
        missing.mkdir(mode=FOLDER, exist_ok=True)


def narrow(path: Path) -> None:
    """Takes the rights of the group and of others away. No-op for what is not there; what belongs
    to somebody else is left and logged."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & UMASK:
            path.chmod(mode & ~UMASK)
    except FileNotFoundError:
        return
    except PermissionError:
        log.warning("%s is open to other users and belongs to another one: chmod it", path)


def narrow_all(folder: Path, database: Path | None) -> None:
    """Narrows what the program keeps in `folder`: the database with the files beside it, its copies
    and the lock. The folder itself only if it holds nothing else."""
    if not folder.is_dir():
        return
    ours = set(_ours_in(folder, database))
    for path in ours:
        narrow(path)
    for copy in (folder / "backups").glob("okrug-*.db*"):
        narrow(copy)
    if set(folder.iterdir()) <= ours:
        narrow(folder)
    elif stat.S_IMODE(folder.stat().st_mode) & UMASK:
        log.warning("%s holds other files too, so other users may still list it", folder)


def _ours_in(folder: Path, database: Path | None) -> Iterator[Path]:
    if database is not None:
        for ending in ("", "-wal", "-shm", "-journal"):
            path = folder / f"{database.name}{ending}"
            if path.exists():
                yield path
    for pattern in _OURS:
        yield from folder.glob(pattern)
