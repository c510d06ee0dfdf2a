"""The sandbox: people, chats, messages, and what people do in them.

Independent of HTTP: `server` exposes it to bots and browsers, tests use it directly.
"""

import itertools
from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sandbox.commands import Commands
from sandbox.entities import automatic
from sandbox.events import Events
from sandbox.faults import Fault, Faults
from sandbox.files import Files, StoredFile, media
from sandbox.limits import Limits
from sandbox.updates import Updates
from sandbox.webhook import Webhook

HISTORY = 1000
"""Retention of messages per chat; older ones are dropped."""

SUPERGROUP_IDS = -1_000_000_000_000
"""Ids of supergroups are below this."""

KINDS: dict[str, Any] = {
    "sticker": {"width": 512, "height": 512, "emoji": "🙂", "type": "regular",
                "is_animated": False, "is_video": False},
    "voice": {"duration": 3, "mime_type": "audio/ogg"},
    "location": {"latitude": 42.43, "longitude": 47.33},
    "contact": {"phone_number": "+70000000000", "first_name": "Контакт"},
    "dice": {"emoji": "🎲", "value": 4},
    "poll": {"id": "1", "question": "?", "options": [], "total_voter_count": 0,
             "is_closed": False, "is_anonymous": True, "type": "regular",
             "allows_multiple_answers": False, "allows_revoting": False,
             "members_only": False},
}  # fmt: skip
"""Content of messages that are neither text nor files."""


ENTITIES = {"text": "entities", "caption": "caption_entities"}


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True, kw_only=True)
class Chat:
    """A private chat (its id is the person's) or a group (negative id)."""

    id: int
    title: str | None = None
    messages: dict[int, dict[str, Any]] = field(default_factory=dict)
    keyboard: dict[str, Any] | None = None
    members: set[int] = field(default_factory=set)
    standing: str = "member"
    """The bot's status in a group: `member`, `left` or `kicked`."""
    moved_to: int | None = None
    """The supergroup that replaced this group."""

    @property
    def is_private(self) -> bool:
        return self.id > 0

    def keep(self, message: dict[str, Any]) -> None:
        self.messages[message["message_id"]] = message
        while len(self.messages) > HISTORY:
            del self.messages[next(iter(self.messages))]


def shown(message: dict[str, Any]) -> dict[str, Any]:
    """Returns the message without fields internal to the sandbox."""
    return {key: value for key, value in message.items() if not key.startswith("_")}


def quoted(chat: Chat, message_id: int | None) -> dict[str, Any]:
    """Returns the `reply_to_message` field without its own nested reply; empty if the original is
    gone.
    """
    original = chat.messages.get(message_id or 0)
    if original is None:
        return {}
    seen = {key: value for key, value in shown(original).items() if key != "reply_to_message"}
    return {"reply_to_message": seen}


def worded(field: str, text: str) -> dict[str, Any]:
    """Returns the fields of a person's text; `field` is `text` or `caption`."""
    found = automatic(text)
    return {field: text} | ({ENTITIES[field]: found} if found else {})


@dataclass(frozen=True, slots=True, kw_only=True)
class CallbackAnswer:
    text: str | None
    show_alert: bool
    url: str | None


@dataclass(slots=True, kw_only=True)
class Press:
    """A button press that waits for `answerCallbackQuery`."""

    person: int
    at: datetime
    answered: bool = False


