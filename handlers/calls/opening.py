"""The conversations that open a call and cancel one."""

from dataclasses import dataclass

from district.calls import opening
from district.calls.call import Call, CallStatus
from district.calls.kind import Kind
from district.clock import Calendar, Clock
from district.drafts import Draft
from district.drafts import Form as FormName
from district.errors import DraftGone, Past
from district.forms import SUMMARY, Entered, Field, entered_of
from district.ids import CallId, DraftId, KindId
from district.people.roles import Permission
from district.typed_time import read_day
from handlers.calls.calls import link_of
from handlers.form import Conversation, Start, row_id
from handlers.tap import Said
from screens.calls.calls import published_screen
from screens.calls.opening import CancellingLook, OpeningLook, cancelled_screen, not_opened
from screens.screen import Screen
from services.calls.calls import Calls
from services.calls.experts import Experts
from services.calls.kinds import CallKinds
from services.drafts import Drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningCall(Conversation[Kind]):
    """Begins with the id of the kind."""

    form = opening.OPENING
    look = OpeningLook()
    gives_way = True

    calls: Calls
    experts: Experts
    call_kinds: CallKinds
    drafts: Drafts
    calendar: Calendar
    clock: Clock
    bot_username: str

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        said.actor.ensure(Permission.LEAD_CALLS)

    async def start(self, said: Said, about: str | None) -> Start:
        found = await self.call_kinds.get(said.actor, KindId(about or ""))
        entered = opening.opening(found.id, found.kind, found.kind.label.full(said.words.language))
        return Start(entered=entered, step=None if opening.OPENING.path(entered) else SUMMARY)

    async def facts(self, said: Said, draft: Draft) -> Kind:
        found = await self.call_kinds.get(said.actor, opening.kind_in(entered_of(draft)))
        return found.kind

    async def take_words(
        self, said: Said, entered: Entered, key: Field[object], text: str
    ) -> Entered:
        if key is not opening.UNTIL:
            return opening.OPENING.answered(entered, key, key.typed(text))
        today = self.calendar.local(self.clock()).date()
        day = read_day(text, today)
        if day < today:
            raise Past
        return opening.OPENING.answered(entered, opening.UNTIL, day)

    async def send(self, said: Said, draft: DraftId) -> Screen:
        """Opens the call and publishes it."""
        call = await self.calls.find_opened(said.actor, draft)
        if call is None:
            stored = await self.drafts.get(said.actor, FormName.CALL)
            if stored.id != draft:
                raise DraftGone
            kind = await self.facts(said, stored)
            new = opening.new_call(kind, entered_of(stored), self.clock(), self.calendar)
            call = await self.calls.open(said.actor, draft, new)
        call = await self.calls.publish(said.actor, call.id)
        lack = await self.experts.lack(call)
        return published_screen(said.words, call, link_of(self.bot_username, call), lack)

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return not_opened(said.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class CancellingCall(Conversation[Call]):
    """Begins with the call's id."""

    form = opening.CANCELLING
    look = CancellingLook()
    gives_way = True

    calls: Calls
    drafts: Drafts

    async def start(self, said: Said, about: str | None) -> Start:
        call = CallId(row_id(about))
        await self.calls.get(said.actor, call)
        return Start(entered=opening.cancelling(call))

    async def facts(self, said: Said, draft: Draft) -> Call:
        return await self.calls.get(said.actor, opening.cancelled_call(entered_of(draft)))

    async def send(self, said: Said, draft: DraftId) -> Screen:
        stored = await self.drafts.get(said.actor, FormName.CALL_CANCEL)
        if stored.id != draft:
            raise DraftGone
        call = await self.facts(said, stored)
        if call.status is not CallStatus.CANCELLED:  # before a crash
            reason = entered_of(stored).need(opening.REASON)
            call = await self.calls.cancel(said.actor, call.id, reason)
        await self.drafts.drop(stored)
        return cancelled_screen(said.words, call)

    def typed_at_summary(self, entered: Entered, text: str) -> Entered:
        """Replaces the reason."""
        return opening.CANCELLING.answered(entered, opening.REASON, opening.REASON.typed(text))
