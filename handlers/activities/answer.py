"""A reply to the question of those who decide on a seat."""

from dataclasses import dataclass

from aiogram.fsm.state import State

from district.activities.answer import ANSWER, ANSWER_WORDS, activity_of, answering, read_older
from district.activities.enrolments import Asked
from district.drafts import Draft
from district.drafts import Form as FormName
from district.errors import BadInput
from district.forms import SUMMARY, Entered, entered_of
from district.ids import ActivityId, DraftId
from handlers.form import Conversation, OlderFormat, Open, Start, row_id
from handlers.step_message import finish
from handlers.tap import Said, Tap
from keyboards.activities.answer import MEANINGS, AnsweringPress, form_press
from keyboards.form import FormPress
from screens.activities.answer import AnswerLook, answer_cancelled, answered
from screens.errors import refusal
from screens.screen import Screen
from services.activities.enrolling import Enrolling
from services.drafts import Drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering(Conversation[Asked]):
    """Begins with the activity's id. Typed text is sent at once; a Telegram reply to the letter
    with the question is shown first.
    """

    form = ANSWER
    look = AnswerLook()
    gives_way = True
    older = OlderFormat(
        press=AnsweringPress,
        read_press=form_press,
        actions=MEANINGS,
        read_draft=read_older,
        open_state=State("open", group_name="AnswerForm"),
    )

    enrolling: Enrolling
    drafts: Drafts

    async def start(self, said: Said, about: str | None) -> Start:
        """
        Raises:
            NotFound: the button is forged.
            NotInThisState: there is no question to the actor.
        """
        activity = ActivityId(row_id(about))
        await self.enrolling.asked(said.actor, activity)
        return Start(entered=answering(activity))

    async def facts(self, said: Said, draft: Draft) -> Asked:
        return await self.enrolling.asked(said.actor, activity_of(entered_of(draft)))

    def takes_reply(self, about: str | None) -> bool:
        return about is not None

    async def send(self, said: Tap[FormPress], draft: DraftId) -> Screen:
        """
        Raises:
            DraftGone: it was sent already.
        """
        found = await self.drafts.get(said.actor, FormName.ANSWER, draft)
        entered = entered_of(read_older(found))
        activity, words = activity_of(entered), entered.need(ANSWER_WORDS)
        await self.enrolling.answer(said.actor, activity, words, draft)
        return answered(said.words, activity)

    async def take_message(self, form: Open) -> bool:
        if form.step == SUMMARY:
            return False
        said, activity = form.said, activity_of(form.entered)
        try:
            words = ANSWER_WORDS.typed(said.need_text())
        except BadInput as error:
            await form.show(hint=refusal(said.words, error))
            return True
        await self.enrolling.answer(said.actor, activity, words, form.draft.id)
        await finish(said.event, said.state, answered(said.words, activity))
        return True

    def opens_new_message(self, entered: Entered) -> bool:
        """Keeps the question."""
        return True

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return answer_cancelled(said.words, activity_of(entered_of(draft)))
