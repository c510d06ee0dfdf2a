"""Acts common to all areas: passing time, arriving letters."""

from datetime import timedelta

from tests.play import Player, Stage

DAY = timedelta(days=1)


async def refusal_arrives(stage: Stage) -> None:
    """A refusal is told after two minutes."""
    stage.clock.advance(timedelta(minutes=2))
    await stage.settle()


async def pass_by(stage: Stage, by: timedelta) -> None:
    stage.clock.advance(by)
    await stage.ticks()


def told(player: Player, words: str) -> int:
    return sum(words in text for text in player.texts)
