"""The sandbox over HTTP: the Bot API for a bot, `/box/…` for people, `/` for a browser."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import web

from sandbox.arguments import Arguments, Upload
from sandbox.box import Box, Call, shown
from sandbox.calls import Described
from sandbox.doors import file_response, only_from_here, protect
from sandbox.errors import ApiError, too_many, unauthorized
from sandbox.files import UPLOAD_LIMIT
from sandbox.methods import METHODS
from sandbox.people_api import routes as people_routes

WEB = Path(__file__).parent / "web"
LONGEST_TOKEN = 80

BOX = web.AppKey("box", Box)


def application(box: Box) -> web.Application:
    app = web.Application(client_max_size=UPLOAD_LIMIT + (1 << 20), middlewares=[only_from_here])
    app.on_response_prepare.append(protect)
    app[BOX] = box
    app.router.add_route("*", "/bot{token}/{method}", bot_call)
    app.router.add_get("/file/bot{token}/{path:.+}", download)
    app.router.add_routes(people_routes(BOX))
    app.router.add_get("/", page)
    app.router.add_get("/p/{person}", page)
    app.router.add_static("/web", WEB)
    app.router.add_route("*", "/{rest:.*}", not_found)
    return app


@asynccontextmanager
async def serve(box: Box, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serves for the duration of the block and yields the base URL. Port 0 takes a free one."""
    runner = web.AppRunner(application(box), access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    site = web.TCPSite(runner, host, port)
    try:
        await site.start()

        async def perform(name: str, arguments: dict[str, Any]) -> None:
            await _call(box, name, Arguments(arguments, {}))

        box.webhook.begin(perform)
        yield f"http://{host}:{runner.addresses[0][1]}"
    finally:
        box.updates.wake()  # or the server would wait for an abandoned poll
        await box.webhook.pause()
        await runner.cleanup()


async def page(_: web.Request) -> web.FileResponse:
    return web.FileResponse(WEB / "index.html", headers={"Cache-Control": "no-cache"})


async def not_found(_: web.Request) -> web.Response:
    return answer({"ok": False, "error_code": 404, "description": "Not Found"}, 404)


# ── The Bot API ────────────────────────────────────────────────────────────────────────────────


async def bot_call(request: web.Request) -> web.StreamResponse:
    box = request.app[BOX]
    name = request.match_info["method"]
    try:
        _ensure_token(box, request.match_info["token"])
        arguments = await read_arguments(request)
    except ApiError as refusal:
        return refused(refusal)
    chat_id = arguments.number("chat_id")
    box.calls.append((box.now(), name, arguments.kept()))
    box.call_counts[name] += 1
    box.heard(Call(method=name, arguments=arguments.kept(), is_made=False))
    fault = box.faults.take(name, chat_id)
    if fault is not None:
        broken = await _break(request, fault)
        if broken is not None:
            return broken
    response = await _call(box, name, arguments)
    box.heard(Call(method=name, arguments=arguments.kept(), is_made=True))
    if fault is not None and fault.get("reset") == "after":
        return _reset(request)
    return response


async def _call(box: Box, name: str, arguments: Arguments) -> web.Response:
    method = METHODS.get(name.lower())
    if method is None:
        text = "Not Found: method not found"
        return answer({"ok": False, "error_code": 404, "description": text}, 404)
    try:
        result = await method(box, arguments)
    except ApiError as refusal:
        box.error_counts[str(refusal.code)] += 1
        return refused(refusal)
    if isinstance(result, Described):
        return answer({"ok": True, **result._asdict()}, 200)
    if isinstance(result, dict):
        result = shown(result)
    return answer({"ok": True, "result": result}, 200)


def _ensure_token(box: Box, token: str) -> None:
    if ":" not in token or len(token) > LONGEST_TOKEN or token.startswith("0"):
        raise unauthorized("invalid token specified")
    if token != box.token:
        raise unauthorized()


async def read_arguments(request: web.Request) -> Arguments:
    values: dict[str, Any] = dict(request.query)
    files: dict[str, Upload] = {}
    if request.can_read_body:
        if request.content_type == "application/json":
            try:
                values |= await request.json()
            except ValueError:
                raise ApiError(400, "can't parse request: invalid JSON") from None
        else:
            for key, value in (await _form(request)).items():
                if isinstance(value, web.FileField):
                    content = await asyncio.to_thread(value.file.read)
                    files[key] = Upload(
                        name=value.filename, content=content, mime=value.content_type
                    )
                else:
                    values[key] = value
    return Arguments(values, files)


async def _form(request: web.Request) -> Mapping[str, Any]:
    try:
        return await request.post()
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(413, "Request Entity Too Large") from None


def answer(body: Any, status: int) -> web.Response:
    return web.Response(
        text=json.dumps(body, ensure_ascii=False), status=status, content_type="application/json"
    )


def refused(refusal: ApiError) -> web.Response:
    response = answer(refusal.body(), refusal.code)
    if "retry_after" in refusal.parameters:
        response.headers["Retry-After"] = str(refusal.parameters["retry_after"])
    return response


# ── Faults ─────────────────────────────────────────────────────────────────────────────────────


async def _break(request: web.Request, fault: dict[str, Any]) -> web.StreamResponse | None:
    """Returns the response that replaces the call, or None if the call is still made."""
    match fault:
        case {"delay": seconds}:
            await asyncio.sleep(seconds)
        case {"body": body}:
            # Escaped: may contain lone surrogates.
            return web.Response(text=json.dumps(body), content_type="application/json")
        case {"html": status}:
            text = "<html><body><h1>502 Bad Gateway</h1></body></html>"
            return web.Response(text=text, status=status, content_type="text/html")
        case {"reset": "before"}:
            return _reset(request)
        case {"status": 429}:
            return refused(too_many(fault.get("retry_after", 1)))
        case {"status": status}:
            return refused(ApiError(status, fault.get("description", "")))
    return None


def _reset(request: web.Request) -> web.StreamResponse:
    """Drops the connection without a response."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def download(request: web.Request) -> web.Response:
    box = request.app[BOX]
    parts = request.match_info["path"].split("/")
    stored = box.files.find(parts[1]) if len(parts) > 1 else None
    if request.match_info["token"] != box.token or stored is None:
        return await not_found(request)
    return file_response(stored)
