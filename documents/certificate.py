"""The certificate that a person took part in an activity: one page to print or to forward."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from documents.qr import qr_svg
from documents.typesetting import Fact, one_line, pdf

CertificateLanguage: TypeAlias = Literal["ru", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What is printed, in the words of `language`.

    Any length stays on the page; made to look well for a name of up to 150 characters, an activity
    of up to 300, a place, an issuer and a type of up to 200 and a link of up to 250."""

    full_name: str
    """As it is called in the nominative: the sentence around it declines nothing."""
    activity: str
    type_name: str
    days: str
    """When it took place, as it is to be read: «23–24 ноября 2026 года»."""
    hours: int
    """Of learning. Zero: nothing is said of hours."""
    number: str
    place: str
    issuer: str
    """Who hands the certificate out: an organization or a person with the position."""
    issued: str
    """The day of it, as it is to be read."""
    check_link: str
    """Opens the check of the number; printed and drawn as a code."""
    language: CertificateLanguage
    organization: str = ""
    """Where the person worked when it was issued. Empty: nothing is printed."""


def certificate_pdf(certificate: Certificate) -> bytes:
    """One landscape A4 page. Equal certificates give equal bytes: no clock is read.

    Raises ValueError when hours are negative or the link is empty, `segno.DataOverflowError` when
    the link is longer than a code can hold."""
    return pdf("certificate.typ", certificate_facts(certificate))


def certificate_facts(certificate: Certificate) -> dict[str, Fact]:
    """What the template reads."""
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
    of_one = hours % 10 == 1 and hours % 100 != 11  # noqa: PLR2004 - the rule of Russian grammar
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
