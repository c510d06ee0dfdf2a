"""Spellings: invisible characters, look-alike letters, the palochka."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from district.spelling import cyrillic, folded, mixed_words, tidy

WORDS = st.text(alphabet="абвгдежийклмнорстухцчшыьэюяё", min_size=2, max_size=12)
INVISIBLE = st.sampled_from(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2066\u2069\u00ad\u2060\ufeff\u061c\0"
)
STRESS = "\u0301"
SPACES = st.sampled_from(" \u00a0\u2009\u202f\u3000\t\n\x1f\u2800")
Form = Literal["NFC", "NFD"]
LOOK_ALIKES = dict(zip("АВСЕНКМОРТХУасенкмортху", "ABCEHKMOPTXYacehkmoptxy", strict=True))


def misspelled(data: st.DataObject, text: str) -> str:
    """Puts invisible characters in, and another space or a decomposed letter here and there."""
    parts = []
    for one in text:
        parts.append(data.draw(SPACES) if one == " " else one)
        if one in "аоуыэюя" and data.draw(st.integers(0, 4)) == 0:
            parts.append(STRESS)
        if data.draw(st.integers(0, 4)) == 0:
            parts.append(data.draw(INVISIBLE))
    form: Form = data.draw(st.sampled_from(["NFC", "NFD"]))
    return unicodedata.normalize(form, "".join(parts))


@given(st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_what_nobody_sees_changes_nothing(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    assert tidy(misspelled(data, text)) == text


@given(st.text(max_size=60))
def test_both_forms_are_stable(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert folded(folded(text)) == folded(text)
    assert folded(tidy(text)) == folded(text)


@given(st.text(alphabet="XxKkBbHhTtIil|1İжгхкёЁ-№ \u0307\u0301", max_size=12))
@example("X1")
@example("İX")
def test_mixed_alphabets_are_folded_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(WORDS, st.data())
def test_latin_look_alikes_in_a_cyrillic_word_are_its_letters(
    word: str, data: st.DataObject
) -> None:
    mixed = "".join(
        LOOK_ALIKES[one] if one in LOOK_ALIKES and data.draw(st.booleans()) else one for one in word
    )
    assert folded(mixed) == folded(word)
    if mixed != word and any(one not in LOOK_ALIKES.values() for one in mixed):
        assert mixed_words(mixed) == [mixed]
        assert cyrillic(mixed) == word


@pytest.mark.parametrize("typed", ["1", "I", "l", "|", "\u04c0", "\u04cf"])
@pytest.mark.parametrize(
    ("pattern", "meant"),
    [
        ("Х{}асан", "Х\u04c0асан"),
        ("г{}униб", "г\u04c0униб"),
        ("Къурбан-Г{}али", "Къурбан-Г\u04c0али"),
        ("бак{}", "бак\u04c0"),
        ("Ц{}унт{}а", "Ц\u04c0унт\u04c0а"),
    ],
)
def test_a_palochka_is_understood_in_all_its_guises(pattern: str, meant: str, typed: str) -> None:
    assert cyrillic(pattern.replace("{}", typed)) == meant


@pytest.mark.parametrize(
    "text", ["Школа1", "СОШ №1", "11", "1а", "Лицей 21", "GitHub", "Il", "a | b", "iPhone 11"]
)
def test_a_digit_or_a_latin_word_stays_what_it_is(text: str) -> None:
    assert cyrillic(text) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("«Школа»", '"школа"'),
        ("Тип – тема", "тип - тема"),
        ("№ 5", "# 5"),
        ("TEMA", "тема"),
        ("Ёлка", "елка"),
        ("Ｗｏｒｄ", "word"),
        ("ﬁn", "fin"),
    ],
)
def test_text_is_compared_by_what_it_shows(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_an_emoji_keeps_its_joiners() -> None:
    assert tidy("Семья 👨\u200d👩\u200d👧 пришла") == "Семья 👨\u200d👩\u200d👧 пришла"
