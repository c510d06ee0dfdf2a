"""Access control: only local programs and browsers, and no page of another site.

A page open in the same browser must neither read the sandbox nor act in it. It can point a name of
its own at 127.0.0.1 (DNS rebinding): the `Host` header reveals this. It can send forms anywhere:
browsers then add `Origin`, and `/box/…` accepts only JSON, which requires a preflight request.
Uploaded files are not executed: only raster images are displayed inline.
"""

import ipaddress
from collections.abc import Awaitable, Callable
from urllib.parse import quote, urlsplit

from aiohttp import web

from sandbox.files import StoredFile

RASTER = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"})
"""Types that browsers display without executing; SVG is not one."""

_CHANGING = frozenset({"POST", "PUT", "PATCH"})

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def only_from_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    origin = request.headers.get("Origin")
    if not is_loopback(request.headers.get("Host", "")):
        raise web.HTTPMisdirectedRequest(text="only localhost may connect")
    if origin is not None and not is_loopback(urlsplit(origin).netloc):
        raise web.HTTPForbidden(text="pages of other sites are refused")
    is_of_people = request.path.startswith("/box/") and request.method in _CHANGING
    if is_of_people and request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="only application/json is accepted")
    return await handler(request)


async def protect(_: web.Request, response: web.StreamResponse) -> None:
    """Makes browsers trust the content type and forbids other sites to embed the response."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"


def is_loopback(host: str) -> bool:
    """`host` is the header's value, with or without a port."""
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
    """Returns the file as a download; raster images may be displayed inline."""
    kind = "inline" if stored.mime in RASTER else "attachment"
    disposition = f"{kind}; filename*=UTF-8''{quote(stored.name, safe='')}"
    return web.Response(
        body=stored.content,
        content_type=stored.mime,
        headers={"Content-Disposition": disposition, "Content-Security-Policy": "sandbox"},
    )
