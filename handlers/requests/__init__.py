"""Deficits, one's own requests, and deciding those of others."""

from collections.abc import Iterable
from typing import Any

from aiogram import Router

from handlers.environment import Environment
from handlers.form import Conversation
from handlers.requests import answers, deciding, mine, pending
from handlers.requests.deficits import Reporting
from services.wiring import Services


def forms(services: Services, env: Environment) -> Iterable[Conversation[Any]]:
    return [Reporting(deficits=services.deficits)]


def routers(services: Services, env: Environment) -> Iterable[Router]:
    return [
        deciding.router(),
        pending.router(),
        mine.router(),
        answers.router(),
    ]
