"""Screens of results: the curator's panel, the announced results, sheets, appeals, letters."""

from collections.abc import Iterable

from district.calls.call import Call, CallStatus
from district.calls.entry import Entry, EntryStatus
from district.calls.kind import Kind
from district.calls.ranking import Row
from district.calls.results import Announced, Appeal, Line, Panel, TakenSheet
from district.calls.review import ReviewStatus
from district.calls.score_sheet import Column, Problem, ScoreSheet
from district.pages import Page
from documents.places import Places, Winner, places_png
from documents.sheet import sheet_xlsx
from keyboards.calls.results import (
    announced_keyboard,
    appeals_keyboard,
    ask_keyboard,
    back_keyboard,
    entry_keyboard,
    hearing_keyboard,
    panel_keyboard,
    pick_keyboard,
    result_keyboard,
    sheet_keyboard,
    tie_keyboard,
)
from locales.texts import Words
from screens.screen import Attachment, Screen, cut, lines, page_mark

SHOWN = 12
"""Rows of a page."""
TITLE = 60
"""Limit in characters of a title in a row."""
NAMED = 20
"""Problems that are listed; the others come after these are mended."""
PUT = 40
"""Rows in the text of a motion; the table has all."""


def outcome_name(words: Words, kind: Kind, outcome: str | None) -> str:
    """Returns the label of an outcome as plain text."""
    spec = next((one for one in kind.outcomes if one.id == outcome), None)
    return spec.label.full(words.language) if spec else words.plain("results-absent")


# ── The panel ──────────────────────────────────────────────────────────────────────────────────


def panel_screen(words: Words, panel: Panel, number: int = 0) -> Screen:
    call = panel.standing.call
    page = Page.of([*panel.lines], number, SHOWN)
    text = lines(
        words("results-panel-head", title=call.title),
        page_mark(words, page),
        *_progress(words, panel),
        "",
        *_rows(words, call, page.items, panel),
        *_waits(words, panel),
    )
    return Screen(text=text, keyboard=panel_keyboard(words, panel, page))


def _progress(words: Words, panel: Panel) -> Iterable[str]:
    standing = panel.standing
    stage = standing.stage
    if stage is None or standing.call.status is not CallStatus.PUBLISHED:
        yield words(f"results-state-{standing.call.status}")
        return
    here = standing.at_stage
    reviews = [
        one
        for one in standing.reviews
        if one.stage == stage.id
        and one.status not in {ReviewStatus.VOID, ReviewStatus.DECLINED, ReviewStatus.LAPSED}
    ]
    yield words(
        "results-progress",
        stage=stage.label.full(words.language),
        ready=sum(one.status is EntryStatus.ASSESSED for one in here),
        count=len(here),
    )
    if reviews:
        given = sum(one.status is ReviewStatus.GIVEN for one in reviews)
        yield words("results-reviews", given=given, count=len(reviews))


def _rows(words: Words, call: Call, found: Iterable[Line], panel: Panel | None) -> Iterable[str]:
    nomination: str | None = None
    for one in found:
        if one.row.nomination != nomination:
            nomination = one.row.nomination
            yield words("results-nomination", name=nomination_name(words, call.kind, nomination))
        yield row_text(words, call.kind, one, has_codes=panel is not None)


def nomination_name(words: Words, kind: Kind, nomination: str | None) -> str:
    found = (one for one in kind.nominations or () if one.id == nomination)
    return next((one.label.full(words.language) for one in found), nomination or "")


def row_text(words: Words, kind: Kind, line: Line, *, has_codes: bool) -> str:
    row = line.row
    return words(
        "results-row",
        place=row.place or 0,
        name=_name(words, line, has_codes=has_codes),
        total=_total(words, row) or "no",
        outcome=outcome_name(words, kind, row.outcome),
        marks=_marks(words, line) if has_codes else "",
    )


def _name(words: Words, line: Line, *, has_codes: bool) -> str:
    if line.pupil is not None:
        return words.plain(
            "results-pupil", code=line.code, name=line.pupil.initials or "", grade=line.pupil.grade
        )
    title = cut(line.entry.title, TITLE)
    return f"{line.code} {title}" if has_codes else f"{title}, {_author(line)}"


