"""Help: what the bot can do, the people behind it, questions to them and consultations."""

from collections.abc import Iterable
from typing import Any

from handlers.environment import Environment
from handlers.extension import Handlers
from handlers.form import Conversation
from handlers.questions.consultations import ConsultationHandlers
from handlers.questions.help import Help
from handlers.questions.question import Writing
from handlers.questions.threads import ThreadHandlers
from services.wiring import Services


def forms(services: Services, env: Environment) -> Iterable[Conversation[Any]]:
    return [Writing(threads=services.threads)]


def help_of(services: Services, env: Environment) -> Help:
    return Help(people=services.people, threads=services.threads, operator=env.operator)


def handlers(services: Services, env: Environment) -> Iterable[Handlers]:
    return [
        help_of(services, env),
        ThreadHandlers(threads=services.threads),
        ConsultationHandlers(
            consultations=services.consultations, clock=env.clock, bot_username=env.bot_username
        ),
    ]
