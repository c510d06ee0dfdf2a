"""What administrators have to hear of."""

from enum import StrEnum


class Cause(StrEnum):
    TOKEN_REFUSED = "token-refused"  # noqa: S105 - no password
    """401: the token was revoked."""
    SECOND_PROCESS = "second-process"
    """409: another program fetches this bot's updates."""
    UNREACHABLE = "unreachable"
    """Telegram does not answer for minutes."""
    LETTER_REFUSED = "letter-refused"
    """A letter or a card that Telegram will not take, whatever is done."""
    UPDATE_UNREADABLE = "update-unreadable"
    UPDATE_SET_ASIDE = "update-set-aside"
    """Handling it ended the process again and again."""
    BACKUP_FAILED = "backup-failed"
    DATABASE_AWAY = "database-away"
    """It could not be written for a while; told when it can again."""
    DATABASE_STUCK = "database-stuck"
    """It cannot be written just now; told at once, without a letter."""
    TICK_FAILED = "tick-failed"
    """Work that is done by the clock raised an error; the others of the table ran."""
    UNEXPECTED = "unexpected"
    """An error nobody foresaw, under a short number."""
