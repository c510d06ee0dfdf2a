"""The conversation of a rejection or a return: the reason, a check, and the decision."""

from dataclasses import dataclass

from aiogram.fsm.state import State

from district.drafts import Draft
from district.drafts import Form as FormName
from district.errors import DraftGone, NotAllowed, NotFound, NotPermitted, OutOfDate
from district.forms import SUMMARY, Entered, entered_of
from district.ids import DraftId, RequestId
from district.people.roles import Permission
from district.requests.decisions import (
    DECISION,
    QUESTION,
    deciding,
    read_older,
    reason_key,
    verdict_entered,
    verdict_of,
)
from district.requests.request import Move, ReadyReason
from handlers.form import Conversation, OlderFormat, Open, Start, row_id
from handlers.requests.cards import Cards
from handlers.step_message import finish, leave
from handlers.tap import Said, Tap, with_press
from keyboards.form import FormPress
from keyboards.requests.deciding import FORM_ACTIONS, CouncilPress, form_press, is_of
from screens.errors import refusal
from screens.requests.deciding import DecisionLook, cancelled, outcome
from screens.screen import Screen
from services.drafts import Drafts

Ready = tuple[ReadyReason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Conversation[Ready]):
    """Begins with `<request>-<move>`."""

    form = DECISION
    look = DecisionLook()
    gives_way = True
    older = OlderFormat(
        press=CouncilPress,
        read_press=form_press,
        read_draft=read_older,
        open_state=State("open", group_name="DecisionForm"),
        actions=FORM_ACTIONS,
        is_of=is_of,
    )

    cards: Cards
    drafts: Drafts

    async def start(self, said: Said, about: str | None) -> Start | None:
        """Redraws the card instead if the actor cannot decide it, or no longer.

        Raises:
            NotFound: the button is forged.
        """
        number, _, move = (about or "").partition("-")
        if move not in {Move.REJECT, Move.RETURN}:
            raise NotFound
        request = RequestId(row_id(number))
        facts = await self.cards.requests.card_facts(said.actor.id, request)
        if not facts.may_decide:
            await self.cards.refuse(
                said, request, NotPermitted(permission=Permission.DECIDE_REQUESTS)
            )
            return None
        if not facts.can_be_decided:
            await self.cards.refuse(said, request, facts.request.refusal(facts.decider))
            return None
        return Start(entered=deciding(request, Move(move), facts.request.kind))

    async def facts(self, said: Said, draft: Draft) -> Ready:
        verdict = verdict_of(entered_of(draft))
        return self.cards.kinds[verdict.kind].buttons.reasons.get(verdict.move, ())

    async def act(self, form: Open, press: FormPress) -> None:
        """Takes a ready reason; a ready question goes at once, as it can be undone."""
        key = reason_key(form.entered)
        if press.value not in await self.facts(form.said, form.draft) or form.step != key.name:
            raise OutOfDate
        entered = DECISION.answered(form.entered, key, press.value)
        if key is QUESTION:
            asked = await form.saved(SUMMARY, entered)
            await self.complete(with_press(form.said, press), asked.draft.id)
        else:
            await form.answer(key, entered)

    async def complete(self, tap: Tap[FormPress], draft: DraftId) -> None:
        """Decides; if another decider was faster, shows the card with that decision instead."""
        found = await self.drafts.find(tap.actor, FormName.DECISION)
        if found is None:
            raise DraftGone
        verdict = verdict_of(verdict_entered(found))
        if draft not in {found.id, f"request-{verdict.request}"} or verdict.reason is None:
            raise DraftGone
        try:
            await self.cards.requests.decide(
                tap.actor, verdict.request, verdict.move, reason=verdict.reason, note=verdict.note
            )
        except (OutOfDate, NotAllowed) as error:
            await tap.alert(refusal(tap.words, error))
            facts = await self.cards.requests.card_facts(tap.actor.id, verdict.request)
            await leave(tap.event, tap.state, self.cards.screen(tap, facts))
        else:
            waiting = await self.cards.others(tap)
            await finish(tap.event, tap.state, outcome(tap.words, verdict, waiting))
        await self.drafts.drop(found)

    def takes_reply(self, about: str | None) -> bool:
        """To a card: the question."""
        return (about or "").endswith(f"-{Move.RETURN}")

    def opens_new_message(self, entered: Entered) -> bool:
        """The card keeps being updated with decisions of others."""
        return True

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return cancelled(said.words, verdict_of(entered_of(draft)))
