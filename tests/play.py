"""The stage: the whole bot in this process, with the sandbox over real HTTP and a fake clock.

People type and press only what is on their screens. After each act everything is settled: the
update is handled and marked, due letters and cards have arrived.
"""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import select, update

from bot.app import App, build, set_webhook
from bot.monitoring.monitored import monitored
from bot.sending.pace import Pace
from bot.settings import Settings
from district.ids import DistrictId, MunicipalityId, OrganizationId, PersonId
from district.languages import Language
from district.operator import Operator
from district.people.person import Name
from district.people.roles import Role, Scope
from handlers.extension import Extension
from sandbox import Box, CallbackAnswer, serve
from sandbox import Person as Account
from sandbox.box import Chat
from storage.tables import communities, persons
from tests.world import Cast, MovingClock

TOKEN = "1:test"
ADMINISTRATOR = 9_001
OFFICE = "Управление образования"
"""Workplace of deciders, who do not see requests of their own organization."""
OPERATOR = Operator(name="Институт", address="Махачкала", contact="okrug@example.org")


PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 8 + (640).to_bytes(4, "big") + (480).to_bytes(4, "big")
"""The part of a PNG that the sandbox reads."""


class NotOnScreen(AssertionError):
    """The wanted text or button is not on the screen; the message shows the screen."""


class Player:
    """A person with a phone."""

    def __init__(self, stage: "Stage", account: Account, person: PersonId | None = None) -> None:
        self._stage = stage
        self.account = account
        self.person = person
        self.pressed = self.typed = 0
        """Buttons pressed, those of the reply keyboard and START too, and messages typed."""
        self._last_press: str | None = None

    # ── What they do ───────────────────────────────────────────────────────────────────────────

    async def says(self, text: str) -> None:
        if text in self.keyboard or text == "/start":
            self.pressed += 1
        else:
            self.typed += 1
        self.account.send(text)
        await self._stage.settle()

    async def replies(self, to: str, text: str) -> None:
        """Replies to the newest of the bot's messages that contains `to`."""
        found = [one for one in self.screens if to in (one.get("text") or one.get("caption") or "")]
        self.typed += 1
        self.account.send(text, reply_to=found[-1]["message_id"])
        await self._stage.settle()

    async def sends(self, kind: str) -> None:
        """Sends a photo, a document, or another kind of message: sticker, voice, poll …"""
        if kind in {"photo", "document", "video"}:
            self.account.send_file(kind, b"x" * 10, f"{kind}.bin")
        else:
            self.account.send_kind(kind)
        await self._stage.settle()

    async def sends_file(self, content: bytes, name: str) -> None:
        self.account.send_file("document", content, name)
        await self._stage.settle()

    async def sends_album(self, kind: str, count: int, caption: str | None = None) -> None:
        content = PICTURE if kind == "photo" else b"x" * 10
        files = [(kind, content, f"{kind}-{number}.bin") for number in range(count)]
        self.account.send_album(files, caption)
        await self._stage.settle()

    async def sends_formatted(self, text: str, entities: list[dict[str, Any]]) -> None:
        self.account.send(text, entities=entities)
        await self._stage.settle()

    async def sends_picture(self, caption: str | None = None) -> None:
        self.account.send_file("photo", PICTURE, "photo.png", caption)
        await self._stage.settle()

    async def forwards(self, text: str) -> None:
        self.account.forward(text)
        await self._stage.settle()

    async def edits(self, text: str) -> None:
        """Edits the person's newest message."""
        own = [one for one in self.account.messages if one["from"]["id"] == self.account.id]
        self.account.edit(own[-1]["message_id"], text)
        await self._stage.settle()

    async def presses(self, label: str) -> None:
        """Presses the button in the newest message that has it, or on the reply keyboard.

        Raises:
            NotOnScreen: there is none. Ticks («✓ …») are not part of a label.
        """
        found = self._find(label)
        if found is not None:
            await self.presses_stale(found)
        elif label in self.keyboard:
            await self.says(label)
        else:
            raise NotOnScreen(f"no «{label}» but {self.buttons} {self.keyboard} under: {self.text}")

    async def holds(self, label: str) -> tuple[int, str]:
        """Remembers a button, to press it when it may be gone."""
        found = self._find(label)
        if found is None:
            raise NotOnScreen(f"no «{label}» but {self.buttons} under: {self.text}")
        return found

    async def presses_in(self, group: Chat, label: str) -> None:
        """Presses the button of the newest message in a group that has it."""
        found = next(
            (message["message_id"], button["callback_data"])
            for message in reversed(group.messages.values())
            for button in _buttons(message)
            if button["text"] == label
        )
        self._last_press = self.account.press(*found, group)
        await self._stage.settle()

    async def presses_stale(self, button: tuple[int, str]) -> None:
        """A button as it once was, or a forged one: (message id, data)."""
        self.pressed += 1
        self._last_press = self.account.press(*button)
        await self._stage.settle()

    # ── What they see ──────────────────────────────────────────────────────────────────────────

    @property
    def screens(self) -> list[dict[str, Any]]:
        """The bot's messages, the oldest first."""
        return [one for one in self.account.messages if one["from"]["is_bot"]]

    @property
    def texts(self) -> list[str]:
        """With plain hyphens: people read «р-н»."""
        found = [one.get("text") or one.get("caption") or "" for one in self.screens]
        return [one.replace("\N{NON-BREAKING HYPHEN}", "-") for one in found]

    @property
    def text(self) -> str:
        """Text of the newest message."""
        return self.texts[-1] if self.screens else ""

    @property
    def buttons(self) -> list[str]:
        """The inline buttons of the newest message."""
        return [button["text"] for button in _buttons(self.screens[-1])] if self.screens else []

    @property
    def keyboard(self) -> list[str]:
        """The reply keyboard."""
        rows = (self.account.keyboard or {}).get("keyboard", [])
        return [button["text"] for row in rows for button in row]

    @property
    def answer(self) -> CallbackAnswer | None:
        """The reply to the last press."""
        if self._last_press is None:
            return None
        return self._stage.box.callback_answers.get(self._last_press)

    @property
    def alert(self) -> str | None:
        """The alert after the last press."""
        return self.answer.text if self.answer else None

    def document(self, name: str) -> bytes:
        """Returns the newest file with that name."""
        for one in reversed(self.screens):
            if one.get("document", {}).get("file_name") == name:
                stored = self._stage.box.files.find(one["document"]["file_id"])
                assert stored is not None
                return stored.content
        raise NotOnScreen(f"no file {name}")

    def _find(self, label: str) -> tuple[int, str] | None:
        for message in reversed(self.screens):
            for button in _buttons(message):
                if _bare(button["text"]) == _bare(label) and "callback_data" in button:
                    return message["message_id"], button["callback_data"]
        return None


