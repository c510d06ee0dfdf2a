"""Certificates of programmes: given once to a person who has done all hours. The ground is the
attended activities of the programme, and is read anew: if marks are corrected and hours lack, the
certificate is no longer valid. What was held stays in a programme with certificates.
"""

from dataclasses import dataclass
from datetime import datetime

from district.activities.activity import Activity
from district.activities.certificates import certificate_number
from district.documents import IssuedDocument
from district.ids import CurriculumId, PersonId
from district.people.roles import Institute


@dataclass(frozen=True, slots=True, kw_only=True)
class CurriculumCertificate(IssuedDocument):
    prefix = "programme-"

    id: int
    curriculum: CurriculumId
    person: PersonId
    title: str
    hours: int

    @property
    def number(self) -> str:
        return curriculum_number(self.id, self.issued_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class CurriculumGround:
    """A certificate with everything that it rests on."""

    certificate: CurriculumCertificate
    attended: tuple[Activity, ...]
    """By their start."""
    institute: Institute | None
    """The issuer; None: the operator."""

    @property
    def is_valid(self) -> bool:
        return sum(one.hours for one in self.attended) >= self.certificate.hours


def curriculum_number(number: int, issued_at: datetime) -> str:
    """Formats «П-2026-00012»; never changes."""
    return f"П-{certificate_number(number, issued_at)}"
