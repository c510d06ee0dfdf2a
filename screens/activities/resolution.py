"""Screens of resolution questions."""

from district.activities.resolution import ResolutionAnswer, ResolutionFacts
from keyboards.activities.resolution import question_keyboard
from keyboards.buttons import inline
from keyboards.menu import to_menu
from locales.texts import Words
from screens.requests.deficits import short_name
from screens.screen import Screen, lines


def resolution_question(words: Words, facts: ResolutionFacts) -> Screen:
    """To a participant who had reported a deficit that the activity was for."""
    text = _with_deficit(words, facts, words("healing-ask"))
    return Screen(text=text, keyboard=question_keyboard(words, facts.number))


def resolution_answered(words: Words, facts: ResolutionFacts) -> Screen:
    thanks = words(f"healing-thanks-{facts.answer or ResolutionAnswer.NOT_YET}")
    return Screen(text=_with_deficit(words, facts, thanks), keyboard=inline([[to_menu(words)]]))


def _with_deficit(words: Words, facts: ResolutionFacts, below: str) -> str:
    about = words("healing-about", about=short_name(words, facts.deficit))
    return lines(words("healing-question", title=facts.activity.title), about, "", below)