class Stage:
    """A bot, a sandbox, a clock, and people."""

    def __init__(self, box: Box, clock: MovingClock, settings: Settings, more: Extension) -> None:
        self.box = box
        self.clock = clock
        self.settings = settings
        self._more = more
        self._accounts = count(1_001)
        self._app: App | None = None
        self._taking: asyncio.Task[None] | None = None
        self._receiving = AsyncExitStack()

    @property
    def app(self) -> App:
        assert self._app is not None
        return self._app

    @property
    def cast(self) -> Cast:
        return Cast(self.app.database, self.clock)

    async def settle(self) -> None:
        """Waits until the bot is idle at the current time of the clock."""
        await self.box.updates.all_confirmed()
        await self.app.intake.settled()
        await self.app.broadcasts.send_due()
        while await self.app.outbox.deliver_due():
            pass
        await self.app.progress.show_due()

    async def ticks(self) -> None:
        """Runs the periodic work that is due."""
        await self.app.ticks.each_minute()
        await self.app.ticks.each_hour()
        await self.settle()

    # ── The process ────────────────────────────────────────────────────────────────────────────

    async def start(self) -> None:
        self._app = await build(
            self.settings,
            clock=self.clock,
            pace=Pace(rate=100_000, chat_rate=100_000),
            more=self._more,
        )
        await self.app.outbox.recover()
        await self.app.broadcasts.recover()
        await self._receiving.enter_async_context(monitored(self.app, self.settings))
        if self.settings.webhook_url is not None:
            self.clock.advance(timedelta(seconds=1))  # Telegram takes one address a second
            await set_webhook(self.app.bot, self.settings)
        polls = self.box.call_counts["getUpdates"]
        self._taking = asyncio.create_task(self.app.intake.run())
        # Until old updates are handled; the sandbox counts calls but has no event for it.
        if self.settings.webhook_url is not None:
            await self.app.intake.tried_alone.wait()
            return
        while self.box.call_counts["getUpdates"] == polls:  # noqa: ASYNC110
            await asyncio.sleep(0.001)

    async def stop(self) -> None:
        await self.app.intake.stop()
        if self._taking is not None:
            await self._taking
        await self._receiving.aclose()
        await self.app.close()

    async def restart(self) -> None:
        await self.stop()
        await self.start()
        await self.settle()

    async def crash(self) -> None:
        """Kills the bot: nothing is finished or marked. Then starts a new process."""
        if self._taking is not None:
            self._taking.cancel()
            await asyncio.gather(self._taking, return_exceptions=True)
        self.app.intake.abandon()
        await self._receiving.aclose()
        await self.app.close()
        await self.start()
        await self.settle()

    async def opens_communities(self, is_open: bool = True) -> None:
        """Communities are closed by default, so that their invitations do not interfere."""
        retired = None if is_open else self.clock()
        async with self.app.database.write() as tx:
            await tx.execute(update(communities).values(retired_at=retired))

    # ── People ─────────────────────────────────────────────────────────────────────────────────

    async def newcomer(self, first_name: str, language: str = "ru") -> Player:
        """A person unknown to the bot."""
        account = self.box.add_person(
            first_name=first_name, language_code=language, id=next(self._accounts)
        )
        return Player(self, account)

    async def teacher(
        self,
        given: str = "Айшат",
        surname: str = "Магомедова",
        *,
        municipality: str = "levashinskiy",
        language: Language = Language.RU,
        account: int | None = None,
        workplace: str = "СОШ № 2",
    ) -> Player:
        """A person with consent and profile."""
        number = account or next(self._accounts)
        somebody = self.box.add_person(first_name=given, language_code=language, id=number)
        somebody.status = "member"
        person = await self.cast.consented(number, language)
        place = MunicipalityId(municipality)
        school = await self.cast.workplace(workplace, place)
        await self.cast.tells(person, Name(surname=surname, given=given), place, school, workplace)
        return Player(self, somebody, person)

    async def member(
        self,
        municipality: str,
        given: str = "Магомед",
        surname: str = "Гаджиев",
        workplace: str = OFFICE,
    ) -> Player:
        """`workplace`: deciders do not see requests of their own organization."""
        player = await self.teacher(given, surname, municipality=municipality, workplace=workplace)
        place = await self.cast.municipality(MunicipalityId(municipality))
        return await self.grants(
            player, Role.COUNCIL_MEMBER, Scope(district=place.district, municipality=place.id)
        )

    async def head(self, district: str) -> Player:
        head = await self.teacher("Камиль", "Алиев", workplace=OFFICE)
        return await self.grants(head, Role.HEAD, Scope(district=DistrictId(district)))

    async def curator(
        self, district: str, given: str = "Зарема", surname: str = "Омарова"
    ) -> Player:
        return await self.grants(
            await self.teacher(given, surname, workplace=OFFICE),
            Role.CURATOR,
            Scope(district=DistrictId(district)),
        )

    async def administrator(self) -> Player:
        """The administrator from the settings."""
        player = await self.teacher("Руслан", "Исаев", account=ADMINISTRATOR, workplace=OFFICE)
        await self.app.services.roles.sync_administrators()
        return player

    async def speaks(self, player: Player, language: Language) -> None:
        chosen = update(persons).where(persons.c.id == player.person).values(language=language)
        async with self.app.database.write() as tx:
            await tx.execute(chosen)

    async def organization(
        self, name: str, *, municipality: str = "levashinskiy", added: bool = False
    ) -> OrganizationId:
        """`added`: a person typed it in."""
        by = (await self.teacher("Кто", "Тотов")).person if added else None
        key = None if added else f"key-{name}"
        return await self.cast.organization(
            name, MunicipalityId(municipality), key=key, added_by=by
        )

    async def grants(self, player: Player, role: Role, scope: Scope) -> Player:
        """The role has been held for a day."""
        assert player.person is not None
        await self.cast.grant(player.person, role, scope)
        return player

    async def person_of(self, player: Player) -> PersonId:
        """The row of a person who registered in the chat."""
        async with self.app.database.read() as connection:
            found = await connection.execute(
                select(persons.c.id).where(persons.c.telegram_id == player.account.id)
            )
            return PersonId(found.scalar_one())


