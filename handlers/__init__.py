"""Conversations: read the tap, call one service, show one screen."""

from aiogram import Router

from handlers import activities, announcements, development, mentoring, people, requests, schools
from handlers.communities import CommunityHandlers
from handlers.environment import Environment
from handlers.errors import Errors
from handlers.extension import Area
from handlers.fallback import Fallback
from handlers.form import FormEngine
from handlers.groups import GroupHandlers
from handlers.help import Help
from handlers.menu import Menu
from handlers.people.consent import ConsentGate
from handlers.routing import ByLink, BySubject, InOrder
from services.wiring import Services

AREAS: tuple[Area, ...] = (people, requests, announcements, activities, schools, mentoring)


def declared_forms(services: Services, env: Environment, more: tuple[Area, ...] = ()) -> FormEngine:
    """Returns the form engine with all declared forms."""
    forms = [form for area in (*AREAS, *more) for form in area.forms(services, env)]
    return FormEngine(services.drafts, forms)


def root(services: Services, env: Environment, more: tuple[Area, ...] = ()) -> Router:
    """Returns all routers in the order in which they are tried; `more` areas join those here.

    The consent gate stops updates of people who have not consented.
    """
    forms = declared_forms(services, env, more)
    consent = ConsentGate(
        people=services.people,
        privacy=services.privacy,
        drafts=services.drafts,
        forms=forms,
        texts=env.texts,
        operator=env.operator,
    )
    checks = ByLink(name="checks")
    checks.include_router(activities.checks(services))
    links = ByLink(name="links")
    links.include_routers(
        *people.links(services, env),
        requests.own_requests(services, env).links(),
        *activities.links(services, env),
    )
    subjects = BySubject(name="subjects")
    subjects.include_routers(
        consent.router(),
        *forms.routers(),
        *(router for area in (*AREAS, *more) for router in area.routers(services, env)),
        development.router(),
        CommunityHandlers(communities=services.communities).router(),
        Menu(drafts=services.drafts, operator=env.operator).router(),
    )
    everything = InOrder(name="root")
    everything.include_routers(
        Errors(forms=forms, texts=env.texts, alarms=env.alarms).router(),
        GroupHandlers(groups=services.groups, bot_username=env.bot_username).router(),
        Help(people=services.people, operator=env.operator).router(),
        checks,
        consent.gate(),
        links,
        subjects,
        Fallback(drafts=services.drafts).router(),
    )
    return everything
