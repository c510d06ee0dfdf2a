"""Screens of a cohort for its managers: board, attendance, results."""

from collections.abc import Sequence
from dataclasses import replace

from district.activities.activity import Activity, Session
from district.activities.enrolments import EnrolmentStatus
from district.pages import Page
from district.schools.school import Admits, Board, Member
from documents.matrix import MOST, MatrixRow, matrix_png
from documents.sheet import sheet_xlsx
from keyboards.activities.manage import organise_button, sheet_press
from keyboards.buttons import button, inline
from keyboards.schools.browse import open_school
from keyboards.schools.cohorts import (
    back_keyboard,
    board_button,
    board_keyboard,
    confirm_keyboard,
    expel_keyboard,
    sessions_keyboard,
)
from locales.texts import Words
from screens.schools.browse import progress_text, pupil_line
from screens.screen import Attachment, Screen, cut, in_parts, lines, page_mark

_S = EnrolmentStatus
_PARTS: tuple[tuple[str, tuple[EnrolmentStatus, ...]], ...] = (
    ("asked", (_S.REQUESTED,)),
    ("waiting", (_S.WAITLISTED, _S.OFFERED)),
    ("left", (_S.WITHDRAWN, _S.EXCUSED)),
    ("expelled", (_S.EXPELLED,)),
)
FOUND, SEARCH = 20, 60
"""Limits of the people found, and of the characters of a typed name."""
COLUMNS = ("number", "name", "organization", "place")
PUPIL_COLUMNS = ("number", "initials", "grade", "organization", "teacher", "consent", "state")


def board_screen(words: Words, board: Board, part: int = 0) -> Screen:
    activity = board.activity
    rows = [
        words("cohorts-begun", begun=board.begun, total=len(activity.sessions)),
        *([words("cohorts-confirmed")] if board.is_confirmed else []),
        *_learners(words, board),
        *(line for name, statuses in _PARTS for line in _part(words, board, name, statuses)),
        *_pupils(words, board),
        *(["", words("organising-nobody")] if not board.members else []),
    ]
    page = Page.of(in_parts(rows), part, 1)
    text = lines(*_head(words, board), page_mark(words, page), *page.items)
    more = [organise_button(words, activity.id), open_school(words, board.school.id)]
    return Screen(text=text, keyboard=board_keyboard(words, board, page, more))


def found_screen(words: Words, board: Board, found: Sequence[Member], typed: str) -> Screen:
    """Members that a typed name means, with progress or state; the first `FOUND`."""
    narrowed = replace(board, members=tuple(found[:FOUND]))
    rows = [
        *_learners(words, narrowed),
        *(line for name, statuses in _PARTS for line in _part(words, narrowed, name, statuses)),
    ]
    text = lines(
        *_head(words, board),
        words("organising-search", search=cut(typed, SEARCH)),
        *(rows or ["", words("organising-not-found")]),
        words("cohorts-more-found", count=len(found) - FOUND) if len(found) > FOUND else None,
    )
    return Screen(text=text, keyboard=inline([[board_button(words, board.activity.id)]]))


def matrix_rows(words: Words, board: Board) -> list[MatrixRow]:
    return [
        MatrixRow(
            name=_listed(words, one),
            marks=one.seen,
            total=f"{one.progress.done}/{one.progress.total}",
            has_enough=one.progress.done >= one.progress.needed,
        )
        for one in board.learners
    ]


def matrix_picture(words: Words, board: Board) -> bytes:
    rows = matrix_rows(words, board)
    days = [words.moment(one.starts_at, "dd.MM") for one in board.activity.sessions]
    needed, total = board.needed, len(days)
    head = words.plain("cohorts-column-name"), words.plain("cohorts-picture-total", needed=needed)
    left = len(rows) - MOST
    return matrix_png(
        board.activity.title,
        head=(head[0], days, head[1]),
        rows=rows,
        came=words.plain("cohorts-came"),
        counts=board.attendance,
        below=[
            *([words.plain("cohorts-picture-rest", count=left)] if left > 0 else []),
            words.plain("cohorts-picture-legend", needed=needed, total=total),
        ],
    )


