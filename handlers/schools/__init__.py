"""Schools: applications, cohorts, expulsion."""

from collections.abc import Iterable
from typing import Any

from aiogram import Router

from handlers.environment import Environment
from handlers.form import Conversation
from handlers.schools import application
from handlers.schools.browse import SchoolHandlers
from handlers.schools.cohorts import CohortHandlers
from handlers.schools.expulsion import Expelling
from services.wiring import Services


def forms(services: Services, env: Environment) -> Iterable[Conversation[Any]]:
    return [Expelling(schools=services.schools)]


def routers(services: Services, env: Environment) -> Iterable[Router]:
    return [
        SchoolHandlers(schools=services.schools).router(),
        application.router(),
        CohortHandlers(schools=services.schools, limiting=services.limiting).router(),
    ]
