"""Queries of announcements, presses of their buttons, muted categories and saved audiences."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, or_, select, update

from district.announcements.announcement import (
    Announcement,
    AnnouncementStatus,
    Category,
    NewAnnouncement,
)
from district.announcements.recipients import Recipients
from district.catalogues import CategoryKind
from district.errors import NotFound
from district.ids import AnnouncementId, CategoryId, DistrictId, DraftId, PersonId
from district.territory import Transfer
from storage.campaigns import tag_announcement
from storage.database import Connection, mark_announced
from storage.records import Record
from storage.tables import (
    announcement_campaigns,
    announcements,
    audiences,
    categories,
    mutes,
    presses,
)
from storage.upsert import add_missing, insert_into

LOOKED_AWAY = 0
"""Stored as a card's message id when the author has turned that message into another screen."""

WHOLE = select(
    announcements,
    categories.c.ru.label("category_ru"),
    categories.c.en.label("category_en"),
    categories.c.kind.label("category_kind"),
    announcement_campaigns.c.campaign_id,
).select_from(
    announcements.join(categories, categories.c.id == announcements.c.category_id).outerjoin(
        announcement_campaigns, announcement_campaigns.c.announcement_id == announcements.c.id
    )
)
ANNOUNCEMENT = Record(
    Announcement,
    WHOLE,
    category=Record(
        Category, WHOLE, id="category_id", ru="category_ru", en="category_en", kind="category_kind"
    ),
)
_NEW = Record(NewAnnouncement, announcements)
_CATEGORY = Record(Category, categories)
_BY_ID = WHOLE.where(announcements.c.id == bindparam("id"))
_BY_DRAFT = WHOLE.where(announcements.c.draft_id == bindparam("draft"))
_DUE = WHOLE.where(
    announcements.c.status == AnnouncementStatus.SCHEDULED,
    announcements.c.due_at <= bindparam("now"),
).order_by(announcements.c.due_at, announcements.c.id)
_AT_WORK = WHOLE.where(
    or_(announcements.c.status == AnnouncementStatus.SENDING, announcements.c.lags)
).order_by(announcements.c.id)
_TO_SHOW = WHOLE.where(
    or_(
        announcements.c.status == AnnouncementStatus.SENDING,
        announcements.c.lags,
        ~announcements.c.is_shown,
    )
).order_by(announcements.c.id)
_CARD = select(announcements.c.card).where(announcements.c.id == bindparam("announcement"))
_CATEGORIES = (
    select(categories)
    .where(categories.c.retired_at.is_(None))
    .order_by(categories.c.position, categories.c.id)
)


# ── Announcements ──────────────────────────────────────────────────────────────────────────────


async def add_announcement(
    tx: Connection,
    new: NewAnnouncement,
    *,
    author: PersonId,
    district: DistrictId,
    status: AnnouncementStatus,
    now: datetime,
    draft: DraftId | None = None,
    series: AnnouncementId | None = None,
    asked_people: int | None = None,
) -> AnnouncementId | None:
    """Returns None if the series already has an announcement for that time."""
    values = _NEW.columns(new) | {
        "author_id": author,
        "district_id": district,
        "status": status,
        "version": 1,
        "good_until": new.due_at,
        "series_id": series,
        "is_planned": False,
        "planned_up_to": 0,
        "lags": False,
        "made_at": now,
        "is_shown": False,
        "draft_id": draft,
        "asked_people": asked_people,
        "revision": 0,
    }
    statement = insert_into(tx, announcements).on_conflict_do_nothing(
        index_elements=[announcements.c.series_id, announcements.c.due_at]
    )
    added = await tx.execute(statement.values(values).returning(announcements.c.id))
    number = added.scalar_one_or_none()
    mark_announced(tx)
    if number is not None and new.campaign is not None:
        await tag_announcement(tx, AnnouncementId(number), new.campaign)
    return None if number is None else AnnouncementId(number)


async def move_announcements(tx: Connection, transfer: Transfer) -> list[AnnouncementId]:
    """Moves a municipality's own unfinished announcements to another district. Returns the ids."""
    unfinished = [one for one in AnnouncementStatus if one.is_ahead or one.is_under_way]
    rows = await tx.execute(
        select(announcements.c.id, announcements.c.recipients).where(
            announcements.c.district_id == transfer.source,
            announcements.c.status.in_(unfinished) | announcements.c.proposed.is_not(None),
        )
    )
    found = [
        AnnouncementId(row.id)
        for row in rows
        if Recipients.read(row.recipients).is_only(transfer.municipality)
    ]
    moving = update(announcements).where(announcements.c.id.in_(found))
    await tx.execute(moving.values(district_id=transfer.target))
    return found


