"""When a tap cannot be served: words for what a person may hear, a number for the rest."""

import logging
import secrets
from contextlib import suppress
from html import escape

from aiogram import Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import ExceptionTypeFilter, Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ErrorEvent

from district.errors import DatabaseFault, DistrictError, ProfileNeeded
from district.languages import Language
from district.people.roles import Actor
from district.troubles import Cause
from handlers.environment import Alarms
from handlers.people.profile import begin_profile
from handlers.show import Event, say, send
from locales.texts import Texts, Words
from screens.errors import refusal
from screens.refusals import Meaning, meaning_of
from screens.screen import Screen
from screens.troubles import apology, perhaps_done, please_wait
from services.drafts import Drafts
from services.territory import Territory

log = logging.getLogger(__name__)

_NOT_HEARD = {Meaning.UNREACHABLE, Meaning.WAIT}

TRIES_IN_SILENCE = 5
"""With the pauses between them about three seconds."""


def router() -> Router:
    errors = Router(name="errors")
    errors.error.register(ask_for_profile, ExceptionTypeFilter(ProfileNeeded))
    errors.error.register(refuse, ExceptionTypeFilter(DistrictError))
    errors.error.register(let_go, NotHeard())
    errors.error.register(come_again, ExceptionTypeFilter(DatabaseFault))
    errors.error.register(apologize)
    return errors


async def ask_for_profile(
    event: ErrorEvent,
    state: FSMContext,
    actor: Actor,
    words: Words,
    drafts: Drafts,
    territory: Territory,
) -> None:
    """What they wanted needs a profile: the form begins right away."""
    tapped = _tapped(event)
    if tapped is not None:
        await begin_profile(tapped, state, actor, words, drafts, territory)


async def refuse(event: ErrorEvent, words: Words, tries: int = 1) -> None:
    """What comes again may be refused because it is done already."""
    tapped, error = _tapped(event), event.exception
    if tapped is not None and isinstance(error, DistrictError):
        reason = refusal(words, error)
        await _tell(tapped, perhaps_done(words, reason) if tries > 1 else reason)


class NotHeard(Filter):
    """Whoever acted cannot be answered: they have blocked the bot since, Telegram knows no chat
    with them, or asks to wait for longer than an answer is of use."""

    async def __call__(self, event: ErrorEvent) -> bool:
        error = event.exception
        return isinstance(error, TelegramAPIError) and meaning_of(error) in _NOT_HEARD


async def let_go(event: ErrorEvent) -> None:
    """What they did is done; nobody reads the answer, and administrators need not hear of it."""
    log.info("update %d was not answered: %s", event.update.update_id, event.exception)


async def come_again(event: ErrorEvent, texts: Texts, tries: int = 1) -> None:
    """The database cannot be used just now: whoever feeds updates comes again with this one, and
    after a few seconds the person hears why nothing happens."""
    tapped = _tapped(event)
    if tapped is not None and tapped.from_user is not None and tries == TRIES_IN_SILENCE:
        words = texts.of(Language.chosen_from(tapped.from_user.language_code))
        await _tell(tapped, please_wait(words))
    raise event.exception


async def apologize(event: ErrorEvent, alarms: Alarms, words: Words | None = None) -> None:
    """Nobody foresaw it: it is in the log under the number that the person reads, and
    administrators hear of it."""
    number = secrets.token_hex(2).upper()
    log.error(
        "%s: update %d was not served", number, event.update.update_id, exc_info=event.exception
    )
    tapped = _tapped(event)
    if tapped is not None and words is not None:
        with suppress(TelegramAPIError):  # what broke the answer may break the apology too
            await _tell(tapped, apology(words, number))
    await alarms.tell(Cause.UNEXPECTED, number)


def _tapped(event: ErrorEvent) -> Event | None:
    """None for what came in a group: nothing that goes wrong there is anybody's private matter."""
    tapped = event.update.callback_query or event.update.message
    message = tapped.message if isinstance(tapped, CallbackQuery) else tapped
    return None if message is not None and message.chat.type != "private" else tapped


async def _tell(tapped: Event, text: str) -> None:
    if isinstance(tapped, CallbackQuery):
        await say(tapped, text, alert=True)
    else:
        await send(tapped, Screen(text=escape(text, quote=False)))
