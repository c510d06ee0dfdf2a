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
    Hub,
    Option,
    Search,
    ShortText,
    Typed,
    each,
    entered_of,
    other,
    unless,
)
from district.ids import MunicipalityId, OrganizationId
from district.pages import Page
from district.people.person import ORGANIZATION_LIMIT, Name, Position, Profile, Subject, name_part
from district.territory import Municipality, Organization, OrganizationFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFacts:
    """The data that the steps show: the page of options, the names of chosen ones."""

    municipality: Municipality | None
    organization: Organization | None
    municipalities: Page[Option]
    organizations: Page[OrganizationFacts]


def _may_teach(entered: Entered) -> bool:
    position = entered.get(POSITION)
    return position is None or position.teaches_subjects


def _is_whole(entered: Entered) -> bool:
    return entered.is_answered(WHOLE)


def _is_told(entered: Entered) -> bool:
    return _is_whole(entered) and entered.is_answered(PATRONYMIC)


ONLY_SURNAME, EVERYWHERE, ADD = "surname", "everywhere", "add"
"""Actions of the form: takes a whole name for a surname; searches all municipalities; adds the
organization although near ones were found.
"""
SURNAME = Typed("surname", parse=name_part, drops=("whole",))
WHOLE: Hub[str] = Hub("whole", when=_is_whole, part_of="surname", changeable=False)
"""Shows the parts of a name that was typed in one message; the answer is the message."""
GIVEN = Typed("given", parse=name_part, when=unless(_is_whole))
PATRONYMIC = Typed("patronymic", parse=name_part, optional=True, when=unless(_is_told))
MUNICIPALITY = Search(
    "municipality",
    read_id=MunicipalityId,
    found=lambda facts: facts.municipalities,
    drops=(WHOLE.name,),
)
ORGANIZATION = Search(
    "organization",
    read_id=lambda raw: OrganizationId(int(raw)),
    found=lambda facts: facts.organizations.map(_option),
    other=True,
    columns=1,
    hangs_on=(MUNICIPALITY,),
    drops=("_group",),
)
NEW_ORGANIZATION = ShortText(
    "new_org",
    limit=ORGANIZATION_LIMIT,
    when=other(ORGANIZATION),
    hangs_on=(ORGANIZATION,),
    part_of="organization",
    changeable=False,
)
"""Its value is stored only while near organizations are offered instead; the added organization
becomes the value of `ORGANIZATION`.
"""
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
        WHOLE,
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


def with_whole_name(entered: Entered, text: str, name: Name) -> Entered:
    """Sets the parts of a name typed in one message, to be confirmed."""
    entered = PROFILE.answered(entered, SURNAME, name.surname)
    entered = PROFILE.answered(entered, GIVEN, name.given)
    if name.patronymic:
        entered = PROFILE.answered(entered, PATRONYMIC, name.patronymic)
    return entered if entered.is_changing else PROFILE.answered(entered, WHOLE, text)


def with_surname_only(entered: Entered) -> Entered:
    """Takes the whole message for the surname.

    Raises:
        TooLong: over `NAME_LIMIT` characters.
    """
    surname = name_part(entered.need(WHOLE))
    kept = {
        name: raw
        for name, raw in entered.answers.items()
        if name not in {GIVEN.name, PATRONYMIC.name}
    }
    return PROFILE.answered(Entered(kept), SURNAME, surname)


def offering_near(entered: Entered, name: str) -> Entered:
    """Asks again for the organization, with those found that are near to the new name."""
    kept = {key: raw for key, raw in entered.answers.items() if key != ORGANIZATION.name}
    named = PROFILE.answered(Entered(kept), NEW_ORGANIZATION, name)
    return named.with_search(ORGANIZATION, name)


def is_offering_near(entered: Entered) -> bool:
    name = entered.get(NEW_ORGANIZATION)
    return name is not None and entered.search_of(ORGANIZATION) == name


def with_organization(entered: Entered, chosen: Organization) -> Entered:
    """Sets organization and municipality."""
    if entered.get(MUNICIPALITY) != chosen.municipality:
        entered = PROFILE.answered(entered, MUNICIPALITY, chosen.municipality)
    return PROFILE.answered(entered, ORGANIZATION, chosen.id)


def _option(facts: OrganizationFacts) -> Option:
    return Option(id=str(facts.organization.id), label=facts.organization.name)


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
