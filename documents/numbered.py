"""The text of documents with a number, for the templates."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

from district.languages import Language
from documents.qr import qr_svg
from documents.typesetting import Fact, one_line, tied

LABELS: Final[dict[Language, dict[str, str]]] = {
    Language.RU: {
        "number": "№",
        "check": "Проверить: наведите камеру на код или откройте ссылку",
        "code": "Код для проверки сертификата",
    },
    Language.EN: {
        "number": "No.",
        "check": "To verify, point a camera at the code or open the link",
        "code": "The code that opens the check of the certificate",
    },
}
OF_ONE_LINE = {"holder", "number", "check_link"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """The printed facts, in `language`. Text of any length fits on the page; an empty text prints
    nothing.
    """

    holder: str
    """In the nominative case: the sentence around it needs no declension."""
    number: str
    issued: str
    """Date of issue as printed."""
    issuer: str
    """An organization, or a person with the position."""
    signer: str = ""
    """Name of the person who signs; empty leaves no line for a signature."""
    signer_post: str = ""
    check_link: str
    """Link for verification; printed and drawn as a QR code."""
    language: Language


def numbered_facts(document: Numbered, labels: Mapping[str, str]) -> dict[str, Fact]:
    """Returns the input of a template: all texts of the document, and its labels."""
    texts: dict[str, Fact] = {
        name: one_line(value) if name in OF_ONE_LINE else tied(value)
        for name, value in asdict(document).items()
        if isinstance(value, str)
    }
    return texts | {
        "labels": {**LABELS[document.language], **labels},
        "code": qr_svg(document.check_link),
    }
