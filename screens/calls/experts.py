"""Screens of the register of experts, of their settings, and of an assignment."""

from collections.abc import Iterable

from district.calls.assigning import LeftOut, Why
from district.calls.call import Call
from district.calls.entry import Entry
from district.calls.experts import (
    EXPERT_TOPICS_LIMIT,
    Candidate,
    EntryExperts,
    ExpertLoad,
    OwnExpertEntry,
    Planned,
)
from district.calls.review import Review
from district.ids import ReviewId
from district.pages import Page
from district.people.person import Person
from district.topics import Area
from keyboards.calls import experts as keyboards
from locales.texts import Words
from screens.screen import Screen, cut, lines

TITLE = 60
"""Limit of an entry's title in a list."""
CODES = 12
"""Limit of codes in one line; the lists have all."""
DAY = "d MMMM"

# ── The register ───────────────────────────────────────────────────────────────────────────────


def register_screen(words: Words, page: Page[ExpertLoad], search: str = "") -> Screen:
    head = words("experts-head", people=page.total)
    if page.count > 1:
        head = words("experts-head-page", people=page.total, page=page.number + 1, pages=page.count)
    rows = [_expert(words, one) for one in page.items]
    none = "experts-not-found" if search else "experts-none"
    text = lines(
        head,
        words("experts-searched", search=search) if search else None,
        "",
        *(rows or [words(none)]),
        "",
        words("experts-search"),
    )
    return Screen(text=text, keyboard=keyboards.register_keyboard(words, page))


def own_screen(words: Words, own: OwnExpertEntry) -> Screen:
    until = own.entry.paused_until
    who = "own" if own.judges else "methodist"
    none = words.plain("experts-any-topic" if own.judges else "experts-no-topic")
    text = lines(
        words(f"experts-{who}-head"),
        "",
        words("experts-own-topics", topics=_topics(words, own) or none),
        words("experts-own-load", load=own.load, limit=own.entry.load_limit)
        if own.judges
        else None,
        words(f"experts-{who}-paused", until=words.moment(until, DAY))
        if own.is_paused and until
        else words(f"experts-{who}-open"),
    )
    return Screen(text=text, keyboard=keyboards.own_keyboard(words, own))


def areas_screen(words: Words, own: OwnExpertEntry) -> Screen:
    count = len(own.entry.topics)
    text = words("experts-ask-areas", count=count, limit=EXPERT_TOPICS_LIMIT)
    return Screen(text=text, keyboard=keyboards.areas_keyboard(words, own))


def topics_screen(words: Words, own: OwnExpertEntry, area: Area) -> Screen:
    text = words(
        "experts-ask-topics",
        area=area.label.full(words.language),
        count=len(own.entry.topics),
        limit=EXPERT_TOPICS_LIMIT,
    )
    return Screen(text=text, keyboard=keyboards.topics_keyboard(words, own, area))


def limits_screen(words: Words, _: OwnExpertEntry) -> Screen:
    return Screen(text=words("experts-ask-limit"), keyboard=keyboards.limits_keyboard(words))


def pauses_screen(words: Words, _: OwnExpertEntry) -> Screen:
    return Screen(text=words("experts-ask-pause"), keyboard=keyboards.pauses_keyboard(words))


# ── Assignment ─────────────────────────────────────────────────────────────────────────────────


def plan_screen(words: Words, planned: Planned) -> Screen:
    text = lines(
        words("experts-plan-head", title=planned.facts.call.title),
        words("experts-stale") if planned.is_stale else None,
        "",
        *_outcome(words, planned),
        *_lacking(words, planned),
        *_doubts(words, planned),
    )
    return Screen(text=text, keyboard=keyboards.plan_keyboard(words, planned))


def left_out_screen(words: Words, planned: Planned, page: Page[LeftOut]) -> Screen:
    rows = [line for one in page.items for line in _left_out(words, planned, one)]
    text = lines(words("experts-left-out-head"), *(rows or ["", words("experts-nothing-lacks")]))
    return Screen(
        text=text, keyboard=keyboards.left_out_keyboard(words, planned.facts.call.id, page)
    )


def entries_screen(words: Words, planned: Planned, page: Page[Entry]) -> Screen:
    rows = [
        words("experts-entry-row", code=code_of(one), title=cut(one.title, TITLE))
        for one in page.items
    ]
    text = lines(words("experts-entries-head", title=planned.facts.call.title), "", *rows)
    return Screen(
        text=text, keyboard=keyboards.entries_keyboard(words, planned.facts.call.id, page)
    )


def entry_screen(words: Words, facts: EntryExperts) -> Screen:
    rows = [_review(words, review, person) for review, person in facts.reviews]
    reserves = ", ".join(_name(words, one) for one in facts.reserves)
    text = lines(
        words("experts-entry-head", code=code_of(facts.entry), title=facts.entry.title),
        words("experts-entry-stage", stage=facts.stage.label.full(words.language)),
        "",
        *(rows or [words("experts-entry-none")]),
        words("experts-reserves", names=reserves) if reserves else None,
    )
    return Screen(text=text, keyboard=keyboards.entry_keyboard(words, facts))


def candidates_screen(
    words: Words, facts: EntryExperts, page: Page[Candidate], instead: ReviewId | None
) -> Screen:
    rows = [
        words(
            "experts-candidate-row",
            name=_name(words, one.expert.person),
            load=_load(words, one.expert),
            why=_why(words, one.conflicts),
            conflicts=len(one.conflicts),
        )
        for one in page.items
    ]
    nobody = not any(one.can_be_asked for one in facts.candidates)
    text = lines(
        words("experts-choose-head", code=code_of(facts.entry)),
        words("experts-all-in-conflict") if nobody else None,
        "",
        *rows,
    )
    return Screen(
        text=text, keyboard=keyboards.candidates_keyboard(words, facts.entry.id, page, instead)
    )


def lacking_letter(words: Words, call: Call, entry: Entry) -> Screen:
    """To curators."""
    text = words("experts-letter-lacking", code=code_of(entry), title=call.title)
    return Screen(text=text, keyboard=keyboards.lacking_keyboard(words, entry.id))


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
        yield words("experts-plan-loads", least=min(loads), most=max(loads), experts=len(chosen))
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


def _review(words: Words, review: Review, person: Person | None) -> str:
    state = words.plain(f"experts-review-{review.status}", reason=review.reason or "none")
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
