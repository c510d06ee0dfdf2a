"""The paper that an outcome of a call gives: one page, a diploma or a plain letter."""

from dataclasses import asdict, dataclass
from typing import Final

from documents.certificate import LABELS, CertificateLanguage
from documents.qr import qr_svg
from documents.typesetting import Fact, one_line, pdf, tied

ISSUED: Final[dict[CertificateLanguage, str]] = {"ru": "от", "en": "of"}
"""Between the number and the day: «№ ЗО-2026-0001 от 24 ноября 2026 г.»."""
UNTIED = {"holder", "number", "check_link"}
"""Texts of one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPaper:
    """The printed facts, in `language`. Text of any length fits on the page; an empty text prints
    nothing.
    """

    heading: str
    under_heading: str = ""
    """«о публичной защите опыта»."""
    is_framed: bool
    """Drawn as a diploma; otherwise a letter on plain paper."""
    outcome: str = ""
    """«Победитель, 1 место»."""
    holder: str
    """In the nominative case; empty draws a line to write the name on."""
    under_holder: str = ""
    """The workplace, or a pupil's class."""
    blank: str = ""
    """The words below that line."""
    together: str = ""
    """Co-authors."""
    reason: str
    """The sentence above the title."""
    title: str
    notes: tuple[str, ...] = ()
    """Lines below the title: the nomination, the level, the protocol."""
    number: str
    issued: str
    issuer: str
    signer: str = ""
    signer_post: str = ""
    check_link: str
    language: CertificateLanguage


def call_paper_pdf(paper: CallPaper) -> bytes:
    """Renders one A4 page. Deterministic: equal papers give equal bytes."""
    return pdf("call_paper.typ", call_paper_facts(paper))


def call_paper_facts(paper: CallPaper) -> dict[str, Fact]:
    """Returns the input of the template."""
    facts: dict[str, Fact] = {
        name: one_line(value) if name in UNTIED else tied(value)
        for name, value in asdict(paper).items()
        if isinstance(value, str)
    }
    return facts | {
        "labels": {**LABELS[paper.language], "issued": ISSUED[paper.language]},
        "is_framed": paper.is_framed,
        "notes": [shown for note in paper.notes if (shown := tied(note))],
        "code": qr_svg(paper.check_link),
    }
