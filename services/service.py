"""What every service works with."""

from dataclasses import dataclass
from typing import TypedDict

from district.clock import Calendar, Clock
from storage.database import Database


class Basis(TypedDict):
    """The arguments that all services share."""

    database: Database
    clock: Clock
    calendar: Calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """The use cases of one subject."""

    database: Database
    clock: Clock
    calendar: Calendar
