"""The conversation of a new survey."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from district.drafts import Draft
from district.drafts import Form as FormName
from district.errors import Past
from district.forms import Entered, Field, Moment, entered_of
from district.ids import DraftId
from district.surveys.composing import SURVEY, closes_at, survey_of
from district.typed_time import read_day
from handlers.form import Conversation
from handlers.tap import Said
from keyboards.buttons import inline
from keyboards.surveys.surveys import to_surveys
from screens.screen import Screen
from screens.surveys.surveys import SurveyLook, card
from services.drafts import Drafts
from services.surveys.surveys import Surveys, led_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Composing(Conversation[None]):
    form = SURVEY
    look = SurveyLook()

    surveys: Surveys
    drafts: Drafts

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        led_by(said.actor)

    async def facts(self, said: Said, draft: Draft) -> None:
        return None

    async def take_words(self, said: Said, entered: Entered, key: Field[Any], text: str) -> Entered:
        if not isinstance(key, Moment):
            return SURVEY.answered(entered, key, key.typed(text))
        calendar, now = self.surveys.calendar, self.surveys.clock()
        day: date = read_day(text, calendar.local(now).date())
        if closes_at(day, calendar) <= now:
            raise Past
        return SURVEY.answered(entered, key, day)

    async def send(self, said: Said, draft: DraftId) -> Screen:
        service = self.surveys
        made = await service.made_from(said.actor, draft)
        if made is None:
            stored = await self.drafts.get(said.actor, FormName.SURVEY, draft)
            new = survey_of(entered_of(stored), service.calendar, service.clock())
            made = await service.make(said.actor, draft, new)
        facts = await service.facts(said.actor, made.id)
        return card(said.words, facts, said.words("surveys-made"))

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        text = said.words("surveys-cancelled")
        return Screen(text=text, keyboard=inline([[to_surveys(said.words)]]))
