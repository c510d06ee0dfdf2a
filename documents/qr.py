"""Square codes that a phone's camera reads."""
# ruff: noqa: PLC0415 - segno takes long to import and is rarely needed

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import segno

QUIET_ZONE = 4
"""Modules of white around the code, as ISO/IEC 18004 asks."""
SCALE = 16


def qr_svg(data: str) -> str:
    """A black and white drawing of the code, with its quiet zone, to be set into a page.

    `data` is encoded in UTF-8 and takes up to 2331 bytes; more raises `segno.DataOverflowError`,
    an empty text `ValueError`."""
    picture = BytesIO()
    _code(data).save(picture, kind="svg", border=QUIET_ZONE, xmldecl=False)
    return picture.getvalue().decode()


def qr_png(data: str) -> bytes:
    """The same as a picture of `SCALE` pixels a module, for a phone's screen or a printer."""
    picture = BytesIO()
    _code(data).save(picture, kind="png", border=QUIET_ZONE, scale=SCALE)
    return picture.getvalue()


def _code(data: str) -> "segno.QRCode":
    import segno

    # Said aloud, or Cyrillic would be written in the mode for Japanese.
    return segno.make_qr(data, error="m", encoding="utf-8")
