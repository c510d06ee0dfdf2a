"""Screens of the register of the council, of its heads and of the turn, and letters about them."""

from collections.abc import Iterable

from district.council.heads import Change, HandOver, TurnFacts, TurnStatus
from district.council.members import HeadsFacts, RegisterFacts, Represented
from district.council.settings import HeadMode
from district.people.roles import GrantFacts, Standing
from keyboards.buttons import inline
from keyboards.council.members import (
    declining_keyboard,
    experts_keyboard,
    heads_keyboard,
    members_button,
    register_keyboard,
    turn_keyboard,
)
from locales.texts import Words
from screens.people.roles import basis_words, name_of, role_name, until_of, where_of
from screens.screen import Screen, cut, lines

QUESTION = 80
"""Most characters of a motion's question on the sheet for a new head."""
DAY = "d MMMM y"

# ── The register ───────────────────────────────────────────────────────────────────────────────


def register_screen(words: Words, facts: RegisterFacts) -> Screen:
    page = facts.places
    title = words("members-title", district=facts.district.name)
    if page.count > 1:
        title = words(
            "members-title-page",
            district=facts.district.name,
            page=str(page.number + 1),
            pages=str(page.count),
        )
    curators = ", ".join(_curator(words, one) for one in facts.curators)
    text = lines(
        title,
        _head(words, facts),
        "",
        *(line for place in page.items for line in _place(words, place, facts.is_whole)),
        "" if page.items else None,
        words("members-missing", names=", ".join(one.name for one in facts.missing))
        if facts.missing
        else None,
        words("members-curators", names=curators) if curators else words("members-no-curators"),
    )
    return Screen(text=text, keyboard=register_keyboard(words, facts))


def experts_screen(words: Words, facts: RegisterFacts) -> Screen:
    members = [_member(words, one, facts.is_whole) for one in facts.experts]
    text = lines(
        words("members-experts-title", district=facts.district.name),
        "",
        *(members or [words("members-no-experts")]),
    )
    return Screen(text=text, keyboard=experts_keyboard(words, facts))


def _head(words: Words, facts: RegisterFacts) -> str:
    if facts.head is None:
        return words("members-no-head")
    name = name_of(words, facts.head.holder)
    if facts.is_acting:
        return words("members-acting", name=name)
    until = until_of(words, facts.head.grant.until)
    return words("members-head", name=name, until=until)


def _place(words: Words, place: Represented, is_whole: bool) -> Iterable[str]:
    yield words("members-place", name=place.municipality.name)
    yield from (_member(words, one, is_whole) for one in place.members)


def _member(words: Words, facts: GrantFacts, is_whole: bool) -> str:
    grant, name = facts.grant, name_of(words, facts.holder)
    if grant.standing not in {None, Standing.MEMBER}:
        name = words.plain(f"members-{grant.standing}", name=name)
    if not is_whole:
        return words("members-name", name=name)
    term = words.plain(
        "members-term", since=words.moment(grant.since, DAY), until=until_of(words, grant.until)
    )
    if grant.basis is None:
        return words("members-row-no-basis", name=name, term=term)
    return words("members-row", name=name, term=term, basis=basis_words(words, grant.basis))


def _curator(words: Words, facts: GrantFacts) -> str:
    name = name_of(words, facts.holder)
    if facts.institute is None:
        return name
    institute = facts.institute.label.button(words.language)
    return words.plain("roles-role-of-institute", role=name, institute=institute)


# ── Heads ──────────────────────────────────────────────────────────────────────────────────────


def heads_screen(words: Words, facts: HeadsFacts) -> Screen:
    now = facts.heads[0] if facts.heads else None
    rows = [
        words(
            "members-past-acting" if _only_acted(one) else "members-past",
            name=name_of(words, one.holder),
            since=words.moment(one.grant.since, DAY),
            ended=words.moment(one.grant.ended_at, DAY)
            if one.grant.ended_at
            else words.plain("members-now"),
        )
        for one in facts.heads
    ]
    text = lines(
        words("members-heads-title", district=facts.district.name),
        words(f"members-mode-{facts.mode}"),
        words("members-acting-now") if now and facts.is_acting else None,
        "",
        *(rows or [words("members-no-head")]),
        *_turn(words, facts),
    )
    return Screen(text=text, keyboard=heads_keyboard(words, facts))


