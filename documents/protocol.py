"""A protocol as a .docx to work on and a .pdf to read, both of one description in blocks.

Text is cleaned before either is written, so that both have the same words.
"""
# ruff: noqa: PLC0415 - importing docx is slow and rarely needed

from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from district.languages import Language
from documents.typesetting import Fact, pdf, tied

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.text.paragraph import Paragraph

T = TypeVar("T")

NO_BREAK_HYPHEN = "\N{NON-BREAKING HYPHEN}"


class Style(StrEnum):
    PLAIN = "plain"
    TITLE = "title"
    CENTRED = "centred"
    HEADING = "heading"
    """Stays on the page of the next block."""
    ITEM = "item"
    NOTE = "note"
    """Small and on the right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph."""

    text: str
    label: str = ""
    """Printed in bold before the text."""
    style: Style = Style.PLAIN
    begins_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two texts of one line, at its ends."""

    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table, whose head is repeated on every page."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    """Shares of the width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """Posts and names with a line to sign on."""

    rows: tuple[tuple[str, str], ...]


Block: TypeAlias = Line | Pair | Grid | Signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    title: str
    """Also on every page, beside its number."""
    language: Language
    blocks: tuple[Block, ...]


def paragraphs(text: str, label: str = "", style: Style = Style.PLAIN) -> list[Block]:
    """Returns a block for each line that is not empty, the first with the label."""
    found = [one for one in text.splitlines() if one.strip()] or [""]
    first, *others = found
    return [
        Line(text=first, label=label, style=style),
        *(Line(text=one, style=style) for one in others),
    ]


def protocol_pdf(printed: Printed) -> bytes:
    """Renders A4 pages; text of any length fits. Deterministic."""
    return pdf("protocol.typ", protocol_facts(printed))


def protocol_facts(printed: Printed) -> dict[str, Fact]:
    """Returns the input of the template."""
    clean = _cleaned(printed)
    blocks: list[Fact] = [{"kind": type(one).__name__, **asdict(one)} for one in clean.blocks]
    return {"title": clean.title, "language": clean.language, "blocks": blocks}


def protocol_docx(printed: Printed) -> bytes:
    """Writes a document with the same text as the .pdf."""
    import docx

    clean = _cleaned(printed)
    made = docx.Document()
    _lay_out(made, clean)
    for block in clean.blocks:
        match block:
            case Line():
                _add_line(made, block)
            case Pair():
                _add_pair(made, block)
            case Grid():
                _add_grid(made, block)
            case Signatures():
                _add_signatures(made, block)
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def _cleaned(value: T) -> T:
    """Returns the value with every text as it can be printed."""
    found: Any = value
    if type(value) is str:
        found = tied(str(value))
    elif isinstance(value, tuple):
        found = tuple(_cleaned(one) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: _cleaned(getattr(value, one.name)) for one in fields(value)}
        found = replace(value, **changed)
    return found  # type: ignore[no-any-return]  # of the same type


# ── .docx ──────────────────────────────────────────────────────────────────────────────────────

_FONT: Final = "Times New Roman"
_SIZE, _SMALL, _TITLE = 12, 10, 16
"""In points."""
_LEFT, _RIGHT, _TOP = 30, 15, 20
"""Margins in millimetres: the left one is for a folder."""
_WIDTH = 210 - _LEFT - _RIGHT
_GAP = 4
"""Points after a paragraph."""
_INDENT = 8
"""Millimetres of an item's second line."""
_POST, _SPACE = 60, 50
"""Millimetres of the post and of the line to sign on."""


def _lay_out(made: "Docx", printed: Printed) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
    from docx.shared import Mm, Pt

    (section,) = made.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
    section.top_margin = section.bottom_margin = Mm(_TOP)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(_SIZE)
    normal.paragraph_format.space_after = Pt(_GAP)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), {Language.RU: "ru-RU", Language.EN: "en-GB"}[printed.language])
    normal.element.get_or_add_rPr().append(language)
    made.core_properties.title = printed.title
    made.core_properties.author = made.core_properties.comments = ""
    below = section.footer.paragraphs[0]
    _write(below, f"{printed.title} · ", size=_SMALL)
    _field(below, "PAGE")
    _write(below, " / ", size=_SMALL)
    _field(below, "NUMPAGES")


