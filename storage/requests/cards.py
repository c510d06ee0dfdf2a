"""Queries of cards: the wanted and the shown version of each copy."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import and_, bindparam, func, or_, select, update

from district.ids import CardId, PersonId, RequestId
from district.requests.cards import Card
from storage.compare_and_set import compare_and_set
from storage.database import Connection, mark_outbound
from storage.records import Record
from storage.tables import cards, requests
from storage.upsert import add_missing

_CARD = Record(Card, cards)
_TOUCH = (
    update(cards)
    .where(cards.c.request_id == bindparam("request"))
    .values(wanted=cards.c.wanted + 1)
)
_FIND = select(cards).where(
    cards.c.person_id == bindparam("person"), cards.c.request_id == bindparam("request")
)
_VERSION = (
    select(requests.c.version, cards.c.wanted)
    .outerjoin(
        cards, and_(cards.c.request_id == requests.c.id, cards.c.person_id == bindparam("person"))
    )
    .where(requests.c.id == bindparam("request"))
)
_LAGGING = (
    select(cards)
    .where(
        cards.c.shown < cards.c.wanted,
        or_(cards.c.retry_at.is_(None), cards.c.retry_at <= bindparam("now")),
        cards.c.id.not_in(bindparam("but", expanding=True)),
    )
    .order_by(cards.c.id)
    .limit(bindparam("limit"))
)
_SHOWN = (
    update(cards)
    .where(cards.c.id == bindparam("card"), cards.c.shown <= bindparam("drawn"))
    .values(
        shown=bindparam("drawn"),
        message_id=func.coalesce(
            bindparam("message", type_=cards.c.message_id.type), cards.c.message_id
        ),
        retry_at=None,
        last_error=None,
    )
)
_PUT_OFF = (
    update(cards)
    .where(cards.c.id == bindparam("card"))
    .values(retry_at=bindparam("until"), last_error=bindparam("error"))
)
_AGAIN = update(cards).where(cards.c.id == bindparam("card")).values(wanted=cards.c.wanted + 1)
_LOST = update(cards).where(cards.c.id == bindparam("card")).values(message_id=None)


async def deal_cards(tx: Connection, request: RequestId, people: Iterable[PersonId]) -> None:
    """Adds a card for each person who has none of this request yet."""
    rows = [
        {"person_id": person, "request_id": request, "wanted": 1, "shown": 0} for person in people
    ]
    if rows:
        await add_missing(tx, cards, rows)
        mark_outbound(tx)


async def touch_cards(tx: Connection, request: RequestId) -> None:
    """Marks all copies of the request for redrawing."""
    await tx.execute(_TOUCH, {"request": request})
    mark_outbound(tx)


async def find_card(tx: Connection, person: PersonId, request: RequestId) -> Card | None:
    return await _CARD.find(tx, _FIND, person=person, request=request)


async def card_version(
    tx: Connection, person: PersonId, request: RequestId
) -> tuple[int, int | None]:
    """Returns the request's version and the wanted version of the person's card, if any."""
    found = await tx.execute(_VERSION, {"person": person, "request": request})
    version, wanted = found.one()
    return version, wanted


async def lagging_cards(
    tx: Connection, now: datetime, limit: int, *, but: Collection[CardId] = ()
) -> list[Card]:
    """Returns outdated copies, except postponed ones and those in `but`."""
    return await _CARD.all(tx, _LAGGING, now=now, limit=limit, but=list(but))


async def mark_card_shown(
    tx: Connection, card: CardId, drawn: int, message_id: int | None = None
) -> bool:
    """Marks a version as shown. Returns False if a later version was marked first.

    `drawn` is the `wanted` read before drawing: later changes cause one more edit. `message_id` is
    set for a new message.
    """
    values = {"card": card, "drawn": drawn, "message": message_id}
    return await compare_and_set(tx, _SHOWN, values)


async def draw_again(tx: Connection, card: CardId) -> None:
    """Marks this copy for redrawing."""
    await tx.execute(_AGAIN, {"card": card})
    mark_outbound(tx)


async def put_card_off(tx: Connection, card: CardId, until: datetime, error: str) -> None:
    await tx.execute(_PUT_OFF, {"card": card, "until": until, "error": error})


async def forget_card_message(tx: Connection, card: CardId) -> None:
    """Forgets a message that is gone from the chat: the card will be sent again."""
    await tx.execute(_LOST, {"card": card})
