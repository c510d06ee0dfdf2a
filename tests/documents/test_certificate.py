"""The certificate: one page for any content; text is never markup."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from district.languages import Language
from documents.certificate import Certificate, certificate_facts, certificate_pdf
from documents.qr import qr_svg
from documents.typesetting import one_line, pages, tied, without_glyph
from tests.documents.sample import PLAIN

CASES = {
    "plain": PLAIN,
    "english": replace(PLAIN, language=Language.EN, hours="1 hour"),
    "longest": replace(
        PLAIN,
        holder="Магомедгаджиева-Абдурахманова " * 5,
        activity="Очень длинное название мероприятия, которое кто-то написал целиком " * 5,
        place="Село Верхнее " * 15,
        issuer="Институт " * 22,
    ),
    "one long word": replace(PLAIN, activity="ы" * 300, holder="Щ" * 150),
    "markup": replace(
        PLAIN, holder='#panic() $x$ *b* _i_ "q" ] </p> \\ 😀', activity='#import "/etc/passwd"'
    ),
    "empty": replace(PLAIN, holder="", place="", hours=""),
    "control": replace(PLAIN, holder="А\x00\n\u202eБ\ud800", activity="\t"),
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


def test_the_code_is_of_the_link() -> None:
    assert qr_svg(PLAIN.check_link) == qr_svg(PLAIN.check_link)
    assert qr_svg(PLAIN.check_link) != qr_svg(PLAIN.check_link + "x")


def test_the_link_can_be_pressed_and_copied() -> None:
    (page,) = PdfReader(BytesIO(certificate_pdf(PLAIN))).pages
    assert page.extract_text().splitlines()[-1] == PLAIN.check_link
    assert page.annotations is not None
    (link,) = page.annotations
    assert link.get_object()["/A"]["/URI"] == PLAIN.check_link


def test_a_name_of_any_length_can_be_searched_for() -> None:
    name = "Магомедгаджиева-Абдурахманова Патимат Гаджимагомедовна-Абдулмуслимовна"
    (page,) = PdfReader(BytesIO(certificate_pdf(replace(PLAIN, holder=name)))).pages
    for word in name.split():
        assert word in page.extract_text()
    (page,) = PdfReader(BytesIO(certificate_pdf(replace(PLAIN, activity="Ы" * 300)))).pages
    assert "Ы" * 300 in page.extract_text().replace("\n", "")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Леваши, СОШ № 2", "Леваши, СОШ_№_2"),
        ("МБОУ «СОШ №2 с. Леваши»", "МБОУ «СОШ_№2_с._Леваши»"),
        ("Ректор А. М. Магомедова", "Ректор_А._М._Магомедова"),
        ("Магомедова А. М.", "Магомедова_А._М."),
        ("в объёме 4 часов", "в_объёме 4_часов"),
        ("28 ноября – 3 декабря 2026 г.", "28_ноября_– 3_декабря 2026_г."),
        ("ул. Ленина, д. 5 и далее", "ул._Ленина, д._5_и_далее"),
        ("Левашинский р-н", "Левашинский р\u2011н"),
        ("Как помочь ученику", "Как помочь ученику"),
    ],
)
def test_what_belongs_together_is_on_one_line(typed: str, printed: str) -> None:
    assert tied(typed) == printed.replace("_", "\N{NO-BREAK SPACE}")


def test_every_letter_of_our_languages_can_be_printed() -> None:
    never_asked = "".join(c for c in map(chr, range(0x20, 0x500)) if c.isprintable())
    unassigned_or_greek = {c for c in never_asked if "\u0250" <= c < "\u0400"}
    assert without_glyph(never_asked) <= unassigned_or_greek


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Г\u04cfабдула Ма\u04c0ачева", "Г\u04c0абдула Ма\u04c0ачева"),
        ("Урок 😀 о 👨\u200d👩\u200d👧 あ семье", "Урок о семье"),
        ("Айшат \u200bМаго\u00adмедовна", "Айшат Магомедовна"),
        ("и\u0306од", "йод"),
        ("«5–6» № 7 — → №", "«5–6» № 7 — → №"),
    ],
)
def test_what_no_font_has_is_left_out(typed: str, printed: str) -> None:
    assert one_line(typed) == printed
