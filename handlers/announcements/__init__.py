"""Announcements: writing, following and receiving them."""

from collections.abc import Iterable
from typing import Any

from handlers import activities
from handlers.announcements.copies import Copies
from handlers.announcements.form import AnnouncementForm
from handlers.announcements.list import AnnouncementList
from handlers.announcements.news import NewsHandlers
from handlers.environment import Environment
from handlers.extension import Handlers
from handlers.form import Conversation
from services.wiring import Services


def forms(services: Services, env: Environment) -> Iterable[Conversation[Any]]:
    return [
        AnnouncementForm(
            composer=services.composer,
            announcements=services.announcements,
            calls=services.calls,
            surveys=services.surveys,
            campaigns=services.campaigns,
            mentions=services.mentions,
            communities=services.communities,
            deficits=services.deficits,
            territory=services.territory,
            drafts=services.drafts,
            bot_username=env.bot_username,
            calendar=env.calendar,
            clock=env.clock,
        )
    ]


def handlers(services: Services, env: Environment) -> Iterable[Handlers]:
    announcements = services.announcements
    return [
        AnnouncementList(announcements=announcements, limiting=services.limiting),
        NewsHandlers(news=services.news),
        Copies(announcements=announcements, browse=activities.browse(services, env)),
    ]
