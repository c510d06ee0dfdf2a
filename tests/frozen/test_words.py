"""Menu labels, commands and links of old chats stay valid."""

from tests.frozen import APPEND, CHANGED, load
from tests.frozen.words import known_words

FROZEN = load("words.json")


def test_every_label_command_and_link_of_an_old_chat_is_understood_as_it_was() -> None:
    known = known_words()
    assert {said: known.get(said) for said in FROZEN} == FROZEN, CHANGED


def test_every_label_command_and_link_is_frozen() -> None:
    assert sorted(known_words().keys() - FROZEN.keys()) == [], APPEND
