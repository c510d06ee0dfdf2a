"""Who may hold which activities: one place for the button and for the press."""

from district.activities.activity import Activity
from district.errors import NotPermitted
from district.ids import DistrictId
from district.people.roles import Actor, Permission


def district_of(actor: Actor) -> DistrictId:
    """Where the actor makes activities: by the first role that allows it.

    Raises:
        NotPermitted: nowhere.
    """
    for grant in actor.grants:
        if grant.scope.district and grant.gives(Permission.MAKE_ACTIVITIES, None):
            return grant.scope.district
    raise NotPermitted(permission=Permission.MAKE_ACTIVITIES)


def may_make(actor: Actor) -> bool:
    """Whether the actor makes activities anywhere."""
    return actor.may(Permission.MAKE_ACTIVITIES)


def may_hold(actor: Actor, activity: Activity) -> bool:
    """Whether the actor may change it and see who comes."""
    return any(
        grant.scope.district == activity.district and grant.gives(Permission.MAKE_ACTIVITIES, None)
        for grant in actor.grants
    )


def ensure_holds(actor: Actor, activity: Activity) -> None:
    if not may_hold(actor, activity):
        raise NotPermitted(permission=Permission.MAKE_ACTIVITIES)
