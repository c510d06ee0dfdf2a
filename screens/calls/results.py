"""Screens of results: the curator's panel, the announced results, sheets, appeals, letters."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from district.calls.call import Call, CallStatus
from district.calls.entry import Entry, EntryStatus
from district.calls.kind import Confirm, Kind
from district.calls.ranking import Row
from district.calls.results import (
    APPEAL_LIMIT,
    Announced,
    Appeal,
    Hearing,
    Line,
    Panel,
    Step,
    TakenSheet,
)
from district.calls.review import COUNTED, ReviewStatus
from district.calls.score_sheet import Column, ScoreSheet
from district.ids import CallId, PersonId
from district.pages import Page
from documents.places import Places, Winner, places_png
from documents.sheet import sheet_xlsx
from keyboards.calls.results import (
    STEPS,
    Action,
    Option,
    ResultsPress,
    announced_keyboard,
    letter_keyboard,
    options_keyboard,
    panel_keyboard,
    words_keyboard,
)
from locales.texts import Words
from screens.screen import Attachment, Screen, cut, in_parts, lines, page_mark

SHOWN = 12
"""Rows of a page."""
TITLE = 60
"""Limit in characters of a title in a row."""
LABEL = 25
"""The same in a label with other words."""
TIED, FEW = 50, 2
"""Limits of options, and of own entries that are shown with their means."""
HALF = 1_500
"""Limit in characters of experts' words beside what else is on a screen."""
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
        *_rows(words, call.kind, page.items, has_codes=True),
        *_waits(words, panel),
    )
    return Screen(text=text, keyboard=panel_keyboard(words, panel, page, _steps(words, panel)))


def _steps(words: Words, panel: Panel) -> Iterable[Option]:
    """Yields what the curator is to do next."""
    standing, appeals = panel.standing, len(panel.open_appeals)
    for step in panel.steps:
        about, stage = panel.offer if step is Step.OFFER else standing.call, standing.stage
        press = ResultsPress(
            action=STEPS[step],
            id=about.id if about else standing.call.id,
            value=stage.id if stage and step is Step.NEXT else "",
        )
        title = cut(about.title, LABEL) if about else ""
        yield words.plain(f"results-step-{step}", count=panel.going_on, title=title), press
    if appeals:
        press = ResultsPress(action=Action.APPEALS, id=standing.call.id)
        yield words.plain("results-appeals", count=appeals), press


def _progress(words: Words, panel: Panel) -> Iterable[str]:
    standing = panel.standing
    stage, here = standing.stage, standing.at_stage
    if stage is None or standing.call.status is not CallStatus.PUBLISHED:
        yield words(f"results-state-{standing.call.status}")
        return
    ready = sum(one.status is EntryStatus.ASSESSED for one in here)
    name = stage.label.full(words.language)
    yield words("results-progress", stage=name, ready=ready, count=len(here))
    reviews = [one.status for one in standing.reviews if one.stage == stage.id]
    counted = [one for one in reviews if one in COUNTED]
    if counted:
        given = counted.count(ReviewStatus.GIVEN)
        yield words("results-reviews", given=given, count=len(counted))


def _rows(
    words: Words, kind: Kind, found: Iterable[Line], *, has_codes: bool = False
) -> Iterable[str]:
    for nomination, group in groupby(found, lambda one: one.row.nomination):
        if nomination is not None:
            yield words("results-nomination", name=nomination_name(words, kind, nomination))
        yield from (row_text(words, kind, one, has_codes=has_codes) for one in group)


def nomination_name(words: Words, kind: Kind, nomination: str | None) -> str:
    found = (one for one in kind.nominations or () if one.id == nomination)
    return next((one.label.full(words.language) for one in found), nomination or "")


def row_text(words: Words, kind: Kind, line: Line, *, has_codes: bool = False) -> str:
    row = line.row
    return words(
        "results-row",
        place=row.place or 0,
        name=_name(words, line, has_codes=has_codes),
        total=_total(words, row) or "no",
        outcome=_outcome(words, kind, line),
        marks=_marks(words, line) if has_codes else "",
    )


