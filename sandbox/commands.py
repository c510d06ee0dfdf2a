"""The bot's commands by scope and language, and the ones a person sees."""

import json
import re
from typing import Any

from sandbox.errors import bad

_SCOPES = frozenset(
    {"default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat",
     "chat_administrators", "chat_member"}
)  # fmt: skip
_NAME = re.compile(r"[a-z0-9_]+")


class Commands:
    def __init__(self) -> None:
        self._sets: dict[tuple[str, str], list[dict[str, str]]] = {}

    def set(self, commands: Any, scope: Any, language: str | None) -> None:
        """Sets the commands of a scope and language; an empty list deletes them.

        Raises:
            ApiError: 400 with the server's text.
        """
        checked = _checked(commands)
        self._sets[_scope(scope), language or ""] = checked
        if not checked:
            self.delete(scope, language)

    def get(self, scope: Any, language: str | None) -> list[dict[str, str]]:
        return self._sets.get((_scope(scope), language or ""), [])

    def delete(self, scope: Any, language: str | None) -> None:
        self._sets.pop((_scope(scope), language or ""), None)

    def seen_by(self, chat_id: int, language: str | None) -> list[dict[str, str]]:
        """Returns the commands shown in that private chat: those of the narrowest scope that has
        any.
        """
        for scope in (f"chat:{chat_id}", "all_private_chats", "default"):
            for code in (language or "", ""):
                if (scope, code) in self._sets:
                    return self._sets[scope, code]
        return []


def _scope(raw: Any) -> str:
    try:
        scope = json.loads(raw) if isinstance(raw, str) and raw else raw or {"type": "default"}
    except ValueError:
        raise bad("can't parse BotCommandScope JSON object") from None
    if not isinstance(scope, dict) or scope.get("type") not in _SCOPES:
        raise bad("can't parse BotCommandScope: Unsupported type specified")
    kind = str(scope["type"])
    return f"{kind}:{scope['chat_id']}" if "chat_id" in scope else kind


def _checked(raw: Any) -> list[dict[str, str]]:
    try:
        commands = json.loads(raw) if isinstance(raw, str) and raw else raw or []
    except ValueError:
        raise bad("can't parse commands JSON object") from None
    if not isinstance(commands, list):
        raise bad("expected an Array of BotCommand")
    if len(commands) > 100:  # noqa: PLR2004
        raise bad("BOT_COMMANDS_TOO_MUCH")
    return [_checked_one(one) for one in commands]


def _checked_one(raw: Any) -> dict[str, str]:
    if not isinstance(raw, dict):
        raise bad("can't parse BotCommand: expected an Object")
    name = str(raw.get("command", "")).removeprefix("/")
    about = str(raw.get("description", "")).strip()
    _check(name, about)
    return {"command": name, "description": about}


def _check(name: str, about: str) -> None:
    for wrong, text in (
        (not name, "command must be non-empty"),
        (len(name) > 32, "command length must not exceed 32"),  # noqa: PLR2004
        (not about, "command description must be non-empty"),
        (len(about) > 256, "command description length must not exceed 256"),  # noqa: PLR2004
        (not _NAME.fullmatch(name), "BOT_COMMAND_INVALID"),
    ):
        if wrong:
            raise bad(text)
