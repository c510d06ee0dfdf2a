"""The conversation of an answer: a form for each survey."""

from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from district.drafts import Draft
from district.errors import AnsweredOnce, DraftGone, NotFound, SurveyClosed
from district.forms import SUMMARY, Entered, Form, entered_of
from district.ids import DraftId, SurveyId
from district.surveys.answering import POLL, Poll
from handlers.form import Conversation, Start, row_id
from handlers.step_message import leave
from handlers.tap import Said, Tap
from keyboards.buttons import inline
from keyboards.form import FormPress
from keyboards.menu import to_menu
from screens.screen import Screen
from screens.surveys.answering import PollLook, answered_screen
from services.drafts import Drafts
from services.surveys.surveys import Surveys


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering(Conversation[Poll]):
    look = PollLook()
    keeps_each: ClassVar[bool] = True

    form: Form[Any] = field(default=POLL)
    subject: Poll | None = None
    """None only before `about`."""
    surveys: Surveys
    drafts: Drafts

    async def about(self, said: Said, about: str) -> "Answering":
        poll = await self.surveys.poll(said.actor, SurveyId(row_id(about)))
        return replace(self, form=poll.form, subject=poll)

    @property
    def poll(self) -> Poll:
        if self.subject is None:
            raise NotFound
        return self.subject

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        asked = self.poll.asked
        if not (asked.survey.is_open or asked.is_trial):
            raise SurveyClosed
        if asked.has_answered and asked.survey.naming.is_anonymous:
            raise AnsweredOnce

    async def start(self, said: Said, about: str | None) -> Start:
        given = self.poll.asked.given
        if given is None:
            return Start()
        return Start(entered=self.poll.entered(given), step=SUMMARY)

    def opens_new_message(self, entered: Entered) -> bool:
        return True

    def goes_on(self, draft: Draft, about: str | None) -> Entered | None:
        return entered_of(draft)

    async def facts(self, said: Said, draft: Draft) -> Poll:
        return self.poll

    async def complete(self, tap: Tap[FormPress], draft: DraftId) -> None:
        """Shows the outcome in place of the answers, which do not stay on the screen."""
        await leave(tap.event, tap.state, await self.send(tap, draft))

    async def send(self, said: Tap[FormPress], draft: DraftId) -> Screen:
        poll = self.poll
        stored = await self.drafts.find(said.actor, POLL.name, str(poll.survey.id))
        is_here = stored is not None and stored.id == draft
        entered = entered_of(stored) if stored is not None and is_here else Entered()
        asked = await self.surveys.answer(said.actor, poll, draft, poll.answers(entered))
        if not (asked.has_answered or asked.is_trial):
            raise DraftGone
        return answered_screen(said.words, asked)

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        keyboard = inline([[to_menu(said.words)]])
        return Screen(text=said.words("poll-cancelled"), keyboard=keyboard)
