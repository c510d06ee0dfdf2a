"""Screens of schools: list, card, application form, letters."""

from collections.abc import Iterable

from district.activities.activity import Activity
from district.activities.enrolments import EnrolmentStatus
from district.pages import Page
from district.schools.school import (
    Admits,
    Application,
    Expulsion,
    Finish,
    Place,
    Progress,
    Pupil,
    School,
    SchoolView,
    State,
)
from keyboards.activities.certificates import certificate_button
from keyboards.buttons import Row, inline
from keyboards.questions.threads import ask_curator
from keyboards.schools.browse import list_keyboard, open_school, school_keyboard
from locales.texts import Words
from screens.activities.browse import when
from screens.screen import CUT, Screen, cut, lines, page_mark

SHOWN = 4
"""Page size of the cohorts on the screen of a school."""
LABEL = 18
"""Limit in characters of a title on a button next to the day."""


def school_list(words: Words, views: list[SchoolView]) -> Screen:
    rows = [
        words(
            "schools-row",
            name=one.school.label.full(words.language),
            state=words.plain(f"schools-state-{one.state}", **_progress(one)),
        )
        for one in views
    ]
    text = lines(words("schools-list"), "", *(rows or [words("schools-none")]))
    return Screen(text=text, keyboard=list_keyboard(words, views))


def school_screen(words: Words, view: SchoolView, number: int, *, recruits: bool) -> Screen:
    """`number`: the page of the cohorts. `recruits`: the reader may create cohorts."""
    school, shown = view.school, Page.of(view.open_cohorts, number, SHOWN)
    held_page = Page.of(view.held, number, SHOWN)
    page = max(shown, held_page, key=lambda one: one.total)
    led = view.recruits[:SHOWN]
    text = lines(
        words("schools-head", name=school.label.full(words.language)),
        school.goal(words.language),
        "",
        *entry_lines(words, school),
        words(f"schools-decided-by-{school.deciders}"),
        _gives(words, school),
        "",
        *_own_lines(words, view),
        *(line for one in (*shown.items, *led) for line in cohort_lines(words, one)),
        words("schools-no-cohort") if view.state is State.CLOSED else None,
        page_mark(words, page),
    )
    several = shown.total > 1
    cohorts = [
        (
            one.id,
            words.plain("schools-apply-to", day=words.moment(one.starts_at, "d MMM"))
            if several
            else words.plain("schools-apply"),
        )
        for one in shown.items
    ]
    held = [
        (
            one.id,
            words.plain(
                "schools-held",
                day=words.moment(one.starts_at, "d MMM"),
                title=cut(one.title, LABEL),
            ),
        )
        for one in held_page.items
    ]
    keyboard = school_keyboard(words, view, cohorts, held, recruits=recruits, page=page)
    return Screen(text=text, keyboard=keyboard)


def entry_lines(words: Words, school: School) -> list[str | None]:
    """Returns the conditions of entry."""
    entry = school.entry
    asks = [
        words("schools-from", years=entry.service_from) if entry.service_from is not None else None,
        words("schools-to", years=entry.service_to) if entry.service_to is not None else None,
        words(
            "schools-positions",
            who=", ".join(
                words.plain(f"profile-position-{one}").lower() for one in entry.positions
            ),
        )
        if entry.positions
        else None,
        words("schools-holds", role=words.plain(f"roles-role-{entry.holds}").lower())
        if entry.holds is not None
        else None,
        words("schools-recommended") if entry.needs_recommendation else None,
        words("schools-for-pupils") if school.admits is Admits.PUPILS else None,
    ]
    return asks if any(asks) else [words("schools-for-all")]


def cohort_lines(words: Words, cohort: Activity) -> list[str | None]:
    first = cohort.sessions[0]
    days = [words.moment(one.starts_at, "d MMM") for one in cohort.sessions]
    return [
        words("schools-cohort", title=cohort.title, count=len(cohort.sessions)),
        words("schools-begins", when=when(words, first), place=first.place),
        words("schools-dates", days=", ".join(days)) if len(days) > 1 else None,
        words("activities-open-until", moment=words.moment(cohort.signup_closes_at)),
    ]


