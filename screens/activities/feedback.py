"""Screens of the questions after an activity."""

from district.activities.feedback import MARKS, Feedback, Thought
from district.requests.deficits import FEW
from keyboards.activities.browse import open_activity
from keyboards.activities.feedback import question_keyboard
from keyboards.buttons import inline
from locales.texts import Words
from screens.screen import Screen, lines


def feedback_screen(words: Words, feedback: Feedback) -> Screen:
    """Shows the next question, or thanks."""
    head = words("feedback-head", title=feedback.activity.title)
    question = feedback.next
    if question is None:
        keyboard = inline([[open_activity(words, feedback.activity.id)]])
        return Screen(text=lines(head, words("feedback-thanks")), keyboard=keyboard)
    text = lines(head, words(f"feedback-ask-{question}", largest=MARKS[-1]))
    return Screen(text=text, keyboard=question_keyboard(words, feedback, question))


def thought_line(words: Words, thought: Thought | None) -> str | None:
    """For organizers."""
    if thought is None:
        return None
    if not thought.answered:
        return words("feedback-too-few", few=FEW)
    return words(
        "feedback-thought",
        answered=thought.answered,
        asked=thought.asked,
        useful=words.decimal(thought.useful),
        applies=_applies(words, thought),
    )


def _applies(words: Words, thought: Thought) -> str:
    if not thought.is_split:
        return words.plain("feedback-applies-later", people=2 * FEW)
    if not thought.apply_at_least:
        return words.plain("feedback-applies-few", few=FEW)
    key = "all" if thought.apply_at_least == thought.applies else "at-least"
    return words.plain(f"feedback-applies-{key}", people=thought.apply_at_least)
