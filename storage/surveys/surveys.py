"""Queries of surveys and their answers.

`survey_tokens` has who has answered an open anonymous survey, `sealed_answers` what was answered;
they have no column in common but the survey.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, or_, select, update

from district.announcements.recipients import Recipients
from district.ids import AnnouncementId, DistrictId, DraftId, PersonId, SurveyId
from district.people.person import Name
from district.surveys.survey import Answers, NamedAnswer, Survey, SurveyMove, SurveyStatus
from storage.announcements.recipients import people_of
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.records import Record
from storage.tables import (
    announcements,
    copies,
    municipalities,
    organizations,
    persons,
    sealed_answers,
    survey_answers,
    survey_tokens,
    surveys,
)
from storage.upsert import add_missing, put

_SURVEY = Record(Survey, surveys)
_OF_DRAFT = select(surveys).where(surveys.c.draft_id == bindparam("draft"))
_SHOWN = surveys.c.status != SurveyStatus.DROPPED


async def add_survey(tx: Connection, new: Survey) -> Survey:
    """Idempotent by the draft."""
    row = _SURVEY.columns(new)
    del row["id"]
    await add_missing(tx, surveys, [row])
    return await _SURVEY.get(tx, _OF_DRAFT, draft=new.draft)


async def find_survey_of_draft(tx: Connection, draft: DraftId) -> Survey | None:
    return await _SURVEY.find(tx, _OF_DRAFT, draft=draft)


async def get_survey(tx: Connection, number: SurveyId, *, hold: bool = False) -> Survey:
    """
    Raises:
        NotFound: there is none, or it was dropped.
    """
    query = select(surveys).where(surveys.c.id == number, _SHOWN)
    return await _SURVEY.get(tx, query.with_for_update() if hold else query)


async def surveys_of(tx: Connection, districts: Collection[DistrictId]) -> list[Survey]:
    """Returns the surveys of these districts, the newest first."""
    query = select(surveys).where(surveys.c.district_id.in_(list(districts)), _SHOWN)
    return await _SURVEY.all(tx, query.order_by(surveys.c.id.desc()))


async def surveys_at_work(tx: Connection) -> list[SurveyId]:
    """Returns those that the clock may have to close, or whose letters are being sent."""
    is_at_work = or_(surveys.c.status == SurveyStatus.OPEN, surveys.c.mail.is_not(None))
    found = await tx.execute(select(surveys.c.id).where(is_at_work).order_by(surveys.c.id))
    return [SurveyId(one) for one in found.scalars()]


async def save_survey(tx: Connection, seen: Survey, new: Survey) -> bool:
    """Compare-and-set by the status. Returns False if it has changed."""
    held = update(surveys).where(surveys.c.id == seen.id, surveys.c.status == seen.status)
    return await compare_and_set(tx, held.values(_SURVEY.changes(seen, new, "status")))


async def open_surveys(
    tx: Connection, numbers: Iterable[SurveyId], announcement: AnnouncementId, now: datetime
) -> None:
    """Opens the surveys of an announcement that starts; those that are not drafts stay."""
    for number in numbers:
        seen = await _SURVEY.find(tx, select(surveys).where(surveys.c.id == number))
        if seen is not None and seen.status is SurveyStatus.DRAFT:
            opened = seen.moved(SurveyMove.OPEN, now)
            await tx.execute(
                update(surveys)
                .where(surveys.c.id == number, surveys.c.status == seen.status)
                .values(status=opened.status, opened_at=now, announcement_id=announcement)
            )


# ── Who is asked ───────────────────────────────────────────────────────────────────────────────


async def recipients_of(tx: Connection, survey: Survey) -> Recipients:
    query = select(announcements.c.recipients).where(announcements.c.id == survey.announcement)
    return Recipients.read((await tx.execute(query)).scalar_one())


async def is_asked(
    tx: Connection, survey: Survey, person: PersonId, *, today: date, now: datetime
) -> bool:
    """Returns whether the person has a copy of the invitation, or belongs to its audience now."""
    has_copy = select(copies.c.person_id).where(
        copies.c.announcement_id == survey.announcement, copies.c.person_id == person
    )
    if (await tx.execute(has_copy)).first() is not None:
        return True
    recipients = await recipients_of(tx, survey)
    audience = people_of(recipients, today=today, now=now, dialect=tx.dialect.name)
    return (await tx.execute(audience.where(persons.c.id == person))).first() is not None


async def count_asked(tx: Connection, survey: Survey) -> int:
    query = select(func.count()).where(copies.c.announcement_id == survey.announcement)
    return int((await tx.execute(query)).scalar_one())


async def some_asked(tx: Connection, survey: Survey, limit: int) -> list[tuple[PersonId, int]]:
    """Returns the next people with a copy of the invitation, with their accounts."""
    query = (
        select(persons.c.id, persons.c.telegram_id)
        .join(copies, copies.c.person_id == persons.c.id)
        .where(
            copies.c.announcement_id == survey.announcement,
            persons.c.id > survey.mail_up_to,
            persons.c.telegram_id.is_not(None),
        )
        .order_by(persons.c.id)
        .limit(limit)
    )
    return [(PersonId(person), account) for person, account in await tx.execute(query)]


async def account_of(tx: Connection, person: PersonId) -> int:
    query = select(persons.c.telegram_id).where(persons.c.id == person)
    return int((await tx.execute(query)).scalar_one())


async def places_of(tx: Connection, recipients: Recipients) -> dict[str, str]:
    """Returns the municipalities of an audience with their names."""
    query = select(municipalities.c.id, municipalities.c.name)
    if recipients.municipalities:
        query = query.where(municipalities.c.id.in_(recipients.municipalities))
    else:
        query = query.where(municipalities.c.district_id.in_(recipients.districts))
    rows = await tx.execute(query.order_by(municipalities.c.name))
    return {row.id: row.name for row in rows}


# ── Named answers ──────────────────────────────────────────────────────────────────────────────


async def put_answer(
    tx: Connection, survey: SurveyId, person: PersonId, answers: Answers, now: datetime
) -> None:
    """Replaces an earlier answer of the person."""
    row = {
        "survey_id": survey,
        "person_id": person,
        "answers": {name: list(said) for name, said in answers.items()},
        "answered_at": now,
    }
    await put(tx, survey_answers, ("survey_id", "person_id"), [row])


async def find_answer(tx: Connection, survey: SurveyId, person: PersonId) -> Answers | None:
    query = select(survey_answers.c.answers).where(
        survey_answers.c.survey_id == survey, survey_answers.c.person_id == person
    )
    return (await tx.execute(query)).scalar_one_or_none()


async def people_with_answer(
    tx: Connection, survey: SurveyId, among: Collection[PersonId] | None = None
) -> set[PersonId]:
    query = select(survey_answers.c.person_id).where(survey_answers.c.survey_id == survey)
    if among is not None:
        query = query.where(survey_answers.c.person_id.in_(list(among)))
    return set((await tx.execute(query)).scalars())


async def named_answers(tx: Connection, survey: SurveyId) -> list[NamedAnswer]:
    query = (
        select(
            survey_answers,
            persons,
            municipalities.c.name.label("place"),
            organizations.c.name.label("workplace"),
        )
        .join(persons, persons.c.id == survey_answers.c.person_id)
        .outerjoin(municipalities, municipalities.c.id == persons.c.municipality_id)
        .outerjoin(organizations, organizations.c.id == persons.c.organization_id)
        .where(survey_answers.c.survey_id == survey)
        .order_by(persons.c.surname, persons.c.id)
    )
    return [
        NamedAnswer(
            person=PersonId(row.person_id),
            name=Name(
                surname=row.surname or "", given=row.given_name or "", patronymic=row.patronymic
            ).full,
            municipality=row.place or "",
            organization=row.workplace or "",
            answers=row.answers,
        )
        for row in await tx.execute(query)
    ]


# ── Anonymous answers ──────────────────────────────────────────────────────────────────────────


async def add_token(tx: Connection, survey: SurveyId, token: str) -> bool:
    """Returns False if the account has answered before."""
    row = {"survey_id": survey, "token": token}
    return await add_missing(tx, survey_tokens, [row]) > 0


async def tokens_of(
    tx: Connection, survey: SurveyId, among: Collection[str] | None = None
) -> set[str]:
    """Returns the tokens of those who have answered; `among`: only these."""
    query = select(survey_tokens.c.token).where(survey_tokens.c.survey_id == survey)
    if among is not None:
        query = query.where(survey_tokens.c.token.in_(list(among)))
    return set((await tx.execute(query)).scalars())


async def seal_answers(
    tx: Connection, survey: SurveyId, sealed: Sequence[tuple[bytes, bytes]]
) -> None:
    """`sealed`: random keys with answers."""
    rows: list[dict[str, Any]] = [
        {"survey_id": survey, "key": key, "sealed": one} for key, one in sealed
    ]
    await tx.execute(insert(sealed_answers), rows)


async def taken_answers(tx: Connection, survey: SurveyId) -> tuple[int, list[bytes]]:
    """Deletes the sealed answers and the tokens of a survey, and returns the number of people and
    the answers. SQLite overwrites them (`secure_delete`).
    """
    people = len(await tokens_of(tx, survey))
    of = sealed_answers.c.survey_id == survey
    query = select(sealed_answers.c.sealed).where(of).order_by(sealed_answers.c.key)
    found = list((await tx.execute(query)).scalars())
    await tx.execute(delete(sealed_answers).where(of))
    await tx.execute(delete(survey_tokens).where(survey_tokens.c.survey_id == survey))
    return people, found
