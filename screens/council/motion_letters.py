"""Letters about motions, to people who may vote or are concerned."""

from datetime import datetime

from district.council.motion import MotionFacts, MotionMove, MotionStatus
from district.errors import OutOfDate
from keyboards.buttons import inline
from keyboards.council.motions import motion_button
from locales.texts import Words
from screens.council.motions import motion_card, option_label
from screens.screen import Screen, lines


def reminder_letter(words: Words, facts: MotionFacts, now: datetime) -> Screen:
    """To a person whose voice is not cast: the card, with the buttons of the vote."""
    above = lines(
        words("motion-letters-waits", number=facts.motion.number),
        words("motion-letters-lost") if _is_cast_anew(facts) else None,
    )
    return motion_card(words, facts, now, above=above)


def _is_cast_anew(facts: MotionFacts) -> bool:
    """Returns whether the present round replaces one whose secret votes are lost."""
    return any(
        one.move is MotionMove.LOSE and one.round == facts.motion.round for one in facts.history
    )


def announced_letter(words: Words, facts: MotionFacts) -> Screen:
    """To the readers of a motion on an agenda.

    Raises:
        OutOfDate: it is a draft no more, or on no agenda.
    """
    motion = facts.motion
    if motion.status is not MotionStatus.DRAFT or motion.agenda_on is None:
        raise OutOfDate
    text = lines(
        words("motion-letters-announced", number=motion.number, day=words.day(motion.agenda_on)),
        words("motion-letters-question", question=motion.question),
    )
    return Screen(
        text=text, keyboard=inline([[motion_button(words, motion.id, "putting-to-card")]])
    )


def closed_letter(words: Words, facts: MotionFacts) -> Screen:
    """The result."""
    status = facts.motion.status
    names = ", ".join(option_label(words, facts, one) for one in facts.motion.winners)
    text = lines(
        words(f"motion-letters-{status}", number=facts.motion.number),
        words("motion-letters-question", question=facts.motion.question),
        words("motion-letters-winners", names=names)
        if names and status is MotionStatus.ADOPTED
        else None,
    )
    return Screen(
        text=text, keyboard=inline([[motion_button(words, facts.motion.id, "putting-to-card")]])
    )
