"""Labels say what happens, and one thing has one word."""

import re

import pytest
from fluent.syntax import ast as fluent

from district.languages import Language
from tests.locales.catalogue import FILES, entries

UNTELLING = {
    *("Что снято", "Открыть", "Управлять", "Дальше", "Картинкой", "План в таблицу"),
    *("Чем поделиться", "Код на стену", "Когда объединить места", "Показать как есть"),
    *("Open", "Next", "What is gone", "As a picture", "What to share", "Show as it is"),
}
"""Labels of which people asked what they do."""
FORMER = {
    Language.RU: r"\bснят[оаы]?\b|рассказ\w* о себе|заполнить запись|моя запись|запись в списке",
    Language.EN: r"methodical|about myself|the difficulty is gone|the record of a mentor",
}
"""Former words for what the glossary calls otherwise."""


def texts_of(language: Language) -> dict[str, str]:
    """Returns every text by its key, without those that only recognize older keyboards."""
    return {
        one.id.name: " ".join(
            part.value for part in one.value.elements if isinstance(part, fluent.TextElement)
        )
        for file in FILES
        if file.parent.name == language
        for one in entries(file)
        if isinstance(one, fluent.Message) and one.value and "-before-" not in one.id.name
    }


@pytest.mark.parametrize("language", Language)
def test_a_label_says_what_happens(language: Language) -> None:
    assert [key for key, text in texts_of(language).items() if text in UNTELLING] == []


@pytest.mark.parametrize("language", Language)
def test_one_thing_has_one_word(language: Language) -> None:
    former = re.compile(FORMER[language], re.IGNORECASE)
    assert {key: text for key, text in texts_of(language).items() if former.search(text)} == {}
