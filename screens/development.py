"""The screen that leads to schools, mentors and communities."""

from keyboards.communities import communities_button
from keyboards.development import growth_keyboard
from keyboards.mentoring.mentors import mentors_button
from keyboards.schools.browse import to_schools
from locales.texts import Words
from screens.screen import Screen


def growth_screen(words: Words) -> Screen:
    doors = [to_schools(words), mentors_button(words), communities_button(words)]
    return Screen(text=words("growth-title"), keyboard=growth_keyboard(words, doors))
