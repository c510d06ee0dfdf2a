"""The paper that an outcome of a call gives: one page, a diploma or a plain letter."""

from dataclasses import dataclass
from typing import Final

from documents.certificate import LABELS, CertificateLanguage
from documents.qr import qr_svg
from documents.typesetting import Fact, one_line, pdf, tied

ISSUED: Final[dict[CertificateLanguage, str]] = {"ru": "от", "en": "of"}
"""Between the number and the day: «№ ЗО-2026-0001 от 24 ноября 2026 г.»."""


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
    return {
        "language": paper.language,
        "labels": {**LABELS[paper.language], "issued": ISSUED[paper.language]},
        "is_framed": paper.is_framed,
        "heading": tied(paper.heading),
        "under_heading": tied(paper.under_heading),
        "outcome": tied(paper.outcome),
        "holder": one_line(paper.holder),
        "under_holder": tied(paper.under_holder),
        "blank": tied(paper.blank),
        "together": tied(paper.together),
        "reason": tied(paper.reason),
        "title": tied(paper.title),
        "notes": [shown for note in paper.notes if (shown := tied(note))],
        "number": one_line(paper.number),
        "issued": tied(paper.issued),
        "issuer": tied(paper.issuer),
        "signer": tied(paper.signer),
        "signer_post": tied(paper.signer_post),
        "check_link": one_line(paper.check_link),
        "code": qr_svg(paper.check_link),
    }
