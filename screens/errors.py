"""Texts of errors: `error-<class name>` in `locales/*/errors.ftl`."""

import re
from dataclasses import fields
from datetime import datetime
from enum import Enum
from typing import Any

from district.errors import DistrictError
from district.people.person import Position
from locales.texts import Words


def refusal(words: Words, error: DistrictError) -> str:
    """Returns the text of an error for an alert: plain, at most 200 characters.

    The error's fields are the arguments of the text. Times are formatted, enums give their value,
    None (a decider whose name is erased) an impersonal word.
    """
    arguments = {field.name: _spoken(words, getattr(error, field.name)) for field in fields(error)}
    return words.plain(text_key(type(error)), **arguments)


def text_key(error: type[DistrictError]) -> str:
    """`AlreadyDecided` → `error-already-decided`."""
    return "error-" + re.sub(r"\B(?=[A-Z])", "-", error.__name__).lower()


def _spoken(words: Words, value: Any) -> Any:
    if isinstance(value, datetime):
        return words.moment(value)
    if isinstance(value, tuple):
        return ", ".join(_spoken(words, each) for each in value)
    if isinstance(value, Position):
        return words.plain(f"profile-position-{value}").lower()
    if isinstance(value, Enum):
        return value.value
    return words.plain("council-somebody") if value is None else value
