"""The certificate of participation in an activity: one page to print or forward."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from documents.qr import qr_svg
from documents.typesetting import Fact, one_line, pdf, tied

CertificateLanguage: TypeAlias = Literal["ru", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """The facts printed on a certificate, in `language`.

    Text of any length fits on the page. The layout is designed for a name of up to 150 characters,
    an activity of up to 300, a place, issuer and type of up to 200 and a link of up to 250.
    """

    full_name: str
    """In the nominative case: the sentence around it needs no declension."""
    reason: str
    """«с благодарностью за участие в семинаре»."""
    activity: str
    type_name: str = ""
    """Printed above the activity if the reason does not name its type."""
    days: str
    """The dates as printed: «23–24 ноября 2026 г.»."""
    hours: str
    """Academic hours as printed; empty prints none."""
    number: str
    place: str
    """Empty prints none."""
    issuer: str
    """Issuer: an organization, or a person with the position."""
    issued: str
    """Date of issue as printed."""
    check_link: str
    """Link for verification; printed and drawn as a QR code."""
    language: CertificateLanguage
    organization: str = ""
    """The holder's workplace at issue; empty prints none."""
    signer: str = ""
    """Name of the person who signs; empty leaves no line for a signature."""
    signer_post: str = ""


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
    return {
        "language": certificate.language,
        "labels": dict(LABELS[certificate.language]),
        "full_name": one_line(certificate.full_name),
        "organization": tied(certificate.organization),
        "reason": tied(certificate.reason),
        "type_name": tied(certificate.type_name),
        "activity": tied(certificate.activity),
        "circumstances": [shown for words in circumstances if (shown := tied(words))],
        "number": one_line(certificate.number),
        "issued": tied(certificate.issued),
        "issuer": tied(certificate.issuer),
        "signer": tied(certificate.signer),
        "signer_post": tied(certificate.signer_post),
        "check_link": one_line(certificate.check_link),
        "code": qr_svg(certificate.check_link),
    }


LABELS: Final[dict[CertificateLanguage, dict[str, str]]] = {
    "ru": {
        "heading": "Сертификат",
        "presented": "получает",
        "number": "№",
        "issued": "выдан",
        "check": "Проверить: наведите камеру на код или откройте ссылку",
        "code": "Код для проверки сертификата",
    },
    "en": {
        "heading": "Certificate",
        "presented": "is presented to",
        "number": "No.",
        "issued": "issued on",
        "check": "To verify, point a camera at the code or open the link",
        "code": "The code that opens the check of the certificate",
    },
}
