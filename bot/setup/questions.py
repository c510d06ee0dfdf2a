"""`okrug setup`: asks for the settings that the bot needs, and keeps them in `.env`."""

import getpass
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkstemp

from dotenv import dotenv_values

from bot.settings import PREFIX, WrongSetting, load_settings

FILE = Path(".env")
ASKED = {
    "bot_token": "Token from @BotFather",
    "operator": "Data controller (name; address; contact)",
    "admins": "Telegram ids of administrators (123456,234567)",
}
OPTIONAL = frozenset({"admins"})


def ask_settings() -> list[str]:
    """Asks for the settings that are not in the environment; Enter keeps the value of the file, and
    so does the end of the input. Returns the names that have changed.

    Raises:
        WrongSetting: the input has ended without a valid value.
    """
    kept = dotenv_values(FILE)
    asked = [name for name in ASKED if not os.environ.get(_variable(name))]
    said = {_variable(name): _ask(name, kept.get(_variable(name)) or "") for name in asked}
    new = {name: value for name, value in said.items() if value != (kept.get(name) or "")}
    if new or not FILE.exists():
        _write(FILE, new)
    return list(new)


def _variable(name: str) -> str:
    return f"{PREFIX}{name.upper()}"


def _ask(name: str, kept: str) -> str:
    """Repeats the question until the answer is a valid value."""
    while True:
        hint = " [Enter keeps it]" if kept else ""
        try:
            value = _read(f"{ASKED[name]}{hint}: ", is_secret=name == "bot_token").strip() or kept
        except EOFError:
            _ensure(name, kept)
            return kept
        try:
            _ensure(name, value)
        except WrongSetting as wrong:
            print(wrong)
        else:
            return value


def _read(prompt: str, *, is_secret: bool) -> str:
    return getpass.getpass(prompt) if is_secret and sys.stdin.isatty() else input(prompt)


def _ensure(name: str, value: str) -> None:
    """Checks one value.

    Raises:
        WrongSetting: it is missing or cannot be read.
    """
    if value:
        load_settings(**{name: value}, _env_file=None)
    elif name not in OPTIONAL:
        raise WrongSetting(name, "is missing")


def _write(file: Path, new: Mapping[str, str]) -> None:
    """Replaces or adds lines at once; the file is readable by its owner only."""
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    for name, value in new.items():
        line = f"{name}={_quoted(value)}"
        places = [n for n, one in enumerate(lines) if re.match(rf"(export\s+)?{name}\s*=", one)]
        if places:
            lines[places[-1]] = line  # the last one counts
        else:
            lines.append(line)
    handle, copy = mkstemp(prefix=".env-", dir=file.absolute().parent)  # with mode 0600
    with os.fdopen(handle, "w", encoding="utf-8") as written:
        written.write("".join(f"{line}\n" for line in lines))
        written.flush()
        os.fsync(written.fileno())
    Path(copy).replace(file)


def _quoted(value: str) -> str:
    """Returns the value as python-dotenv and Docker read it."""
    if re.fullmatch(r"[\w.,:;@/+ -]*", value):
        return value
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
