"""Every kind of request has all its sides: what it does, how it reads, its buttons, its texts."""

import pytest

from district.languages import Language
from district.requests.request import Move, RequestKind
from keyboards.requests.kinds import KindButtons
from screens.kinds import KINDS
from screens.requests.kinds import KindScreens
from services.wiring import request_kinds
from tests.screens.sample import TEXTS

EFFECTS = request_kinds(clock=None, calendar=None, launching=None)  # type: ignore[arg-type]  # nothing is done


def test_a_kind_that_does_something_can_be_read_and_the_other_way_round() -> None:
    assert set(EFFECTS) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_its_screens_and_buttons(kind: RequestKind) -> None:
    screens = KINDS[kind]
    assert isinstance(screens, KindScreens)
    assert isinstance(screens.buttons, KindButtons)
    assert {Move.RETURN, Move.REJECT} <= set(screens.buttons.reasons), "reasons to pick from"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_a_name_and_words_for_its_reasons(kind: RequestKind, language: Language) -> None:
    words = TEXTS.of(language)
    reasons = {one for ready in KINDS[kind].buttons.reasons.values() for one in ready}
    keys = {f"council-kind-{kind}"}
    keys |= {f"council-reason-{one}" for one in reasons}
    keys |= {f"council-reason-button-{one}" for one in reasons}
    assert {key for key in keys if not words.has(key)} == set()