def _outcome(words: Words, kind: Kind, line: Line) -> str:
    """Before the last stage: whether it goes on."""
    if line.passes is None or line.row.is_absent:
        return outcome_name(words, kind, line.row.outcome)
    key = "waits" if line.row.total is None else "passes" if line.passes else "stays"
    return words.plain(f"results-row-{key}")


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
    marks = {"tied": line.row.is_tied, "wide": line.row.is_wide, "chosen": line.is_chosen}
    spread = words.hundredths(line.row.spread)
    found = [words.plain(f"results-mark-{key}", spread=spread) for key, one in marks.items() if one]
    return "".join(f" · {one}" for one in found)


def _waits(words: Words, panel: Panel) -> Iterable[str]:
    if panel.wait is not None:
        yield ""
        yield words(f"results-wait-{panel.wait}", count=len(panel.borders))


def tie_screen(words: Words, panel: Panel) -> Screen:
    """Asks which of those who are tied is the next one; the panel, if none are."""
    if not panel.borders:
        return panel_screen(words, panel)
    call, order = panel.standing.call, panel.standing.edition.order
    found = [one for one in panel.lines if one.row.id in panel.borders[0].ids]
    above = [one for one in found if str(one.row.id) in order]
    above.sort(key=lambda one: order[str(one.row.id)])
    text = lines(
        words("results-tie", count=len(found)),
        *(f"{at}. {words.plain('results-tied', name=_label(words, one))}"
          for at, one in enumerate(above, 1)),
        words("results-tie-next"),
    )  # fmt: skip
    press = ResultsPress(action=Action.ABOVE, id=call.id)
    options = [
        (_label(words, one), press.changed(value=str(one.row.id)))
        for one in found
        if one not in above
    ][:TIED]
    share = words.plain("results-share"), press.changed(action=Action.SHARE)
    return Screen(text=text, keyboard=options_keyboard(words, call.id, [*options, share]))


def _label(words: Words, line: Line) -> str:
    return cut(_name(words, line, has_codes=True), TITLE)


def ask_screen(words: Words, panel: Panel) -> Screen:
    call = panel.standing.call
    text = words("results-ask", title=call.title, count=len(panel.standing.judged))
    yes = words.plain("results-announce"), ResultsPress(action=Action.ANNOUNCE, id=call.id)
    return Screen(text=text, keyboard=options_keyboard(words, call.id, [], wanted=yes))


def pick_screen(words: Words, panel: Panel, number: int) -> Screen:
    call = panel.standing.call
    entries = {one.entry.id: one.entry for one in panel.lines}
    page = Page.of([*entries.values()], number, SHOWN)
    options = [
        (cut(f"{one.code or one.id} {one.title}", TITLE),
         ResultsPress(action=Action.ENTRY, id=one.id))
        for one in page.items
    ]  # fmt: skip
    key = "results-pick-annulled" if call.is_announced else "results-pick-head"
    text = lines(words(key, title=call.title), page_mark(words, page))
    return Screen(text=text, keyboard=options_keyboard(words, call.id, options, page=page))


def entry_screen(words: Words, panel: Panel, entry: Entry, number: int = 0) -> Screen:
    """An entry with the experts' words and the outcomes; an announced one can only be annulled."""
    call = panel.standing.call
    own = [one for one in panel.lines if one.entry.id == entry.id]
    given = [one for one in panel.standing.reviews
             if one.entry == entry.id and one.status is ReviewStatus.GIVEN]  # fmt: skip
    said = (each for one in given for each in (one.to_author, one.to_curator) if each)
    page = Page.of(in_parts((words("results-quote", words=one) for one in said), HALF), number, 1)
    text = lines(
        words("results-entry", title=entry.title),
        page_mark(words, page),
        *(row_text(words, call.kind, one, has_codes=True) for one in own[:SHOWN]),
        *(_means(words, call.kind, one.row) for one in own[:SHOWN]),
        *page.items,
        None if call.is_announced else words("results-entry-ask"),
    )
    press = ResultsPress(action=Action.SET, id=entry.id)
    ranked = words.plain("results-as-ranked"), press
    options = [] if call.is_announced else [*_outcomes(words, call.kind, press), ranked]
    annul = words.plain("results-annul"), press.changed(action=Action.ANNUL)
    turning = press.changed(action=Action.ENTRY)
    keyboard = options_keyboard(words, call.id, options, page=page, turning=turning, danger=annul)
    return Screen(text=text, keyboard=keyboard)


