"""Screens of the register of experts, of their settings, and of an assignment."""

from collections.abc import Iterable

from aiogram.types import InlineKeyboardButton

from district.calls.assigning import LeftOut, Why
from district.calls.call import Call
from district.calls.entry import Entry
from district.calls.experts import (
    EXPERT_TOPICS_LIMIT,
    LOAD_LIMITS,
    UNDO,
    EntryExperts,
    ExpertLoad,
    OwnExpertEntry,
    Pause,
    Planned,
)
from district.calls.review import COUNTED, PENDING, Review, ReviewStatus
from district.calls.scoring import ReviewFacts
from district.drafts import Form as FormName
from district.ids import ReviewId
from district.pages import Page
from district.people.person import Person
from district.people.roles import Role
from district.topics import Area
from keyboards.buttons import Row, Style, button, fitting, grid
from keyboards.calls.calls import call_button
from keyboards.calls.experts import ExpertsAction, ExpertsPress, register_row
from keyboards.form import beginning
from keyboards.menu import Entry as MenuEntry
from keyboards.menu import back_to
from keyboards.paging import paging
from keyboards.people.methodists import methodists_button
from locales.texts import Words
from screens.screen import Screen, cut, page_mark

TITLE = 60
"""Limit of an entry's title in a list."""
CODES = 12
"""Limit of codes in one line; the lists have all."""
DAY = "d MMMM"
_A = ExpertsAction

# ── The register ───────────────────────────────────────────────────────────────────────────────


def _to(
    words: Words, label: str, action: ExpertsAction, style: Style | None = None, **about: object
) -> InlineKeyboardButton:
    """`label`: the end of its text's key."""
    return ExpertsPress(action=action).labelled(words.plain(f"experts-{label}"), style, **about)


def _back(words: Words, action: ExpertsAction = _A.OWN, **about: object) -> Row:
    press = ExpertsPress(action=action).changed(**about)
    return [press.labelled(words.plain("forms-back"))]


def _turning(page: Page[object], action: ExpertsAction, **about: object) -> Row:
    return paging(page, ExpertsPress(action=action).changed(**about))


def _invite(words: Words) -> Row:
    return [button(words.plain("experts-invite"), beginning(FormName.INVITE, Role.EXPERT))]


def _sections(words: Words) -> Row:
    return [back_to(words, MenuEntry.CALLS)]


def register_screen(words: Words, page: Page[ExpertLoad], search: str) -> Screen:
    rows = [_expert(words, one) for one in page.items]
    none = "experts-not-found" if search else "experts-none"
    return Screen.of(
        words("experts-head", people=page.total),
        page_mark(words, page),
        words("experts-searched", search=search) if search else None,
        "",
        *(rows or [words(none)]),
        "",
        words("experts-search"),
        rows=[_turning(page, _A.LIST), _invite(words), _sections(words)],
    )


def own_screen(words: Words, own: OwnExpertEntry) -> Screen:
    until = own.entry.paused_until
    who = "own" if own.judges else "methodist"
    none = words.plain("experts-any-topic" if own.judges else "experts-no-topic")
    pausing = _to(words, "pause", _A.PAUSES)
    if own.is_paused:
        pausing = _to(words, "go-on", _A.GO_ON, Style.WANTED)
    limit = [_to(words, "limit", _A.LIMITS)] if own.judges else []
    return Screen.of(
        words(f"experts-{who}-head"),
        "",
        words("experts-own-topics", topics=_topics(words, own) or none),
        words("experts-own-load", load=own.load, limit=own.entry.load_limit)
        if own.judges
        else None,
        words(f"experts-{who}-paused", until=words.moment(until, DAY))
        if own.is_paused and until
        else words(f"experts-{who}-open"),
        rows=[
            [_to(words, "topics", _A.AREAS), *limit],
            [pausing],
            _sections(words) if own.judges else [methodists_button(words)],
        ],
    )


def areas_screen(words: Words, own: OwnExpertEntry) -> Screen:
    ticked, labels = set(own.entry.topics), dict[str, str]()
    for area in own.areas:
        labels[area.id] = label = area.label.button(words.language)
        if count := sum(topic.id in ticked for topic in area.topics):
            labels[area.id] = words.plain("experts-area-ticked", label=label, count=count)
    areas = [ExpertsPress(action=_A.AREA, choice=id_).labelled(one) for id_, one in labels.items()]
    text = words("experts-ask-areas", count=len(own.entry.topics), limit=EXPERT_TOPICS_LIMIT)
    return Screen.of(text, rows=[*fitting(areas), _back(words)])


def topics_screen(words: Words, own: OwnExpertEntry, area: Area) -> Screen:
    labels = {one.id: one.label.button(words.language) for one in area.topics}
    ticked = {one for one in own.entry.topics if one in labels}
    labels |= {one: words.plain("forms-ticked", label=labels[one]) for one in ticked}
    topics = [
        ExpertsPress(action=_A.TOPIC, choice=id_).labelled(one) for id_, one in labels.items()
    ]
    text = words(
        "experts-ask-topics",
        area=area.label.full(words.language),
        count=len(own.entry.topics),
        limit=EXPERT_TOPICS_LIMIT,
    )
    return Screen.of(text, rows=[*fitting(topics), [_to(words, "to-areas", _A.AREAS)]])


