"""Who may speak to the box: programs and browsers of this machine, and no page of another site.

A page that somebody opens in the same browser must neither read what is in the box nor act in it.
It can point a name of its own at 127.0.0.1 (DNS rebinding): the `Host` tells. It can send forms
anywhere: a browser then adds `Origin`, and `/box/…` takes only JSON, for which a browser asks
first. What was uploaded is not run: only raster pictures are shown in place.
"""

import ipaddress
from collections.abc import Awaitable, Callable
from urllib.parse import quote, urlsplit

from aiohttp import web

from sandbox.files import StoredFile

RASTER = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"})
"""Types that a browser draws and never runs; SVG is none."""

_CHANGING = frozenset({"POST", "PUT", "PATCH"})

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def only_from_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    origin = request.headers.get("Origin")
    if not is_loopback(request.headers.get("Host", "")):
        raise web.HTTPMisdirectedRequest(text="only localhost is answered")
    if origin is not None and not is_loopback(urlsplit(origin).netloc):
        raise web.HTTPForbidden(text="pages of other sites are not answered")
    is_of_people = request.path.startswith("/box/") and request.method in _CHANGING
    if is_of_people and request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="only application/json is taken")
    return await handler(request)


async def protect(_: web.Request, response: web.StreamResponse) -> None:
    """A browser believes the type and lets no other site embed the answer."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"


def is_loopback(host: str) -> bool:
    """`host` as in the header, with or without a port."""
    try:
        name = urlsplit(f"//{host}").hostname
    except ValueError:
        return False
    if name is None or "@" in host:
        return False
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def file_response(stored: StoredFile) -> web.Response:
    """The file under its name, to be saved; raster pictures may be shown in place."""
    kind = "inline" if stored.mime in RASTER else "attachment"
    disposition = f"{kind}; filename*=UTF-8''{quote(stored.name, safe='')}"
    return web.Response(
        body=stored.content,
        content_type=stored.mime,
        headers={"Content-Disposition": disposition, "Content-Security-Policy": "sandbox"},
    )
