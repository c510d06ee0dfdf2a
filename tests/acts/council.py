"""Acts of the council: putting a motion, voting."""

from datetime import timedelta

from tests.play import Player, Stage

CLOSED = timedelta(days=8)
"""A time after the usual end of a vote."""
PLACES = ("akushinskiy", "akhvakhskiy", "botlikhskiy", "gergebilskiy", "gumbetovskiy")
NAMES = ("Гаджиев", "Омаров", "Исаева", "Алиева", "Сулейманова")


async def council(stage: Stage, voices: int = 5) -> list[Player]:
    """Members of as many municipalities."""
    return [
        await stage.member(place, "Магомед", surname)
        for place, surname in zip(PLACES[:voices], NAMES, strict=False)
    ]


async def to_putting(player: Player, put: str = "Поставить вопрос") -> None:
    """Walks to the first step of the form of a motion."""
    more, section = ("Ещё", "Совет") if put == "Поставить вопрос" else ("More", "Council")
    await player.says("/menu")
    await player.presses(more)
    await player.presses(section)
    await player.presses(put)


async def puts(
    player: Player,
    question: str,
    *,
    put: str = "Поставить вопрос",
    open_: str = "Открыть голосование",
) -> None:
    """Puts a free question to the vote."""
    await to_putting(player, put)
    await player.says(question)
    await player.presses(open_)
