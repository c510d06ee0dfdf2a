"""«Мой год»: what is ahead, what was, hours by type; the year as a file."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from district.activities.certificates import Certificate
from district.activities.curriculum import Progress
from district.activities.curriculum_certificates import CurriculumCertificate
from district.activities.enrolments import EnrolmentStatus
from district.calls.paper import CallPaper
from district.documents import Issuer
from district.learning.year import MyYear, SchoolYear, YearLine, YearReport, hours_by_type
from district.pages import Page
from documents.year import PrintedLine, PrintedSection, PrintedYear
from keyboards.activities.curricula import curriculum_button, to_curricula
from keyboards.buttons import inline
from keyboards.learning.route import route_button
from keyboards.learning.year import past_keyboard, year_button, year_keyboard
from locales.texts import Words
from screens.activities.browse import type_name
from screens.activities.curricula import progress_line
from screens.activities.institute_documents import document_line, printed_document
from screens.calls.papers import achievement_about, achievement_title, named_paper
from screens.documents import check_link
from screens.screen import Attachment, Screen, cut, lines, page_mark

NEXT = 3
"""Activities ahead that are named; all are in the list of own activities."""
TYPES = 6
"""Types of activity with hours of their own on the screen."""
PAGE = 6
LABEL = 40
"""Limit in characters of a title on a button."""


def year_screen(words: Words, found: MyYear) -> Screen:
    shown = found.ahead[:NEXT]
    unseen = len(found.ahead) - len(shown)
    open_now = found.open
    coming = [(one.next_at or one.starts_at, _ahead(words, one)) for one in shown]
    if found.is_current and (talk := open_now.consultation) is not None:
        when, topic = words.moment(talk.starts_at), talk.topic.full(words.language)
        line = words("year-line-consultation", when=when, topic=topic)
        coming.append((talk.starts_at, line))
    ahead = [line for _, line in sorted(coming)]
    text = lines(
        words("year-title", **_year(found.year)),
        words("year-hours", done=found.done, planned=found.planned),
        *(
            words("year-of-type", type=type_name(words, kind), hours=hours)
            for kind, hours in found.by_type[:TYPES]
        ),
        *(progress_line(words, one) for one in found.programmes),
        *(["", words("year-ahead"), *ahead] if ahead else []),
        words("year-more", count=unseen) if unseen else None,
        "" if found.is_current and not ahead else None,
        words("year-deficits", count=open_now.deficits)
        if found.is_current and open_now.deficits
        else None,
        words("year-entries", count=open_now.entries)
        if found.is_current and open_now.entries
        else None,
        words("year-pair") if found.is_current and open_now.pair else None,
        words("year-mentees", count=open_now.mentees)
        if found.is_current and open_now.mentees
        else None,
        words("year-empty") if not (found.lines or open_now.papers or ahead) else None,
    ).rstrip()
    labels = [(one, cut(one.title, LABEL)) for one in shown]
    more = [
        *_programme_rows(words, found.programmes),
        *([route_button(words)] if found.is_current else []),
    ]
    return Screen(text=text, keyboard=year_keyboard(words, found, labels, more))


def _programme_rows(words: Words, found: Sequence[Progress]) -> list[InlineKeyboardButton]:
    """Returns the button of the only programme, or that of the list of programmes."""
    if len(found) > 1:
        return [to_curricula(words)]
    return [curriculum_button(words, one.curriculum.id) for one in found]


def past_screen(words: Words, found: MyYear, number: int) -> Screen:
    page = Page.of(found.past, number, PAGE)
    text = lines(
        words("year-past-title", **_year(found.year)),
        page_mark(words, page),
        "",
        *(_past(words, one) for one in page.items),
    )
    labels = [(one, cut(one.title, LABEL)) for one in page.items]
    return Screen(text=text, keyboard=past_keyboard(words, found, page, labels))


def year_file(words: Words, report: YearReport, content: bytes) -> Screen:
    year = _year(report.year.year)
    count = sum(map(len, (report.lines, report.programmes, report.achievements)))
    return Screen(
        text=words("year-caption", lines=count, **year),
        keyboard=inline([[year_button(words)]]),
        attachment=Attachment(name=words.plain("year-file-name", **year), content=content),
    )


def printed_year(words: Words, report: YearReport, issuer: Issuer) -> PrintedYear:
    """Returns the printed facts in the reader's language."""
    profile, year = report.profile, report.year
    attended = [
        PrintedLine(
            title=one.title,
            about=_printed_about(words, one),
            number=words.plain("year-printed-number", number=one.number or ""),
            check_link=check_link(issuer, Certificate, one.code or ""),
        )
        for one in report.lines
    ]
    won = [
        PrintedLine(
            title=achievement_title(one),
            about=achievement_about(words, one),
            number=named_paper(words, paper),
            check_link=check_link(issuer, CallPaper, paper.code),
        )
        for one in report.achievements
        for paper in one.live_papers
    ]
    whole = [
        PrintedLine(
            title=one.curriculum.title,
            about=words.plain("year-printed-programme", hours=one.curriculum.hours),
            number=words.plain("year-printed-number", number=issued.number),
            check_link=check_link(issuer, CurriculumCertificate, issued.code),
        )
        for one, issued in report.programmes
    ]
    sections = [
        ("year-printed-programmes", whole),
        ("year-printed-attended", attended),
        ("year-printed-won", won),
    ]
    return PrintedYear(
        heading=words.plain("year-printed-heading"),
        period=words.plain(
            "year-printed-period",
            first=words.day(year.year.first, "d MMMM y"),
            last=words.day(year.year.last, "d MMMM y"),
        ),
        full_name=profile.name.full,
        about=", ".join(
            [
                words.plain(f"profile-position-{profile.position}"),
                profile.organization.name,
                profile.municipality.name,
            ]
        ),
        total=words.plain("year-printed-total", hours=year.done),
        by_type=[
            words.plain("year-printed-of-type", type=type_name(words, kind), hours=hours)
            for kind, hours in hours_by_type(report.lines)
        ],
        sections=[
            PrintedSection(heading=words.plain(key), lines=found)
            for key, found in sections
            if found
        ],
        check=words.plain("year-printed-check"),
        made=words.plain(
            "year-printed-made",
            operator=issuer.operator.name,
            day=words.moment(report.made_at, "d MMMM y"),
        ),
        language=words.language,
    )


def _ahead(words: Words, one: YearLine) -> str:
    return words(
        "year-line-ahead",
        when=words.moment(one.next_at or one.starts_at),
        title=cut(one.title, 80),
        seat="yes" if one.has_seat else "no",
    )


def _printed_about(words: Words, one: YearLine) -> str:
    about = words.plain(
        "year-printed-about",
        type=type_name(words, one.type),
        days=words.days(one.starts_at, one.ends_at),
        hours=one.hours,
    )
    return f"{about} · {printed_document(words, one.document)}" if one.document else about


def _past(words: Words, one: YearLine) -> str:
    line = words(
        "year-line-past",
        days=words.days(one.starts_at, one.ends_at),
        type=type_name(words, one.type),
        title=cut(one.title, 80),
        came="all" if one.status is EnrolmentStatus.ATTENDED else "partly",
        hours=one.hours,
        number=one.number or "none",
    )
    return lines(line, document_line(words, one.document) if one.document else None)


def _year(year: SchoolYear) -> dict[str, object]:
    return {"start": year.start, "end": f"{(year.start + 1) % 100:02}"}
