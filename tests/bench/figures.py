"""The measured figures, their storage and display."""

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles

TARGET = Path("var/bench.json")
BUSY = 0.5
"""A sandbox with a higher CPU share than this measures itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Our value and the peer's, as medians of the rounds."""

    value: float
    unit: str
    peer: str
    peer_value: float
    ratio: float
    rounds: int
    box_busy: float
    """The highest CPU share of the sandbox and its people."""


@dataclass(slots=True)
class Busy:
    """CPU share of this process: the sandbox and its people."""

    share: float = 0.0


@contextmanager
def watched() -> Iterator[Busy]:
    """Measures for the duration of the block."""
    busy, computed, since = Busy(), time.process_time(), time.monotonic()
    yield busy
    busy.share = (time.process_time() - computed) / (time.monotonic() - since)


def beside(
    own: Sequence[float], peer: Sequence[float], *, unit: str, called: str, busy: Sequence[float]
) -> Figure:
    value, other = median(own), median(peer)
    return Figure(
        value=round(value, 3),
        unit=unit,
        peer=called,
        peer_value=round(other, 3),
        ratio=round(value / other, 3),
        rounds=len(own),
        box_busy=round(max(busy), 3),
    )


def p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1]


def cpu_seconds(pid: int) -> float:
    """Returns user and system CPU seconds of the process. Linux only."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def resident_mib(pid: int) -> float:
    """Linux only."""
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def keep(found: Mapping[str, Figure]) -> None:
    """Stores the figures; keeps those of earlier runs that were not measured now."""
    kept = json.loads(TARGET.read_text(encoding="utf-8")) if TARGET.exists() else {}
    kept |= {name: asdict(figure) for name, figure in found.items()}
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


def show(found: Mapping[str, Figure], tell: Callable[[str], None] = print) -> None:
    tell(f"{'figure':<22}{'okrug':>10}{'peer':>10}{'ratio':>8}  unit, rounds, box, peer")
    for name, one in found.items():
        values = f"{one.value:>10.2f}{one.peer_value:>10.2f}{one.ratio:>8.2f}"
        mark = " (too busy: it measures itself)" if one.box_busy >= BUSY else ""
        tell(f"{name:<22}{values}  {one.unit}, {one.rounds}, {one.box_busy:.0%}{mark}, {one.peer}")