def picture_screen(words: Words, board: Board, picture: bytes) -> Screen:
    number = board.activity.id
    return Screen(
        text=words("cohorts-picture-caption", title=board.activity.title),
        keyboard=inline([[board_button(words, number)]]),
        attachment=Attachment(name=f"cohort-{number}.png", content=picture),
    )


def matrix_file(words: Words, board: Board) -> Screen:
    """Members and sessions with marks and totals, as a spreadsheet."""
    activity = board.activity
    head = [
        *(words.plain(f"cohorts-column-{name}") for name in COLUMNS),
        *(words.moment(one.starts_at, "dd.MM.y") for one in activity.sessions),
        *(words.plain(f"cohorts-column-{name}") for name in ("total", "needed", "state")),
    ]
    rows: list[list[str | int]] = [
        [
            at,
            *_who(words, one),
            *(_MARKS[mark] for mark in one.seen),
            one.progress.done,
            one.progress.needed,
            words.plain(f"organising-status-{one.enrolment.status}"),
        ]
        for at, one in enumerate(board.learners, 1)
    ]
    counts = ["" if came is None else came for came in board.attendance]
    rows.append(["", words.plain("cohorts-came"), "", "", *counts, "", "", ""])
    name = words.plain("cohorts-file", number=activity.id)
    return _file(words, board, name, head, rows, len(board.learners))


def pupils_file(words: Words, board: Board) -> Screen:
    """Pupils with their teachers, as a spreadsheet."""
    head = [words.plain(f"cohorts-column-{name}") for name in PUPIL_COLUMNS]
    every = [(one, pupil) for one in board.with_pupils for pupil in one.application.pupils]
    rows: list[list[str | int]] = [
        [
            at,
            pupil.initials,
            pupil.grade,
            one.person.profile.organization.name if one.person.profile else "",
            one.name,
            words.day(pupil.consent_on, "dd.MM.y"),
            words.plain(f"organising-status-{one.enrolment.status}"),
        ]
        for at, (one, pupil) in enumerate(every, 1)
    ]
    name = words.plain("cohorts-pupils-file", number=board.activity.id)
    return _file(words, board, name, head, rows, len(rows))


def _file(
    words: Words, board: Board, name: str, head: list[str], rows: list[list[str | int]], count: int
) -> Screen:
    title = board.activity.title
    return Screen(
        text=words("organising-export-caption", title=title, count=count),
        keyboard=inline([[board_button(words, board.activity.id)]]),
        attachment=Attachment(name=name, content=sheet_xlsx(title, head, rows)),
    )


def session_list(words: Words, board: Board, page: Page[tuple[Session, int | None]]) -> Screen:
    """Lists sessions that have begun with attendance; None: not marked yet."""
    items = tuple(
        button(_session_label(words, session, came), sheet_press(board.activity.id, session))
        for session, came in page.items
    )
    shown = Page(items=items, total=page.total, number=page.number, size=page.size)
    text = lines(*_head(words, board), words("cohorts-ask-session"))
    return Screen(text=text, keyboard=sessions_keyboard(words, board.activity.id, shown))


def _session_label(words: Words, session: Session, came: int | None) -> str:
    day = words.moment(session.starts_at, "d MMM")
    if came is None:
        return words.plain("cohorts-session-unmarked", day=day)
    return words.plain("cohorts-session", day=day, came=came)


# ── Confirmation ───────────────────────────────────────────────────────────────────────────────


def ask_confirm(words: Words, board: Board, part: int) -> Screen:
    """Shows the results before they are confirmed."""
    rows = [
        words("cohorts-marked", marked=_marked(board), total=len(board.activity.sessions)),
        "",
        _graduates_head(words, board),
        *(_with_progress(words, one) for one in board.graduates),
        *(["", words("cohorts-left-behind")] if board.left_behind else []),
        *(_too_few(words, one) for one in board.left_behind),
        "",
    ]
    page = Page.of(in_parts(rows), part, 1)
    text = lines(
        *_head(words, board), page_mark(words, page), *page.items, words("cohorts-confirm-means")
    )
    return Screen(text=text, keyboard=confirm_keyboard(words, board.activity.id, page))