class Person:
    """A person with an account.

    Each action creates the update that the real server would create.
    """

    def __init__(self, box: "Box", **account: Any) -> None:
        self._box = box
        self.account = {key: value for key, value in account.items() if value is not None}
        self.note: str | None = None
        self.tips: Mapping[str, Sequence[str]] = {}
        """Suggestions of what to try as this person, by language; shown in the web chat."""
        self.status = "new"
        """`new`, `member`, `kicked` (blocked the bot) or `deactivated`."""

    @property
    def id(self) -> int:
        return int(self.account["id"])

    @property
    def chat(self) -> Chat:
        return self._box.chats[self.id]

    @property
    def messages(self) -> list[dict[str, Any]]:
        """All existing messages of the private chat from both sides, oldest first."""
        return list(self.chat.messages.values())

    @property
    def keyboard(self) -> dict[str, Any] | None:
        return self.chat.keyboard

    def start(self, payload: str | None = None) -> dict[str, Any]:
        """Presses Start; unblocks the bot if blocked."""
        if self.status == "kicked":
            self.unblock()
        return self.send(f"/start {payload}" if payload else "/start")

    def send(self, text: str, *, reply_to: int | None = None, **extra: Any) -> dict[str, Any]:
        content = worded("text", text) | quoted(self.chat, reply_to) | extra
        return self._box.receive(self, self.chat, content)

    def forward(self, text: str) -> dict[str, Any]:
        """Sends a forwarded text of another author."""
        origin = {
            "type": "hidden_user",
            "sender_user_name": "Кто-то",
            "date": self._box.timestamp(),
        }
        return self.send(text, forward_origin=origin)

    def send_file(
        self, kind: str, content: bytes, name: str, caption: str | None = None
    ) -> dict[str, Any]:
        stored = self._box.files.keep(name, content)
        described = {kind: media(kind, stored)}
        return self._box.receive(
            self, self.chat, described | (worded("caption", caption) if caption else {})
        )

    def send_album(
        self, files: list[tuple[str, bytes, str]], caption: str | None = None
    ) -> list[dict[str, Any]]:
        """Sends several files as an album, each as (kind, content, name).

        The bot receives one update per file with a common `media_group_id`, the caption on the
        first.
        """
        group = {"media_group_id": str(next(self._box.press_ids))}
        sent: list[dict[str, Any]] = []
        for kind, content, name in files:
            described = {kind: media(kind, self._box.files.keep(name, content))}
            words = worded("caption", caption) if caption and not sent else {}
            sent.append(self._box.receive(self, self.chat, described | words | group))
        return sent

    def delete(self, message_id: int) -> None:
        """Deletes a message of the private chat for both sides; creates no update."""
        del self.chat.messages[message_id]
        self._box.tell("deleted", self.id, message_ids=[message_id])

    def send_kind(self, kind: str) -> dict[str, Any]:
        """Sends a sticker, a voice message, a location … (`KINDS`)."""
        content = dict(KINDS[kind])
        if kind in {"sticker", "voice"}:
            content |= self._box.files.keep(f"{kind}.bin", b"x").described()
        return self._box.receive(self, self.chat, {kind: content})

    def edit(self, message_id: int, text: str) -> dict[str, Any]:
        """Edits the person's own message, or the caption of a file."""
        message = self.chat.messages[message_id]
        field = "text" if "text" in message else "caption"
        message.pop(ENTITIES[field], None)
        message |= worded(field, text) | {"edit_date": self._box.timestamp()}
        self._box.tell("edited", self.id, message=message)
        self._box.updates.add("edited_message", shown(message))
        return message

    def press(self, message_id: int, data: str, chat: "Chat | None" = None) -> str:
        """Presses an inline button, also one that is no longer shown. `chat`: a group; by default
        the private chat.

        Returns the callback query id.
        """
        box, chat = self._box, chat or self.chat
        press_id = str(next(box.press_ids))
        box.presses[press_id] = Press(person=self.id, at=box.now())
        message = chat.messages.get(message_id)
        seen: dict[str, Any] = (
            shown(message)
            if message is not None
            else {"message_id": message_id, "date": 0, "chat": box.described(chat)}
        )
        content = {
            "id": press_id,
            "from": self.account,
            "message": seen,
            "chat_instance": str(chat.id),
            "data": data,
        }
        box.updates.add("callback_query", content)
        return press_id

    def block(self) -> None:
        self._change_status("kicked")

    def unblock(self) -> None:
        self._change_status("member")

    def deactivate(self) -> None:
        self.status = "deactivated"
        self._box.tell("person", self.id, person=self.described())

    def described(self) -> dict[str, Any]:
        tips = {"tips": self.tips} if self.tips else {}
        return {**self.account, "note": self.note, "status": self.status} | tips

    def _change_status(self, status: str) -> None:
        before = "kicked" if self.status == "kicked" else "member"
        self.status = status
        self._box.tell("person", self.id, person=self.described())
        self._box.change_membership(self.chat, self, before, status)


