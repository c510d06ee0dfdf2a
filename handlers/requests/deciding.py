"""Those who decide: the card of a request, and the form that asks why it is not accepted."""

from collections.abc import Awaitable
from dataclasses import dataclass, replace

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from district.drafts import Form
from district.errors import (
    BadInput,
    DistrictError,
    NotAChoice,
    NotAllowed,
    NotPermitted,
    OutOfDate,
)
from district.ids import RequestId, TopicId
from district.people.roles import Actor, Permission
from district.requests.cards import CardFacts
from district.requests.decisions import DecisionStep, Verdict
from district.requests.deficits import DeficitFacts
from district.requests.request import REASON_LIMIT, Move, Request
from district.typed_text import limited_text
from handlers.filters import On
from handlers.forms import AtStep, OpenForm, finish, leave, refuse_gone, resume, typed
from handlers.show import Event, say, show
from keyboards.buttons import Row
from keyboards.requests.deciding import Action, CouncilPress
from keyboards.requests.pending import PendingPress
from locales.texts import Words
from screens.errors import refusal
from screens.requests.cards import card
from screens.requests.deciding import ask_area, ask_topic, cancelled, outcome, verdict_screen
from screens.screen import Screen
from services.drafts import Drafts
from services.requests.deficits import Deficits
from services.requests.engine import Requests


class DecisionForm(StatesGroup):
    """Which step it is stands in the draft."""

    open = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenVerdict(OpenForm):
    open_state = DecisionForm.open.state

    @property
    def opens_new_message(self) -> bool:
        """The card follows what others decide meanwhile."""
        return True

    @property
    def verdict(self) -> Verdict:
        return Verdict.read(self.draft.answers)

    async def screen(self) -> Screen:
        return verdict_screen(self.words, self.verdict, DecisionStep(self.draft.step))

    async def go(self, event: Event, step: DecisionStep, verdict: Verdict) -> None:
        await (await self.kept(step, verdict.answers())).show(event)


class FindForm(Filter):
    """Hands on the `form` that is open, or None.

    A press must be about the same request: an older form gave way to a newer one.
    """

    async def __call__(
        self,
        _: Event,
        actor: Actor,
        words: Words,
        state: FSMContext,
        drafts: Drafts,
        callback_data: CouncilPress | None = None,
    ) -> dict[str, OpenVerdict | None]:
        draft = await drafts.find(actor, Form.DECISION)
        if draft is None:
            return {"form": None}
        form = OpenVerdict(draft=draft, actor=actor, words=words, state=state, drafts=drafts)
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
    press.register(show_card, On(Action.CARD))
    press.register(show_full, On(Action.FULL))
    press.register(accept, On(Action.ACCEPT))
    press.register(choose_area, On(Action.AREAS))
    press.register(choose_topic, On(Action.AREA))
    press.register(undo, On(Action.UNDO))
    press.register(ask_why, On(Action.REJECT, Action.RETURN))
    press.register(resume, On(Action.RESUME), AtStep())
    press.register(take_reason, On(Action.REASON), AtStep(DecisionStep.REASON))
    press.register(ask_note, On(Action.NOTE), AtStep(DecisionStep.CHECK))
    press.register(confirm, On(Action.CONFIRM), AtStep(DecisionStep.CHECK))
    press.register(go_back, On(Action.BACK), AtStep())
    press.register(cancel, On(Action.CANCEL), AtStep())
    press.register(refuse_gone)
    return council


# ── The card ───────────────────────────────────────────────────────────────────────────────────


async def show_card(
    event: CallbackQuery,
    callback_data: CouncilPress,
    actor: Actor,
    words: Words,
    requests: Requests,
) -> None:
    await _redraw(event, RequestId(callback_data.request), actor, words, requests)


async def show_full(
    event: CallbackQuery,
    callback_data: CouncilPress,
    actor: Actor,
    words: Words,
    requests: Requests,
) -> None:
    facts = await requests.card_facts(actor.id, RequestId(callback_data.request))
    await show(event, card(words, facts, full=True, more=_way_back(event)))


async def accept(
    event: CallbackQuery,
    callback_data: CouncilPress,
    actor: Actor,
    words: Words,
    requests: Requests,
    deficits: Deficits,
) -> None:
    """At once, unless it was told in own words: then the decider finds its topic first."""
    number = RequestId(callback_data.request)
    topic = TopicId(callback_data.topic) if callback_data.topic else None
    if topic is None:
        facts = await requests.card_facts(actor.id, number)
        if facts.can_be_decided and _lacks_topic(facts):
            await _ask_area(event, number, actor, words, requests, deficits)
            return
    step = requests.decide(actor, number, Move.APPROVE, topic=topic, seen=callback_data.seen)
    await _settle(event, step, number, actor, words, requests)


async def choose_area(
    event: CallbackQuery,
    callback_data: CouncilPress,
    actor: Actor,
    words: Words,
    requests: Requests,
    deficits: Deficits,
) -> None:
    await _ask_area(event, RequestId(callback_data.request), actor, words, requests, deficits)


async def choose_topic(
    event: CallbackQuery,
    callback_data: CouncilPress,
    actor: Actor,
    words: Words,
    requests: Requests,
    deficits: Deficits,
) -> None:
    number = RequestId(callback_data.request)
    facts = await requests.card_facts(actor.id, number)
    areas = await deficits.areas()
    area = next((area for area in areas if area.id == callback_data.area), None)
    if area is None or not facts.can_be_decided:
        await _redraw(event, number, actor, words, requests)
        return
    await show(event, ask_topic(words, number, _own_words(facts), area))
    await _give_way(event, number, actor, words, requests)


