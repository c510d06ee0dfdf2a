"""Words printed on certificates."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from district.languages import Language
from tests.screens.sample import TEXTS

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize("language", Language)
def test_every_type_of_the_data_is_named_in_the_sentence(language: Language) -> None:
    types = tomllib.loads((DATA / "activity_types.toml").read_text())["types"]
    said = {
        one["id"]: TEXTS.of(language).plain("certificates-reason", type=one["id"]) for one in types
    }
    assert len({*said.values(), TEXTS.of(language).plain("certificates-reason", type="")}) == (
        len(types) + 1
    )


@pytest.mark.parametrize(
    ("first", "last", "russian", "english"),
    [
        ("2026-12-04", "2026-12-04", "4 декабря 2026 г.", "4 December 2026"),
        ("2026-12-03", "2026-12-17", "3–17 декабря 2026 г.", "3–17 December 2026"),
        ("2026-11-28", "2026-12-03", "28 ноября – 3 декабря 2026 г.",
         "28 November – 3 December 2026"),
        ("2026-12-28", "2027-01-03", "28 декабря 2026 г. – 3 января 2027 г.",
         "28 December 2026 – 3 January 2027"),
        ("2026-12-03T22:00", "2026-12-04T05:00", "4 декабря 2026 г.", "4 December 2026"),
    ],
)  # fmt: skip
def test_days_are_said_as_a_range(first: str, last: str, russian: str, english: str) -> None:
    begins, ends = (datetime.fromisoformat(one).replace(tzinfo=UTC) for one in (first, last))
    assert TEXTS.of(Language.RU).days(begins, ends) == russian
    assert TEXTS.of(Language.EN).days(begins, ends) == english


@pytest.mark.parametrize(
    ("hours", "shown"),
    [
        (1, "в объёме 1 часа"),
        (4, "в объёме 4 часов"),
        (11, "в объёме 11 часов"),
        (21, "в объёме 21 часа"),
    ],
)
def test_hours_are_said_as_they_are_said(hours: int, shown: str) -> None:
    assert TEXTS.of(Language.RU).plain("certificates-hours", hours=hours) == shown
