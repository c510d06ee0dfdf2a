"""Buttons of motions: list, card, votes, ticks, meeting."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.council.bodies import Body
from district.council.motion import Motion, MotionFacts, MotionLine, Shown
from district.council.tally import FOR, Method
from district.drafts import Form
from district.ids import MotionId
from district.pages import Page
from keyboards.buttons import Number, Press, Row, Style, button, fitting, grid, inline, link
from keyboards.form import beginning
from keyboards.menu import Entry, back_to
from keyboards.paging import paging
from locales.texts import Words

IN_A_ROW = 3
"""Width of a row of numbers."""


class Action(StrEnum):
    LIST = "list"
    CARD = "card"
    VOTE = "vote"
    TICKS = "ticks"
    """Asks for several options of a list, in a new message."""
    TICK = "tick"
    GIVE = "give"
    """Votes for the ticked options."""
    TEXT = "text"
    START = "start"
    """Opens the motion."""
    CLOSE = "close"
    AGAIN = "again"
    AGREE = "agree"
    """The answer of a candidate."""
    REFUSE = "refuse"
    DECISIONS = "decisions"
    """Decisions of the council, shown to all people of its district."""


class MotionsPress(Press, prefix="motions"):
    action: Action
    motion: Number | None = None
    round: Number = 0
    choice: str | None = None
    """Id of an option."""
    ticks: Number = 0
    """Bits of the ticked options, in the order of the motion's options."""
    shown: Shown = Shown.NOW
    body: Body = Body.COUNCIL
    page: Number = 0


def ticked(motion: Motion, bits: int) -> tuple[str, ...]:
    """Returns the ids of the ticked options."""
    return tuple(one.id for at, one in enumerate(motion.options) if bits >> at & 1)


def to_motions(words: Words, body: Body = Body.COUNCIL) -> InlineKeyboardButton:
    return button(words.plain("motions-to-list"), MotionsPress(action=Action.LIST, body=body))


def decisions_button(words: Words) -> InlineKeyboardButton:
    return button(words.plain("motions-decisions"), MotionsPress(action=Action.DECISIONS))


def decisions_keyboard(words: Words, page: Page[MotionFacts]) -> InlineKeyboardMarkup:
    turn = paging(page, MotionsPress(action=Action.DECISIONS))
    return inline([turn, [back_to(words, Entry.ABOUT)]])


def motion_button(
    words: Words, motion: MotionId, label: str, **arguments: object
) -> InlineKeyboardButton:
    """The button that opens a motion's card."""
    return button(words.plain(label, **arguments), _about(Action.CARD, motion))


def motion_press(motion: MotionId) -> MotionsPress:
    """The press that opens a motion's card."""
    return _about(Action.CARD, motion)


def put_button(words: Words, body: Body = Body.COUNCIL) -> InlineKeyboardButton:
    about = None if body is Body.COUNCIL else f"{body}."
    return button(words.plain("motions-put"), beginning(Form.MOTION, about), Style.PRIMARY)


def list_keyboard(
    words: Words,
    page: Page[MotionLine],
    here: MotionsPress,
    *,
    bodies: Sequence[Body],
    can_put: bool,
) -> InlineKeyboardMarkup:
    """`bodies`: those of the reader."""
    other = Shown.DECIDED if here.shown is Shown.NOW else Shown.NOW
    opening = [
        button(str(one.motion.number), _about(Action.CARD, one.motion.id)) for one in page.items
    ]
    others = [
        button(words.plain(f"motions-of-{one}"), MotionsPress(action=Action.LIST, body=one))
        for one in bodies
        if one is not here.body
    ]
    return inline(
        [
            *grid(opening, IN_A_ROW),
            paging(page, lambda number: here.changed(page=number)),
            [put_button(words, here.body)] if can_put else [],
            [button(words.plain(f"motions-list-{other}"), here.changed(shown=other, page=0))],
            others,
            [back_to(words, Entry.COUNCIL)],
        ]
    )


