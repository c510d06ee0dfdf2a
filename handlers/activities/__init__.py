"""Activities: finding, holding and planning them, and what remains of them."""

from collections.abc import Iterable
from typing import Any

from aiogram import Router

from handlers.activities import (
    browse,
    certificates,
    feedback,
    form,
    manage,
    plan_import,
    resolution,
)
from handlers.environment import Environment
from handlers.form import Conversation
from services.wiring import Services


def forms(services: Services, env: Environment) -> Iterable[Conversation[Any]]:
    return []


def routers(services: Services, env: Environment) -> Iterable[Router]:
    return [
        browse.router(),
        manage.router(),
        form.router(),
        plan_import.router(),
        resolution.router(),
        feedback.router(),
        certificates.router(),
    ]
