"""Facts and a template become a page or a picture, the same bytes on every machine."""
# ruff: noqa: PLC0415 - typst takes long to import and is rarely needed

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import typst

Fact: TypeAlias = str | int | bool | Sequence["Fact"] | Mapping[str, "Fact"] | None

PIXELS_PER_INCH = 144
"""Of pictures: two pixels for a point of the template."""

TEMPLATES = Path(__file__).parent


def pages(template: str, facts: Mapping[str, Fact]) -> list[bytes]:
    """Each page as a picture."""
    made = _typeset(template, facts, "png")
    return made if isinstance(made, list) else [made]


def pdf(template: str, facts: Mapping[str, Fact]) -> bytes:
    """The document that the file `template` of this folder makes of the facts.

    Facts travel as JSON beside the template, never inside it: no letter of theirs is markup. Takes
    about a hundredth of a second of one processor."""
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
    """The text without line breaks, control characters and halves of characters."""
    whole = text.encode(errors="replace").decode()
    return " ".join("".join(c if c.isprintable() else _seen(c) for c in whole).split())


def _seen(character: str) -> str:
    """What a character that prints nothing leaves: a joiner stays, a break is a space."""
    if character == "\u200d":
        return character
    return " " if character.isspace() else ""


@cache
def _source(template: str) -> bytes:
    return (TEMPLATES / template).read_bytes()


@cache
def _fonts() -> "typst.Fonts":
    """Those inside the typst package alone: what a machine has installed changes nothing."""
    import typst

    return typst.Fonts(include_system_fonts=False)