def _turn(words: Words, facts: HeadsFacts) -> Iterable[str]:
    if facts.mode is not HeadMode.TURN:
        return
    yield ""
    yield words("members-order", names=" → ".join(one.name for one in facts.order))
    if facts.turn is not None:
        yield words(f"members-next-{facts.turn.turn.status}", **_spoken(words, facts.turn))


def _only_acted(facts: GrantFacts) -> bool:
    return facts.grant.until == facts.grant.since


# ── The turn ───────────────────────────────────────────────────────────────────────────────────


def turn_letter(words: Words, facts: TurnFacts) -> Screen:
    """To the next head in turn."""
    text = words("members-letter-turn", **_spoken(words, facts))
    return Screen(text=text, keyboard=turn_keyboard(words, facts.turn))


def answered_screen(words: Words, facts: TurnFacts) -> Screen:
    text = words(f"members-turn-{facts.turn.status}", **_spoken(words, facts))
    agreed = facts.turn.status is TurnStatus.CONFIRMED
    keyboard = turn_keyboard(words, facts.turn) if agreed else inline([[members_button(words)]])
    return Screen(text=text, keyboard=keyboard)


def declining_screen(words: Words, facts: TurnFacts) -> Screen:
    text = words("members-turn-ask-decline", **_spoken(words, facts))
    return Screen(text=text, keyboard=declining_keyboard(words, facts.turn))


def _spoken(words: Words, facts: TurnFacts) -> dict[str, str]:
    return {
        "name": name_of(words, facts.candidate),
        "municipality": facts.municipality.name,
        "district": facts.district.name,
        "day": words.moment(facts.turn.at, DAY),
    }


# ── Letters ────────────────────────────────────────────────────────────────────────────────────


def changed_letter(words: Words, facts: GrantFacts, change: Change) -> Screen:
    """To the council: a change of its membership."""
    grant = facts.grant
    role, where = role_name(words, grant.role), where_of(words, facts.where)
    if change is Change.LEFT and facts.holder.profile is None:
        change_line = words("members-letter-erased", role=role, where=where)
    else:
        change_line = words(
            f"members-letter-{change}",
            name=name_of(words, facts.holder),
            role=role,
            where=where,
            until=until_of(words, grant.until),
        )
    text = lines(
        change_line,
        words("roles-card-basis", basis=basis_words(words, grant.basis))
        if grant.basis and change is not Change.LEFT
        else None,
    )
    return Screen(text=text, keyboard=inline([[members_button(words)]]))


def ends_letter(words: Words, facts: GrantFacts, stage: int, days: int) -> Screen:
    """To the council: `days` before the end; the head acts if `stage` is 0 or negative."""
    key = "members-letter-ends" if stage > 0 else "members-letter-acts-on"
    if stage < 0:
        key = "members-letter-acts-long"
    text = words(
        key,
        name=name_of(words, facts.holder),
        district=where_of(words, facts.where),
        days=days,
        day=words.moment(facts.grant.until, DAY) if facts.grant.until else "",
    )
    return Screen(text=text, keyboard=inline([[members_button(words)]]))


def sheet_letter(words: Words, sheet: HandOver) -> Screen:
    """To a new head: what is open."""
    grant = sheet.grant.grant
    is_acting = grant.until == grant.since
    district = where_of(words, sheet.grant.where)
    text = lines(
        words("members-sheet-acting", district=district)
        if is_acting
        else words("members-sheet", district=district, until=until_of(words, grant.until)),
        words("members-sheet-before", name=name_of(words, sheet.before)) if sheet.before else None,
        "",
        words("members-sheet-requests", count=sheet.requests),
        words("members-sheet-motions", count=len(sheet.motions)),
        *(
            words("members-sheet-motion", number=str(number), question=cut(question, QUESTION))
            for number, question in sheet.motions
        ),
    )
    return Screen(text=text, keyboard=inline([[members_button(words)]]))
