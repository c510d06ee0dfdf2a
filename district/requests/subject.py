"""Facts of a request's subject, as deciders and the author see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from district.ids import PersonId


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
    def others(self) -> tuple[PersonId, ...]:
        """The people, besides the author, whose data the card shows."""
        return ()

    @property
    def choices(self) -> tuple[tuple[str, str], ...] | None:
        """The things to approve, by mark and name, if the decider has to choose one."""
        return None

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
