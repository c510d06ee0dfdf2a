"""Alarms for administrators, limited to one an hour per cause; for clock ticks, per tick.

Sent alarms are stored as letters, so a restart or a second process does not repeat them.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from bot.sending.pace import sending
from district.clock import Clock
from district.errors import DatabaseFault
from district.languages import Language
from district.letters import LetterKind, NewLetter, Urgency
from district.troubles import Cause
from locales.texts import Texts
from screens.api_calls import new_message
from screens.troubles import trouble
from storage.database import Database
from storage.limits import hold_person
from storage.outbox import letter_keys_since, put_letters
from storage.people.roles import administrators

log = logging.getLogger(__name__)

INTERVAL = timedelta(hours=1)
_EACH_BY_ITSELF = frozenset({Cause.TICK_FAILED})
"""Causes that are limited per subject instead of per cause."""
PATIENCE = 5
"""Timeout in seconds of a direct message; the caller has work of its own to retry."""


class Alarms:
    def __init__(
        self, *, database: Database, bot: Bot, texts: Texts, admins: Iterable[int], clock: Clock
    ) -> None:
        """`admins` are Telegram accounts from the settings, known without a database."""
        self._database = database
        self._bot = bot
        self._texts = texts
        self._admins = sorted(admins)
        self._clock = clock
        self.speaks = True
        """Whether this process sends direct messages: of several, only the one that sends."""
        self._told_at_once: dict[Cause, datetime] = {}
        """Time of the last direct message per cause; in memory only, for use while the database is
        down.
        """

    async def tell(self, cause: Cause, about: str = "") -> None:
        """Puts a letter to every administrator into the outbox, unless one was sent within the
        hour.

        `about` identifies the subject by ids and codes, never by a name, a text or a token. Must
        not be called inside a transaction. If the database cannot be used, only the log line is
        written.
        """
        log.error("trouble: %s %s", cause, about)
        try:
            await self._write(cause, about, self._clock())
        except DatabaseFault as fault:
            log.error("alarm was not stored: %s", fault)  # noqa: TRY400 - expected

    async def tell_at_once(self, cause: Cause) -> None:
        """Sends a message directly, for causes that keep letters from being stored.

        Tries once per administrator of the settings, in Russian, at most once an hour per cause.
        No-op in a process that does not send.
        """
        if not self.speaks or not self._is_news(cause, self._clock()):
            return
        log.error("trouble: %s", cause)
        screen = trouble(self._texts.of(Language.RU), cause, "")
        for account in self._admins:
            try:
                with sending(Urgency.NOTICE):
                    await self._bot(new_message(account, screen), request_timeout=PATIENCE)
            except TelegramAPIError as refusal:
                log.warning("alarm was not sent to an administrator: %s", refusal.message)

    def _is_news(self, cause: Cause, now: datetime) -> bool:
        last = self._told_at_once.get(cause)
        if last is not None and now - last < INTERVAL:
            return False
        self._told_at_once[cause] = now
        return True

    async def _write(self, cause: Cause, about: str, now: datetime) -> None:
        subject = f"trouble:{cause}:{about}" if cause in _EACH_BY_ITSELF else f"trouble:{cause}"
        async with self._database.write() as tx:
            people = await administrators(tx, now)
            if not people:
                return
            await hold_person(tx, min(people))  # two replicas may tell at the same moment
            told = await letter_keys_since(tx, people, LetterKind.TROUBLE, now - INTERVAL)
            if any(key.startswith(f"{subject}:") for key in told):
                return
            letters = [
                NewLetter(
                    key=f"{subject}:{now:%Y-%m-%dT%H}:{person}",
                    person=person,
                    kind=LetterKind.TROUBLE,
                    payload={"cause": cause, "about": about},
                    due_at=now,
                )
                for person in people
            ]
            await put_letters(tx, letters)
