"""Feedback about an activity: a tap per question, in one message."""

from dataclasses import dataclass

from aiogram import Router

from district.activities.feedback import Question
from district.ids import EnrolmentId
from handlers.tap import Presses, Tap
from keyboards.activities.feedback import FeedbackPress
from screens.activities.feedback import feedback_screen
from services.activities.feedback import Feedbacks


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackHandlers:
    feedbacks: Feedbacks

    def register(self, router: Router) -> None:
        Presses(router, FeedbackPress.__prefix__)(FeedbackPress, self.take_answer, *Question)

    async def take_answer(self, tap: Tap[FeedbackPress]) -> None:
        press, number = tap.press, EnrolmentId(tap.press.enrolment)
        found = await self.feedbacks.answer(tap.actor, number, press.action, press.choice)
        await tap.show(feedback_screen(tap.words, found))
