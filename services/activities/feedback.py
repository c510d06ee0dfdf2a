"""Feedback about an activity: asked once per participant."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from district.activities.feedback import Feedback, Question, Thought
from district.activities.organizers import ensure_holds
from district.errors import NotFound, existing
from district.ids import ActivityId, EnrolmentId, PersonId
from district.letters import LetterKind, new_letter
from district.people.roles import Actor
from services.apart import run_apart
from services.service import Service
from storage.activities.activities import get_activity
from storage.activities.enrolments import get_enrolment
from storage.activities.feedback import (
    add_feedback,
    count_thoughts,
    feedback_to_ask,
    find_answers,
    find_thought,
    save_answers,
)
from storage.database import Connection
from storage.outbox import put_letters

ASKED_AFTER = timedelta(days=30)
"""Marks set later than this after an activity no longer lead to the question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedbacks(Service):
    async def facts(self, reader: PersonId, enrolment: EnrolmentId) -> Feedback:
        """Returns the reader's feedback sheet.

        Raises:
            NotFound: the reader was not asked.
        """
        async with self.database.read() as connection:
            return await _facts(connection, reader, enrolment)

    async def answer(
        self, actor: Actor, enrolment: EnrolmentId, question: Question, choice: str
    ) -> Feedback:
        """Stores an answer; replaces an earlier one to the same question.

        Raises:
            NotFound: the actor was not asked, or there is no such choice.
        """
        if choice not in question.choices:
            raise NotFound
        async with self.database.write() as tx:
            found = await _facts(tx, actor.id, enrolment)
            answers = {**found.answers, question: choice}
            await save_answers(tx, enrolment, answers, self.clock())
            if len(answers) == len(Question):
                await count_thoughts(tx, found.activity.id)
            return await _facts(tx, actor.id, enrolment)

    async def thought(self, actor: Actor, number: ActivityId) -> Thought | None:
        """Returns the aggregated feedback, or None if no one was asked.

        Raises:
            NotPermitted, NotFound: the actor does not organize the activity.
        """
        async with self.database.read() as connection:
            ensure_holds(actor, await get_activity(connection, number))
            return await find_thought(connection, number)

    async def tick(self) -> None:
        """Asks participants once per activity."""
        now = self.clock()
        async with self.database.read() as connection:
            asked = await feedback_to_ask(connection, now - ASKED_AFTER)
        await run_apart(partial(self._ask, enrolment, person, now) for enrolment, person in asked)

    async def _ask(self, enrolment: EnrolmentId, person: PersonId, now: datetime) -> None:
        letter = new_letter(LetterKind.FEEDBACK_ASKED, person, now, enrolment, enrolment=enrolment)
        async with self.database.write() as tx:
            if await find_answers(tx, enrolment) is None:
                await add_feedback(tx, enrolment, now)
                await put_letters(tx, [letter])


async def _facts(connection: Connection, reader: PersonId, number: EnrolmentId) -> Feedback:
    answers = existing(await find_answers(connection, number))
    one = await get_enrolment(connection, number)
    if one.person != reader:
        raise NotFound
    activity = await get_activity(connection, one.activity)
    return Feedback(enrolment=number, activity=activity, answers=answers)
