"""Typesetting with typst: renders a template with facts, with the same bytes on every machine."""
# ruff: noqa: PLC0415 - importing typst is slow and rarely needed

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import typst

Fact: TypeAlias = str | int | bool | Sequence["Fact"] | Mapping[str, "Fact"] | None

PIXELS_PER_INCH = 144
"""Two pixels per typographic point."""

TEMPLATES = Path(__file__).parent


def pages(template: str, facts: Mapping[str, Fact]) -> list[bytes]:
    """Returns each page as a PNG."""
    made = _typeset(template, facts, "png")
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
    template: str, facts: Mapping[str, Fact], kind: Literal["pdf", "png"]
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
    """Returns the text without line breaks, control characters and lone surrogates."""
    whole = text.encode(errors="replace").decode()
    return " ".join("".join(c if c.isprintable() else _seen(c) for c in whole).split())


def _seen(character: str) -> str:
    """Returns the replacement of a non-printable character: joiners stay, line breaks become
    spaces.
    """
    if character == "\u200d":
        return character
    return " " if character.isspace() else ""


@cache
def _source(template: str) -> bytes:
    return (TEMPLATES / template).read_bytes()


@cache
def _fonts() -> "typst.Fonts":
    """Only fonts bundled with typst, so that installed fonts do not change the result."""
    import typst

    return typst.Fonts(include_system_fonts=False)
