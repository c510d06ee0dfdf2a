"""The code on the wall: an A4 page that explains itself to people who pass by."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.qr import qr_svg
from documents.typesetting import Fact, pages, tied


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    heading: str
    """The largest line above the code: what to do."""
    title: str
    facts: Sequence[str]
    """Lines below the title: when and where."""
    link: str
    hint: str
    """Below the code: how it is done."""
    note: str = ""


def poster_png(poster: Poster) -> bytes:
    """Renders one portrait A4 page as a picture, to print or to show on a screen.

    Deterministic, like a certificate.

    Raises:
        ValueError: `link` is empty.
        segno.DataOverflowError: the link does not fit into a QR code.
    """
    return pages("poster.typ", poster_facts(poster))[0]


def poster_facts(poster: Poster) -> dict[str, Fact]:
    """Returns the input of the template."""
    return {
        "heading": tied(poster.heading),
        "title": tied(poster.title),
        "facts": [shown for one in poster.facts if (shown := tied(one))],
        "hint": tied(poster.hint),
        "note": tied(poster.note),
        "code": qr_svg(poster.link),
    }