def _graduates_head(words: Words, board: Board) -> str:
    if not board.graduates:
        return words("cohorts-no-graduates")
    if board.school.gives is None:
        return words("cohorts-graduates")
    role = words.plain(f"roles-role-{board.school.gives}").lower()
    return words("cohorts-graduates-role", role=role)


def confirmed(words: Words, board: Board) -> Screen:
    completed = sum(one.is_graduated for one in board.members)
    text = lines(
        *_head(words, board), words("cohorts-is-confirmed", count=completed), words("cohorts-told")
    )
    return Screen(text=text, keyboard=back_keyboard(words, board.activity.id))


def ended_letter(words: Words, activity: Activity) -> Screen:
    """To the organizer of a cohort whose sessions are over."""
    text = lines(words("cohorts-letter-ended", title=activity.title), words("cohorts-letter-means"))
    return Screen(text=text, keyboard=inline([[board_button(words, activity.id)]]))


# ── Expulsion ──────────────────────────────────────────────────────────────────────────────────


def expel_list(words: Words, board: Board, page: Page[Member]) -> Screen:
    items = tuple((one.enrolment.id, _listed(words, one)) for one in page.items)
    shown = Page(items=items, total=page.total, number=page.number, size=page.size)
    text = lines(*_head(words, board), words("cohorts-ask-expel"))
    return Screen(text=text, keyboard=expel_keyboard(words, board.activity.id, shown))


# ── Parts ──────────────────────────────────────────────────────────────────────────────────────

_MARKS = {None: "", True: "+", False: "–"}


def _head(words: Words, board: Board) -> list[str]:
    name = board.school.label.full(words.language)
    return [words("cohorts-head", school=name, title=board.activity.title)]


def _learners(words: Words, board: Board) -> list[str]:
    if not board.learners:
        return []
    head = words("cohorts-part-learners", count=len(board.learners))
    return ["", head, *(_with_progress(words, one) for one in board.learners)]


def _part(
    words: Words, board: Board, name: str, statuses: tuple[EnrolmentStatus, ...]
) -> list[str]:
    members = board.of(*statuses)
    if not members:
        return []

    def row(one: Member) -> str:
        if one.reason:
            return words("cohorts-row-reason", name=_listed(words, one), reason=one.reason)
        return words("cohorts-row", name=_name(words, one), organization=_organization(one))

    head = words(f"cohorts-part-{name}", count=len(members))
    return ["", head, *map(row, members)]


def _pupils(words: Words, board: Board) -> list[str]:
    if board.school.admits is not Admits.PUPILS or not board.with_pupils:
        return []
    total = sum(len(one.application.pupils) for one in board.with_pupils)
    rows = []
    for one in board.with_pupils:
        rows.append(words("cohorts-row", name=_name(words, one), organization=_organization(one)))
        rows += [pupil_line(words, pupil) for pupil in one.application.pupils]
    return ["", words("cohorts-part-pupils", count=total), *rows]


def _with_progress(words: Words, one: Member) -> str:
    return words(
        "cohorts-row-progress",
        name=_name(words, one),
        organization=_organization(one),
        progress=progress_text(words, one.progress),
    )


def _too_few(words: Words, one: Member) -> str:
    progress = one.progress
    return words(
        "cohorts-row-too-few",
        name=_listed(words, one),
        done=progress.done,
        total=progress.total,
        need=progress.needed,
    )


def _marked(board: Board) -> int:
    """Returns the number of sessions with any mark."""
    every = len(board.activity.sessions)
    return sum(any(one.seen[at] is not None for one in board.members) for at in range(every))


def _who(words: Words, one: Member) -> tuple[str, str, str]:
    profile = one.person.profile
    if profile is None:
        return words.plain("organising-person-gone"), "", ""
    return profile.name.full, profile.organization.name, profile.municipality.name


def _name(words: Words, one: Member) -> str:
    return one.name or words.plain("organising-person-gone")


def _listed(words: Words, one: Member) -> str:
    profile = one.person.profile
    return profile.listed if profile else words.plain("organising-person-gone")


def _organization(one: Member) -> str:
    profile = one.person.profile
    return cut(profile.organization.name, 40) if profile else ""
