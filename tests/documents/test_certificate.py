"""The certificate: one page for any content; text is never markup."""

from dataclasses import replace

import pytest

from documents.certificate import Certificate, certificate_facts, certificate_pdf
from documents.qr import qr_svg
from documents.typesetting import pages

PLAIN = Certificate(
    full_name="Магомедова Айшат Магомедовна",
    activity="Как помочь неуспевающему ученику",
    type_name="Семинар",
    days="4 декабря 2026",
    hours=4,
    number="2026-00012",
    place="Леваши, СОШ № 2",
    issuer="Институт (образец)",
    issued="5 декабря 2026",
    check_link="https://t.me/okrug_bot?start=cert-abcdefghijklmnop",
    language="ru",
)
CASES = {
    "plain": PLAIN,
    "english": replace(PLAIN, language="en", hours=1),
    "longest": replace(
        PLAIN,
        full_name="Магомедгаджиева-Абдурахманова " * 5,
        activity="Очень длинное название мероприятия, которое кто-то написал целиком " * 5,
        place="Село Верхнее " * 15,
        issuer="Институт " * 22,
    ),
    "one long word": replace(PLAIN, activity="ы" * 300, full_name="Щ" * 150),
    "markup": replace(
        PLAIN, full_name='#panic() $x$ *b* _i_ "q" ] </p> \\ 😀', activity='#import "/etc/passwd"'
    ),
    "empty": replace(PLAIN, full_name="", place="", hours=0),
    "control": replace(PLAIN, full_name="А\x00\n\u202eБ\ud800", activity="\t"),
}


@pytest.mark.parametrize("certificate", CASES.values(), ids=CASES.keys())
def test_it_is_one_page_whatever_stands_on_it(certificate: Certificate) -> None:
    assert certificate_pdf(certificate).startswith(b"%PDF-")
    (page,) = pages("certificate.typ", certificate_facts(certificate))
    width, height = (int.from_bytes(page[at : at + 4], "big") for at in (16, 20))
    assert (width, height) == (1684, 1191)  # A4, landscape, at 144 pixels per inch


def test_equal_certificates_are_equal_files() -> None:
    assert certificate_pdf(PLAIN) == certificate_pdf(replace(PLAIN))
    assert certificate_pdf(PLAIN) != certificate_pdf(replace(PLAIN, number="2026-00013"))


@pytest.mark.parametrize(
    ("hours", "language", "shown"),
    [
        (1, "ru", "в объёме 1 часа"),
        (4, "ru", "в объёме 4 часов"),
        (11, "ru", "в объёме 11 часов"),
        (21, "ru", "в объёме 21 часа"),
        (1, "en", "1 hour"),
        (12, "en", "12 hours"),
    ],
)
def test_hours_are_said_as_they_are_said(hours: int, language: str, shown: str) -> None:
    certificate = replace(PLAIN, hours=hours, language="en" if language == "en" else "ru")
    circumstances = certificate_facts(certificate)["circumstances"]
    assert isinstance(circumstances, list)
    assert shown in [str(one).replace("\u00a0", " ") for one in circumstances]


def test_the_code_is_of_the_link() -> None:
    assert qr_svg(PLAIN.check_link) == qr_svg(PLAIN.check_link)
    assert qr_svg(PLAIN.check_link) != qr_svg(PLAIN.check_link + "x")
