"""Settings of how requests wait and who decides them."""

from district.requests.request import Deadlines, Rules
from district.settings import Number, Unit, Values, YesNo

_USUAL = Deadlines()

REMIND_AFTER = Number(
    "remind-after",
    default=_USUAL.remind,
    unit=Unit.WORKING_DAYS,
    least=1,
    most=20,
    usual=(1, 2, 3, 5),
)
ESCALATE_AFTER = Number(
    "escalate-after",
    default=_USUAL.escalate,
    unit=Unit.WORKING_DAYS,
    least=2,
    most=30,
    usual=(3, 4, 5, 7),
)
EXPIRE_AFTER = Number(
    "expire-after",
    default=_USUAL.expire,
    unit=Unit.WORKING_DAYS,
    least=3,
    most=40,
    usual=(7, 10, 14, 20),
)
AUTHOR_ANSWER = Number(
    "author-answer",
    default=_USUAL.author_answer,
    unit=Unit.WORKING_DAYS,
    least=3,
    most=90,
    usual=(10, 20, 30, 60),
)
CURATORS_DECIDE = YesNo("curators-decide", default=True, by_motion=True)

WAITING = (REMIND_AFTER, ESCALATE_AFTER, EXPIRE_AFTER)
"""Each is longer than the one before."""


def rules_of(values: Values) -> Rules:
    """Returns the rules of requests in a district with these settings."""
    return Rules(
        deadlines=Deadlines(
            remind=values.get(REMIND_AFTER),
            escalate=values.get(ESCALATE_AFTER),
            expire=values.get(EXPIRE_AFTER),
            author_answer=values.get(AUTHOR_ANSWER),
        ),
        curators_decide=values.get(CURATORS_DECIDE),
    )


DIGEST_HOUR = Number(
    "digest-hour", default=9, unit=Unit.HOUR, least=8, most=20, usual=(8, 9, 12, 17)
)