def card_keyboard(
    words: Words, facts: MotionFacts, votes: Iterable[Row], *, more: Iterable[Row] = ()
) -> InlineKeyboardMarkup:
    """`votes`: rows of the vote, which depend on its secrecy."""
    motion, may = facts.motion, facts.rights
    moves = [
        (may.may_open, "motions-start", Action.START, Style.WANTED),
        (may.may_close, "motions-close", Action.CLOSE, Style.PRIMARY),
        (may.may_put_again, "motions-again", Action.AGAIN, Style.WANTED),
    ]
    rows = [
        [button(words.plain(label), _about(action, motion.id, motion.round), style)]
        for is_allowed, label, action, style in moves
        if is_allowed
    ]
    if may.may_withdraw:
        label = words.plain("motions-withdraw")
        rows.append([button(label, beginning(Form.WITHDRAWAL, motion.id))])
    text = button(words.plain("motions-text"), _about(Action.TEXT, motion.id))
    return inline(
        [
            *(answer_rows(words, facts) if may.may_answer else ()),
            *votes,
            *rows,
            [text] if motion.text or motion.files else [],
            *more,
        ]
    )


def vote_rows(words: Words, facts: MotionFacts, labels: Sequence[tuple[str, str]]) -> list[Row]:
    """Returns the buttons of an open vote. `labels`: the choices with their texts."""
    motion = facts.motion
    if not (facts.rights.may_vote or facts.rights.may_change):
        return []
    if motion.rules.method is Method.SEVERAL:
        key = "motions-tick-again" if facts.rights.may_change else "motions-tick"
        ticks = _about(Action.TICKS, motion.id, motion.round)
        return [[button(words.plain(key), ticks, Style.PRIMARY)]]
    own = facts.own.choice if facts.own else None
    return fitting(
        [
            button(
                words.plain("forms-ticked", label=label) if own == (choice,) else label,
                _about(Action.VOTE, motion.id, motion.round).changed(choice=choice),
                Style.WANTED if choice == FOR and own is None else None,
            )
            for choice, label in labels
        ]
    )


def ticks_keyboard(
    words: Words, motion: Motion, bits: int, labels: Sequence[tuple[str, str]]
) -> InlineKeyboardMarkup:
    """`labels`: the choices with their texts; one that is no option is a vote of its own."""
    here = _about(Action.TICK, motion.id, motion.round)
    at = {one.id: index for index, one in enumerate(motion.options)}
    rows: list[Row] = []
    for choice, label in labels:
        if choice not in at:
            rows.append([button(label, here.changed(action=Action.VOTE, choice=choice))])
            continue
        bit = 1 << at[choice]
        shown = words.plain("forms-ticked", label=label) if bits & bit else label
        rows.append([button(shown, here.changed(ticks=bits ^ bit))])
    give = button(
        words.plain("motions-give"), here.changed(action=Action.GIVE, ticks=bits), Style.WANTED
    )
    return inline([*rows, [give] if bits else []])


def group_keyboard(
    words: Words, motion: Motion, votes: Iterable[tuple[str, str]], url: str
) -> InlineKeyboardMarkup:
    """`votes`: the choices that may be made in the group; `url` opens the private chat."""
    here = _about(Action.VOTE, motion.id, motion.round)
    row = [button(label, here.changed(choice=choice)) for choice, label in votes]
    return inline([*fitting(row), [link(words.plain("motions-group-open"), url)]])


def answer_rows(words: Words, facts: MotionFacts) -> list[Row]:
    """Returns the two answers of a candidate."""
    here = _about(Action.AGREE, facts.motion.id)
    agree = button(words.plain("motions-agree"), here, Style.WANTED)
    refuse = button(words.plain("motions-refuse"), here.changed(action=Action.REFUSE))
    return [[agree, refuse]]


def _about(action: Action, motion: MotionId, round_: int = 0) -> MotionsPress:
    return MotionsPress(action=action, motion=motion, round=round_)
