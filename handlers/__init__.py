"""Conversations: read the tap, call one service, show one screen."""

from collections.abc import Mapping
from typing import Any

from aiogram import Router

from handlers import (
    activities,
    announcements,
    announcing,
    answering,
    applying,
    certificates,
    cohorts,
    communities,
    consent,
    copies,
    council,
    errors,
    expelling,
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
    schools,
    settings,
)
from handlers.deficits import Reporting
from handlers.form import FormEngine
from handlers.routing import ByLink, BySubject, InOrder
from handlers.seeking import AskingForMentor


def declared_forms(services: Mapping[str, Any]) -> FormEngine:
    """The engine with every form that is declared; `services` by their names."""
    return FormEngine(
        services["drafts"],
        [
            Reporting(deficits=services["deficits"]),
            AskingForMentor(mentorships=services["mentorships"]),
        ],
    )


def root(forms: FormEngine) -> Router:
    """All of them, in the order in which they are asked: who may not come in yet is met at the
    door."""
    checks = ByLink(name="checks")
    checks.include_router(certificates.checks())
    links = ByLink(name="links")
    links.include_routers(invites.links(), requests.links(), activities.links(), presence.links())
    subjects = BySubject(name="subjects")
    subjects.include_routers(
        consent.router(),
        profile.router(),
        *forms.routers(),
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
        schools.router(),
        applying.router(),
        cohorts.router(),
        expelling.router(),
        communities.router(),
        mentors.router(),
        mentorships.router(),
        pairing.router(),
        healing.router(),
        feedback.router(),
        certificates.router(),
        menu.router(),
    )
    everything = InOrder(name="root")
    everything.include_routers(
        errors.router(),
        groups.router(),
        help.router(),
        checks,
        consent.door(),
        links,
        subjects,
        fallback.router(),
    )
    return everything
