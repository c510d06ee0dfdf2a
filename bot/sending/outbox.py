"""Sending of due letters and outdated cards, by priority; each is rendered when it is sent.

Each letter or card occupies a slot until it is done, so a hanging one delays only its reader:
letters to one person are sent in order. Handling of errors (`screens.refusals`):

* unreachable: the person gets nothing until they return;
* unauthorized: the letter waits for a new token;
* wait N seconds: the letter is due again then;
* Telegram is away: retried later; the letter may arrive twice;
* malformed: set aside, and administrators are alarmed.

The result is stored before the slot becomes free, so sending stops while the database cannot be
used.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from aiogram.exceptions import TelegramAPIError, TelegramMigrateToChat
from aiogram.types import Message

from bot.reachability import Reachability
from bot.retry import Worker
from bot.sending.letters import LetterRenderer
from bot.sending.pace import Pace, sending
from district.cards import Card
from district.clock import Calendar
from district.errors import DatabaseFault, DistrictError
from district.ids import CardId, PersonId
from district.languages import Language
from district.letters import LETTERS, Guarantee, Letter, LetterStatus, Undelivered, Urgency
from district.people.views import View
from district.troubles import Cause
from screens.api_calls import new_message, redraw
from screens.refusals import Meaning, meaning_of, understand
from screens.screen import Screen
from services.people.views import looks_put_off, note_looks
from storage.batching import Batcher
from storage.cards import (
    draw_again,
    forget_card_message,
    lagging_cards,
    mark_card_shown,
    put_card_off,
)
from storage.council.groups import move_council_group
from storage.database import Connection
from storage.outbox import (
    BEHIND,
    Outcome,
    claim_letters,
    next_due,
    put_letter_off,
    recover_letters,
    settle_letters,
)
from storage.people.reachability import Address, find_addresses

log = logging.getLogger(__name__)

SLOTS = 50
"""Limit of people served concurrently: half of the session's connections, the rest are for replies.

The rate limiter allows less, but more waiting letters share a commit.
"""
LINGER = 0.2
"""Seconds to collect free slots while few are free, so that letters claimed together share a
transaction.
"""
NAP = 15.0
"""Maximum seconds between rounds without a wake-up."""
OF_GROUPS = Language.RU
"""The language of cards in groups."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=2), timedelta(minutes=10)

Change = Callable[[Connection], Awaitable[None]]


