"""Schools: applications, cohorts, expulsion."""

from collections.abc import Iterable
from typing import Any

from aiogram import Router

from handlers.environment import Environment
from handlers.form import Conversation
from handlers.schools import application, browse, cohorts, expulsion
from services.wiring import Services


def forms(services: Services, env: Environment) -> Iterable[Conversation[Any]]:
    return []


def routers(services: Services, env: Environment) -> Iterable[Router]:
    return [
        browse.router(),
        application.router(),
        cohorts.router(),
        expulsion.router(),
    ]
