"""Groups: the bot only says where it can be used, because deficits are confidential.

It replies to commands and mentions addressed to it, once an hour per group; the time is a row. It
ignores everything else: conversations, service messages, and refused replies.

`/council CODE` binds the group of a council. People of the council get a reply each time, others
within the limit of the hour.
"""

import logging
import re
from dataclasses import dataclass

from aiogram import Router
from aiogram.enums import ChatMemberStatus
from aiogram.exceptions import TelegramAPIError, TelegramMigrateToChat
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from district.errors import DistrictError, NotFound, NotPermitted, NoVoice
from district.ids import MotionId
from district.people.roles import Actor, Permission
from handlers.filters import HasPrefix
from handlers.show import say
from keyboards.buttons import inline, link
from keyboards.commands import COMMANDS
from keyboards.council.motions import Action, MotionsPress
from keyboards.links import deep_link
from locales.texts import Words
from screens.council.groups import binding_text
from screens.council.motions import voted_text
from screens.errors import refusal
from screens.menu import group_screen
from services.council.groups import CouncilGroups
from services.council.motions import Motions
from services.groups import Groups

log = logging.getLogger(__name__)

_COMMAND = re.compile(r"/(?P<name>\w+)(?:@(?P<bot>\w+))?(?:\s|$)")
_COUNCIL = re.compile(r"/council(?:@(?P<bot>\w+))?(?:\s+(?P<code>\S+))?\s*", re.IGNORECASE)
_AWAY = (ChatMemberStatus.LEFT, ChatMemberStatus.KICKED)
_MENTION = re.compile(r"(?<![\w@.])@(?P<bot>\w+)")


class InGroup(Filter):
    async def __call__(self, event: Message | CallbackQuery | ChatMemberUpdated) -> bool:
        message = event.message if isinstance(event, CallbackQuery) else event
        return message is not None and message.chat.type != "private"


class Addressed(Filter):
    """A command of the bot, a command with its name, or a mention.

    A bare unknown command is meant for another bot.
    """

    def __init__(self, bot_username: str) -> None:
        self.bot_username = bot_username

    async def __call__(self, message: Message) -> bool:
        return is_addressed(message.text or message.caption or "", self.bot_username)


class Migrated(Filter):
    """The group has become a supergroup. Passes on both ids; received in either chat."""

    async def __call__(self, message: Message) -> dict[str, int] | bool:
        if message.migrate_to_chat_id is not None:
            return {"old": message.chat.id, "new": message.migrate_to_chat_id}
        if message.migrate_from_chat_id is not None:
            return {"old": message.migrate_from_chat_id, "new": message.chat.id}
        return False


class BindsGroup(Filter):
    """`/council CODE`; passes on the code, empty if it is missing."""

    def __init__(self, bot_username: str) -> None:
        self.bot_username = bot_username

    async def __call__(self, message: Message) -> dict[str, str] | bool:
        found = _COUNCIL.fullmatch(message.text or "")
        if found is None or not _is_ours(found["bot"], self.bot_username):
            return False
        return {"code": found["code"] or ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupHandlers:
    groups: Groups
    council_groups: CouncilGroups
    bot_username: str

    def register(self, router: Router) -> None:
        router.message.register(self.move, InGroup(), Migrated())
        router.message.register(self.bind, InGroup(), BindsGroup(self.bot_username))
        router.message.register(self.send_to_private, InGroup(), Addressed(self.bot_username))
        router.message.register(stay_silent, InGroup())
        router.edited_message.register(stay_silent, InGroup())
        router.callback_query.register(stay_silent, InGroup())
        router.my_chat_member.register(self.note_membership, InGroup())
        router.my_chat_member.register(stay_silent)

    async def bind(self, message: Message, words: Words, actor: Actor | None, code: str) -> None:
        """Replies to people of a council each time: they may send a wrong code first."""
        bound = await self.council_groups.bind(actor, message.chat.id, code)
        known = actor is not None and actor.may(Permission.SEE_COUNCIL)
        if known or await self.groups.try_answer(message.chat.id):
            await self._answer(message, words, binding_text(words, bound))

    async def note_membership(self, event: ChatMemberUpdated) -> None:
        """Removal and return of the bot; the group stays bound."""
        is_here = event.new_chat_member.status not in _AWAY
        await self.council_groups.note_membership(event.chat.id, is_here=is_here)

    async def send_to_private(self, message: Message, words: Words) -> None:
        if await self.groups.try_answer(message.chat.id):
            await self._answer(message, words, group_screen(words))

    async def _answer(self, message: Message, words: Words, text: str) -> None:
        if message.bot is None:
            return
        url = deep_link(self.bot_username, "group")
        keyboard = inline([[link(words.plain("menu-group-open"), url)]])
        try:
            try:
                await message.answer(text, reply_markup=keyboard)
            except TelegramMigrateToChat as moved:
                new = moved.migrate_to_chat_id
                await self.groups.move(message.chat.id, new)
                await message.bot.send_message(new, text, reply_markup=keyboard)
        except TelegramAPIError as refusal:
            log.info("a group was not answered: %s", type(refusal).__name__)

    async def move(self, _: Message, old: int, new: int) -> None:
        await self.groups.move(old, new)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupVotes:
    """Open votes of members on the card in their group. The alert is seen by the presser alone."""

    motions: Motions
    council_groups: CouncilGroups

    def register(self, router: Router) -> None:
        prefix = HasPrefix(MotionsPress.__prefix__)
        router.callback_query.register(self.vote, InGroup(), prefix)

    async def vote(self, press: CallbackQuery, words: Words, actor: Actor | None) -> None:
        text = await self._voted(press, words, actor)
        try:
            await say(press, text, alert=True)
        except TelegramAPIError as refusal_:
            log.info("a press in a group was not answered: %s", type(refusal_).__name__)

    async def _voted(self, press: CallbackQuery, words: Words, actor: Actor | None) -> str:
        """Casts the vote. Returns what to tell, also why it is refused."""
        group = press.message and await self.council_groups.body_of(press.message.chat.id)
        read = _vote_of(press.data or "")
        if actor is None or not group or read is None or read.motion is None:
            return words.plain("group-vote-not-yours")
        number, choice = MotionId(read.motion), (read.choice or "",)
        try:
            motion = (await self.motions.facts(actor.id, number)).motion
            if (motion.district, motion.body) != (group.district, group.body):
                return words.plain("group-vote-not-yours")
            facts = await self.motions.cast(actor, number, read.round, choice)
        except (NoVoice, NotFound, NotPermitted):
            return words.plain("group-vote-not-yours")
        except DistrictError as error:
            return refusal(words, error)
        return voted_text(words, facts, choice)


def _vote_of(data: str) -> MotionsPress | None:
    try:
        press = MotionsPress.unpack(data)
    except (TypeError, ValueError):
        return None
    return press if press.action is Action.VOTE else None


async def stay_silent(_: object) -> None:
    """Ignores joins, leaves and foreign presses."""


def _is_ours(name: str | None, bot_username: str) -> bool:
    """A bare command is meant for every bot of the group."""
    return name is None or name.lower() == bot_username.lower()


def is_addressed(text: str, bot_username: str) -> bool:
    """Bot names are compared case-insensitively, as Telegram does."""
    own = bot_username.lower()
    command = _COMMAND.match(text)
    if command is not None:
        name = command["bot"]
        return name.lower() == own if name else command["name"].lower() in {"start", *COMMANDS}
    return any(found["bot"].lower() == own for found in _MENTION.finditer(text))
