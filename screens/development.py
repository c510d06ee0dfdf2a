"""The screen that leads to schools, mentors, communities and calls."""

from district.territory import ActingIn
from keyboards.activities.curricula import to_curricula
from keyboards.communities import communities_button
from keyboards.development import growth_keyboard
from keyboards.learning.year import year_button
from keyboards.mentoring.mentors import mentors_button
from keyboards.menu import Entry, section_button
from keyboards.people.methodists import methodists_button
from keyboards.questions.consultations import to_consultations
from keyboards.schools.browse import to_schools
from locales.texts import Words
from screens.districts import district_line
from screens.screen import Screen, lines


def growth_screen(words: Words, acting: ActingIn | None) -> Screen:
    doors = [
        year_button(words),
        to_curricula(words),
        to_schools(words),
        mentors_button(words),
        communities_button(words),
        methodists_button(words),
        to_consultations(words),
        section_button(words, Entry.CALLS),
    ]
    text = lines(words("growth-title"), district_line(words, acting))
    return Screen(text=text, keyboard=growth_keyboard(words, doors, acting))
