"""Access control of the sandbox, and safety of its content in a browser."""

import base64
from typing import Any

import aiohttp
import pytest

from sandbox import Box, Person
from tests.sandbox.api import Api

PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)
SCRIPT = b"<script>alert(1)</script>"


async def asked(api: Api, path: str, **options: Any) -> int:
    method = options.pop("method", "GET")
    async with api.http.request(method, api.address + path, **options) as response:
        return response.status


# ── Names that lead here (DNS rebinding) ───────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "path", ["/", "/box/people", "/web/api.js", "/bot1:test/getMe", "/nowhere"]
)
@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "evil.example:8081", "localhost.evil.example", "127.0.0.1.evil.example"),
        *("192.168.0.7", "0.0.0.0", "[::]", "127.0.0.1@evil.example", "", "["),
    ],
)
async def test_only_names_of_this_machine_are_answered(api: Api, host: str, path: str) -> None:
    assert await asked(api, path, headers={"Host": host}) == 421


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8081", "127.0.0.1", "127.1.2.3", "[::1]:80"]
)
async def test_every_name_of_this_machine_is_answered(api: Api, host: str) -> None:
    assert await asked(api, "/box/people", headers={"Host": host}) == 200


# ── Pages of other sites ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost.evil.example"]
)
@pytest.mark.parametrize("path", ["/box/people", "/bot1:test/getUpdates"])
async def test_a_page_of_another_site_does_not_act_here(api: Api, origin: str, path: str) -> None:
    status = await asked(api, path, method="POST", headers={"Origin": origin}, json={})
    assert status == 403


async def test_the_boxes_own_page_acts(api: Api) -> None:
    own = {"Origin": api.address}
    body = {"first_name": "Айшат"}
    assert await asked(api, "/box/people", method="POST", headers=own, json=body) == 200


FORMS: list[dict[str, Any]] = [
    {"data": {"first_name": "Али", "text": "x"}},
    {"data": aiohttp.FormData({"first_name": "Али"}, default_to_multipart=True)},
    {"data": b'{"first_name": "x"}', "headers": {"Content-Type": "text/plain"}},
    {"data": b"", "headers": {"Content-Type": "text/plain"}},
    {},
]
"""Requests that a browser sends to another site without preflight."""

CHANGES = [
    "/box/people",
    "/box/people/1001/messages",
    "/box/people/1001/presses",
    "/box/people/1001/start",
    "/box/people/1001/block",
    "/box/groups",
    "/box/groups/-1/messages",
    "/box/faults",
    "/box/stats/reset",
]


@pytest.mark.parametrize("path", CHANGES)
@pytest.mark.parametrize("number", range(len(FORMS)))
async def test_people_act_by_json_only(
    api: Api, box: Box, aishat: Person, path: str, number: int
) -> None:
    assert aishat.id == 1_001
    before = box.updates.made
    assert await asked(api, path, method="POST", **FORMS[number]) == 415
    assert (box.updates.made, len(box.people), aishat.status) == (before, 1, "member")


@pytest.mark.parametrize(
    "options",
    [
        {"json": {"chat_id": 1_001, "text": "x"}},
        {"data": {"chat_id": "1001", "text": "x"}},
        {"params": {"chat_id": "1001", "text": "x"}},
        {"params": {"chat_id": "1001", "text": "x"}, "method": "GET"},
    ],
)
async def test_the_bot_api_takes_what_the_real_one_takes(
    api: Api, aishat: Person, options: dict[str, Any]
) -> None:
    given = {"method": "POST", **options}
    assert await asked(api, "/bot1:test/sendMessage", **given) == 200
    assert [one["text"] for one in aishat.messages] == ["x"]


# ── Files ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "mime", "kind"),
    [
        ("страница.html", "text/html", "attachment"),
        ("a.svg", "image/svg+xml", "attachment"),
        ("a.xml", "text/xml", "attachment"),
        ("a.js", "text/javascript", "attachment"),
        ("a.pdf", "application/pdf", "attachment"),
        ("a", "application/octet-stream", "attachment"),
        ("a.png", "image/png", "inline"),
        ("a.jpg", "image/jpeg", "inline"),
    ],
)
async def test_only_raster_pictures_are_shown_in_place(
    api: Api, box: Box, aishat: Person, name: str, mime: str, kind: str
) -> None:
    stored = box.files.keep(name, SCRIPT, mime)
    addresses = (f"/box/files/{stored.id}/a.png", f"/file/bot1:test/{stored.path}")
    for address in addresses:
        async with api.http.get(api.address + address) as response:
            assert response.status == 200
            assert response.content_type == mime
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert response.headers["Content-Disposition"].split(";")[0] == kind
            assert response.content_disposition is not None
            assert response.content_disposition.filename == name


async def test_a_file_of_a_person_comes_as_json(api: Api, aishat: Person) -> None:
    body = {
        "kind": "document",
        "name": "План.pdf",
        "content": base64.b64encode(PNG).decode(),
        "caption": "Вот",
    }
    path = f"/box/people/{aishat.id}/messages"
    assert await asked(api, path, method="POST", json=body) == 200
    [message] = aishat.messages
    assert (message["caption"], message["document"]["file_name"]) == ("Вот", "План.pdf")
    assert await asked(api, path, method="POST", json={**body, "content": "%"}) == 400


async def test_nothing_is_guessed_from_the_content_of_any_answer(api: Api) -> None:
    for path in ("/", "/web/api.js", "/box/people", "/nowhere"):
        async with api.http.get(api.address + path) as response:
            assert response.headers["X-Content-Type-Options"] == "nosniff"
