"""ZIP archives."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Packs files under their names, which must be unique, without compression: the inputs are
    already compressed.
    """
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as packed:
        for name, content in files:
            packed.writestr(name, content)
    return made.getvalue()
