"""Papers of calls: the printed page, the list, the file, the public check, letters."""

from collections.abc import Sequence

from district.calls.entry import Entry
from district.calls.kind import EnterBy, OutcomeSpec, PaperKind
from district.calls.paper import (
    REGIONAL,
    Achievement,
    CallPaper,
    Decision,
    Ground,
    HeldBy,
    Portfolio,
    Wanted,
)
from district.documents import Issuer
from district.pages import Page
from district.people.roles import Grant, GrantFacts
from documents.call_paper import CallPaper as Printed
from keyboards.activities.certificates import papers_button as certificates_button
from keyboards.activities.form import Beginning, beginning_press
from keyboards.buttons import Style, button
from keyboards.calls.home import to_calls
from keyboards.paging import paging
from keyboards.papers import EDIT, MEMBERS, MINE, Action, PapersPress, papers_button
from locales.texts import Words
from screens.documents import holder_text, issued_lines, numbered
from screens.mentions import led_lines
from screens.screen import Attachment, Screen, cut, lines, page_mark

LABEL = 40
"""Limit in characters of a button's title."""
FEW = 3
"""Numbers that are listed; of more the first and the last."""
FRAMED = {PaperKind.DIPLOMA, PaperKind.CERTIFICATE}


def printed_page(words: Words, ground: Ground, issuer: Issuer) -> Printed:
    """Returns the printed facts in the reader's language."""
    paper, document = ground.paper, ground.paper.document
    is_pupils = paper.held_by is HeldBy.PUPIL
    is_spravka = document is PaperKind.SPRAVKA
    reason = ground.call.title
    if is_pupils:
        reason = ground.call.kind.label.full(words.language)
    elif is_spravka:
        reason = words.plain("papers-defended")
    under = [
        words.plain("papers-grade", grade=paper.grade) if paper.grade else None,
        paper.organization if paper.held_by is not HeldBy.ORGANIZATION else None,
    ]
    return Printed(
        heading=words.plain("papers-heading", document=document),
        under_heading=words.plain("papers-under-heading") if is_spravka else "",
        is_framed=document in FRAMED,
        outcome="" if is_spravka else _outcome(words, ground.outcome, paper.place, paper),
        under_holder=", ".join(filter(None, under)),
        blank=words.plain("papers-blank"),
        together=words.plain("papers-together", names=", ".join(ground.together))
        if ground.together
        else "",
        reason=reason,
        title=ground.call.title if is_pupils else ground.entry.title,
        notes=_notes(words, ground),
        holder=paper.name or ("" if is_pupils else words.plain("papers-name-gone")),
        **numbered(words, paper, ground.institute, issuer),
    )


def _outcome(
    words: Words, spec: OutcomeSpec | None, place: int | None, paper: CallPaper | None
) -> str:
    """Returns «Победитель, 1 место»; the place is of diplomas only."""
    label = spec.label.full(words.language) if spec else ""
    if place is None or paper is None or paper.document is not PaperKind.DIPLOMA:
        return label
    return words.plain("papers-outcome-place", outcome=label, place=place)


def _notes(words: Words, ground: Ground) -> tuple[str, ...]:
    nomination, decision = ground.nomination, ground.decision
    notes = []
    if nomination is not None:
        label = nomination.label.full(words.language)
        notes.append(words.plain("papers-nomination", nomination=label))
    if ground.level == REGIONAL and ground.paper.document is PaperKind.SPRAVKA:
        notes.append(words.plain("papers-equals"))
    elif ground.level:
        notes.append(words.plain("papers-level", level=ground.level))
    if decision is not None and decision.protocol is not None and decision.day is not None:
        day = words.day(decision.day, "d MMMM y")
        notes.append(words.plain("papers-protocol", number=decision.protocol, day=day))
    return tuple(notes)


# ── In the chat ────────────────────────────────────────────────────────────────────────────────


