"""Announcements: writing, following and receiving them."""

from collections.abc import Iterable
from typing import Any

from aiogram import Router

from handlers import activities
from handlers.announcements import form
from handlers.announcements.copies import Copies
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
        Copies(
            announcements=services.announcements, browse=activities.browse(services, env)
        ).router(),
    ]
