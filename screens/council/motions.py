"""Screens of motions: card, result, list, ticks of a list, text."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from district.council.bodies import Body
from district.council.motion import (
    Motion,
    MotionFacts,
    MotionKind,
    MotionLine,
    MotionStatus,
    Option,
    Seat,
)
from district.council.secrecy import is_disclosed
from district.council.tally import ABSTAIN, AGAINST, AGAINST_ALL, FOR, Method, Outcome, Verdict
from district.ids import PersonId
from district.pages import Page
from keyboards.activities.assembly import assembly_button
from keyboards.buttons import Row
from keyboards.council.meetings import meeting_button
from keyboards.council.motions import (
    MotionsPress,
    card_keyboard,
    decisions_keyboard,
    group_keyboard,
    list_keyboard,
    ticks_keyboard,
    vote_rows,
)
from keyboards.council.paper import paper_rows
from keyboards.council.protocols import protocol_buttons
from keyboards.council.secret import secret_rows
from locales.texts import Words
from screens.screen import Screen, cut, lines, page_mark

TITLE = 70
"""Limit in characters of a question in a row of the list."""
IN_DAYS = timedelta(days=2)
"""From which the time left is told in days."""
_GENERAL = frozenset({FOR, AGAINST, ABSTAIN, AGAINST_ALL})


def motion_card(
    words: Words,
    facts: MotionFacts,
    now: datetime,
    *,
    above: str | None = None,
    more: Iterable[Row] = (),
) -> Screen:
    """`above`: a line above the card. `more`: rows below its own buttons."""
    motion = facts.motion
    text = lines(
        *((above, "") if above else ()),
        _head(words, motion),
        words("motions-question", question=motion.question),
        *_result_lines(words, facts),
        *_open_lines(words, facts, now),
        *_draft_lines(words, facts),
    )
    votes = (
        paper_rows(words, facts)
        if motion.paper
        else secret_rows(words, facts)
        if motion.secret
        else vote_rows(words, facts, labels(words, facts))
    )
    protocol = protocol_buttons(words, motion.protocol) if motion.protocol is not None else []
    meeting = _meeting_row(words, motion)
    keyboard = card_keyboard(words, facts, votes, more=[protocol, meeting, *more])
    return Screen(text=text, keyboard=keyboard)


def _meeting_row(words: Words, motion: Motion) -> Row:
    if motion.meeting is None:
        return []
    opens = assembly_button if motion.body is Body.ASSEMBLY else meeting_button
    return [opens(words, motion.meeting)]


def labels(words: Words, facts: MotionFacts) -> list[tuple[str, str]]:
    """Returns the choices that may be made now, with their labels."""
    ballot = facts.motion.ballot
    return [
        (choice, choice_label(words, facts, choice))
        for choice in ballot.choices
        if choice not in ballot.gone
    ]


def choice_label(words: Words, facts: MotionFacts, choice: str) -> str:
    """Returns the label of a choice as plain text."""
    if choice in _GENERAL:
        return words.plain(f"motions-choice-{choice}")
    option = facts.motion.option(choice)
    return option_label(words, facts, option) if option else choice


def option_label(words: Words, facts: MotionFacts, option: Option) -> str:
    """Returns the name of a candidate, the label of a topic, or the typed words."""
    if option.person is not None:
        return _name(words, facts, option.person)
    if option.topic is not None:
        topic = facts.topics.get(option.topic)
        return topic.label.button(words.language) if topic else option.topic
    return option.label


def ticks_screen(words: Words, facts: MotionFacts, bits: int) -> Screen:
    """Asks for several options of a list."""
    motion = facts.motion
    text = lines(
        words("motions-question", question=motion.question),
        words("motions-ask-ticks", most=motion.rules.most),
    )
    return Screen(text=text, keyboard=ticks_keyboard(words, motion, bits, labels(words, facts)))


def voted_text(words: Words, facts: MotionFacts, choice: Sequence[str]) -> str:
    """Returns the reply to a vote, as plain text."""
    said = ", ".join(choice_label(words, facts, one) for one in choice)
    return words.plain("motions-voted", choice=said)


def text_screen(words: Words, facts: MotionFacts) -> Screen:
    """The text of a motion, without its files."""
    motion = facts.motion
    return Screen(text=lines(_head(words, motion), "", words("motions-full", text=motion.text)))


def motion_list(
    words: Words,
    page: Page[MotionLine],
    here: MotionsPress,
    *,
    bodies: Sequence[Body],
    can_put: bool,
    search: str = "",
) -> Screen:
    mark = words("common-page", number=page.number + 1, count=page.count)
    body = words.plain(f"motions-of-{here.body}")
    head = words(f"motions-title-{here.shown}", body=body)
    none = words(f"motions-none-{here.shown}")
    if search:
        head, none = words("motions-found", search=search), words("motions-none-found")
    rows = [motion_row(words, one) for one in page.items]
    text = lines(
        head if page.count == 1 else f"{head} · {mark}",
        *(rows or [none]),
        *(("", words("motions-hint")) if page.total else ()),
    )
    keyboard = list_keyboard(words, page, here, bodies=bodies, can_put=can_put)
    return Screen(text=text, keyboard=keyboard)


def decisions_screen(words: Words, page: Page[MotionFacts]) -> Screen:
    """Decisions of a council, for all: without names of voters, counts of open votes only, and
    of candidates only the elected head.
    """
    text = lines(
        words("motions-decisions-title"),
        page_mark(words, page),
        *(_decision(words, one) for one in page.items),
        None if page.total else words("motions-none-decided"),
    )
    return Screen(text=text, keyboard=decisions_keyboard(words, page))


def _decision(words: Words, facts: MotionFacts) -> str:
    motion, outcome = facts.motion, facts.motion.outcome
    has_people = any(one.person is not None for one in motion.options)
    is_named = not has_people or motion.kind is MotionKind.HEAD
    chosen = [option_label(words, facts, one) for one in motion.winners] if is_named else []
    has_counts = outcome is not None and not (motion.secret or has_people)
    return lines(
        "",
        words(
            "motions-decision",
            number=motion.number,
            state=words.plain(f"motions-row-{motion.status}"),
            day=words.moment(motion.closed_at, "d MMMM y") if motion.closed_at else "",
        ),
        words("motions-question", question=motion.question),
        words("motions-winners", kind=motion.kind, names=", ".join(chosen)) if chosen else None,
        words("motions-counts", counts=_counts(words, facts, outcome))
        if outcome is not None and has_counts
        else None,
        words("motions-decision-secret") if motion.secret else None,
    )


def consent_letter(words: Words, facts: MotionFacts) -> Screen:
    """Asks a candidate for consent."""
    by = _name(words, facts, facts.motion.put_by)
    text = lines(
        words("motions-asked-to-stand", by=by),
        words("motions-question", question=facts.motion.question),
        words("motions-asked-means"),
    )
    return Screen(text=text, keyboard=card_keyboard(words, facts, ()))


def group_card(words: Words, line: MotionLine, url: str) -> Screen:
    """The copy in a group: one line without people and words, and the link to the private chat.

    A question may be voted on there; candidates are named in private only.
    """
    motion, progress = line.motion, line.progress
    text = words(
        "motions-group",
        number=motion.number,
        state=words.plain(f"motions-state-{motion.status}"),
        voted=progress.voted,
        voices=progress.voices,
        is_open="yes" if motion.is_open else "no",
    )
    is_voted_here = motion.is_open and not motion.options and not (motion.secret or motion.paper)
    choices = motion.ballot.choices if is_voted_here else ()
    votes = [(one, words.plain(f"motions-choice-{one}")) for one in choices]
    return Screen(text=text, keyboard=group_keyboard(words, motion, votes, url))


def motion_row(words: Words, line: MotionLine) -> str:
    motion, progress = line.motion, line.progress
    key = "announced" if motion.is_announced else motion.status
    state = words.plain(
        f"motions-row-{key}",
        voted=progress.voted,
        voices=progress.voices,
        day=words.day(motion.agenda_on) if motion.agenda_on else "",
    )
    row = "motions-row-awaited" if line.is_awaited else "motions-row"
    question = cut(motion.question, TITLE)
    return words(row, number=motion.number, question=question, state=state)


def _head(words: Words, motion: Motion) -> str:
    key = "announced" if motion.is_announced else motion.status
    return words(
        "motions-head",
        number=motion.number,
        state=words.plain(f"motions-state-{key}"),
        round=motion.round if motion.is_open else 0,
        is_runoff="yes" if motion.runoff and motion.is_open else "no",
    )


def _draft_lines(words: Words, facts: MotionFacts) -> Iterable[str]:
    motion = facts.motion
    if motion.status is not MotionStatus.DRAFT:
        return
    yield ""
    for one in motion.options:
        if one.person is None:
            yield words("motions-option", label=option_label(words, facts, one))
        else:
            answer = {None: "waits", True: "agrees", False: "refuses"}[one.consented]
            who = _name_and_place(words, facts, one.person)
            yield words(f"motions-candidate-{answer}", name=who)
    if motion.agenda_on is not None:
        yield words("motions-agenda", day=words.day(motion.agenda_on))
    if motion.secret:
        yield words("motions-will-be-secret")
    if facts.rights.may_answer:
        yield words("motions-asked-means")


def _open_lines(words: Words, facts: MotionFacts, now: datetime) -> Iterable[str]:
    motion = facts.motion
    if not motion.is_open:
        return
    yield ""
    yield from _ballot_lines(words, facts)
    if motion.closes_at is not None:
        yield words(
            "motions-until",
            moment=words.moment(motion.closes_at),
            left=_left(words, motion.closes_at, now),
        )
    else:
        yield words("motions-until-chair")
    yield _progress(words, facts)
    yield from _own_lines(words, facts)


def _ballot_lines(words: Words, facts: MotionFacts) -> Iterable[str]:
    """Names the candidates; the options of a list are on the buttons of another screen."""
    motion = facts.motion
    shown = [one for one in motion.options if one.id in motion.ballot.options]
    if motion.rules.method is Method.CANDIDATES:
        gone = motion.ballot.gone
        names = [
            _name_and_place(words, facts, one.person)
            for one in shown
            if one.person is not None and one.id not in gone
        ]
        yield words("motions-candidates", count=len(names), names=", ".join(names))
        for one in shown:
            if one.id in gone and one.person is not None:
                yield words("motions-candidate-refuses", name=_name(words, facts, one.person))
    elif motion.rules.method is Method.SEVERAL:
        for one in shown:
            yield words("motions-option", label=option_label(words, facts, one))
        yield words("motions-most", most=motion.rules.most)
    if motion.secret:
        yield words("motions-secret")


def _left(words: Words, closes_at: datetime, now: datetime) -> str:
    left = closes_at - now
    if left >= IN_DAYS:
        return words.plain("motions-left-days", days=left.days)
    return words.plain("motions-left-hours", hours=left // timedelta(hours=1))


def _progress(words: Words, facts: MotionFacts) -> str:
    progress = facts.progress
    quorum = {None: "unknown", True: "yes", False: "no"}[progress.has_quorum]
    if progress.present is not None:
        return words(
            "motions-progress-present",
            voted=progress.voted,
            present=progress.present,
            voices=progress.voices,
            quorum=quorum,
        )
    return words("motions-progress", voted=progress.voted, voices=progress.voices, quorum=quorum)


def _own_lines(words: Words, facts: MotionFacts) -> Iterable[str]:
    own, motion = facts.own, facts.motion
    if own is None:
        yield words("motions-without-voice")
    elif not own.may_be_cast:
        yield words("motions-not-present")
    elif not own.has_voted:
        place = _of_seat(facts, own)
        yield words("motions-own-waits-of", place=place) if place else words("motions-own-waits")
    elif motion.secret:
        yield words("motions-own-secret")
    else:
        said = ", ".join(choice_label(words, facts, one) for one in own.choice or ())
        if own.cast_by in {None, facts.reader}:
            yield words("motions-own", choice=said)
        else:
            yield words("motions-own-by", choice=said, by=_name(words, facts, own.cast_by))


def _of_seat(facts: MotionFacts, seat: Seat) -> str:
    """Returns the municipality whose voice it is; empty for a member's own voice."""
    if seat.person is not None or seat.municipality is None:
        return ""
    place = facts.municipalities.get(seat.municipality)
    return place.name if place else ""


