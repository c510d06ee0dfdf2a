"""Drafts: unfinished forms, stored as rows so that they survive interruptions and restarts."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from district.errors import DraftGone
from district.ids import DraftId, PersonId


class Form(StrEnum):
    """The forms of the product. A form is known by its name, so that others may be added to it."""

    PROFILE = "profile"
    DEFICIT = "deficit"
    DECISION = "decision"
    """The reason of a return or rejection."""
    INVITE = "invite"
    MUNICIPALITY = "municipality"
    """A move of a municipality to another district."""
    ACTIVITY = "activity"
    IMPORT = "import"
    """A plan of activities from a spreadsheet."""
    ANNOUNCEMENT = "announcement"
    ARRIVAL = "arrival"
    """The search for a person who came without a seat."""
    ANSWER = "answer"
    """The reply to deciders' questions about a seat."""
    SIGN_UP = "sign-up"
    """The answers to the questions of an activity."""
    GUESTS = "guests"
    """Seats of an activity for another district."""
    APPLICATION = "application"
    """An application to a school."""
    HOLIDAY = "holiday"
    """A day without lessons."""
    DEPUTY = "deputy"
    SIGNER = "signer"
    """The person who signs certificates."""
    BASIS = "basis"
    """The order or the protocol of a role."""
    SETTING = "rule"
    """A change of a district's setting."""
    EXPULSION = "expulsion"
    """The reason of an expulsion."""
    MENTOR = "mentor"
    """A mentor's register entry."""
    MENTORSHIP = "mentorship"
    PAIR = "pair"
    """A message to the partner of a pair, or one's own phone number."""
    QUESTION = "question"
    """Words in a thread, of either side."""
    PROTOCOL = "protocol"
    """A corrected version of a protocol."""
    MOTION = "motion"
    WITHDRAWAL = "withdrawal"
    """The reason why a motion is withdrawn."""
    CALL = "call"
    """A call of a kind."""
    CALL_CHANGE = "call-change"
    """New terms of a published call."""
    CALL_CANCEL = "call-off"
    """The reason why a call is cancelled."""
    ENTRY = "entry"
    """An entry of a call, or a returned one; a draft for each."""
    DOCUMENT = "document"
    """A document of the library."""
    SURVEY = "survey"
    POLL = "poll"
    """An answer to a survey; a draft for each."""
    HELP = "help"
    """An answer in words to a deficit, or to all on a topic."""
    MILESTONE = "milestone"
    """A report on a milestone of a project."""
    CURRICULUM = "curriculum"
    """A programme of activities with hours."""
    ACCOUNT = "account"
    """How a person was known before, from a lost account."""
    ROUTE_LINE = "route-line"
    """A line of the own route."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A person has at most one draft per form and subject. `answers`: the input so far, as JSON."""

    id: DraftId
    person: PersonId
    form: str
    step: str
    answers: dict[str, Any] = field(default_factory=dict)
    touched_at: datetime
    touched_by: int | None = None
    """The act (`Actor.act`) that saved the draft last."""
    about: str = ""
    """The subject, for forms of which a person may have several drafts."""

    def stands_after(self, act: int | None) -> bool:
        """Returns whether that act saved the draft: it is handled again after a crash."""
        return act is not None and self.touched_by == act


def unsent(draft: Draft | None, number: DraftId) -> Draft:
    """Returns the draft that a person wants to send.

    Raises:
        DraftGone: it was cancelled, or replaced by another one.
    """
    if draft is None or draft.id != number:
        raise DraftGone
    return draft
