"""The consent gate: without consent only its screens, `/help`, `/privacy`, the language work."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiogram import Bot, Dispatcher, Router
from aiogram.filters import Command, CommandStart, Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, TelegramObject, Update

from district.drafts import Form
from district.errors import OutOfDate
from district.operator import Operator
from district.people.person import DELETION_GRACE
from district.people.roles import Actor
from handlers.filters import HasPrefix, On, prefix_of
from handlers.form_engine import FormEngine
from handlers.menu import INVITED, LINK, asks_for_own_data, offer_link, payload_of, show_menu
from handlers.show import Event, say, send, show
from handlers.tap import Said
from keyboards.people.consent import ConsentAction, ConsentPress
from keyboards.people.privacy import PrivacyPress
from locales.texts import Texts, Words
from screens.errors import refusal
from screens.people.accounts import gone_screen
from screens.people.consent import (
    agreed_screen,
    consent_screen,
    leaving_screen,
    refused_screen,
    restored_screen,
    whole_consent_screen,
)
from screens.screen import Screen
from services.drafts import Drafts
from services.people.people import People
from services.people.privacy import Privacy

TAPS = "taps"
"""Key in the conversation's data of updates received before the consent to a new text."""
MOST_TAPS = 10
"""Limit per person: the size of an album."""


class Outside(Filter):
    """The person has not consented to the text in force, or is leaving."""

    async def __call__(self, _: TelegramObject, actor: Actor | None) -> bool:
        return actor is None or not actor.person.has_consented or _is_leaving(actor)


class ActsNoMore(Filter):
    """The person works in another account."""

    async def __call__(self, _: TelegramObject, actor: Actor | None) -> bool:
        return actor is not None and actor.person.is_merged


