"""Consent, profile, roles, invites, organizations, privacy and settings."""

from collections.abc import Iterable
from typing import Any

from aiogram import Router

from handlers.environment import Environment
from handlers.form import Conversation
from handlers.people import consent, invites, organizations, privacy, profile, roles, settings
from services.wiring import Services


def forms(services: Services, env: Environment) -> Iterable[Conversation[Any]]:
    return []


def routers(services: Services, env: Environment) -> Iterable[Router]:
    return [
        consent.router(),
        profile.router(),
        roles.router(),
        invites.router(),
        organizations.router(),
        privacy.router(),
        settings.router(),
    ]