def _result_lines(words: Words, facts: MotionFacts) -> Iterable[str]:
    motion, outcome = facts.motion, facts.motion.outcome
    if motion.is_open and motion.runoff and outcome is not None:
        yield words("motions-first-round", counts=_counts(words, facts, outcome))
    if not motion.status.is_counted or outcome is None:
        return
    yield ""
    if motion.winners:
        chosen = [option_label(words, facts, one) for one in motion.winners]
        yield words("motions-winners", kind=motion.kind, names=", ".join(chosen))
    if outcome.tied:
        tied = ", ".join(choice_label(words, facts, one) for one in outcome.tied)
        yield words("motions-tied", names=tied)
    yield words("motions-counts", counts=_counts(words, facts, outcome))
    if motion.secret and is_disclosed(outcome):
        yield words("secret-unanimous")
    if outcome.by_chair:
        yield words("motions-by-chair")
    quorum = "no" if outcome.status is Verdict.NO_QUORUM else "yes"
    counted = outcome.cast if outcome.present is None else outcome.present
    key = "motions-quorum" if outcome.present is None else "motions-quorum-present"
    yield words(key, counted=counted, voices=outcome.voices, quorum=quorum)
    if motion.closed_at is not None:
        yield words("motions-closed", moment=words.moment(motion.closed_at))


