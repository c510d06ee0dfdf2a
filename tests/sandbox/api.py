"""A Bot API client over plain HTTP."""

import io
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp

from sandbox import Box, serve


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """HTTP status and body of a response."""

    status: int
    body: dict[str, Any]
    headers: dict[str, str]

    @property
    def result(self) -> Any:
        """The result.

        Raises:
            AssertionError: the call was refused.
        """
        assert self.body["ok"], self.body
        assert self.status == 200
        return self.body["result"]

    @property
    def refusal(self) -> str:
        """`400 Bad Request: …`; the status equals the code in the body."""
        assert not self.body["ok"], self.body
        assert self.status == self.body["error_code"]
        return f"{self.status} {self.body['description']}"


class Api:
    def __init__(self, http: aiohttp.ClientSession, box: Box, address: str) -> None:
        self.http = http
        self.box = box
        self.address = address

    async def call(self, method: str, **arguments: Any) -> Answer:
        return await self.call_as(self.box.token, method, **arguments)

    async def call_as(self, token: str, method: str, **arguments: Any) -> Answer:
        url = f"{self.address}/bot{token}/{method}"
        async with self.http.post(url, json=arguments) as response:
            return await _answer_of(response)

    async def upload(self, method: str, *, name: str, **fields: Any) -> Answer:
        """Calls with a file: a field of bytes is the file, `name` its name."""
        form = aiohttp.FormData(quote_fields=False)
        for field, value in fields.items():
            if isinstance(value, bytes):
                file = io.BytesIO(value)
                form.add_field(field, file, filename=name)
            else:
                form.add_field(field, str(value))
        async with self.http.post(
            f"{self.address}/bot{self.box.token}/{method}", data=form
        ) as response:
            return await _answer_of(response)

    async def result(self, method: str, **arguments: Any) -> Any:
        return (await self.call(method, **arguments)).result

    async def refusal(self, method: str, **arguments: Any) -> str:
        return (await self.call(method, **arguments)).refusal

    async def updates(self, **arguments: Any) -> list[int]:
        """Returns the ids of updates from `getUpdates`."""
        return [one["update_id"] for one in await self.result("getUpdates", **arguments)]


async def _answer_of(response: aiohttp.ClientResponse) -> Answer:
    assert response.content_type == "application/json"
    return Answer(
        status=response.status, body=await response.json(), headers=dict(response.headers)
    )


@asynccontextmanager
async def opened(box: Box) -> AsyncIterator[Api]:
    async with serve(box) as address, aiohttp.ClientSession() as http:
        yield Api(http, box, address)


def png(width: int, height: int) -> bytes:
    """The part of a PNG with its size."""
    return b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", width, height)
