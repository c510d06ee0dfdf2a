"""Queries of holidays."""

from datetime import date
from functools import lru_cache

from sqlalchemy import ScalarSelect, case, delete, func, insert, literal, select

from district.holidays import Holiday, HolidayKind, Holidays
from storage.database import Connection
from storage.tables import holidays

_IN_USE = select(holidays).where(holidays.c.retired_at.is_(None)).order_by(holidays.c.starts)
_PARTS, _ROWS = "/", ";"


def days_off_text() -> ScalarSelect[str | None]:
    """Returns all holidays in use as the one text that `read_days_off` reads."""
    between = literal(_PARTS)
    by_people = case((holidays.c.by_people, "1"), else_="")
    row = holidays.c.starts + between + holidays.c.ends + between + holidays.c.kind
    return (
        select(func.aggregate_strings(row + between + by_people, _ROWS))
        .where(holidays.c.retired_at.is_(None))
        .scalar_subquery()
    )


_DAYS_OFF = select(days_off_text())


@lru_cache(maxsize=8)
def read_days_off(listed: str | None) -> frozenset[date]:
    """Returns the public holidays. Deadlines need them at most taps that show one, so the text of
    all rows, which is read each time, is the key of the cache.
    """
    rows = [one.split(_PARTS) for one in listed.split(_ROWS)] if listed else []
    return Holidays(
        every=tuple(
            Holiday(
                starts=date.fromisoformat(starts),
                ends=date.fromisoformat(ends or starts),
                kind=HolidayKind(kind),
                ru="",
                en="",
                by_people=bool(by_people),
            )
            for starts, ends, kind, by_people in rows
        )
    ).days_off


async def get_days_off(tx: Connection) -> frozenset[date]:
    return read_days_off((await tx.execute(_DAYS_OFF)).scalar())


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
