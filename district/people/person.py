"""People: identity, consent, names."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from district.errors import BadName, BadYear, FactNeeded, NameRepeated, TooLong
from district.ids import PersonId
from district.languages import Language
from district.spelling import PALOCHKA, cyrillic, dashed, tidy
from district.territory import Municipality, Organization, Place

CONSENT_VERSION = "2026-12"
"""Version of the text in `locales/*/consent.ftl`.

Changes with its facts, not its wording: everyone is asked again at their next tap and receives
letters under the older version until then.
"""

DELETION_GRACE = timedelta(days=14)
"""Time between `/delete` and the erasure of personal fields."""

NAME_LIMIT = 60
ORGANIZATION_LIMIT = 200
LISTED_LIMIT = 60
"""Limit of an organization in a list of people."""
EARLIEST_CAREER = 1950

_PATRONYMIC = re.compile(r"(?:вич|вна|ична|инична)\.?$|\s", re.IGNORECASE)
SONS = {"оглы", "оглу", "кызы", "гызы", "углы"}
"""Words that end a patronymic."""
_FIRST_PALOCHKA = re.compile(r"\b[1|](?=[\u0400-\u04ff])")
_CAREER = re.compile(
    r"(?:(?:с|стаж|уже|около|примерно|работаю|since|for|about)\s+)*([0-9]{1,4})"
    r"(?:\s*(?:г|год|года|году|лет|years?)\.?)?"
)
_NAME = re.compile(r"[^\W\d_]+(?:[-' ’][^\W\d_]+)*", re.UNICODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Surname, given name and optional patronymic («Гаджиев Магомед Алиевич»)."""

    surname: str
    given: str
    patronymic: str | None = None
    """Empty: there is none; None: not known."""

    @property
    def full(self) -> str:
        return " ".join(filter(None, (self.surname, self.given, self.patronymic)))

    @property
    def short(self) -> str:
        """Short form for lists: «Гаджиев М. А.»."""
        initials = (f"{part[0]}." for part in (self.given, self.patronymic) if part)
        return " ".join((self.surname, *initials))

    @property
    def address(self) -> str:
        """Form of address: «Айшат Магомедовна», or the given name alone."""
        return " ".join(filter(None, (self.given, self.patronymic)))


def name_part(text: str) -> str:
    """Normalizes a typed surname, given name or patronymic.

    Allows letters of any alphabet, hyphens, apostrophes and inner spaces («Алиев-Гаджи», «Гасан
    оглы»). Replaces what devices and keyboards put in their place: dashes, a final dot, a digit or
    a stroke for a palochka. Capitalizes the first letter if everything was typed in lower case.

    Raises:
        TooLong: over `NAME_LIMIT` characters.
        BadName: other characters.
    """
    plain = _FIRST_PALOCHKA.sub(PALOCHKA, dashed(tidy(text)).rstrip(". "))
    name = cyrillic(plain)
    if len(name) > NAME_LIMIT:
        raise TooLong(limit=NAME_LIMIT, length=len(name))
    if not _NAME.fullmatch(name):
        raise BadName(text=name)
    return name[0].upper() + name[1:] if plain.islower() else name


def whole_name(text: str) -> Name | None:
    """Parses surname, given name and patronymic typed in one message, in this order or with the
    surname last. Returns None for a single name.

    Raises:
        TooLong, BadName: see `name_part`.
        NameRepeated: the patronymic is the given name.
    """
    parts = dashed(tidy(text)).split()
    if parts and parts[-1].lower().rstrip(".") in SONS:
        parts[-2:] = [" ".join(parts[-2:])]
    if not 1 < len(parts) <= 3:  # noqa: PLR2004
        return None
    if len(parts) == 3 and _PATRONYMIC.search(parts[1]) and not _PATRONYMIC.search(parts[2]):  # noqa: PLR2004
        parts = [parts[2], *parts[:2]]
    surname, given, *patronymic = map(name_part, parts)
    if patronymic and patronymic[0].lower() == given.lower():
        raise NameRepeated
    return Name(surname=surname, given=given, patronymic=patronymic[0] if patronymic else None)