async def get_announcement(
    tx: Connection, announcement: AnnouncementId, *, hold: bool = False
) -> Announcement:
    """Returns the announcement. `hold` locks its row until the transaction ends.

    Raises:
        NotFound: there is no such announcement.
    """
    if hold:
        await tx.execute(
            select(announcements.c.id).where(announcements.c.id == announcement).with_for_update()
        )
    return await ANNOUNCEMENT.get(tx, _BY_ID, id=announcement)


async def find_announcement_of_draft(tx: Connection, draft: DraftId) -> Announcement | None:
    return await ANNOUNCEMENT.find(tx, _BY_DRAFT, draft=draft)


async def announcements_of(
    tx: Connection,
    author: PersonId,
    statuses: Iterable[AnnouncementStatus],
    *,
    limit: int,
    offset: int = 0,
) -> tuple[list[Announcement], int]:
    """Returns a page, newest first, and the total number."""
    own = (announcements.c.author_id == author, announcements.c.status.in_(list(statuses)))
    total = await tx.execute(select(func.count()).select_from(announcements).where(*own))
    query = WHOLE.where(*own).order_by(announcements.c.due_at.desc(), announcements.c.id.desc())
    page = await ANNOUNCEMENT.all(tx, query.limit(limit).offset(offset))
    return page, total.scalar_one()


async def latest_recipients(
    tx: Connection, author: PersonId, limit: int
) -> list[tuple[AnnouncementId, Recipients]]:
    """Returns the recipients of the author's newest announcements."""
    query = WHOLE.where(announcements.c.author_id == author).order_by(announcements.c.id.desc())
    found = await ANNOUNCEMENT.all(tx, query.limit(limit))
    return [(one.id, one.recipients) for one in found]


async def due_announcements(tx: Connection, now: datetime, limit: int) -> list[Announcement]:
    """Returns scheduled announcements that are due, the earliest first."""
    return await ANNOUNCEMENT.all(tx, _DUE.limit(limit), now=now)


async def announcements_at_work(tx: Connection) -> list[Announcement]:
    """Returns announcements with copies to send, correct or recall."""
    return await ANNOUNCEMENT.all(tx, _AT_WORK)


async def announcements_to_show(tx: Connection) -> list[Announcement]:
    """Returns announcements whose card is outdated or soon will be."""
    return await ANNOUNCEMENT.all(tx, _TO_SHOW)


async def save_announcement(tx: Connection, seen: Announcement, new: Announcement) -> bool:
    """Compare-and-set. Returns False if the announcement has changed since it was read."""
    changes = ANNOUNCEMENT.changes(seen, new, "lags")  # cleared without a new revision
    changed = await tx.execute(
        update(announcements)
        .where(
            announcements.c.id == seen.id,
            announcements.c.status == seen.status,
            announcements.c.revision == seen.revision,
        )
        .values(changes | {"revision": seen.revision + 1, "is_shown": False})
    )
    mark_announced(tx)
    return changed.rowcount == 1


async def mark_brought(tx: Connection, announcement: Announcement) -> None:
    """Marks all copies as current, unless the announcement has changed again."""
    await tx.execute(
        update(announcements)
        .where(
            announcements.c.id == announcement.id, announcements.c.version == announcement.version
        )
        .values(lags=False, is_shown=False)
    )


async def unset_card(tx: Connection, author: PersonId, card: int) -> None:
    """Stops updating the card: its author has turned the message into another screen."""
    await tx.execute(
        update(announcements)
        .where(announcements.c.author_id == author, announcements.c.card == card)
        .values(card=LOOKED_AWAY)
    )


async def card_of(tx: Connection, announcement: AnnouncementId) -> int | None:
    """Returns the message that shows the progress to the author."""
    return await tx.scalar(_CARD, {"announcement": announcement})


async def set_card(tx: Connection, announcement: AnnouncementId, card: int | None) -> None:
    """Stores the message that shows the progress to the author; None: a new one must be sent."""
    await tx.execute(
        update(announcements)
        .where(announcements.c.id == announcement)
        .values(card=card, is_shown=False)
    )
    mark_announced(tx)


