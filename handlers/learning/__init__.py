"""The year of a person, and the own route."""

from collections.abc import Iterable
from typing import Any

from handlers.environment import Environment
from handlers.extension import Handlers
from handlers.form import Conversation
from handlers.learning.route import PlanningLine, RouteHandlers
from handlers.learning.year import YearHandlers
from services.wiring import Services


def forms(services: Services, env: Environment) -> Iterable[Conversation[Any]]:
    return [PlanningLine(routes=services.routes)]


def handlers(services: Services, env: Environment) -> Iterable[Handlers]:
    return [
        YearHandlers(years=services.years, limiting=services.limiting, issuer=env.issuer),
        RouteHandlers(routes=services.routes),
    ]
