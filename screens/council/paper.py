"""Screens of a vote on paper: what to type, and what was entered."""

from district.council.motion import MotionFacts, MotionMove
from district.council.tally import Outcome
from locales.texts import Words
from screens.council.motions import choice_label
from screens.screen import Screen, lines


def ask_screen(words: Words, facts: MotionFacts, *, is_again: bool = False) -> Screen:
    """Asks for one number for each choice; for a list, for the number of ballots first."""
    motion = facts.motion
    wanted = [choice_label(words, facts, one) for one in motion.ballot.choices]
    if motion.ballot.has_several:
        wanted.insert(0, words.plain("paper-ballots"))
    text = lines(
        words("paper-title", number=motion.number),
        words("motions-question", question=motion.question),
        "",
        words("paper-not-read", count=len(wanted)) if is_again else None,
        words("paper-ask"),
        *(words("motions-option", label=one) for one in wanted),
    )
    return Screen(text=text)


def entered_screen(words: Words, facts: MotionFacts) -> Screen:
    """Tells that the same is still to be entered by another person, or that it differs."""
    motion = facts.motion
    if not motion.is_open:
        return Screen(text=words("paper-closed", number=motion.number))
    latest: dict[int | None, Outcome | None] = {
        one.person: one.outcome
        for one in facts.history
        if one.move is MotionMove.TOTALS and one.round == motion.round
    }
    own = latest.pop(facts.reader, None)
    key = "paper-differs" if latest and own not in latest.values() else "paper-waits"
    return Screen(text=words(key, number=motion.number))
