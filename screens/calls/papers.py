"""Papers of calls: the printed page, the list, the file, the public check, letters."""

from collections.abc import Sequence

from district.activities.certificates import Holder
from district.calls.kind import PaperKind
from district.calls.paper import REGIONAL, CallPaper, Decision, Ground, HeldBy, PaperBundle, Wanted
from district.drafts import Form as FormName
from district.pages import Page
from documents.call_paper import CallPaper as Printed
from keyboards.activities.certificates import papers_button as certificates_button
from keyboards.buttons import Style, button, inline
from keyboards.calls.home import to_calls
from keyboards.form import resuming
from keyboards.paging import paging
from keyboards.papers import MINE, Action, PapersPress, papers_button
from locales.texts import Words
from screens.activities.certificates import holder_text
from screens.screen import Attachment, Screen, cut, lines, page_mark

LABEL = 40
"""Limit in characters of a button's title."""
FEW = 3
"""Numbers that are listed; of more the first and the last."""
FRAMED = {PaperKind.DIPLOMA, PaperKind.CERTIFICATE}


def printed_page(words: Words, ground: Ground, *, operator: str, link: str) -> Printed:
    """Returns the printed facts in the reader's language."""
    paper, document = ground.paper, ground.paper.document
    is_pupils = paper.held_by is HeldBy.PUPIL
    is_spravka = document is PaperKind.SPRAVKA
    return Printed(
        heading=words.plain("papers-heading", document=document),
        under_heading=words.plain("papers-under-heading") if is_spravka else "",
        is_framed=document in FRAMED,
        outcome="" if is_spravka else _outcome(words, ground),
        holder=paper.name or ("" if is_pupils else words.plain("papers-name-gone")),
        under_holder=_under_holder(words, paper),
        blank=words.plain("papers-blank"),
        together=words.plain("papers-together", names=", ".join(ground.together))
        if ground.together
        else "",
        reason=words.plain("papers-defended") if is_spravka else _reason(words, ground),
        title=ground.call.title if is_pupils else ground.entry.title,
        notes=_notes(words, ground),
        number=paper.number,
        issued=words.days(paper.issued_at, paper.issued_at),
        issuer=ground.institute.label.full(words.language) if ground.institute else operator,
        signer=paper.signer or "",
        signer_post=paper.signer_post or "",
        check_link=link,
        language="ru" if words.language.value == "ru" else "en",
    )


def _reason(words: Words, ground: Ground) -> str:
    if ground.paper.held_by is HeldBy.PUPIL:
        return ground.call.kind.label.full(words.language)
    return ground.call.title


def _under_holder(words: Words, paper: CallPaper) -> str:
    match paper.held_by:
        case HeldBy.PUPIL:
            grade = words.plain("papers-grade", grade=paper.grade or "")
            return ", ".join(filter(None, [grade, paper.organization]))
        case HeldBy.ORGANIZATION:
            return ""
        case HeldBy.PERSON:
            return paper.organization or ""


def _outcome(words: Words, ground: Ground) -> str:
    """Returns «Победитель, 1 место»; the place is of diplomas only."""
    paper, spec = ground.paper, ground.outcome
    label = spec.label.full(words.language) if spec else ""
    if paper.place is None or paper.document is not PaperKind.DIPLOMA:
        return label
    return words.plain("papers-outcome-place", outcome=label, place=paper.place)


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


def bundles_screen(words: Words, page: Page[PaperBundle]) -> Screen:
    """The reader's papers, the newest first."""
    text = lines(
        words("papers-title"),
        page_mark(words, page),
        "",
        *([_row(words, one) for one in page.items] or [words("papers-none")]),
    )
    each = [
        [button(cut(_title(one), LABEL), PapersPress(action=Action.SEND, entry=one.entry.id))]
        for one in page.items
        if any(paper.struck_at is None for paper in one.papers)
    ]
    return Screen(
        text=text,
        keyboard=inline(
            [
                *each,
                paging(page, lambda number: MINE.changed(page=number)),
                [certificates_button(words)],
                [to_calls(words)],
            ]
        ),
    )


def _row(words: Words, bundle: PaperBundle) -> str:
    live = [one.number for one in bundle.papers if one.struck_at is None]
    numbers = live if len(live) <= FEW else [f"{live[0]} … {live[-1]}"]
    key = "papers-row" if live else "papers-row-struck"
    return words(
        key,
        kind=_kind(words, bundle.papers[0]),
        title=cut(_title(bundle), 100),
        numbers=", ".join(numbers or [bundle.papers[0].number]),
    )


def _kind(words: Words, paper: CallPaper) -> str:
    return words.plain("papers-document", document=paper.document)


def _named(words: Words, paper: CallPaper) -> str:
    """Returns «Справка № ЗО-2026-0001»."""
    return words.plain("papers-named", kind=_kind(words, paper), number=paper.number)


