"""The form of an invite: which role, where, until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from district.ids import DistrictId, MunicipalityId
from district.people.roles import SCOPE_OF_ROLE, Reach, Role


class InviteStep(StrEnum):
    ROLE = "role"
    DISTRICT = "district"
    MUNICIPALITY = "municipality"
    TERM = "term"


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteDraft:
    """What was entered so far; kept in `Draft.answers`."""

    role: Role | None = None
    district: DistrictId | None = None
    municipality: MunicipalityId | None = None
    search: str = ""
    """What was typed to find a municipality."""

    @classmethod
    def of(cls, answers: Mapping[str, Any]) -> "InviteDraft":
        return cls(
            role=Role(answers["role"]) if answers.get("role") else None,
            district=answers.get("district"),
            municipality=answers.get("municipality"),
            search=answers.get("search", ""),
        )

    @property
    def answers(self) -> dict[str, Any]:
        return {
            "role": self.role,
            "district": self.district,
            "municipality": self.municipality,
            "search": self.search,
        }

    def path(self, *, roles: int, districts: int) -> tuple[InviteStep, ...]:
        """The steps, given how many roles and districts there are to choose from."""
        reach = SCOPE_OF_ROLE[self.role] if self.role else Reach.MUNICIPALITY
        asks_district = reach is not Reach.EVERYWHERE and districts > 1
        return (
            *((InviteStep.ROLE,) if roles > 1 else ()),
            *((InviteStep.DISTRICT,) if asks_district else ()),
            *((InviteStep.MUNICIPALITY,) if reach is Reach.MUNICIPALITY else ()),
            InviteStep.TERM,
        )
