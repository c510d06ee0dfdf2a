"""A bot that one person's text kills: `python -m tests.durability.deadly`."""

import os
import resource
import sys

import handlers
from bot import cli
from handlers.fallback import Fallback
from handlers.tap import Said
from screens.screen import Screen

WORD = "Стоп-слово"
LAST_WORDS = "Последние слова"


class DeadlyFallback(Fallback):
    async def answer_words(self, said: Said) -> None:
        """Replies first: a delayed reply also delays the kill."""
        if said.text == WORD:
            await said.send(Screen(text=LAST_WORDS))
            os.abort()
        await Fallback.answer_words(self, said)

    answer_again = answer_words


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    vars(handlers)["Fallback"] = DeadlyFallback
    sys.exit(cli.main(["run"]))
