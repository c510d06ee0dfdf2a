"""Connections through a proxy, with the errors that the rest of the program knows."""

from typing import Any

from aiohttp import ClientError, ClientProxyConnectionError, ClientRequest, ClientTimeout
from aiohttp.connector import Connection
from aiohttp.tracing import Trace
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError, ProxyType
from aiohttp_socks import ProxyConnector as SocksConnector

from bot.proxy import Proxy

_TYPES = {"http": ProxyType.HTTP, "socks5": ProxyType.SOCKS5}


class ProxyConnector(SocksConnector):
    """Translates every failure to connect into aiohttp's own error.

    The library raises its own errors, which are no `aiohttp.ClientError`, and lets those of a
    proxy that hangs up in the middle of a handshake pass as they are.
    """

    def __init__(self, proxy: Proxy, **settings: Any) -> None:
        super().__init__(
            host=proxy.host,
            port=proxy.port,
            proxy_type=_TYPES[proxy.scheme],
            username=proxy.username,
            password=proxy.password,
            rdns=True,
            **settings,
        )

    async def connect(
        self,
        req: ClientRequest,
        traces: list[Trace],
        timeout: ClientTimeout,  # noqa: ASYNC109 - the parent's parameter
    ) -> Connection:
        """
        Raises:
            ClientProxyConnectionError: no connection, so nothing was sent.
        """
        try:
            return await super().connect(req, traces, timeout)
        except (ClientError, TimeoutError):
            raise
        except (ProxyConnectionError, ProxyError, ProxyTimeoutError, OSError, EOFError) as error:
            code = error.errno if isinstance(error, OSError) else None
            reason = OSError(code or 0, str(error) or type(error).__name__)
            raise ClientProxyConnectionError(req.connection_key, reason) from error
