"""The conversation of a mentor's entry: a first one, a change, a reply to the council."""

from dataclasses import dataclass

from aiogram.fsm.state import State

from district.drafts import Draft
from district.forms import SUMMARY, Entered, entered_of
from district.ids import DraftId, RequestId
from district.mentoring.mentor_entry import (
    MENTOR_ENTRY,
    EntryFacts,
    entered_from,
    new_entry,
    read_older,
    request_of,
)
from handlers.form import Conversation, OlderFormat, Start, row_id
from handlers.tap import Said
from keyboards.mentoring.mentors import MEANINGS, MentorsPress, form_press
from screens.mentoring.mentor_entry import EntryLook, entry_cancelled, entry_sent
from screens.screen import Screen
from services.mentoring.mentors import Mentors
from services.requests.deficits import Deficits


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorEntry(Conversation[EntryFacts]):
    form = MENTOR_ENTRY
    look = EntryLook()
    gives_way = True
    older = OlderFormat(
        press=MentorsPress,
        read_press=form_press,
        read_draft=read_older,
        open_state=State("open", group_name="MentorForm"),
        actions=MEANINGS,
    )

    deficits: Deficits
    mentors: Mentors

    def goes_on(self, draft: Draft, about: str | None) -> Entered | None:
        """Continues if it answers the same request, or none."""
        entered, request = entered_of(draft), about and RequestId(row_id(about))
        return entered if request_of(entered) == request else None

    async def start(self, said: Said, about: str | None) -> Start:
        """Begins at the summary of an existing entry; with the number of a returned request,
        replies to it.
        """
        if about is not None:
            request, mentor = await self.mentors.returned(said.actor, RequestId(row_id(about)))
            entered = entered_from(mentor.entry).with_given(request=request.id)
            return Start(entered=entered, step=SUMMARY)
        subjects = said.actor.profile.subjects
        own = await self.mentors.own(said.actor)
        if own.mentor is not None:
            return Start(entered=entered_from(own.mentor.entry), step=SUMMARY)
        return Start(entered=new_entry(subjects))

    async def facts(self, said: Said, draft: Draft) -> EntryFacts:
        at_summary, request = draft.step == SUMMARY, request_of(entered_of(draft))
        question = None
        if at_summary and request is not None:
            question = (await self.mentors.returned(said.actor, request))[0].reason
        return EntryFacts(
            areas=await self.deficits.areas(),
            holds_role=at_summary and (await self.mentors.own(said.actor)).holds_role,
            question=question,
        )

    async def send(self, said: Said, draft: DraftId) -> Screen:
        return entry_sent(said.words, await self.mentors.send(said.actor, draft))

    def opens_new_message(self, entered: Entered) -> bool:
        return request_of(entered) is not None

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return entry_cancelled(said.words)
