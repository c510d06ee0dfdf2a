"""Queries of holidays."""

from datetime import date

from sqlalchemy import delete, insert, select

from district.holidays import Holiday, HolidayKind
from storage.database import Connection
from storage.tables import holidays

_IN_USE = select(holidays).where(holidays.c.retired_at.is_(None)).order_by(holidays.c.starts)


async def get_holidays(tx: Connection) -> tuple[Holiday, ...]:
    """Returns all holidays in use, from files and from people."""
    return tuple(
        Holiday(
            starts=date.fromisoformat(row.starts),
            ends=date.fromisoformat(row.ends or row.starts),
            kind=HolidayKind(row.kind),
            ru=row.ru,
            en=row.en,
            by_people=row.by_people,
        )
        for row in await tx.execute(_IN_USE)
    )


async def put_day(tx: Connection, day: date, kind: HolidayKind, name: str) -> None:
    """Stores a day entered in chat, in place of an earlier one."""
    await drop_day(tx, day)
    await tx.execute(
        insert(holidays).values(
            id=_key(day),
            starts=day.isoformat(),
            ends="",
            kind=kind,
            ru=name,
            en=name,
            by_people=True,
        )
    )


async def drop_day(tx: Connection, day: date) -> None:
    """Removes a day entered in chat. No-op if there is none."""
    await tx.execute(delete(holidays).where(holidays.c.id == _key(day)))


def _key(day: date) -> str:
    """Differs from every id of a file, which has no capitals."""
    return f"DAY-{day.isoformat()}"
