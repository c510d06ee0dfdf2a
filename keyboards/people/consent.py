"""Buttons of consent, its refusal and the language."""

from enum import StrEnum

from aiogram.types import InlineKeyboardMarkup

from district.languages import Language
from keyboards.buttons import Press, Style, button, inline
from locales.texts import Words


class ConsentAction(StrEnum):
    AGREE = "agree"
    REFUSE = "refuse"
    LANGUAGE = "language"
    READ = "read"
    """Shows the whole text."""
    RESTORE = "restore"
    """Cancels a deletion."""


class ConsentPress(Press, prefix="consent"):
    """`version` is that of the text on the screen: consent to an older text is not valid for a
    newer one.
    """

    action: ConsentAction
    version: str | None = None
    language: Language | None = None


def consent_keyboard(words: Words, version: str, *, is_whole: bool) -> InlineKeyboardMarkup:
    other = Language.EN if words.language is Language.RU else Language.RU
    agree = ConsentPress(action=ConsentAction.AGREE, version=version)
    language = ConsentPress(action=ConsentAction.LANGUAGE, language=other)
    read = button(words.plain("consent-read"), ConsentPress(action=ConsentAction.READ))
    return inline(
        [
            [button(words.plain("consent-agree"), agree, Style.WANTED)],
            [] if is_whole else [read],
            [
                button(words.plain("consent-refuse"), ConsentPress(action=ConsentAction.REFUSE)),
                button(words.plain("consent-other-language"), language),
            ],
        ]
    )


def leaving_keyboard(words: Words) -> InlineKeyboardMarkup:
    restore = ConsentPress(action=ConsentAction.RESTORE)
    return inline([[button(words.plain("consent-restore"), restore, Style.WANTED)]])
