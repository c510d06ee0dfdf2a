"""Validation of keyboards with the server's error texts."""

import json
from typing import Any

from sandbox.errors import bad

DATA_LIMIT = 64
"""In bytes."""
BUTTONS_LIMIT = 100
SIZE_LIMIT = 10_240
"""Limit in bytes of the texts and data of a keyboard's buttons."""
COPY_LIMIT = 256
STYLES = frozenset({"danger", "success", "primary"})
_ACTIONS = (
    "callback_data", "url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "web_app", "login_url", "pay",
    "callback_game", "disabled",
)  # fmt: skip
_INLINE = "can't parse inline keyboard button: "


def parse_markup(raw: Any) -> dict[str, Any] | None:
    """Parses `reply_markup`.

    Raises:
        ApiError: 400 with the server's text.
    """
    raw = _read(raw)
    if raw is None:
        return None
    if "inline_keyboard" in raw:
        return _inline(raw)
    if "keyboard" in raw:
        return _reply(raw)
    if raw.get("remove_keyboard") or raw.get("force_reply"):
        return dict(raw)
    return None


def _read(raw: Any) -> dict[str, Any] | None:
    if isinstance(raw, str):
        try:
            raw = json.loads(raw) if raw else None
        except ValueError:
            raise bad("can't parse reply keyboard markup JSON object") from None
    if raw is not None and not isinstance(raw, dict):
        raise bad("object expected as reply markup")
    markup: dict[str, Any] | None = raw
    return markup


def is_inline(markup: dict[str, Any] | None) -> bool:
    return markup is not None and "inline_keyboard" in markup


def _inline(raw: dict[str, Any]) -> dict[str, Any] | None:
    rows = raw["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    checked = [[_inline_button(one) for one in row] for row in rows if row]
    buttons = [one for row in checked for one in row]
    if len(buttons) > BUTTONS_LIMIT or sum(map(_size, buttons)) > SIZE_LIMIT:
        raise bad("reply markup is too long")
    return {"inline_keyboard": checked} if checked else None


def _inline_button(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise bad(_INLINE + "expected an Object")
    button = {key: value for key, value in raw.items() if value is not None}
    text = button.get("text")
    if not isinstance(text, str):
        raise bad(_INLINE + 'can\'t find field "text"')
    if not text.strip():
        raise bad("inline keyboard button text must be non-empty")
    if str(button.get("style", "primary")) not in STYLES:
        raise bad(_INLINE + "invalid button style specified")
    _check_data(button)
    if not any(action in button for action in _ACTIONS):
        raise bad(_INLINE + "Text buttons are unallowed in the inline keyboard")
    _check_address_and_copy(button)
    return button


def _size(button: dict[str, Any]) -> int:
    return sum(len(str(value).encode()) for value in button.values())


def _check_data(button: dict[str, Any]) -> None:
    data = button.get("callback_data")
    if data == "":
        del button["callback_data"]
    elif data is not None and len(str(data).encode()) > DATA_LIMIT:
        raise bad("BUTTON_DATA_INVALID")


def _check_address_and_copy(button: dict[str, Any]) -> None:
    url = button.get("url")
    if url is not None and not _is_address(url):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    copied = button.get("copy_text")
    if copied is not None and not 1 <= len(copied.get("text", "")) <= COPY_LIMIT:
        raise bad("BUTTON_COPY_TEXT_INVALID")


def _is_address(url: Any) -> bool:
    if not isinstance(url, str) or any(blank in url for blank in " \n\t"):
        return False
    scheme, separator, rest = url.partition("://")
    if not separator:
        return "." in url
    return scheme.lower() in {"http", "https", "tg"} and bool(rest)


def _reply(raw: dict[str, Any]) -> dict[str, Any]:
    rows = raw["keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays')
    checked = [[_reply_button(one) for one in row] for row in rows if row]
    if sum(map(len, checked)) > 3 * BUTTONS_LIMIT:
        raise bad("reply markup is too long")
    if len(raw.get("input_field_placeholder") or "") > 64:  # noqa: PLR2004 - limit of the Bot API
        raise bad("INPUT_FIELD_PLACEHOLDER_INVALID")
    return {**raw, "keyboard": checked}


def _reply_button(raw: Any) -> dict[str, Any]:
    button = raw if isinstance(raw, dict) else {"text": raw}
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        raise bad("keyboard button text must be non-empty")
    if str(button.get("style") or "primary") not in STYLES:
        raise bad("can't parse keyboard button: invalid button style specified")
    return button
