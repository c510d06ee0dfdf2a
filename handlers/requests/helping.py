"""Help for one deficit, or for all on a topic, by a press or in words."""

from dataclasses import dataclass

from aiogram import Router

from district.drafts import Draft
from district.errors import NotFound
from district.forms import Entered, entered_of
from district.ids import DraftId, RequestId, TopicId
from district.requests.helping import HELP, HelpFacts, helping
from handlers.form import Conversation, Start, row_id
from handlers.tap import Presses, Said, Tap
from keyboards.practices import PracticesAction, PracticesPress
from screens.requests.helping import HelpingLook, help_screen, topics_to_help_screen
from screens.screen import Screen
from services.requests.helping import Helping


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpHandlers:
    helping: Helping

    def register(self, router: Router) -> None:
        press = Presses(router, PracticesPress.__prefix__)
        press(PracticesPress, self.show, PracticesAction.HELP)
        press(PracticesPress, self.show_topics, PracticesAction.OWN)
        press(PracticesPress, self.offer, PracticesAction.OFFER)

    async def show(self, tap: Tap[PracticesPress]) -> None:
        await tap.show(help_screen(tap.words, await self._facts(tap)))

    async def show_topics(self, tap: Tap[PracticesPress]) -> None:
        topics, sees_names = await self.helping.topics_to_help(tap.actor)
        await tap.show(topics_to_help_screen(tap.words, topics, sees_names=sees_names))

    async def offer(self, tap: Tap[PracticesPress]) -> None:
        means, about = tap.press.means, tap.press.about
        if means is None:
            raise NotFound  # a forged button
        facts = await self.helping.offer(tap.actor, await self._facts(tap), means, about)
        await tap.show(help_screen(tap.words, facts))

    async def _facts(self, tap: Tap[PracticesPress]) -> HelpFacts:
        request, topic = tap.press.request, tap.press.topic
        return await self.helping.help(
            tap.actor,
            None if request is None else RequestId(request),
            None if topic is None else TopicId(topic),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpingInWords(Conversation[HelpFacts]):
    """Begins with the id of a request, or with a topic («t-literacy-1»)."""

    form = HELP
    look = HelpingLook()
    gives_way = True

    helping: Helping

    async def start(self, said: Said, about: str | None) -> Start:
        if about is None:
            raise NotFound
        is_topic = about.startswith("t-")
        entered = (
            helping(None, TopicId(about.removeprefix("t-")))
            if is_topic
            else helping(RequestId(row_id(about)), None)
        )
        await self.helping.needed(said.actor, entered)
        return Start(entered=entered)

    async def facts(self, said: Said, draft: Draft) -> HelpFacts:
        return await self.helping.needed(said.actor, entered_of(draft))

    def opens_new_message(self, entered: Entered) -> bool:
        """Keeps the card."""
        return True

    async def send(self, said: Said, draft: DraftId) -> Screen:
        return help_screen(said.words, await self.helping.answer_in_words(said.actor, draft))
