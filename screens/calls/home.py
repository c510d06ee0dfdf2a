"""The screen «Конкурсы и опыт»: what is open, and the sections."""

from collections.abc import Sequence
from datetime import datetime

from district.calls.call import Call
from district.calls.entry_form import about_call
from district.drafts import Form
from district.people.roles import Actor
from keyboards.buttons import Press, Style, button, grid
from keyboards.calls import reviews
from keyboards.calls.calls import CallsAction, CallsPress, named_button
from keyboards.calls.home import SECTIONS
from keyboards.form import beginning
from keyboards.menu import to_menu
from locales.texts import Words
from screens.calls.calls import call_row
from screens.screen import Screen

NEAREST = 3
"""Limit of the open calls that are shown at once."""


def home_screen(
    words: Words, actor: Actor, found: Sequence[Call], waiting: int, now: datetime
) -> Screen:
    """`found`: open calls, the first to close first; `waiting`: reviews that wait for the actor."""
    ending = [one for one in found if one.closes_at is not None][:NEAREST]
    shown = [
        button(words.plain("reviews-section-waiting", count=waiting), one.press)
        if one.press is reviews.LIST and waiting
        else button(words.plain(one.label), one.press)
        for one in SECTIONS
        if one.is_shown(actor)
    ]
    defences = [one for one in found if one.kind.is_defence]
    to_defence: Press = CallsPress(action=CallsAction.LIST)
    if len(defences) == 1:
        to_defence = beginning(Form.ENTRY, about_call(defences[0].id))
    defend = button(words.plain("calls-enter-defence"), to_defence, Style.WANTED)
    return Screen.of(
        words("calls-title"),
        words("calls-about"),
        *(["", *(call_row(words, one, now) for one in ending)] if ending else []),
        rows=[
            [defend] if defences else [],
            *([named_button(one)] for one in ending),
            *grid(shown),
            [to_menu(words)],
        ],
    )
