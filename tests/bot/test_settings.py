"""Settings: an invalid one is reported in one line with its name and cure."""

import os
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.settings import Settings, WrongSetting, load_settings

WHOLE = {
    "OKRUG_BOT_TOKEN": "123456:ABC-def_1",
    "OKRUG_OPERATOR": "Институт; Махачкала; okrug@example.org",
}


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Only the required settings, in a folder without `.env`."""
    for name in os.environ:
        if name.startswith("OKRUG_"):
            monkeypatch.delenv(name)
    for name, value in WHOLE.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)


def ready() -> Settings:
    settings = load_settings()
    settings.ensure_can_run()
    return settings


def test_a_token_and_an_operator_are_enough() -> None:
    settings = ready()
    assert settings.bot_token is not None
    assert settings.bot_token.get_secret_value() == "123456:ABC-def_1"
    assert settings.operator is not None
    assert settings.operator.contact == "okrug@example.org"
    assert settings.timezone == ZoneInfo("Europe/Moscow")
    assert settings.lock_file == Path("var/okrug.lock")


@pytest.mark.parametrize(
    ("name", "value", "cure"),
    [
        ("BOT_TOKEN", "", "take it from @BotFather"),
        ("BOT_TOKEN", "ABC", "it looks like 123456:ABC"),
        ("BOT_TOKEN", "0:ABC", "it looks like 123456:ABC"),
        ("BOT_TOKEN", "123456:ABC def", "it looks like 123456:ABC"),
        ("OPERATOR", "", "separated by semicolons"),
        ("OPERATOR", "Институт", "name; address; contact"),
        ("OPERATOR", "Институт; ; okrug@example.org", "name; address; contact"),
        ("TIMEZONE", "Moscow", "Europe/Moscow"),
        ("TIMEZONE", "/etc/passwd", "Europe/Moscow"),
        ("SEND_RATE", "0.5", "a number from 1 to 30"),
        ("SEND_RATE", "31", "a number from 1 to 30"),
        ("SEND_RATE", "fast", "a number from 1 to 30"),
        ("SEND_RATE", "nan", "a number from 1 to 30"),
        ("ADMINS", "@ruslan", "comma-separated: 123456,234567"),
        ("ADMINS", "1;2", "comma-separated: 123456,234567"),
        ("API_URL", "api.telegram.org", "https://api.telegram.org"),
        ("PROXY", "socks4://x:1", "socks5://host:port"),
        ("PROXY", "socks5://x", "socks5://host:port"),
        ("PROXY", "socks5://:1080", "socks5://host:port"),
        ("PROXY", "socks5://x:port", "socks5://host:port"),
        ("PROXY", "socks5://x:99999", "socks5://host:port"),
        ("PROXY", "socks5://x:1080/path", "socks5://host:port"),
        ("PROXY", "socks5://[::1:1080", "socks5://host:port"),
        ("DATABASE_URL", "var/okrug.db", "sqlite+aiosqlite:///path"),
        ("DATABASE_URL", "sqlite:///okrug.db", "sqlite+aiosqlite:///path"),
        ("LOG_FORMAT", "xml", "text or json"),
        ("LISTEN", "8080", "127.0.0.1:8080"),
        ("REPLICA", "one two", "letters, digits"),
        ("WEBHOOK_URL", "bot.example.org", "https://bot.example.org/telegram"),
        ("WEBHOOK_CONNECTIONS", "101", "a number from 1 to 100"),
    ],
)
def test_a_wrong_setting_is_named_with_its_cure(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, cure: str
) -> None:
    monkeypatch.setenv(f"OKRUG_{name}", value)
    with pytest.raises(WrongSetting) as wrong:
        ready()
    line = str(wrong.value)
    assert line.startswith(f"OKRUG_{name} ")
    assert cure in line
    assert "\n" not in line


def test_a_wrong_token_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKRUG_BOT_TOKEN", "123456:secret word")
    with pytest.raises(WrongSetting) as wrong:
        ready()
    assert "secret" not in str(wrong.value)


@pytest.mark.parametrize(
    ("password", "cure"),
    [
        ("sec#ret", "# as %23"),
        ("sec/ret", "/ as %2F"),
        ("sec?ret", "? as %3F"),
        ("sec[ret", "[ as %5B"),
        ("sec]ret", "] as %5D"),
        ("sec@ret", "@ as %40"),
        ("sec ret", "a space as %20"),
        ("sec%ret", "% as %25"),
    ],
)
def test_a_password_with_reserved_characters_is_named_with_its_cure(
    monkeypatch: pytest.MonkeyPatch, password: str, cure: str
) -> None:
    monkeypatch.setenv("OKRUG_PROXY", f"socks5://okrug:{password}@localhost:1080")
    with pytest.raises(WrongSetting) as wrong:
        ready()
    line = str(wrong.value)
    assert line.startswith("OKRUG_PROXY ")
    assert cure in line
    assert "sec" not in line
    assert "ret" not in line


def test_a_proxy_is_read_and_shown_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKRUG_PROXY", "socks5://okrug:s%23cret@proxy.example:1080/")
    settings = ready()
    proxy = settings.proxy
    assert proxy is not None
    assert (proxy.scheme, proxy.host, proxy.port) == ("socks5", "proxy.example", 1080)
    assert (proxy.username, proxy.password) == ("okrug", "s#cret")
    assert str(proxy) == "socks5://proxy.example:1080"
    assert "s#cret" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value", "field", "meant"),
    [
        ("ADMINS", "1, 2,3", "admins", frozenset({1, 2, 3})),
        ("ADMINS", "", "admins", frozenset()),
        ("SEND_RATE", "1", "send_rate", 1),
        ("SEND_RATE", "30", "send_rate", 30),
        ("TIMEZONE", "Asia/Yekaterinburg", "timezone", ZoneInfo("Asia/Yekaterinburg")),
        ("API_URL", "http://127.0.0.1:8081/", "api_url", "http://127.0.0.1:8081"),
        ("PROXY", "", "proxy", None),
    ],
)
def test_a_setting_is_read_as_it_is_meant(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, field: str, meant: Any
) -> None:
    monkeypatch.setenv(f"OKRUG_{name}", value)
    assert getattr(ready(), field) == meant


def test_settings_come_from_a_file_too_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("OKRUG_BOT_TOKEN")
    (tmp_path / ".env").write_text("OKRUG_BOT_TOKEN=7:file\nOKRUG_OPERATOR=a;b;c\nOTHER=1\n")
    settings = ready()
    assert settings.bot_token is not None
    assert settings.bot_token.get_secret_value() == "7:file"
    assert settings.operator is not None
    assert settings.operator.name == "Институт"


@pytest.mark.parametrize(
    ("url", "lock"),
    [
        ("sqlite+aiosqlite:////srv/okrug/district.db", "/srv/okrug/okrug.lock"),
        ("postgresql+asyncpg://localhost/okrug", "var/okrug.lock"),
    ],
)
def test_the_lock_is_beside_the_database(
    monkeypatch: pytest.MonkeyPatch, url: str, lock: str
) -> None:
    monkeypatch.setenv("OKRUG_DATABASE_URL", url)
    assert ready().lock_file == Path(lock)


def test_the_key_of_secret_votes_is_made_beside_the_database(tmp_path: Path) -> None:
    key = ready().secret_key()
    assert (tmp_path / "var" / "secret.key").read_bytes() == key
    assert ready().secret_key() == key


def test_a_named_key_that_is_missing_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("OKRUG_SECRET_FILE", str(tmp_path / "votes"))
    with pytest.raises(WrongSetting, match=r"OKRUG_SECRET_FILE cannot be used .*head -c 32"):
        ready().secret_key()
    assert not list(tmp_path.iterdir())


def test_replicas_read_the_key_that_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "votes").write_bytes(b"k" * 32)
    monkeypatch.setenv("OKRUG_SECRET_FILE", str(tmp_path / "votes"))
    assert ready().secret_key() == b"k" * 32


def test_replicas_need_postgresql_a_webhook_and_one_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKRUG_WEBHOOK_URL", "https://bot.example.org/telegram")
    with pytest.raises(WrongSetting, match="OKRUG_LISTEN is missing"):
        ready()
    monkeypatch.setenv("OKRUG_LISTEN", "127.0.0.1:8080")
    assert not ready().is_replicated
    monkeypatch.setenv("OKRUG_DATABASE_URL", "postgresql+asyncpg://okrug@localhost/okrug")
    with pytest.raises(WrongSetting, match="OKRUG_SECRET_FILE is missing"):
        ready()
    monkeypatch.setenv("OKRUG_SECRET_FILE", "key")
    assert ready().is_replicated


def test_the_secret_of_the_webhook_follows_from_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    first = ready().webhook_secret
    assert ready().webhook_secret == first
    monkeypatch.setenv("OKRUG_BOT_TOKEN", "123456:another")
    assert ready().webhook_secret != first
    assert len(first) == 64
