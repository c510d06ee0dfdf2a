"""Queries of campaigns and of what is done for them."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, func, insert, select

from district.activities.activity import ActivityStatus
from district.activities.enrolments import CAME
from district.campaigns import Campaign, Done, Event
from district.ids import ActivityId, AnnouncementId, CampaignId, DistrictId
from storage.database import Connection
from storage.tables import (
    activities,
    activity_campaigns,
    announcement_campaigns,
    announcements,
    campaigns,
    enrolments,
)

COLUMNS = tuple(
    campaigns.c[name].label(f"campaign_{name}") for name in ("id", "ru", "en", "starts", "ends")
)
"""The columns that `campaign_of` reads."""
_IN_USE = (
    select(*COLUMNS).where(campaigns.c.retired_at.is_(None)).order_by(campaigns.c.starts.desc())
)
_CAME = (
    select(func.count())
    .where(enrolments.c.activity_id == activities.c.id, enrolments.c.status.in_(list(CAME)))
    .correlate(activities)
    .scalar_subquery()
)
_HELD: Select[Any] = (
    select(*COLUMNS, activities.c.title, activities.c.starts_at, activities.c.ends_at)
    .add_columns(_CAME.label("people"))
    .join(activity_campaigns, activity_campaigns.c.campaign_id == campaigns.c.id)
    .join(activities, activities.c.id == activity_campaigns.c.activity_id)
    .where(activities.c.status.in_([ActivityStatus.PUBLISHED, ActivityStatus.OVER]))
    .order_by(campaigns.c.starts.desc(), campaigns.c.id, activities.c.starts_at, activities.c.id)
)
_TOLD: Select[Any] = (
    select(*COLUMNS, func.count(announcements.c.id).label("number"))
    .join(announcement_campaigns, announcement_campaigns.c.campaign_id == campaigns.c.id)
    .join(announcements, announcements.c.id == announcement_campaigns.c.announcement_id)
    .where(announcements.c.started_at.is_not(None))
    .group_by(*COLUMNS)
)


def campaign_of(row: Row[Any]) -> Campaign | None:
    """Reads a joined row; None without a campaign."""
    return None if row.campaign_id is None else _campaign_of(row)


def _campaign_of(row: Row[Any]) -> Campaign:
    return Campaign(
        id=CampaignId(row.campaign_id),
        ru=row.campaign_ru,
        en=row.campaign_en,
        starts=date.fromisoformat(row.campaign_starts),
        ends=date.fromisoformat(row.campaign_ends),
    )


async def campaigns_in_use(tx: Connection) -> tuple[Campaign, ...]:
    """Returns all campaigns, the latest first."""
    return tuple(map(_campaign_of, await tx.execute(_IN_USE)))


async def tag_activity(tx: Connection, activity: ActivityId, campaign: CampaignId) -> None:
    await tx.execute(insert(activity_campaigns).values(activity_id=activity, campaign_id=campaign))


async def tag_announcement(
    tx: Connection, announcement: AnnouncementId, campaign: CampaignId
) -> None:
    await tx.execute(
        insert(announcement_campaigns).values(announcement_id=announcement, campaign_id=campaign)
    )


async def done_for_campaigns(tx: Connection, district: DistrictId, now: datetime) -> list[Done]:
    """Returns what the district did for each campaign, the latest campaign first."""
    events: dict[Campaign, list[Event]] = defaultdict(list)
    for row in await tx.execute(_HELD.where(activities.c.district_id == district)):
        event = Event(
            title=row.title, starts_at=row.starts_at, is_held=row.ends_at <= now, people=row.people
        )
        events[_campaign_of(row)].append(event)
    told = await tx.execute(_TOLD.where(announcements.c.district_id == district))
    announced = {_campaign_of(row): int(row.number) for row in told}
    return [
        Done(campaign=one, events=tuple(events.get(one, ())), announced=announced.get(one, 0))
        for one in sorted({*events, *announced}, key=lambda one: one.starts, reverse=True)
    ]
