"""Guest seats: seats of an activity kept for teachers of another district until a day."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from district.ids import DistrictId, MunicipalityId

RETURNED = timedelta(days=3)
"""Unused guest seats become common this long before sign-up closes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestSeats:
    """The seats of one district. Its municipalities are those of the day of the opening."""

    district: DistrictId
    seats: int
    municipalities: frozenset[MunicipalityId]
    until: datetime
    """When the unused ones become common."""
    name: str = ""
    """The district's name; not stored."""
    shares: bool = False
    """Whether its teachers may also take common seats; not stored."""
    is_over: bool = False
    """Whether the unused ones were given back; not stored."""

    def plain(self) -> dict[str, Any]:
        """Returns plain values for JSON."""
        return {
            "district": self.district,
            "seats": self.seats,
            "municipalities": sorted(self.municipalities),
            "until": self.until.isoformat(),
        }

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> "GuestSeats":
        return cls(
            district=DistrictId(plain["district"]),
            seats=plain["seats"],
            municipalities=frozenset(map(MunicipalityId, plain["municipalities"])),
            until=datetime.fromisoformat(plain["until"]),
        )

    def used(self, taken: Mapping[MunicipalityId, int]) -> int:
        return sum(taken.get(one, 0) for one in self.municipalities)

    def is_kept(self, now: datetime) -> bool:
        return now < self.until

    def at(
        self, now: datetime, taken: Counter[MunicipalityId], *, is_for_all: bool
    ) -> "GuestSeats":
        """Returns what is kept now. `is_for_all`: people of all districts may sign up anyway."""
        if self.is_kept(now):
            return replace(self, shares=is_for_all)
        used = min(self.seats, self.used(taken))
        return replace(self, seats=used, shares=True, is_over=True)


def returned_at(now: datetime, closes_at: datetime) -> datetime:
    """Returns when guest seats opened now are given back: `RETURNED` before sign-up closes, at
    least after half of the time that is left.
    """
    return max(closes_at - RETURNED, now + (closes_at - now) / 2)
