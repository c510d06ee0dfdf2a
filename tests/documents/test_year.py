"""The professional year: all lines of a long one, each with its code and its link."""

from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from district.languages import Language
from documents.typesetting import pages
from documents.year import PrintedLine, PrintedSection, PrintedYear, year_facts, year_pdf

LONG = "Функциональная грамотность: от задания к уроку, от урока к программе года " * 3
YEAR = PrintedYear(
    heading="Мой профессиональный год",
    period="1 сентября 2026 – 31 августа 2027",
    full_name="Магомедова Айшат Магомедовна",
    about="Учитель, МБОУ «Левашинская СОШ № 2», Левашинский район",
    total="Пройдено 248 часов",
    by_type=["Семинар: 120 ч", "Курс повышения квалификации: 128 ч"],
    sections=[
        PrintedSection(
            heading="Мероприятия и школы",
            lines=[
                PrintedLine(
                    title=f"Как учить читать условие, {number}" if number % 3 else LONG,
                    about=f"Семинар · {number % 28 + 1} октября 2026 г. · 4 ч",
                    number=f"сертификат № 2026-{number:05}",
                    check_link=f"https://t.me/okrug_bot?start=cert-{number:016}",
                )
                for number in range(1, 61)
            ],
        )
    ],
    check="Проверить строку: наведите камеру на её код или нажмите на номер.",
    made="Институт (образец) · составлено 28 ноября 2026",
    language=Language.RU,
)


def test_each_of_sixty_lines_has_its_number_its_code_and_its_link() -> None:
    content = year_pdf(YEAR)
    assert content == year_pdf(YEAR)
    reader = PdfReader(BytesIO(content))
    told = "".join("".join(page.extract_text().split()) for page in reader.pages)
    links = [
        note.get_object()["/A"]["/URI"] for page in reader.pages for note in page.get("/Annots", ())
    ]
    for line in YEAR.sections[0].lines:
        assert line.number.replace(" ", "") in told
        assert links.count(line.check_link) == 2  # the code and the number
    shown = pages("year.typ", year_facts(YEAR), "svg")
    assert sum(page.decode().count("<image") for page in shown) == len(YEAR.sections[0].lines)


def test_a_word_without_spaces_fits_too() -> None:
    wide = replace(
        YEAR,
        full_name="М" * 150,
        sections=[
            PrintedSection(
                heading="Ж" * 60, lines=[replace(YEAR.sections[0].lines[0], title="Щ" * 300)]
            )
        ],
    )
    told = "".join(page.extract_text() for page in PdfReader(BytesIO(year_pdf(wide))).pages)
    assert "".join(told.split()).count("Щ") == 300