def _write(
    paragraph: "Paragraph", text: str, *, size: int | None = None, is_bold: bool = False
) -> None:
    from docx.oxml.parser import OxmlElement
    from docx.shared import Pt

    run = paragraph.add_run()
    run.bold = is_bold or None
    if size is not None:
        run.font.size = Pt(size)
    for at, part in enumerate(text.split(NO_BREAK_HYPHEN)):
        if at:  # few fonts have the character, and the element is drawn by any
            run._r.append(OxmlElement("w:noBreakHyphen"))
        run.add_text(part)


def _field(paragraph: "Paragraph", name: str) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
    from docx.shared import Pt

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = paragraph.add_run("1")
    run.font.size = Pt(_SMALL)
    field.append(run._r)
    paragraph._p.append(field)


def _add_line(made: "Docx", line: Line) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Mm, Pt

    paragraph = made.add_paragraph()
    style, layout = line.style, paragraph.paragraph_format
    layout.page_break_before = line.begins_page or None
    if style in {Style.TITLE, Style.CENTRED}:
        layout.alignment = ALIGN.CENTER
    if style is Style.NOTE:
        layout.alignment = ALIGN.RIGHT
    if style is Style.ITEM:
        layout.left_indent, layout.first_line_indent = Mm(_INDENT), Mm(-_INDENT)
        layout.space_after = Pt(1)
    if style is Style.HEADING:
        layout.keep_with_next, layout.space_before = True, Pt(2 * _GAP)
    size = {Style.TITLE: _TITLE, Style.NOTE: _SMALL}.get(style)
    if line.label:
        _write(paragraph, f"{line.label} " if line.text else line.label, is_bold=True)
    _write(paragraph, line.text, size=size, is_bold=style in {Style.TITLE, Style.HEADING})


def _add_pair(made: "Docx", pair: Pair) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

    made_table = _table(made, (1, 1), is_drawn=False)
    left, right = made_table.add_row().cells
    _write(left.paragraphs[0], pair.left)
    _write(right.paragraphs[0], pair.right)
    right.paragraphs[0].paragraph_format.alignment = ALIGN.RIGHT


def _add_grid(made: "Docx", grid: Grid) -> None:
    from docx.oxml.parser import OxmlElement
    from docx.shared import Pt

    table = _table(made, grid.widths, is_drawn=True)
    for number, row in enumerate((grid.head, *grid.rows)):
        added = table.add_row()
        properties = added._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, text in zip(added.cells, row, strict=True):
            layout = cell.paragraphs[0].paragraph_format
            layout.space_before = layout.space_after = Pt(_GAP // 2)
            _write(cell.paragraphs[0], text, size=_SMALL, is_bold=number == 0)
    made.add_paragraph()


def _add_signatures(made: "Docx", signatures: Signatures) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
    from docx.shared import Pt

    table = _table(made, (_POST, _SPACE, _WIDTH - _POST - _SPACE), is_drawn=False)
    for post, name in signatures.rows:
        left, middle, right = table.add_row().cells
        for cell, text in ((left, post), (right, name)):
            cell.paragraphs[0].paragraph_format.space_before = Pt(6 * _GAP)
            cell.paragraphs[0].paragraph_format.keep_with_next = True
            _write(cell.paragraphs[0], text)
        borders, line = OxmlElement("w:tcBorders"), OxmlElement("w:bottom")
        line.set(qn("w:val"), "single")
        line.set(qn("w:sz"), "4")
        borders.append(line)
        middle._tc.get_or_add_tcPr().append(borders)


def _table(made: "Docx", widths: tuple[int, ...], *, is_drawn: bool) -> Any:
    """Adds a table without rows over the whole width."""
    from docx.shared import Mm

    table = made.add_table(rows=0, cols=len(widths))
    table.style = "Table Grid" if is_drawn else "Normal Table"
    table.autofit = False
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Mm(round(_WIDTH * share / sum(widths)))
    return table
