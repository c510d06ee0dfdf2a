"""Buttons packed by older versions keep their meaning; new formats are frozen."""

import pytest

from keyboards.buttons import Number, Press, button
from tests.frozen import APPEND, CHANGED, load
from tests.frozen.callbacks import known_presses, meaning, press_classes

FROZEN = load("callbacks.json")
CLASSES = press_classes()


@pytest.mark.parametrize("prefix", sorted({data.split(":")[0] for data in FROZEN}))
def test_an_old_button_is_read_to_the_same_meaning(prefix: str) -> None:
    """Known fields keep their values; newer ones have their defaults."""
    for data, frozen in FROZEN.items():
        if data.split(":")[0] != prefix:
            continue
        read = CLASSES[prefix].unpack(data)
        assert {name: meaning(read).get(name) for name in frozen} == frozen, f"{CHANGED}: {data}"
        for name in CLASSES[prefix].model_fields.keys() - frozen.keys():
            default = CLASSES[prefix].model_fields[name].get_default()
            assert getattr(read, name) == default, f"{CHANGED}: {data}"


def test_every_class_prefix_field_and_value_of_a_button_is_frozen() -> None:
    missing = sorted(known_presses().keys() - FROZEN.keys())
    assert missing == [], APPEND


def test_every_class_reads_buttons_of_before_its_newest_fields() -> None:
    """aiogram itself refuses data with fewer parts than fields."""
    assert [one.__name__ for one in CLASSES.values() if not issubclass(one, Press)] == []


class Before(Press, prefix="padded"):
    action: str
    page: Number = 0


class After(Press, prefix="padded"):
    action: str
    page: Number = 0
    mentor: Number | None = None
    draft: str | None = None


def test_a_button_of_before_a_field_was_added_is_read() -> None:
    assert After.unpack(Before(action="open", page=3).pack()) == After(action="open", page=3)


def test_an_old_button_is_found_again_on_its_keyboard() -> None:
    old = button("any", Before(action="open", page=3))
    assert After(action="open", page=3).is_on(old)
    assert not After(action="open", page=4).is_on(old)


@pytest.mark.parametrize("data", ["padded", "padded:open:3:4:5:6", "other:open:3"])
def test_what_is_no_press_of_the_class_is_refused(data: str) -> None:
    with pytest.raises((TypeError, ValueError)):
        After.unpack(data)


def test_a_field_that_must_be_there_is_not_made_up() -> None:
    class Needs(Press, prefix="needs"):
        action: str
        choice: str

    with pytest.raises(TypeError):
        Needs.unpack("needs:open")
