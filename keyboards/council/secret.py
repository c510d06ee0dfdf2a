"""Buttons of secret votes. They carry a token in place of the option (`services.sealing`).

Every button of a screen that names options has this prefix, and intake cuts such a screen out of
an update before it is stored.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from aiogram.types import InlineKeyboardMarkup
from pydantic import Field

from district.council.motion import Motion, MotionFacts
from keyboards.buttons import Number, Press, Row, Style, button, fitting, inline
from locales.texts import Words

PREFIX = "secret"


class SecretAction(StrEnum):
    SHOW = "show"
    BACK = "back"
    TICK = "tick"
    """The token is of the ticks after the press."""
    ASK = "ask"
    CAST = "cast"
    LEAVE = "leave"


class SecretPress(Press, prefix=PREFIX):
    action: SecretAction
    motion: Number
    round: Number = 0
    token: Annotated[str, Field(max_length=16)] = ""


def secret_rows(words: Words, facts: MotionFacts) -> list[Row]:
    """The button of the card that opens the ballot; none without a vote to cast."""
    if not facts.rights.may_vote:
        return []
    show = _about(facts.motion, SecretAction.SHOW)
    return [[button(words.plain("secret-open"), show, Style.PRIMARY)]]


def ballot_keyboard(
    words: Words, motion: Motion, choices: Iterable[tuple[str, str]]
) -> InlineKeyboardMarkup:
    """`choices`: labels with tokens."""
    asked = [button(label, _about(motion, SecretAction.ASK, token)) for label, token in choices]
    return inline([*fitting(asked), _leave(words, motion)])


def ticks_keyboard(
    words: Words,
    motion: Motion,
    options: Iterable[tuple[str, str]],
    *,
    ticked: str | None,
    abstaining: str,
) -> InlineKeyboardMarkup:
    """`options`: labels with tokens of the ticks after the press; `ticked`: the token of the ticks
    now, None without any; `abstaining`: the token of an abstention.
    """
    rows: list[Row] = [
        [button(label, _about(motion, SecretAction.TICK, token))] for label, token in options
    ]
    if ticked is not None:
        ask = _about(motion, SecretAction.ASK, ticked)
        rows.append([button(words.plain("secret-ready"), ask, Style.PRIMARY)])
    abstain = _about(motion, SecretAction.ASK, abstaining)
    label = words.plain("motions-choice-abstain")
    return inline([*rows, [button(label, abstain)], _leave(words, motion)])


def confirm_keyboard(words: Words, motion: Motion, token: str) -> InlineKeyboardMarkup:
    cast = _about(motion, SecretAction.CAST, token)
    return inline(
        [
            [button(words.plain("secret-cast"), cast, Style.WANTED)],
            [button(words.plain("secret-back"), _about(motion, SecretAction.BACK))],
        ]
    )


def _leave(words: Words, motion: Motion) -> Row:
    return [button(words.plain("secret-leave"), _about(motion, SecretAction.LEAVE))]


def _about(motion: Motion, action: SecretAction, token: str = "") -> SecretPress:
    return SecretPress(action=action, motion=motion.id, round=motion.round, token=token)
