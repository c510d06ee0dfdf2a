"""The form in which a decider says why: kept as a draft until it is confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from district.ids import RequestId
from district.requests.deficits import DEFICIT_KIND
from district.requests.request import Move, RequestKind


class DecisionStep(StrEnum):
    REASON = "reason"
    CHECK = "check"
    NOTE = "note"

    @property
    def before(self) -> "DecisionStep | None":
        return {DecisionStep.CHECK: DecisionStep.REASON, DecisionStep.NOTE: DecisionStep.CHECK}.get(
            self
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A rejection or a return that is being written."""

    request: RequestId
    move: Move
    kind: RequestKind = DEFICIT_KIND
    reason: str | None = None
    note: str | None = None

    @classmethod
    def read(cls, answers: Mapping[str, Any]) -> "Verdict":
        return cls(
            request=RequestId(answers["request"]),
            move=Move(answers["move"]),
            kind=RequestKind(answers.get("kind", DEFICIT_KIND)),
            reason=answers.get("reason"),
            note=answers.get("note"),
        )

    def answers(self) -> dict[str, Any]:
        return {
            "request": self.request,
            "move": self.move.value,
            "kind": self.kind,
            "reason": self.reason,
            "note": self.note,
        }
