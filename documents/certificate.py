"""The certificate of participation in an activity: one page to print or forward."""

from dataclasses import dataclass
from typing import Final

from district.languages import Language
from documents.numbered import Numbered, numbered_facts
from documents.typesetting import Fact, pdf, tied


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate(Numbered):
    """The layout is designed for a name of up to 150 characters, an activity of up to 300, a place,
    issuer and type of up to 200 and a link of up to 250.
    """

    reason: str
    """«с благодарностью за участие в семинаре»."""
    activity: str
    type_name: str = ""
    """Printed above the activity if the reason does not name its type."""
    days: str
    """The dates as printed: «23–24 ноября 2026 г.»."""
    hours: str
    """Academic hours as printed."""
    place: str
    organization: str = ""
    """The holder's workplace at issue."""


def certificate_pdf(certificate: Certificate) -> bytes:
    """Renders one landscape A4 page. Deterministic: equal certificates give equal bytes.

    Raises:
        ValueError: `check_link` is empty.
        segno.DataOverflowError: the link does not fit into a QR code.
    """
    return pdf("certificate.typ", certificate_facts(certificate))


def certificate_facts(certificate: Certificate) -> dict[str, Fact]:
    """Returns the input of the template."""
    circumstances = [certificate.days, certificate.place, certificate.hours]
    return numbered_facts(certificate, LABELS[certificate.language]) | {
        "circumstances": [shown for words in circumstances if (shown := tied(words))]
    }


LABELS: Final[dict[Language, dict[str, str]]] = {
    Language.RU: {"heading": "Сертификат", "presented": "получает", "issued": "выдан"},
    Language.EN: {"heading": "Certificate", "presented": "is presented to", "issued": "issued on"},
}
