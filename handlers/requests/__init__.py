"""Deficits, one's own requests, and deciding those of others."""

from collections.abc import Iterable
from typing import Any

from handlers.environment import Environment
from handlers.extension import Handlers
from handlers.form import Conversation
from handlers.requests.batches import BatchHandlers
from handlers.requests.cards import Cards
from handlers.requests.deciding import Deciding
from handlers.requests.decision import Decision
from handlers.requests.deficits import Reporting
from handlers.requests.helping import HelpHandlers, HelpingInWords
from handlers.requests.mine import OwnRequests
from handlers.requests.pending import PendingRequests
from handlers.requests.waits import WaitingHandlers
from services.wiring import Services


def forms(services: Services, env: Environment) -> Iterable[Conversation[Any]]:
    return [
        Reporting(deficits=services.deficits, priorities=services.priorities),
        Decision(cards=Cards(requests=services.requests, kinds=env.kinds), drafts=services.drafts),
        HelpingInWords(helping=services.helping),
    ]


def own_requests(services: Services, env: Environment) -> OwnRequests:
    return OwnRequests(requests=services.requests, deficits=services.deficits, kinds=env.kinds)


def handlers(services: Services, env: Environment) -> Iterable[Handlers]:
    requests, deficits, kinds = services.requests, services.deficits, env.kinds
    return [
        Deciding(cards=Cards(requests=requests, kinds=kinds), deficits=deficits),
        PendingRequests(requests=requests, batches=services.batches, kinds=kinds),
        BatchHandlers(batches=services.batches),
        HelpHandlers(helping=services.helping),
        WaitingHandlers(waiting=services.waiting, limiting=services.limiting),
        own_requests(services, env),
    ]
