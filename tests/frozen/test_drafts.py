"""Drafts and conversations of older versions are read correctly."""

from typing import Any

import pytest

from district.drafts import Form
from handlers.communities import VIEW as COMMUNITY
from handlers.menu import LINK
from handlers.people.organizations import VIEW, View
from handlers.step_message import STEP_MESSAGE
from tests.frozen import APPEND, CHANGED, load
from tests.frozen.drafts import formats, known_drafts, states, told, untold

FROZEN = load("drafts.json")
FORMATS = formats()


@pytest.mark.parametrize("form", FORMATS)
def test_an_old_draft_is_read_to_the_same_answers_at_the_same_step(form: Form) -> None:
    for key, frozen in FROZEN.items():
        if not key.startswith(f"{form}/"):
            continue
        assert key.split("/")[1] in FORMATS[form].steps, CHANGED
        read = FORMATS[form].read(frozen["answers"])
        assert told(read) == _with_newer(read, frozen["meaning"]), f"{CHANGED}: {key}"


def test_a_conversation_of_before_stands_where_it_stood() -> None:
    kept = {key.split("/")[1]: row["data"] for key, row in FROZEN.items() if "data" in row}
    assert kept.keys() <= states(), CHANGED
    for data in kept.values():
        assert View(**data.get(VIEW, {})).organization == (7 if VIEW in data else 0)
        assert data.keys() <= {STEP_MESSAGE, LINK, VIEW, COMMUNITY, "language"}


def test_every_form_step_and_answer_is_frozen() -> None:
    assert set(Form) == FORMATS.keys(), "tests/frozen/drafts.py: a new form"
    assert sorted(known_drafts().keys() - FROZEN.keys()) == [], APPEND


def _with_newer(read: Any, meaning: dict[str, Any]) -> dict[str, Any]:
    """The frozen meaning with defaults of newer fields; those of nested facts are None."""
    known = _filled(told(read), meaning)
    return {**(untold(type(read)) if hasattr(read, "__dataclass_fields__") else {}), **known}


def _filled(now: Any, was: Any) -> Any:
    match now, was:
        case dict(), dict():
            newer = {name: None for name, value in now.items() if name not in was and value is None}
            return newer | {name: _filled(now.get(name), value) for name, value in was.items()}
        case list(), list() if len(now) == len(was):
            return [_filled(*each) for each in zip(now, was, strict=True)]
        case _:
            return was