def _title(bundle: PaperBundle) -> str:
    is_pupils = bundle.papers[0].held_by is HeldBy.PUPIL
    return bundle.call.title if is_pupils else bundle.entry.title or bundle.call.title


def paper_file(words: Words, ground: Ground, content: bytes) -> Screen:
    paper = ground.paper
    named = f"{_kind(words, paper)} {paper.number}"
    return Screen(
        text=words("papers-caption", named=_named(words, paper)),
        keyboard=inline([[papers_button(words)]]),
        attachment=Attachment(name=f"{named}.pdf", content=content),
    )


def papers_archive(words: Words, grounds: Sequence[Ground], content: bytes) -> Screen:
    """Several papers as one file; the name of each is its number."""
    first = grounds[0].paper
    named = words.plain("papers-archive-file", series=first.series, entry=first.entry)
    blank = first.held_by is HeldBy.PUPIL
    return Screen(
        text=lines(
            words("papers-archive", count=len(grounds)), words("papers-fill-in") if blank else None
        ),
        keyboard=inline([[papers_button(words)]]),
        attachment=Attachment(name=f"{named}.zip", content=content),
    )


def check_screen(words: Words, ground: Ground) -> Screen:
    """Public: whether the paper is valid, and its whole ground. Of a pupil class and place only."""
    paper = ground.paper
    day = words.moment(paper.struck_at, "d MMMM y") if paper.struck_at else ""
    head = words(f"papers-{ground.state}", named=_named(words, paper), day=day)
    call = words("papers-call", call=ground.call.title)
    outcome = words("papers-outcome", outcome=_outcome(words, ground))
    if paper.held_by is HeldBy.PUPIL:
        grade = words("papers-grade", grade=paper.grade or "")
        return Screen(text=lines(head, grade, call, outcome))
    entry = ground.entry
    return Screen(
        text=lines(
            head,
            _holder(words, paper),
            words("papers-entry", title=entry.title) if entry.title else None,
            call,
            outcome,
            _mean(words, entry.total),
            _decision(words, ground.decision),
            words("papers-issued", day=words.moment(paper.issued_at, "d MMMM y")),
            words("papers-issuer", issuer=ground.institute.label.full(words.language))
            if ground.institute
            else None,
        )
    )


def check_failed(words: Words) -> Screen:
    return Screen(text=words("papers-unknown"))


def _holder(words: Words, paper: CallPaper) -> str:
    if paper.held_by is HeldBy.ORGANIZATION:
        return words("papers-organization", name=paper.name or "")
    named = paper.name is not None
    holder = Holder(name=paper.name or "", organization=paper.organization or "")
    return holder_text(words, holder if named else None)


def _mean(words: Words, total: int | None) -> str | None:
    return None if total is None else words("papers-mean", total=words.hundredths(total))


def _decision(words: Words, decision: Decision | None) -> str | None:
    if decision is None:
        return None
    votes = {"pro": decision.for_, "against": decision.against, "abstained": decision.abstained}
    if decision.protocol is None or decision.day is None:
        return words("papers-votes", **votes)
    day = words.day(decision.day, "d MMMM y")
    return lines(
        words("papers-decided", number=decision.protocol, day=day), words("papers-votes", **votes)
    )


# ── Letters, and an activity of an entry ───────────────────────────────────────────────────────


def struck_letter(words: Words, ground: Ground) -> Screen:
    paper = ground.paper
    text = lines(
        words("papers-letter-struck", named=_named(words, paper)),
        words("papers-letter-reason", reason=paper.reason or ""),
    )
    return Screen(text=text, keyboard=inline([[papers_button(words)]]))


def activity_letter(words: Words, wanted: Wanted) -> Screen:
    """To the curator: begins the form of an activity by one press."""
    press = PapersPress(action=Action.ACTIVITY, entry=wanted.entry.id)
    text = words("papers-letter-activity", title=wanted.entry.title, call=wanted.call.title)
    begin = button(words.plain("papers-begin-activity"), press, Style.WANTED)
    return Screen(text=text, keyboard=inline([[begin]]))


def activity_begun(words: Words, wanted: Wanted) -> Screen:
    go_on = button(words.plain("papers-fill-activity"), resuming(FormName.ACTIVITY), Style.WANTED)
    text = words("papers-activity-begun", title=wanted.entry.title)
    return Screen(text=text, keyboard=inline([[go_on]]))


def activity_unfinished(words: Words, wanted: Wanted) -> Screen:
    """Another activity is being entered: it must not be lost."""
    go_on = button(words.plain("papers-finish-activity"), resuming(FormName.ACTIVITY))
    again = button(
        words.plain("papers-begin-activity"),
        PapersPress(action=Action.ACTIVITY, entry=wanted.entry.id),
    )
    return Screen(text=words("papers-activity-unfinished"), keyboard=inline([[go_on], [again]]))
