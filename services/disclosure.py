"""Applies `district/disclosure.py` to stored activities and roles."""

from datetime import datetime

from district.activities.organizers import may_hold
from district.announcements.recipients import Recipients
from district.disclosure import Disclosure, disclosure, ensure_wide, is_too_narrow
from district.errors import NotFound
from district.ids import ActivityId, PersonId
from district.people.roles import Actor
from storage.activities.activities import get_activity
from storage.database import Connection
from storage.people.people import get_actor


async def may_list(connection: Connection, actor: Actor, activity: ActivityId | None) -> bool:
    """Returns whether the actor may see the participants of the activity; True for None."""
    if activity is None:
        return True
    try:
        return may_hold(actor, await get_activity(connection, activity))
    except NotFound:
        return False


async def disclosure_to(connection: Connection, actor: Actor, recipients: Recipients) -> Disclosure:
    is_listed = await may_list(connection, actor, recipients.activity)
    return disclosure(recipients, may_list=is_listed)


async def disclosure_to_author(
    connection: Connection, author: PersonId, recipients: Recipients, now: datetime
) -> Disclosure:
    """Uses the author's current roles."""
    return await disclosure_to(connection, await get_actor(connection, author, now), recipients)


async def ensure_wide_for(connection: Connection, actor: Actor, recipients: Recipients) -> None:
    """Checks the width.

    Raises:
        TooNarrow: the audience could single out one person.
    """
    ensure_wide(recipients, may_list=await may_list(connection, actor, recipients.activity))


async def is_narrow_for(connection: Connection, actor: Actor, recipients: Recipients) -> bool:
    is_listed = await may_list(connection, actor, recipients.activity)
    return is_too_narrow(recipients, may_list=is_listed)