def limits_screen(words: Words, _: OwnExpertEntry) -> Screen:
    limits = [ExpertsPress(action=_A.LIMIT, number=one).labelled(str(one)) for one in LOAD_LIMITS]
    return Screen.of(words("experts-ask-limit"), rows=[*grid(limits, 4), _back(words)])


def pauses_screen(words: Words, _: OwnExpertEntry) -> Screen:
    pauses = [_to(words, f"pause-{one}", _A.PAUSE, choice=one) for one in Pause]
    return Screen.of(words("experts-ask-pause"), rows=[*fitting(pauses), _back(words)])


# ── Assignment ─────────────────────────────────────────────────────────────────────────────────


def plan_screen(words: Words, planned: Planned) -> Screen:
    return Screen.of(
        words("experts-plan-head", title=planned.facts.call.title),
        words("experts-stale") if planned.is_stale else None,
        "",
        *_outcome(words, planned),
        *_lacking(words, planned),
        *_doubts(words, planned),
        rows=_plan_rows(words, planned),
    )


def _plan_rows(words: Words, planned: Planned) -> Iterable[Row]:
    call, plan = planned.facts.call.id, planned.plan
    press = ExpertsPress(action=_A.UNDO, call=call)
    if planned.asked_at is not None:
        label = words.plain("experts-undo", seconds=int(UNDO.total_seconds()))
        yield [press.labelled(label, Style.DANGER, number=int(planned.asked_at.timestamp()))]
    elif plan.reviews:
        label = words.plain("experts-assign", reviews=plan.reviews)
        yield [press.labelled(label, Style.WANTED, action=_A.ASSIGN, choice=plan.version)]
    if plan.left_out:
        yield [_to(words, "left-out", _A.LEFT_OUT, call=call)]
        yield _invite(words)
    if planned.facts.stage is not None:
        yield [_to(words, "entries", _A.ENTRIES, call=call)]
    yield [*register_row(words), call_button(words, call)]


def left_out_screen(words: Words, planned: Planned, page: Page[LeftOut]) -> Screen:
    said = [line for one in page.items for line in _left_out(words, planned, one)]
    call = planned.facts.call.id
    turning = _turning(page, _A.LEFT_OUT, call=call)
    return Screen.of(
        words("experts-left-out-head"),
        *(said or ["", words("experts-nothing-lacks")]),
        rows=[turning, _invite(words), _back(words, _A.PLAN, call=call)],
    )


def entries_screen(words: Words, planned: Planned, page: Page[Entry]) -> Screen:
    call = planned.facts.call
    opening = [
        ExpertsPress(action=_A.ENTRY, entry=one.id).labelled(code_of(one)) for one in page.items
    ]
    return Screen.of(
        words("experts-entries-head", title=call.title),
        "",
        *(
            words("experts-entry-row", code=code_of(one), title=cut(one.title, TITLE))
            for one in page.items
        ),
        rows=[
            *grid(opening, 4),
            _turning(page, _A.ENTRIES, call=call.id),
            _back(words, _A.PLAN, call=call.id),
        ],
    )


def entry_screen(words: Words, facts: EntryExperts) -> Screen:
    rows = [_review(words, facts, review, person) for review, person in facts.reviews]
    reserves = ", ".join(_name(words, one) for one in facts.reserves)
    choose = ExpertsPress(action=_A.CHOOSE, entry=facts.entry.id)
    replacing = [
        choose.labelled(words.plain("experts-replace", name=_name(words, person)), review=review.id)
        for review, person in facts.reviews
        if review.status in PENDING and person is not None and person.profile is not None
    ]
    return Screen.of(
        words("experts-entry-head", code=code_of(facts.entry), title=facts.entry.title),
        words("experts-entry-stage", stage=facts.stage.label.full(words.language)),
        "",
        *(rows or [words("experts-entry-none")]),
        words("experts-reserves", names=reserves) if reserves else None,
        rows=[
            *grid(replacing, 1),
            [choose.labelled(words.plain("experts-one-more"))],
            _back(words, _A.ENTRIES, call=facts.call.id),
        ],
    )


def candidates_screen(
    words: Words, facts: EntryExperts, page: Page[ExpertLoad], instead: ReviewId | None
) -> Screen:
    entry, rows, asking = facts.entry.id, [], []
    ask = ExpertsPress(action=_A.ASK, entry=entry, review=instead)
    for one in page.items:
        name, found = _name(words, one.person), facts.conflicts.get(one.person.id, ())
        said = {"name": name, "load": _load(words, one), "why": _why(words, found)}
        rows.append(words("experts-candidate-row", **said, conflicts=len(found)))
        if facts.can_ask(one.person.id) and one.person.profile is not None:
            load = {"load": one.load, "limit": one.entry.load_limit}
            label = words.plain("experts-candidate", name=name, **load)
            asking.append(ask.labelled(label, person=one.person.id))
    nobody = not any(facts.can_ask(one.person.id) for one in facts.candidates)
    return Screen.of(
        words("experts-choose-head", code=code_of(facts.entry)),
        words("experts-all-in-conflict") if nobody else None,
        "",
        *rows,
        rows=[
            *grid(asking, 1),
            _turning(page, _A.CHOOSE, entry=entry, review=instead),
            _invite(words),
            _back(words, _A.ENTRY, entry=entry),
        ],
    )


