"""Malformed and unexpected updates."""

from typing import Any

from hypothesis import strategies as st

Json = Any

WORDS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["", " ", "\u0000", "\u202eعرب", "<b>", "&lt;", "</b><a href='x'>", "я" * 5_000, "😀" * 300,
         "/start", "/START", "/start@other_bot", "/help@okrug_test_bot", "/mydata", "/delete x",
         "‹ Назад", "Отменить", "Пропустить", "Готово", "Роли", "Мои заявки", "1", "-1", "2015",
         "'; DROP TABLE persons; --", "%", "_", "{0}", "{ $name }", "\n\n\n"]
    ),
)  # fmt: skip

JUNK = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(min_value=-(2**63), max_value=2**63),
        st.floats(allow_nan=False, allow_infinity=False),
        WORDS,
    ),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)

PAYLOADS = st.one_of(
    st.builds("{}-{}".format, st.sampled_from(["invite", "request", "cert", "x"]), WORDS),
    st.builds(
        "{}{}".format,
        st.sampled_from(["i", "r", "i_", "r_", "d", "request", "deficit", "invite"]),
        st.integers(min_value=-5, max_value=10**20),
    ),
    st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789_-", max_size=64),
)


@st.composite
def damaged(draw: st.DrawFn, whole: dict[str, Json]) -> dict[str, Json]:
    """The same update with up to three parts removed or replaced."""
    changed: dict[str, Json] = _copy(whole)
    for _ in range(draw(st.integers(min_value=0, max_value=3))):
        part: Json = changed
        while True:
            if not isinstance(part, dict) or not part:
                break
            key = draw(st.sampled_from(sorted(part)))
            if isinstance(part[key], dict) and draw(st.booleans()):
                part = part[key]
                continue
            if draw(st.booleans()):
                del part[key]
            else:
                part[key] = draw(JUNK)
            break
    return changed


@st.composite
def pressed(draw: st.DrawFn, known: list[str]) -> str:
    """Callback data: real, old, forged, or of another person."""
    data = draw(st.sampled_from(known))
    parts = data.split(":")
    place = draw(st.integers(min_value=0, max_value=len(parts) - 1))
    before, after = parts[:place], parts[place + 1 :]
    number = draw(st.integers(min_value=-(2**70), max_value=2**70))
    made = [
        data,
        data.upper(),
        ":".join(before),
        ":".join([*parts, *draw(st.lists(WORDS, max_size=3))]),
        ":".join([*before, draw(WORDS), *after]),
        ":".join([*before, str(number), *after]),
        draw(WORDS),
    ]
    return draw(st.sampled_from(made))


def _copy(whole: Json) -> Json:
    if isinstance(whole, dict):
        return {key: _copy(value) for key, value in whole.items()}
    if isinstance(whole, list):
        return [_copy(value) for value in whole]
    return whole
