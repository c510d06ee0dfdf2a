"""The form of words in a thread: a question to a curator, or an answer."""

from dataclasses import dataclass

from district.drafts import Draft
from district.forms import Entered, entered_of
from district.ids import DraftId, ThreadId
from district.questions.question import QUESTION, WORDS, QuestionFacts, answered_thread, answering
from district.questions.threads import Side
from handlers.form import Conversation, Start, row_id
from handlers.tap import Said
from screens.questions.question import QuestionLook
from screens.questions.threads import sent
from screens.screen import Screen
from services.questions.threads import Threads


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing(Conversation[QuestionFacts]):
    """Begins with the id of a thread; without one it is a question of the actor's own, which
    continues an open thread.
    """

    form = QUESTION
    look = QuestionLook()

    threads: Threads

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        _ = said.actor.profile

    async def start(self, said: Said, about: str | None) -> Start:
        """
        Raises:
            NotFound: the button is forged.
            AnsweredAlready, OutOfDate: the actor may not answer now.
        """
        if about is None:
            return Start(entered=answering(None))
        facts = await self.threads.to_write(said.actor, ThreadId(row_id(about)))
        is_own = facts.side is Side.AUTHOR
        return Start(entered=answering(None if is_own else facts.thread.id))

    async def facts(self, said: Said, draft: Draft) -> QuestionFacts:
        number = answered_thread(entered_of(draft))
        if number is None:
            return QuestionFacts(to=await self.threads.readers(said.actor))
        return QuestionFacts(to=(), thread=await self.threads.facts(said.actor.id, number))

    def typed_at_summary(self, entered: Entered, text: str) -> Entered:
        """Replaces the words."""
        return QUESTION.answered(entered, WORDS, WORDS.typed(text))

    def takes_reply(self, about: str | None) -> bool:
        """To the letter with the words."""
        return about is not None

    def opens_new_message(self, entered: Entered) -> bool:
        """Keeps the letter."""
        return True

    async def send(self, said: Said, draft: DraftId) -> Screen:
        return sent(said.words, await self.threads.write(said.actor, draft))