def portfolio_screen(words: Words, portfolio: Portfolio) -> Screen:
    """The reader's own outcomes, the latest first; a press sends the papers of one."""
    page = portfolio.page
    hide = EDIT.labelled(words.plain("papers-hide"), page=page.number)
    return Screen.of(
        words("papers-title"),
        page_mark(words, page),
        *(_role(words, one) for one in portfolio.grants),
        *(led_lines(words, portfolio.led) if page.number == 0 else ()),
        *(f"\n{_row(words, one)}" for one in page.items),
        None if page.items or portfolio.hidden or portfolio.led else words("papers-none"),
        words("papers-hidden", count=portfolio.hidden) if portfolio.hidden else None,
        rows=[
            *(
                [_press(Action.SEND, one.entry).labelled(cut(achievement_title(one), LABEL))]
                for one in page.items
                if one.live_papers
            ),
            paging(page, MINE),
            [hide] if page.total or portfolio.hidden else [],
            [certificates_button(words)],
            [to_calls(words)],
        ],
    )


def _press(action: Action, entry: Entry, page: int = 0) -> PapersPress:
    return PapersPress(action=action, entry=entry.id, page=page)


def active_screen(words: Words, page: Page[GrantFacts]) -> Screen:
    """The methodical active of the district, the longest members first."""
    return Screen.of(
        words("papers-active-title", count=page.total),
        page_mark(words, page),
        *(_member(words, one) for one in page.items),
        words("papers-active-join"),
        rows=[paging(page, MEMBERS), [to_calls(words)]],
    )


def _member(words: Words, facts: GrantFacts) -> str:
    profile, until = facts.holder.profile, facts.grant.until
    return words(
        "papers-active-member",
        name=profile.name.full if profile else "",
        organization=profile.organization.name if profile else "",
        day=words.moment(until, "d MMMM y") if until else "none",
    )


def hiding_screen(words: Words, portfolio: Portfolio) -> Screen:
    """Each press hides a line, or shows it again."""
    page, each = portfolio.page, []
    for one in page.items:
        key = "papers-is-hidden" if one.is_hidden else "papers-is-shown"
        label = cut(words.plain(key, title=achievement_title(one)), LABEL)
        action = Action.UNHIDE if one.is_hidden else Action.HIDE
        each.append([_press(action, one.entry, page.number).labelled(label)])
    back = MINE.labelled(words.plain("common-back"))
    text = words("papers-hiding"), page_mark(words, page)
    return Screen.of(*text, rows=[*each, paging(page, EDIT), [back]])


def _role(words: Words, grant: Grant) -> str:
    return words(
        "papers-role",
        role=words.plain(f"roles-role-{grant.role}"),
        day=words.moment(grant.until, "d MMMM y") if grant.until else "none",
    )


def _row(words: Words, line: Achievement) -> str:
    struck = [one for one in line.papers if one.struck_at is not None]
    return lines(
        words(
            "papers-line",
            title=cut(achievement_title(line), 100),
            outcome=_outcome_of(words, line),
            call=line.call.title,
        ),
        _numbered(words, "papers-line-paper", line.live_papers),
        _numbered(words, "papers-line-struck", struck),
        words("papers-line-talk", when=words.moment(line.talk.at), place=line.talk.place)
        if line.talk
        else None,
        words("papers-line-listed") if line.is_listed else None,
    )


def _numbered(words: Words, key: str, papers: Sequence[CallPaper]) -> str | None:
    """Returns «Диплом № ОБ-2026-0001»; of more than a few the first and the last number."""
    if not papers:
        return None
    numbers = [one.number for one in papers]
    shown = numbers if len(numbers) <= FEW else [f"{numbers[0]} … {numbers[-1]}"]
    return words(key, kind=_kind(words, papers[0]), numbers=", ".join(shown))


def _kind(words: Words, paper: CallPaper) -> str:
    return words.plain("papers-document", document=paper.document)


