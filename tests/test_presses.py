"""Every task of the table is counted by a play, and takes no more than was aimed at."""

from tests.presses import TASKS, plays


def test_every_task_is_counted_by_a_play() -> None:
    assert sorted(TASKS.keys() - plays().keys()) == []


def test_no_task_takes_more_than_was_aimed_at() -> None:
    above = {
        name: one.takes
        for name, one in TASKS.items()
        if one.takes[0] > one.aim[0] or one.takes[1] > one.aim[1]
    }
    assert above == {}
