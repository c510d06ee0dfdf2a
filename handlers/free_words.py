"""Words outside any form: courtesies, names of sections, and all others, which are kept until the
person says what they are.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from aiogram.fsm.context import FSMContext

from district.spelling import folded
from keyboards.menu import Entry
from locales.texts import Texts, listed

SAID = "said"
"""Key in the conversation's data of the newest words that were no answer: message id, text."""
_WORD = re.compile(r"\w+")


class Courtesy(Enum):
    HELLO = auto()
    THANKS = auto()
    MENU = auto()
    """Asks for the menu."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Courtesies:
    """Words of greetings and thanks in every language."""

    hello: frozenset[str]
    thanks: frozenset[str]
    besides: frozenset[str]
    """Words that may accompany them."""
    menu: frozenset[str]
    """Whole phrases."""

    def meant(self, text: str) -> Courtesy | None:
        """Returns what a message of nothing else means."""
        words = _words(text)
        if " ".join(words) in self.menu:
            return Courtesy.MENU
        told = set(words) - self.besides
        if not told or not told <= self.hello | self.thanks:
            return None
        return Courtesy.THANKS if told & self.thanks else Courtesy.HELLO


@cache
def courtesies(texts: Texts) -> Courtesies:
    def phrases(key: str) -> frozenset[str]:
        return frozenset(plain(one) for one in listed(texts.everywhere(f"menu-said-{key}")))

    def single(key: str) -> frozenset[str]:
        return frozenset(word for phrase in phrases(key) for word in phrase.split())

    return Courtesies(
        hello=single("hello"),
        thanks=single("thanks"),
        besides=single("besides"),
        menu=phrases("menu"),
    )


@cache
def section_names(texts: Texts) -> dict[str, Entry]:
    """Returns the section of each name by which people call it."""
    keys = ((f"menu-{kind}{entry}", entry) for kind in ("", "said-") for entry in Entry)
    return {
        plain(name): entry
        for key, entry in keys
        if texts.has(key)
        for name in listed(texts.everywhere(key))
    }


def plain(text: str) -> str:
    """Returns the words in lower case without punctuation."""
    return " ".join(_words(text))


async def keep_words(state: FSMContext, message: int, text: str) -> None:
    """Keeps words until a button says what they are."""
    await state.update_data({SAID: [message, text]})


async def said_words(state: FSMContext, message: str | None) -> str | None:
    """Returns the words of the message, or None if others were typed since."""
    kept, text = (await state.get_data()).get(SAID) or (None, None)
    return text if kept is not None and str(kept) == message else None


def _words(text: str) -> list[str]:
    return _WORD.findall(folded(text))
