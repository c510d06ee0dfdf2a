"""The screen «Конкурсы и опыт»: its sections."""

from collections.abc import Sequence

from district.calls.call import Call
from district.people.roles import Actor
from keyboards.calls.home import home_keyboard
from locales.texts import Words
from screens.screen import Screen, lines


def home_screen(words: Words, actor: Actor, defences: Sequence[Call], waiting: int) -> Screen:
    """`waiting`: reviews that wait for the actor."""
    text = lines(words("calls-title"), words("calls-about"))
    return Screen(text=text, keyboard=home_keyboard(words, actor, defences, waiting))
