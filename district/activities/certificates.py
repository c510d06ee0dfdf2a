"""What is printed on a certificate, what its check shows, and corrections of the name."""

from dataclasses import dataclass
from datetime import datetime

from district.activities.activity import Activity
from district.ids import RequestId
from district.people.person import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Whose certificate it is, as printed: frozen when the certificate is issued."""

    name: str
    """In full: surname, given name, patronymic."""
    organization: str

    @classmethod
    def of(cls, profile: Profile) -> "Holder":
        return cls(name=profile.name.full, organization=profile.organization.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFacts:
    number: str
    code: str
    """Carried by the check link."""
    issued_at: datetime
    activity: Activity
    holder: Holder | None
    """None: deleted at the holder's own request."""
    is_valid: bool
    """Whether the person still counts as having attended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A corrected name that the holder of a certificate has asked for."""

    id: int
    certificate: int
    before: Holder | None
    """None, like `after`: deleted at the holder's own request."""
    after: Holder | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionSubject:
    """What those who decide on a correction see."""

    number: str
    activity: Activity
    correction: Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCertificate:
    """What the holder sees before asking for a correction."""

    facts: CertificateFacts
    profile: Holder
    """What it would be corrected to: the holder's profile of today."""
    request: RequestId | None = None
    """The open request for a correction."""
    is_returned: bool = False
    """That request waits for the holder's answer."""

    @property
    def differs(self) -> bool:
        return self.facts.holder != self.profile


def certificate_number(number: int, issued_at: datetime) -> str:
    """«2026-00012»: stays the same whatever is corrected."""
    return f"{issued_at.year}-{number:05}"
