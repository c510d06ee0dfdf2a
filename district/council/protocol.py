"""The protocol of a body: what was put, said, voted and decided, frozen when it is made."""

import re
from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from district.council.bodies import Body
from district.council.motion import Mode
from district.council.tally import Outcome, Rules, Verdict
from district.ids import DistrictId, MotionId, PersonId, ProtocolId
from district.pages import Page
from district.spelling import folded

_WORD = re.compile(r"\w+")

LINE_LIMIT = 200
"""Limit in characters of a place, a name, a reason."""
WORDS_LIMIT = 3000
"""Limit in characters of what was said about a question, and of a dissenting opinion."""
PROTOCOLS = 8
"""Protocols on a page of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """A person who was present or absent, with the voice that the person shares."""

    name: str
    municipality: str = ""
    """Empty: the voice is the person's own."""
    stands_for: str = ""
    """The member whom a deputy replaced; empty: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedOption:
    """A candidate, or an option of a list. Others are named by the texts."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedVote:
    """An open vote."""

    voice: str
    """The municipality, or the member, to whom the voice belongs."""
    by: str
    """The person who cast it; empty: it was not cast."""
    choice: tuple[str, ...] = ()
    is_former: bool = False
    """Whether the role of that person ended before the close; the voice is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    number: int
    outcome: Outcome
    votes: tuple[NamedVote, ...] = ()
    """Empty if the vote was secret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A question of the agenda, with its outcome."""

    motion: MotionId
    number: int
    """The number of the motion in its body."""
    question: str
    text: str = ""
    speaker: str = ""
    rules: Rules
    is_secret: bool = False
    is_paper: bool = False
    options: tuple[PrintedOption, ...] = ()
    rounds: tuple[Round, ...]
    """At least one."""
    files: int = 0
    """Number of files that belong to the question."""
    spoke: str = ""
    opinion: str = ""
    commission: str = ""
    """People who counted a secret vote, or one on paper."""

    @property
    def outcome(self) -> Outcome:
        return self.rounds[-1].outcome

    @property
    def is_adopted(self) -> bool:
        return self.outcome.status is Verdict.ADOPTED

    @property
    def needs_commission(self) -> bool:
        return self.is_secret or self.is_paper

    @property
    def is_named(self) -> bool:
        """Whether an appendix lists the votes."""
        return any(one.votes for one in self.rounds)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolFacts:
    """Everything that is printed. Never changes: a correction is a new version."""

    body: Body
    district: str
    number: int
    day: date
    mode: Mode
    place: str = ""
    """The place of a meeting."""
    begins_at: datetime
    ends_at: datetime
    """End of the meeting, or of the voting by correspondence."""
    chair: str = ""
    is_acting: bool = False
    """Whether the chair acts until a head is elected."""
    secretary: str = ""
    members: int
    """All members of the body, without deputies."""
    voices: int
    present: tuple[Attendee, ...]
    """At a meeting; by correspondence those who voted, as far as that is stored."""
    absent: tuple[Attendee, ...] = ()
    invited: str = ""
    questions: tuple[Heard, ...]
    """At least one."""

    @property
    def took_part(self) -> int:
        """Voices that were present at a meeting, or cast in the first vote."""
        if self.mode is Mode.MEETING:
            return self.voices - len(self.absent)
        return self.questions[0].outcome.cast

    @property
    def words(self) -> str:
        """The words by which the protocol is found, each between spaces."""
        parts: list[str] = [self.place, self.chair]
        for one in self.questions:
            parts += [one.question, one.text, *(option.label for option in one.options)]
        return f" {' '.join(searched(' '.join(parts)))} "


def searched(text: str) -> list[str]:
    """Returns the words of a text as they are compared in a search."""
    return _WORD.findall(folded(text))


class Part(StrEnum):
    """A part that a secretary adds to a protocol or corrects in it."""

    SECRETARY = "secretary"
    PLACE = "place"
    INVITED = "invited"
    SPOKE = "spoke"
    OPINION = "opinion"
    COMMISSION = "commission"

    @property
    def is_of_question(self) -> bool:
        return self in {Part.SPOKE, Part.OPINION, Part.COMMISSION}


@dataclass(frozen=True, slots=True)
class Correction:
    """New words for one part; empty words remove it."""

    part: Part
    words: str
    _: KW_ONLY
    question: MotionId | None = None
    """The question it belongs to, for parts of a question."""


def corrected(facts: ProtocolFacts, corrections: Iterable[Correction]) -> ProtocolFacts:
    """Returns the facts with the corrections; those of unknown questions are ignored."""
    for one in corrections:
        changed: dict[str, Any] = {one.part.value: one.words}
        if one.part.is_of_question:
            facts = replace(
                facts,
                questions=tuple(
                    replace(heard, **changed) if heard.motion == one.question else heard
                    for heard in facts.questions
                ),
            )
        else:
            facts = replace(facts, **changed)
    return facts


def may_be_corrected(facts: ProtocolFacts, part: Part) -> bool:
    """Returns whether a protocol of that kind has the part."""
    match part:
        case Part.PLACE:
            return facts.mode is Mode.MEETING
        case Part.COMMISSION:
            return any(one.needs_commission for one in facts.questions)
        case _:
            return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """A version of a protocol."""

    id: ProtocolId
    district: DistrictId
    body: Body
    year: int
    number: int
    """Within the year and the body, without gaps."""
    version: int
    facts: ProtocolFacts
    made_at: datetime
    made_by: PersonId | None
    """None: the bot, when the voting closed."""
    reason: str = ""
    """Why it was corrected; empty for the first version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolEntry:
    """A protocol in the list."""

    id: ProtocolId
    body: Body
    number: int
    day: date
    version: int
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolCard:
    protocol: Protocol
    """The version that is shown."""
    versions: tuple[ProtocolId, ...]
    """All versions, the oldest first."""
    made_by: str | None
    """Name of the person who corrected it."""
    may_correct: bool

    @property
    def is_latest(self) -> bool:
        return self.versions[-1] == self.protocol.id


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolPage:
    page: Page[ProtocolEntry]
    search: str
