"""Schools: applications, cohorts, expulsion."""

from collections.abc import Iterable
from typing import Any

from handlers.environment import Environment
from handlers.extension import Handlers
from handlers.form import Conversation
from handlers.schools.application import Applying
from handlers.schools.browse import SchoolHandlers
from handlers.schools.cohorts import CohortHandlers
from handlers.schools.expulsion import Expelling
from services.wiring import Services


def forms(services: Services, env: Environment) -> Iterable[Conversation[Any]]:
    return [
        Applying(
            schools=services.schools,
            activities=services.activities,
            calendar=env.calendar,
            clock=env.clock,
        ),
        Expelling(schools=services.schools),
    ]


def handlers(services: Services, env: Environment) -> Iterable[Handlers]:
    return [
        SchoolHandlers(schools=services.schools),
        CohortHandlers(schools=services.schools, limiting=services.limiting),
    ]
