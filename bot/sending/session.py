"""aiogram's session without its most expensive unused parts.

The original builds a form for every call and an object tree for every response, with an object per
button of the returned keyboard; together this costs more than the call itself.
"""

from functools import cache
from typing import Any, get_args, get_origin

from aiogram import Bot
from aiogram.client.default import Default
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageReplyMarkup,
    EditMessageText,
    Response,
    SendMessage,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiohttp import BytesPayload, FormData
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import from_json, to_json

from bot.proxy import Proxy

WITHOUT_FILES = (SendMessage, EditMessageText, EditMessageReplyMarkup, AnswerCallbackQuery)
"""Most calls: sent as JSON. Calls that may carry a file are sent as forms."""

_NOBODY_READS = ("from", "entities", "reply_markup")
"""Unread fields of a message just sent."""


class Session(AiohttpSession):
    def __init__(self, *, proxy: Proxy | None = None, **settings: Any) -> None:
        super().__init__(json_loads=_read, **settings)
        if proxy is not None:
            from bot.connector import ProxyConnector  # noqa: PLC0415 - most need no proxy

            # Replaces the library's parameter, whose connector raises errors of aiohttp_socks,
            # which code that expects `aiohttp.ClientError` does not handle.
            self._connector_type = ProxyConnector
            self._connector_init = {"proxy": proxy, "limit": self._connector_init["limit"]}

    async def close(self) -> None:
        """Closes without the library's pause of 250 ms: aiohttp now closes TLS
        connections itself.
        """
        if self._session is not None:
            await self._session.close()

    def build_form_data(self, bot: Bot, method: TelegramMethod[TelegramType]) -> FormData:
        if not isinstance(method, WITHOUT_FILES):
            return super().build_form_data(bot, method)
        values = {
            name: self.prepare_value(value, bot, {}, _dumps_json=False)
            if isinstance(value, Default)
            else value
            for name, value in method.model_dump(warnings=False, exclude_none=True).items()
        }
        given = {name: value for name, value in values.items() if value is not None}
        return BytesPayload(to_json(given), content_type="application/json")  # type: ignore[return-value]  # the client takes both

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """Validates the result by its own model, else as the original: a `Response[Message]` has
        copies of all that a message may contain, up to 2 MiB for each type of result.
        """
        try:
            response = super().check_response(bot, _untyped(type(method)), status_code, content)
        except TelegramAPIError as error:
            error.method = method
            raise
        try:
            response.result = _validated(method.__returning__, response.result, bot)
        except ValidationError as error:
            raise ClientDecodeError("Failed to deserialize object", error, content) from error
        return response


@cache
def _untyped(kind: type[TelegramMethod[Any]]) -> Any:
    """Returns a method of the same name whose result is not validated."""
    return type(kind.__name__, (), {"__returning__": Any})()


def _validated(kind: Any, result: Any, bot: Bot) -> Any:
    """Raises:
    ValidationError: the result is not of that type.
    """
    if isinstance(result, list) and get_origin(kind) is list:
        (of,) = get_args(kind)
        return [_validated(of, one, bot) for one in result]
    if isinstance(result, dict):
        kinds = get_args(kind) or (kind,)
        models = [one for one in kinds if isinstance(one, type) and issubclass(one, BaseModel)]
        if len(models) == 1:
            return models[0].model_validate(result, context={"bot": bot})
    return _adapter(kind).validate_python(result, context={"bot": bot})


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _read(answer: str) -> Any:
    read = from_json(answer)
    result = read.get("result") if isinstance(read, dict) else None
    if isinstance(result, dict):
        for name in _NOBODY_READS:
            result.pop(name, None)
    return read