def _outcomes(words: Words, kind: Kind, press: ResultsPress) -> list[Option]:
    return [
        (one.label.button(words.language), press.changed(value=one.id)) for one in kind.outcomes
    ]


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
    best = [one for one in panel.lines if one.row.outcome not in {None, last}][:PUT]
    others = words.plain("results-motion-others", count=len(panel.lines) - len(best))
    text = "\n".join([*(_motion_row(words, call.kind, one) for one in best), others])
    return words.plain("results-motion-question", title=call.title), text


def appeal_question(words: Words, hearing: Hearing, answer: str, outcome: str) -> tuple[str, str]:
    """Returns the question and the text of the motion that grants an appeal, as plain text."""
    call = hearing.panel.standing.call
    named = outcome_name(words, call.kind, outcome)
    text = lines(
        *(_motion_row(words, call.kind, one) for one in hearing.lines),
        words.plain("results-motion-appeal", words=hearing.appeal.words or ""),
        words.plain("results-motion-answer", answer=answer, outcome=named),
    )
    return words.plain("results-motion-granting", title=cut(call.title, TITLE)), text


def _motion_row(words: Words, kind: Kind, line: Line) -> str:
    outcome = outcome_name(words, kind, line.row.outcome)
    name, total = _name(words, line, has_codes=True), _total(words, line.row)
    return words.plain("results-motion-row", name=name, total=total or "—", outcome=outcome)


# ── Sheets ─────────────────────────────────────────────────────────────────────────────────────


def blank_screen(words: Words, panel: Panel, codes: dict[str, Line]) -> Screen:
    """The sheet to be filled in, with the codes of the present stage."""
    head = [words.plain(f"results-column-{one}") for one in (*Column, "name", "grade")]
    rows: list[list[str | int]] = [
        [code, "", *((one.pupil.initials or "", one.pupil.grade) if one.pupil
                     else (one.entry.title, ""))]
        for code, one in codes.items()
    ]  # fmt: skip
    content = sheet_xlsx(words.plain("results-sheet"), head, rows)
    return Screen(
        text=words("results-ask-sheet", count=len(codes)),
        keyboard=options_keyboard(words, panel.standing.call.id, []),
        attachment=Attachment(name=words.plain("results-sheet-file"), content=content),
    )


def preview_screen(
    words: Words, call: CallId, read: ScoreSheet, sheet: TakenSheet | None
) -> Screen:
    if sheet is None:
        text = lines(
            words("results-sheet-problems", count=len(read.problems)),
            *(
                words(f"results-sheet-{one.wrong}", row=one.row, word=cut(one.word, 40))
                for one in read.problems[:NAMED]
            ),
            words("results-sheet-again"),
        )
        return Screen(text=text, keyboard=options_keyboard(words, call, []))
    text = lines(
        words("results-sheet-found", count=len(read.scores)),
        words("results-sheet-absent", count=len(read.absent)) if read.absent else None,
    )
    take = words.plain("results-take"), ResultsPress(action=Action.TAKE, id=sheet.id)
    return Screen(text=text, keyboard=options_keyboard(words, call, [], wanted=take))


def table_screen(words: Words, panel: Panel) -> Screen:
    """The whole table as a spreadsheet, for those who run the call."""
    kind = panel.standing.call.kind
    names = (
        "place",
        "code",
        "title",
        "author",
        "municipality",
        "nomination",
        "total",
        "spread",
        "outcome",
    )
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
            one.municipality,
            nomination_name(words, kind, one.row.nomination),
            _total(words, one.row),
            words.hundredths(one.row.spread) if one.row.spread else "",
            _outcome(words, kind, one),
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
        keyboard=options_keyboard(words, panel.standing.call.id, []),
        attachment=Attachment(name=words.plain("results-table-file"), content=content),
    )