def _author(line: Line) -> str:
    profile = line.author.profile if line.author else None
    return profile.name.short if profile else ""


def _total(words: Words, row: Row) -> str:
    return words.hundredths(row.total) if row.total is not None else ""


def _marks(words: Words, line: Line) -> str:
    marks = [
        words.plain("results-mark-tied") if line.row.is_tied else "",
        words.plain("results-mark-wide", spread=words.hundredths(line.row.spread))
        if line.row.is_wide
        else "",
        words.plain("results-mark-chosen") if line.is_chosen else "",
    ]
    return "".join(f" · {one}" for one in marks if one)


def _waits(words: Words, panel: Panel) -> Iterable[str]:
    if panel.wait is not None:
        yield ""
        yield words(f"results-wait-{panel.wait}", count=len(panel.borders))


def tie_screen(words: Words, panel: Panel) -> Screen:
    """Asks which of those who are tied is the next one."""
    tied = panel.borders[0].ids if panel.borders else frozenset[int]()
    order = panel.standing.edition.order
    found = [one for one in panel.lines if one.row.id in tied]
    above = sorted(
        (one for one in found if str(one.row.id) in order), key=lambda one: order[str(one.row.id)]
    )
    left = [(one, _label(words, one)) for one in found if one not in above]
    text = lines(
        words("results-tie", count=len(found)),
        *(f"{at}. {words.plain('results-tied', name=_label(words, one))}"
          for at, one in enumerate(above, 1)),
        words("results-tie-next"),
    )  # fmt: skip
    return Screen(text=text, keyboard=tie_keyboard(words, panel, left))


def _label(words: Words, line: Line) -> str:
    return cut(_name(words, line, has_codes=True), TITLE)


def ask_screen(words: Words, panel: Panel) -> Screen:
    call = panel.standing.call
    text = words("results-ask", title=call.title, count=len(panel.standing.judged))
    return Screen(text=text, keyboard=ask_keyboard(words, call.id))


def pick_screen(words: Words, panel: Panel, number: int) -> Screen:
    call = panel.standing.call
    entries = {one.entry.id: one for one in panel.lines}.values()
    page = Page.of([(one, cut(f"{one.entry.code or one.entry.id} {one.entry.title}", TITLE))
                    for one in entries], number, SHOWN)  # fmt: skip
    text = lines(words("results-pick-head", title=call.title), page_mark(words, page))
    return Screen(text=text, keyboard=pick_keyboard(words, call.id, page))


def entry_screen(words: Words, panel: Panel, entry: Entry) -> Screen:
    """Offers the outcomes of the kind for an entry."""
    call = panel.standing.call
    own = [one for one in panel.lines if one.entry.id == entry.id]
    text = lines(
        words("results-entry", title=entry.title),
        *(row_text(words, call.kind, one, has_codes=True) for one in own),
        *(_means(words, call.kind, one.row) for one in own),
        words("results-entry-ask"),
    )
    keyboard = entry_keyboard(words, call.id, entry.id, _outcomes(words, call.kind))
    return Screen(text=text, keyboard=keyboard)


def _outcomes(words: Words, kind: Kind) -> list[tuple[str, str]]:
    return [(one.id, one.label.button(words.language)) for one in kind.outcomes]


def _means(words: Words, kind: Kind, row: Row) -> str | None:
    shown = [
        words(
            "results-mean",
            name=one.label.full(words.language),
            mean=words.hundredths(row.means[one.id]),
            scale=one.scale,
        )
        for one in kind.criteria
        if one.id in row.means
    ]
    return lines(*shown) if shown else None


# ── The council ────────────────────────────────────────────────────────────────────────────────


def question_of(words: Words, panel: Panel) -> tuple[str, str]:
    """Returns the question and the text of the motion that confirms the results, as plain text."""
    call = panel.standing.call
    last = call.kind.outcomes[-1].id
    best = [one for one in panel.lines if one.row.outcome not in {None, last}]
    rows = [
        words.plain(
            "results-motion-row",
            name=_name(words, one, has_codes=True),
            total=_total(words, one.row),
            outcome=outcome_name(words, call.kind, one.row.outcome),
        )
        for one in best[:PUT]
    ]
    text = "\n".join([
        *rows, words.plain("results-motion-others", count=len(panel.lines) - len(rows)),
    ])  # fmt: skip
    return words.plain("results-motion-question", title=call.title), text


