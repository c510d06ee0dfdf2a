"""Screens of roles, and letters about them."""

from datetime import datetime

from district.pages import Page
from district.people.basis import Basis
from district.people.person import Person
from district.people.roles import (
    ROLES_WITH_BASIS,
    Actor,
    Grant,
    GrantFacts,
    Institute,
    Role,
    Standing,
    Where,
)
from district.territory import District, Municipality
from keyboards.people.roles import (
    RolesPress,
    district_filter_keyboard,
    ending_keyboard,
    grant_keyboard,
    grants_keyboard,
    institute_keyboard,
    municipality_filter_keyboard,
    role_filter_keyboard,
    standing_keyboard,
    to_roles,
)
from locales.texts import Words
from screens.screen import Screen, cut, lines

BUTTON = 28
SEARCH = 60
"""Most characters of the typed words that are shown."""


def grants_screen(
    words: Words,
    page: Page[GrantFacts],
    role: Role | None,
    municipality: Municipality | None,
    search: str = "",
    *,
    may_merge: bool,
) -> Screen:
    """Shows the list with its filters for role and municipality, or what was found."""
    first = page.number * page.size + 1
    rows = [
        words(
            "roles-row",
            number=str(number),
            name=facts.holder.profile.listed
            if facts.holder.profile
            else words.plain("roles-nameless"),
            role=role_name(words, facts.grant.role, facts.institute),
            where=where_of(words, facts.where),
        )
        for number, facts in enumerate(page.items, start=first)
    ]
    labels = [
        cut(f"{number}. {name_of(words, facts.holder)}", BUTTON)
        for number, facts in enumerate(page.items, start=first)
    ]
    title = words("roles-title")
    if page.count > 1:
        title = words("roles-title-page", page=str(page.number + 1), pages=str(page.count))
    narrowed = (
        words(
            "roles-narrowed",
            role=words.plain(f"roles-role-{role}" if role else "roles-any-role"),
            where=municipality.name if municipality else words.plain("roles-anywhere"),
        )
        if role or municipality
        else None
    )
    if search:
        narrowed = words("roles-search", search=cut(search, SEARCH))
    nobody = words("roles-not-found" if search else "roles-nobody")
    hint = None if search else words("roles-can-search")
    text = lines(title, narrowed, "", *(rows or [nobody]), "", hint)
    place = municipality.id if municipality else None
    keyboard = grants_keyboard(words, page, labels, role, place, may_merge=may_merge)
    return Screen(text=text, keyboard=keyboard)


def role_filter_screen(words: Words, place: str | None) -> Screen:
    return Screen(text=words("roles-choose-role"), keyboard=role_filter_keyboard(words, place))


def district_filter_screen(
    words: Words, districts: tuple[District, ...], role: Role | None
) -> Screen:
    keyboard = district_filter_keyboard(words, districts, role)
    return Screen(text=words("roles-choose-district"), keyboard=keyboard)


def municipality_filter_screen(
    words: Words, municipalities: tuple[Municipality, ...], role: Role | None
) -> Screen:
    keyboard = municipality_filter_keyboard(words, municipalities, role)
    return Screen(text=words("roles-choose-municipality"), keyboard=keyboard)


def grant_screen(words: Words, facts: GrantFacts, back: RolesPress, actor: Actor) -> Screen:
    """A grant's card; `back` is the press that opened it."""
    profile = facts.holder.profile
    text = lines(
        words("roles-card", role=role_name(words, facts.grant.role, facts.institute)),
        words("roles-card-holder", name=name_of(words, facts.holder, full=True)),
        words(
            "roles-card-organization",
            organization=profile.organization.name,
            municipality=profile.municipality.name,
        )
        if profile
        else None,
        "",
        words("roles-card-where", where=where_of(words, facts.where)),
        term_line(words, facts.grant),
        words(f"roles-card-{facts.grant.standing}")
        if facts.grant.standing not in {None, Standing.MEMBER}
        else None,
        basis_line(words, facts.grant) if facts.grant.role in ROLES_WITH_BASIS else None,
        words("roles-card-granted-by", name=name_of(words, facts.granted_by))
        if facts.granted_by
        else None,
        words("roles-card-from-settings") if facts.is_from_settings else None,
    )
    return Screen(text=text, keyboard=grant_keyboard(words, facts, back, actor))


def institute_screen(words: Words, facts: GrantFacts, institutes: tuple[Institute, ...]) -> Screen:
    return Screen(
        text=words("roles-choose-institute", **_spoken(words, facts)),
        keyboard=institute_keyboard(words, facts, institutes),
    )


def ending_screen(words: Words, facts: GrantFacts) -> Screen:
    return Screen(
        text=words("roles-ask-end", **_spoken(words, facts)), keyboard=ending_keyboard(words, facts)
    )


def ended_screen(words: Words, facts: GrantFacts) -> Screen:
    return Screen(text=words("roles-ended", **_spoken(words, facts)), keyboard=to_roles(words))


def granted_letter(words: Words, facts: GrantFacts) -> Screen:
    """To the person who created the invite."""
    return Screen(text=words("roles-letter-granted", **_spoken(words, facts)))


def ended_letter(words: Words, facts: GrantFacts) -> Screen:
    """To the former holder."""
    return Screen(
        text=words(
            "roles-letter-ended",
            role=role_name(words, facts.grant.role, facts.institute),
            where=where_of(words, facts.where),
        )
    )


def role_name(words: Words, role: Role, institute: Institute | None = None) -> str:
    """Names the institute for which a curator acts."""
    name = words.plain(f"roles-role-{role}")
    if institute is None:
        return name
    short = institute.label.button(words.language)
    return words.plain("roles-role-of-institute", role=name, institute=short)


def name_of(words: Words, person: Person | None, *, full: bool = False) -> str:
    """Returns a placeholder for a person without a profile."""
    if person is None or person.profile is None:
        return words.plain("roles-nameless")
    return person.profile.name.full if full else person.profile.name.short


def where_of(words: Words, where: Where) -> str:
    if where.municipality is not None:
        return where.municipality.name
    return where.district.name if where.district is not None else words.plain("roles-everywhere")


def until_of(words: Words, until: datetime | None) -> str:
    if until is None:
        return words.plain("roles-endless")
    return words.plain("roles-until", day=words.moment(until, "d MMMM y"))


def term_line(words: Words, grant: Grant) -> str:
    return words(
        "roles-card-term",
        since=words.moment(grant.since, "d MMMM y"),
        until=until_of(words, grant.until),
    )


def basis_words(words: Words, basis: Basis) -> str:
    return words.plain("roles-basis", number=basis.number, day=words.day(basis.day, "d MMMM y"))


def basis_line(words: Words, grant: Grant) -> str:
    if grant.basis is None:
        return words("roles-card-no-basis")
    return words("roles-card-basis", basis=basis_words(words, grant.basis))


def standing_screen(words: Words, facts: GrantFacts) -> Screen:
    return Screen(
        text=words("roles-choose-standing", **_spoken(words, facts)),
        keyboard=standing_keyboard(words, facts),
    )


def _spoken(words: Words, facts: GrantFacts) -> dict[str, str]:
    return {
        "name": name_of(words, facts.holder),
        "role": role_name(words, facts.grant.role, facts.institute),
        "where": where_of(words, facts.where),
    }
