"""The card of a request for deciders; used by handlers and by sending."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from district.people.person import Profile
from district.requests.cards import CardFacts
from district.requests.request import RequestStatus
from keyboards.buttons import Row
from keyboards.requests.deciding import card_keyboard
from locales.texts import Words
from screens.people.deputies import for_whom
from screens.requests.kinds import KindScreens, promised
from screens.requests.reasons import reason_text
from screens.screen import Screen, lines


def card(
    words: Words,
    kind: KindScreens[Any],
    facts: CardFacts,
    *,
    full: bool = False,
    more: Iterable[Row] = (),
    above: str | None = None,
) -> Screen:
    """`full`: typed text is not truncated. `more`: rows of buttons below the card's own. `above`: a
    line above the card.
    """
    if not facts.may_decide:
        return _moved_on(words, facts, more)
    text = lines(
        *((above, "") if above else ()),
        _head(words, facts),
        *about_lines(words, kind, facts, full=full),
        "",
        *_state_lines(words, kind, facts),
    )
    is_cut = not full and kind.is_cut(facts.subject)
    more = [*kind.buttons.decider_rows(words, facts.request, facts.subject), *more]
    return Screen(text=text, keyboard=card_keyboard(words, facts, is_cut=is_cut, more=more))


def about_lines(
    words: Words, kind: KindScreens[Any], facts: CardFacts, *, full: bool = False
) -> Iterable[str | None]:
    """Returns who asks and what about."""
    yield author_line(words, facts)
    yield _workplace(words, facts)
    yield ""
    yield from kind.card_lines(words, facts.subject, full=full)


def author_line(words: Words, facts: CardFacts) -> str:
    """Formats «Магомедова Айшат, учитель (математика), стаж 4 года», as far as it is known."""
    profile = facts.author
    if profile is None:
        return words("council-author-gone")
    years = profile.years_of_service(facts.today)
    name = f"{profile.name.surname} {profile.name.given}"
    service = None if years is None else words.plain("council-service", years=years)
    told = filter(None, (name, _position(words, profile), service))
    return words("council-author", told=", ".join(told))


def _moved_on(words: Words, facts: CardFacts, more: Iterable[Row]) -> Screen:
    """For a reader whose role has ended: nothing about the author, only the current deciders."""
    place = facts.municipality.name
    who = (
        words("council-moved-on", place=place, names="; ".join(facts.named))
        if facts.named
        else words("council-moved-on-to-nobody", place=place)
    )
    return Screen(
        text=lines(_head(words, facts), who),
        keyboard=card_keyboard(words, facts, is_cut=False, more=more),
    )


def _head(words: Words, facts: CardFacts) -> str:
    return words(
        "council-head",
        number=facts.request.id,
        kind=words.plain(f"council-kind-{facts.request.kind}"),
        state=words.plain(f"council-state-{facts.request.status}"),
    )


def _workplace(words: Words, facts: CardFacts) -> str:
    if facts.author is None:
        return words("council-place", place=facts.municipality.name)
    return words(
        "council-workplace",
        organization=facts.author.organization.name,
        place=facts.municipality.name,
    )


def _position(words: Words, profile: Profile) -> str | None:
    if profile.position is None:
        return None
    position = words.plain(f"profile-position-{profile.position}").lower()
    if not profile.subjects:
        return position
    subjects = ", ".join(
        words.plain(f"profile-subject-{subject}").lower() for subject in profile.subjects
    )
    return words.plain("council-position", position=position, subjects=subjects)


def _state_lines(words: Words, kind: KindScreens[Any], facts: CardFacts) -> Iterable[str]:
    request = facts.request
    if request.status is RequestStatus.SUBMITTED:
        if facts.asked:
            yield words("council-question", reason=reason_text(words, facts.asked))
        yield words("council-promised", day=promised(words, kind, request, facts.subject))
        if request.escalated:
            yield words("council-escalated")
        if facts.principal_name:
            yield words("council-deciding-for", whom=for_whom(words, facts.principal_name))
        return
    if request.status.is_decision and request.decided_at is not None:
        yield _decided(words, facts, request.decided_at)
    if request.reason:
        is_reason = request.status is RequestStatus.REJECTED
        key = "council-reason" if is_reason else "council-question"
        yield words(key, reason=reason_text(words, request.reason))
    if facts.note:
        yield words("council-note", note=facts.note)


def _decided(words: Words, facts: CardFacts, at: datetime) -> str:
    decider, moment = facts.decider or words.plain("council-somebody"), words.moment(at)
    if not facts.decided_for:
        return words("council-decided", decider=decider, moment=moment)
    whom = for_whom(words, facts.decided_for)
    return words("council-decided-for", whom=whom, decider=decider, moment=moment)
