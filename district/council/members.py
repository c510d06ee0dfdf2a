"""The register of the council: what is shown of its members."""

from dataclasses import dataclass

from district.council.heads import TurnFacts
from district.council.settings import HeadMode
from district.pages import Page
from district.people.roles import GrantFacts
from district.territory import District, Municipality


@dataclass(frozen=True, slots=True, kw_only=True)
class Represented:
    """A municipality and its members."""

    municipality: Municipality
    members: tuple[GrantFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFacts:
    district: District
    others: tuple[District, ...]
    """Further districts whose council the reader sees."""
    head: GrantFacts | None
    is_acting: bool
    places: Page[Represented]
    missing: tuple[Municipality, ...]
    """Municipalities that no member represents."""
    curators: tuple[GrantFacts, ...]
    experts: tuple[GrantFacts, ...]
    """Members of the expert council."""
    is_whole: bool
    """Whether the reader sees terms and bases, and not names and municipalities alone."""
    may_enter: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadsFacts:
    """All heads that a district had, the present one first, and the turn."""

    district: District
    heads: tuple[GrantFacts, ...]
    is_acting: bool
    mode: HeadMode
    turn: TurnFacts | None
    """The proposed or confirmed next head."""
    order: tuple[Municipality, ...]
    """The municipalities in order, if they head the district in turn."""
    may_order: bool
