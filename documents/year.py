"""A professional year on A4 pages: each line with the code that opens its check."""

from collections.abc import Sequence
from dataclasses import dataclass

from district.languages import Language
from documents.qr import qr_svg
from documents.typesetting import Fact, one_line, pdf, tied


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    title: str
    about: str
    """Kind, days, hours or the outcome."""
    number: str
    """«№ 2026-00012»."""
    check_link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSection:
    heading: str
    lines: Sequence[PrintedLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedYear:
    """The printed facts, in `language`. Text of any length fits; a long year has more pages."""

    heading: str
    period: str
    full_name: str
    about: str
    """Position and workplace."""
    total: str
    by_type: Sequence[str]
    sections: Sequence[PrintedSection]
    check: str
    """How to verify a line."""
    made: str
    """The operator and the day; at the foot of each page."""
    language: Language


def year_pdf(year: PrintedYear) -> bytes:
    """Renders A4 pages. Deterministic: equal years give equal bytes.

    Raises:
        ValueError: a line has no link.
    """
    return pdf("year.typ", year_facts(year))


def year_facts(year: PrintedYear) -> dict[str, Fact]:
    """Returns the input of the template."""
    return {
        "language": year.language,
        "heading": tied(year.heading),
        "period": tied(year.period),
        "full_name": one_line(year.full_name),
        "about": tied(year.about),
        "total": tied(year.total),
        "by_type": [tied(one) for one in year.by_type],
        "sections": [
            {"heading": tied(one.heading), "lines": [_line(line) for line in one.lines]}
            for one in year.sections
        ],
        "check": tied(year.check),
        "made": tied(year.made),
    }


def _line(line: PrintedLine) -> dict[str, Fact]:
    return {
        "title": tied(line.title),
        "about": tied(line.about),
        "number": tied(line.number),
        "link": one_line(line.check_link),
        "code": qr_svg(line.check_link),
    }
