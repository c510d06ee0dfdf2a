"""Letters of an area: each kind with the facts it needs and the screen that shows them."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from district.ids import PersonId
from district.letters import LetterKind
from handlers.environment import Environment
from locales.texts import Words
from screens.screen import Screen
from services.wiring import Services

UNTIL = "until"
"""The only value of a payload that is a moment, among those by which facts are read."""
Fact = TypeVar("Fact")
Payload = Mapping[str, Any]
Draw = Callable[[Words, PersonId, Payload], Awaitable[Screen]]
Letters = Mapping[LetterKind, Draw]


@dataclass(frozen=True, slots=True)
class AreaLetters(ABC):
    """Draws the letters of an area at the time of sending.

    A draw raises a DistrictError if the facts no longer exist or have changed.
    """

    services: Services
    env: Environment

    @abstractmethod
    def table(self) -> Letters:
        """Returns how each kind is drawn. `handlers.letters_of` joins the areas."""


def drawn(
    screen: Callable[[Words, Fact], Screen],
    read: Callable[..., Awaitable[Fact]],
    *keys: str,
    **known: object,
) -> Draw:
    """Returns how a letter is drawn whose facts are read by these values of its payload, and by
    `known`.
    """
    return own(screen, lambda _, *values: read(*values, **known), *keys)


def own(
    screen: Callable[[Words, Fact], Screen],
    read: Callable[..., Awaitable[Fact]],
    *keys: str,
    **known: object,
) -> Draw:
    """The same, of facts that are read by their reader first."""

    async def draw(words: Words, reader: PersonId, payload: Payload) -> Screen:
        values = (_value(one, payload) for one in keys)
        return screen(words, await read(reader, *values, **known))

    return draw


def _value(key: str, payload: Payload) -> Any:
    return datetime.fromisoformat(payload[key]) if key == UNTIL else payload[key]


def unpacked(screen: Callable[..., Screen]) -> Callable[[Words, tuple[Any, ...]], Screen]:
    """Returns a screen of facts that are read as a tuple."""
    return lambda words, facts: screen(words, *facts)
