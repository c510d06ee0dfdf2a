"""Screens of a secret vote: the ballot, the question before the vote, and what is left of it."""

from district.council.secrecy import SecretBallot, ticked_or_not
from district.council.tally import ABSTAIN, Method
from keyboards.council.secret import ballot_keyboard, confirm_keyboard, ticks_keyboard
from locales.texts import Words
from screens.council.motions import choice_label
from screens.screen import Screen, lines

TICK = "✓ "


def ballot_screen(words: Words, ballot: SecretBallot) -> Screen:
    facts, tokens, ticked = ballot.facts, ballot.tokens, ballot.chosen
    motion = facts.motion
    text = lines(
        words("secret-title", number=motion.number),
        words("motions-question", question=motion.question),
        "",
        words("secret-about"),
        words("secret-final"),
    )
    if motion.rules.method is not Method.SEVERAL:
        choices = [
            (choice_label(words, facts, one), tokens[one,])
            for one in motion.ballot.choices
            if (one,) in tokens
        ]
        return Screen(text=text, keyboard=ballot_keyboard(words, motion, choices))
    options = [
        ((TICK if one in ticked else "") + choice_label(words, facts, one), tokens[after])
        for one in motion.ballot.options
        if (after := ticked_or_not(motion.ballot, ticked, one)) in tokens
    ]
    keyboard = ticks_keyboard(
        words,
        motion,
        options,
        ticked=tokens[ticked] if ticked else None,
        abstaining=tokens[ABSTAIN,],
    )
    most = words("motions-most", most=motion.rules.most)
    return Screen(text=lines(text, most), keyboard=keyboard)


def confirm_screen(words: Words, ballot: SecretBallot) -> Screen:
    facts, choice = ballot.facts, ballot.chosen
    said = ", ".join(choice_label(words, facts, one) for one in choice)
    text = lines(words("secret-ask", choice=said), words("secret-final"))
    keyboard = confirm_keyboard(words, facts.motion, ballot.tokens[choice])
    return Screen(text=text, keyboard=keyboard)


def counted_screen(words: Words, ballot: SecretBallot) -> Screen:
    """Replaces the ballot after the vote; names no option."""
    facts = ballot.facts
    text = lines(
        words("secret-title", number=facts.motion.number),
        words("motions-question", question=facts.motion.question),
        "",
        words("secret-counted"),
    )
    return Screen(text=text)


def left_screen(words: Words, ballot: SecretBallot) -> Screen:
    return Screen(text=words("secret-left", number=ballot.facts.motion.number))


def closed_screen(words: Words) -> Screen:
    return Screen(text=words("secret-closed"))
