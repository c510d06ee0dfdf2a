"""A hostile person and a paused chat: no other person loses an update or waits in vain.

`python -m tests.durability --flood 6000` runs a long version and prints the report.
"""

from pathlib import Path

from bot.intake.share import ALBUM
from tests.durability.flood import Kind
from tests.durability.judge import flooded

UPDATES, RATE = 1_500, 150
"""Updates, and updates per second."""


async def test_a_hostile_person_and_a_silent_chat_take_the_bot_away_from_nobody(
    tmp_path: Path,
) -> None:
    played = await flooded(tmp_path, updates=UPDATES, rate=RATE)
    assert not played.faults, str(played)
    report, poured = played.report, played.poured
    assert not report.doubles, str(played)
    assert report.requests >= 8  # of every author
    assert report.decisions > 0
    assert report.letters == report.decisions
    assert poured.updates >= UPDATES
    assert set(poured.kinds) == set(Kind)
    assert poured.kinds[Kind.ALBUM] * ALBUM < poured.updates
    assert poured.refused > 0  # the paused chat really was paused
    assert poured.answered > poured.warnings > 0  # served in turn, and warned about the rest
