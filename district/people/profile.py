"""The form of the own profile.

```
surname → given → patronymic → municipality → organization → position → subjects → year → summary
organization → new organization → position      the list does not have it
summary → change → any step → summary
```
"""

from dataclasses import dataclass, replace
from typing import Any

from district.drafts import Draft
from district.drafts import Form as FormName
from district.forms import (
    CHANGE,
    OTHER,
    SUMMARY,
    Choice,
    Choices,
    Entered,
    Form,
    Option,
    Search,
    ShortText,
    Typed,
    each,
    entered_of,
    other,
)
from district.ids import MunicipalityId, OrganizationId
from district.pages import Page
from district.people.person import ORGANIZATION_LIMIT, Name, Position, Profile, Subject, name_part
from district.territory import Municipality, Organization


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFacts:
    """The data that the steps show: the page of options, the names of chosen ones."""

    municipality: Municipality | None
    organization: Organization | None
    municipalities: Page[Option]
    organizations: Page[Option]


def _may_teach(entered: Entered) -> bool:
    position = entered.get(POSITION)
    return position is None or position.teaches_subjects


SURNAME = Typed("surname", parse=name_part)
GIVEN = Typed("given", parse=name_part)
PATRONYMIC = Typed("patronymic", parse=name_part, optional=True)
MUNICIPALITY = Search(
    "municipality", read_id=MunicipalityId, found=lambda facts: facts.municipalities
)
ORGANIZATION = Search(
    "organization",
    read_id=lambda raw: OrganizationId(int(raw)),
    found=lambda facts: facts.organizations,
    other=True,
    columns=1,
    hangs_on=(MUNICIPALITY,),
)
NEW_ORGANIZATION = ShortText(
    "new_org",
    limit=ORGANIZATION_LIMIT,
    when=other(ORGANIZATION),
    part_of="organization",
    changeable=False,
)
"""Its value is never stored: the added organization becomes the value of `ORGANIZATION`."""
POSITION = Choice("position", options=each(Position), columns=2)
SUBJECTS = Choices(
    "subjects", options=each(Subject), labels="profile-subject", when=_may_teach, columns=2
)
YEAR = Typed("year", parse=int)
"""Parsed by `career_year`, which needs the current date."""

PROFILE: Form[ProfileFacts] = Form(
    name=FormName.PROFILE,
    texts="profile",
    fields=(
        SURNAME,
        GIVEN,
        PATRONYMIC,
        MUNICIPALITY,
        ORGANIZATION,
        NEW_ORGANIZATION,
        POSITION,
        SUBJECTS,
        YEAR,
    ),
)
STEPS = tuple(dict.fromkeys(one.part_of or one.name for one in PROFILE.fields))
"""The numbers of steps do not depend on whether subjects are asked for."""


def name_of(entered: Entered) -> Name:
    """
    Raises:
        OutOfDate: surname or given name are missing.
    """
    return Name(
        surname=entered.need(SURNAME), given=entered.need(GIVEN), patronymic=entered.get(PATRONYMIC)
    )


def subjects_of(entered: Entered) -> tuple[Subject, ...]:
    return (entered.get(SUBJECTS) or ()) if _may_teach(entered) else ()


def entered_from(profile: Profile) -> Entered:
    """Returns a form with all answers, to change the stored profile."""
    kept: dict[str, Any] = {
        SURNAME.name: profile.name.surname,
        GIVEN.name: profile.name.given,
        PATRONYMIC.name: profile.name.patronymic,
        MUNICIPALITY.name: profile.municipality.id,
        ORGANIZATION.name: profile.organization.id,
        POSITION.name: profile.position,
        YEAR.name: profile.working_since,
    }
    if profile.position.teaches_subjects:
        kept[SUBJECTS.name] = list(profile.subjects)
    return Entered(kept)


def profile_entered(draft: Draft) -> Entered:
    return entered_of(read_older(draft))


def read_older(draft: Draft) -> Draft:
    """Converts a draft stored before the form was declared."""
    old = draft.answers
    if "changing" not in old:
        return draft
    step = NEW_ORGANIZATION.name if draft.step == "new-organization" else draft.step
    names = [one.name for one in PROFILE.fields]
    is_behind_all = old["changing"] or step in {SUMMARY, CHANGE}
    passed = names if is_behind_all or step not in names else names[: names.index(step)]
    kept = {name: old[name] for name in names if old.get(name) not in (None, [])}
    if PATRONYMIC.name in passed:
        kept.setdefault(PATRONYMIC.name, None)
    if SUBJECTS.name in passed and _may_teach(Entered(kept)):
        kept.setdefault(SUBJECTS.name, [])
    if step == NEW_ORGANIZATION.name:
        kept[ORGANIZATION.name] = OTHER
    entered = Entered(kept)
    at = PROFILE.field(step)
    if old["changing"] and at is not None:
        has_moved = at is ORGANIZATION and not entered.is_answered(ORGANIZATION)
        entered = entered.changing(MUNICIPALITY if has_moved else at)
    if at in (MUNICIPALITY, ORGANIZATION):
        entered = entered.with_search(at, old["search"]).with_page(at, old["page"])
    return replace(draft, step=step, answers=dict(entered.answers))
