"""The certificate of participation in an activity: one page to print or forward."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from documents.qr import qr_svg
from documents.typesetting import Fact, one_line, pdf

CertificateLanguage: TypeAlias = Literal["ru", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """The facts printed on a certificate, in `language`.

    Text of any length fits on the page. The layout is designed for a name of up to 150 characters,
    an activity of up to 300, a place, issuer and type of up to 200 and a link of up to 250.
    """

    full_name: str
    """In the nominative case: the sentence around it needs no declension."""
    activity: str
    type_name: str
    days: str
    """The dates as printed: «23–24 ноября 2026 года»."""
    hours: int
    """Academic hours; 0 prints none."""
    number: str
    place: str
    issuer: str
    """Issuer: an organization, or a person with the position."""
    issued: str
    """Date of issue as printed."""
    check_link: str
    """Link for verification; printed and drawn as a QR code."""
    language: CertificateLanguage
    organization: str = ""
    """The holder's workplace at issue; empty prints none."""


def certificate_pdf(certificate: Certificate) -> bytes:
    """Renders one landscape A4 page. Deterministic: equal certificates give equal bytes.

    Raises:
        ValueError: `hours` is negative or `check_link` is empty.
        segno.DataOverflowError: the link does not fit into a QR code.
    """
    return pdf("certificate.typ", certificate_facts(certificate))


def certificate_facts(certificate: Certificate) -> dict[str, Fact]:
    """Returns the input of the template."""
    if certificate.hours < 0:
        raise ValueError("a certificate of negative hours")
    words = [certificate.days, certificate.place, _hours(certificate)]
    return {
        "language": certificate.language,
        "labels": dict(LABELS[certificate.language]),
        "full_name": one_line(certificate.full_name),
        "organization": one_line(certificate.organization),
        "type_name": one_line(certificate.type_name),
        "activity": one_line(certificate.activity),
        "circumstances": [shown for word in words if (shown := one_line(word))],
        "number": one_line(certificate.number),
        "issued": one_line(certificate.issued),
        "issuer": one_line(certificate.issuer),
        "check_link": one_line(certificate.check_link),
        "code": qr_svg(certificate.check_link),
    }


def _hours(certificate: Certificate) -> str:
    hours = certificate.hours
    if not hours:
        return ""
    if certificate.language == "en":
        return f"{hours}\u00a0hour" if hours == 1 else f"{hours}\u00a0hours"
    of_one = hours % 10 == 1 and hours % 100 != 11  # noqa: PLR2004 - Russian plural rule
    return f"в объёме {hours}\u00a0часа" if of_one else f"в объёме {hours}\u00a0часов"


LABELS: Final[dict[CertificateLanguage, dict[str, str]]] = {
    "ru": {
        "heading": "Сертификат",
        "confirms": "Настоящий сертификат подтверждает, что",
        "took_part": "принял(а) участие в мероприятии",
        "number": "Номер",
        "issued": "Дата выдачи",
        "issuer": "Кем выдан",
        "check": "Проверка подлинности",
        "code": "Код для проверки сертификата",
    },
    "en": {
        "heading": "Certificate",
        "confirms": "This certificate confirms that",
        "took_part": "took part in the activity",
        "number": "Number",
        "issued": "Date of issue",
        "issuer": "Issued by",
        "check": "Check that it is genuine",
        "code": "The code that opens the check of the certificate",
    },
}
