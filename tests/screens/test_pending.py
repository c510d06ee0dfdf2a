"""The list of waiting requests: size of callback data, and the way back."""

import tomllib
from pathlib import Path

import pytest

from district.ids import MunicipalityId
from district.requests.deficits import DEFICIT_KIND
from district.requests.pending import Whose, Wish
from keyboards.requests.pending import Action, PendingPress
from screens.kinds import KINDS

TERRITORY = Path(__file__).parents[2] / "data" / "territory.toml"
LIMIT = 64
"""Limit of callback data in bytes (Bot API)."""


@pytest.mark.parametrize("action", Action)
def test_the_longest_press_fits_a_button(action: Action) -> None:
    data = tomllib.loads(TERRITORY.read_text(encoding="utf-8"))
    place = max((one["id"] for one in data["municipalities"]), key=len)
    kind = max(KINDS, key=len)
    press = PendingPress(
        action=action, whose=Whose.DISTRICT, place=place, kind=kind, page=99, request=99999
    )
    assert len(press.pack().encode()) <= LIMIT


def test_a_press_says_again_what_was_wished() -> None:
    wish = Wish(
        whose=Whose.DISTRICT, municipality=MunicipalityId("levashinskiy"), kind=DEFICIT_KIND
    )
    press = PendingPress.unpack(PendingPress.of(Action.LIST, wish, 3).pack())
    assert (press.wish(Whose.MINE), press.page) == (wish, 3)


def test_the_first_list_shows_what_is_usual_for_the_reader() -> None:
    press = PendingPress.unpack(PendingPress(action=Action.LIST).pack())
    assert press.wish(Whose.MINE) == Wish(whose=Whose.MINE)