def progress_text(words: Words, progress: Progress) -> str:
    """Formats «7 из 9 занятий»."""
    return words("schools-progress", done=progress.done, total=progress.total)


def application_lines(
    words: Words, application: Application, *, full: bool = False
) -> Iterable[str]:
    """Yields the application's texts."""
    for key, text in (
        ("schools-motivation", application.motivation),
        ("schools-recommendation", application.recommendation),
    ):
        if text:
            yield words(key, text=text if full else cut(text))
    if application.pupils:
        yield words("schools-pupils", count=len(application.pupils))
        yield from (pupil_line(words, one) for one in application.pupils)


def has_long_words(application: Application) -> bool:
    return any(
        len(text or "") > CUT for text in (application.motivation, application.recommendation)
    )


def pupil_line(words: Words, pupil: Pupil) -> str:
    return words(
        "schools-pupil",
        initials=pupil.initials,
        grade=pupil.grade,
        day=words.day(pupil.consent_on, "d MMMM y"),
    )


def _progress(view: SchoolView) -> dict[str, int]:
    mine = view.standing
    if view.state is not State.LEARNING or mine is None:
        return {}
    return {"done": mine.progress.done, "total": mine.progress.total}


def _gives(words: Words, school: School) -> str:
    if school.gives is None:
        return words("schools-gives-document")
    role = words.plain(f"roles-role-{school.gives}").lower()
    if school.months is None:
        return words("schools-gives-role", role=role)
    return words("schools-gives-role-for", role=role, months=school.months)


def _own_lines(words: Words, view: SchoolView) -> list[str]:
    """Returns the reader's open enrolment, or the result of the last one."""
    mine = view.standing or (view.own[0] if view.own else None)
    if mine is None:
        return []
    return [*_standing(words, mine), ""]


def _standing(words: Words, mine: Place) -> list[str]:
    status = mine.enrolment.status
    said = [words(f"schools-own-{status}", title=mine.activity.title, reason=mine.reason or "")]
    if status in {EnrolmentStatus.BOOKED, EnrolmentStatus.ATTENDED, EnrolmentStatus.PARTLY}:
        said.append(progress_text(words, mine.progress))
    return said


# ── Letters ────────────────────────────────────────────────────────────────────────────────────


def result_letter(words: Words, finish: Finish) -> Screen:
    """To a member of a cohort whose end was confirmed."""
    progress = finish.progress
    rows: list[Row] = [[open_school(words, finish.school.id)]]
    if not finish.is_completed:
        text = lines(
            words("schools-letter-too-few", title=finish.activity.title),
            words(
                "schools-too-few", done=progress.done, total=progress.total, need=progress.needed
            ),
            words("schools-letter-again"),
        )
        return Screen(text=text, keyboard=inline(rows))
    text = lines(
        words("schools-letter-completed", title=finish.activity.title),
        progress_text(words, progress),
        _role_line(words, finish),
    )
    rows.insert(0, [certificate_button(words, finish.activity.id)])
    return Screen(text=text, keyboard=inline(rows))


def expelled_letter(words: Words, facts: Expulsion) -> Screen:
    text = lines(
        words("schools-letter-expelled", title=facts.activity.title),
        words("council-letter-reason", reason=facts.reason or "") if facts.reason else None,
        words("schools-letter-expelled-means"),
    )
    school = facts.activity.school
    rows = [[ask_curator(words)], [open_school(words, school)] if school else []]
    return Screen(text=text, keyboard=inline(rows))


def _role_line(words: Words, finish: Finish) -> str | None:
    if not finish.has_role or finish.school.gives is None:
        return None
    role = words.plain(f"roles-role-{finish.school.gives}").lower()
    if finish.role_until is None:
        return words("schools-letter-role", role=role)
    return words(
        "schools-letter-role-until", role=role, day=words.moment(finish.role_until, "d MMMM y")
    )
