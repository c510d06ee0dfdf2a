"""Mentors: the register, requests for a mentor, pairs."""

from collections.abc import Iterable
from typing import Any

from aiogram import Router

from handlers.environment import Environment
from handlers.form import Conversation
from handlers.mentoring import matching_desk, mentors, pairs
from handlers.mentoring.request import AskingForMentor
from services.wiring import Services


def forms(services: Services, env: Environment) -> Iterable[Conversation[Any]]:
    return [AskingForMentor(mentorships=services.mentorships)]


def routers(services: Services, env: Environment) -> Iterable[Router]:
    return [
        mentors.router(),
        pairs.router(),
        matching_desk.router(),
    ]
