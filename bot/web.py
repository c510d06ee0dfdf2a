"""The bot's only HTTP server: probes, figures, webhooks. Off unless OKRUG_LISTEN names a port.

Nothing here is imported before the server is wanted: `aiohttp.web` costs memory at start.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiohttp.web import RouteDef

log = logging.getLogger(__name__)

BODY = 4 << 20
"""Limit of a request's body in bytes; an update has some kilobytes."""


class PortTaken(Exception):
    """The address cannot be listened on. The message is the reason."""


@asynccontextmanager
async def listening(
    host: str, port: int, routes: Iterable[RouteDef], *, shared: bool = False
) -> AsyncIterator[str]:
    """Serves `routes` during the block and yields the base URL. Port 0 takes a free one.

    `shared`: several processes of this machine listen on one port, and the system picks one.

    Raises:
        PortTaken: another program listens there, or the address is not of this machine.
    """
    from aiohttp import web  # noqa: PLC0415 - see above

    app = web.Application(client_max_size=BODY)
    app.add_routes(routes)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port, reuse_port=shared or None).start()
        except OSError as error:
            raise PortTaken(error.strerror or type(error).__name__) from None
        taken = runner.addresses[0][1]
        log.info("listening on %s:%d", host, taken)
        yield f"http://{host}:{taken}"
    finally:
        await runner.cleanup()
