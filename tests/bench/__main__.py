"""`make bench`: the bot beside its peers, in the same run, against the same box.

Bots run as processes of their own; the box and the people at it share this one. Reads `/proc`:
Linux only. A soak takes as long as it is told to, so it is measured only when it is asked for.
"""

import argparse
import asyncio

from tests.bench import activities, announcements, decisions, letters, matching, soak, taps
from tests.bench.figures import TARGET, Figure, keep, show

SUBJECTS = ("taps", "letters", "decisions", "activities", "announcements", "matching", "soak")


async def measured(wanted: argparse.Namespace) -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    if "taps" in wanted.only:
        found |= await taps.measured(wanted.rounds, wanted.walks)
    if "letters" in wanted.only:
        found |= await letters.measured(wanted.rounds, wanted.letters)
    if "decisions" in wanted.only:
        found |= await decisions.measured(wanted.rounds)
    if "activities" in wanted.only:
        found |= await activities.measured(wanted.rounds)
    if "announcements" in wanted.only:
        found |= await announcements.measured(wanted.rounds, wanted.copies)
    if "matching" in wanted.only:
        found |= matching.measured(wanted.rounds)
    if "soak" in wanted.only:
        found |= await soak.measured(wanted.minutes)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=SUBJECTS, default=SUBJECTS[:-1])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--walks", type=int, default=5, help="of each of the people in a round")
    parser.add_argument("--letters", type=int, default=3000, help="in a round")
    parser.add_argument("--copies", type=int, default=1000, help="in a round")
    parser.add_argument("--minutes", type=float, default=30, help="of the soak")
    found = asyncio.run(measured(parser.parse_args()))
    show(found)
    keep(found)
    print(f"written to {TARGET}")


if __name__ == "__main__":
    main()
