"""Queries of cards: the wanted and the shown version of each copy."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Generic, TypeVar

from sqlalchemy import Table, and_, bindparam, delete, func, or_, select, update

from district.cards import Card
from district.errors import existing
from district.ids import ActivityId, CardId, MotionId, PersonId, RequestId
from storage.compare_and_set import compare_and_set
from storage.database import Connection, mark_outbound
from storage.records import Record
from storage.tables import activities, cards, motions, requests
from storage.upsert import add_missing

Subject = TypeVar("Subject", RequestId, MotionId, ActivityId)

_CARD = Record(Card, cards, chat="chat_id")
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


class CardsOf(Generic[Subject]):
    """Cards of one kind of subject, whose table has a `version`."""

    def __init__(self, subjects: Table, column: str) -> None:
        self._column = column
        about = cards.c[column]
        is_this = about == bindparam("subject")
        is_own = cards.c.person_id == bindparam("person")
        self._touch = update(cards).where(is_this).values(wanted=cards.c.wanted + 1)
        self._find = select(cards).where(is_own, is_this)
        self._version = (
            select(subjects.c.version, cards.c.wanted)
            .outerjoin(cards, and_(about == subjects.c.id, is_own))
            .where(subjects.c.id == bindparam("subject"))
        )

    async def deal(
        self,
        tx: Connection,
        subject: Subject,
        people: Iterable[PersonId] = (),
        *,
        chats: Iterable[int] = (),
    ) -> None:
        """Adds a card for each person and each group that has none of this subject yet."""
        new = {self._column: subject, "wanted": 1, "shown": 0}
        for key, where in (("person_id", people), ("chat_id", chats)):
            rows = [{key: one, **new} for one in where]
            if rows:
                await add_missing(tx, cards, rows)
                mark_outbound(tx)

    async def touch(self, tx: Connection, subject: Subject) -> None:
        """Marks all copies for redrawing."""
        await tx.execute(self._touch, {"subject": subject})
        mark_outbound(tx)

    async def find(self, tx: Connection, person: PersonId, subject: Subject) -> Card | None:
        return await _CARD.find(tx, self._find, person=person, subject=subject)

    async def version(
        self, tx: Connection, person: PersonId, subject: Subject
    ) -> tuple[int, int | None]:
        """Returns the subject's version and the wanted version of the person's card, if any.

        Raises:
            NotFound: there is no such subject.
        """
        found = await tx.execute(self._version, {"person": person, "subject": subject})
        row = existing(found.one_or_none())
        version, wanted = row
        return version, wanted


request_cards: CardsOf[RequestId] = CardsOf(requests, "request_id")
motion_cards: CardsOf[MotionId] = CardsOf(motions, "motion_id")
assembly_cards: CardsOf[ActivityId] = CardsOf(activities, "activity_id")


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


async def draw_group_again(tx: Connection, chat: int) -> None:
    """Marks all cards of a group for redrawing, also those postponed."""
    await _change_group(tx, chat)


async def move_group_cards(tx: Connection, old: int, new: int) -> None:
    """Gives a group's cards to the chat that replaced it; they are sent there anew."""
    await _change_group(tx, old, chat_id=new, message_id=None)


async def forget_group_cards(tx: Connection, chat: int) -> None:
    """Deletes the cards of a group that is no longer bound; its messages stay as they are."""
    await tx.execute(delete(cards).where(cards.c.chat_id == chat))


async def _change_group(tx: Connection, chat: int, **changes: object) -> None:
    due = {"wanted": cards.c.wanted + 1, "retry_at": None}
    await tx.execute(update(cards).where(cards.c.chat_id == chat).values(**due, **changes))
    mark_outbound(tx)


async def put_card_off(tx: Connection, card: CardId, until: datetime, error: str) -> None:
    await tx.execute(_PUT_OFF, {"card": card, "until": until, "error": error})


async def forget_card_message(tx: Connection, card: CardId) -> None:
    """Forgets a message that is gone from the chat: the card will be sent again."""
    await tx.execute(_LOST, {"card": card})
