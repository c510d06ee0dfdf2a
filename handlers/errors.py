"""Failed updates: a refusal in words for domain errors, a number for all others."""

import logging
import secrets
from contextlib import suppress
from dataclasses import dataclass
from html import escape

from aiogram import Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import ExceptionTypeFilter, Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ErrorEvent

from district.drafts import Form
from district.errors import AnswersNeeded, DatabaseFault, DistrictError, FactNeeded, ProfileNeeded
from district.languages import Language
from district.people.roles import Actor
from district.troubles import Cause
from handlers.environment import Alarms
from handlers.form_engine import FormEngine
from handlers.show import Event, say, send
from handlers.tap import Said
from locales.texts import Texts, Words
from screens.errors import refusal
from screens.refusals import Meaning, meaning_of
from screens.screen import Screen
from screens.troubles import apology, perhaps_done, please_wait

log = logging.getLogger(__name__)

_NOT_HEARD = {Meaning.UNREACHABLE, Meaning.WAIT}

TRIES_IN_SILENCE = 5
"""About three seconds with the pauses between."""


class NotHeard(Filter):
    """No reply is possible: the person has blocked the bot, the chat is unknown, or Telegram asks
    to wait too long.
    """

    async def __call__(self, event: ErrorEvent) -> bool:
        error = event.exception
        return isinstance(error, TelegramAPIError) and meaning_of(error) in _NOT_HEARD


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors:
    forms: FormEngine
    texts: Texts
    alarms: Alarms

    def register(self, router: Router) -> None:
        router.error.register(self.ask_for_profile, ExceptionTypeFilter(ProfileNeeded))
        router.error.register(self.ask_for_fact, ExceptionTypeFilter(FactNeeded))
        router.error.register(self.ask_at_signup, ExceptionTypeFilter(AnswersNeeded))
        router.error.register(self.refuse, ExceptionTypeFilter(DistrictError))
        router.error.register(self.ignore, NotHeard())
        router.error.register(self.try_again, ExceptionTypeFilter(DatabaseFault))
        router.error.register(self.apologize)

    async def ask_for_profile(
        self, event: ErrorEvent, state: FSMContext, actor: Actor, words: Words
    ) -> None:
        """Begins the profile form, which the attempted action requires."""
        tapped = _tapped(event)
        if tapped is not None:
            said = Said(event=tapped, actor=actor, words=words, state=state)
            await self.forms.begin(said, Form.PROFILE)

    async def ask_for_fact(
        self, event: ErrorEvent, state: FSMContext, actor: Actor, words: Words
    ) -> None:
        """Asks for the missing fact; the answer leads back to the pressed button."""
        tapped, error = _tapped(event), event.exception
        if tapped is None or not isinstance(error, FactNeeded):
            return
        pressed = tapped.data if isinstance(tapped, CallbackQuery) else None
        said = Said(event=tapped, actor=actor, words=words, state=state)
        await self.forms.begin(said, Form.PROFILE, " ".join(filter(None, (error.fact, pressed))))

    async def ask_at_signup(
        self, event: ErrorEvent, state: FSMContext, actor: Actor, words: Words
    ) -> None:
        """Begins the form with the activity's questions."""
        tapped, error = _tapped(event), event.exception
        if tapped is not None and isinstance(error, AnswersNeeded):
            said = Said(event=tapped, actor=actor, words=words, state=state)
            await self.forms.begin(said, Form.SIGN_UP, str(error.activity))

    async def refuse(self, event: ErrorEvent, words: Words, tries: int = 1) -> None:
        """Shows the refusal; a retried update may be refused because it already had its effect."""
        tapped, error = _tapped(event), event.exception
        if tapped is not None and isinstance(error, DistrictError):
            reason = refusal(words, error)
            await _tell(tapped, perhaps_done(words, reason) if tries > 1 else reason)

    async def ignore(self, event: ErrorEvent) -> None:
        """Logs only: the action is done, and administrators need no alarm."""
        log.info("update %d was not answered: %s", event.update.update_id, event.exception)

    async def try_again(self, event: ErrorEvent, tries: int = 1) -> None:
        """Re-raises the fault, so that the update is retried; after a few seconds the person is
        told about it.
        """
        tapped = _tapped(event)
        if tapped is not None and tapped.from_user is not None and tries == TRIES_IN_SILENCE:
            words = self.texts.of(Language.chosen_from(tapped.from_user.language_code))
            await _tell(tapped, please_wait(words))
        raise event.exception

    async def apologize(self, event: ErrorEvent, words: Words | None = None) -> None:
        """Logs an unexpected error with the number shown to the person, and alarms
        administrators.
        """
        number = secrets.token_hex(2).upper()
        log.error(
            "%s: update %d was not served", number, event.update.update_id, exc_info=event.exception
        )
        tapped = _tapped(event)
        if tapped is not None and words is not None:
            with suppress(TelegramAPIError):  # the cause may break the apology too
                await _tell(tapped, apology(words, number))
        await self.alarms.tell(Cause.UNEXPECTED, number)


def _tapped(event: ErrorEvent) -> Event | None:
    """Returns the object to reply to, or None in a group."""
    tapped = event.update.callback_query or event.update.message
    message = tapped.message if isinstance(tapped, CallbackQuery) else tapped
    return None if message is not None and message.chat.type != "private" else tapped


async def _tell(tapped: Event, text: str) -> None:
    if isinstance(tapped, CallbackQuery):
        await say(tapped, text, alert=True)
    else:
        await send(tapped, Screen(text=escape(text, quote=False)))
