"""An aiohttp connector for proxies that raises aiohttp's own errors."""

from typing import Any

from aiohttp import ClientError, ClientProxyConnectionError, ClientRequest, ClientTimeout
from aiohttp.connector import Connection
from aiohttp.tracing import Trace
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError, ProxyType
from aiohttp_socks import ProxyConnector as SocksConnector

from bot.proxy import Proxy

_TYPES = {"http": ProxyType.HTTP, "socks5": ProxyType.SOCKS5}


class ProxyConnector(SocksConnector):
    """Translates every connection failure into `ClientProxyConnectionError`.

    The library's own errors are not `aiohttp.ClientError`, and it lets the errors of a proxy that
    hangs up during the handshake pass unchanged.
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
        timeout: ClientTimeout,  # noqa: ASYNC109 - the base class has this parameter
    ) -> Connection:
        """Connects.

        Raises:
            ClientProxyConnectionError: no connection was made, so nothing was sent.
        """
        try:
            return await super().connect(req, traces, timeout)
        except (ClientError, TimeoutError):
            raise
        except (ProxyConnectionError, ProxyError, ProxyTimeoutError, OSError, EOFError) as error:
            code = error.errno if isinstance(error, OSError) else None
            reason = OSError(code or 0, str(error) or type(error).__name__)
            raise ClientProxyConnectionError(req.connection_key, reason) from error
