"""Progress cards of announcements, updated until sending is finished."""

import logging
from dataclasses import dataclass, field
from datetime import timedelta

from aiogram.exceptions import TelegramAPIError

from bot.retry import Worker
from bot.sending.pace import Pace, sending, with_turn
from district.announcements.announcement import Announcement, AnnouncementFacts
from district.errors import DatabaseFault
from district.ids import AnnouncementId
from district.letters import Urgency
from district.troubles import Cause
from locales.texts import Texts
from screens.announcements.list import announcement_screen
from screens.api_calls import new_message, redraw
from screens.refusals import PASSING, Meaning, understand
from screens.screen import Screen
from services.announcements.list import Announcements
from storage.announcements.announcements import announcements_to_show, card_of, mark_shown, set_card
from storage.people.reachability import Address, find_addresses

log = logging.getLogger(__name__)

EVERY = 3.0
"""Minimum seconds between updates of a card, as Telegram requires."""
ITS_OWN = timedelta(seconds=10)
"""Time in which the conversation that created an announcement shows it, so no card is sent."""


@dataclass(slots=True, kw_only=True, eq=False)
class Progress(Worker):
    announcements: Announcements
    texts: Texts
    pace: Pace
    _drawn: dict[AnnouncementId, tuple[int | None, Screen]] = field(
        init=False, default_factory=dict
    )

    async def run(self) -> None:
        """Runs until `stop`."""
        try:
            while not self._stopping.is_set():
                await self._until_done(self.show_due)
                await self._nap(EVERY)
        except DatabaseFault:
            log.warning("progress cards stop without the database")

    def stop(self) -> None:
        self._stopping.set()

    async def show_due(self) -> None:
        """Updates all outdated cards."""
        async with self.database.read() as connection:
            found = await announcements_to_show(connection)
            facts = [await self.announcements.facts_of(connection, one) for one in found]
            addresses = await find_addresses(connection, {one.author for one in found})
        for one in facts:
            await self._show(one, addresses.get(one.announcement.author))

    async def _show(self, facts: AnnouncementFacts, address: Address | None) -> None:
        one = facts.announcement
        if self._is_being_shown(one):
            return
        is_done = True
        if address is not None and _is_wanted(one):
            is_done = await self._drawn_for(facts, address)
        is_moving = one.status.is_under_way or one.lags
        if is_done and not is_moving:
            self._drawn.pop(one.id, None)
            async with self.database.write() as tx:
                await mark_shown(tx, one)

    def _is_being_shown(self, one: Announcement) -> bool:
        """Returns whether the conversation that created it still shows it."""
        is_new = self.clock() - one.made_at < ITS_OWN
        return is_new and one.card is None and one.series is None

    async def _drawn_for(self, facts: AnnouncementFacts, address: Address) -> bool:
        """Returns whether the card is up to date or will never be."""
        one = facts.announcement
        screen = announcement_screen(self.texts.of(address.language), facts)
        if self._drawn.get(one.id) == (one.card, screen):
            return True
        try:
            card = await self._draw(one, address, screen)
        except TelegramAPIError as error:
            return await self._is_given_up(one, error)
        if one.card and card != one.card:
            return False
        self._drawn[one.id] = (card, screen)
        if card != one.card:
            await self._keep_card(one.id, card)
            return False
        return True

    async def _draw(self, one: Announcement, address: Address, screen: Screen) -> int | None:
        """Returns the card's message, which is another one if its author has turned away."""
        if not one.card:
            with sending(Urgency.NOTICE):
                return (await self.bot(new_message(address.account, screen))).message_id
        await self.pace.turn()
        # Not earlier: while the call waited, the author may have opened another screen in it.
        async with self.database.read() as connection:
            card = await card_of(connection, one.id)
        if card == one.card:
            with with_turn():
                await redraw(self.bot, address.account, one.card, screen)
        return card

    async def _is_given_up(self, one: Announcement, error: TelegramAPIError) -> bool:
        """Returns True if the card is given up, False if it is retried, possibly as a
        new message.
        """
        refusal = understand(error)
        if refusal.meaning in PASSING:
            log.info("card of announcement %d is postponed: %s", one.id, refusal.why)
            return False
        if refusal.meaning is Meaning.UNREACHABLE:
            return True
        if one.card:
            log.info("card of announcement %d is sent as a new message: %s", one.id, refusal.why)
            await self._keep_card(one.id, None)
            return False
        log.warning("card of announcement %d was refused: %s", one.id, refusal.why)
        await self.alarms.tell(Cause.LETTER_REFUSED, f"card of announcement {one.id}")
        return True

    async def _keep_card(self, number: AnnouncementId, card: int | None) -> None:
        async with self.database.write() as tx:
            await set_card(tx, number, card)


def _is_wanted(one: Announcement) -> bool:
    """Returns whether the author needs a card: after turning it into another screen, only at the
    end.
    """
    if one.card:
        return True
    return one.status.was_sent and (one.card is None or not one.status.is_under_way)
