"""One process writes one database."""

import os
from pathlib import Path

import pytest

from bot.lock import Taken, locked


def test_the_lock_is_held_once_and_names_its_holder(tmp_path: Path) -> None:
    file = tmp_path / "okrug.lock"
    with locked(file), pytest.raises(Taken) as refusal, locked(file):
        pass
    assert refusal.value.holder == str(os.getpid())


def test_the_lock_is_free_again_afterwards(tmp_path: Path) -> None:
    file = tmp_path / "okrug.lock"
    with locked(file):
        pass
    with locked(file):
        assert file.read_text() == str(os.getpid())
