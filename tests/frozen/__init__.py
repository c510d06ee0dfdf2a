"""Frozen formats of everything that lives in people's chats, read by every version.

`callbacks.json` holds packed buttons, `words.json` menu labels and deep links, `drafts.json` rows
of forms and conversations; each with its meaning. Entries are only added, by `python -m
tests.frozen --append`, and never change.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent

APPEND = "new forms are to be frozen: run `python -m tests.frozen --append`, commit what it adds"
CHANGED = "a frozen form means something else now: old buttons and drafts would be misread"

Entries = dict[str, Any]


def load(name: str) -> Entries:
    loaded: Entries = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return loaded


def digest(name: str, entries: int) -> str:
    """Digest of the first `entries` of a file."""
    first = list(load(name).items())[:entries]
    return sha256(json.dumps(first, ensure_ascii=False).encode()).hexdigest()[:16]


def append(name: str, known: Mapping[str, Any]) -> int:
    """Appends new entries to the file. Returns their number."""
    file = FOLDER / name
    kept = load(name) if file.exists() else {}
    new = {key: meaning for key, meaning in known.items() if key not in kept}
    lines = [
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(meaning, ensure_ascii=False)}"
        for key, meaning in {**kept, **new}.items()
    ]
    if new:
        file.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return len(new)
