"""Settings from the environment or `.env`, prefix `OKRUG_`.

An invalid setting stops the start with a line that names it and the cure.
"""

import hmac
import re
import socket
from dataclasses import fields
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.proxy import Proxy, WrongProxy
from district.limits import Limits
from district.operator import Operator
from storage.database import file_of, with_key
from storage.secret_key import WrongKey, keep_key, read_key

PREFIX = "OKRUG_"
VAR = Path("var")

_TOKEN = re.compile(r"[1-9]\d*:[\w-]+")
_LISTEN = r"^([A-Za-z0-9_.-]+|\[[0-9a-fA-F:]+\]):[0-9]{1,5}$"
_REPLICA = r"^[A-Za-z0-9_.-]{1,64}$"
"""Not `\\w`: 64 repetitions of all Unicode letters take 7 MiB."""
_CURES = {
    "bot_token": "take it from @BotFather, it looks like 123456:ABC",
    "api_url": "an address such as https://api.telegram.org",
    "proxy": "http://host:port or socks5://host:port, with a login socks5://name:password@host:port",
    "database_url": "sqlite+aiosqlite:///path/to/file.db or postgresql+asyncpg://…",
    "database_key_file": "32 bytes: head -c 32 /dev/urandom > FILE",
    "admins": "Telegram ids, comma-separated: 123456,234567",
    "timezone": "a name such as Europe/Moscow",
    "operator": "name; address; contact of the data controller, separated by semicolons",
    "send_rate": "messages a second, a number from 1 to 30",
    "announce_alone": "people, a number of at least 1",
    "important_per_week": "a number of at least 1",
    "mentor_answer_days": "days, a number from 1 to 30",
    "ask_if_easier_days": "days, a number from 7 to 21",
    "refusal_waits_seconds": "seconds, a number from 0 to 600",
    "waiting_per_person": "updates, a number of at least 1",
    "pupils_kept_days": "days, a number from 0 to 365",
    "files_folder": "a folder, of several replicas the same one",
    "files_megabytes": "megabytes of all copies, a number of at least 0",
    "secret_file": "32 bytes, one file for all replicas: head -c 32 /dev/urandom > FILE",
    "log_format": "text or json",
    "listen": "host:port of probes and figures, such as 127.0.0.1:8080",
    "replica": "letters, digits, dots and dashes, up to 64",
    "sentry_dsn": "the DSN of a Sentry project, and the extra `sentry` installed",
    "webhook_url": "the public address that Telegram calls: https://bot.example.org/telegram",
    "webhook_connections": "parallel deliveries, a number from 1 to 100",
    **{f"limit_{one.name}": "a number of at least 1" for one in fields(Limits)},
}
_LIMITS = Limits()