def named_paper(words: Words, paper: CallPaper) -> str:
    """Returns «Справка № ЗО-2026-0001»."""
    return words.plain("papers-named", kind=_kind(words, paper), number=paper.number)


def achievement_title(line: Achievement) -> str:
    is_pupils = line.call.kind.enter.by is EnterBy.PUPILS
    return line.call.title if is_pupils else line.entry.title or line.call.title


def achievement_about(words: Words, line: Achievement) -> str:
    """Returns «Конкурс …, победитель, 1 место»."""
    return ", ".join(filter(None, [line.call.title, _outcome_of(words, line)]))


def _outcome_of(words: Words, line: Achievement) -> str:
    first = line.papers[0] if line.papers else None
    return _outcome(words, line.outcome, line.entry.place, first)


def papers_file(words: Words, grounds: Sequence[Ground], content: bytes) -> Screen:
    """One paper; several as an archive, in which the name of each is its number."""
    first = grounds[0].paper
    if len(grounds) == 1:
        text = [words("papers-caption", named=named_paper(words, first))]
        name = f"{_kind(words, first)} {first.number}.pdf"
    else:
        blank = first.held_by is HeldBy.PUPIL
        fill_in = [words("papers-fill-in")] if blank else []
        text = [words("papers-archive", count=len(grounds)), *fill_in]
        name = words.plain("papers-archive-file", series=first.series, entry=first.entry) + ".zip"
    attachment = Attachment(name=name, content=content)
    return Screen.of(*text, rows=[[papers_button(words)]], attachment=attachment)


def check_screen(words: Words, ground: Ground) -> Screen:
    """Public: whether the paper is valid, and its whole ground. Of a pupil class and place only."""
    paper, entry = ground.paper, ground.entry
    day = words.moment(paper.struck_at, "d MMMM y") if paper.struck_at else ""
    is_pupils = paper.held_by is HeldBy.PUPIL
    outcome = _outcome(words, ground.outcome, paper.place, paper)
    of_all = [
        words(f"papers-{ground.state}", named=named_paper(words, paper), day=day),
        words("papers-grade", grade=paper.grade or "") if is_pupils else _holder(words, paper),
        words("papers-entry", title=entry.title) if entry.title and not is_pupils else None,
        words("papers-call", call=ground.call.title),
        words("papers-outcome", outcome=outcome),
    ]
    if is_pupils:
        return Screen.of(*of_all)
    return Screen.of(
        *of_all,
        None if entry.total is None else words("papers-mean", total=words.hundredths(entry.total)),
        _decision(words, ground.decision),
        *issued_lines(words, paper, ground.institute),
    )


def _holder(words: Words, paper: CallPaper) -> str:
    if paper.held_by is HeldBy.ORGANIZATION:
        return words("papers-organization", name=paper.name or "")
    return holder_text(words, paper.holder)


def _decision(words: Words, decision: Decision | None) -> str | None:
    if decision is None:
        return None
    number, day = decision.protocol, decision.day
    return lines(
        words("papers-decided", number=number, day=words.day(day, "d MMMM y"))
        if number is not None and day is not None
        else None,
        words(
            "papers-votes",
            pro=decision.for_,
            against=decision.against,
            abstained=decision.abstained,
        ),
    )


# ── Letters ─────────────────────────────────────────────────────────────────────────────────────


def struck_letter(words: Words, ground: Ground) -> Screen:
    paper = ground.paper
    return Screen.of(
        words("papers-letter-struck", named=named_paper(words, paper)),
        words("papers-letter-reason", reason=paper.reason or ""),
        rows=[[papers_button(words)]],
    )


def activity_letter(words: Words, wanted: Wanted) -> Screen:
    """To the curator: begins the form of an activity by one press."""
    press = beginning_press(Beginning.ENTRY, wanted.entry.id)
    return Screen.of(
        words("papers-letter-activity", title=wanted.entry.title, call=wanted.call.title),
        rows=[[button(words.plain("papers-begin-activity"), press, Style.WANTED)]],
    )
