"""Cards of requests in the messages that deciders press."""

from dataclasses import dataclass
from html import escape

from aiogram.types import (
    CallbackQuery,
    InlineKeyboardMarkup,
    MaybeInaccessibleMessageUnion,
    Message,
)

from district.errors import DistrictError
from district.ids import RequestId
from district.requests.cards import CardFacts
from district.requests.pending import Wish, usual
from handlers.tap import Said
from keyboards.buttons import Row
from keyboards.requests.deciding import next_rows, undo_button
from keyboards.requests.pending import Action, PendingPress, leaving, to_list
from screens.errors import refusal
from screens.requests.cards import card
from screens.requests.kinds import Kinds
from screens.screen import Screen
from services.requests.engine import Requests


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    requests: Requests
    kinds: Kinds

    def screen(
        self, said: Said, facts: CardFacts, *, full: bool = False, waiting: int = 0
    ) -> Screen:
        """`waiting`: how many others wait, if one of them is to be opened next."""
        kind = self.kinds[facts.request.kind]
        more = [*next_rows(said.words, waiting), *self.way_back(said, facts)]
        return card(said.words, kind, facts, full=full, more=more)

    async def redraw(
        self, said: Said, number: RequestId, facts: CardFacts | None = None, *, waiting: int = 0
    ) -> None:
        """Draws the card into the pressed message, whether or not delivery updates that message.

        Draws again if the request has changed meanwhile, as delivery may have drawn that earlier.
        `facts`: the request as the caller has read it.
        """
        while True:
            facts = facts or await self.requests.card_facts(said.actor.id, number)
            shown = await said.show(self.screen(said, facts, waiting=waiting))
            if await self.requests.card_shown(facts, shown.message_id if shown else 0):
                return
            facts = None

    async def show_decided(self, said: Said, facts: CardFacts) -> None:
        """Shows an approved request; in a message that was opened from the list, the one that
        follows it there.
        """
        number, desk = facts.request.id, _list_of(said)
        wish = desk.wish(usual(said.actor)) if desk else Wish(whose=usual(said.actor))
        line = await self.requests.waiting(said.actor, wish)
        turn = line.following(facts.request.waiting.promised, number) or line.first
        if desk is None or desk.whose is None or turn is None:
            await self.redraw(said, number, facts, waiting=len(line))
            return
        words = said.words
        following = await self.requests.card_facts(said.actor.id, turn.request)
        left = words("council-went-on", number=number, count=len(line))
        undo = undo_button(words, number, "council-undo-of")
        more = [[undo], leaving(words, desk, turn)]
        kind = self.kinds[following.request.kind]
        await said.show(card(words, kind, following, above=left, more=more))

    async def refuse(self, said: Said, number: RequestId, error: DistrictError) -> None:
        """Tells why a press or a reply comes too late, and draws the card as it is now."""
        text = refusal(said.words, error)
        await said.alert(text)
        if isinstance(said.event, Message):
            await said.send(Screen(text=escape(text, quote=False)))
        await self.redraw(said, number)

    async def others(self, said: Said) -> int:
        """Returns how many requests wait for the actor."""
        return len(await self.requests.waiting(said.actor, Wish(whose=usual(said.actor))))

    def way_back(self, said: Said, facts: CardFacts) -> list[Row]:
        """Returns the button that leads to the list, with the filters of the list that opened the
        card; none for a card that was delivered.
        """
        desk, pressed, own = _list_of(said), _pressed(said), facts.card
        is_delivered = pressed and own and pressed.message_id == own.message_id
        return [] if desk is None and is_delivered else [[to_list(said.words, desk)]]


def _pressed(said: Said) -> MaybeInaccessibleMessageUnion | None:
    return said.event.message if isinstance(said.event, CallbackQuery) else None


def _list_of(said: Said) -> PendingPress | None:
    """Returns the press that leads from the pressed message to the list."""
    pressed = _pressed(said)
    markup = pressed.reply_markup if isinstance(pressed, Message) else None
    rows = markup.inline_keyboard if isinstance(markup, InlineKeyboardMarkup) else []
    to_list = f"{PendingPress.__prefix__}{PendingPress.__separator__}{Action.LIST}"
    data = (one.callback_data or "" for row in rows for one in row)
    return next((PendingPress.unpack(one) for one in data if one.startswith(to_list)), None)