def _membership(user: dict[str, Any], status: str) -> dict[str, Any]:
    return {"user": user, "status": status} | ({"until_date": 0} if status == "kicked" else {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call of the bot as reported to watchers: once on arrival, once after it was made or refused
    but not answered.
    """

    method: str
    arguments: dict[str, Any]
    is_made: bool


class Box:
    """Telegram for one bot. `limits=False` disables rate limits, for measuring; `is_local=True`
    accepts webhooks at any address.
    """

    def __init__(
        self,
        token: str = "1:demo",  # noqa: S107 - the sandbox has no secrets
        *,
        now: Callable[[], datetime] = utc_now,
        limits: bool = True,
        is_local: bool = False,
        username: str = "okrug_box_bot",
    ) -> None:
        self.token = token
        self.now = now
        self.bot: dict[str, Any] = {
            "id": int(token.split(":", 1)[0]),
            "is_bot": True,
            "first_name": username,
            "username": username,
        }
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files = Files()
        self.faults = Faults()
        self.limits = Limits(now) if limits else None
        self.updates = Updates(now)
        self.webhook = Webhook(self.updates, now, is_local=is_local)
        self.commands = Commands()
        self.events = Events()
        self.presses: dict[str, Press] = {}
        self.press_ids = itertools.count(5_000_000_000)
        self.callback_answers: dict[str, CallbackAnswer] = {}
        self.profile: dict[str, str] = {}
        self.profile_photos: list[StoredFile] = []
        self.calls: deque[tuple[datetime, str, dict[str, Any]]] = deque(maxlen=10_000)
        self.call_counts: Counter[str] = Counter()
        self._watchers: list[Callable[[Call], None]] = []
        self.error_counts: Counter[str] = Counter()
        self._message_ids = itertools.count(1)
        self._person_ids = itertools.count(1001)
        self._group_ids = itertools.count(1)

    # ── People and groups ──────────────────────────────────────────────────────────────────────

    def add_person(
        self,
        *,
        first_name: str,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "ru",
        note: str | None = None,
        tips: Mapping[str, Sequence[str]] | None = None,
        id: int | None = None,  # noqa: A002 - the field's own name
    ) -> Person:
        """Adds a person, or returns the existing one with that id."""
        if id is not None and id in self.people:
            return self.people[id]
        number = id or next(free for free in self._person_ids if free not in self.people)
        person = Person(
            self,
            id=number,
            is_bot=False,
            first_name=first_name,
            last_name=last_name,
            username=username,
            language_code=language_code,
        )
        person.note = note
        person.tips = tips or {}
        self.people[number] = person
        self.chats[number] = Chat(id=number)
        self.tell("person", number, person=person.described())
        return person

    def add_group(self, title: str, members: list[Person]) -> Chat:
        """Creates a group; the first of `members` adds the bot."""
        group = Chat(id=-next(self._group_ids), title=title, members={one.id for one in members})
        self.chats[group.id] = group
        self.change_membership(group, members[0], "left", "member")
        return group

    def upgrade_group(self, group: Chat) -> Chat:
        """Turns a group into a supergroup: a new chat with the same members."""
        moved = Chat(id=SUPERGROUP_IDS + group.id, title=group.title, members=group.members)
        self.chats[moved.id] = moved
        self.receive_service(group, {"migrate_to_chat_id": moved.id})
        group.moved_to = moved.id
        self.receive_service(moved, {"migrate_from_chat_id": group.id})
        return moved

    def say_in_group(
        self, group: Chat, person: Person, text: str, *, reply_to: int | None = None
    ) -> dict[str, Any]:
        """Sends a member's message.

        In privacy mode the bot receives commands, mentions and replies only.
        """
        quote = quoted(group, reply_to)
        is_to_us = bool(quote) and quote["reply_to_message"]["from"]["id"] == self.bot["id"]
        heard = is_to_us or text.startswith("/") or f"@{self.bot['username']}" in text
        return self.receive(person, group, worded("text", text) | quote, is_heard=heard)

    def remove_from_group(self, group: Chat, by: Person) -> None:
        """Removes the bot from a group."""
        group.standing = "kicked"
        self.change_membership(group, by, "member", "kicked")

    def return_to_group(self, group: Chat, by: Person) -> None:
        """Adds the bot to a group from which it was removed."""
        group.standing = "member"
        self.change_membership(group, by, "kicked", "member")

    def change_membership(self, chat: Chat, by: Person, before: str, after: str) -> None:
        """Creates the update about a change of the bot's status in a chat."""
        change = {
            "chat": self.described(chat),
            "from": by.account,
            "date": self.timestamp(),
            "old_chat_member": _membership(self.bot, before),
            "new_chat_member": _membership(self.bot, after),
        }
        self.updates.add("my_chat_member", change)

    # ── Messages ───────────────────────────────────────────────────────────────────────────────

    def receive(
        self, person: Person, chat: Chat, content: dict[str, Any], *, is_heard: bool = True
    ) -> dict[str, Any]:
        """Stores a person's message and creates the update."""
        if chat.is_private and person.status == "new":
            person.status = "member"
        message = self.new_message(chat, person.account, content)
        if chat.keyboard and chat.keyboard.get("one_time_keyboard"):
            chat.keyboard = None
        if is_heard:
            self.updates.add("message", shown(message))
        return message

    def receive_service(self, chat: Chat, content: dict[str, Any]) -> None:
        """Stores a service message of Telegram."""
        sender = self.people[min(chat.members)].account
        self.updates.add("message", shown(self.new_message(chat, sender, content)))

    def new_message(
        self, chat: Chat, sender: dict[str, Any], content: dict[str, Any]
    ) -> dict[str, Any]:
        message = {
            "message_id": next(self._message_ids),
            "from": sender,
            "chat": self.described(chat),
            "date": self.timestamp(),
            **content,
        }
        chat.keep(message)
        self.tell("message", chat.id, message=message)
        return message

    def described(self, chat: Chat) -> dict[str, Any]:
        if not chat.is_private:
            kind = "supergroup" if chat.id < SUPERGROUP_IDS else "group"
            return {"id": chat.id, "type": kind, "title": chat.title}
        account = self.people[chat.id].account
        fields = ("first_name", "last_name", "username")
        names = {field: account[field] for field in fields if field in account}
        return {"id": chat.id, "type": "private"} | names

    def timestamp(self) -> int:
        return int(self.now().timestamp())

    # ── Faults and watchers ────────────────────────────────────────────────────────────────────

    def fault(
        self,
        *,
        fault: dict[str, Any],
        method: str | None = None,
        chat_id: int | None = None,
        times: int = 1,
    ) -> None:
        self.faults.add(Fault(fault=fault, method=method, chat_id=chat_id, times=times))

    def watch_calls(self, watcher: Callable[[Call], None]) -> None:
        """Calls `watcher` for every call. A fault that it adds on arrival applies to that call."""
        self._watchers.append(watcher)

    def heard(self, call: Call) -> None:
        for watcher in self._watchers:
            watcher(call)

    def tell(self, kind: str, chat_id: int, **content: Any) -> None:
        self.events.add({"type": kind, "chat_id": chat_id, **content})
