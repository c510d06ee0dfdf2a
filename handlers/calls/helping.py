"""The conversation of help in words, for one deficit or for all on a topic."""

from dataclasses import dataclass

from district.calls.bank import HELP, WORDS, HelpFacts, helping
from district.drafts import Draft
from district.errors import NotFound
from district.forms import Entered, entered_of
from district.ids import DraftId, RequestId, TopicId
from handlers.form import Conversation, Start, row_id
from handlers.tap import Said
from screens.calls.bank import HelpingLook, help_screen
from screens.screen import Screen
from services.calls.bank import Bank


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpingInWords(Conversation[HelpFacts]):
    """Begins with the id of a request, or with a topic («t-literacy-1»)."""

    form = HELP
    look = HelpingLook()
    gives_way = True

    bank: Bank

    async def start(self, said: Said, about: str | None) -> Start:
        if about is None:
            raise NotFound
        is_topic = about.startswith("t-")
        entered = (
            helping(None, TopicId(about.removeprefix("t-")))
            if is_topic
            else helping(RequestId(row_id(about)), None)
        )
        await self.bank.needed(said.actor, entered)
        return Start(entered=entered)

    async def facts(self, said: Said, draft: Draft) -> HelpFacts:
        return await self.bank.needed(said.actor, entered_of(draft))

    def typed_at_summary(self, entered: Entered, text: str) -> Entered:
        """Replaces the words."""
        return HELP.answered(entered, WORDS, WORDS.typed(text))

    def opens_new_message(self, entered: Entered) -> bool:
        """Keeps the card."""
        return True

    async def send(self, said: Said, draft: DraftId) -> Screen:
        return help_screen(said.words, await self.bank.answer_in_words(said.actor, draft))
