"""A small SOCKS5 proxy on loopback that can disappear, return and refuse."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from enum import Enum, auto

_NO_PASSWORD, _PASSWORD, _NONE_FITS = 0, 2, 0xFF
_GRANTED, _REFUSED = 0, 5
_NAME = 3


class Mood(Enum):
    """The proxy's behaviour towards clients."""

    SERVES = auto()
    HANGS_UP = auto()
    """During the handshake."""
    REFUSES = auto()
    """Reports that the host is unreachable."""


class SocksProxy:
    """Serves CONNECT to loopback; requires `password` if set."""

    def __init__(self, password: str | None = None) -> None:
        self.mood = Mood.SERVES
        self.password = password
        self.connected = 0
        self.port = 0
        self._server: asyncio.Server | None = None
        self._open: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

    @property
    def address(self) -> str:
        return f"socks5://127.0.0.1:{self.port}"

    async def comes(self) -> None:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def goes(self) -> None:
        """Closes the port and all connections."""
        if self._server is None:
            return
        self._server.close()
        for task, writer in list(self._open.items()):
            writer.transport.abort()
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)
        self._server = None

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._serve(reader, writer))
        self._open[task] = writer
        task.add_done_callback(self._open.pop)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            if await self._is_known(reader, writer):
                await self._connects(reader, writer)
        writer.close()

    async def _is_known(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        _, count = await reader.readexactly(2)
        offered = await reader.readexactly(count)
        wanted = _NO_PASSWORD if self.password is None else _PASSWORD
        if self.mood is Mood.HANGS_UP:
            return False
        writer.write(bytes([5, wanted if wanted in offered else _NONE_FITS]))
        if wanted not in offered:
            return False
        if self.password is None:
            return True
        _, length = await reader.readexactly(2)
        await reader.readexactly(length)
        [length] = await reader.readexactly(1)
        is_right = await reader.readexactly(length) == self.password.encode()
        writer.write(bytes([1, 0 if is_right else 1]))
        return is_right

    async def _connects(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        *_, kind = await reader.readexactly(4)
        length = (await reader.readexactly(1))[0] if kind == _NAME else 4
        host = await reader.readexactly(length)
        port = int.from_bytes(await reader.readexactly(2), "big")
        reply = _REFUSED if self.mood is Mood.REFUSES else _GRANTED
        writer.write(bytes([5, reply, 0, 1, *bytes(6)]))
        if reply != _GRANTED:
            return
        name = host.decode() if kind == _NAME else ".".join(map(str, host))
        there, back = await asyncio.open_connection(name, port)
        self.connected += 1
        try:
            await asyncio.gather(_pass_on(reader, back), _pass_on(there, writer))
        finally:
            back.close()


@asynccontextmanager
async def socks_proxy(password: str | None = None) -> AsyncIterator[SocksProxy]:
    proxy = SocksProxy(password)
    await proxy.comes()
    try:
        yield proxy
    finally:
        await proxy.goes()


async def _pass_on(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while some := await source.read(65_536):
        target.write(some)
        await target.drain()
    target.close()
