"""Conversations: read the tap, call one service, show one screen."""

from aiogram import Router

from handlers import (
    activities,
    announcements,
    announcing,
    answering,
    certificates,
    consent,
    copies,
    council,
    deficits,
    errors,
    fallback,
    feedback,
    groups,
    growth,
    healing,
    help,  # noqa: A004 - a subject's name
    importing,
    invites,
    mentors,
    mentorships,
    menu,
    organising,
    organizations,
    pairing,
    pending,
    planning,
    presence,
    privacy,
    profile,
    requests,
    roles,
    seeking,
    settings,
)
from handlers.filters import BySubject


def routers() -> tuple[Router, ...]:
    """In the order in which they are asked: who may not come in yet is met at the door."""
    subjects = BySubject(name="subjects")
    subjects.include_routers(
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
        answering.router(),
        announcements.router(),
        announcing.router(),
        copies.router(),
        activities.router(),
        organising.router(),
        planning.router(),
        importing.router(),
        growth.router(),
        mentors.router(),
        seeking.router(),
        mentorships.router(),
        pairing.router(),
        healing.router(),
        feedback.router(),
        certificates.router(),
        menu.router(),
    )
    return (
        errors.router(),
        groups.router(),
        help.router(),
        certificates.checks(),
        consent.door(),
        invites.links(),
        requests.links(),
        activities.links(),
        presence.links(),
        subjects,
        fallback.router(),
    )
