"""Screens of the library, the form of a document, and the letter about an agreement's end."""

from collections.abc import Iterable
from html import escape

from district.errors import OutOfDate
from district.languages import Language
from district.library import (
    ABOUT,
    DATED,
    DAY,
    DUE,
    ENDS,
    FILE,
    KIND,
    LINK,
    NUMBER,
    OWNER,
    TITLE,
    Document,
    DocumentKind,
    Section,
)
from district.pages import Page
from documents.protocol import Line, Printed, Style, paragraphs, protocol_pdf
from keyboards.buttons import inline
from keyboards.library import (
    LABEL,
    card_keyboard,
    document_keyboard,
    list_keyboard,
    part_keyboard,
    removing_keyboard,
    to_library,
)
from locales.texts import Words
from screens.form import Look, View
from screens.screen import Attachment, Screen, cut, in_parts, lines, page_mark

DAY_FORMAT = "d MMMM y"


def library_screen(
    words: Words,
    page: Page[Document],
    *,
    search: str,
    keeps: bool,
    kind: DocumentKind | None = None,
) -> Screen:
    labels = [_label(one) for one in page.items]
    text = lines(
        words(f"library-title-{kind}" if kind else "library-title"),
        page_mark(words, page),
        words("library-found", words=cut(search), count=page.total)
        if search
        else words(f"library-hint-{kind}" if kind else "library-hint"),
        "" if page.items else None,
        *(_row(words, one) for one in page.items),
    )
    keyboard = list_keyboard(words, page, labels, searched=bool(search or kind), keeps=keeps)
    return Screen(text=text, keyboard=keyboard)


def document_screen(
    words: Words, document: Document, *, keeps: bool, above: str | None = None
) -> Screen:
    text = lines(
        *((above, "") if above else ()),
        words("library-card-title", title=document.title),
        _of(words, document),
        _until(words, document),
        *(("", words("library-about", about=document.about)) if document.about else ()),
        *(("", words("library-sections")) if document.sections else ()),
    )
    return Screen(
        text=text, keyboard=card_keyboard(words, document, parts_of(document), keeps=keeps)
    )


def parts_of(document: Document) -> list[Section]:
    """Returns the sections; a long one in several parts, of which the first has its title."""
    return [
        Section(title="" if number else one.title, text=part)
        for one in document.sections
        for number, part in enumerate(in_parts(one.text.splitlines()))
    ]


def part_screen(words: Words, document: Document, number: int) -> Screen:
    """
    Raises:
        OutOfDate: the document has no such part.
    """
    parts = parts_of(document)
    if number >= len(parts):
        raise OutOfDate
    part = parts[number]
    title = words("library-section", title=part.title) if part.title else None
    text = lines(title, "" if title else None, escape(part.text, quote=False))
    return Screen(text=text, keyboard=part_keyboard(words, document, Page.of(parts, number, 1)))


def text_file(words: Words, document: Document) -> Screen:
    """Returns the text as a .pdf; `Screen.text` is its caption."""
    blocks = [
        Line(text=document.title, style=Style.TITLE),
        Line(text=_of(words, document), style=Style.CENTRED),
    ]
    for one in document.sections:
        blocks.append(Line(text=one.title, style=Style.HEADING))
        blocks += paragraphs(one.text)  # type: ignore[arg-type]  # these are lines
    printed = Printed(title=document.title, language=Language.RU, blocks=tuple(blocks))
    name = f"{document.id}.pdf"
    return Screen(
        text=_of(words, document), attachment=Attachment(name=name, content=protocol_pdf(printed))
    )


def removing_screen(words: Words, document: Document) -> Screen:
    text = words("library-remove-ask", title=document.title)
    return Screen(text=text, keyboard=removing_keyboard(words, document))


def removed_screen(words: Words, document: Document) -> Screen:
    text = words("library-removed", title=document.title)
    return Screen(text=text, keyboard=inline([[to_library(words)]]))


def not_added(words: Words) -> Screen:
    return Screen(text=words("library-cancelled"), keyboard=inline([[to_library(words)]]))


def agreement_letter(words: Words, document: Document) -> Screen:
    text = lines(
        words("library-ends", title=document.title), _of(words, document), _until(words, document)
    )
    return Screen(text=text, keyboard=document_keyboard(words, document.id))


class DocumentLook(Look[None]):
    def summary(self, view: View[None]) -> Iterable[str | None]:
        words, entered = view.words, view.entered
        yield words("library-card-title", title=entered.need(TITLE))
        kind = entered.need(KIND)
        if kind in DATED:
            day = words.day(entered.need(DUE), DAY_FORMAT)
            yield words(f"library-due-{kind}", owner=entered.get(OWNER) or "", day=day)
        else:
            yield words(
                "library-of",
                kind=words.plain(f"library-kind-{kind}"),
                number=entered.get(NUMBER) or "",
                day=words.day(entered.need(DAY), DAY_FORMAT),
            )
        if (ends := entered.get(ENDS)) is not None:
            yield words("library-until", day=words.day(ends, DAY_FORMAT))
        for file in entered.get(FILE) or ():
            yield words("library-with-file", name=file.name)
        for key in (LINK, ABOUT):
            if said := entered.get(key):
                yield words("library-about", about=said)

    def head_of_summary(self, view: View[None]) -> str:
        return view.text("summary")


def _label(document: Document) -> str:
    return cut(
        f"{document.number} · {document.title}" if document.number else document.title, LABEL
    )


def _row(words: Words, document: Document) -> str:
    return words("library-row", title=cut(document.title), of=_of(words, document))


def _of(words: Words, document: Document) -> str:
    """Returns «Положение № 26/1-0 от 23 декабря 2021 г.»."""
    if document.is_dated and document.ends_on is not None:
        due = words(
            f"library-due-{document.kind}",
            owner=document.owner,
            day=words.day(document.ends_on, DAY_FORMAT),
        )
        if document.done_at is not None:
            return words("library-is-done", due=due, day=words.moment(document.done_at, DAY_FORMAT))
        return words("library-is-overdue", due=due) if document.is_overdue else due
    return words(
        "library-of",
        kind=words.plain(f"library-kind-{document.kind}"),
        number=document.number,
        day=words.day(document.day, DAY_FORMAT),
    )


def _until(words: Words, document: Document) -> str | None:
    if document.ends_on is None or document.is_dated:
        return None
    return words("library-until", day=words.day(document.ends_on, DAY_FORMAT))
