"""Many activities at once, added to the storage, and reading a list to its end."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from district.activities.activity import Activity, ActivityStatus, Session
from district.activities.form import Plan
from district.ids import PersonId, SchoolId, TypeId
from storage.activities.activities import add_activity, change_activity, get_activity
from tests.play import Player, Stage
from tests.world import MOUNTAINS

MOST_PAGES = 100
WEEK = timedelta(days=7)


async def held(
    stage: Stage,
    by: Player,
    title: str,
    *,
    starts: Sequence[datetime],
    status: ActivityStatus = ActivityStatus.PUBLISHED,
    description: str | None = None,
    school: str | None = None,
) -> Activity:
    """An activity of the mountain district with a session of two hours at each start."""
    sessions = tuple(
        Session(starts_at=at, ends_at=at + timedelta(hours=2), place="Леваши") for at in starts
    )
    plan = Plan(
        type=TypeId("seminar"),
        title=title,
        hours=36,
        sessions=sessions,
        description=description,
        signup_closes_at=starts[0],
        school=SchoolId(school) if school else None,
    )
    async with stage.app.database.write() as tx:
        number = await add_activity(
            tx,
            plan,
            district=MOUNTAINS,
            made_by=by.person or PersonId(0),
            draft=None,
            now=stage.clock(),
        )
        await change_activity(tx, number, status=status)
        return await get_activity(tx, number)


def weekly(stage: Stage, number: int, *, first: timedelta = WEEK) -> list[datetime]:
    return [stage.clock() + first + n * WEEK for n in range(number)]


async def reads_to_the_end(player: Player) -> list[str]:
    """Turns all pages. Returns the texts of the screens and the labels of their buttons."""
    seen: list[str] = []
    for _ in range(MOST_PAGES):
        seen += [player.text, *player.buttons]
        if "›" not in player.buttons:
            return seen
        await player.presses("›")
    raise AssertionError("the pages have no end")
