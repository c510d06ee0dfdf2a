"""Queries of cards: the wanted and the shown version of each copy."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import and_, bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from district.ids import CardId, PersonId, RequestId
from district.requests.cards import Card
from storage.compare_and_set import compare_and_set
from storage.database import mark_outbound
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


async def deal_cards(
    connection: AsyncConnection, request: RequestId, people: Iterable[PersonId]
) -> None:
    """Adds a card for each person who has none of this request yet."""
    rows = [
        {"person_id": person, "request_id": request, "wanted": 1, "shown": 0} for person in people
    ]
    if rows:
        await add_missing(connection, cards, rows)
        mark_outbound(connection)


async def touch_cards(connection: AsyncConnection, request: RequestId) -> None:
    """Marks all copies of the request for redrawing."""
    await connection.execute(_TOUCH, {"request": request})
    mark_outbound(connection)


async def find_card(
    connection: AsyncConnection, person: PersonId, request: RequestId
) -> Card | None:
    return await _CARD.find(connection, _FIND, person=person, request=request)


async def card_version(
    connection: AsyncConnection, person: PersonId, request: RequestId
) -> tuple[int, int | None]:
    """Returns the request's version and the wanted version of the person's card, if any."""
    found = await connection.execute(_VERSION, {"person": person, "request": request})
    version, wanted = found.one()
    return version, wanted


async def lagging_cards(
    connection: AsyncConnection, now: datetime, limit: int, *, but: Collection[CardId] = ()
) -> list[Card]:
    """Returns outdated copies, except postponed ones and those in `but`."""
    return await _CARD.all(connection, _LAGGING, now=now, limit=limit, but=list(but))


async def mark_card_shown(
    connection: AsyncConnection, card: CardId, drawn: int, message_id: int | None = None
) -> bool:
    """Marks a version as shown. Returns False if a later version was marked first.

    `drawn` is the `wanted` read before drawing: later changes cause one more edit. `message_id` is
    set for a new message.
    """
    values = {"card": card, "drawn": drawn, "message": message_id}
    return await compare_and_set(connection, _SHOWN, values)


async def draw_again(connection: AsyncConnection, card: CardId) -> None:
    """Marks this copy for redrawing."""
    await connection.execute(_AGAIN, {"card": card})
    mark_outbound(connection)


async def put_card_off(
    connection: AsyncConnection, card: CardId, until: datetime, error: str
) -> None:
    await connection.execute(_PUT_OFF, {"card": card, "until": until, "error": error})


async def forget_card_message(connection: AsyncConnection, card: CardId) -> None:
    """Forgets a message that is gone from the chat: the card will be sent again."""
    await connection.execute(_LOST, {"card": card})
