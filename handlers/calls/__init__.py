"""Contests, defences of experience, readings, the bank of practices: calls and their entries."""

from collections.abc import Iterable
from typing import Any

from handlers.calls.bank import BankHandlers
from handlers.calls.calls import CallHandlers
from handlers.calls.entering import Entering
from handlers.calls.entries import OwnEntries
from handlers.calls.experts import ExpertHandlers
from handlers.calls.home import Home
from handlers.calls.opening import CancellingCall, OpeningCall
from handlers.calls.papers import PaperHandlers
from handlers.calls.programme import ProgrammeHandlers
from handlers.calls.reporting import Reporting
from handlers.calls.results import ResultsHandlers
from handlers.calls.reviews import ReviewHandlers
from handlers.calls.slots import SlotHandlers
from handlers.environment import Environment
from handlers.extension import Handlers
from handlers.form import Conversation
from services.wiring import Services


def forms(services: Services, env: Environment) -> Iterable[Conversation[Any]]:
    return [
        OpeningCall(
            calls=services.calls,
            experts=services.experts,
            kinds=services.call_kinds,
            drafts=services.drafts,
            calendar=env.calendar,
            clock=env.clock,
            bot_username=env.bot_username,
        ),
        CancellingCall(calls=services.calls, drafts=services.drafts),
        entering(services),
        Reporting(projects=services.projects),
    ]


def entering(services: Services) -> Entering:
    return Entering(
        entry_drafts=services.entry_drafts,
        entries=services.entries,
        coauthors=services.coauthors,
        deficits=services.deficits,
        territory=services.territory,
        drafts=services.drafts,
    )


def call_handlers(services: Services, env: Environment) -> CallHandlers:
    return CallHandlers(
        calls=services.calls,
        experts=services.experts,
        kinds=services.call_kinds,
        clock=env.clock,
        bot_username=env.bot_username,
    )


def handlers(services: Services, env: Environment) -> Iterable[Handlers]:
    home = Home(calls=services.calls, reviews=services.reviews, clock=env.clock)
    return [
        home,
        BankHandlers(bank=services.bank),
        call_handlers(services, env),
        OwnEntries(
            entries=services.entries,
            projects=services.projects,
            coauthors=services.coauthors,
            deficits=services.deficits,
            territory=services.territory,
        ),
        ExpertHandlers(experts=services.experts, expert_register=services.expert_register),
        ResultsHandlers(results=services.results, limiting=services.limiting, texts=env.texts),
        PaperHandlers(
            papers=services.papers,
            activities=services.activities,
            drafts=services.drafts,
            limiting=services.limiting,
            operator=env.operator,
            bot_username=env.bot_username,
        ),
        ProgrammeHandlers(programmes=services.programmes, limiting=services.limiting),
        ReviewHandlers(reviews=services.reviews),
        SlotHandlers(slots=services.slots, home=home),
    ]