def _counts(words: Words, facts: MotionFacts, outcome: Outcome) -> str:
    """Formats «за 8, против 3, воздержались 1», as plain text."""
    general = [one for one in (FOR, AGAINST, AGAINST_ALL, ABSTAIN) if one in outcome.counts]
    if FOR in general or AGAINST in general:
        general = [FOR, AGAINST, ABSTAIN]
    named = [
        words.plain(
            "motions-count-option",
            label=option_label(words, facts, one),
            count=outcome.given(one.id),
        )
        for one in sorted(facts.motion.options, key=lambda one: -outcome.given(one.id))
        if one.id in outcome.counts
    ]
    said = [words.plain(f"motions-count-{one}", count=outcome.given(one)) for one in general]
    return ", ".join([*named, *said]) or words.plain("motions-count-none")


def _name(words: Words, facts: MotionFacts, person: PersonId | None) -> str:
    found = facts.people.get(person) if person is not None else None
    profile = found.profile if found else None
    return profile.name.short if profile else words.plain("council-somebody")


def _name_and_place(words: Words, facts: MotionFacts, person: PersonId) -> str:
    found = facts.people.get(person)
    profile = found.profile if found else None
    if profile is None:
        return words.plain("council-somebody")
    place = facts.municipalities.get(profile.organization.municipality)
    return f"{profile.name.short} ({place.name})" if place else profile.name.short
