"""Mentors: the register, requests for a mentor, pairs."""

from collections.abc import Iterable
from typing import Any

from aiogram import Router

from handlers.environment import Environment
from handlers.form import Conversation
from handlers.mentoring import matching_desk, pairs
from handlers.mentoring.mentor_entry import MentorEntry
from handlers.mentoring.mentors import MentorHandlers
from handlers.mentoring.request import AskingForMentor
from services.wiring import Services


def forms(services: Services, env: Environment) -> Iterable[Conversation[Any]]:
    return [
        AskingForMentor(mentorships=services.mentorships),
        MentorEntry(deficits=services.deficits, mentors=services.mentors),
    ]


def routers(services: Services, env: Environment) -> Iterable[Router]:
    return [
        MentorHandlers(mentors=services.mentors, mentorships=services.mentorships).router(),
        pairs.router(),
        matching_desk.router(),
    ]
