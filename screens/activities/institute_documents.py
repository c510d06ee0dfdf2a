"""Screens of documents that institutes give for courses."""

from district.activities.activity import Activity
from district.activities.institute_documents import (
    Column,
    Entered,
    Graduate,
    ReadSheet,
    Register,
    Written,
)
from district.pages import Page
from district.topics import Label
from documents.sheet import sheet_xlsx
from keyboards.activities.browse import open_activity
from keyboards.activities.certificates import papers_button
from keyboards.activities.manage import Action, OrganisingPress, organise_button
from keyboards.buttons import Row, Style
from keyboards.paging import paging
from locales.texts import Words
from screens.activities.browse import head_line
from screens.activities.manage import person_line
from screens.screen import Attachment, Screen, cut, page_mark

PEOPLE = 8
"""People on a page."""
NAMED = 15
"""Problems that are listed; the others come after these are mended."""
EARLIER = 5
"""Earlier versions that are shown; «Мои данные» of the holder has all."""


def register_screen(words: Words, found: Register, number: int = 0) -> Screen:
    """A press on a person asks for the document."""
    page = Page.of(found.graduates, number, PEOPLE)
    press = OrganisingPress(action=Action.DOCUMENT, activity=found.activity.id)
    each = [[press.labelled(_label(one), value=str(one.enrolment))] for one in page.items]
    turn = paging(page, lambda to: _list(found).changed(value=str(to)))
    file = press.labelled(
        words.plain("institute-file"), Style.PRIMARY, action=Action.DOCUMENTS_FILE
    )
    return Screen.of(
        words("institute-title"),
        head_line(words, found.activity),
        page_mark(words, page),
        "",
        words("institute-whose", issuer=issuer_name(words, found.issuer)),
        words("institute-entered", count=found.entered, total=page.total)
        if page.total
        else words("institute-nobody"),
        rows=[*each, turn, [file] if page.total else [], _back(words, found)],
    )


def graduate_screen(
    words: Words, found: Register, who: Graduate, *, key: str | None = None
) -> Screen:
    """The document of one person, and what was entered before. `key`: the text above."""
    current = who.document
    out = OrganisingPress(action=Action.DOCUMENT_OUT, activity=found.activity.id)
    rows: list[Row] = [[_list(found).labelled(words.plain("institute-all"))]]
    if current is not None:
        label = words.plain("institute-take-out")
        value = f"{who.enrolment}-{current.id}"
        rows.insert(0, [out.labelled(label, Style.DANGER, value=value)])
    return Screen.of(
        words(key) if key else None,
        person_line(words, who.person, is_full=True),
        words("institute-now", document=written_words(words, current.written))
        if current
        else words("institute-none"),
        *(
            words(
                "institute-earlier",
                document=written_words(words, one.written),
                day=words.moment(one.replaced_at or one.entered_at, "d MMMM"),
            )
            for one in who.earlier[-EARLIER:]
        ),
        None if key else words("institute-ask"),
        rows=rows,
    )


def blank_screen(words: Words, found: Register) -> Screen:
    """The spreadsheet to be filled in, with what is entered already."""
    columns = (Column.RECORD, "name", "workplace", Column.NUMBER, Column.DAY, Column.HOURS)
    rows: list[list[str | int]] = []
    for one in found.graduates:
        profile, document = one.person.profile, one.document
        rows.append(
            [
                one.enrolment,
                one.name,
                profile.organization.name if profile else "",
                document.number if document else "",
                words.day(document.day, "dd.MM.y") if document else "",
                document.hours if document else "",
            ]
        )
    content = sheet_xlsx(
        words.plain("institute-sheet"),
        [words.plain(f"institute-column-{one}") for one in columns],
        rows,
    )
    return Screen.of(
        words("institute-ask-file", count=len(rows)),
        rows=[_back(words, found)],
        attachment=Attachment(name=words.plain("institute-file-name"), content=content),
    )


def sheet_screen(words: Words, found: Register, read: ReadSheet, entered: Entered | None) -> Screen:
    """The result of a spreadsheet; or its faults, and that nothing was entered."""
    rows = [[_list(found).labelled(words.plain("institute-all"))]]
    blank = words.plain("institute-blank")
    if entered is None:
        return Screen.of(
            words("institute-problems", count=len(read.problems)),
            *(
                words(f"institute-wrong-{one.wrong}", row=one.row, word=cut(one.word, 40) or blank)
                for one in read.problems[:NAMED]
            ),
            words("institute-again"),
            rows=rows,
        )
    return Screen.of(
        words("institute-read", new=entered.new, corrected=entered.corrected, same=entered.same),
        words("institute-entered", count=found.entered, total=len(found.graduates)),
        rows=rows,
    )


def document_letter(words: Words, activity: Activity, written: Written) -> Screen:
    return Screen.of(
        words("institute-letter"),
        head_line(words, activity),
        document_line(words, written),
        words("institute-letter-check"),
        rows=[[papers_button(words)], [open_activity(words, activity.id)]],
    )


def document_line(words: Words, written: Written) -> str:
    """Formats the document, and whose it is."""
    return words(
        "institute-line",
        document=written_words(words, written),
        issuer=issuer_name(words, written.issuer),
    )


def printed_document(words: Words, written: Written) -> str:
    """Returns the same as plain text."""
    return words.plain(
        "institute-printed",
        document=written_words(words, written),
        issuer=issuer_name(words, written.issuer),
    )


def written_words(words: Words, written: Written) -> str:
    """Formats «№ 0512-34 от 12 декабря 2026, 36 ч»."""
    return words.plain(
        "institute-written",
        number=written.number,
        day=words.day(written.day, "d MMMM y"),
        hours=written.hours,
    )


def issuer_name(words: Words, issuer: Label | None) -> str:
    return issuer.full(words.language) if issuer else words.plain("institute-unnamed")


def _label(one: Graduate) -> str:
    name = one.person.profile.listed if one.person.profile else ""
    return f"{'☑' if one.document else '☐'} {name}"


def _list(found: Register) -> OrganisingPress:
    return OrganisingPress(action=Action.DOCUMENTS, activity=found.activity.id)


def _back(words: Words, found: Register) -> Row:
    return [organise_button(words, found.activity.id, "forms-back")]
