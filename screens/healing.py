"""Whether a difficulty is gone, and what became of all that was reported."""

from district.deficits import FEW
from district.healing import HealingAnswer, HealingFacts, Outcome, PlaceOutcome
from documents.sheet import sheet_xlsx
from keyboards.buttons import inline
from keyboards.healing import outcomes_keyboard, question_keyboard
from keyboards.menu import to_menu
from locales.texts import Words
from screens.deficits import short_name
from screens.screen import Attachment, Screen, cut, lines

COLUMNS = ("topic", "place", "reported", "invited", "came", "healed")
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


def outcomes_file(words: Words, found: list[Outcome], places: list[PlaceOutcome]) -> Screen:
    """By topic: the whole district, then its municipalities."""
    head = [words.plain(f"healing-column-{name}") for name in COLUMNS]
    rows: list[list[str | int]] = []
    for one in found:
        topic = one.topic.label.full(words.language)
        counts = (one.reported, one.invited, one.came, one.healed)
        whole = words.plain("healing-whole-district")
        rows.append([topic, whole, *(_number(words, count) for count in counts)])
        rows += [
            [topic, each.place.name, *(_cell(words, count) for count in each.counts)]
            for each in places
            if each.topic.id == one.topic.id
        ]
    content = sheet_xlsx(words.plain("healing-outcomes"), head, rows)
    return Screen(
        text=words("healing-export-caption"),
        attachment=Attachment(name="healed.xlsx", content=content),
    )


def _cell(words: Words, count: int | None) -> str:
    """What is hidden may be larger than `FEW`: it is only not told."""
    return words.plain("healing-hidden") if count is None else str(count)


def _number(words: Words, people: int) -> str:
    if people == 0:
        return "0"
    return str(people) if people >= FEW else words.plain("healing-few", few=FEW)
