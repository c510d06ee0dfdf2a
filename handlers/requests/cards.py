"""Cards of requests in the messages that deciders press."""

from dataclasses import dataclass

from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from district.errors import DistrictError
from district.ids import RequestId
from district.requests.cards import CardFacts
from handlers.tap import Said
from keyboards.buttons import Row
from keyboards.requests.pending import PendingPress
from screens.errors import refusal
from screens.requests.cards import card
from screens.requests.kinds import Kinds
from screens.screen import Screen
from services.requests.engine import Requests


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    requests: Requests
    kinds: Kinds

    def screen(self, said: Said, facts: CardFacts, *, full: bool = False) -> Screen:
        kind = self.kinds[facts.request.kind]
        return card(said.words, kind, facts, full=full, more=_way_back(said))

    async def redraw(self, said: Said, number: RequestId, facts: CardFacts | None = None) -> None:
        """Draws the card into the pressed message, whether or not delivery updates that message.

        Draws again if the request has changed meanwhile, as delivery may have drawn that earlier.
        `facts`: the request as the caller has read it.
        """
        while True:
            facts = facts or await self.requests.card_facts(said.actor.id, number)
            shown = await said.show(self.screen(said, facts))
            if await self.requests.card_shown(facts, shown.message_id if shown else 0):
                return
            facts = None

    async def refuse(self, said: Said, number: RequestId, error: DistrictError) -> None:
        """Tells why a press comes too late, and draws the card as it is now."""
        await said.alert(refusal(said.words, error))
        await self.redraw(said, number)


def _way_back(said: Said) -> list[Row]:
    """Returns the buttons of the pressed message that lead back to the list."""
    pressed = said.event.message if isinstance(said.event, CallbackQuery) else None
    markup = pressed.reply_markup if isinstance(pressed, Message) else None
    rows = markup.inline_keyboard if isinstance(markup, InlineKeyboardMarkup) else []
    to_list = f"{PendingPress.__prefix__}{PendingPress.__separator__}"
    return [
        kept
        for row in rows
        if (kept := [one for one in row if (one.callback_data or "").startswith(to_list)])
    ]
