"""Settings of clusters, attendance and freed seats."""

from district.activities.activity import ActivityRules
from district.requests.deficits import FEW
from district.settings import Number, Unit, Values

_USUAL = ActivityRules()

CLUSTER_SIZE = Number(
    "cluster-size",
    default=5,
    unit=Unit.PEOPLE,
    least=FEW,  # fewer must not be told
    most=100,
    usual=(5, 7, 10, 15),
)
ATTENDED_SHARE = Number(
    "attended-share",
    default=_USUAL.attended_share,
    unit=Unit.PERCENT,
    least=50,
    most=100,
    usual=(50, 75, 80, 100),
)
OFFER_HOURS = Number(
    "offer-hours", default=_USUAL.offer_hours, unit=Unit.HOURS, least=6, most=72, usual=(12, 24, 48)
)


def activity_rules_of(values: Values) -> ActivityRules:
    """Returns the rules of activities in a district with these settings."""
    return ActivityRules(
        attended_share=values.get(ATTENDED_SHARE), offer_hours=values.get(OFFER_HOURS)
    )
