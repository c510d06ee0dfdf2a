"""Consent, profile, roles, invites, organizations, privacy and settings."""

from collections.abc import Iterable
from typing import Any

from aiogram import Router

from handlers.environment import Environment
from handlers.form import Conversation
from handlers.people.invites import Invites, Inviting
from handlers.people.organizations import OrganizationList
from handlers.people.privacy import OwnData
from handlers.people.profile import TellingOfOneself
from handlers.people.roles import RoleList
from handlers.people.settings import Settings
from services.wiring import Services


def forms(services: Services, env: Environment) -> Iterable[Conversation[Any]]:
    return [
        TellingOfOneself(
            profiles=services.profiles,
            people=services.people,
            territory=services.territory,
            drafts=services.drafts,
        ),
        Inviting(roles=services.roles, territory=services.territory, bot_username=env.bot_username),
    ]


def routers(services: Services, env: Environment) -> Iterable[Router]:
    return [
        Invites(roles=services.roles, bot_username=env.bot_username).router(),
        RoleList(roles=services.roles, territory=services.territory).router(),
        OrganizationList(organizations=services.organizations).router(),
        OwnData(privacy=services.privacy, operator=env.operator, clock=env.clock).router(),
        Settings(
            people=services.people,
            announcements=services.announcements,
            drafts=services.drafts,
            texts=env.texts,
        ).router(),
    ]


def links(services: Services, env: Environment) -> Iterable[Router]:
    return [Invites(roles=services.roles, bot_username=env.bot_username).links()]