# ── Announced ──────────────────────────────────────────────────────────────────────────────────


def announced_screen(words: Words, facts: Announced, number: int = 0) -> Screen:
    """The winners, then the reader's own entries and pupils."""
    call = facts.call
    page = Page.of([*facts.winners, *facts.own], number, SHOWN)
    border = max(0, len(facts.winners) - page.number * SHOWN)
    winners, own = page.items[:border], page.items[border:]
    entries = {one.entry.id: one.entry for one in own}
    appeals = {one.entry: one for one in facts.appeals if one.entry in entries}
    text = lines(
        words("results-head", title=call.title),
        page_mark(words, page),
        words("results-day", day=_day(words, facts)),
        "",
        *_rows(words, call.kind, winners),
        *_counts(words, facts),
        *_by_municipality(words, facts),
        *_own(words, facts, own),
        *(_decided(words, one, APPEAL_LIMIT // len(appeals)) for one in appeals.values()),
    )
    options = []
    for id_, one in entries.items():
        may_appeal = facts.may_appeal and one.status is EntryStatus.SETTLED and id_ not in appeals
        for action, is_shown in ((Action.WORDS, id_ in facts.said), (Action.APPEAL, may_appeal)):
            key = f"results-{action}" if len(entries) == 1 else f"results-{action}-of"
            label = words.plain(key, title=cut(one.title, LABEL))
            options += [(label, ResultsPress(action=action, id=id_))] if is_shown else []
    return Screen(text=text, keyboard=announced_keyboard(words, facts, page, options))


def words_screen(words: Words, facts: Announced, entry: Entry, number: int) -> Screen:
    """The words of experts to the author; they are not named."""
    said = [words("results-quote", words=one) for one in facts.said.get(entry.id, ())]
    page = Page.of(in_parts(said), number, 1)
    text = lines(
        words("results-words-head", title=cut(entry.title, TITLE)),
        page_mark(words, page),
        *page.items,
    )
    return Screen(text=text, keyboard=words_keyboard(words, facts.call.id, entry.id, page))


def _day(words: Words, facts: Announced) -> str:
    return words.moment(facts.announced_at, "d MMMM y") if facts.announced_at else ""


def _counts(words: Words, facts: Announced) -> Iterable[str]:
    """Counts the outcomes whose rows are not shown."""
    shown = {one.row.outcome for one in facts.winners}
    for spec in facts.call.kind.outcomes:
        count = facts.counts.get(spec.id, 0)
        if count and spec.id not in shown:
            name = spec.label.full(words.language)
            yield words("results-count", name=name, count=count)


def _by_municipality(words: Words, facts: Announced) -> Iterable[str]:
    if facts.by_municipality:
        yield ""
        yield words("results-municipalities")
    for place, name, points in facts.by_municipality:
        shown = words.hundredths(points)
        yield words("results-points", place=place, name=name, points=shown)


def _own(words: Words, facts: Announced, own: Sequence[Line]) -> Iterable[str | None]:
    """`own`: those of the page. A few are shown with their means."""
    kind = facts.call.kind
    if own:
        yield ""
        yield words("results-own-pupils" if own[0].pupil else "results-own")
    for one in own:
        if kind.rules.show_own:
            yield row_text(words, kind, one)
            yield _means(words, kind, one.row) if len(own) <= FEW else None
        else:
            outcome = outcome_name(words, kind, one.row.outcome)
            yield words("results-own-row", name=_name(words, one, has_codes=False), outcome=outcome)


def _decided(words: Words, one: Appeal, limit: int) -> str:
    state = {None: "waits", True: "granted", False: "rejected"}[one.is_granted]
    return words(f"results-appeal-{state}", answer=cut(one.answer or "", limit))


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
    about = words.plain("results-picture-day", day=_day(words, facts))
    content = places_png(Places(title=call.title, about=about, winners=winners))
    attachment = Attachment(name=words.plain("results-picture-file"), content=content)
    text = words("results-head", title=call.title)
    return Screen(text=text, keyboard=letter_keyboard(words, call.id), attachment=attachment)


# ── Appeals and letters ────────────────────────────────────────────────────────────────────────


def appeals_screen(words: Words, panel: Panel) -> Screen:
    call = panel.standing.call
    titles = {one.id: one.title for one in panel.standing.entries}
    options = [
        (cut(titles[one.entry], TITLE), ResultsPress(action=Action.HEAR, id=one.id))
        for one in panel.open_appeals[:TIED]
    ]
    text = words("results-appeals-head", title=call.title, count=len(panel.open_appeals))
    return Screen(text=text, keyboard=options_keyboard(words, call.id, options))


def hearing_screen(words: Words, hearing: Hearing) -> Screen:
    """Offers the outcomes of the kind, unless the council is voting."""
    call, appeal = hearing.panel.standing.call, hearing.appeal
    is_councils = call.kind.rules.confirm is Confirm.COUNCIL
    key = "voted" if hearing.is_voted else "put" if is_councils else "ask"
    text = lines(
        words("results-hearing", title=hearing.panel.standing.entry(appeal.entry).title),
        words("results-quote", words=appeal.words),
        *(row_text(words, call.kind, one, has_codes=True) for one in hearing.lines[:SHOWN]),
        words(f"results-hearing-{key}"),
    )
    press = ResultsPress(action=Action.GRANT, id=appeal.id)
    reject = words.plain("results-reject"), press.changed(action=Action.REJECT)
    options = [] if hearing.is_voted else [*_outcomes(words, call.kind, press), reject]
    keyboard = options_keyboard(words, call.id, options, motion=hearing.motion)
    return Screen(text=text, keyboard=keyboard)


def told(words: Words, key: str, call: CallId, *, leads: bool) -> Screen:
    """With the way back to the panel, or of an author to the results."""
    keyboard = options_keyboard(words, call, []) if leads else letter_keyboard(words, call)
    return Screen(text=words(f"results-{key}"), keyboard=keyboard)


def result_letter(words: Words, call: Call, entry: Entry, reader: PersonId) -> Screen:
    """Tells an author or a co-author the outcome; the author is asked whether to take it."""
    rules, offered = call.kind.rules, entry.status is EntryStatus.OFFERED
    text = lines(
        words("results-letter", title=call.title, name=entry.title),
        words("results-letter-outcome", outcome=outcome_name(words, call.kind, entry.outcome)),
        words("results-letter-total", total=words.hundredths(entry.total))
        if entry.total is not None and rules.show_own
        else None,
        words("results-letter-offered", until=words.moment(entry.answer_by))
        if offered and entry.answer_by
        else None,
        words("results-letter-appeal", count=rules.appeal_days)
        if rules.appeal_days and not offered
        else None,
    )
    is_asked = offered and reader == entry.author
    return Screen(
        text=text, keyboard=letter_keyboard(words, call.id, entry.id if is_asked else None)
    )


def entry_letter(words: Words, key: str, call: Call, entry: Entry) -> Screen:
    """Tells an author that an appeal was rejected, or an entry annulled."""
    text = words(f"results-letter-{key}", title=call.title, name=entry.title,
                 reason=entry.reason or "")  # fmt: skip
    return Screen(text=text, keyboard=letter_keyboard(words, call.id))


def declined_letter(words: Words, call: Call, entry: Entry, following: Entry | None) -> Screen:
    """Tells a curator that an author has declined; `following`: who can have the place."""
    title = cut(following.title, LABEL) if following else ""
    text = lines(
        words("results-letter-declined", title=call.title, name=entry.title),
        words(f"results-letter-{'next' if following else 'last'}", title=title),
    )
    offer = None
    if following:
        press = ResultsPress(action=Action.OFFER, id=following.id)
        offer = words.plain("results-step-offer", title=title), press
    return Screen(text=text, keyboard=options_keyboard(words, call.id, [], wanted=offer))


def appeal_letter(words: Words, call: Call) -> Screen:
    """Tells a curator of an appeal."""
    text = words("results-letter-asked", title=call.title)
    return Screen(text=text, keyboard=options_keyboard(words, call.id, []))
