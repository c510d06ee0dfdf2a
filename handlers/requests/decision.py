"""The form of a decider's reason for not accepting a request."""

from dataclasses import dataclass, replace

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from district.drafts import Form
from district.errors import (
    BadInput,
    DistrictError,
    NotAChoice,
    NotAllowed,
    NotPermitted,
    OutOfDate,
)
from district.ids import RequestId
from district.people.roles import Actor, Permission
from district.requests.cards import CardFacts
from district.requests.decisions import DecisionStep, Verdict
from district.requests.request import REASON_LIMIT, Move
from district.typed_text import limited_text
from handlers.filters import On
from handlers.forms import AtStep, OpenForm, finish, leave, refuse_gone, resume, typed
from handlers.requests.deciding import Deciding
from handlers.show import Event, say
from handlers.tap import Said
from keyboards.requests.deciding import Action, CouncilPress
from locales.texts import Words
from screens.errors import refusal
from screens.requests.cards import card
from screens.requests.deciding import cancelled, outcome, verdict_screen
from screens.requests.kinds import Kinds
from screens.screen import Screen
from services.drafts import Drafts
from services.requests.deficits import Deficits
from services.requests.engine import Requests


class DecisionForm(StatesGroup):
    """The draft stores the step."""

    open = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenVerdict(OpenForm):
    open_state = DecisionForm.open.state

    kinds: Kinds

    @property
    def opens_new_message(self) -> bool:
        """The card keeps being updated with decisions of others."""
        return True

    @property
    def verdict(self) -> Verdict:
        return Verdict.read(self.draft.answers)

    async def screen(self) -> Screen:
        buttons = self.kinds[self.verdict.kind].buttons
        ready = buttons.reasons.get(self.verdict.move, ())
        return verdict_screen(self.words, self.verdict, DecisionStep(self.draft.step), ready)

    async def go(self, event: Event, step: DecisionStep, verdict: Verdict) -> None:
        await (await self.kept(step, verdict.answers())).show(event)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindForm(Filter):
    """Passes on the open `form`, or None.

    A press must refer to the same request: a newer form replaces an older one.
    """

    drafts: Drafts
    kinds: Kinds

    async def __call__(
        self,
        _: Event,
        actor: Actor,
        words: Words,
        state: FSMContext,
        callback_data: CouncilPress | None = None,
    ) -> dict[str, OpenVerdict | None]:
        draft = await self.drafts.find(actor, Form.DECISION)
        if draft is None:
            return {"form": None}
        form = OpenVerdict(
            draft=draft,
            actor=actor,
            words=words,
            state=state,
            drafts=self.drafts,
            kinds=self.kinds,
        )
        if callback_data is not None and callback_data.request not in {0, form.verdict.request}:
            return {"form": None}
        return {"form": form}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The form from the card's button to the decision."""

    requests: Requests
    deficits: Deficits
    drafts: Drafts
    kinds: Kinds

    def router(self) -> Router:
        council = Router(name="council")
        find = FindForm(drafts=self.drafts, kinds=self.kinds)
        is_open = StateFilter(DecisionForm.open)
        council.message.register(resume, is_open, find, AtStep(again=True))
        council.message.register(take_words, is_open, find, AtStep())

        press = council.callback_query
        press.filter(CouncilPress.filter(), find)
        press.register(resume, AtStep(again=True))
        press.register(self.ask_why, On(Action.REJECT, Action.RETURN))
        press.register(resume, On(Action.RESUME), AtStep())
        press.register(take_reason, On(Action.REASON), AtStep(DecisionStep.REASON))
        press.register(ask_note, On(Action.NOTE), AtStep(DecisionStep.CHECK))
        press.register(self.confirm, On(Action.CONFIRM), AtStep(DecisionStep.CHECK))
        press.register(go_back, On(Action.BACK), AtStep())
        press.register(cancel, On(Action.CANCEL), AtStep())
        press.register(refuse_gone)
        return council

    async def ask_why(
        self,
        event: CallbackQuery,
        callback_data: CouncilPress,
        actor: Actor,
        words: Words,
        state: FSMContext,
    ) -> None:
        number = RequestId(callback_data.request)
        facts = await self.requests.card_facts(actor.id, number)
        if not facts.can_be_decided:
            await say(event, refusal(words, _why_not(facts)), alert=True)
            cards = Deciding(requests=self.requests, deficits=self.deficits, kinds=self.kinds)
            await cards.redraw(Said(event=event, actor=actor, words=words, state=state), number)
            return
        move = Move.REJECT if callback_data.action is Action.REJECT else Move.RETURN
        verdict = Verdict(request=number, move=move, kind=facts.request.kind)
        draft = await self.drafts.begin(
            actor, Form.DECISION, DecisionStep.REASON, verdict.answers()
        )
        form = OpenVerdict(
            draft=draft,
            actor=actor,
            words=words,
            state=state,
            drafts=self.drafts,
            kinds=self.kinds,
        )
        await form.show(event)

    async def confirm(self, event: CallbackQuery, actor: Actor, form: OpenVerdict) -> None:
        """Decides; if another decider was faster, replaces the form by the card with that
        decision.
        """
        verdict = form.verdict
        try:
            await self.requests.decide(
                actor, verdict.request, verdict.move, reason=verdict.reason, note=verdict.note
            )
        except (OutOfDate, NotAllowed) as error:
            await say(event, refusal(form.words, error), alert=True)
            facts = await self.requests.card_facts(actor.id, verdict.request)
            await leave(event, form.state, card(form.words, self.kinds[facts.request.kind], facts))
        else:
            await finish(event, form.state, outcome(form.words, verdict))
        await form.drafts.drop(form.draft)


async def take_reason(event: CallbackQuery, callback_data: CouncilPress, form: OpenVerdict) -> None:
    reason = callback_data.reason
    await form.go(event, DecisionStep.CHECK, replace(form.verdict, reason=reason))


async def take_words(event: Message, form: OpenVerdict) -> None:
    """Takes a reason or a note; other input leaves the draft and shows what is expected."""
    try:
        await form.go(event, DecisionStep.CHECK, _with_words(form, typed(event)))
    except BadInput as error:
        await form.insist(event, error)


async def ask_note(event: CallbackQuery, form: OpenVerdict) -> None:
    await form.go(event, DecisionStep.NOTE, form.verdict)


async def go_back(event: CallbackQuery, form: OpenVerdict) -> None:
    step = DecisionStep(form.draft.step)
    await form.go(event, step.before or step, form.verdict)


async def cancel(event: CallbackQuery, form: OpenVerdict) -> None:
    await form.give_up(event, cancelled(form.words, form.verdict))


def _why_not(facts: CardFacts) -> DistrictError:
    """Returns why the reader of the card cannot decide the request."""
    if not facts.may_decide:
        return NotPermitted(permission=Permission.DECIDE_REQUESTS)
    return facts.request.refusal(facts.decider)


def _with_words(form: OpenVerdict, text: str) -> Verdict:
    """
    Raises:
        TooLong, Empty: not valid as a reason or a note.
        NotAChoice: buttons are offered at this step.
    """
    if form.draft.step == DecisionStep.CHECK:
        raise NotAChoice
    words = limited_text(text, REASON_LIMIT)
    if form.draft.step == DecisionStep.NOTE:
        return replace(form.verdict, note=words)
    return replace(form.verdict, reason=words)
