"""A bot that one person's word kills: `python -m tests.durability.deadly`."""

import os
import resource
import sys

from aiogram.types import Message

import handlers.fallback
from bot import cli
from district.people.roles import Actor
from handlers.fallback import answer_words
from locales.texts import Words

WORD = "Стоп-слово"
LAST_WORDS = "Последние слова"


async def die_of_the_word(message: Message, actor: Actor, words: Words, tries: int = 1) -> None:
    """Answers first: an answer that is held holds up the end as well."""
    if message.text == WORD:
        await message.answer(LAST_WORDS)
        os.abort()
    await answer_words(message, actor, words, tries)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    handlers.fallback.answer_words = die_of_the_word
    sys.exit(cli.main(["run"]))
