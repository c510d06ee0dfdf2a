"""Commands in Telegram's menu; `/start` is supported too."""

from collections.abc import Mapping

from district.people.roles import Permission

COMMANDS = ("menu", "my", "help", "language", "privacy", "mydata", "delete")
STAFF_COMMANDS: Mapping[str, Permission] = {"analytics": Permission.SEE_AGGREGATES}
"""Shown besides to people with the permission, in their own chats."""
