"""Screens of results: the curator's panel, the announced results, sheets, appeals, letters."""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from aiogram.types import InlineKeyboardButton

from district.calls import results
from district.calls.call import Call, CallStatus
from district.calls.entry import Entry, EntryStatus
from district.calls.kind import Confirm, Kind
from district.calls.paper import SeatsWanted, gives
from district.calls.ranking import Row
from district.calls.review import COUNTED, ReviewStatus
from district.calls.score_sheet import Column, ScoreSheet
from district.council.motion import Motion
from district.ids import CallId, EntryId, PersonId
from district.pages import Page
from documents.places import Places, Winner, places_png
from documents.sheet import sheet_xlsx
from keyboards.activities.form import Beginning, beginning_press
from keyboards.buttons import Row as Buttons
from keyboards.buttons import Style, button, grid
from keyboards.calls.calls import call_button
from keyboards.calls.results import Action, ResultsPress, panel_button, results_button
from keyboards.council.motions import motion_button
from keyboards.menu import Entry as MenuEntry
from keyboards.menu import back_to
from keyboards.paging import paging
from locales.texts import Words
from screens.activities.browse import type_name
from screens.calls.answers import label_in
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
COLUMNS = (
    "place", "code", "title", "author", "municipality", "nomination", "total", "spread", "outcome"
)  # fmt: skip
"""Columns of the table, before the criteria."""


def outcome_name(words: Words, kind: Kind, outcome: str | None) -> str:
    """Returns the label of an outcome as plain text."""
    return label_in(words, kind.outcomes, outcome, words.plain("results-absent"))


def _below(
    words: Words,
    call: CallId,
    *options: InlineKeyboardButton,
    more: Buttons | None = None,
    motion: Motion | None = None,
) -> list[Buttons]:
    """Returns one option a row, then the way back to the panel."""
    vote = [] if motion is None else [motion_button(words, motion.id, "results-to-motion")]
    return [
        *([one] for one in options),
        more or [],
        vote,
        [panel_button(words, call, "results-back")],
    ]


def _sections(words: Words, call: CallId) -> Buttons:
    return [call_button(words, call), back_to(words, MenuEntry.CALLS)]


# ── The panel ──────────────────────────────────────────────────────────────────────────────────


def panel_screen(words: Words, panel: results.Panel, number: int = 0) -> Screen:
    standing, call = panel.standing, panel.standing.call
    page = Page.of([*panel.lines], number, SHOWN)
    press = ResultsPress(action=Action.PANEL, id=call.id)
    may_change = call.status is CallStatus.JUDGED and not standing.is_voted
    more = {
        (Action.PICK, "results-pick"): may_change and panel.may_choose,
        (Action.PICK, "results-pick-annul"): not panel.may_choose
        and (may_change or call.is_announced),
        (Action.RESET, "results-reset"): may_change and bool(standing.edition.order),
        (Action.REOPEN, "results-reopen"): may_change,
        (Action.TABLE, "results-table"): bool(panel.lines),
        (Action.SHOW, "results-open"): call.is_announced,
    }
    shown = [
        press.labelled(words.plain(key), action=action)
        for (action, key), is_shown in more.items()
        if is_shown
    ]
    vote = [motion_button(words, one.id, "results-to-motion") for one in [standing.motion] if one]
    return Screen.of(
        words("results-panel-head", title=call.title),
        page_mark(words, page),
        *_progress(words, panel),
        "",
        *_rows(words, call.kind, page.items, has_codes=True),
        *_waits(words, panel),
        rows=[
            paging(page, press),
            *([one] for one in _steps(words, panel)),
            vote,
            *grid(shown),
            _sections(words, call.id),
        ],
    )


def _steps(words: Words, panel: results.Panel) -> Iterable[InlineKeyboardButton]:
    """Yields what the curator is to do next."""
    stage, appeals = panel.standing.stage, len(panel.open_appeals)
    wanted = ResultsPress(action=Action.APPEALS, id=panel.standing.call.id)
    for step in panel.steps:
        if step is results.Step.OFFER:
            yield from _offer(words, panel.offer)
            continue
        yield wanted.labelled(
            words.plain(f"results-step-{step}", count=panel.going_on),
            Style.WANTED,
            action=Action(step),
            value=stage.id if stage and step is results.Step.NEXT else "",
        )
    if appeals:
        yield wanted.labelled(words.plain("results-appeals", count=appeals), Style.WANTED)