def lacking_letter(words: Words, call: Call, entry: Entry) -> Screen:
    """To curators."""
    text = words("experts-letter-lacking", code=code_of(entry), title=call.title)
    return Screen.of(text, rows=[[_to(words, "of-entry", _A.ENTRY, entry=entry.id)]])


def conflict_letter(words: Words, facts: ReviewFacts, *, has_next: bool) -> Screen:
    """To curators: the review is void, or they decide about a soft conflict."""
    is_void, said = facts.review.status is ReviewStatus.VOID, "yes" if has_next else "no"
    text = words(
        f"experts-letter-{'conflict' if is_void else 'doubt'}",
        label=facts.label,
        call=facts.call.title,
        has_next=said,
    )
    return Screen.of(text, rows=[[_to(words, "of-entry", _A.ENTRY, entry=facts.entry.id)]])


def code_of(entry: Entry) -> str:
    return entry.code or str(entry.id)


def _outcome(words: Words, planned: Planned) -> Iterable[str]:
    plan = planned.plan
    if planned.asked_at is not None:
        yield words("experts-assigned", reviews=plan.reviews)
    elif not planned.facts.register:
        yield words("experts-none")
    elif plan.reviews:
        chosen = {person for one in plan.given for person in one.experts}
        loads = [plan.loads[person] for person in chosen]
        entries = sum(bool(one.experts) for one in plan.given)
        yield words("experts-plan-entries", entries=entries, reviews=plan.reviews)
        least, most = min(loads), max(loads)
        span = "same" if least == most else "any" if least == 0 else "other"
        yield words("experts-plan-loads", least=least, most=most, experts=len(chosen), range=span)
    elif not plan.left_out:
        yield words("experts-nothing-lacks")
    else:
        yield words("experts-all-in-conflict")


def _lacking(words: Words, planned: Planned) -> Iterable[str]:
    left_out = planned.plan.left_out
    if left_out:
        codes = [code_of(planned.facts.entries[one.entry]) for one in left_out]
        more = len(codes) - CODES
        named = ", ".join(codes[:CODES]) + (" …" if more > 0 else "")
        yield words("experts-plan-lacking", entries=len(codes), codes=named)


def _doubts(words: Words, planned: Planned) -> Iterable[str]:
    """Yields the soft conflicts, which the curator judges."""
    doubts = planned.plan.doubts
    if doubts:
        yield ""
        yield words("experts-doubts", count=len(doubts))
    for entry, person, found in doubts[:CODES]:
        yield words(
            "experts-doubt",
            code=code_of(planned.facts.entries[entry]),
            name=_name(words, planned.facts.register[person].person),
            why=_why(words, found),
        )


def _left_out(words: Words, planned: Planned, one: LeftOut) -> Iterable[str]:
    yield ""
    code = code_of(planned.facts.entries[one.entry])
    yield words("experts-left-out-row", code=code, missing=one.missing)
    for person, why in one.because:
        name = _name(words, planned.facts.register[person].person)
        yield words("experts-because", name=name, why=_why(words, why))


def _review(words: Words, facts: EntryExperts, review: Review, person: Person | None) -> str:
    """A review that counts is shown with the conflicts that its expert has now."""
    state = words.plain(f"experts-review-{review.status}", reason=review.reason or "none")
    found = facts.conflicts.get(review.expert, ()) if review.status in COUNTED else ()
    if found:
        state = words.plain("experts-review-doubt", state=state, why=_why(words, found))
    return words("experts-review-row", name=_name(words, person), state=state)


def _expert(words: Words, one: ExpertLoad) -> str:
    place = one.person.profile.municipality.name if one.person.profile else ""
    return words("experts-row", name=_name(words, one.person), place=place, load=_load(words, one))


def _load(words: Words, one: ExpertLoad) -> str:
    if one.is_paused and one.entry.paused_until:
        return words.plain("experts-paused", until=words.moment(one.entry.paused_until, DAY))
    return words.plain("experts-load", load=one.load, limit=one.entry.load_limit)


def _why(words: Words, found: Iterable[Why]) -> str:
    return ", ".join(words.plain(f"experts-why-{one}") for one in found)


def _name(words: Words, person: Person | None) -> str:
    profile = person.profile if person else None
    return profile.listed if profile else words.plain("council-somebody")


def _topics(words: Words, own: OwnExpertEntry) -> str:
    named = {one.id: one.label.full(words.language) for area in own.areas for one in area.topics}
    return "; ".join(named[one] for one in own.entry.topics if one in named)
