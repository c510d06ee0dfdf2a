"""The screen «Совет»: its sections."""

from district.people.roles import Actor
from keyboards.council.home import home_keyboard
from locales.texts import Words
from screens.screen import Screen, lines


def home_screen(words: Words, actor: Actor) -> Screen:
    text = lines(words("body-title"), words("body-about"))
    return Screen(text=text, keyboard=home_keyboard(words, actor))
