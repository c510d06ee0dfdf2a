"""Many files as one."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Under their names, which have to differ; what is packed already is not packed again."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as packed:
        for name, content in files:
            packed.writestr(name, content)
    return made.getvalue()
