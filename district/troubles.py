"""Causes of alarms for administrators."""

from enum import StrEnum


class Cause(StrEnum):
    TOKEN_REFUSED = "token-refused"  # noqa: S105 - not a password
    """401: the token was revoked."""
    SECOND_PROCESS = "second-process"
    """409: another program fetches this bot's updates."""
    UNREACHABLE = "unreachable"
    """No connection to Telegram for minutes."""
    LETTER_REFUSED = "letter-refused"
    """Telegram rejects a letter or a card for good."""
    UPDATE_UNREADABLE = "update-unreadable"
    UPDATE_SET_ASIDE = "update-set-aside"
    """Handling it ended the process repeatedly."""
    BACKUP_FAILED = "backup-failed"
    DATABASE_AWAY = "database-away"
    """The database could not be written for a while; sent when it can again."""
    DATABASE_STUCK = "database-stuck"
    """The database cannot be written now; sent at once, without a letter."""
    LETTERS_WAIT = "letters-wait"
    """Due letters have not been sent for minutes."""
    DISK_LOW = "disk-low"
    CLOCK_WRONG = "clock-wrong"
    """The machine's clock differs from Telegram's."""
    REPLICA_LOST = "replica-lost"
    """One of several processes has not been heard for a while."""
    TICK_FAILED = "tick-failed"
    """A periodic task raised; other tasks are not affected."""
    UNEXPECTED = "unexpected"
    """An unexpected error, with a short number."""