@asynccontextmanager
async def staged(
    folder: Path,
    *,
    limits: bool = False,
    database_url: str | None = None,
    more: Extension = Extension(),  # noqa: B008 - frozen
    **given: Any,
) -> AsyncIterator[Stage]:
    """A separate stage in `folder`.

    `limits`: the sandbox applies rate limits. `given`: settings that differ from the defaults.
    """
    clock = MovingClock()
    box = Box(TOKEN, now=clock, limits=limits, is_local=True, username="okrug_test_bot")
    async with serve(box) as address:
        settings = Settings(
            bot_token=TOKEN,  # type: ignore[arg-type]  # pydantic makes a secret of it
            api_url=address,
            database_url=database_url or f"sqlite+aiosqlite:///{folder / 'okrug.db'}",
            admins=frozenset({ADMINISTRATOR}),
            operator=OPERATOR,
            send_rate=30,
            **{"announce_alone": 5, "files_folder": folder / "files", **given},
        )
        stage = Stage(box, clock, settings, more)
        await stage.start()
        await stage.opens_communities(False)
        try:
            yield stage
        finally:
            await stage.stop()


def _buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def _bare(label: str) -> str:
    """Without the tick of a chosen option."""
    return re.sub(r"^[✓✅☑]\s*", "", label)