def career_year(text: str, today: date) -> int:
    """Parses the year in which a person began to work in education, or the years since then:
    «2015», «с 2015 года», «15 лет».

    Raises:
        BadYear: not a year between `EARLIEST_CAREER` and this year.
    """
    found = _CAREER.fullmatch(tidy(text).lower())
    number = int(found[1]) if found else -1
    longest = today.year - EARLIEST_CAREER
    year = today.year - number if 0 <= number <= longest else number
    if not EARLIEST_CAREER <= year <= today.year:
        raise BadYear(earliest=EARLIEST_CAREER, latest=today.year)
    return year


class Fact(StrEnum):
    """A fact about a person that is asked when something needs it."""

    PATRONYMIC = "patronymic"
    POSITION = "position"
    """With the subjects, if the position teaches any."""
    YEAR = "year"


class Position(StrEnum):
    TEACHER = "teacher"
    KINDERGARTEN_TEACHER = "kindergarten-teacher"
    PRINCIPAL = "principal"
    DEPUTY = "deputy"
    PSYCHOLOGIST = "psychologist"
    SPEECH_THERAPIST = "speech-therapist"
    SOCIAL_PEDAGOGUE = "social-pedagogue"
    EXTRACURRICULAR = "extracurricular"
    METHODOLOGIST = "methodologist"
    OTHER = "other"

    @property
    def teaches_subjects(self) -> bool:
        """Whether the profile asks for subjects."""
        return self in {Position.TEACHER, Position.DEPUTY, Position.PRINCIPAL, Position.OTHER}

    @property
    def leads(self) -> bool:
        """Whether it belongs to the track of heads; all others to the track of teachers."""
        return self in {Position.PRINCIPAL, Position.DEPUTY, Position.METHODOLOGIST}


def are_leading(positions: Collection[Position]) -> bool:
    """Returns whether the positions, if there are any, are all of the track of heads."""
    return bool(positions) and all(one.leads for one in positions)


class Subject(StrEnum):
    PRIMARY = "primary"
    RUSSIAN = "russian"
    NATIVE = "native"
    MATHEMATICS = "mathematics"
    INFORMATICS = "informatics"
    PHYSICS = "physics"
    CHEMISTRY = "chemistry"
    BIOLOGY = "biology"
    GEOGRAPHY = "geography"
    HISTORY = "history"
    FOREIGN = "foreign"
    ART = "art"
    MUSIC = "music"
    TECHNOLOGY = "technology"
    SPORT = "sport"
    SAFETY = "safety"
    CULTURE = "culture"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A person's profile: name and workplace, and what else is known."""

    name: Name
    municipality: Municipality
    organization: Organization
    position: Position | None = None
    subjects: tuple[Subject, ...] = ()
    """Known with the position."""
    working_since: int | None = None

    @property
    def listed(self) -> str:
        """Name and organization, which tells namesakes in a list apart; the middle of a long
        organization is left out, since numbers and villages are at the end.
        """
        where = self.organization.name
        if len(where) > LISTED_LIMIT:
            half = LISTED_LIMIT // 2
            where = f"{where[: half - 1].rstrip()}…{where[-half:].lstrip()}"
        return f"{self.name.short}, {where}"

    @property
    def place(self) -> Place:
        return Place(municipality=self.municipality.id, district=self.municipality.district)

    def years_of_service(self, today: date) -> int | None:
        return None if self.working_since is None else max(0, today.year - self.working_since)

    def need_position(self) -> Position:
        """
        Raises:
            FactNeeded: it is not known.
        """
        if self.position is None:
            raise FactNeeded(fact=Fact.POSITION)
        return self.position

    def need_service(self, today: date) -> int:
        """Returns the years of service.

        Raises:
            FactNeeded: they are not known.
        """
        years = self.years_of_service(today)
        if years is None:
            raise FactNeeded(fact=Fact.YEAR)
        return years


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    version: str
    given_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: PersonId
    language: Language
    consent: Consent | None
    profile: Profile | None
    deletion_requested_at: datetime | None = None
    takes_digest: bool = False
    """Whether a digest in the morning replaces the cards of requests."""

    is_findable: bool = False
    """Whether participants of the same activities may see name, workplace and subjects."""
    is_merged: bool = False
    """Whether another account took over everything, so that this one acts no more."""

    @property
    def has_consented(self) -> bool:
        """Whether the person has consented to the current text."""
        return self.consent is not None and self.consent.version == CONSENT_VERSION
