"""Commands in Telegram's menu; `/start` is supported too."""

from collections.abc import Collection, Mapping

from district.people.roles import PERMISSIONS, Permission, Role

COMMANDS = ("menu", "my", "help", "language", "privacy", "mydata", "delete")
STAFF_COMMANDS: Mapping[str, Permission] = {"analytics": Permission.SEE_AGGREGATES}
"""Shown besides to people with the permission, in their own chats."""


def staff_commands(roles: Collection[Role]) -> list[str]:
    """Returns the commands that these roles see besides."""
    return [
        name
        for name, permission in STAFF_COMMANDS.items()
        if any(permission in PERMISSIONS.get(role, {}) for role in roles)
    ]
