"""Cuts screens of secret votes and of answers to surveys out of updates before they are stored.

Telegram sends the pressed message along: its keyboard shows the label beside each token, and its
text names the option that is about to be confirmed. The same message arrives with a Telegram reply
to it and when it is pinned.
"""

from typing import Any

from district.drafts import Form
from keyboards.council.secret import PREFIX
from keyboards.form import FormPress

_CARRIERS = ("message", "reply_to_message", "pinned_message")
"""Fields of an update's content that hold another message."""
_QUOTED = ("quote", "external_reply")
_KEPT = frozenset({"message_id", "date", "edit_date", "chat", "from", "message_thread_id"})
BLANK = "…"
"""Placeholder of the cut text: a message without any would look like one that cannot be edited."""


def without_ballots(raw: dict[str, Any]) -> dict[str, Any]:
    """Returns the update without the contents of messages that have a button of a secret vote.

    Returns the same object if there is none.
    """
    if not any(_carried(content) for content in raw.values()):
        return raw
    return {name: _without(content) for name, content in raw.items()}


def _without(content: Any) -> Any:
    names = _carried(content)
    if not names:
        return content
    kept = {name: value for name, value in content.items() if name not in _QUOTED}
    return kept | {name: _blank(content[name]) for name in names}


def _carried(content: Any) -> list[str]:
    """Returns the fields to cut."""
    if not isinstance(content, dict):
        return []
    pressed = _is_ours(content.get("data"))
    return [
        name
        for name in _CARRIERS
        if isinstance(content.get(name), dict) and (pressed or _is_ballot(content[name]))
    ]


def _blank(message: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in message.items() if name in _KEPT}
    return {**kept, "text": BLANK} if "text" in message else kept


def _is_ballot(message: dict[str, Any]) -> bool:
    """Returns whether a message has a button of a secret vote; a malformed one has none."""
    markup = message.get("reply_markup")
    rows = markup.get("inline_keyboard") if isinstance(markup, dict) else None
    return isinstance(rows, list) and any(
        isinstance(button, dict) and _is_ours(button.get("callback_data"))
        for row in rows
        if isinstance(row, list)
        for button in row
    )


def _is_ours(data: Any) -> bool:
    """Returns whether a button is of a secret vote, or of the form of an answer to a survey."""
    if not isinstance(data, str):
        return False
    prefix, _, *rest = [*data.split(":", 3), "", ""]
    return prefix == PREFIX or (prefix == FormPress.__prefix__ and rest[0] == Form.POLL)