# ── Sheets ─────────────────────────────────────────────────────────────────────────────────────


def blank_screen(words: Words, panel: Panel, codes: dict[str, Line]) -> Screen:
    """The sheet to be filled in, with the codes of the present stage."""
    call = panel.standing.call
    head = [words.plain(f"results-column-{one}") for one in (*Column, "name", "grade")]
    rows: list[list[str | int]] = [
        [
            code,
            "",
            (one.pupil.initials or "") if one.pupil else one.entry.title,
            one.pupil.grade if one.pupil else "",
        ]
        for code, one in sorted(codes.items())
    ]
    content = sheet_xlsx(words.plain("results-sheet"), head, rows)
    return Screen(
        text=words("results-ask-sheet", count=len(codes)),
        keyboard=back_keyboard(words, call.id),
        attachment=Attachment(name=words.plain("results-sheet-file"), content=content),
    )


def preview_screen(words: Words, call: Call, read: ScoreSheet, sheet: TakenSheet | None) -> Screen:
    problems = read.problems[:NAMED]
    text = lines(
        words("results-sheet-problems", count=len(read.problems))
        if read.problems
        else words("results-sheet-found", count=len(read.scores)),
        *(_problem(words, one) for one in problems),
        words("results-sheet-absent", count=len(read.absent))
        if read.absent and not read.problems
        else None,
        words("results-sheet-again") if sheet is None else None,
    )
    return Screen(text=text, keyboard=sheet_keyboard(words, call.id, sheet))


def _problem(words: Words, one: Problem) -> str:
    return words(f"results-sheet-{one.wrong}", row=one.row, word=cut(one.word, 40))


def table_screen(words: Words, panel: Panel) -> Screen:
    """The whole table as a spreadsheet, for those who run the call."""
    call = panel.standing.call
    kind = call.kind
    names = ("place", "code", "title", "author", "nomination", "total", "spread", "outcome")
    head = [
        *(words.plain(f"results-column-{one}") for one in names),
        *(one.label.full(words.language) for one in kind.criteria),
    ]
    rows = [
        [
            one.row.place or "",
            one.code,
            one.entry.title if one.pupil is None else _name(words, one, has_codes=True),
            _author(one),
            nomination_name(words, kind, one.row.nomination),
            _total(words, one.row),
            words.hundredths(one.row.spread) if one.row.spread else "",
            outcome_name(words, kind, one.row.outcome),
            *(
                words.hundredths(one.row.means[each.id]) if each.id in one.row.means else ""
                for each in kind.criteria
            ),
        ]
        for one in panel.lines
    ]
    content = sheet_xlsx(words.plain("results-table-sheet"), head, rows)
    return Screen(
        text=words("results-table-ready", count=len(rows)),
        attachment=Attachment(name=words.plain("results-table-file"), content=content),
    )


# ── Announced ──────────────────────────────────────────────────────────────────────────────────


def announced_screen(words: Words, facts: Announced, number: int = 0) -> Screen:
    call = facts.call
    page = Page.of([*facts.winners], number, SHOWN)
    text = lines(
        words("results-head", title=call.title),
        page_mark(words, page),
        words("results-day", day=words.moment(facts.announced_at, "d MMMM y"))
        if facts.announced_at
        else None,
        "",
        *_rows(words, call, page.items, None),
        *_counts(words, facts),
        *_own(words, facts),
        *(_decided(words, one) for one in facts.appeals),
    )
    return Screen(text=text, keyboard=announced_keyboard(words, facts, page))


def _counts(words: Words, facts: Announced) -> Iterable[str]:
    """Counts the outcomes whose rows are not shown."""
    shown = {one.row.outcome for one in facts.winners}
    for spec in facts.call.kind.outcomes:
        count = facts.counts.get(spec.id, 0)
        if count and spec.id not in shown:
            name = spec.label.full(words.language)
            yield words("results-count", name=name, count=count)


