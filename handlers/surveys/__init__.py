"""Surveys: composing, answering, results."""

from collections.abc import Iterable
from typing import Any

from handlers.environment import Environment
from handlers.extension import Handlers
from handlers.form import Conversation
from handlers.surveys.answering import Answering
from handlers.surveys.composing import Composing
from handlers.surveys.surveys import SurveyHandlers
from services.wiring import Services


def forms(services: Services, _: Environment) -> Iterable[Conversation[Any]]:
    return [
        Composing(surveys=services.surveys, drafts=services.drafts),
        Answering(surveys=services.surveys, drafts=services.drafts),
    ]


def handlers(services: Services, _: Environment) -> Iterable[Handlers]:
    return [SurveyHandlers(surveys=services.surveys, limiting=services.limiting)]
