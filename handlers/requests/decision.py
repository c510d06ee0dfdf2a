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


class FindForm(Filter):
    """Passes on the open `form`, or None.

    A press must refer to the same request: a newer form replaces an older one.
    """

    async def __call__(
        self,
        _: Event,
        actor: Actor,
        words: Words,
        state: FSMContext,
        drafts: Drafts,
        kinds: Kinds,
        callback_data: CouncilPress | None = None,
    ) -> dict[str, OpenVerdict | None]:
        draft = await drafts.find(actor, Form.DECISION)
        if draft is None:
            return {"form": None}
        form = OpenVerdict(
            draft=draft, actor=actor, words=words, state=state, drafts=drafts, kinds=kinds
        )
        if callback_data is not None and callback_data.request not in {0, form.verdict.request}:
            return {"form": None}
        return {"form": form}


def router() -> Router:
    council = Router(name="council")
    council.message.register(resume, StateFilter(DecisionForm.open), FindForm(), AtStep(again=True))
    council.message.register(take_words, StateFilter(DecisionForm.open), FindForm(), AtStep())

    press = council.callback_query
    press.filter(CouncilPress.filter(), FindForm())
    press.register(resume, AtStep(again=True))
    press.register(ask_why, On(Action.REJECT, Action.RETURN))
    press.register(resume, On(Action.RESUME), AtStep())
    press.register(take_reason, On(Action.REASON), AtStep(DecisionStep.REASON))
    press.register(ask_note, On(Action.NOTE), AtStep(DecisionStep.CHECK))
    press.register(confirm, On(Action.CONFIRM), AtStep(DecisionStep.CHECK))
    press.register(go_back, On(Action.BACK), AtStep())
    press.register(cancel, On(Action.CANCEL), AtStep())
    press.register(refuse_gone)
    return council


async def ask_why(
    event: CallbackQuery,
    callback_data: CouncilPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    drafts: Drafts,
    requests: Requests,
    deficits: Deficits,
    kinds: Kinds,
) -> None:
    number = RequestId(callback_data.request)
    facts = await requests.card_facts(actor.id, number)
    if not facts.can_be_decided:
        await say(event, refusal(words, _why_not(facts)), alert=True)
        cards = Deciding(requests=requests, deficits=deficits, kinds=kinds)
        await cards.redraw(Said(event=event, actor=actor, words=words, state=state), number)
        return
    move = Move.REJECT if callback_data.action is Action.REJECT else Move.RETURN
    verdict = Verdict(request=number, move=move, kind=facts.request.kind)
    draft = await drafts.begin(actor, Form.DECISION, DecisionStep.REASON, verdict.answers())
    form = OpenVerdict(
        draft=draft, actor=actor, words=words, state=state, drafts=drafts, kinds=kinds
    )
    await form.show(event)


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


async def confirm(
    event: CallbackQuery, actor: Actor, form: OpenVerdict, requests: Requests, kinds: Kinds
) -> None:
    """Decides; if another decider was faster, replaces the form by the card with that decision."""
    verdict = form.verdict
    try:
        await requests.decide(
            actor, verdict.request, verdict.move, reason=verdict.reason, note=verdict.note
        )
    except (OutOfDate, NotAllowed) as error:
        await say(event, refusal(form.words, error), alert=True)
        facts = await requests.card_facts(actor.id, verdict.request)
        await leave(event, form.state, card(form.words, kinds[facts.request.kind], facts))
    else:
        await finish(event, form.state, outcome(form.words, verdict))
    await form.drafts.drop(form.draft)


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
