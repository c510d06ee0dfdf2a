"""Cards: living messages that show a request and follow its truth until it is closed."""

from dataclasses import dataclass

from district.ids import CardId, PersonId, RequestId


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One decider's copy. It lags while `shown` is behind `wanted`; delivery draws the truth."""

    id: CardId
    person: PersonId
    request: RequestId
    message_id: int | None
    wanted: int
    shown: int
