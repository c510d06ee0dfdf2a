"""The form of a mentee's request for a mentor."""

from dataclasses import dataclass

from aiogram.fsm.state import State

from district.drafts import Draft
from district.forms import SUMMARY, Entered, entered_of
from district.ids import DraftId, PersonId
from district.mentoring.request import (
    HAS_TOPICS,
    MENTOR_REQUEST,
    MENTORS,
    MentorRequestFacts,
    read_older,
    with_named,
)
from handlers.form import Conversation, OlderFormat, Start, row_id
from handlers.tap import Said
from keyboards.mentoring.request import MEANINGS, SeekingPress, form_press
from screens.mentoring.pairs import asked_outcome
from screens.mentoring.request import MentorRequestLook, ask_cancelled
from screens.screen import Screen
from services.mentoring.pairs import Mentorships


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingForMentor(Conversation[MentorRequestFacts]):
    form = MENTOR_REQUEST
    look = MentorRequestLook()
    older = OlderFormat(
        press=SeekingPress,
        read_press=form_press,
        actions=MEANINGS,
        read_draft=read_older,
        open_state=State("open", group_name="AskState"),
    )

    mentorships: Mentorships

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        await self.mentorships.ensure_free(said.actor)
        _ = said.actor.profile

    def goes_on(self, draft: Draft, about: str | None) -> Entered:
        """An unfinished form always continues; a mentor from the register is added to it."""
        entered = entered_of(draft)
        return with_named(entered, PersonId(row_id(about))) if about else entered

    async def start(self, said: Said, about: str | None) -> Start:
        has_topics = bool(await self.mentorships.own_topics(said.actor))
        entered = Entered().with_given(**{HAS_TOPICS: has_topics})
        return Start(entered=with_named(entered, PersonId(row_id(about))) if about else entered)

    async def facts(self, said: Said, draft: Draft) -> MentorRequestFacts:
        names_mentors = draft.step in {MENTORS.name, SUMMARY}
        chooses_none = draft.step == SUMMARY and not entered_of(draft).get(MENTORS)
        ask = self.mentorships
        return MentorRequestFacts(
            topics=await ask.own_topics(said.actor),
            suggested=tuple(await ask.suggestions(said.actor) if names_mentors else ()),
            asked_first=await ask.asked_first(said.actor) if chooses_none else None,
        )

    async def send(self, said: Said, draft: DraftId) -> Screen:
        return asked_outcome(said.words, await self.mentorships.ask(said.actor, draft))

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return ask_cancelled(said.words)
