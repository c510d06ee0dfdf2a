"""`make bench`: measures the bot and its peers in the same run, with the same sandbox.

Bots run as separate processes; the sandbox and its people share this one. Reads `/proc`, so Linux
only. A soak takes as long as requested and is measured only on request.
"""

import argparse
import asyncio
from collections.abc import Awaitable, Callable

from tests.bench import (
    activities,
    announcements,
    assigning,
    call_results,
    decisions,
    finding,
    flood,
    keeping,
    letters,
    matching,
    motions,
    replicas,
    searching,
    silence,
    soak,
    taps,
    year,
)
from tests.bench.figures import TARGET, Figure, keep, show

SUBJECTS = (
    "taps",
    "letters",
    "silence",
    "flood",
    "decisions",
    "activities",
    "announcements",
    "matching",
    "assigning",
    "finding",
    "motions",
    "call_results",
    "year",
    "searching",
    "replicas",
    "keeping",
    "soak",
)


async def measured(wanted: argparse.Namespace) -> dict[str, Figure]:
    rounds = wanted.rounds
    subjects: dict[str, Callable[[], Awaitable[dict[str, Figure]]]] = {
        "taps": lambda: taps.measured(rounds, wanted.walks),
        "letters": lambda: letters.measured(rounds, wanted.letters),
        "silence": lambda: silence.measured(rounds),
        "flood": lambda: flood.measured(rounds),
        "decisions": lambda: decisions.measured(rounds),
        "activities": lambda: activities.measured(rounds),
        "announcements": lambda: announcements.measured(rounds, wanted.copies),
        "matching": lambda: asyncio.to_thread(matching.measured, rounds),
        "assigning": lambda: asyncio.to_thread(assigning.measured, rounds),
        "finding": lambda: finding.measured(rounds),
        "motions": lambda: motions.measured(rounds),
        "call_results": lambda: call_results.measured(rounds),
        "year": lambda: year.measured(rounds),
        "searching": lambda: searching.measured(rounds),
        "replicas": lambda: replicas.measured(rounds, wanted.walks),
        "keeping": lambda: keeping.measured(rounds, wanted.walks),
        "soak": lambda: soak.measured(wanted.minutes),
    }
    found: dict[str, Figure] = {}
    for name in SUBJECTS:
        if name in wanted.only:
            found |= await subjects[name]()
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
