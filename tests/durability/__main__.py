"""`python -m tests.durability --kills 30 --database postgresql`: kills the bot and reports.

With `--announcement 5000 --edit 0.4 --recall 0.7` an announcement to that many people is sent
through the kills, edited and recalled. With `--flood 6000` nothing is killed: a hostile person and
a paused chat send that many updates next to the load.
"""

import argparse
import asyncio
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.durability.announcement import Report as Told
from tests.durability.announcement import Scene, announced_through_kills
from tests.durability.judge import Flooded, Report, flooded, killed
from tests.durability.stream import plan
from tests.postgresql import postgresql


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.durability", description=__doc__)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--announcement", type=int, metavar="PEOPLE")
    parser.add_argument("--edit", type=float, metavar="SHARE", help="of people who have it by then")
    parser.add_argument("--recall", type=float, metavar="SHARE")
    parser.add_argument("--flood", type=int, metavar="UPDATES", help="instead of kills")
    parser.add_argument("--rate", type=float, default=100, help="of the flood, a second")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--seed", type=int, default=1)
    parsed = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="okrug-kills-")))
        url = None
        if parsed.database == "postgresql":
            url = stack.enter_context(postgresql()).new_database()
        report: Report | Told | Flooded
        if parsed.flood is not None:
            beside = flooded(folder, updates=parsed.flood, rate=parsed.rate, database_url=url)
            report = asyncio.run(beside)
        elif parsed.announcement is None:
            kills = plan(parsed.kills, parsed.seed)
            report = asyncio.run(killed(folder, kills, database_url=url, show=print))
        else:
            scene = Scene(
                people=parsed.announcement,
                kills=parsed.kills,
                edited_at=parsed.edit,
                recalled_at=parsed.recall,
                seed=parsed.seed,
            )
            report = asyncio.run(announced_through_kills(folder, scene, url))
    print(report)
    return bool(report.faults)


if __name__ == "__main__":
    sys.exit(main())
