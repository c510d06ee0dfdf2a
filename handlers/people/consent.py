"""The door: without consent only these screens, `/help`, `/privacy` and the language are open."""

from typing import Any

from aiogram import Bot, Dispatcher, Router
from aiogram.filters import CommandStart, Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, TelegramObject, Update

from district.errors import OutOfDate
from district.operator import Operator
from district.people.person import DELETION_GRACE
from district.people.roles import Actor
from handlers.filters import On, prefix_of
from handlers.menu import asks_for_own_data, offer_link, remember_link, show_menu
from handlers.people.profile import begin_profile
from handlers.show import Event, say, send, show
from keyboards.people.consent import ConsentAction, ConsentPress
from keyboards.people.privacy import PrivacyPress
from locales.texts import Texts, Words
from screens.errors import refusal
from screens.people.consent import (
    agreed_screen,
    consent_screen,
    leaving_screen,
    refused_screen,
    restored_screen,
)
from services.drafts import Drafts
from services.people.people import People
from services.people.privacy import Privacy
from services.territory import Territory

TAPS = "taps"
"""In the conversation's data: updates that came before the consent to a new text."""
MOST_TAPS = 10
"""Kept of one person: an album has that many."""


class Outside(Filter):
    """Whoever has not consented to the text in force, or is leaving."""

    async def __call__(self, _: TelegramObject, actor: Actor | None) -> bool:
        return actor is None or not actor.person.has_consented or _is_leaving(actor)


class OpenToAll(Filter):
    """What is answered under an older consent too: one's own data are never held back.

    Of presses, those of the consent itself.
    """

    async def __call__(self, event: Event, actor: Actor | None) -> bool:
        if isinstance(event, CallbackQuery) and prefix_of(event) == ConsentPress.__prefix__:
            return True
        if actor is None or actor.person.consent is None or _is_leaving(actor):
            return False
        if isinstance(event, CallbackQuery):
            return prefix_of(event) == PrivacyPress.__prefix__
        return asks_for_own_data(event.text)


class WithoutProfile(Filter):
    async def __call__(self, _: TelegramObject, actor: Actor | None) -> bool:
        return actor is not None and actor.person.profile is None


def gate() -> Router:
    """Met before anything that needs consent."""
    gate = Router(name="gate")
    gate.message.register(arrive, CommandStart(), Outside())
    gate.message.register(arrive_without_profile, CommandStart(), WithoutProfile())
    gate.message.register(stop, Outside(), ~OpenToAll())
    gate.callback_query.register(stop, Outside(), ~OpenToAll())
    return gate


def router() -> Router:
    consent = Router(name="consent")
    press = consent.callback_query
    press.filter(ConsentPress.filter())
    press.register(agree, On(ConsentAction.AGREE))
    press.register(choose_language, On(ConsentAction.LANGUAGE))
    press.register(restore, On(ConsentAction.RESTORE))
    press.register(refuse, On(ConsentAction.REFUSE), Outside())
    return consent


async def arrive(
    message: Message,
    state: FSMContext,
    actor: Actor | None,
    words: Words,
    operator: Operator,
    event_update: Update,
) -> None:
    if actor is None or actor.person.profile is None:
        await remember_link(message, state)
        await ask(message, actor, words, operator)
    else:
        await stop(message, state, actor, words, operator, event_update)


async def stop(
    event: Event,
    state: FSMContext,
    actor: Actor | None,
    words: Words,
    operator: Operator,
    event_update: Update,
) -> None:
    """Asks for consent; of people who are known already, keeps the tap to serve it afterwards."""
    is_shown = False
    if actor is not None and not _is_leaving(actor):
        is_shown = await _keep_tap(state, event_update)
    if not is_shown:
        await ask(event, actor, words, operator)


async def arrive_without_profile(
    message: Message,
    state: FSMContext,
    actor: Actor,
    words: Words,
    drafts: Drafts,
    territory: Territory,
) -> None:
    await remember_link(message, state)
    await begin_profile(message, state, actor, words, drafts, territory)