def _offer(words: Words, entry: Entry | None) -> Iterable[InlineKeyboardButton]:
    """Yields the button that offers a free place to an entry, if there is one."""
    if entry is not None:
        label = words.plain("results-step-offer", title=cut(entry.title, LABEL))
        yield ResultsPress(action=Action.OFFER, id=entry.id).labelled(label, Style.WANTED)


def _progress(words: Words, panel: results.Panel) -> Iterable[str]:
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
    words: Words, kind: Kind, found: Iterable[results.Line], *, has_codes: bool = False
) -> Iterable[str]:
    for nomination, group in groupby(found, lambda one: one.row.nomination):
        if nomination is not None:
            yield words("results-nomination", name=nomination_name(words, kind, nomination))
        yield from (row_text(words, kind, one, has_codes=has_codes) for one in group)


def nomination_name(words: Words, kind: Kind, nomination: str | None) -> str:
    return label_in(words, kind.nominations or (), nomination)


def row_text(words: Words, kind: Kind, line: results.Line, *, has_codes: bool = False) -> str:
    row = line.row
    return words(
        "results-row",
        place=row.place or 0,
        name=_name(words, line, has_codes=has_codes),
        total=_number(words, row.total) or "no",
        outcome=_outcome(words, kind, line),
        marks=_marks(words, line) if has_codes else "",
    )


def _outcome(words: Words, kind: Kind, line: results.Line) -> str:
    """Before the last stage: whether it goes on."""
    if line.passes is None or line.row.is_absent:
        return outcome_name(words, kind, line.row.outcome)
    key = "waits" if line.row.total is None else "passes" if line.passes else "stays"
    return words.plain(f"results-row-{key}")


def _name(words: Words, line: results.Line, *, has_codes: bool) -> str:
    if line.pupil is not None:
        return words.plain(
            "results-pupil", code=line.code, name=line.pupil.initials or "", grade=line.pupil.grade
        )
    title = cut(line.entry.title, TITLE)
    return f"{line.code} {title}" if has_codes else f"{title}, {_author(line)}"


def _author(line: results.Line) -> str:
    profile = line.author.profile if line.author else None
    return profile.name.short if profile else ""


def _number(words: Words, hundredths: int | None) -> str:
    return "" if hundredths is None else words.hundredths(hundredths)


def _marks(words: Words, line: results.Line) -> str:
    marks = {"tied": line.row.is_tied, "wide": line.row.is_wide, "chosen": line.is_chosen}
    spread = words.hundredths(line.row.spread)
    found = [words.plain(f"results-mark-{key}", spread=spread) for key, one in marks.items() if one]
    return "".join(f" · {one}" for one in found)


def _waits(words: Words, panel: results.Panel) -> Iterable[str]:
    if panel.wait is not None:
        yield ""
        yield words(f"results-wait-{panel.wait}", count=len(panel.borders))


def tie_screen(words: Words, panel: results.Panel, _: int = 0) -> Screen:
    """Asks which of those who are tied is the next one; the panel, if none are."""
    if not panel.borders:
        return panel_screen(words, panel)
    call, order = panel.standing.call.id, panel.standing.edition.order
    found = [one for one in panel.lines if one.row.id in panel.borders[0].ids]
    above = [one for one in found if str(one.row.id) in order]
    above.sort(key=lambda one: order[str(one.row.id)])
    press = ResultsPress(action=Action.ABOVE, id=call)
    options = [
        press.labelled(_label(words, one), value=str(one.row.id))
        for one in found
        if one not in above
    ][:TIED]
    share = press.labelled(words.plain("results-share"), action=Action.SHARE)
    return Screen.of(
        words("results-tie", count=len(found)),
        *(f"{at}. {words.plain('results-tied', name=_label(words, one))}"
          for at, one in enumerate(above, 1)),
        words("results-tie-next"),
        rows=_below(words, call, *options, share),
    )  # fmt: skip


def _label(words: Words, line: results.Line) -> str:
    return cut(_name(words, line, has_codes=True), TITLE)


