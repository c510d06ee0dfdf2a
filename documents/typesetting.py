"""Typesetting with typst: renders a template with facts, with the same bytes on every machine."""
# ruff: noqa: PLC0415 - importing typst is slow and rarely needed

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import typst

Fact: TypeAlias = str | int | bool | Sequence["Fact"] | Mapping[str, "Fact"] | None

PIXELS_PER_INCH = 144
"""Two pixels per typographic point."""

TEMPLATES = Path(__file__).parent

_TIES = re.compile(
    r" (?=№)|(?<=№) "
    r"|(?<=\d) (?=[^\W\d_])"  # a number and what it counts
    r"|(?<=\b[^\W\d_]) |(?<=\b[^\W\d_]{2}) "  # short words
    r"|(?<=\b[^\W\d_]\.) |(?<=\b(?:ул|им|пл|No)\.) | (?=[A-ZА-ЯЁ]\.)"  # initials, «с. Леваши»
    r"| (?=[–—] )"
)
"""Spaces at which no line may end."""
_HYPHENS = re.compile(r"(?<=\bр)-(?=н\b)|(?<=\b[A-ZА-ЯЁ]\.)-(?=[A-ZА-ЯЁ]\.)")
"""Hyphens of «р-н» and «М.-Р. Г.»."""


def pages(
    template: str, facts: Mapping[str, Fact], kind: Literal["png", "svg"] = "png"
) -> list[bytes]:
    """Returns each page as a picture."""
    made = _typeset(template, facts, kind)
    return made if isinstance(made, list) else [made]


def pdf(template: str, facts: Mapping[str, Fact]) -> bytes:
    """Returns a PDF of the template file in this folder.

    Facts are passed as JSON next to the template, never inside it, so their text is never markup.
    Takes about 10 ms of CPU time.
    """
    made = _typeset(template, facts, "pdf")
    if isinstance(made, list):
        raise TypeError("a document is one file")
    return made


def _typeset(
    template: str, facts: Mapping[str, Fact], kind: Literal["pdf", "png", "svg"]
) -> bytes | list[bytes]:
    import typst

    made: bytes | list[bytes] = typst.compile(  # type: ignore[type-var]
        _source(template),
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format=kind,
        ppi=PIXELS_PER_INCH,
        sys_inputs={"facts": json.dumps(facts, ensure_ascii=False)},
        timestamp=0,
    )
    return made


def one_line(text: str) -> str:
    """Returns the text as it can be printed: without line breaks, invisible characters and
    characters that no font has; the small palochka becomes the capital, a tall stroke.
    """
    shown = unicodedata.normalize("NFC", text.encode(errors="replace").decode())
    shown = shown.replace("\N{CYRILLIC SMALL LETTER PALOCHKA}", "\N{CYRILLIC LETTER PALOCHKA}")
    missing = without_glyph("".join(sorted({c for c in shown if c.isprintable() and c > "ӿ"})))
    kept = ("" if c in missing else c if c.isprintable() else " " * c.isspace() for c in shown)
    return " ".join("".join(kept).split())


def tied(text: str) -> str:
    """Returns `one_line` with no-break spaces in «СОШ № 2», «4 ч», «А. М. Магомедова», and after
    short words; «р-н» and «М.-Р.» are not divided either.
    """
    kept = _TIES.sub("\N{NO-BREAK SPACE}", one_line(text))
    return _HYPHENS.sub("\N{NON-BREAKING HYPHEN}", kept)


@lru_cache(maxsize=256)
def without_glyph(characters: str) -> frozenset[str]:
    """Returns those of the characters that no font has: they are drawn with the same shape as a
    code point that never gets a character. Latin and Cyrillic need not be asked for (tested).
    """
    if not characters:
        return frozenset()
    nothing, *drawn = [
        re.findall(r'href="#(\w+)"', page.decode())
        for page in pages("glyphs.typ", {"characters": ["\uffff", *characters]}, "svg")
    ]
    return frozenset(c for c, shapes in zip(characters, drawn, strict=True) if shapes == nothing)


@cache
def _source(template: str) -> bytes:
    return (TEMPLATES / template).read_bytes()


@cache
def _fonts() -> "typst.Fonts":
    """Only fonts bundled with typst, so that installed fonts do not change the result."""
    import typst

    return typst.Fonts(include_system_fonts=False)