async def undo(
    event: CallbackQuery,
    callback_data: CouncilPress,
    actor: Actor,
    words: Words,
    requests: Requests,
) -> None:
    number = RequestId(callback_data.request)
    await _settle(event, requests.undo(actor, number), number, actor, words, requests)


async def _ask_area(
    event: CallbackQuery,
    number: RequestId,
    actor: Actor,
    words: Words,
    requests: Requests,
    deficits: Deficits,
) -> None:
    facts = await requests.card_facts(actor.id, number)
    if not facts.can_be_decided:
        await _redraw(event, number, actor, words, requests)
        return
    await show(event, ask_area(words, number, _own_words(facts), await deficits.areas()))
    await _give_way(event, number, actor, words, requests)


async def _give_way(
    event: CallbackQuery, number: RequestId, actor: Actor, words: Words, requests: Requests
) -> None:
    """To the card, where somebody decided while the question was on its way to the message."""
    if not (await requests.card_facts(actor.id, number)).can_be_decided:
        await _redraw(event, number, actor, words, requests)


async def _settle(
    event: CallbackQuery,
    step: Awaitable[Request],
    number: RequestId,
    actor: Actor,
    words: Words,
    requests: Requests,
) -> None:
    """Makes the step and draws the card as it is after it; a refusal is told in an alert, and the
    card shows whose decision stands."""
    try:
        await step
    except (OutOfDate, NotAllowed) as error:
        await say(event, refusal(words, error), alert=True)
    await _redraw(event, number, actor, words, requests)


async def _redraw(
    event: CallbackQuery, number: RequestId, actor: Actor, words: Words, requests: Requests
) -> None:
    """Into the pressed message, whether or not it is the copy that delivery keeps up to date; again
    when somebody changed the request meanwhile, as delivery may have drawn that before us."""
    drawn: tuple[int, str | None] | None = None
    while _drawn(facts := await requests.card_facts(actor.id, number)) != drawn:
        shown = await show(event, card(words, facts, more=_way_back(event)))
        if shown is not None:
            await requests.card_shown(facts, shown.message_id)
        drawn = _drawn(facts)


def _drawn(facts: CardFacts) -> tuple[int, str | None]:
    return facts.request.version, facts.mark


def _way_back(event: CallbackQuery) -> list[Row]:
    """The buttons of the pressed message that lead to the list it was opened from."""
    markup = event.message.reply_markup if isinstance(event.message, Message) else None
    rows = markup.inline_keyboard if isinstance(markup, InlineKeyboardMarkup) else []
    to_list = f"{PendingPress.__prefix__}{PendingPress.__separator__}"
    return [
        kept
        for row in rows
        if (kept := [one for one in row if (one.callback_data or "").startswith(to_list)])
    ]


# ── The form that asks why ─────────────────────────────────────────────────────────────────────


async def ask_why(
    event: CallbackQuery,
    callback_data: CouncilPress,
    actor: Actor,
    words: Words,
    state: FSMContext,
    drafts: Drafts,
    requests: Requests,
) -> None:
    number = RequestId(callback_data.request)
    facts = await requests.card_facts(actor.id, number)
    if not facts.can_be_decided:
        await say(event, refusal(words, _why_not(facts)), alert=True)
        await _redraw(event, number, actor, words, requests)
        return
    move = Move.REJECT if callback_data.action is Action.REJECT else Move.RETURN
    verdict = Verdict(request=number, move=move, kind=facts.request.kind)
    draft = await drafts.begin(actor, Form.DECISION, DecisionStep.REASON, verdict.answers())
    form = OpenVerdict(draft=draft, actor=actor, words=words, state=state, drafts=drafts)
    await form.show(event)


async def take_reason(event: CallbackQuery, callback_data: CouncilPress, form: OpenVerdict) -> None:
    reason = callback_data.reason
    await form.go(event, DecisionStep.CHECK, replace(form.verdict, reason=reason))


async def take_words(event: Message, form: OpenVerdict) -> None:
    """A reason or a note; anything else is answered with what is expected, the draft is kept."""
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
    event: CallbackQuery, actor: Actor, form: OpenVerdict, requests: Requests
) -> None:
    """Decides; when somebody was faster, the form gives way to the card with their decision."""
    verdict = form.verdict
    try:
        await requests.decide(
            actor, verdict.request, verdict.move, reason=verdict.reason, note=verdict.note
        )
    except (OutOfDate, NotAllowed) as error:
        await say(event, refusal(form.words, error), alert=True)
        facts = await requests.card_facts(actor.id, verdict.request)
        await leave(event, form.state, card(form.words, facts))
    else:
        await finish(event, form.state, outcome(form.words, verdict))
    await form.drafts.drop(form.draft)


async def cancel(event: CallbackQuery, form: OpenVerdict) -> None:
    await form.give_up(event, cancelled(form.words, form.verdict))


def _lacks_topic(facts: CardFacts) -> bool:
    return isinstance(facts.subject, DeficitFacts) and facts.subject.deficit.topic is None


def _own_words(facts: CardFacts) -> str | None:
    return facts.subject.deficit.own_words if isinstance(facts.subject, DeficitFacts) else None


def _why_not(facts: CardFacts) -> DistrictError:
    """Why a request cannot be decided by whoever reads its card."""
    if not facts.may_decide:
        return NotPermitted(permission=Permission.DECIDE_REQUESTS)
    return facts.request.refusal(facts.decider)


def _with_words(form: OpenVerdict, text: str) -> Verdict:
    """
    Raises:
        TooLong, Empty: not to be kept as a reason or a note.
        NotAChoice: buttons are offered at this step.
    """
    if form.draft.step == DecisionStep.CHECK:
        raise NotAChoice
    words = limited_text(text, REASON_LIMIT)
    if form.draft.step == DecisionStep.NOTE:
        return replace(form.verdict, note=words)
    return replace(form.verdict, reason=words)
