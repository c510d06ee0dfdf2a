"""Facts of certificates and of corrections of their names."""

from dataclasses import dataclass
from datetime import datetime

from district.activities.activity import Activity
from district.activities.enrolments import EnrolmentStatus
from district.activities.institute_documents import Written
from district.documents import Holder, IssuedDocument
from district.ids import ActivityId, EnrolmentId, PersonId, RequestId
from district.people.roles import Institute
from district.requests.request import RequestKind
from district.requests.subject import SubjectFacts

CORRECTION_KIND = RequestKind("certificate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate(IssuedDocument):
    prefix = "cert-"

    id: int
    enrolment: EnrolmentId
    activity: ActivityId
    person: PersonId
    status: EnrolmentStatus
    """The enrolment's current status: marks may have been corrected since the issue."""
    title: str | None = None
    """The title of the activity at the issue."""

    @property
    def number(self) -> str:
        return certificate_number(self.id, self.issued_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFacts:
    certificate: Certificate
    activity: Activity
    """With the title that it had at the issue."""
    institute: Institute | None = None
    """The issuer; None: the operator."""

    @property
    def is_valid(self) -> bool:
        """Whether the enrolment still counts as attended."""
        return self.certificate.status is EnrolmentStatus.ATTENDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A certificate in its holder's list."""

    activity: Activity
    """With the title that it had at the issue."""
    number: str | None = None
    """None: not issued yet; the first download issues it."""
    document: Written | None = None
    """The document of the institute, for a course."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A correction that the holder of a certificate asked for."""

    id: int
    certificate: int
    before: Holder | None
    """None, like `after`: erased at the holder's request."""
    after: Holder | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionSubject(SubjectFacts):
    """A correction as its deciders see it."""

    number: str
    activity: Activity
    correction: Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCertificate:
    """The facts shown to the holder before a correction."""

    facts: CertificateFacts
    profile: Holder
    """The new text: the holder's current profile."""
    request: RequestId | None = None
    """The open request for a correction."""
    is_returned: bool = False
    """The request waits for the holder's reply."""

    @property
    def differs(self) -> bool:
        return self.facts.certificate.holder != self.profile


def certificate_number(number: int, issued_at: datetime) -> str:
    """Formats «2026-00012»; never changes."""
    return f"{issued_at.year}-{number:05}"