def ask_screen(words: Words, panel: results.Panel, _: int = 0) -> Screen:
    call = panel.standing.call
    press = ResultsPress(action=Action.ANNOUNCE, id=call.id)
    return Screen.of(
        words("results-ask", title=call.title, count=len(panel.standing.judged)),
        rows=_below(words, call.id, press.labelled(words.plain("results-announce"), Style.WANTED)),
    )


def pick_screen(words: Words, panel: results.Panel, number: int) -> Screen:
    call = panel.standing.call
    entries = {one.entry.id: one.entry for one in panel.lines}
    page = Page.of([*entries.values()], number, SHOWN)
    press = ResultsPress(action=Action.PICK, id=call.id)
    options = [
        press.labelled(
            cut(f"{one.code or one.id} {one.title}", TITLE), action=Action.ENTRY, id=one.id
        )
        for one in page.items
    ]
    return Screen.of(
        words(f"results-pick-{'head' if panel.may_choose else 'annulled'}", title=call.title),
        page_mark(words, page),
        rows=_below(words, call.id, *options, more=paging(page, press)),
    )


def entry_screen(words: Words, panel: results.Panel, entry: Entry, number: int = 0) -> Screen:
    """An entry with the experts' words and the outcomes, if another one may be chosen."""
    call = panel.standing.call
    own = [one for one in panel.lines if one.entry.id == entry.id][:SHOWN]
    given = [one for one in panel.standing.reviews
             if one.entry == entry.id and one.status is ReviewStatus.GIVEN]  # fmt: skip
    said = (each for one in given for each in (one.to_author, one.to_curator) if each)
    page = Page.of(in_parts((words("results-quote", words=one) for one in said), HALF), number, 1)
    press = ResultsPress(action=Action.SET, id=entry.id)
    ranked = press.labelled(words.plain("results-as-ranked"))
    options = [*_outcomes(words, call.kind, press), ranked] if panel.may_choose else []
    annul = press.labelled(words.plain("results-annul"), Style.DANGER, action=Action.ANNUL)
    turning = paging(page, press.changed(action=Action.ENTRY))
    return Screen.of(
        words("results-entry", title=entry.title),
        page_mark(words, page),
        *(row_text(words, call.kind, one, has_codes=True) for one in own),
        *(_means(words, call.kind, one.row) for one in own),
        *page.items,
        words("results-entry-ask") if panel.may_choose else None,
        rows=_below(words, call.id, *options, annul, more=turning),
    )


def _outcomes(words: Words, kind: Kind, press: ResultsPress) -> Buttons:
    return [press.labelled(one.label.button(words.language), value=one.id) for one in kind.outcomes]


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


def question_of(words: Words, panel: results.Panel) -> tuple[str, str]:
    """Returns the question and the text of the motion that confirms the results, as plain text."""
    call = panel.standing.call
    last = call.kind.outcomes[-1].id
    best = [one for one in panel.lines if one.row.outcome not in {None, last}][:PUT]
    others = words.plain("results-motion-others", count=len(panel.lines) - len(best))
    text = "\n".join([*(_motion_row(words, call.kind, one) for one in best), others])
    return words.plain("results-motion-question", title=call.title), text


def appeal_question(
    words: Words, hearing: results.Hearing, answer: str, outcome: str
) -> tuple[str, str]:
    """Returns the question and the text of the motion that grants an appeal, as plain text."""
    call = hearing.panel.standing.call
    named = outcome_name(words, call.kind, outcome)
    text = lines(
        *(_motion_row(words, call.kind, one) for one in hearing.lines),
        words.plain("results-motion-appeal", words=hearing.appeal.words or ""),
        words.plain("results-motion-answer", answer=answer, outcome=named),
    )
    return words.plain("results-motion-granting", title=cut(call.title, TITLE)), text


def _motion_row(words: Words, kind: Kind, line: results.Line) -> str:
    outcome = outcome_name(words, kind, line.row.outcome)
    name, total = _name(words, line, has_codes=True), _number(words, line.row.total)
    return words.plain("results-motion-row", name=name, total=total or "—", outcome=outcome)


# ── Sheets ─────────────────────────────────────────────────────────────────────────────────────


