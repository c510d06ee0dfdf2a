"""Surveys of a district: list, card, results; the results that people were told."""

from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from pydantic import Field

from district.ids import SurveyId
from district.letters import LetterKind
from district.surveys.survey import Mail, SurveyMove
from handlers.letters import AreaLetters, Letters, own
from handlers.tap import Presses, Tap
from keyboards.surveys.surveys import SurveysAction, SurveysPress
from screens.surveys.surveys import (
    card,
    closed_letter,
    closing_screen,
    dropped_screen,
    reminder_letter,
    results_file,
    results_screen,
    surveys_screen,
    told_screen,
)
from services.limiting import Limiting
from services.surveys.surveys import Surveys

A = SurveysAction


class SurveyPress(SurveysPress, prefix="surveys"):
    survey: Annotated[SurveyId, Field(ge=1, le=2**31 - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyHandlers:
    surveys: Surveys
    limiting: Limiting

    def register(self, router: Router) -> None:
        press = Presses(router, SurveysPress.__prefix__)
        press(SurveysPress, self.show_page, A.LIST)
        press(SurveyPress, self.show, A.CARD)
        press(SurveyPress, self.show_results, A.RESULTS)
        press(SurveyPress, self.show_told, A.TOLD)
        press(SurveyPress, self.send_file, A.FILE)
        press(SurveyPress, self.ask_close, A.CLOSE)
        press(SurveyPress, self.close, A.CLOSE_NOW)
        press(SurveyPress, self.tell, A.TELL)
        press(SurveyPress, self.drop, A.DROP)

    async def show_page(self, tap: Tap[SurveysPress]) -> None:
        page = await self.surveys.page(tap.actor, tap.press.page)
        await tap.show(surveys_screen(tap.words, page))

    async def show(self, tap: Tap[SurveyPress]) -> None:
        await tap.show(card(tap.words, await self.surveys.facts(tap.actor, tap.press.survey)))

    async def show_results(self, tap: Tap[SurveyPress]) -> None:
        facts = await self.surveys.facts(tap.actor, tap.press.survey)
        await tap.show(results_screen(tap.words, facts, tap.press.page))

    async def show_told(self, tap: Tap[SurveyPress]) -> None:
        facts = await self.surveys.results(tap.actor, tap.press.survey)
        await tap.show(told_screen(tap.words, facts, tap.press.page))

    async def send_file(self, tap: Tap[SurveyPress]) -> None:
        facts = await self.surveys.facts(tap.actor, tap.press.survey)
        answers = await self.surveys.answers(tap.actor, tap.press.survey)
        await self.limiting.take_file(tap.actor, "survey")
        await tap.send(results_file(tap.words, facts, answers))

    async def ask_close(self, tap: Tap[SurveyPress]) -> None:
        facts = await self.surveys.facts(tap.actor, tap.press.survey)
        await tap.show(closing_screen(tap.words, facts.survey))

    async def close(self, tap: Tap[SurveyPress]) -> None:
        facts = await self.surveys.move(tap.actor, tap.press.survey, SurveyMove.CLOSE)
        await tap.show(card(tap.words, facts))

    async def tell(self, tap: Tap[SurveyPress]) -> None:
        facts = await self.surveys.move(tap.actor, tap.press.survey, SurveyMove.TELL)
        await tap.show(card(tap.words, facts, tap.words("surveys-telling", asked=facts.asked)))

    async def drop(self, tap: Tap[SurveyPress]) -> None:
        facts = await self.surveys.move(tap.actor, tap.press.survey, SurveyMove.DROP)
        await tap.show(dropped_screen(tap.words, facts.survey))


class SurveyLetters(AreaLetters):
    def table(self) -> Letters:
        facts, results = self.services.surveys.letter, Mail.RESULTS
        return {
            LetterKind.SURVEY_REMINDER: own(reminder_letter, facts, "survey", mail=Mail.REMINDER),
            LetterKind.SURVEY_RESULTS: own(told_screen, facts, "survey", mail=results),
            LetterKind.SURVEY_CLOSED: own(closed_letter, facts, "survey", mail=results),
        }
