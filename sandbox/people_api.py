"""`/box/…`: actions of people, for the web chat, the demo and load generators."""

import base64
import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from aiohttp import web

from sandbox.box import KINDS, Box, Person
from sandbox.doors import file_response
from sandbox.faults import Fault
from sandbox.stats import Busy

Answered = Callable[[Box, web.Request], Awaitable[Any]]


def routes(key: web.AppKey[Box]) -> list[web.AbstractRouteDef]:
    busy = Busy()

    def opened(work: Answered) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handle(request: web.Request) -> web.StreamResponse:
            try:
                result = await work(request.app[key], request)
            except (KeyError, ValueError, TypeError) as wrong:
                return _json({"error": f"{type(wrong).__name__}: {wrong}"}, 400)
            return result if isinstance(result, web.StreamResponse) else _json(result)

        return handle

    async def stats(box: Box, _: web.Request) -> Any:
        return {
            "updates_queued": box.updates.pending,
            "updates_made": box.updates.made,
            "calls": dict(box.call_counts),
            "errors": dict(box.error_counts),
            "busy_share": busy.share,
        }

    async def reset_stats(box: Box, _: web.Request) -> Any:
        busy.reset()
        box.call_counts.clear()
        box.error_counts.clear()
        return {}

    get, post = web.get, web.post
    return [
        get("/box/bot", opened(_bot)),
        get("/box/people", opened(_people)),
        post("/box/people", opened(_add_person)),
        get("/box/people/{person}/chat", opened(_chat)),
        post("/box/people/{person}/messages", opened(_send)),
        web.patch("/box/people/{person}/messages/{message}", opened(_edit)),
        post("/box/people/{person}/presses", opened(_press)),
        post("/box/people/{person}/start", opened(_start)),
        post("/box/people/{person}/{act:block|unblock|deactivate}", opened(_act)),
        get("/box/files/{file}/{name}", opened(_file)),
        post("/box/groups", opened(_add_group)),
        post("/box/groups/{group}/messages", opened(_say_in_group)),
        get("/box/events", opened(_events)),
        post("/box/faults", opened(_add_fault)),
        web.delete("/box/faults", opened(_clear_faults)),
        get("/box/stats", opened(stats)),
        post("/box/stats/reset", opened(reset_stats)),
    ]


def _json(body: Any, status: int = 200) -> web.Response:
    return web.Response(
        text=json.dumps(body, ensure_ascii=False), status=status, content_type="application/json"
    )


def _person(box: Box, request: web.Request) -> Person:
    return box.people[int(request.match_info["person"])]


def with_urls(message: dict[str, Any]) -> dict[str, Any]:
    """Returns the message with URLs at which a browser finds its files."""
    seen = {key: value for key, value in message.items() if not key.startswith("_")}
    for kind in ("document", "video", "audio", "voice"):
        if kind in seen:
            name = seen[kind].get("file_name", kind)
            url = f"/box/files/{seen[kind]['file_id']}/{quote(name, safe='')}"
            seen[kind] = {**seen[kind], "url": url}
    if "photo" in seen:
        seen["photo"] = [
            {**size, "url": f"/box/files/{size['file_id']}/photo"} for size in seen["photo"]
        ]
    return seen


async def _bot(box: Box, _: web.Request) -> Any:
    return {**box.bot, "description": box.profile.get("description:", "")}


async def _people(box: Box, _: web.Request) -> Any:
    return [person.described() for person in box.people.values()]


async def _add_person(box: Box, request: web.Request) -> Any:
    return box.add_person(**await request.json()).described()


async def _chat(box: Box, request: web.Request) -> Any:
    person = _person(box, request)
    return {
        "person": person.described(),
        "messages": [with_urls(message) for message in person.messages],
        "keyboard": person.keyboard,
        "commands": box.commands.seen_by(person.id, person.account.get("language_code")),
        "last_event": box.events.last,
        "action": None,
    }


async def _send(box: Box, request: web.Request) -> Any:
    person, body = _person(box, request), await request.json()
    if "content" in body:
        content = base64.b64decode(body["content"], validate=True)
        sent = person.send_file(body["kind"], content, body["name"], body.get("caption") or None)
        return with_urls(sent)
    if "kind" in body:
        if body["kind"] not in KINDS:
            raise ValueError(f"one of {', '.join(KINDS)}")
        return person.send_kind(body["kind"])
    if body.get("forward"):
        return person.forward(body["text"])
    return person.send(body["text"], reply_to=body.get("reply_to"))


async def _edit(box: Box, request: web.Request) -> Any:
    text = (await request.json())["text"]
    return _person(box, request).edit(int(request.match_info["message"]), text)


async def _press(box: Box, request: web.Request) -> Any:
    body = await request.json()
    return {"id": _person(box, request).press(body["message_id"], body["data"])}


async def _start(box: Box, request: web.Request) -> Any:
    body = await request.json() if request.can_read_body else {}
    return _person(box, request).start(body.get("payload"))


async def _act(box: Box, request: web.Request) -> Any:
    person = _person(box, request)
    {"block": person.block, "unblock": person.unblock, "deactivate": person.deactivate}[
        request.match_info["act"]
    ]()
    return person.described()


async def _file(box: Box, request: web.Request) -> Any:
    stored = box.files.find(request.match_info["file"])
    if stored is None:
        raise web.HTTPNotFound
    return file_response(stored)


async def _add_group(box: Box, request: web.Request) -> Any:
    body = await request.json()
    group = box.add_group(body["title"], [box.people[number] for number in body["members"]])
    return box.described(group)


async def _say_in_group(box: Box, request: web.Request) -> Any:
    body = await request.json()
    group = box.chats[int(request.match_info["group"])]
    person, reply_to = box.people[body["from"]], body.get("reply_to")
    return box.say_in_group(group, person, body["text"], reply_to=reply_to)


async def _events(box: Box, request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"}
    )
    await response.prepare(request)
    try:
        async for event in box.events.after(int(request.query.get("after", "0"))):
            shown = event
            if "message" in event:
                shown = {**event, "message": with_urls(event["message"])}
            await response.write(f"data: {json.dumps(shown, ensure_ascii=False)}\n\n".encode())
    except ConnectionResetError:
        pass  # the browser disconnected
    return response


async def _add_fault(box: Box, request: web.Request) -> Any:
    box.faults.add(Fault(**await request.json()))
    return {}


async def _clear_faults(box: Box, _: web.Request) -> Any:
    box.faults.clear()
    return {}