async def mark_shown(tx: Connection, shown: Announcement) -> None:
    """Marks the card as current, unless the announcement has changed since `shown` was read."""
    await tx.execute(
        update(announcements)
        .where(
            announcements.c.id == shown.id,
            announcements.c.revision == shown.revision,
            announcements.c.lags == shown.lags,
        )
        .values(is_shown=True)
    )


async def count_important(
    tx: Connection,
    district: DistrictId,
    since: datetime,
    until: datetime,
    *,
    but: AnnouncementId | None = None,
) -> int:
    """Returns the number of «важное» announcements of the district due in (since, until], not
    counting series templates and `but`.
    """
    query = (
        select(func.count())
        .select_from(announcements)
        .join(categories, categories.c.id == announcements.c.category_id)
        .where(
            categories.c.kind == CategoryKind.IMPORTANT,
            announcements.c.district_id == district,
            announcements.c.status != AnnouncementStatus.DROPPED,
            announcements.c.due_at > since,
            announcements.c.due_at <= until,
            announcements.c.repeats.is_(None) | announcements.c.series_id.is_not(None),
            announcements.c.id != (but or 0),
        )
    )
    return int((await tx.execute(query)).scalar_one())


# ── Categories, and who has switched them off ──────────────────────────────────────────────────


async def categories_in_use(tx: Connection) -> tuple[Category, ...]:
    return tuple(await _CATEGORY.all(tx, _CATEGORIES))


async def get_category(tx: Connection, category: CategoryId) -> Category:
    """Returns a category in use.

    Raises:
        NotFound: there is no such category in use.
    """
    for one in await categories_in_use(tx):
        if one.id == category:
            return one
    raise NotFound


async def muted_by(tx: Connection, person: PersonId) -> frozenset[CategoryId]:
    found = await tx.execute(select(mutes.c.category_id).where(mutes.c.person_id == person))
    return frozenset(CategoryId(one) for one in found.scalars())


async def mute(tx: Connection, person: PersonId, category: CategoryId, now: datetime) -> None:
    """Idempotent."""
    row = {"person_id": person, "category_id": category, "at": now}
    await add_missing(tx, mutes, [row])


async def unmute(tx: Connection, person: PersonId, category: CategoryId) -> None:
    await tx.execute(
        delete(mutes).where(mutes.c.person_id == person, mutes.c.category_id == category)
    )


# ── Presses ────────────────────────────────────────────────────────────────────────────────────


async def add_press(
    tx: Connection, announcement: AnnouncementId, person: PersonId, button: int, now: datetime
) -> None:
    """Stores a person's press of a button. Repeated presses are ignored."""
    row = {"announcement_id": announcement, "person_id": person, "button": button, "at": now}
    if await add_missing(tx, presses, [row]):
        shown = update(announcements).where(announcements.c.id == announcement)
        await tx.execute(shown.values(is_shown=False))


async def count_presses(tx: Connection, announcement: AnnouncementId) -> dict[int, int]:
    counted = (
        select(presses.c.button, func.count().label("people"))
        .where(presses.c.announcement_id == announcement)
        .group_by(presses.c.button)
    )
    return {row.button: row.people for row in await tx.execute(counted)}


# ── Saved audiences ────────────────────────────────────────────────────────────────────────────


async def saved_audiences(tx: Connection, person: PersonId) -> list[tuple[int, str, Recipients]]:
    """Returns saved audiences sorted by name."""
    rows = await tx.execute(
        select(audiences).where(audiences.c.person_id == person).order_by(audiences.c.name)
    )
    return [(row.id, row.name, Recipients.read(row.recipients)) for row in rows]


async def save_audience(
    tx: Connection, person: PersonId, name: str, recipients: Recipients
) -> None:
    """Replaces an audience saved under the same name."""
    await tx.execute(
        delete(audiences).where(audiences.c.person_id == person, audiences.c.name == name)
    )
    await tx.execute(
        insert(audiences).values(person_id=person, name=name, recipients=recipients.plain())
    )


async def drop_audience(tx: Connection, person: PersonId, audience: int) -> None:
    await tx.execute(
        delete(audiences).where(audiences.c.person_id == person, audiences.c.id == audience)
    )
