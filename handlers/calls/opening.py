"""The conversations that open a call, change one, and cancel one."""

from abc import abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar

from district.calls import opening
from district.calls.call import Call, CallMove
from district.calls.kind import Kind
from district.clock import Calendar, Clock
from district.drafts import Draft
from district.errors import Past
from district.forms import SUMMARY, Entered, Field, Moment, entered_of
from district.ids import CallId, DraftId, KindId
from district.people.roles import Permission
from district.typed_time import read_day
from handlers.form import Conversation, Facts, Start, row_id
from handlers.tap import Said
from keyboards.links import deep_link
from screens.calls.calls import published_screen
from screens.calls.opening import CancellingLook, ChangingLook, OpeningLook, call_screen, not_opened
from screens.screen import Screen
from services.calls.calls import Calls
from services.calls.experts import Experts
from services.calls.kinds import CallKinds
from services.drafts import Drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOfCall(Conversation[Facts]):
    gives_way = True

    calls: Calls
    drafts: Drafts
    calendar: Calendar
    clock: Clock

    async def take_words(
        self, said: Said, entered: Entered, key: Field[object], text: str
    ) -> Entered:
        if not isinstance(key, Moment):
            return self.form.answered(entered, key, key.typed(text))
        today = self.calendar.local(self.clock()).date()
        day = read_day(text, today)
        if day < today:
            raise Past
        return self.form.answered(entered, key, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningCall(FormOfCall[Kind]):
    """Begins with the id of the kind."""

    form = opening.OPENING
    look = OpeningLook()

    experts: Experts
    call_kinds: CallKinds
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

    async def send(self, said: Said, draft: DraftId) -> Screen:
        stored, form = await self.drafts.find(said.actor, self.form.name), None
        if stored is not None and stored.id == draft:
            form = await self.facts(said, stored), entered_of(stored)
        call = await self.calls.open(said.actor, draft, form)
        lack = await self.experts.lack(call)
        link = deep_link(self.bot_username, f"call-{call.id}")
        return published_screen(said.words, call, link, lack)

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return not_opened(said.words)


class MovingCall(FormOfCall[Call]):
    """Moves a call, with whose id it begins."""

    move: ClassVar[CallMove]

    async def start(self, said: Said, about: str | None) -> Start:
        call = await self.calls.get_for(said.actor, CallId(row_id(about)), self.move)
        entered = opening.about(call)
        return Start(entered=entered, step=None if self.form.path(entered) else SUMMARY)

    async def facts(self, said: Said, draft: Draft) -> Call:
        return await self.calls.get(opening.call_in(entered_of(draft)))

    async def send(self, said: Said, draft: DraftId) -> Screen:
        stored = await self.drafts.get(said.actor, self.form.name, draft)
        entered = entered_of(stored)
        screen = await self.done(said, opening.call_in(entered), entered)
        await self.drafts.drop(stored)
        return screen

    @abstractmethod
    async def done(self, said: Said, call: CallId, entered: Entered) -> Screen:
        """Moves the call. Idempotent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangingCall(MovingCall):
    form = opening.CHANGING
    look = ChangingLook()
    move = CallMove.CHANGE

    async def take_words(
        self, said: Said, entered: Entered, key: Field[object], text: str
    ) -> Entered:
        answered = await FormOfCall.take_words(self, said, entered, key, text)
        call = await self.calls.get(opening.call_in(entered))
        call.moved(self.move, **opening.terms_in(call, answered, self.calendar))  # else refused now
        return answered

    async def done(self, said: Said, call: CallId, entered: Entered) -> Screen:
        def terms(seen: Call) -> dict[str, Any]:
            return opening.terms_in(seen, entered, self.calendar)

        changed = await self.calls.change(said.actor, call, self.move, terms)
        return call_screen(said.words, changed, "call-change-done")


@dataclass(frozen=True, slots=True, kw_only=True)
class CancellingCall(MovingCall):
    form = opening.CANCELLING
    look = CancellingLook()
    move = CallMove.CANCEL

    async def done(self, said: Said, call: CallId, entered: Entered) -> Screen:
        reason = entered.need(opening.REASON)
        cancelled = await self.calls.cancel(said.actor, call, reason)
        return call_screen(said.words, cancelled, "call-off-done")
