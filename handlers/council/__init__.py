"""The council as a body: members, motions, protocols, settings, its group."""

from collections.abc import Iterable
from typing import Any

from handlers.council.assembly import AssemblyHandlers
from handlers.council.form import PuttingMotion, Withdrawing
from handlers.council.groups import GroupSection
from handlers.council.home import Home
from handlers.council.meetings import MeetingHandlers
from handlers.council.members import MemberRegister
from handlers.council.motions import MotionHandlers, MotionView
from handlers.council.paper import PaperHandlers
from handlers.council.protocols import CorrectingProtocol, ProtocolHandlers
from handlers.council.secret import SecretHandlers
from handlers.council.settings import ChangingSetting, SettingsSection
from handlers.environment import Environment
from handlers.extension import Handlers
from handlers.form import Conversation
from services.wiring import Services


def forms(services: Services, env: Environment) -> Iterable[Conversation[Any]]:
    return [
        CorrectingProtocol(protocols=services.protocols),
        ChangingSetting(settings=services.settings, drafts=services.drafts),
        PuttingMotion(
            putting=services.putting,
            motions=services.motions,
            drafts=services.drafts,
            calendar=env.calendar,
            clock=env.clock,
        ),
        Withdrawing(motions=services.motions, drafts=services.drafts),
    ]


def motion_handlers(services: Services, env: Environment) -> MotionHandlers:
    view = MotionView(motions=services.motions, cards=services.motion_cards, clock=env.clock)
    return MotionHandlers(motions=services.motions, view=view)


def handlers(services: Services, env: Environment) -> Iterable[Handlers]:
    return [
        Home(),
        ProtocolHandlers(protocols=services.protocols, limiting=services.limiting),
        SettingsSection(settings=services.settings),
        MemberRegister(members=services.members, heads=services.heads),
        motion_handlers(services, env),
        MeetingHandlers(meetings=services.meetings),
        AssemblyHandlers(assemblies=services.assemblies),
        GroupSection(groups=services.council_groups, bot_username=env.bot_username),
        SecretHandlers(votes=services.secret_votes),
        PaperHandlers(motions=services.motions),
    ]