def blank_screen(words: Words, panel: results.Panel, codes: dict[str, results.Line]) -> Screen:
    """The sheet to be filled in, with the codes of the present stage."""
    head = _heads(words, *Column, "name", "grade")
    rows: list[list[str | int]] = [
        [code, "", *((one.pupil.initials or "", one.pupil.grade) if one.pupil
                     else (one.entry.title, ""))]
        for code, one in codes.items()
    ]  # fmt: skip
    return _sheet(words, panel, "sheet", head, rows)


def preview_screen(
    words: Words, call: CallId, read: ScoreSheet, sheet: results.TakenSheet | None
) -> Screen:
    if sheet is None:
        return Screen.of(
            words("results-sheet-problems", count=len(read.problems)),
            *(
                words(f"results-sheet-{one.wrong}", row=one.row, word=cut(one.word, 40))
                for one in read.problems[:NAMED]
            ),
            words("results-sheet-again"),
            rows=_below(words, call),
        )
    press = ResultsPress(action=Action.TAKE, id=sheet.id)
    return Screen.of(
        words("results-sheet-found", count=len(read.scores)),
        words("results-sheet-absent", count=len(read.absent)) if read.absent else None,
        rows=_below(words, call, press.labelled(words.plain("results-take"), Style.WANTED)),
    )


def _sheet(
    words: Words, panel: results.Panel, what: str, head: list[str], rows: list[list[str | int]]
) -> Screen:
    """`what`: the sheet to be filled in, or the table."""
    content = sheet_xlsx(words.plain(f"results-{what}-title"), head, rows)
    return Screen.of(
        words(f"results-{what}-ready", count=len(rows)),
        rows=_below(words, panel.standing.call.id),
        attachment=Attachment(name=words.plain(f"results-{what}-file"), content=content),
    )


def _heads(words: Words, *columns: str) -> list[str]:
    return [words.plain(f"results-column-{one}") for one in columns]


def table_screen(words: Words, panel: results.Panel) -> Screen:
    """The whole table as a spreadsheet, for those who run the call."""
    kind = panel.standing.call.kind
    head = [*_heads(words, *COLUMNS), *(one.label.full(words.language) for one in kind.criteria)]
    rows: list[list[str | int]] = [
        [
            one.row.place or "",
            one.code,
            one.entry.title if one.pupil is None else _name(words, one, has_codes=True),
            _author(one),
            one.municipality,
            nomination_name(words, kind, one.row.nomination),
            _number(words, one.row.total),
            _number(words, one.row.spread or None),
            _outcome(words, kind, one),
            *(_number(words, one.row.means.get(each.id)) for each in kind.criteria),
        ]
        for one in panel.lines
    ]
    return _sheet(words, panel, "table", head, rows)


# ── Announced ──────────────────────────────────────────────────────────────────────────────────


