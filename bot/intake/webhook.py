"""The webhook: Telegram sends each update and forgets it after a response of 200.

aiogram's own handler responds before an update is handled and stores nothing, so it is not used.
Imported only if a webhook is set: `aiohttp.web` costs memory at start.
"""

import hmac
import json
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from bot.intake.inbox import Intake
from district.errors import DatabaseFault

HEADER = "X-Telegram-Bot-Api-Secret-Token"


def webhook_route(intake: Intake, url: str, secret: str) -> web.RouteDef:
    """Returns the route at the path of `url`."""

    async def receive(request: web.Request) -> web.Response:
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode(errors="replace"), secret.encode()):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        try:
            await intake.accept(_read(await request.read()))
        except DatabaseFault:
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        return web.Response()

    return web.post(urlsplit(url).path or "/", receive)


def _read(body: bytes) -> dict[str, Any]:
    """Returns the update; an empty one, which is reported, for what is no JSON object."""
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return raw if isinstance(raw, dict) else {}
