"""Screens of a person's own data: overview, export."""

import json
from typing import Any

from district.operator import Operator
from district.people.person import DELETION_GRACE
from keyboards.people.privacy import deleting_keyboard, privacy_keyboard
from locales.texts import Words
from screens.screen import Attachment, Screen


def privacy_screen(words: Words, operator: Operator, *, is_known: bool) -> Screen:
    """`is_known`: there is data of the reader to export or delete."""
    text = words(
        "privacy-text",
        name=operator.name,
        address=operator.address,
        contact=operator.contact,
        days=DELETION_GRACE.days,
    )
    return Screen(text=text, keyboard=privacy_keyboard(words) if is_known else None)


def my_data_screens(words: Words, data: dict[str, Any]) -> list[Screen]:
    """Returns a file for reading and one for machines."""
    data = {**data, "views": [_with_reader(words, view) for view in data.get("views", ())]}
    raw = json.dumps(data, ensure_ascii=False, indent=2, default=str).encode()
    return [
        Screen(
            text=words("privacy-my-data-read"),
            attachment=Attachment(
                name=words.plain("privacy-file-name") + ".txt", content=_readable(words, data)
            ),
        ),
        Screen(
            text=words("privacy-my-data-machine"),
            attachment=Attachment(name="okrug.json", content=raw),
        ),
    ]


def _with_reader(words: Words, view: dict[str, Any]) -> dict[str, Any]:
    """Hides which expert viewed the data."""
    shown = {name: value for name, value in view.items() if name != "as_expert"}
    return shown | {"reader": words.plain("privacy-expert")} if view["as_expert"] else shown


def deleting_screen(words: Words) -> Screen:
    return Screen(
        text=words("privacy-delete-ask", days=DELETION_GRACE.days),
        keyboard=deleting_keyboard(words),
    )


def _readable(words: Words, data: dict[str, Any]) -> bytes:
    parts = [words.plain("privacy-file-title"), ""]
    for section, content in data.items():
        parts += [words.plain(f"privacy-section-{section}").upper(), *_lines(content, 0), ""]
    return "\n".join(parts).encode()


def _lines(content: Any, depth: int) -> list[str]:
    """Formats nested facts as an indented outline."""
    indent = "  " * depth
    if isinstance(content, dict):
        found = []
        for name, value in content.items():
            if isinstance(value, (dict, list)) and value:
                found += [f"{indent}{name}:", *_lines(value, depth + 1)]
            else:
                found.append(f"{indent}{name}: {_plain(value)}")
        return found
    if isinstance(content, list):
        return [line for item in content for line in [*_lines(item, depth), ""]] or [f"{indent}—"]
    return [f"{indent}{_plain(content)}"]


def _plain(value: Any) -> str:
    return "—" if value in (None, "", [], {}) else str(value)
