"""Permission to organize activities, used by buttons and by use cases."""

from district.activities.activity import Activity
from district.errors import NotPermitted
from district.ids import DistrictId
from district.people.roles import Actor, Permission


def district_of(actor: Actor, chosen: DistrictId | None = None) -> DistrictId:
    """Returns the chosen district, or else the one in which the actor acts.

    Raises:
        NotPermitted: the actor may not create activities there.
    """
    districts = actor.districts
    if not districts or (chosen is not None and chosen not in districts):
        raise NotPermitted(permission=Permission.MAKE_ACTIVITIES)
    return chosen or districts[0]


def may_make(actor: Actor) -> bool:
    """Returns whether the actor may create activities anywhere."""
    return actor.may(Permission.MAKE_ACTIVITIES)


def follows_leaders(actor: Actor) -> bool:
    """Returns whether the actor's lists have the track of heads, too."""
    position = actor.profile.position
    return may_make(actor) or (position is not None and position.leads)


def may_hold(actor: Actor, activity: Activity) -> bool:
    """Returns whether the actor may change the activity and see its participants."""
    return activity.district in actor.districts


def ensure_holds(actor: Actor, activity: Activity) -> None:
    if not may_hold(actor, activity):
        raise NotPermitted(permission=Permission.MAKE_ACTIVITIES)