class WrongSetting(Exception):
    """The message is one line with the setting and the cure."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"{PREFIX}{name.upper()} {what}: {_CURES[name]}")


class WrongFile(ValueError):
    """A file named by a setting cannot be used; the message says why."""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    bot_token: SecretStr | None = None
    api_url: str = "https://api.telegram.org"
    proxy: Annotated[Proxy | None, NoDecode] = None
    database_key_file: Path | None = None
    """Key of an encrypted SQLite file."""
    database_url: str = Field(default="sqlite+aiosqlite:///var/okrug.db", validate_default=True)
    """Names the key file too, if the file is encrypted."""
    admins: Annotated[frozenset[int], NoDecode] = frozenset()
    """Telegram ids of administrators, applied at each start: others lose the role."""
    timezone: ZoneInfo = ZoneInfo("Europe/Moscow")
    operator: Annotated[Operator | None, NoDecode] = None
    send_rate: float = Field(default=25, ge=1, le=30)
    """Letters a second. Replies to a person's own taps count but do not wait."""
    announce_alone: int = Field(default=300, ge=1)
    """Largest audience of an announcement that needs no second approval."""
    important_per_week: int = Field(default=2, ge=1)
    """Limit of «Важное» announcements of one district within seven days."""
    mentor_answer_days: int = Field(default=3, ge=1, le=30)
    """Days that a mentor has to reply before the next one is asked."""
    ask_if_easier_days: int = Field(default=14, ge=7, le=21)
    """Days from an activity to the question whether it helped."""
    refusal_waits_seconds: int = Field(default=120, ge=0, le=600)
    """Delay in seconds of the letter about a refusal, which an undo can prevent."""
    limit_open_requests: int = Field(default=_LIMITS.open_requests, ge=1)
    limit_own_words: int = Field(default=_LIMITS.own_words, ge=1)
    limit_organizations_a_day: int = Field(default=_LIMITS.organizations_a_day, ge=1)
    limit_messages_a_day: int = Field(default=_LIMITS.messages_a_day, ge=1)
    limit_files_a_day: int = Field(default=_LIMITS.files_a_day, ge=1)
    limit_invites_a_day: int = Field(default=_LIMITS.invites_a_day, ge=1)
    waiting_per_person: int = Field(default=30, ge=1)
    """Limit of waiting updates of one account; an album counts as one."""
    pupils_kept_days: int = Field(default=30, ge=0, le=365)
    """Retention in days, after the end of a cohort, of the children brought to it."""
    files_folder: Path | None = None
    """Copies of files that people sent, of several replicas the same folder; by default `files`
    beside the database.
    """
    files_megabytes: int = Field(default=2_000, ge=0)
    """Limit of all copies of files."""
    secret_file: Path | None = None
    """Key of secret votes, shared by several replicas; by default `secret.key` beside the
    database, made at the first start.
    """
    log_format: Literal["text", "json"] = "text"
    replica: str = Field(default_factory=socket.gethostname, pattern=_REPLICA)
    """Name of this process in the log, among several."""
    listen: str | None = Field(default=None, pattern=_LISTEN)
    """Address of probes, figures and the webhook; none by default."""
    sentry_dsn: SecretStr | None = None
    webhook_url: str | None = None
    """Public address of the webhook; without one the bot polls. On PostgreSQL several processes may
    have the same one.
    """
    webhook_connections: int = Field(default=40, ge=1, le=100)
    """Parallel deliveries. With 1 a person's press cannot overtake their message."""

    @field_validator("bot_token")
    @classmethod
    def _looks_like_a_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError
        return value

    @field_validator("api_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if not re.match(r"https?://[^/\s]+", value):
            raise ValueError
        return value.rstrip("/")

    @field_validator("proxy", mode="before")
    @classmethod
    def _is_a_proxy(cls, value: Any) -> Any:
        return Proxy.parse(value) if isinstance(value, str) else value

    @field_validator("webhook_url")
    @classmethod
    def _is_a_webhook(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"https?://[^/\s?#]+(/[^\s?#]*)?", value):
            raise ValueError
        return value

    @field_validator("database_key_file")
    @classmethod
    def _is_a_key(cls, value: Path | None) -> Path | None:
        if value is None:
            return None
        if find_spec("sqlcipher3") is None:
            raise WrongFile("needs the extra “encrypted” to be installed")
        try:
            read_key(value)
        except WrongKey as wrong:
            raise WrongFile(f"cannot be used ({wrong})") from None
        return value

    @field_validator("database_url")
    @classmethod
    def _is_a_database(cls, value: str, info: ValidationInfo) -> str:
        if not re.match(r"sqlite\+aiosqlite:///.+|postgresql\+asyncpg://.+", value):
            raise ValueError
        key_file = info.data.get("database_key_file")
        return with_key(value, key_file) if key_file and value.startswith("sqlite") else value

    @field_validator("admins", mode="before")
    @classmethod
    def _numbers(cls, value: Any) -> Any:
        return value.replace(",", " ").split() if isinstance(value, str) else value

    @field_validator("timezone", mode="before")
    @classmethod
    def _is_a_zone(cls, value: Any) -> Any:
        try:
            return ZoneInfo(value) if isinstance(value, str) else value
        except (ZoneInfoNotFoundError, OSError) as unknown:
            raise ValueError from unknown

    @field_validator("operator", mode="before")
    @classmethod
    def _three_parts(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(";")]
        if len(parts) != 3 or not all(parts):  # noqa: PLR2004 - name, address, contact
            raise ValueError
        return Operator(name=parts[0], address=parts[1], contact=parts[2])

    def ensure_can_run(self) -> None:
        """Checks the settings required to run.

        Raises:
            WrongSetting: a required setting is missing.
        """
        if self.bot_token is None:
            raise WrongSetting("bot_token", "is missing")
        if self.operator is None:
            raise WrongSetting("operator", "is missing")
        if self.webhook_url is not None and self.listen is None:
            raise WrongSetting("listen", "is missing: the webhook is received there")
        if self.is_replicated and self.secret_file is None:
            raise WrongSetting("secret_file", "is missing, though several replicas may run")

    @property
    def listen_at(self) -> tuple[str, int] | None:
        """Returns host and port of probes and figures."""
        if self.listen is None:
            return None
        host, _, port = self.listen.rpartition(":")
        return host.strip("[]"), int(port)

    @property
    def is_replicated(self) -> bool:
        """Whether several processes may share the database: PostgreSQL with a webhook."""
        return self.webhook_url is not None and file_of(self.database_url) is None

    @property
    def webhook_secret(self) -> str:
        """Secret that Telegram sends with each update, the same in all processes of a token."""
        token = self.bot_token.get_secret_value() if self.bot_token else ""
        return hmac.digest(token.encode(), b"okrug webhook", "sha256").hex()

    def does_not_answer(self, why: str, *, at_the_proxy: bool = False) -> str:
        """Returns one line for an administrator: the setting to check and the cure."""
        if at_the_proxy:
            return f"OKRUG_PROXY {self.proxy} gives no connection ({why}): start it, or correct it"
        cure = f"or look at OKRUG_PROXY {self.proxy}" if self.proxy else "or set OKRUG_PROXY"
        return f"OKRUG_API_URL {self.api_url} does not answer ({why}): check the network, {cure}"

    @property
    def limits(self) -> Limits:
        """Returns the limits per person."""
        return Limits(**{one.name: getattr(self, f"limit_{one.name}") for one in fields(Limits)})

    def secret_key(self) -> bytes:
        """Reads the key of secret votes; makes the default one at the first start.

        Raises:
            WrongSetting: the file is missing, not readable, or no key.
        """
        try:
            if self.secret_file is not None:
                return read_key(self.secret_file)
            return keep_key(self.var / "secret.key")
        except (WrongKey, OSError) as wrong:
            raise WrongSetting("secret_file", f"cannot be used ({wrong})") from None

    @property
    def lock_file(self) -> Path:
        """Path of the lock: beside the SQLite file, or in `var/` for another database."""
        return self.var / "okrug.lock"

    @property
    def var(self) -> Path:
        """Folder of the database, its copies and the lock."""
        file = file_of(self.database_url)
        return VAR if file is None else file.parent


def load_settings(**given: Any) -> Settings:
    """Loads the settings.

    Raises:
        WrongSetting: the first invalid one.
    """
    try:
        return Settings(**given)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        reason = first.get("ctx", {}).get("error")
        what = str(reason) if isinstance(reason, WrongProxy | WrongFile) else "cannot be read"
        raise WrongSetting(str(first["loc"][0]), what) from None
