"""Errors of the Bot API. The texts are the server's own (telegram-bot-api, `Client.cpp`)."""

from typing import Any

_PREFIXES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    409: "Conflict",
    500: "Internal Server Error",
}


class ApiError(Exception):
    """A refused call. `text` follows the prefix of its code, with a lower-case first letter."""

    def __init__(self, code: int, text: str, **parameters: Any) -> None:
        super().__init__(text)
        self.code = code
        self.parameters = parameters
        self.description = described(code, text)

    def body(self) -> dict[str, Any]:
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def described(code: int, text: str) -> str:
    """Returns the description as the server formats it: `BUTTON_DATA_INVALID` stays in capitals."""
    prefix = _PREFIXES.get(code)
    if prefix is None:
        return text
    if not text:
        return prefix
    keeps = len(text) > 1 and (text[1] == "_" or text[1].isupper())
    return f"{prefix}: {text if keeps else text[0].lower() + text[1:]}"


def bad(text: str) -> ApiError:
    return ApiError(400, text)


def forbidden(text: str) -> ApiError:
    return ApiError(403, text)


def too_many(retry_after: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def unauthorized(text: str = "") -> ApiError:
    return ApiError(401, text)
