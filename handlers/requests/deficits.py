"""The form of a deficit report, or of a reply to the council's question."""

from dataclasses import dataclass
from typing import Any

from aiogram.fsm.state import State

from district.drafts import Draft
from district.errors import NotAChoice
from district.forms import SUMMARY, Entered, Field, entered_of
from district.ids import DraftId, RequestId, TopicId
from district.requests.deficit_form import (
    AREA,
    NAMED,
    OWN_WORDS,
    REPORT,
    TOPIC,
    ReportFacts,
    answering,
    read_older,
    request_of,
    with_answer,
    with_likely,
    with_named,
)
from handlers.form import Conversation, OlderFormat, Start, row_id
from handlers.tap import Said
from keyboards.menu import Entry
from keyboards.requests.deficits import MEANINGS, DeficitsPress, form_press
from screens.requests.deficits import ReportLook, outcome
from screens.screen import Screen
from services.priorities import YearPriorities
from services.requests.deficits import Deficits
from services.requests.topics import named_topics

MARKED = frozenset({AREA.name, TOPIC.name})
"""Steps whose options are marked if they have priority."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting(Conversation[ReportFacts]):
    form = REPORT
    look = ReportLook()
    entry = Entry.DEFICIT
    older = OlderFormat(
        press=DeficitsPress,
        read_press=form_press,
        actions=MEANINGS,
        read_draft=read_older,
        open_state=State("open", group_name="DeficitForm"),
        parked_state=State("parked", group_name="DeficitForm"),
    )

    deficits: Deficits
    priorities: YearPriorities

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        _ = said.actor.profile

    async def start(self, said: Said, about: str | None) -> Start:
        """With the number of a returned request, begins at the summary of the report."""
        if about is None:
            return Start()
        request, deficit = await self.deficits.returned(said.actor, RequestId(row_id(about)))
        return Start(entered=answering(deficit.report, request.id), step=SUMMARY)

    async def facts(self, said: Said, draft: Draft) -> ReportFacts:
        at_summary, number = draft.step == SUMMARY, request_of(entered_of(draft))
        question, reported = None, None
        if at_summary and number is not None:
            request, deficit = await self.deficits.returned(said.actor, number)
            question, reported = request.reason, deficit.report
        return ReportFacts(
            areas=await self.deficits.areas(),
            municipality=said.actor.profile.municipality,
            audience=await self.deficits.audience(said.actor) if at_summary else None,
            question=question,
            reported=reported,
            priorities=await self._priorities(said) if draft.step in MARKED else frozenset(),
        )

    async def _priorities(self, said: Said) -> frozenset[TopicId]:
        found = await self.priorities.lately(said.actor)
        return frozenset(one.id for one in found.topics) if found else frozenset()

    async def send(self, said: Said, draft: DraftId) -> Screen:
        return outcome(said.words, await self.deficits.send(said.actor, draft))

    async def take_words(self, said: Said, entered: Entered, key: Field[Any], text: str) -> Entered:
        """Own words may name a topic, which is offered then."""
        entered = await Conversation.take_words(self, said, entered, key, text)
        if key is not OWN_WORDS:
            return entered
        return with_likely(entered, named_topics(await self.deficits.areas(), text))

    def chosen(self, entered: Entered, key: Field[Any], value: str | None) -> Entered:
        if key is NAMED and value is not None:
            return with_named(entered, value)
        return Conversation.chosen(self, entered, key, value)

    def typed_at_summary(self, entered: Entered, text: str) -> Entered:
        if request_of(entered) is None:
            raise NotAChoice
        return with_answer(entered, text)

    def takes_reply(self, about: str | None) -> bool:
        """To the letter with the question."""
        return about is not None

    def opens_new_message(self, entered: Entered) -> bool:
        return request_of(entered) is not None