def announced_screen(words: Words, facts: results.Announced, number: int = 0) -> Screen:
    """The winners, then the reader's own entries and pupils."""
    call = facts.call
    page = Page.of([*facts.winners, *facts.own], number, SHOWN)
    border = max(0, len(facts.winners) - page.number * SHOWN)
    winners, own = page.items[:border], page.items[border:]
    entries = {one.entry.id: one.entry for one in own}
    appeals = {one.entry: one for one in facts.appeals if one.entry in entries}
    show = ResultsPress(action=Action.SHOW, id=call.id)
    picture = show.labelled(words.plain("results-picture"), action=Action.PICTURE)
    return Screen.of(
        words("results-head", title=call.title),
        page_mark(words, page),
        words("results-day", day=_day(words, facts)),
        "",
        *_rows(words, call.kind, winners),
        *_counts(words, facts),
        *_by_municipality(words, facts),
        *_own(words, facts, own),
        *(_decided(words, one, results.APPEAL_LIMIT // len(appeals)) for one in appeals.values()),
        rows=[
            paging(page, show),
            [picture] if facts.winners else [],
            *([one] for one in _own_options(words, facts, list(entries.values()), set(appeals))),
            [panel_button(words, call.id)] if facts.leads else [],
            _sections(words, call.id),
        ],
    )


def _own_options(
    words: Words, facts: results.Announced, entries: Sequence[Entry], appealed: Collection[EntryId]
) -> Iterable[InlineKeyboardButton]:
    for one in entries:
        is_settled = one.status is EntryStatus.SETTLED
        may_appeal = facts.may_appeal and is_settled and one.id not in appealed
        for action, is_shown in ((Action.WORDS, one.id in facts.said), (Action.APPEAL, may_appeal)):
            key = f"results-{action}" if len(entries) == 1 else f"results-{action}-of"
            label = words.plain(key, title=cut(one.title, LABEL))
            if is_shown:
                yield ResultsPress(action=action, id=one.id).labelled(label)


def words_screen(words: Words, facts: results.Announced, entry: Entry, number: int) -> Screen:
    """The words of experts to the author; they are not named."""
    said = [words("results-quote", words=one) for one in facts.said.get(entry.id, ())]
    page = Page.of(in_parts(said), number, 1)
    turning = paging(page, ResultsPress(action=Action.WORDS, id=entry.id))
    return Screen.of(
        words("results-words-head", title=cut(entry.title, TITLE)),
        page_mark(words, page),
        *page.items,
        rows=[turning, [results_button(words, facts.call.id)]],
    )


def _day(words: Words, facts: results.Announced) -> str:
    return words.moment(facts.announced_at, "d MMMM y") if facts.announced_at else ""


def _counts(words: Words, facts: results.Announced) -> Iterable[str]:
    """Counts the outcomes whose rows are not shown."""
    shown = {one.row.outcome for one in facts.winners}
    for spec in facts.call.kind.outcomes:
        count = facts.counts.get(spec.id, 0)
        if count and spec.id not in shown:
            name = spec.label.full(words.language)
            yield words("results-count", name=name, count=count)


def _by_municipality(words: Words, facts: results.Announced) -> Iterable[str]:
    if facts.by_municipality:
        yield ""
        yield words("results-municipalities")
    for place, name, points in facts.by_municipality:
        shown = words.hundredths(points)
        yield words("results-points", place=place, name=name, points=shown)


def _own(
    words: Words, facts: results.Announced, own: Sequence[results.Line]
) -> Iterable[str | None]:
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


def _decided(words: Words, one: results.Appeal, limit: int) -> str:
    state = {None: "waits", True: "granted", False: "rejected"}[one.is_granted]
    return words(f"results-appeal-{state}", answer=cut(one.answer or "", limit))


def picture_screen(words: Words, facts: results.Announced) -> Screen:
    call = facts.call
    winners = [
        Winner(
            group=nomination_name(words, call.kind, one.row.nomination),
            outcome=outcome_name(words, call.kind, one.row.outcome),
            name=one.entry.title,
            about=_author(one),
            total=_number(words, one.row.total),
        )
        for one in facts.winners
    ]
    about = words.plain("results-picture-day", day=_day(words, facts))
    content = places_png(Places(title=call.title, about=about, winners=winners))
    return Screen.of(
        words("results-head", title=call.title),
        rows=[[results_button(words, call.id)]],
        attachment=Attachment(name=words.plain("results-picture-file"), content=content),
    )


# ── Appeals and letters ────────────────────────────────────────────────────────────────────────


def appeals_screen(words: Words, panel: results.Panel, _: int = 0) -> Screen:
    call = panel.standing.call
    titles = {one.id: one.title for one in panel.standing.entries}
    options = [
        ResultsPress(action=Action.HEAR, id=one.id).labelled(cut(titles[one.entry], TITLE))
        for one in panel.open_appeals[:TIED]
    ]
    return Screen.of(
        words("results-appeals-head", title=call.title, count=len(panel.open_appeals)),
        rows=_below(words, call.id, *options),
    )


def hearing_screen(words: Words, hearing: results.Hearing) -> Screen:
    """Offers the outcomes of the kind, or the pupils of whom one is meant, unless the council is
    voting.
    """
    call, appeal, own = hearing.panel.standing.call, hearing.appeal, hearing.lines
    is_councils = call.kind.rules.confirm is Confirm.COUNCIL
    key = "put" if is_councils else "ask"
    press = ResultsPress(action=Action.GRANT, id=appeal.id)
    options = _outcomes(words, call.kind, press.changed(pupil=_pupil(own[0]) if own else 0))
    if len(own) > 1:
        key, hear = "pupil", press.changed(action=Action.HEAR)
        options = [hear.labelled(_label(words, one), pupil=_pupil(one)) for one in own[:TIED]]
    options.append(press.labelled(words.plain("results-reject"), action=Action.REJECT))
    if hearing.is_voted:
        key, options = "voted", []
    return Screen.of(
        words("results-hearing", title=hearing.panel.standing.entry(appeal.entry).title),
        words("results-quote", words=appeal.words),
        *(row_text(words, call.kind, one, has_codes=True) for one in own[:SHOWN]),
        words(f"results-hearing-{key}"),
        rows=_below(words, call.id, *options, motion=hearing.motion),
    )


def _pupil(line: results.Line) -> int:
    return line.pupil.id if line.pupil else 0


def told(words: Words, key: str, call: CallId, *, leads: bool) -> Screen:
    """With the way back to the panel, or of an author to the results."""
    rows = _below(words, call) if leads else [[results_button(words, call)]]
    return Screen.of(words(f"results-{key}"), rows=rows)


def seats_letter(words: Words, facts: SeatsWanted) -> Screen:
    """To the curator; the press on its button shows it again."""
    call, number = facts.call, facts.call.id
    type_ = type_name(words, facts.type) if facts.type else facts.type_id
    if not facts.waiting:
        text = words("results-seats-given", title=call.title, type=type_)
        return Screen.of(text, rows=[[results_button(words, number)]])
    begin = beginning_press(Beginning.SEATS, f"{number}-{facts.type_id}")
    give = ResultsPress(action=Action.SEATS, id=number, value=facts.type_id)
    return Screen.of(
        words("results-seats-wanted", title=call.title, type=type_, count=facts.waiting),
        words("results-seats-how"),
        rows=[
            [button(words.plain("papers-begin-activity"), begin, Style.WANTED)],
            [give.labelled(words.plain("results-seats-give"))],
        ],
    )


def result_letter(
    words: Words, call: Call, entry: Entry, reader: PersonId, *, may_appeal: bool
) -> Screen:
    """Tells an author or a co-author the outcome; the author is asked whether to take it."""
    rules, accept = call.kind.rules, ResultsPress(action=Action.ACCEPT, id=entry.id)
    said = [
        words("results-letter", title=call.title, name=entry.title),
        words("results-letter-outcome", outcome=outcome_name(words, call.kind, entry.outcome)),
    ]
    if entry.total is not None and rules.show_own:
        said.append(words("results-letter-total", total=words.hundredths(entry.total)))
    if gives(call.kind.outcome(entry.outcome), "seat"):
        said.append(words("results-letter-seat"))
    offered = entry.status is EntryStatus.OFFERED
    if offered and entry.answer_by:
        said.append(words("results-letter-offered", until=words.moment(entry.answer_by)))
    elif may_appeal and not offered:
        said.append(words("results-letter-appeal", count=rules.appeal_days))
    answers = [
        [accept.labelled(words.plain("results-accept"), Style.WANTED)],
        [accept.labelled(words.plain("results-decline"), action=Action.DECLINE)],
    ]
    is_asked = offered and reader == entry.author
    return Screen.of(*said, rows=[*answers * is_asked, [results_button(words, call.id)]])


def entry_letter(words: Words, key: str, call: Call, entry: Entry) -> Screen:
    """Tells an author that an appeal was rejected, or an entry annulled."""
    reason = entry.reason or ""
    return Screen.of(
        words(f"results-letter-{key}", title=call.title, name=entry.title, reason=reason),
        rows=[[results_button(words, call.id)]],
    )


def declined_letter(words: Words, call: Call, entry: Entry, following: Entry | None) -> Screen:
    """Tells a curator that an author has declined; `following`: who can have the place."""
    title = cut(following.title, LABEL) if following else ""
    return Screen.of(
        words("results-letter-declined", title=call.title, name=entry.title),
        words(f"results-letter-{'next' if following else 'last'}", title=title),
        rows=_below(words, call.id, *_offer(words, following)),
    )


def appeal_letter(words: Words, call: Call) -> Screen:
    """Tells a curator of an appeal."""
    text = words("results-letter-asked", title=call.title)
    return Screen.of(text, rows=_below(words, call.id))
