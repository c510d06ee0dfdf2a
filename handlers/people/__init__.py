"""Consent, profile, roles, invites, organizations, privacy and settings."""

from collections.abc import Iterable
from typing import Any

from handlers.environment import Environment
from handlers.extension import Handlers
from handlers.form import Conversation
from handlers.people.accounts import AccountHandlers, LosingAccount
from handlers.people.basis import NamingBasis
from handlers.people.deputies import DeputyHandlers, NameDeputy
from handlers.people.invites import InviteHandlers, Inviting
from handlers.people.methodists import MethodistHandlers
from handlers.people.municipality_moves import MoveList, MovingMunicipality
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
        Inviting(
            roles=services.roles,
            invites=services.invites,
            territory=services.territory,
            bot_username=env.bot_username,
        ),
        NamingBasis(roles=services.roles),
        NameDeputy(deputies=services.deputies),
        MovingMunicipality(moves=services.moves, territory=services.territory),
        LosingAccount(accounts=services.accounts, territory=services.territory),
    ]


def handlers(services: Services, env: Environment) -> Iterable[Handlers]:
    return [
        invites(services, env),
        RoleList(roles=services.roles, territory=services.territory),
        OrganizationList(organizations=services.organizations),
        MoveList(moves=services.moves),
        DeputyHandlers(deputies=services.deputies),
        MethodistHandlers(methodists=services.methodists),
        AccountHandlers(accounts=services.accounts),
        OwnData(privacy=services.privacy, operator=env.operator, clock=env.clock),
        Settings(
            people=services.people,
            announcements=services.announcements,
            drafts=services.drafts,
            desk=services.desk,
            texts=env.texts,
        ),
    ]


def invites(services: Services, env: Environment) -> InviteHandlers:
    return InviteHandlers(invites=services.invites, bot_username=env.bot_username)
