"""The form of the own profile.

```
name → organization → summary                     name: whole, or part by part
organization → municipality → organization        the list of a municipality
organization → new organization → summary         the list does not have it
summary → change → any step → summary
```

Position, subjects, year and a missing patronymic are asked when something needs them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from district.drafts import Draft
from district.drafts import Form as FormName
from district.errors import NameRepeated
from district.forms import (
    CHANGE,
    OTHER,
    SUMMARY,
    Choice,
    Choices,
    Condition,
    Entered,
    Field,
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
from district.people.person import (
    ORGANIZATION_LIMIT,
    SONS,
    Fact,
    Name,
    Position,
    Profile,
    Subject,
    name_part,
)
from district.territory import OrganizationFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFacts:
    """The data that the steps show: the page of options, the chosen organization."""

    account: Name | None
    """The name in the Telegram account."""
    organization: OrganizationFacts | None
    municipalities: Page[Option]
    organizations: Page[OrganizationFacts]


def _is_whole(entered: Entered) -> bool:
    return entered.is_answered(WHOLE)


def _is_needed(name: str) -> Condition:
    """A condition: the answer is known, or asked for separately."""
    return lambda entered: name in entered.answers or entered.is_changed_here(name)


def _may_teach(entered: Entered) -> bool:
    position = entered.get(POSITION)
    return position is not None and position.teaches_subjects


def _may_not_be_placed(entered: Entered) -> bool:
    return not entered.is_other(ORGANIZATION) or entered.is_answered(MUNICIPALITY)


ONLY_SURNAME, SWAP, ACCOUNT = "surname", "swap", "account"
EVERYWHERE, ADD = "everywhere", "add"
"""Actions of the form: takes a whole name for a surname, swaps surname and given name, takes the
name of the Telegram account; searches all municipalities, adds the organization although near ones
were found.
"""
SURNAME = Typed("surname", parse=name_part, drops=("whole",))
WHOLE: Hub[str] = Hub("whole", when=_is_whole, part_of="surname", changeable=False)
"""Shows the parts of a name that was typed in one message; the answer is the message."""
GIVEN = Typed("given", parse=name_part, when=unless(_is_whole), part_of="surname")
PATRONYMIC = Typed(
    "patronymic",
    parse=name_part,
    optional=True,
    when=unless(_is_whole),
    part_of="surname",
    beside=lambda entered: entered.is_changing,
)
"""Skipped: there is none. Not answered: not known."""
ORGANIZATION = Search(
    "organization",
    read_id=lambda raw: OrganizationId(int(raw)),
    found=lambda facts: facts.organizations.map(_option),
    other=True,
    columns=1,
    drops=("_group", WHOLE.name),
)
MUNICIPALITY = Search(
    "municipality",
    read_id=MunicipalityId,
    found=lambda facts: facts.municipalities,
    hub=ORGANIZATION,
    beside=_may_not_be_placed,
    part_of=ORGANIZATION.name,
    changeable=False,
)
"""Narrows the list of organizations; that of a new one is asked for."""
NEW_ORGANIZATION = ShortText(
    "new_org",
    limit=ORGANIZATION_LIMIT,
    when=other(ORGANIZATION),
    hangs_on=(ORGANIZATION,),
    follows=(MUNICIPALITY,),
    part_of=ORGANIZATION.name,
    changeable=False,
)
"""Its value is stored only while near organizations are offered instead; the added organization
becomes the value of `ORGANIZATION`.
"""
POSITION = Choice("position", options=each(Position), columns=2, when=_is_needed("position"))
SUBJECTS = Choices(
    "subjects",
    options=each(Subject),
    labels="profile-subject",
    when=_may_teach,
    columns=2,
    optional=True,
)
YEAR = Typed("year", parse=int, when=_is_needed("year"))
"""Parsed by `career_year`, which needs the current date."""


class ProfileForm(Form[ProfileFacts]):
    """Offers to tell also what was not asked."""

    def changeable(self, entered: Entered) -> tuple[Field[Any], ...]:
        return tuple(
            one
            for one in self.fields
            if one.changeable and (one is not SUBJECTS or _may_teach(entered))
        )


PROFILE = ProfileForm(
    name=FormName.PROFILE,
    texts="profile",
    fields=(
        SURNAME,
        WHOLE,
        GIVEN,
        PATRONYMIC,
        ORGANIZATION,
        MUNICIPALITY,
        NEW_ORGANIZATION,
        POSITION,
        SUBJECTS,
        YEAR,
    ),
)
STEPS = (SURNAME.name, ORGANIZATION.name)
_BEFORE: dict[str, tuple[Field[Any], ...]] = {
    GIVEN.name: (SURNAME,),
    PATRONYMIC.name: (SURNAME, GIVEN),
}
"""Parts of a name that people type again with a later one."""
ASKED: dict[Fact, Field[Any]] = {
    Fact.PATRONYMIC: PATRONYMIC,
    Fact.POSITION: POSITION,
    Fact.YEAR: YEAR,
}
_WANTED, _NEEDED_BY = "wanted", "needed_by"


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


def swapped(entered: Entered) -> Entered:
    """Swaps surname and given name."""
    surname, given = entered.need(SURNAME), entered.need(GIVEN)
    return Entered({**entered.answers, SURNAME.name: given, GIVEN.name: surname})


def with_part(entered: Entered, key: Field[Any], part: str) -> Entered:
    """Sets the given name or the patronymic. A part that was typed before or is typed again with
    it counts once.

    Raises:
        NameRepeated: the patronymic is the given name.
    """
    told, typed = dict(entered.answers), part.split()
    for before in _BEFORE[key.name]:
        earlier = str(told.get(before.name) or "").split()
        both = _overlap(earlier, typed)
        if len(earlier) == len(typed) == both == 1 and before is GIVEN:
            raise NameRepeated
        if both == len(earlier) > 1:
            told[before.name], typed = earlier[0], typed[1:]
        elif 0 < both < len(earlier):
            told[before.name] = " ".join(earlier[:-both])
        elif both and not SONS.issuperset(one.lower() for one in typed[both:]):
            typed = typed[both:]
    return PROFILE.answered(Entered(told), key, " ".join(typed))


def _overlap(earlier: Sequence[str], typed: Sequence[str]) -> int:
    """Returns how many words at the end of `earlier` are typed again."""
    before, after = ([one.lower() for one in part] for part in (earlier, typed))
    lengths = range(min(len(before), len(after)), 0, -1)
    return next((one for one in lengths if before[-one:] == after[:one]), 0)


def offering_near(entered: Entered, name: str) -> Entered:
    """Asks again for the organization, with those found that are near to the new name."""
    kept = {key: raw for key, raw in entered.answers.items() if key != ORGANIZATION.name}
    named = PROFILE.answered(Entered(kept), NEW_ORGANIZATION, name)
    return named.with_search(ORGANIZATION, name)


def is_offering_near(entered: Entered) -> bool:
    name = entered.get(NEW_ORGANIZATION)
    return name is not None and entered.search_of(ORGANIZATION) == name


def _option(facts: OrganizationFacts) -> Option:
    return Option(id=str(facts.organization.id), label=facts.organization.name)


def name_of(entered: Entered) -> Name:
    """
    Raises:
        OutOfDate: surname or given name are missing.
    """
    none = "" if entered.is_answered(PATRONYMIC) else None
    return Name(
        surname=entered.need(SURNAME),
        given=entered.need(GIVEN),
        patronymic=entered.get(PATRONYMIC) or none,
    )


def subjects_of(entered: Entered) -> tuple[Subject, ...]:
    return (entered.get(SUBJECTS) or ()) if _may_teach(entered) else ()


def entered_from(profile: Profile) -> Entered:
    """Returns a form with all that is known, to change the stored profile."""
    name = profile.name
    known: dict[str, Any] = {
        SURNAME.name: name.surname,
        GIVEN.name: name.given,
        MUNICIPALITY.name: profile.municipality.id,
        ORGANIZATION.name: profile.organization.id,
    }
    if name.patronymic is not None:
        known[PATRONYMIC.name] = name.patronymic or None
    if profile.position is not None:
        known[POSITION.name] = profile.position
        if profile.position.teaches_subjects:
            known[SUBJECTS.name] = list(profile.subjects)
    if profile.working_since is not None:
        known[YEAR.name] = profile.working_since
    return Entered(known)


def asking(profile: Profile, about: str) -> tuple[Entered, Field[Any]]:
    """Returns a form that asks for one missing fact and is saved with the answer, and its field.

    `about`: the fact, and the button that leads back to what needs it, if any.
    """
    fact, _, button = about.partition(" ")
    key = ASKED[Fact(fact)]
    given = {_WANTED: fact, _NEEDED_BY: button or None}
    return entered_from(profile).changing(key).with_given(**given), key


def asks_one_fact(entered: Entered) -> bool:
    return entered.given(_WANTED) is not None


def needed_by(entered: Entered) -> str | None:
    """Returns the button that leads back to what needs the fact."""
    button: str | None = entered.given(_NEEDED_BY)
    return button


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
