"""Who looked at what of whom: one fact a reader, thing and day."""

from dataclasses import dataclass
from enum import StrEnum

from district.ids import PersonId


class Viewed(StrEnum):
    """What was looked at; `View.subject_id` is its number."""

    REQUEST = "request"
    """A card, a row of the list of what waits, or a letter to a decider."""
    PARTICIPANTS = "participants"
    """Of an activity, by name: the list, or the sheet to mark them."""
    PARTICIPANTS_FILE = "participants-file"
    CERTIFICATES = "certificates"
    """Everybody's of an activity, in one file."""
    COHORT = "cohort"
    """Applications and attendance of a school's cohort."""
    PAIR = "pair"
    """What a mentee asks for, as a mentor or a curator reads it."""
    RECIPIENTS = "recipients"
    """Of an announcement that is being written: some names; it has no number."""
    MENTORS_FILE = "mentors-file"
    """The register of a district with what each carries; it has no number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """`reader` looked at something of `person`."""

    reader: PersonId
    subject: Viewed
    subject_id: int
    person: PersonId
    as_expert: bool = False
    """Looked at in order to review it: the person is not told which expert it was."""
