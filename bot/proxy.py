"""The proxy setting; never shown with its password."""

import re
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

_ADDRESS = re.compile(
    r"(?P<scheme>http|socks5)://"
    r"(?:(?P<login>.*)@)?"
    r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\[\]/?#@:\s]+):(?P<port>\d{1,5})/?"
)
_NOT_IN_A_LOGIN = re.compile(r"[/?#\[\]@\s]|%(?![0-9A-Fa-f]{2})")
"""Characters that RFC 3986 requires to be percent-encoded in a user name or password."""
_HIGHEST_PORT = 65_535


class WrongProxy(ValueError):
    """The message says what is wrong without showing the password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    scheme: str
    host: str
    port: int
    username: str = field(default="", repr=False)
    password: str = field(default="", repr=False)

    @classmethod
    def parse(cls, address: str) -> "Proxy":
        """Parses `scheme://[name[:password]@]host:port`.

        Raises:
            WrongProxy: the address is malformed.
        """
        read = _ADDRESS.fullmatch(address)
        if read is None or not 0 < int(read["port"]) <= _HIGHEST_PORT:
            raise WrongProxy("cannot be read")
        login = read["login"] or ""
        reserved = _NOT_IN_A_LOGIN.search(login)
        if reserved is not None:
            sign = reserved[0] if reserved[0] == "%" else reserved[0].strip() or "a space"
            coded = quote(reserved[0], safe="")
            raise WrongProxy(f"needs its name and password percent-encoded, {sign} as {coded}")
        username, _, password = login.partition(":")
        return cls(
            scheme=read["scheme"],
            host=read["host"].strip("[]"),
            port=int(read["port"]),
            username=unquote(username),
            password=unquote(password),
        )

    def __str__(self) -> str:
        """Returns the address without name and password."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"
