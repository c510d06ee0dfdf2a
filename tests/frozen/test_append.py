"""Frozen entries are only ever added."""

import pytest

from tests.frozen import CHANGED, digest

BEGUN = {
    "callbacks.json": (672, "e7430183857498eb"),
    "words.json": (34, "29baf0beb5994635"),
    "drafts.json": (283, "d07931f1b04624bc"),
}
"""How many entries a file had when it was begun, and their digest."""


@pytest.mark.parametrize("name", BEGUN)
def test_the_entries_of_the_first_version_have_not_changed(name: str) -> None:
    entries, first = BEGUN[name]
    assert digest(name, entries) == first, CHANGED
