"""Screens of consent: what the bot is for, data, purposes, operator, question."""

from datetime import datetime

from district.operator import Operator
from district.people.person import CONSENT_VERSION
from keyboards.people.consent import consent_keyboard, leaving_keyboard
from locales.texts import Words
from screens.screen import Screen, lines


def consent_screen(
    words: Words, operator: Operator, *, is_renewed: bool = False, invited: str | None = None
) -> Screen:
    """The consent in short; a button shows the whole text.

    `is_renewed`: there was consent to an older text. `invited`: what a link invites to.
    """
    text = lines(
        *((invited, "") if invited else ()),
        words("consent-renewed" if is_renewed else "consent-hello"),
        "",
        words("consent-short", name=operator.name, version=CONSENT_VERSION),
    )
    return Screen(text=text, keyboard=consent_keyboard(words, CONSENT_VERSION, is_whole=False))


def whole_consent_screen(words: Words, operator: Operator) -> Screen:
    text = words(
        "consent-text",
        name=operator.name,
        address=operator.address,
        contact=operator.contact,
        version=CONSENT_VERSION,
    )
    return Screen(text=text, keyboard=consent_keyboard(words, CONSENT_VERSION, is_whole=True))


def refused_screen(words: Words, *, is_known: bool = False) -> Screen:
    """`is_known`: there is an older consent."""
    return Screen(text=words("consent-refused-renewed" if is_known else "consent-refused"))


def agreed_screen(words: Words) -> Screen:
    """Shown before the interrupted update is handled."""
    return Screen(text=words("consent-agreed"))


def leaving_screen(words: Words, until: datetime) -> Screen:
    """To a person who returns within the grace period after asking for deletion."""
    text = words("consent-leaving", day=words.moment(until, "d MMMM y"))
    return Screen(text=text, keyboard=leaving_keyboard(words))


def restored_screen(words: Words) -> Screen:
    return Screen(text=words("consent-restored"))
