"""`/healthz`, `/readyz` and `/metrics` over HTTP. Imported only if OKRUG_LISTEN is set."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.monitoring.health import Health

Figures = Callable[[], Awaitable[bytes]]

OPEN_METRICS = {"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}


def routes(health: Health, figures: Figures | None) -> list[web.RouteDef]:
    """`figures`: the page of metrics, or None without the extra `metrics`."""

    async def healthz(_: web.Request) -> web.Response:
        return _said(health.trouble())

    async def readyz(_: web.Request) -> web.Response:
        return _said(await health.unready())

    async def metrics(_: web.Request) -> web.Response:
        if figures is None:
            return web.Response(
                status=501, text="install the extra: pip install 'okrug[metrics]'\n"
            )
        return web.Response(body=await figures(), headers=OPEN_METRICS)

    return [web.get("/healthz", healthz), web.get("/readyz", readyz), web.get("/metrics", metrics)]


def _said(trouble: str | None) -> web.Response:
    return web.Response(status=503 if trouble else 200, text=f"{trouble or 'ok'}\n")
