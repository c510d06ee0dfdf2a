"""What somebody thought of an activity: a tap for each question, in one message."""

from aiogram import Router
from aiogram.types import CallbackQuery

from district.activities.feedback import Question
from district.ids import EnrolmentId
from district.people.roles import Actor
from handlers.filters import On
from handlers.show import show
from keyboards.activities.feedback import FeedbackPress
from locales.texts import Words
from screens.activities.feedback import feedback_screen
from services.activities.feedback import Feedbacks


def router() -> Router:
    feedback = Router(name="feedback")
    feedback.callback_query.filter(FeedbackPress.filter())
    feedback.callback_query.register(take_answer, On(*Question))
    return feedback


async def take_answer(
    event: CallbackQuery,
    callback_data: FeedbackPress,
    actor: Actor,
    words: Words,
    feedbacks: Feedbacks,
) -> None:
    found = await feedbacks.answer(
        actor, EnrolmentId(callback_data.enrolment), callback_data.action, callback_data.choice
    )
    await show(event, feedback_screen(words, found))
