"""Reads cells of an uploaded spreadsheet in a sandboxed process."""

import json
import subprocess
import sys
import threading
from pathlib import Path

from district.tables import Sheet

PATIENCE = 30.0
"""Timeout in seconds."""
_AT_ONCE = threading.Semaphore(2)
_OLD = b"\xd0\xcf\x11\xe0"
"""The container of .xls and of encrypted workbooks."""
_PLAIN = (".xls", ".csv", ".tsv", ".txt")
_READER = Path(__file__).with_name("sheet_reader.py")


class NoSheet(ValueError):
    """The content cannot be read as a spreadsheet."""


class OldFormat(NoSheet):
    """A workbook in the format of before 2007, an encrypted one, or plain text."""


def read_sheets(content: bytes, *, name: str, columns: int, most: int) -> tuple[Sheet, ...]:
    """Returns the first `columns` columns of the sheets of an xlsx or ods workbook.

    More than `most` rows of a sheet mean that it has even more. Blocks. A separate process with
    limits of memory and time does the reading, so a malicious file cannot harm the bot.

    Raises:
        OldFormat: it has to be saved in another format first.
        NoSheet: the content cannot be read within these limits.
    """
    if content.startswith(_OLD) or name.lower().endswith(_PLAIN):
        raise OldFormat
    command = [sys.executable, "-I", str(_READER), str(most), str(columns)]
    try:
        with _AT_ONCE:
            done = subprocess.run(  # noqa: S603 - our own program with an empty environment
                command, input=content, capture_output=True, timeout=PATIENCE, check=True, env={}
            )
        found = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        raise NoSheet(_reason(error)) from error
    return tuple(
        Sheet(
            name=one["name"],
            is_hidden=one["is_hidden"],
            numbers=tuple(one["numbers"]),
            rows=tuple(map(tuple, one["rows"])),
            hidden=frozenset(one["hidden"]),
            formula=one["formula"],
        )
        for one in found
    )


def _reason(error: Exception) -> str:
    """Returns the last line of the process's standard error, if any."""
    said = getattr(error, "stderr", None) or b""
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else type(error).__name__
