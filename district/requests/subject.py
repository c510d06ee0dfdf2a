"""Facts of a request's subject, as deciders and the author see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class SubjectFacts:
    """Each kind of request derives its own facts."""

    __slots__ = ()

    @property
    def mark(self) -> str | None:
        """Identifies the version being approved, for subjects that may change while they wait."""
        return None

    @property
    def stamp(self) -> str | None:
        """Changes whenever the author changes what a list has shown."""
        return self.mark

    @property
    def lacks_topic(self) -> bool:
        """Whether a decider has to find a topic for `own_words` before it can be approved."""
        return False

    @property
    def own_words(self) -> str | None:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFacts(SubjectFacts):
    """The subject of a kind without a table: JSON in the request itself."""

    facts: Mapping[str, Any]
