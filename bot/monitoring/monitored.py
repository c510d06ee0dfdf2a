"""Opens what the settings ask for: probes and figures over HTTP, and reports to systemd."""
# ruff: noqa: PLC0415 - aiohttp's server and the libraries of figures cost memory at start

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.monitoring.systemd import keep_alive
from bot.settings import Settings, WrongSetting

if TYPE_CHECKING:
    from bot.app import App
    from bot.monitoring.probes import Figures


@asynccontextmanager
async def monitored(app: "App", settings: Settings) -> AsyncIterator[None]:
    """Serves probes during the block, if OKRUG_LISTEN is set, and feeds the watchdog.

    Raises:
        WrongSetting: the address cannot be listened on.
    """
    alive = asyncio.create_task(keep_alive(app.health.trouble), name="watchdog")
    try:
        if settings.listen_at is None:
            yield
        else:
            async with _listening(app, *settings.listen_at):
                yield
    finally:
        alive.cancel()


@asynccontextmanager
async def _listening(app: "App", host: str, port: int) -> AsyncIterator[None]:
    from bot.monitoring.probes import routes
    from bot.web import PortTaken, listening

    probes = routes(app.health, _figures(app))
    try:
        every = [*probes, *app.routes]
        async with listening(host, port, every, shared=app.replica is not None):
            yield
    except PortTaken as reason:
        raise WrongSetting("listen", f"{host}:{port} cannot be used ({reason})") from None


def _figures(app: "App") -> "Figures | None":
    try:
        from bot.monitoring.metrics import Metrics
    except ImportError:  # the extra is not installed
        return None
    metrics = Metrics(database=app.database, heard=app.intake.heard, clock=app.clock)
    app.dispatcher.update.outer_middleware(metrics)
    return metrics.text
