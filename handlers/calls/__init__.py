"""Contests, defences of experience, readings, the bank of practices: calls and their entries."""

from collections.abc import Iterable
from typing import Any

from handlers.calls.bank import BankHandlers
from handlers.calls.calls import CallHandlers
from handlers.calls.entering import Entering
from handlers.calls.entries import OwnEntries
from handlers.calls.experts import ExpertHandlers
from handlers.calls.home import Home
from handlers.calls.opening import CancellingCall, ChangingCall, OpeningCall
from handlers.calls.papers import PaperHandlers
from handlers.calls.programme import ProgrammeHandlers
from handlers.calls.reporting import Reporting
from handlers.calls.results import ResultsHandlers
from handlers.calls.reviews import ReviewHandlers
from handlers.calls.slots import SlotHandlers
from handlers.environment import Environment
from handlers.extension import Handlers, wired
from handlers.form import Conversation
from services.wiring import Services


def forms(services: Services, env: Environment) -> Iterable[Conversation[Any]]:
    made: tuple[type[Conversation[Any]], ...] = (
        *(OpeningCall, ChangingCall, CancellingCall, Entering, Reporting),
    )
    return [wired(one, services, env) for one in made]


def call_handlers(services: Services, env: Environment) -> CallHandlers:
    return wired(CallHandlers, services, env)


def handlers(services: Services, env: Environment) -> Iterable[Handlers]:
    home = wired(Home, services, env)
    made: tuple[type[Handlers], ...] = (
        BankHandlers,
        CallHandlers,
        OwnEntries,
        ExpertHandlers,
        ResultsHandlers,
        PaperHandlers,
        ProgrammeHandlers,
        ReviewHandlers,
    )
    others = [wired(one, services, env) for one in made]
    return [home, *others, wired(SlotHandlers, services, env, home=home)]
