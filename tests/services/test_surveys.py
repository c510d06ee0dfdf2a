"""Surveys take one answer per person, however sends race, and none after the close."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from district.announcements.announcement import Button, ButtonKind
from district.announcements.form import inviting
from district.announcements.recipients import Recipients
from district.drafts import Form
from district.errors import DistrictError, NotAsked, NotFound, NotPermitted
from district.forms import SUMMARY
from district.ids import CategoryId, DraftId, MunicipalityId
from district.people.roles import Actor, Role
from district.surveys.answering import POLL
from district.surveys.composing import question_of
from district.surveys.survey import Naming, NewSurvey, Survey, SurveyMove, SurveyStatus
from storage.database import Database
from storage.tables import sealed_answers, survey_answers, survey_tokens
from tests.world import AKUSHA, DISTRICT, MOUNTAINS, World, real_territory

AT_ONCE = 12
QUESTIONS = tuple(map(question_of, ("Что нужнее?\nСеминар\nНаставник", "Хватает ли времени? 1–5")))


class Study(World):
    async def opened(self, curator: Actor, naming: Naming) -> Survey:
        new = NewSurvey(
            title="Опрос",
            questions=QUESTIONS,
            naming=naming,
            closes_at=self.clock() + timedelta(days=5),
        )
        made = await self.services.surveys.make(curator, DraftId("d" * 32), new)
        everyone = Recipients(districts=(MOUNTAINS,))
        answer = Button(kind=ButtonKind.ANSWER, survey=made.id)
        entered = inviting(answer, "Опрос", CategoryId("important"), everyone)
        draft = await self.drafts.begin(curator, Form.ANNOUNCEMENT, SUMMARY, entered.answers)
        await self.services.composer.make(curator, draft.id)
        return (await self.services.surveys.facts(curator, made.id)).survey

    async def answers(self, actor: Actor, survey: Survey, option: str = "1") -> bool:
        """Returns whether the answer was taken."""
        draft = await self.drafts.begin(actor, POLL.name, SUMMARY, about=str(survey.id))
        poll = await self.services.surveys.poll(actor, survey.id)
        try:
            await self.services.surveys.answer(actor, poll, draft.id, {"q1": [option]})
        except DistrictError:
            return False
        return True

    async def stored(self) -> dict[str, int]:
        async with self.database.read() as connection:
            return {
                one.name: (
                    await connection.execute(select(func.count()).select_from(one))
                ).scalar_one()
                for one in (sealed_answers, survey_tokens, survey_answers)
            }


@pytest.fixture
async def study(database: Database) -> Study:
    await real_territory(database)
    return Study(database)


@pytest.mark.parametrize("naming", [Naming.BY_POSITION, Naming.NAMED])
async def test_one_person_answers_once_however_often_it_is_sent(
    study: Study, naming: Naming
) -> None:
    curator = await study.cast.holder("Кураторова", Role.CURATOR, DISTRICT)
    teacher = await study.cast.teacher("Учитель")
    survey = await study.opened(curator, naming)
    surveys = study.services.surveys
    poll = await surveys.poll(teacher, survey.id)
    about, said = str(survey.id), {"q1": ["1"], "q2": ["4"]}

    async def sends() -> None:
        draft = await study.drafts.begin(teacher, POLL.name, SUMMARY, about=about)
        await surveys.answer(teacher, poll, draft.id, said)

    await asyncio.gather(*(sends() for _ in range(AT_ONCE)))
    is_named = naming is Naming.NAMED
    assert await study.stored() == {
        "sealed_answers": 0 if is_named else len(QUESTIONS),
        "survey_tokens": int(not is_named),
        "survey_answers": int(is_named),
    }
    assert await study.drafts.find(teacher, POLL.name, about) is None
    assert await study.is_whole()


async def test_an_answer_that_races_the_close_is_counted_or_refused(study: Study) -> None:
    curator = await study.cast.holder("Кураторова", Role.CURATOR, DISTRICT)
    people = [await study.cast.teacher(f"Учитель{at}") for at in range(AT_ONCE)]
    survey = await study.opened(curator, Naming.ANONYMOUS)
    before = [await study.answers(one, survey) for one in people[:5]]
    close = study.services.surveys.move(curator, survey.id, SurveyMove.CLOSE)
    taken, _ = await asyncio.gather(
        asyncio.gather(*(study.answers(one, survey) for one in people[5:])), close
    )
    facts = await study.services.surveys.facts(curator, survey.id)
    assert facts.results is not None
    assert facts.results.questions[0].cells[0].total == sum(before) + sum(taken)
    assert set((await study.stored()).values()) == {0}
    assert await study.is_whole()


async def test_who_was_not_asked_and_who_leads_none_are_refused(study: Study) -> None:
    curator = await study.cast.holder("Кураторова", Role.CURATOR, DISTRICT)
    teacher = await study.cast.teacher("Учитель", AKUSHA)
    survey = await study.opened(curator, Naming.ANONYMOUS)
    surveys = study.services.surveys
    with pytest.raises(NotPermitted):
        await surveys.facts(teacher, survey.id)
    with pytest.raises(NotFound):
        await surveys.results(teacher, survey.id)
    for move in (SurveyMove.OPEN, SurveyMove.DROP, SurveyMove.TELL):
        with pytest.raises(DistrictError):
            await surveys.move(curator, survey.id, move)
    assert (await surveys.move(curator, survey.id, SurveyMove.CLOSE)).results is None
    with pytest.raises(DistrictError):
        await surveys.move(curator, survey.id, SurveyMove.TELL)  # fewer than five answered
    away = await study.cast.teacher("Чужая", (await places(study))[0])
    with pytest.raises(NotAsked):
        await surveys.poll(away, survey.id)
    assert (await surveys.facts(curator, survey.id)).survey.status is SurveyStatus.CLOSED


async def places(study: Study) -> list[MunicipalityId]:
    every = await study.services.territory.municipalities()
    return [one.id for one in every if one.district != MOUNTAINS]
