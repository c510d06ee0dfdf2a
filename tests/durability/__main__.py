"""`python -m tests.durability --kills 30 --database postgresql`: kills, and the report of them."""

import argparse
import asyncio
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.durability.judge import killed
from tests.durability.stream import plan
from tests.postgresql import postgresql


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.durability", description=__doc__)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--seed", type=int, default=1)
    parsed = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="okrug-kills-")))
        url = None
        if parsed.database == "postgresql":
            url = stack.enter_context(postgresql()).new_database()
        kills = plan(parsed.kills, parsed.seed)
        report = asyncio.run(killed(folder, kills, database_url=url, show=print))
    print(report)
    return bool(report.faults)


if __name__ == "__main__":
    sys.exit(main())
