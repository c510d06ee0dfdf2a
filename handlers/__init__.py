"""Conversations: read the tap, call one service, show one screen."""

from aiogram import Router

from district.letters import LetterKind
from handlers import (
    activities,
    announcements,
    calls,
    council,
    learning,
    library,
    mentions,
    mentoring,
    people,
    questions,
    requests,
    schools,
    search,
    surveys,
)
from handlers.activities.attendance import AttendanceLinks
from handlers.activities.letters import ActivityLetters
from handlers.analytics import analytics_handlers
from handlers.announcements.letters import AnnouncementLetters
from handlers.calls.letters import CallLetters
from handlers.communities import CommunityHandlers, CommunityLetters
from handlers.council.letters import CouncilLetters
from handlers.development import Growth
from handlers.districts import ChooseDistrict
from handlers.documents import DocumentChecks
from handlers.environment import Environment
from handlers.errors import Errors
from handlers.extension import Area, Handlers, wired
from handlers.fallback import Fallback
from handlers.form_engine import FormEngine
from handlers.groups import GroupHandlers, GroupVotes
from handlers.learning.route import RouteLetters
from handlers.letters import AreaLetters, Draw
from handlers.library import LibraryLetters
from handlers.mentions import MentionLetters
from handlers.mentoring.letters import MentoringLetters
from handlers.menu import Menu
from handlers.people.consent import ConsentGate
from handlers.people.letters import PeopleLetters
from handlers.questions.threads import ThreadLetters
from handlers.requests.letters import RequestLetters
from handlers.routing import ByLink, BySubject, InOrder
from handlers.schools.letters import SchoolLetters
from handlers.slots import SlotLetters
from handlers.surveys.surveys import SurveyLetters
from services.wiring import Services

AREAS: tuple[Area, ...] = (
    people,
    requests,
    announcements,
    activities,
    schools,
    mentoring,
    questions,
    council,
    calls,
    learning,
    library,
    mentions,
    search,
    surveys,
)
LETTERS: tuple[type[AreaLetters], ...] = (
    PeopleLetters,
    RequestLetters,
    ActivityLetters,
    SchoolLetters,
    AnnouncementLetters,
    MentoringLetters,
    ThreadLetters,
    SlotLetters,
    CouncilLetters,
    CallLetters,
    RouteLetters,
    CommunityLetters,
    LibraryLetters,
    MentionLetters,
    SurveyLetters,
)


def letters_of(services: Services, env: Environment) -> dict[LetterKind, Draw]:
    """Returns how every letter of an area is drawn."""
    return {kind: draw for area in LETTERS for kind, draw in area(services, env).table().items()}


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
        invited=activities.browse(services, env).invited,
    )
    first = _router(
        "first",
        Errors(forms=forms, texts=env.texts, alarms=env.alarms),
        GroupVotes(motions=services.motions, council_groups=services.council_groups),
        GroupHandlers(
            groups=services.groups,
            council_groups=services.council_groups,
            bot_username=env.bot_username,
        ),
        wired(DocumentChecks, services, env),
    )
    questions.help_of(services, env).register_commands(first)
    consent.register_gate(first)
    links = ByLink(name="links")
    people.invites(services, env).register_links(links)
    requests.own_requests(services, env).register_links(links)
    activities.browse(services, env).register_links(links)
    council.motion_handlers(services, env).register_links(links)
    calls.call_handlers(services, env).register_links(links)
    AttendanceLinks(attendance=services.attendance).register_links(links)
    figures = analytics_handlers(services)
    growth = Growth(territory=services.territory)
    subjects = BySubject(name="subjects")
    subjects.include_routers(
        _router("forms", consent, forms),
        *(_router("area", *area.handlers(services, env)) for area in (*AREAS, *more)),
        _router(
            "common",
            growth,
            ChooseDistrict(
                roles=services.roles,
                manage=activities.manage(services, env),
                growth=growth,
                analytics=figures,
                clusters=activities.clusters(services),
                desk=mentoring.desk(services),
            ),
            figures,
            CommunityHandlers(communities=services.communities),
            Menu(
                drafts=services.drafts,
                threads=services.threads,
                requests=services.requests,
                priorities=services.priorities,
                operator=env.operator,
            ),
        ),
    )
    everything = InOrder(name="root")
    fallback = _router("fallback", Fallback(drafts=services.drafts, texts=env.texts))
    everything.include_routers(first, links, subjects, fallback)
    return everything


def _router(name: str, *handlers: Handlers) -> Router:
    router = Router(name=name)
    for one in handlers:
        one.register(router)
    return router
