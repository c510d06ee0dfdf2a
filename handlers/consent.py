"""The door: without consent only these screens, `/help`, `/privacy` and the language are open."""

from aiogram import Router
from aiogram.filters import CommandStart, Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, TelegramObject

from district.errors import OutOfDate
from district.operator import Operator
from district.people import DELETION_GRACE
from district.roles import Actor
from handlers.filters import On, prefix_of
from handlers.menu import offer_link, remember_link, show_menu
from handlers.profile import begin_profile
from handlers.show import Event, say, send, show
from keyboards.consent import ConsentAction, ConsentPress
from locales.texts import Texts, Words
from screens.consent import consent_screen, leaving_screen, refused_screen, restored_screen
from screens.errors import refusal
from services.drafts import Drafts
from services.people import People
from services.privacy import Privacy
from services.territory import Territory


class Outside(Filter):
    """Whoever has not consented to the text in force, or is leaving."""

    async def __call__(self, _: TelegramObject, actor: Actor | None) -> bool:
        return actor is None or not actor.person.has_consented or _is_leaving(actor)


class NotAboutConsent(Filter):
    async def __call__(self, query: CallbackQuery) -> bool:
        return prefix_of(query) != ConsentPress.__prefix__


class WithoutProfile(Filter):
    async def __call__(self, _: TelegramObject, actor: Actor | None) -> bool:
        return actor is not None and actor.person.profile is None


def door() -> Router:
    """Met before anything that needs consent."""
    door = Router(name="door")
    door.message.register(arrive, CommandStart(), Outside())
    door.message.register(arrive_without_profile, CommandStart(), WithoutProfile())
    door.message.register(ask, Outside())
    door.callback_query.register(ask, NotAboutConsent(), Outside())
    return door


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
    message: Message, state: FSMContext, actor: Actor | None, words: Words, operator: Operator
) -> None:
    await remember_link(message, state)
    await ask(message, actor, words, operator)


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
) -> None:
    try:
        known = await people.consent(account, words.language, callback_data.version or "")
    except OutOfDate as error:
        await say(query, refusal(words, error), alert=True)
        await show(query, consent_screen(words, operator, is_renewed=actor is not None))
        return
    if known.person.profile is None:
        await begin_profile(query, state, known, words, drafts, territory)
    else:
        await show_menu(query, state, known, words, drafts)
        await offer_link(query, state, words)


async def refuse(query: CallbackQuery, words: Words) -> None:
    await show(query, refused_screen(words))


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


def _is_leaving(actor: Actor) -> bool:
    return actor.person.deletion_requested_at is not None
