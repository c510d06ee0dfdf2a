"""Conversations: read the tap, call one service, show one screen."""

from aiogram import Router

from handlers import (
    consent,
    council,
    deficits,
    errors,
    fallback,
    groups,
    help,  # noqa: A004 - a subject's name
    invites,
    menu,
    organizations,
    pending,
    privacy,
    profile,
    requests,
    roles,
    settings,
)


def routers() -> tuple[Router, ...]:
    """In the order in which they are asked: who may not come in yet is met at the door."""
    return (
        errors.router(),
        groups.router(),
        help.router(),
        consent.router(),
        profile.router(),
        deficits.router(),
        council.router(),
        pending.router(),
        roles.router(),
        invites.router(),
        organizations.router(),
        privacy.router(),
        settings.router(),
        requests.router(),
        menu.router(),
        fallback.router(),
    )
