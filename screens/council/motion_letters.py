"""Letters about motions, to people who may vote or are concerned."""

from district.council.motion import MotionFacts, MotionMove, MotionStatus
from keyboards.buttons import inline
from keyboards.menu import to_menu
from locales.texts import Words
from screens.screen import Screen, lines


def reminder_letter(words: Words, facts: MotionFacts) -> Screen:
    """To a person whose voice is not cast."""
    ends = facts.motion.closes_at
    text = lines(
        words("motion-letters-waits", number=facts.motion.number),
        words("motion-letters-question", question=facts.motion.question),
        words("motion-letters-runoff") if facts.motion.runoff else None,
        words("motion-letters-lost") if _is_cast_anew(facts) else None,
        words("motion-letters-until", moment=words.moment(ends)) if ends else None,
    )
    return Screen(text=text, keyboard=inline([[to_menu(words)]]))


def _is_cast_anew(facts: MotionFacts) -> bool:
    """Returns whether the present round replaces one whose secret votes are lost."""
    return any(
        one.move is MotionMove.LOSE and one.round == facts.motion.round for one in facts.history
    )


def closed_letter(words: Words, facts: MotionFacts) -> Screen:
    """The result."""
    status = facts.motion.status
    names = ", ".join(_name(words, facts, one.id) for one in facts.motion.winners)
    text = lines(
        words(f"motion-letters-{status}", number=facts.motion.number),
        words("motion-letters-question", question=facts.motion.question),
        words("motion-letters-winners", names=names)
        if names and status is MotionStatus.ADOPTED
        else None,
    )
    return Screen(text=text, keyboard=inline([[to_menu(words)]]))


def _name(words: Words, facts: MotionFacts, id_: str) -> str:
    option = facts.motion.option(id_)
    if option is None:
        return id_
    if option.person is not None:
        profile = facts.people[option.person].profile if option.person in facts.people else None
        return profile.name.short if profile else words("council-somebody")
    topic = facts.topics.get(option.topic) if option.topic is not None else None
    return topic.label.full(words.language) if topic else option.label