@dataclass(slots=True, kw_only=True, eq=False)
class Outbox(Worker):
    """Sends the letters that are due and redraws the cards that lag behind."""

    pace: Pace
    renderer: LetterRenderer
    reachability: Reachability
    calendar: Calendar
    _letters: dict[PersonId, asyncio.Task[None]] = field(init=False, default_factory=dict)
    _cards: dict[CardId, asyncio.Task[None]] = field(init=False, default_factory=dict)
    _addresses: Batcher[PersonId, Address | None] = field(init=False)
    _outcomes: Batcher[Outcome, None] = field(init=False)
    _changes: Batcher[Change, None] = field(init=False)

    def __post_init__(self) -> None:
        self._addresses = Batcher(self._find_addresses)
        self._outcomes = Batcher(self._settle_all)
        self._changes = Batcher(self._make_changes)

    async def recover(self) -> None:
        """Settles letters that were in flight when the last process ended."""
        async with self.database.write() as tx:
            in_flight = await recover_letters(tx)
        if in_flight:
            log.info("%d letters were in flight, settled", in_flight)

    async def run(self) -> None:
        """Runs until `stop`."""
        try:
            await self._until_done(self.recover)
            while not self._stopping.is_set():
                await self._until_done(self._round)
            await self._all_done()
        except DatabaseFault:
            log.warning("sending of letters stops without its database")
        finally:
            self._cancel()

    async def _round(self) -> None:
        if self._free < SLOTS // 2:
            await asyncio.wait(self._in_hand, timeout=LINGER)
        self.database.outbound.clear()
        if not await self._take_due():
            await self._sleep()

    def stop(self) -> None:
        """Stops after the letters in flight."""
        self._stopping.set()
        self.database.outbound.set()

    async def deliver_due(self) -> bool:
        """Sends due letters and cards for the free slots and waits for them.

        Returns whether there were any.
        """
        try:
            took = await self._take_due()
            await self._all_done()
        finally:
            self._cancel()
        return took

    # ── Slots ──────────────────────────────────────────────────────────────────────────────────

    @property
    def _in_hand(self) -> list[asyncio.Task[None]]:
        return [*self._letters.values(), *self._cards.values()]

    @property
    def _free(self) -> int:
        return SLOTS - len(self._letters) - len(self._cards)

    async def _take_due(self) -> bool:
        """Fills free slots, evenly with cards and letters. Returns whether anything was due."""
        self._clear_slots()
        if not self._free or self.pace.silence:
            return False
        now = self.clock()
        async with self.database.read() as connection:
            cards = await lagging_cards(connection, now, self._free, but=self._cards)
            soonest = await next_due(connection, but=self._letters)
        letters: list[Letter] = []
        if soonest is not None and soonest <= now:
            cards = cards[: (self._free + 1) // 2]
            async with self.database.write() as tx:
                letters = await claim_letters(tx, now, self._free - len(cards), but=self._letters)
        # Notices and cards first: both follow from a person's recent action.
        groups = _by_person(letters)
        notices = [group for group in groups if _is_notice(group[0])]
        others = [group for group in groups if not _is_notice(group[0])]
        for group in notices:
            self._letters[group[0].person] = self._begun(self._send_group(group))
        for card in cards:
            self._cards[card.id] = self._begun(self._card(card))
        for group in others:
            self._letters[group[0].person] = self._begun(self._send_group(group))
        return bool(cards or letters)

    def _begun(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        task.add_done_callback(lambda _: self.database.outbound.set())
        return task

    def _clear_slots(self) -> None:
        """Clears finished slots.

        Raises:
            DatabaseFault: the bot was told to stop before a result could be stored.
        """
        _clear(self._letters)
        _clear(self._cards)

    async def _all_done(self) -> None:
        while self._in_hand:
            await asyncio.wait(self._in_hand)
            self._clear_slots()

    def _cancel(self) -> None:
        for task in self._in_hand:
            task.cancel()

    async def _sleep(self) -> None:
        try:
            async with asyncio.timeout(await self._seconds_until_due()):
                await self.database.outbound.wait()
        except TimeoutError:
            pass  # the timeout: next round

    async def _seconds_until_due(self) -> float:
        if self.pace.silence:
            return min(NAP, self.pace.silence)
        if not self._free:
            return NAP
        async with self.database.read() as connection:
            due = await next_due(connection, but=self._letters)
        if due is None:
            return NAP
        return min(NAP, max(0.05, (due - self.clock()).total_seconds()))

    # ── Letters ────────────────────────────────────────────────────────────────────────────────

    async def _send_group(self, letters: list[Letter]) -> None:
        """Sends one person's letters in order; if one has to be retried, the others wait for it."""
        until: datetime | None = None
        for letter in letters:
            if until is None:
                until = await self._letter(letter)
            else:
                await self._put_off(letter, until, error=BEHIND)

    async def _letter(self, letter: Letter) -> datetime | None:
        """Returns the time of the retry if the letter could not be sent."""
        try:
            return await self._look_and_send(letter)
        except DatabaseFault as fault:  # before sending: later writes are retried
            return await self._put_off(letter, self.clock() + FIRST_PAUSE, error=str(fault))

    async def _look_and_send(self, letter: Letter) -> datetime | None:
        now = self.clock()
        address = await self._addresses(letter.person)
        if address is None:
            await self._undelivered(letter, LetterStatus.UNREACHABLE, "unreachable")
        elif letter.is_stale(now):
            await self._settle(letter, LetterStatus.STALE)
        elif letter.waits_for_the_morning and self.calendar.is_quiet(now):
            await self._put_off(letter, self.calendar.after_quiet(now))
        else:
            return await self._send_letter(letter, address)
        return None

    async def _send_letter(self, letter: Letter, address: Address) -> datetime | None:
        try:
            screen = await self.renderer.letter(letter, address.language)
        except DatabaseFault:
            raise
        except DistrictError as gone:
            await self._settle(letter, LetterStatus.STALE, error=type(gone).__name__)
            return None
        except Exception as error:  # a letter that cannot be rendered must not stop the others
            log.exception("letter %d cannot be rendered", letter.id)
            await self._settle(letter, LetterStatus.FAILED, error=type(error).__name__)
            await self.alarms.tell(Cause.UNEXPECTED, f"{letter.kind} {letter.id}")
            return None
        try:
            with sending(LETTERS[letter.kind].urgency):
                sent = await self._sent(letter, address.account, screen)
        except TelegramAPIError as error:
            return await self._letter_refused(letter, error)
        await self._settle(letter, LetterStatus.SENT, message_id=sent.message_id)
        return None

    async def _sent(self, letter: Letter, account: int, screen: Screen) -> Message:
        """Sends the screen, or what it has in place of a file that Telegram refuses."""
        try:
            return await self.bot(new_message(account, screen))
        except TelegramAPIError as error:
            refusal, instead = understand(error), screen.without_file
            if instead is None or refusal.meaning is not Meaning.MALFORMED:
                raise
            log.warning("letter %d is sent without its file: %s", letter.id, refusal.why)
            return await self.bot(new_message(account, instead))

    async def _letter_refused(self, letter: Letter, error: TelegramAPIError) -> datetime | None:
        now, refusal = self.clock(), understand(error)
        why = refusal.why
        match refusal.meaning:
            case Meaning.WAIT:
                later = now + timedelta(seconds=refusal.seconds)
                return await self._put_off(letter, later, error=why)
            case Meaning.UNAUTHORIZED:
                return await self._put_off(letter, now + LONGEST_PAUSE, error=why)
            case Meaning.UNREACHABLE:
                await self.reachability.lost(letter.person)
                await self._undelivered(letter, LetterStatus.UNREACHABLE, why)
            case Meaning.UNANSWERED | Meaning.SERVER if _is_sent_once(letter):
                await self._settle(letter, LetterStatus.UNKNOWN, error=why)
            case Meaning.UNSENT | Meaning.UNANSWERED | Meaning.SERVER:
                later = now + _pause(letter.attempts)
                return await self._put_off(letter, later, error=why, counts=True)
            case _:
                await self._undelivered(letter, LetterStatus.FAILED, why)
                await self.alarms.tell(Cause.LETTER_REFUSED, f"{letter.kind} {letter.id}")
        return None

    async def _undelivered(self, letter: Letter, status: LetterStatus, why: str) -> None:
        await self._settle(letter, status, error=why)
        if LETTERS[letter.kind].undelivered is Undelivered.TELL_ADMINISTRATORS:
            await self.alarms.tell(Cause.LETTER_REFUSED, f"{letter.kind} {letter.id}")

    async def _settle(
        self,
        letter: Letter,
        status: LetterStatus,
        *,
        message_id: int | None = None,
        error: str | None = None,
    ) -> None:
        await self._outcomes(
            Outcome(
                letter=letter.id, status=status, at=self.clock(), message_id=message_id, error=error
            )
        )

    async def _put_off(
        self, letter: Letter, until: datetime, *, error: str | None = None, counts: bool = False
    ) -> datetime:
        await self._changes(
            lambda tx: put_letter_off(tx, letter.id, until, error=error, counts=counts)
        )
        return until

    async def _find_addresses(self, people: list[PersonId]) -> list[Address | None]:
        async with self.database.read() as connection:
            found = await find_addresses(connection, people)
        return [found.get(person) for person in people]

    async def _settle_all(self, outcomes: list[Outcome]) -> list[None]:
        """Stores results of calls already made, retrying until it succeeds."""

        async def settled() -> None:
            async with self.database.write() as tx:
                await settle_letters(tx, outcomes)

        await self._until_done(settled)
        return [None] * len(outcomes)

    async def _make_changes(self, changes: list[Change]) -> list[None]:
        """Stores changes that follow from calls already made, retrying until it succeeds."""

        async def made() -> None:
            async with self.database.write() as tx:
                for change in changes:
                    await change(tx)

        await self._until_done(made)
        return [None] * len(changes)

    # ── Cards ──────────────────────────────────────────────────────────────────────────────────

    async def _card(self, card: Card) -> None:
        try:
            await self._look_and_draw(card)
        except DatabaseFault as fault:
            await self._card_later(card, self.clock() + FIRST_PAUSE, str(fault))

    async def _look_and_draw(self, card: Card) -> None:
        now = self.clock()
        address = await self._address_of(card)
        if address is None:
            await self._card_later(card, now + LONGEST_PAUSE, "unreachable")
            return
        if card.message_id is None and self.calendar.is_quiet(now):
            await self._card_later(card, self.calendar.after_quiet(now), "quiet hours")
            return
        try:
            with looks_put_off() as looks:
                screen = await self._card_screen(card, address)
        except DatabaseFault:
            raise
        except Exception:  # a card that cannot be rendered must not stop the others
            log.exception("card %d cannot be rendered", card.id)
            await self._card_later(card, now + LONGEST_PAUSE, "cannot be drawn")
            await self.alarms.tell(Cause.UNEXPECTED, f"card {card.id}")
            return
        if screen is None:
            await self._card_shown(card, None)
            return
        try:
            with sending(Urgency.NOTICE):
                message_id = await self._draw(card, address, screen)
        except TelegramAPIError as error:
            await self._note(looks, error)
            await self._card_refused(card, error)
        else:
            await self._note(looks)
            await self._card_shown(card, message_id)

    async def _note(self, looks: list[View], error: TelegramAPIError | None = None) -> None:
        """Records views of a card that is in the chat; without a response it may be there too."""
        if error is None or meaning_of(error) is Meaning.UNANSWERED:
            await self._until_done(lambda: note_looks(self.database, looks, self.clock()))

    async def _address_of(self, card: Card) -> Address | None:
        if card.chat is not None:
            return Address(account=card.chat, language=OF_GROUPS)
        return None if card.person is None else await self._addresses(card.person)

    async def _card_screen(self, card: Card, address: Address) -> Screen | None:
        try:
            return await self.renderer.card(card, address.language)
        except DistrictError as gone:
            log.info("card %d is not updated any more: %s", card.id, type(gone).__name__)
            return None

    async def _draw(self, card: Card, address: Address, screen: Screen) -> int:
        if card.message_id is None:
            return (await self.bot(new_message(address.account, screen))).message_id
        await redraw(self.bot, address.account, card.message_id, screen)
        return card.message_id

    async def _card_refused(self, card: Card, error: TelegramAPIError) -> None:
        now, refusal, chat = self.clock(), understand(error), card.chat
        if chat is not None and isinstance(error, TelegramMigrateToChat):
            new = error.migrate_to_chat_id
            await self._changes(lambda tx: move_council_group(tx, chat, new))
            return
        match refusal.meaning:
            case Meaning.WAIT:
                later = now + timedelta(seconds=refusal.seconds)
                await self._card_later(card, later, refusal.why)
            case Meaning.UNAUTHORIZED:
                await self._card_later(card, now + LONGEST_PAUSE, refusal.why)
            case Meaning.UNREACHABLE:
                if card.person is not None:
                    await self.reachability.lost(card.person)
                await self._card_later(card, now + LONGEST_PAUSE, refusal.why)
            case Meaning.UNSENT | Meaning.UNANSWERED | Meaning.SERVER:
                await self._card_later(card, now + FIRST_PAUSE, refusal.why)
            case _ if card.message_id is not None:
                # The message is gone or cannot be edited any more: a new one replaces it.
                await self._changes(lambda tx: forget_card_message(tx, card.id))
                self.database.outbound.set()
            case _:
                await self._card_shown(card, None)
                await self.alarms.tell(Cause.LETTER_REFUSED, f"card {card.id}")

    async def _card_shown(self, card: Card, message_id: int | None) -> None:
        """Marks the card as shown.

        If a later drawing was marked first, redraws, because this one may have reached the chat
        last.
        """

        async def shown(tx: Connection) -> None:
            if not await mark_card_shown(tx, card.id, card.wanted, message_id):
                await draw_again(tx, card.id)

        await self._changes(shown)

    async def _card_later(self, card: Card, until: datetime, why: str) -> None:
        await self._changes(lambda tx: put_card_off(tx, card.id, until, why))


def _clear(slots: dict[Any, asyncio.Task[None]]) -> None:
    """Removes finished slots and raises their errors."""
    for key, task in list(slots.items()):
        if task.done():
            del slots[key]
            task.result()


def _is_notice(letter: Letter) -> bool:
    return LETTERS[letter.kind].urgency <= Urgency.NOTICE


def _is_sent_once(letter: Letter) -> bool:
    return LETTERS[letter.kind].guarantee is Guarantee.AT_MOST_ONCE


def _by_person(letters: Iterable[Letter]) -> list[list[Letter]]:
    """Groups letters by person, in the order of each person's first letter."""
    groups: dict[PersonId, list[Letter]] = {}
    for letter in letters:
        groups.setdefault(letter.person, []).append(letter)
    return list(groups.values())


def _pause(attempts: int) -> timedelta:
    """Exponential backoff."""
    return min(FIRST_PAUSE * int(2 ** min(attempts, 20)), LONGEST_PAUSE)
