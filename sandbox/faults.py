"""Injected faults of the network and the server."""

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Fault:
    """A fault that waits for a matching call. `fault` is one of

    `{"status": 429, "retry_after": 30}`, `{"status": 500, "description": "…"}`, `{"html": 502}`,
    `{"body": …}` (any JSON, with status 200),
    `{"reset": "before"}`, `{"reset": "after"}` (of the effect), `{"delay": seconds}`.
    """

    fault: dict[str, Any]
    method: str | None = None
    chat_id: int | None = None
    times: int = 1

    def fits(self, method: str, chat_id: int | None) -> bool:
        return (self.method is None or self.method.lower() == method.lower()) and (
            self.chat_id is None or self.chat_id == chat_id
        )


class Faults:
    """A FIFO queue of faults."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._waiting.append(fault)

    def clear(self) -> None:
        self._waiting.clear()

    def take(self, method: str, chat_id: int | None) -> dict[str, Any] | None:
        for fault in self._waiting:
            if fault.fits(method, chat_id):
                fault.times -= 1
                if fault.times <= 0:
                    self._waiting.remove(fault)
                return fault.fault
        return None
