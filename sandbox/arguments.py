"""Arguments of a call from query, form, JSON or multipart."""

import json
import re
from dataclasses import dataclass
from typing import Any

_NUMBER = re.compile(r"-?[0-9]{1,19}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    name: str
    content: bytes
    mime: str


class Arguments:
    def __init__(self, values: dict[str, Any], files: dict[str, Upload]) -> None:
        self._values = values
        self._files = files

    def raw(self, name: str) -> Any:
        return self._values.get(name)

    def text(self, name: str) -> str | None:
        value = self._values.get(name)
        return None if value is None else str(value)

    def number(self, name: str) -> int | None:
        value = self.text(name)
        return int(value) if value and _NUMBER.fullmatch(value) else None

    def flag(self, name: str) -> bool:
        return str(self._values.get(name, "")).lower() in {"true", "1", "yes", "t", "y"}

    def json(self, name: str) -> Any:
        """Returns a nested value, or None if it is missing or malformed."""
        value = self._values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            return None

    def file(self, name: str) -> Upload | None:
        return self._files.get(name)

    def with_values(self, values: dict[str, Any]) -> "Arguments":
        """Returns other values with the same files: an item of an album."""
        return Arguments(values, self._files)

    def kept(self) -> dict[str, Any]:
        """Returns the arguments without file content, for the log of calls."""
        return {**self._values, **{name: file.name for name, file in self._files.items()}}
