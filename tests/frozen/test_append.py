"""Frozen entries are only appended."""

import pytest

from tests.frozen import CHANGED, digest

BEGUN = {
    "callbacks.json": (1310, "8d9725f20cdbc96f"),
    "words.json": (34, "29baf0beb5994635"),
    "drafts.json": (423, "00ea790fd25b98e3"),
}
"""Number of entries of a file when it was begun, and their digest."""


@pytest.mark.parametrize("name", BEGUN)
def test_the_entries_of_the_first_version_have_not_changed(name: str) -> None:
    entries, first = BEGUN[name]
    assert digest(name, entries) == first, CHANGED
