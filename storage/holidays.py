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


async def put_holiday(
    tx: Connection, starts: date, ends: date, kind: HolidayKind, name: str
) -> None:
    """Stores days entered in chat, in place of what was entered for any of these days alone."""
    within = (holidays.c.starts >= starts.isoformat(), holidays.c.starts <= ends.isoformat())
    single = (holidays.c.by_people, holidays.c.ends == "")
    await tx.execute(delete(holidays).where(*single, *within))
    await drop_holiday(tx, starts, ends)
    await tx.execute(
        insert(holidays).values(
            id=_key(starts, ends),
            starts=starts.isoformat(),
            ends="" if starts == ends else ends.isoformat(),
            kind=kind,
            ru=name,
            en=name,
            by_people=True,
        )
    )


async def drop_holiday(tx: Connection, starts: date, ends: date) -> None:
    """Removes what was entered in chat for exactly these days. No-op if there is nothing."""
    await tx.execute(delete(holidays).where(holidays.c.id == _key(starts, ends)))


def _key(starts: date, ends: date) -> str:
    """Differs from every id of a file, which has no capitals."""
    until = "" if starts == ends else f"-{ends.isoformat()}"
    return f"DAY-{starts.isoformat()}{until}"
