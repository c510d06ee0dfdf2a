"""The form of words in a thread: a question to a curator or a methodist, or an answer."""

from dataclasses import dataclass

from district.drafts import Draft
from district.errors import NotFound
from district.forms import SUMMARY, Entered, entered_of
from district.ids import DraftId, ThreadId
from district.questions.question import (
    METHODIST,
    QUESTION,
    TOPIC,
    WORDS,
    QuestionFacts,
    answered_thread,
    answering,
    asking_methodists,
    is_for_methodists,
)
from district.questions.threads import Side
from handlers.form import Conversation, Start, row_id
from handlers.tap import Said
from screens.questions.question import QuestionLook
from screens.questions.threads import sent
from screens.screen import Screen
from services.questions.threads import Threads


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing(Conversation[QuestionFacts]):
    """Begins with the id of a thread, or with `METHODIST` and maybe a topic («methodist-fg-1»);
    without one it is a question of the actor's own to curators. A question continues an open thread
    and reopens a closed one with methodists.
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
        if about.startswith(METHODIST):
            return await self._to_methodists(about)
        facts = await self.threads.to_write(said.actor, ThreadId(row_id(about)))
        thread = facts.thread
        if facts.side is Side.READER:
            return Start(entered=answering(thread.id))
        if facts.topic is None:
            return Start(entered=answering(None))
        return Start(entered=asking_methodists(facts.topic, thread.id), step=WORDS.name)

    async def facts(self, said: Said, draft: Draft) -> QuestionFacts:
        number = answered_thread(entered_of(draft))
        entered = entered_of(draft)
        if is_for_methodists(entered):
            topic, areas = entered.get(TOPIC), await self.threads.areas()
            to = await self.threads.readers(said.actor, topic) if topic else ()
            return QuestionFacts(to=to, areas=areas)
        if number is None:
            return QuestionFacts(to=await self.threads.readers(said.actor))
        return QuestionFacts(to=(), thread=await self.threads.facts(said.actor.id, number))

    def typed_at_summary(self, entered: Entered, text: str) -> Entered:
        """Replaces the words."""
        return QUESTION.answered(entered, WORDS, WORDS.typed(text))

    def takes_reply(self, about: str | None) -> bool:
        """To the letter with the words."""
        return about not in {None, METHODIST}

    def parks(self, draft: Draft, about: str | None) -> bool:
        return draft.step == SUMMARY

    def opens_new_message(self, entered: Entered) -> bool:
        """Keeps the letter."""
        return True

    async def send(self, said: Said, draft: DraftId) -> Screen:
        return sent(said.words, await self.threads.write(said.actor, draft))

    async def _to_methodists(self, about: str) -> Start:
        """
        Raises:
            NotFound: the button is forged.
        """
        if about == METHODIST:
            return Start(entered=asking_methodists())
        wanted = about.removeprefix(f"{METHODIST}-")
        topics = (topic for area in await self.threads.areas() for topic in area.topics)
        chosen = next((one for one in topics if one.id == wanted), None)
        if chosen is None:
            raise NotFound
        return Start(entered=asking_methodists(chosen), step=WORDS.name)
