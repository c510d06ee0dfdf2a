"""Every setting of the table: its kind, its default, what it allows."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from district.activities.settings import CLUSTER_SIZE
from district.council.setting_form import CHANGE, VALUE, changing, value_in, with_typed
from district.council.settings import (
    GROUPS,
    RISING,
    SETTINGS,
    allowed,
    bounds,
    is_allowed,
    proposed,
)
from district.errors import NotAChoice, OutOfBounds, OutOfDate
from district.ids import DistrictId
from district.requests.deficits import FEW
from district.requests.settings import EXPIRE_AFTER, REMIND_AFTER, rules_of
from district.settings import DEFAULTS, KEY_LIMIT, Number, Plain, Setting, Values, YesNo

EVERY = pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
DISTRICT = DistrictId("gornyy")
STRANGE: tuple[Any, ...] = (None, "", "nonsense", 1.5, [], {}, -1, 10**9, True, "3")


def test_a_setting_stands_in_one_group_and_its_key_fits_on_a_button() -> None:
    every = [one for settings in GROUPS.values() for one in settings]
    assert len(every) == len({one.key for one in every}) == len(SETTINGS)
    assert all(len(one.key.encode()) <= KEY_LIMIT for one in every)


@EVERY
def test_the_default_holds_and_every_value_with_a_button_is_read_back(
    setting: Setting[Any],
) -> None:
    assert DEFAULTS.get(setting) == setting.default
    assert is_allowed(setting, setting.plain(setting.default), DEFAULTS)
    assert setting.default in setting.offered()
    for value in setting.offered():
        assert setting.read(setting.plain(value)) == value
        assert setting.read_id(setting.id_of(value)) == value
        assert Values({setting.key: setting.plain(value)}).get(setting) == value
    assert set(allowed(setting, DEFAULTS)) <= set(setting.offered()) - {setting.default}


@EVERY
@pytest.mark.parametrize("strange", STRANGE, ids=repr)
def test_what_is_no_value_is_not_allowed_and_read_as_the_default(
    setting: Setting[Any], strange: Plain
) -> None:
    if isinstance(setting, YesNo) and strange is True:
        assert is_allowed(setting, strange, DEFAULTS)
        return
    assert not is_allowed(setting, strange, DEFAULTS)
    if not isinstance(setting, Number):
        assert Values({setting.key: strange}).get(setting) == setting.default


@EVERY
def test_a_number_beyond_its_bounds_is_refused_with_the_bounds_named(setting: Setting[Any]) -> None:
    form = changing(DISTRICT, setting, 0)
    if not isinstance(setting, Number):
        with pytest.raises(NotAChoice):
            with_typed(form, "7", DEFAULTS)
        return
    least, most = bounds(setting, DEFAULTS)
    assert setting.least <= least <= setting.default <= most <= setting.most
    for wrong in (least - 1, most + 1):
        with pytest.raises(OutOfBounds) as told:
            with_typed(form, str(wrong), DEFAULTS)
        assert (told.value.least, told.value.most) == (least, most)
    for right in {least, most} - {setting.default}:
        assert value_in(with_typed(form, f" {right} ", DEFAULTS)) == right


@pytest.mark.parametrize("typed", ["", "-", "три", "2,5", "1e3", "9" * 40, "²", "0x10", "--"])
@EVERY
def test_words_that_are_no_number_are_refused(setting: Setting[Any], typed: str) -> None:
    with pytest.raises(OutOfBounds if isinstance(setting, Number) else NotAChoice) as told:
        with_typed(changing(DISTRICT, setting, 0), typed, DEFAULTS)
    if isinstance(setting, Number) and isinstance(told.value, OutOfBounds):
        assert (told.value.least, told.value.most) == bounds(setting, DEFAULTS)


@given(st.lists(st.tuples(st.sampled_from(sorted(SETTINGS)), st.integers(0, 200)), max_size=40))
@settings(deadline=None)
def test_whatever_is_changed_in_a_row_waiting_times_rise(changes: list[tuple[str, int]]) -> None:
    changed: dict[str, Plain] = {}
    for key, value in changes:
        setting = SETTINGS[key]
        if is_allowed(setting, value, Values(changed)):
            changed[key] = value
    values = Values(changed)
    for rising in RISING:
        numbers = [values.get(one) for one in rising]
        assert numbers == sorted(set(numbers))
        for one in rising:
            least, most = bounds(one, values)
            assert least <= values.get(one) <= most


def test_the_neighbours_bound_a_waiting_time() -> None:
    assert bounds(REMIND_AFTER, DEFAULTS) == (1, 3)
    assert bounds(EXPIRE_AFTER, Values({"escalate-after": 12})) == (13, 40)
    assert rules_of(Values({"remind-after": 3})).deadlines.remind == 3


@EVERY
def test_a_motion_proposes_what_the_council_alone_decides(setting: Setting[Any]) -> None:
    for value in setting.offered():
        if setting.by_motion:
            assert proposed(setting.key, setting.id_of(value)) == setting.plain(value)
        else:
            with pytest.raises(OutOfDate):
                proposed(setting.key, setting.id_of(value))
    for wrong in ("", "nonsense", "99", "-1"):
        with pytest.raises(OutOfDate):
            proposed(setting.key, wrong)
    with pytest.raises(OutOfDate):
        proposed("made-up", "yes")


def test_a_cluster_is_never_smaller_than_what_may_be_told() -> None:
    assert CLUSTER_SIZE.least == FEW


def test_a_value_of_a_button_is_the_answer_of_the_form() -> None:
    entered = CHANGE.answered_raw(changing(DISTRICT, REMIND_AFTER, 4), VALUE, "3")
    assert value_in(entered) == 3
