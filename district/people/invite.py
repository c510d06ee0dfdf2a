"""The form of an invite: role and place; the term is the last one unless changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from district.drafts import Draft
from district.drafts import Form as FormName
from district.errors import NotABasis
from district.forms import (
    SUMMARY,
    Choice,
    Entered,
    Form,
    Option,
    Options,
    Search,
    Typed,
    always,
    each,
    entered_of,
    given,
    unless,
)
from district.ids import DistrictId, InstituteId, MunicipalityId
from district.pages import Page
from district.people.basis import Basis
from district.people.roles import (
    ROLES_WITH_BASIS,
    SCOPE_OF_ROLE,
    Institute,
    Reach,
    Role,
    Scope,
    Standing,
    Term,
    Where,
)
from district.territory import District

ONLY_ROLE, ONLY_DISTRICT = "role", "district"
"""Form parameters: a role or district that is the only choice and therefore not asked for."""
HAS_INSTITUTES = "institutes"
"""Form parameter: there are institutes to choose from."""
LAST_INSTITUTE = "last-institute"
"""Form parameter: the institute of the last invite of a curator, which is not asked for again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteFormFacts:
    roles: tuple[Role, ...]
    districts: tuple[District, ...]
    institutes: tuple[Institute, ...]
    municipalities: Page[Option]
    """Municipalities of the chosen district; loaded for the step that chooses one."""
    where: Where | None = None
    """The place of the role, loaded for the summary; None: incomplete."""
    until: datetime | None = None
    """The end of the term if it began now."""


def _roles(facts: InviteFormFacts, _: Entered) -> Sequence[Option]:
    return [Option(id=one) for one in facts.roles]


def _districts(facts: InviteFormFacts, _: Entered) -> Sequence[Option]:
    return [Option(id=one.id, label=one.name) for one in facts.districts]


def _institutes(facts: InviteFormFacts, _: Entered) -> Sequence[Option]:
    return [Option(id=one.id, label=one.label) for one in facts.institutes]


def _asks_institute(entered: Entered) -> bool:
    return role_of(entered) is Role.CURATOR and bool(entered.given(HAS_INSTITUTES))


def _reach(entered: Entered) -> Reach:
    role = role_of(entered)
    return SCOPE_OF_ROLE[role] if role else Reach.MUNICIPALITY


def _asks_district(entered: Entered) -> bool:
    return _reach(entered) is not Reach.EVERYWHERE and not entered.given(ONLY_DISTRICT)


ROLE = Choice(
    "role",
    options=Options(Role, _roles),
    labels="roles-role",
    when=unless(given(ONLY_ROLE)),
    columns=2,
    changeable=False,
)
DISTRICT = Choice(
    "district",
    options=Options(DistrictId, _districts),
    when=_asks_district,
    hangs_on=(ROLE,),
    columns=1,
    changeable=False,
)
MUNICIPALITY = Search(
    "municipality",
    read_id=MunicipalityId,
    found=lambda facts: facts.municipalities,
    when=lambda entered: _reach(entered) is Reach.MUNICIPALITY,
    hangs_on=(ROLE, DISTRICT),
    changeable=False,
)
INSTITUTE = Choice(
    "institute",
    options=Options(InstituteId, _institutes),
    when=_asks_institute,
    hangs_on=(ROLE,),
    columns=1,
    changeable=False,
    beside=given(LAST_INSTITUTE),
)


def _needs_today(_: str) -> list[str]:
    raise NotABasis


BASIS = Typed(
    "basis",
    parse=_needs_today,
    when=lambda entered: role_of(entered) in ROLES_WITH_BASIS,
    hangs_on=(ROLE,),
    changeable=False,
)
"""Number and day; the conversation parses them, because a day without a year needs today."""
TERM = Choice("term", options=each(Term), columns=1, changeable=False, beside=always)
STANDING = Choice(
    "standing",
    options=each(Standing),
    when=lambda entered: role_of(entered) is Role.COUNCIL_MEMBER,
    hangs_on=(ROLE,),
    columns=1,
    changeable=False,
    beside=always,
)

INVITE: Form[InviteFormFacts] = Form(
    name=FormName.INVITE,
    texts="invites",
    fields=(ROLE, DISTRICT, MUNICIPALITY, INSTITUTE, BASIS, TERM, STANDING),
)


def role_of(entered: Entered) -> Role | None:
    only = entered.given(ONLY_ROLE)
    return Role(only) if only else entered.get(ROLE)


def district_of(entered: Entered) -> DistrictId | None:
    """Returns None for a role without a place."""
    if _reach(entered) is Reach.EVERYWHERE:
        return None
    only: DistrictId | None = entered.given(ONLY_DISTRICT)
    return only or entered.get(DISTRICT)


def scope_of(entered: Entered) -> Scope:
    return Scope(district=district_of(entered), municipality=entered.get(MUNICIPALITY))


def institute_of(entered: Entered) -> InstituteId | None:
    """Returns the institute for which the curator will act; None for other roles."""
    if not _asks_institute(entered):
        return None
    last: InstituteId | None = entered.given(LAST_INSTITUTE)
    return entered.get(INSTITUTE) or last


def with_basis(entered: Entered, basis: Basis) -> Entered:
    return INVITE.answered(entered, BASIS, [basis.number, basis.day.isoformat()])


def basis_of(entered: Entered) -> Basis | None:
    """Returns None for roles without one, and for forms of older versions."""
    typed = entered.get(BASIS) if role_of(entered) in ROLES_WITH_BASIS else None
    return Basis(number=typed[0], day=date.fromisoformat(typed[1])) if typed else None


def standing_of(entered: Entered) -> Standing | None:
    if role_of(entered) is not Role.COUNCIL_MEMBER:
        return None
    return entered.get(STANDING) or Standing.MEMBER


def term_of(entered: Entered) -> Term:
    return entered.get(TERM) or Term.YEAR


def invite_entered(draft: Draft) -> Entered:
    return entered_of(read_older(draft))


def read_older(draft: Draft) -> Draft:
    """Returns the draft in the declared format; a current one unchanged."""
    old = draft.answers
    if "search" not in old:
        return draft
    names = [one.name for one in INVITE.fields]
    kept: dict[str, Any] = {name: old[name] for name in names if old.get(name)}
    entered = Entered(kept)
    if old["search"]:
        entered = entered.with_search(MUNICIPALITY, old["search"])
    step = SUMMARY if draft.step == "term" else draft.step
    return replace(draft, step=step, answers=dict(entered.answers))
