"""Reads cells of an uploaded spreadsheet in a sandboxed process."""

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 30.0
"""Timeout in seconds."""
_AT_ONCE = threading.Semaphore(2)
_READER = Path(__file__).with_name("sheet_reader.py")


class NoSheet(ValueError):
    """The content cannot be read as a spreadsheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """The non-empty rows of a sheet."""

    numbers: tuple[int, ...]
    """Row numbers in the spreadsheet, ascending; missing numbers were empty rows."""
    rows: tuple[tuple[str, ...], ...]
    """Padded to the requested number of columns."""
    formula: str | None
    """The first cell with a formula, in formats that expose it.

    The value read may differ from the one its author saw.
    """


def read_cells(content: bytes, *, columns: int, most: int) -> Cells:
    """Returns the first `columns` columns of the first sheet, including the header.

    More than `most` rows in the result means that the sheet has even more. Blocks. A separate
    process with limits of memory and time does the reading, so a malicious file cannot harm the
    bot.

    Raises:
        NoSheet: the content cannot be read within these limits.
    """
    command = [sys.executable, "-I", str(_READER), str(most), str(columns)]
    try:
        with _AT_ONCE:
            done = subprocess.run(  # noqa: S603 - our own program with an empty environment
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
    """Returns the last line of the process's standard error, if any."""
    said = getattr(error, "stderr", None) or b""
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else type(error).__name__
