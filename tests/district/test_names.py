"""Names typed in parts: what is typed twice counts once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from district.errors import NameRepeated
from district.forms import Entered
from district.people.person import name_part, whole_name
from district.people.profile import GIVEN, PATRONYMIC, PROFILE, SURNAME, name_of, with_part

PARTS = ("Петрова", "Анна", "Ивановна")
SPANS = [PARTS[start:end] for start in range(3) for end in range(start + 1, 4)]
"""Neighbouring parts of the name, as typed at one step."""


def typed_at_steps(*answers: tuple[str, ...]) -> Entered:
    surname, *others = (name_part(" ".join(one)) for one in answers)
    entered = PROFILE.answered(Entered(), SURNAME, surname)
    for key, part in zip((GIVEN, PATRONYMIC), others, strict=True):
        entered = with_part(entered, key, part)
    return entered


@given(
    st.sampled_from([one for one in SPANS if one[0] == PARTS[0] and len(one) < 3]),
    st.sampled_from([one for one in SPANS if "Анна" in one]),
    st.sampled_from([one for one in SPANS if "Ивановна" in one]),
)
def test_no_part_of_a_name_is_in_it_twice(
    surname: tuple[str, ...], given_name: tuple[str, ...], patronymic: tuple[str, ...]
) -> None:
    entered = typed_at_steps(surname, given_name, patronymic)
    assert name_of(entered).full == " ".join(PARTS)


@pytest.mark.parametrize(
    "answers", [(("Петрова",), ("Анна",), ("анна",)), (("Петрова", "Анна"), ("Анна",), ("Анна",))]
)
def test_a_given_name_is_no_patronymic(answers: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(NameRepeated):
        typed_at_steps(*answers)
    with pytest.raises(NameRepeated):
        whole_name("Петрова Анна Анна")