def _own(words: Words, facts: Announced) -> Iterable[str | None]:
    if not facts.own:
        return
    kind = facts.call.kind
    yield ""
    yield words("results-own")
    for one in facts.own:
        if kind.rules.show_own:
            yield row_text(words, kind, one, has_codes=False)
            yield _means(words, kind, one.row)
        else:
            outcome = outcome_name(words, kind, one.row.outcome)
            yield words("results-own-row", name=_name(words, one, has_codes=False), outcome=outcome)


def _decided(words: Words, one: Appeal) -> str:
    state = {None: "waits", True: "granted", False: "rejected"}[one.is_granted]
    return words(f"results-appeal-{state}", answer=one.answer or "")


def picture_screen(words: Words, facts: Announced) -> Screen:
    call = facts.call
    winners = [
        Winner(
            group=nomination_name(words, call.kind, one.row.nomination),
            outcome=outcome_name(words, call.kind, one.row.outcome),
            name=one.entry.title,
            about=_author(one),
            total=_total(words, one.row),
        )
        for one in facts.winners
    ]
    day = words.moment(facts.announced_at, "d MMMM y") if facts.announced_at else ""
    places = Places(
        title=call.title, about=words.plain("results-picture-day", day=day), winners=winners
    )
    content = places_png(places)
    attachment = Attachment(name=words.plain("results-picture-file"), content=content)
    return Screen(text=words("results-head", title=call.title), attachment=attachment)


# ── Appeals and letters ────────────────────────────────────────────────────────────────────────


def appeals_screen(words: Words, panel: Panel) -> Screen:
    call = panel.standing.call
    titles = {one.entry.id: one.entry.title for one in panel.lines}
    found = [(one, cut(titles.get(one.entry, "?"), TITLE)) for one in panel.open_appeals]
    text = words("results-appeals-head", title=call.title, count=len(found))
    return Screen(text=text, keyboard=appeals_keyboard(words, call.id, found))


def hearing_screen(words: Words, panel: Panel, appeal: Appeal) -> Screen:
    call = panel.standing.call
    own = [one for one in panel.lines if one.entry.id == appeal.entry]
    text = lines(
        words("results-hearing", title=own[0].entry.title if own else "?"),
        words("results-words", words=appeal.words),
        *(row_text(words, call.kind, one, has_codes=True) for one in own),
        words("results-hearing-ask"),
    )
    keyboard = hearing_keyboard(words, call.id, appeal.id, _outcomes(words, call.kind))
    return Screen(text=text, keyboard=keyboard)


def asks_words(words: Words, key: str, call: Call | None = None) -> Screen:
    """Asks for typed words."""
    keyboard = back_keyboard(words, call.id) if call is not None else None
    return Screen(text=words(f"results-ask-{key}"), keyboard=keyboard)


def told(words: Words, key: str) -> Screen:
    return Screen(text=words(f"results-{key}"))


def result_letter(words: Words, call: Call, entry: Entry) -> Screen:
    """Tells an author or a co-author the outcome."""
    offered = entry.status is EntryStatus.OFFERED
    text = lines(
        words("results-letter", title=call.title, name=entry.title),
        words("results-letter-outcome", outcome=outcome_name(words, call.kind, entry.outcome)),
        words("results-letter-total", total=words.hundredths(entry.total))
        if entry.total is not None and call.kind.rules.show_own
        else None,
        words("results-letter-offered", until=words.moment(entry.answer_by))
        if offered and entry.answer_by
        else None,
        words("results-letter-appeal", count=call.kind.rules.appeal_days)
        if call.kind.rules.appeal_days and not offered
        else None,
    )
    return Screen(
        text=text, keyboard=result_keyboard(words, call.id, entry.id if offered else None)
    )


def entry_letter(words: Words, key: str, call: Call, entry: Entry) -> Screen:
    """Tells that an appeal was rejected, an entry annulled, or an offer declined."""
    text = words(f"results-letter-{key}", title=call.title, name=entry.title,
                 reason=entry.reason or "")  # fmt: skip
    return Screen(text=text, keyboard=result_keyboard(words, call.id, None))


def appeal_letter(words: Words, call: Call) -> Screen:
    """Tells a curator of an appeal."""
    return Screen(
        text=words("results-letter-asked", title=call.title), keyboard=back_keyboard(words, call.id)
    )
