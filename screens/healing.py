"""Whether a difficulty is gone, and what became of all that was reported."""

from district.deficits import FEW
from district.healing import HealingAnswer, HealingFacts, Outcome
from keyboards.buttons import inline
from keyboards.healing import outcomes_keyboard, question_keyboard
from keyboards.menu import to_menu
from locales.texts import Words
from screens.deficits import short_name
from screens.screen import Screen, cut, lines

SHOWN = 15
"""Topics on one screen."""


def healing_question(words: Words, facts: HealingFacts) -> Screen:
    """After an activity, to whoever came and had reported what it was for."""
    text = lines(
        words("healing-question", title=facts.activity.title),
        words("healing-about", about=short_name(words, facts.deficit)),
        "",
        words("healing-ask"),
    )
    return Screen(text=text, keyboard=question_keyboard(words, facts.number))


def healing_answered(words: Words, facts: HealingFacts) -> Screen:
    answer = facts.answer or HealingAnswer.NOT_YET
    text = lines(
        words("healing-question", title=facts.activity.title),
        words("healing-about", about=short_name(words, facts.deficit)),
        "",
        words(f"healing-thanks-{answer}"),
    )
    return Screen(text=text, keyboard=inline([[to_menu(words)]]))


def outcomes(words: Words, found: list[Outcome]) -> Screen:
    """Numbers below `FEW` name nobody: they read «меньше 5»."""
    rows = [
        words(
            "healing-row",
            topic=cut(one.topic.label.full(words.language), 80),
            reported=_number(words, one.reported),
            invited=_number(words, one.invited),
            came=_number(words, one.came),
            healed=_number(words, one.healed),
        )
        for one in found[:SHOWN]
    ]
    text = lines(words("healing-outcomes-head"), "", *(rows or [words("healing-no-outcomes")]))
    return Screen(text=text, keyboard=outcomes_keyboard(words))


def _number(words: Words, people: int) -> str:
    if people == 0:
        return "0"
    return str(people) if people >= FEW else words.plain("healing-few", few=FEW)
