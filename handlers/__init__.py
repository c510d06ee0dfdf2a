"""Conversations: read the tap, call one service, show one screen."""

from aiogram import Router

from handlers import (
    activities,
    announcements,
    communities,
    development,
    errors,
    fallback,
    groups,
    help,  # noqa: A004 - a subject's name
    mentoring,
    menu,
    people,
    requests,
    schools,
)
from handlers.activities import attendance, browse, certificates
from handlers.environment import Environment
from handlers.form import FormEngine
from handlers.people import consent, invites
from handlers.requests import mine
from handlers.routing import ByLink, BySubject, InOrder
from services.wiring import Services

AREAS = (people, requests, announcements, activities, schools, mentoring)


def declared_forms(services: Services, env: Environment) -> FormEngine:
    """The engine with every form that is declared."""
    return FormEngine(
        services.drafts, [form for area in AREAS for form in area.forms(services, env)]
    )


def root(services: Services, env: Environment) -> Router:
    """All routers, in the order in which they are asked; the gate keeps out whoever has not
    consented."""
    checks = ByLink(name="checks")
    checks.include_router(certificates.checks())
    links = ByLink(name="links")
    links.include_routers(invites.links(), mine.links(), browse.links(), attendance.links())
    subjects = BySubject(name="subjects")
    subjects.include_routers(
        *declared_forms(services, env).routers(),
        *(router for area in AREAS for router in area.routers(services, env)),
        development.router(),
        communities.router(),
        menu.router(),
    )
    everything = InOrder(name="root")
    everything.include_routers(
        errors.router(),
        groups.router(),
        help.router(),
        checks,
        consent.gate(),
        links,
        subjects,
        fallback.router(),
    )
    return everything