async def ask(event: Event, actor: Actor | None, words: Words, operator: Operator) -> None:
    """What has to be answered before anything else."""
    if actor is not None and actor.person.deletion_requested_at is not None:
        until = actor.person.deletion_requested_at + DELETION_GRACE
        await send(event, leaving_screen(words, until))
        return
    await send(event, consent_screen(words, operator, is_renewed=actor is not None))


async def agree(
    query: CallbackQuery,
    callback_data: ConsentPress,
    account: int,
    state: FSMContext,
    actor: Actor | None,
    words: Words,
    people: People,
    drafts: Drafts,
    territory: Territory,
    operator: Operator,
    bot: Bot,
    dispatcher: Dispatcher,
    tries: int = 1,
) -> None:
    """Goes on with what was tapped meanwhile. Served again after a crash it does so again: the
    taps leave the conversation in the transaction that marks this one done."""
    try:
        known = await people.consent(account, words.language, callback_data.version or "")
    except OutOfDate as error:
        await say(query, refusal(words, error), alert=True)
        await show(query, consent_screen(words, operator, is_renewed=actor is not None))
        return
    if known.person.profile is None:
        await begin_profile(query, state, known, words, drafts, territory)
        return
    taps = await _take_taps(state)
    if not taps:
        await show_menu(query, state, known, words, drafts)
        await offer_link(query, state, words)
        return
    await show(query, agreed_screen(words))
    for raw in taps:
        tap = Update.model_validate(raw, context={"bot": bot})
        await dispatcher.feed_update(bot, tap, tries=tries)


async def refuse(
    query: CallbackQuery, state: FSMContext, actor: Actor | None, words: Words
) -> None:
    await _take_taps(state)
    await show(query, refused_screen(words, is_known=actor is not None))


async def choose_language(
    query: CallbackQuery,
    callback_data: ConsentPress,
    state: FSMContext,
    actor: Actor | None,
    words: Words,
    texts: Texts,
    operator: Operator,
) -> None:
    language = callback_data.language or words.language
    await state.update_data(language=language)
    await show(query, consent_screen(texts.of(language), operator, is_renewed=actor is not None))


async def restore(
    query: CallbackQuery,
    state: FSMContext,
    actor: Actor | None,
    words: Words,
    privacy: Privacy,
    drafts: Drafts,
    operator: Operator,
) -> None:
    if actor is None or not _is_leaving(actor):
        await ask(query, actor, words, operator)
        return
    await privacy.restore(actor)
    await show(query, restored_screen(words))
    await show_menu(query, state, actor, words, drafts)
    await offer_link(query, state, words)


async def _keep_tap(state: FSMContext, update: Update) -> bool:
    """Returns whether the question is on the screen already: of an album it is asked once."""
    taps: list[dict[str, Any]] = (await state.get_data()).get(TAPS, [])
    raw = update.model_dump(mode="json", by_alias=True, exclude_unset=True)
    pressed, album = _pressed(raw), _album(raw)
    if pressed is None or pressed not in map(_pressed, taps):
        await state.update_data({TAPS: [*taps, raw][-MOST_TAPS:]})
    return album is not None and album in map(_album, taps)


def _pressed(raw: dict[str, Any]) -> tuple[int | None, str | None] | None:
    """Which button of which message."""
    press = raw.get("callback_query")
    return press and (press.get("message", {}).get("message_id"), press.get("data"))


def _album(raw: dict[str, Any]) -> str | None:
    album: str | None = raw.get("message", {}).get("media_group_id")
    return album


async def _take_taps(state: FSMContext) -> list[dict[str, Any]]:
    data = await state.get_data()
    taps: list[dict[str, Any]] = data.pop(TAPS, [])
    if taps:
        await state.set_data(data)
    return taps


def _is_leaving(actor: Actor) -> bool:
    return actor.person.deletion_requested_at is not None
