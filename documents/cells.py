"""The words in the cells of a spreadsheet that somebody has sent, read where it can do no harm."""

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 30.0
"""Seconds that reading may take."""
_AT_ONCE = threading.Semaphore(2)
_READER = Path(__file__).with_name("sheet_reader.py")


class NoSheet(ValueError):
    """The bytes are no spreadsheet that can be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """The rows of a sheet that have a word in them."""

    numbers: tuple[int, ...]
    """As the spreadsheet counts them, in order; gaps were empty."""
    rows: tuple[tuple[str, ...], ...]
    """As wide as was asked for."""
    formula: str | None
    """The first cell that is computed, in formats that tell. What it shows here may differ from
    what its author saw."""


def read_cells(content: bytes, *, columns: int, most: int) -> Cells:
    """Returns the first `columns` columns of the first sheet, head included. More rows than `most`
    means that there are more of them. Blocks: the reading is done by a process of its own whose
    memory and time are limited, so a file that is made to harm ends nothing else.

    Raises:
        NoSheet: it cannot be read within these limits.
    """
    command = [sys.executable, "-I", str(_READER), str(most), str(columns)]
    try:
        with _AT_ONCE:
            done = subprocess.run(  # noqa: S603 - our own program, and it inherits no secrets
                command, input=content, capture_output=True, timeout=PATIENCE, check=True, env={}
            )
        found = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        raise NoSheet(_reason(error)) from error
    return Cells(
        numbers=tuple(found["numbers"]),
        rows=tuple((*row, *[""] * (columns - len(row))) for row in found["rows"]),
        formula=found["formula"],
    )


def _reason(error: Exception) -> str:
    """The last line that the process has said, if it could."""
    said = getattr(error, "stderr", None) or b""
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else type(error).__name__
