"""Activities: finding, holding and planning them, and what remains of them."""

from collections.abc import Iterable
from typing import Any

from aiogram import Router

from handlers.activities import (
    attendance,
    certificates,
    feedback,
    form,
    manage,
    plan_import,
    resolution,
)
from handlers.activities.browse import Browse
from handlers.environment import Environment
from handlers.form import Conversation
from services.wiring import Services


def forms(services: Services, env: Environment) -> Iterable[Conversation[Any]]:
    return []


def links(services: Services, env: Environment) -> Iterable[Router]:
    return [browse(services, env).links(), attendance.links()]


def browse(services: Services, env: Environment) -> Browse:
    return Browse(
        activities=services.activities,
        enrolling=services.enrolling,
        attendance=services.attendance,
        clock=env.clock,
        bot_username=env.bot_username,
    )


def routers(services: Services, env: Environment) -> Iterable[Router]:
    return [
        browse(services, env).router(),
        manage.router(),
        form.router(),
        plan_import.router(),
        resolution.router(),
        feedback.router(),
        certificates.router(),
    ]
