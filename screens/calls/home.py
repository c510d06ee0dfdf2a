"""The screen «Конкурсы и опыт»: what is open, and the sections."""

from collections.abc import Sequence
from datetime import datetime

from district.calls.call import Call
from district.people.roles import Actor
from keyboards.calls.home import home_keyboard
from locales.texts import Words
from screens.calls.calls import call_row
from screens.screen import Screen, lines

NEAREST = 3
"""Limit of the open calls that are shown at once."""


def home_screen(
    words: Words, actor: Actor, found: Sequence[Call], waiting: int, now: datetime
) -> Screen:
    """`found`: open calls, the first to close first; `waiting`: reviews that wait for the actor."""
    ending = [one for one in found if one.closes_at is not None][:NEAREST]
    text = lines(
        words("calls-title"),
        words("calls-about"),
        *(["", *(call_row(words, one, now) for one in ending)] if ending else []),
    )
    defences = [one for one in found if one.kind.is_defence]
    return Screen(text=text, keyboard=home_keyboard(words, actor, defences, ending, waiting))
