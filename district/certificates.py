"""What stands on a certificate, and what its check tells."""

from dataclasses import dataclass
from datetime import datetime

from district.activities import Activity
from district.people import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFacts:
    """The profile is gone when the person is."""

    number: str
    code: str
    """What the check link carries."""
    issued_at: datetime
    activity: Activity
    profile: Profile | None
    is_valid: bool
    """Whether the person still counts as having attended."""