class OpenToAll(Filter):
    """Updates handled under an older consent: own data is never withheld.

    Of presses, also those of the consent itself.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentGate:
    """Before consent there is no actor, so its handlers take what aiogram passes by name."""

    people: People
    privacy: Privacy
    drafts: Drafts
    forms: FormEngine
    texts: Texts
    operator: Operator
    invited: Callable[[Words, str], Awaitable[str | None]]
    """Returns in words what a link invites to, or None."""

    def register_gate(self, router: Router) -> None:
        """Comes before everything that requires consent."""
        router.message.register(self.stop_for_good, ActsNoMore())
        router.callback_query.register(self.stop_for_good, ActsNoMore())
        router.message.register(self.arrive, CommandStart(), Outside())
        router.message.register(self.arrive_without_profile, CommandStart(), WithoutProfile())
        router.message.register(self.ask, Command("language"), Outside())
        router.message.register(self.stop, Outside(), ~OpenToAll())
        router.callback_query.register(self.stop, Outside(), ~OpenToAll())

    def register(self, router: Router) -> None:
        press = router.callback_query
        own = HasPrefix(ConsentPress.__prefix__), ConsentPress.filter()
        press.register(self.agree, *own, On(ConsentAction.AGREE))
        press.register(self.show_whole, *own, On(ConsentAction.READ))
        press.register(self.choose_language, *own, On(ConsentAction.LANGUAGE))
        press.register(self.restore, *own, On(ConsentAction.RESTORE))
        press.register(self.refuse, *own, On(ConsentAction.REFUSE), Outside())

    async def stop_for_good(self, event: Event, words: Words) -> None:
        await send(event, gone_screen(words))

    async def arrive(
        self,
        message: Message,
        state: FSMContext,
        actor: Actor | None,
        words: Words,
        event_update: Update,
    ) -> None:
        if actor is None or actor.person.profile is None:
            invited = await self._remember_link(message, state, words)
            await self.ask(message, actor, words, invited)
        else:
            await self.stop(message, state, actor, words, event_update)

    async def stop(
        self,
        event: Event,
        state: FSMContext,
        actor: Actor | None,
        words: Words,
        event_update: Update,
    ) -> None:
        """Asks for consent; of known people, stores the update to handle it afterwards."""
        is_shown = False
        if actor is not None and not _is_leaving(actor):
            is_shown = await _keep_tap(state, event_update)
        if not is_shown:
            await self.ask(event, actor, words)

    async def arrive_without_profile(
        self, message: Message, state: FSMContext, actor: Actor, words: Words
    ) -> None:
        invited = await self._remember_link(message, state, words)
        if invited is not None:
            await send(message, Screen(text=invited))
        await self._begin_profile(message, state, actor, words)

    async def ask(
        self, event: Event, actor: Actor | None, words: Words, invited: str | None = None
    ) -> None:
        """Asks the question that comes before everything else."""
        if actor is not None and actor.person.deletion_requested_at is not None:
            until = actor.person.deletion_requested_at + DELETION_GRACE
            await send(event, leaving_screen(words, until))
            return
        is_renewed = actor is not None
        screen = consent_screen(words, self.operator, is_renewed=is_renewed, invited=invited)
        await send(event, screen)

    async def show_whole(self, query: CallbackQuery, words: Words) -> None:
        await show(query, whole_consent_screen(words, self.operator))

    async def agree(
        self,
        query: CallbackQuery,
        callback_data: ConsentPress,
        account: int,
        state: FSMContext,
        actor: Actor | None,
        words: Words,
        bot: Bot,
        dispatcher: Dispatcher,
        tries: int = 1,
    ) -> None:
        """Handles the stored updates after consent.

        When retried after a crash it does so again: they are deleted in the transaction that marks
        this update.
        """
        try:
            known = await self.people.consent(account, words.language, callback_data.version or "")
        except OutOfDate as error:
            await say(query, refusal(words, error), alert=True)
            screen = consent_screen(words, self.operator, is_renewed=actor is not None)
            await show(query, screen)
            return
        if known.person.profile is None:
            await self._begin_profile(query, state, known, words)
            return
        taps = await _take_taps(state)
        if not taps:
            await show_menu(query, state, known, words, self.drafts)
            await offer_link(query, state, words)
            return
        await show(query, agreed_screen(words))
        for raw in taps:
            tap = Update.model_validate(raw, context={"bot": bot})
            await dispatcher.feed_update(bot, tap, tries=tries)

    async def refuse(
        self, query: CallbackQuery, state: FSMContext, actor: Actor | None, words: Words
    ) -> None:
        await _take_taps(state)
        await show(query, refused_screen(words, is_known=actor is not None))

    async def choose_language(
        self,
        query: CallbackQuery,
        callback_data: ConsentPress,
        state: FSMContext,
        actor: Actor | None,
        words: Words,
    ) -> None:
        language = callback_data.language or words.language
        await state.update_data(language=language)
        spoken, is_renewed = self.texts.of(language), actor is not None
        invited = await self._named(state, spoken)
        screen = consent_screen(spoken, self.operator, is_renewed=is_renewed, invited=invited)
        await show(query, screen)

    async def restore(
        self, query: CallbackQuery, state: FSMContext, actor: Actor | None, words: Words
    ) -> None:
        if actor is None or not _is_leaving(actor):
            await self.ask(query, actor, words)
            return
        await self.privacy.restore(actor)
        await show(query, restored_screen(words))
        await show_menu(query, state, actor, words, self.drafts)
        await offer_link(query, state, words)

    async def _remember_link(self, message: Message, state: FSMContext, words: Words) -> str | None:
        """Stores the link of a new person. Returns in words what it invites to."""
        link = payload_of(message)
        if link is None:
            return None
        await state.update_data({LINK: link})
        return await self._named(state, words)

    async def _named(self, state: FSMContext, words: Words) -> str | None:
        link = (await state.get_data()).get(LINK)
        invited = None if link is None else await self.invited(words, link)
        if link is not None:
            await state.update_data({INVITED: invited})
        return invited

    async def _begin_profile(
        self, event: Event, state: FSMContext, actor: Actor, words: Words
    ) -> None:
        said = Said(event=event, actor=actor, words=words, state=state)
        await self.forms.begin(said, Form.PROFILE)


async def _keep_tap(state: FSMContext, update: Update) -> bool:
    """Returns whether the question is already on the screen: for an album it is asked once."""
    taps: list[dict[str, Any]] = (await state.get_data()).get(TAPS, [])
    raw = update.model_dump(mode="json", by_alias=True, exclude_unset=True)
    pressed, album = _pressed(raw), _album(raw)
    if pressed is None or pressed not in map(_pressed, taps):
        await state.update_data({TAPS: [*taps, raw][-MOST_TAPS:]})
    return album is not None and album in map(_album, taps)


def _pressed(raw: dict[str, Any]) -> tuple[int | None, str | None] | None:
    """Returns button and message of a press."""
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
