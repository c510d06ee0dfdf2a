"""Schools: conditions of entry, required sessions, stored facts of pupils."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from district.activities.activity import ActivityRules
from district.errors import (
    Ahead,
    BadPupil,
    ConsentNeeded,
    DistrictError,
    NotADay,
    NotForPosition,
    OutOfDate,
    RoleNeeded,
    ServiceTooLong,
    ServiceTooShort,
)
from district.ids import ActivityId, DistrictId, GrantId, MunicipalityId, PersonId, SchoolId
from district.people.person import Position, Profile
from district.people.roles import Grant, Role, Scope
from district.requests.request import Deciders
from district.requests.routing import Level, route
from district.schools.application import (
    APPLICATION,
    CONSENT,
    PUPIL,
    PUPILS,
    application_of,
    applying,
)
from district.schools.school import Admits, Entry, Progress, Pupil, School, read_pupil
from district.territory import Place
from district.topics import Label
from district.typed_time import read_day_gone
from tests.screens.sample import waiting_card

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, tzinfo=UTC)
HERE = Place(municipality=MunicipalityId("levashinskiy"), district=DistrictId("gornyy"))
SCOPE = Scope(district=HERE.district, municipality=HERE.municipality)
PROFILE = waiting_card().author


def teacher() -> Profile:
    """A teacher with four years of service."""
    assert PROFILE is not None
    return PROFILE


@pytest.mark.parametrize(
    ("asks", "refusal"),
    [
        ({}, None),
        ({"service_from": 4, "service_to": 4}, None),
        ({"service_from": 5}, ServiceTooShort),
        ({"service_to": 3}, ServiceTooLong),
        ({"positions": (Position.TEACHER, Position.DEPUTY)}, None),
        ({"positions": (Position.PRINCIPAL,)}, NotForPosition),
        ({"holds": Role.MENTOR}, None),
        ({"holds": Role.EXPERT}, RoleNeeded),
    ],
)
def test_who_may_enter(asks: dict[str, Any], refusal: type[DistrictError] | None) -> None:
    entry = Entry(**asks)
    if refusal is None:
        entry.ensure_admits(teacher(), [Role.MENTOR], TODAY)
    else:
        with pytest.raises(refusal):
            entry.ensure_admits(teacher(), [Role.MENTOR], TODAY)


@pytest.mark.parametrize(
    ("total", "needed"), [(1, 1), (2, 2), (3, 3), (4, 3), (8, 6), (9, 7), (10, 8), (60, 45)]
)
def test_three_quarters_of_the_sessions_are_enough(total: int, needed: int) -> None:
    assert Progress(done=0, total=total, rules=ActivityRules()).needed == needed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("М. А., 8 класс", ("М. А.", "8")),
        ("М.А. 8", ("М. А.", "8")),
        ("м а 8б", ("М. А.", "8 Б")),
        ("М. А. Г., 11 «В» класс", ("М. А. Г.", "11 В")),
        ("М., 1 класс", ("М.", "1")),
        ("Ё.-", None),
        ("M. A., 8", ("M. A.", "8")),
        ("Мадина А., 8 класс", None),
        ("М. Ахмедова, 8 класс", None),
        ("Ма 8", None),
        ("М. А., 0 класс", None),
        ("М. А., 12 класс", None),
        ("М. А.", None),
        ("8 класс", None),
        ("", None),
        ("<b>М</b>. А., 8", None),
    ],
)
def test_a_child_is_initials_and_a_class(typed: str, meant: tuple[str, str] | None) -> None:
    if meant is None:
        with pytest.raises(BadPupil):
            read_pupil(typed)
    else:
        assert read_pupil(typed) == meant


@given(st.text(max_size=40))
def test_whatever_is_typed_no_name_of_a_child_is_kept(typed: str) -> None:
    try:
        initials, grade = read_pupil(typed)
    except BadPupil:
        return
    assert all(len(part.rstrip(".")) <= 2 for part in initials.split())  # «ß» in upper case is «SS»
    assert 1 <= int(grade.split()[0]) <= 11


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12 ноября", date(2026, 11, 12)),
        ("12.11", date(2026, 11, 12)),
        ("12.11.2025", date(2025, 11, 12)),
        ("сегодня", TODAY),
        ("вчера", date(2026, 11, 22)),
        ("November 12", date(2026, 11, 12)),
    ],
)
def test_a_day_that_has_been_is_understood(typed: str, meant: date) -> None:
    assert read_day_gone(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["завтра", "24 ноября", "1.12", "12.11.2027", "в четверг"])
def test_a_day_that_has_not_come_is_refused(typed: str) -> None:
    with pytest.raises(Ahead):
        read_day_gone(typed, TODAY)


@pytest.mark.parametrize("typed", ["", "нет", "31 июня", "12", "да, есть"])
def test_what_is_no_day_is_no_consent(typed: str) -> None:
    with pytest.raises(NotADay):
        read_day_gone(typed, TODAY)


def school(admits: Admits) -> School:
    return School(
        id=SchoolId("any"),
        label=Label(ru="Школа", en="School", button_ru="Школа", button_en="School"),
        goal_ru="",
        goal_en="",
        entry=Entry(),
        deciders=Deciders.COUNCIL,
        admits=admits,
    )


def test_no_child_is_applied_for_without_consent() -> None:
    empty = applying(ActivityId(1), for_pupils=True)
    named = APPLICATION.answered(empty, PUPIL, PUPIL.typed("М. А., 8 класс"))
    for_pupils = school(Admits.PUPILS)
    for entered in (empty, named):
        with pytest.raises(ConsentNeeded):
            application_of(entered, for_pupils)
    whole = APPLICATION.answered(named, CONSENT, TODAY)
    assert application_of(whole, for_pupils).pupils == (
        Pupil(initials="М. А.", grade="8", consent_on=TODAY),
    )
    with pytest.raises(ConsentNeeded):
        application_of(APPLICATION.answered(whole, PUPIL, ("К. Г.", "7")), for_pupils)
    with pytest.raises(OutOfDate):
        APPLICATION.answered(empty, CONSENT, TODAY)
    assert application_of(empty, school(Admits.PEOPLE)).pupils == ()


def test_a_pupil_is_added_when_the_consent_is_dated() -> None:
    entered = applying(ActivityId(1), for_pupils=True)
    for child in (("М. А.", "8"), ("К. Г.", "7")):
        entered = APPLICATION.answered(entered, PUPIL, child)
        assert APPLICATION.after(PUPIL.name, entered) == CONSENT.name
        entered = APPLICATION.answered(entered, CONSENT, TODAY)
        assert APPLICATION.after(CONSENT.name, entered) == PUPILS.name
        assert not entered.is_answered(PUPIL)
    assert [one.grade for one in entered.need(PUPILS)] == ["8", "7"]
    assert APPLICATION.before(PUPILS.name, entered) is None
    assert APPLICATION.before("motivation", entered) == PUPILS.name
    assert APPLICATION.before("motivation", applying(ActivityId(1), for_pupils=False)) is None


def test_what_curators_decide_goes_to_them_first() -> None:
    roles = (Role.COUNCIL_MEMBER, Role.HEAD, Role.CURATOR)
    member, head, curator = (
        Grant(id=GrantId(at), person=PersonId(at), role=role, scope=SCOPE, since=NOW)
        for at, role in enumerate(roles, 1)
    )

    def named(*grants: Grant, escalated: bool = False) -> tuple[Level, set[int]]:
        found = route(grants, HERE, PersonId(9), deciders=Deciders.CURATORS, escalated=escalated)
        return found.level, set(found.people)

    assert named(member, head, curator) == (Level.CURATORS, {3})
    assert named(member, head, curator, escalated=True) == (Level.APPROVERS, {2, 3})
    assert named(member, head) == (Level.DISTRICT, {1, 2})
