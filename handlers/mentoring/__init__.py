"""Mentors: the register, requests for a mentor, pairs."""

from collections.abc import Iterable
from typing import Any

from handlers.environment import Environment
from handlers.extension import Handlers
from handlers.form import Conversation
from handlers.mentoring.matching_desk import MatchingDesk
from handlers.mentoring.mentor_entry import MentorEntry
from handlers.mentoring.mentors import MentorHandlers
from handlers.mentoring.pair_words import PairWords
from handlers.mentoring.pairs import PairHandlers
from handlers.mentoring.request import AskingForMentor
from services.wiring import Services


def forms(services: Services, env: Environment) -> Iterable[Conversation[Any]]:
    return [
        AskingForMentor(mentorships=services.mentorships),
        MentorEntry(deficits=services.deficits, mentors=services.mentors),
        PairWords(mentorships=services.mentorships),
    ]


def desk(services: Services) -> MatchingDesk:
    return MatchingDesk(
        pairing=services.pairing, limiting=services.limiting, territory=services.territory
    )


def handlers(services: Services, env: Environment) -> Iterable[Handlers]:
    return [
        MentorHandlers(mentors=services.mentors, mentorships=services.mentorships),
        PairHandlers(mentorships=services.mentorships),
        desk(services),
    ]
