"""QR codes."""
# ruff: noqa: PLC0415 - importing segno is slow and rarely needed

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import segno

QUIET_ZONE = 4
"""Width in modules of the blank margin required by ISO/IEC 18004."""
SCALE = 16


def qr_svg(data: str) -> str:
    """Returns a black SVG to embed into a page, which leaves the quiet zone blank: so the edges of
    the code can be aligned.

    `data` is encoded in UTF-8, up to 2331 bytes.

    Raises:
        segno.DataOverflowError: `data` is too long.
        ValueError: `data` is empty.
    """
    picture = BytesIO()
    _code(data).save(picture, kind="svg", border=0, xmldecl=False)
    return picture.getvalue().decode()


def qr_png(data: str) -> bytes:
    """Returns a PNG of `SCALE` pixels per module, for a screen or a printer."""
    picture = BytesIO()
    _code(data).save(picture, kind="png", border=QUIET_ZONE, scale=SCALE)
    return picture.getvalue()


def _code(data: str) -> "segno.QRCode":
    import segno

    # Explicit, because segno would pick the Japanese mode for Cyrillic.
    return segno.make_qr(data, error="m", encoding="utf-8")
