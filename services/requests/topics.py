"""Topics that own words may mean."""

from collections.abc import Sequence

from district.spelling import words_of
from district.topics import Area, Label, Topic
from services.nearness import likely, nearest

FEW_WORDS = 4
"""Longer text is a story, which names no topic."""
OFFERED = 3


def named_topics(areas: Sequence[Area], words: str) -> list[Topic]:
    """Returns topics that a few typed words name, the nearest first."""
    if len(words.split()) > FEW_WORDS:
        return []
    topics = _topics(areas)
    names = [(topic.label.ru, _words(topic.label, area.label)) for area, topic in topics]
    said = likely(words, [_words(topic.label) for _, topic in topics])
    found = [at for at in nearest(words, names) if at in said]
    return [topics[at][1] for at in found[:OFFERED]]


def likely_topics(areas: Sequence[Area], words: str) -> list[Topic]:
    """Returns topics that share words with a text, the likeliest first."""
    topics = _topics(areas)
    found = likely(words, [_words(topic.label, area.label) for area, topic in topics])
    return [topics[at][1] for at in found[:OFFERED]]


def _topics(areas: Sequence[Area]) -> list[tuple[Area, Topic]]:
    return [(area, topic) for area in areas for topic in area.topics]


def _words(*labels: Label) -> tuple[str, ...]:
    return words_of(
        " ".join(f"{one.ru} {one.button_ru} {one.en} {one.button_en}" for one in labels)
    )
