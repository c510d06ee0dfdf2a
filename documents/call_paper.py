"""The paper that an outcome of a call gives: one page, a diploma or a plain letter."""

from dataclasses import dataclass
from typing import Final

from district.languages import Language
from documents.numbered import Numbered, numbered_facts
from documents.typesetting import Fact, pdf, tied

ISSUED: Final[dict[Language, str]] = {Language.RU: "от", Language.EN: "of"}
"""Between the number and the day: «№ ЗО-2026-0001 от 24 ноября 2026 г.»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPaper(Numbered):
    """Without a holder there is a line to write the name on."""

    heading: str
    under_heading: str = ""
    """«о публичной защите опыта»."""
    is_framed: bool
    """Drawn as a diploma; otherwise a letter on plain paper."""
    outcome: str = ""
    """«Победитель, 1 место»."""
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


def call_paper_pdf(paper: CallPaper) -> bytes:
    """Renders one A4 page. Deterministic: equal papers give equal bytes."""
    return pdf("call_paper.typ", call_paper_facts(paper))


def call_paper_facts(paper: CallPaper) -> dict[str, Fact]:
    """Returns the input of the template."""
    return numbered_facts(paper, {"issued": ISSUED[paper.language]}) | {
        "is_framed": paper.is_framed,
        "notes": [shown for note in paper.notes if (shown := tied(note))],
    }
