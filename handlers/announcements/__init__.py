"""Announcements: writing, following and receiving them."""

from collections.abc import Iterable
from typing import Any

from aiogram import Router

from handlers.announcements import copies, form
from handlers.announcements.list import AnnouncementList
from handlers.environment import Environment
from handlers.form import Conversation
from services.wiring import Services


def forms(services: Services, env: Environment) -> Iterable[Conversation[Any]]:
    return []


def routers(services: Services, env: Environment) -> Iterable[Router]:
    return [
        AnnouncementList(announcements=services.announcements, limiting=services.limiting).router(),
        form.router(),
        copies.router(),
    ]
