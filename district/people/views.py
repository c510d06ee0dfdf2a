"""Views of personal data: one fact per reader, subject and day."""

from dataclasses import dataclass
from enum import StrEnum

from district.ids import PersonId


class Viewed(StrEnum):
    """The subject of a view; `View.subject_id` is its number."""

    REQUEST = "request"
    """A card, a row of the list of waiting requests, or a letter to a decider."""
    PARTICIPANTS = "participants"
    """Participants of an activity by name: the list, the attendance sheet, or the
    search for a person who came without a seat."""
    CANDIDATE = "candidate"
    """Results of a school year, seen by curators; has no number."""
    PARTICIPANTS_FILE = "participants-file"
    CERTIFICATES = "certificates"
    """All certificates of an activity in one file."""
    COHORT = "cohort"
    """Applications and attendance in a school's cohort."""
    PAIR = "pair"
    """A mentee's request, seen by a mentor or curator."""
    SHARING = "sharing"
    """People who offer to share experience; has no number."""
    RECIPIENTS = "recipients"
    """A sample of an announcement's recipients; has no number."""
    MENTORS_FILE = "mentors-file"
    """The register of a district with loads; has no number."""
    SURVEY = "survey"
    """Named answers, in a spreadsheet."""
    QUESTION = "question"
    """A thread, seen by those who may answer."""
    ACCOUNT = "account"
    """People whose accounts an administrator compares; has no number."""
    CONSULTATION = "consultation"
    """An appointment, seen by the methodist."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """`reader` viewed data of `person`."""

    reader: PersonId
    subject: Viewed
    subject_id: int
    person: PersonId
    as_expert: bool = False
    """Viewed for an expert's review: the person is not told by which expert."""
