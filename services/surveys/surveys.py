"""Surveys: for curators, for the people who are asked, and for the clock."""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from district.drafts import Form
from district.errors import (
    NotAsked,
    NotFound,
    NotInThisState,
    NotPermitted,
    OutOfDate,
    SurveyClosed,
)
from district.ids import DistrictId, DraftId, PersonId, SurveyId
from district.letters import LetterKind, new_letter
from district.pages import Page
from district.people.person import Position
from district.people.roles import Actor, Permission
from district.people.views import Viewed
from district.requests.deficits import FEW
from district.surveys.answering import Coding, Plain, Poll, named
from district.surveys.results import Answer, Results, counted
from district.surveys.survey import (
    Answers,
    Asked,
    Mail,
    NamedAnswer,
    Naming,
    NewSurvey,
    Survey,
    SurveyFacts,
    SurveyMove,
    SurveyStatus,
)
from services.apart import run_apart
from services.sealing import Sealing, Unsealable
from services.service import Service
from storage.changes import note_change
from storage.database import Connection
from storage.drafts import drop_draft, drop_drafts_about
from storage.outbox import put_letters
from storage.surveys.surveys import (
    account_of,
    add_survey,
    add_token,
    count_asked,
    find_answer,
    find_survey_of_draft,
    get_survey,
    is_asked,
    named_answers,
    people_with_answer,
    places_of,
    put_answer,
    recipients_of,
    save_survey,
    seal_answers,
    some_asked,
    surveys_at_work,
    surveys_of,
    taken_answers,
    tokens_of,
)

PAGE = 6
BATCH = 500
"""Letters put in one transaction."""
KEY = 16
"""Random bytes of the key of a sealed answer."""
CHOSEN, SAID = 256, 3_200
"""Bytes of a sealed answer by options and in words, whatever was answered."""
_LETTERS = {Mail.REMINDER: LetterKind.SURVEY_REMINDER, Mail.RESULTS: LetterKind.SURVEY_RESULTS}


def answered_token(sealing: Sealing, survey: int, account: int | None) -> str:
    """Returns the name under which it is noted that an account has answered."""
    return sealing.code("survey answered", survey, account)


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """`Coding` of an anonymous survey: noise without the key of the installation."""

    sealing: Sealing
    survey: SurveyId
    person: PersonId

    def option(self, question: str, option: str) -> str:
        return self.sealing.code("survey option", self.survey, self.person, question, option)

    def hide(self, question: str, words: str) -> str:
        return b64encode(self.sealing.hide(self._place(question), words, SAID)).decode()

    def show(self, question: str, hidden: str) -> str:
        try:
            return self.sealing.show(self._place(question), b64decode(hidden))
        except (Unsealable, ValueError):
            return ""

    def _place(self, question: str) -> str:
        return f"survey draft|{self.survey}|{self.person}|{question}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveys(Service):
    sealing: Sealing

    # ── Curators ───────────────────────────────────────────────────────────────────────────────

    async def page(self, actor: Actor, number: int = 0) -> Page[Survey]:
        """
        Raises:
            NotPermitted: the actor leads no surveys.
        """
        async with self.database.read() as connection:
            return Page.of(await surveys_of(connection, led_by(actor)), number, PAGE)

    async def facts(self, actor: Actor, number: SurveyId) -> SurveyFacts:
        """
        Raises:
            NotFound: there is none in the districts of the actor.
        """
        async with self.database.read() as connection:
            return await self._facts(connection, await _led(connection, actor, number))

    async def answers(self, actor: Actor, number: SurveyId) -> list[NamedAnswer]:
        """Returns the answers with names, none of an anonymous survey.

        Raises:
            NotFound: see `facts`.
        """
        async with self.database.read() as connection:
            survey = await _led(connection, actor, number)
            found = await named_answers(connection, survey.id)
        people = [one.person for one in found]
        await self.note_looks(actor.id, Viewed.SURVEY, survey.id, people)
        return found

    async def make(self, actor: Actor, draft: DraftId, new: NewSurvey) -> Survey:
        """Makes a survey that is not open yet. Idempotent by `draft`.

        Raises:
            NotPermitted: the actor leads no surveys.
        """
        now = self.clock()
        async with self.database.write() as tx:
            made = await add_survey(
                tx,
                Survey(
                    id=SurveyId(0),
                    district=led_by(actor)[0],
                    author=actor.id,
                    title=new.title,
                    questions=new.questions,
                    naming=new.naming,
                    closes_at=new.closes_at,
                    made_at=now,
                    draft=draft,
                ),
            )
            await drop_draft(tx, draft)
            return await _led(tx, actor, made.id)

    async def made_from(self, actor: Actor, draft: DraftId) -> Survey | None:
        """Returns the survey that a draft has become, if the actor leads it."""
        async with self.database.read() as connection:
            found = await find_survey_of_draft(connection, draft)
        return found if found is not None and _leads(actor, found) else None

    async def move(self, actor: Actor, number: SurveyId, move: SurveyMove) -> SurveyFacts:
        """Closes a survey, tells its results, or drops a draft.

        Raises:
            NotFound: see `facts`.
            NotInThisState: the survey is not in the state for it.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await _led(tx, actor, number, hold=True)
            if move is SurveyMove.OPEN:
                raise NotInThisState  # the announcement opens it
            if move is SurveyMove.CLOSE:
                moved = await self._close(tx, seen, now)
            else:
                if move is SurveyMove.TELL and await self._results(tx, seen) is None:
                    raise NotInThisState
                moved = await _saved(tx, seen, seen.moved(move, now))
            await note_change(tx, now, actor.id, "survey", str(number), move)
            return await self._facts(tx, moved)

    # ── The people who are asked ───────────────────────────────────────────────────────────────

    async def poll(self, actor: Actor, number: SurveyId) -> Poll:
        """Returns the survey with the form of an answer.

        Raises:
            NotFound: there is none.
            NotAsked: the actor was not asked.
        """
        async with self.database.read() as connection:
            survey = await get_survey(connection, number)
            asked = await self._asked(connection, survey, actor)
        return Poll(asked=asked, coding=self._coding(survey, actor.id))

    async def answer(self, actor: Actor, poll: Poll, draft: DraftId, answers: Answers) -> Asked:
        """Stores an answer and deletes its draft. A named one replaces the earlier one; of an
        anonymous survey a second one changes nothing.

        Raises:
            SurveyClosed: it takes no answers now.
            NotAsked: see `poll`.
        """
        now = self.clock()
        async with self.database.write() as tx:
            survey = await get_survey(tx, poll.survey.id, hold=True)
            asked = await self._asked(tx, survey, actor)
            if not asked.is_trial and (not survey.is_open or now >= survey.closes_at):
                raise SurveyClosed
            if not await drop_draft(tx, draft) or asked.is_trial:
                return asked  # sent before, or only tried
            if not survey.naming.is_anonymous:
                await put_answer(tx, survey.id, actor.id, answers, now)
            elif await add_token(tx, survey.id, await self._token(tx, survey, actor.id)):
                group = survey.naming.group_of(actor.person)
                await seal_answers(tx, survey.id, self._sealed(survey, group, answers))
            return replace(asked, has_answered=True, given=answers)

    async def letter(self, reader: PersonId, number: SurveyId, mail: Mail) -> SurveyFacts:
        """Returns the facts for a letter to a person who was asked.

        Raises:
            NotFound: the survey was dropped.
            OutOfDate: the letter says nothing new: closed or answered since.
        """
        async with self.database.read() as connection:
            survey = await get_survey(connection, number)
            if mail is Mail.REMINDER:
                missing = await self._without_answer(
                    connection, survey, {reader: await account_of(connection, reader)}
                )
                if not survey.is_open or not missing:
                    raise OutOfDate
            return await self._facts(connection, survey)

    async def results(self, actor: Actor, number: SurveyId) -> SurveyFacts:
        """Returns the results, as they were told, to a person who was asked.

        Raises:
            NotAsked: the actor was not asked.
            NotFound: they were not told.
        """
        async with self.database.read() as connection:
            survey = await get_survey(connection, number)
            await self._asked(connection, survey, actor)
            if survey.status is not SurveyStatus.TOLD:
                raise NotFound
            return await self._facts(connection, survey)

    # ── The clock ──────────────────────────────────────────────────────────────────────────────

    async def tick(self) -> None:
        """Closes surveys, reminds, and sends the letters that were begun."""
        async with self.database.read() as connection:
            numbers = await surveys_at_work(connection)
        await run_apart(partial(self._advance, one) for one in numbers)

    async def _advance(self, number: SurveyId) -> None:
        now = self.clock()
        async with self.database.write() as tx:
            survey = await get_survey(tx, number, hold=True)
            if survey.is_open and now >= survey.closes_at:
                survey = await self._close(tx, survey, now)
                key = str(survey.id)
                closed = LetterKind.SURVEY_CLOSED
                await put_letters(
                    tx, [new_letter(closed, survey.author, now, key, survey=survey.id)]
                )
            elif survey.is_reminder_due(now):
                begun = replace(survey, reminded_at=now, mail=Mail.REMINDER, mail_up_to=0)
                survey = await _saved(tx, survey, begun)
            if survey.mail is not None:
                await self._write(tx, survey, survey.mail, now)

    async def _write(self, tx: Connection, survey: Survey, mail: Mail, now: datetime) -> None:
        """Puts the next letters. Resumable, and idempotent by their keys."""
        found = dict(await some_asked(tx, survey, BATCH))
        readers = set(found)
        if mail is Mail.REMINDER:
            readers = await self._without_answer(tx, survey, found)
        await put_letters(
            tx,
            [
                new_letter(_LETTERS[mail], one, now, f"{survey.id}/{one}", survey=survey.id)
                for one in sorted(readers)
            ],
        )
        is_done = len(found) < BATCH
        up_to = max(found, default=PersonId(survey.mail_up_to))
        await _saved(tx, survey, replace(survey, mail=None if is_done else mail, mail_up_to=up_to))

    # ── Inside ─────────────────────────────────────────────────────────────────────────────────

    async def _facts(self, tx: Connection, survey: Survey) -> SurveyFacts:
        if survey.announcement is None:
            return SurveyFacts(survey=survey)
        answered = None
        if not survey.naming.is_anonymous:
            answered = len(await people_with_answer(tx, survey.id))
        return SurveyFacts(
            survey=survey,
            asked=await count_asked(tx, survey),
            answered=answered,
            results=await self._results(tx, survey),
            groups=await places_of(tx, await recipients_of(tx, survey)),
        )

    async def _results(self, tx: Connection, survey: Survey) -> Results | None:
        if survey.naming.is_anonymous:
            return survey.results
        found = await named_answers(tx, survey.id)
        if len(found) < FEW:
            return None
        options = [len(one.options) for one in survey.questions]
        return counted(
            options, [one for each in found for one in _by_question(survey, each.answers)], ()
        )

    async def _close(self, tx: Connection, seen: Survey, now: datetime) -> Survey:
        """Counts the answers of an anonymous survey and deletes them."""
        new = seen.moved(SurveyMove.CLOSE, now)
        await drop_drafts_about(tx, Form.POLL, str(seen.id))
        if seen.naming.is_anonymous:
            people, sealed = await taken_answers(tx, seen.id)
            if people >= FEW:
                groups = await _groups(tx, seen)
                options = [len(one.options) for one in seen.questions]
                new = replace(new, results=counted(options, self._opened(seen, sealed), groups))
        return await _saved(tx, seen, new)

    async def _asked(self, tx: Connection, survey: Survey, actor: Actor) -> Asked:
        """
        Raises:
            NotAsked: the actor was not asked.
        """
        if survey.announcement is None:
            if not _leads(actor, survey):
                raise NotAsked
            return Asked(survey=survey, is_trial=True)
        now = self.clock()
        today = self.calendar.local(now).date()
        if not await is_asked(tx, survey, actor.id, today=today, now=now):
            raise NotAsked
        if survey.naming.is_anonymous:
            token = await self._token(tx, survey, actor.id)
            has_answered = bool(await tokens_of(tx, survey.id, [token]))
            return Asked(survey=survey, has_answered=has_answered)
        given = await find_answer(tx, survey.id, actor.id)
        return Asked(survey=survey, given=given, has_answered=given is not None)

    async def _without_answer(
        self, tx: Connection, survey: Survey, accounts: Mapping[PersonId, int]
    ) -> set[PersonId]:
        if not survey.naming.is_anonymous:
            return set(accounts) - await people_with_answer(tx, survey.id, accounts)
        tokens = {self._token_of(survey, account): one for one, account in accounts.items()}
        return {tokens[one] for one in tokens.keys() - await tokens_of(tx, survey.id, tokens)}

    async def _token(self, tx: Connection, survey: Survey, person: PersonId) -> str:
        """Returns the token of the account, which is the same after an erasure."""
        return self._token_of(survey, await account_of(tx, person))

    def _token_of(self, survey: Survey, account: int) -> str:
        return answered_token(self.sealing, survey.id, account)

    def _coding(self, survey: Survey, person: PersonId) -> Coding:
        if not survey.naming.is_anonymous:
            return Plain()
        return Secret(sealing=self.sealing, survey=survey.id, person=person)

    def _sealed(self, survey: Survey, group: str, answers: Answers) -> list[tuple[bytes, bytes]]:
        """Returns as many rows as there are questions, whatever was answered."""
        rows = []
        for at, (name, question) in enumerate(named(survey)):
            said = json.dumps([at, group, list(answers.get(name, ()))], ensure_ascii=False)
            length = CHOSEN if question.options else SAID
            rows.append((os.urandom(KEY), self.sealing.hide(_pool(survey), said, length)))
        return sorted(rows)

    def _opened(self, survey: Survey, sealed: list[bytes]) -> list[Answer]:
        """Leaves out what was sealed with another key."""
        found: list[Answer] = []
        for one in sealed:
            try:
                at, group, said = json.loads(self.sealing.show(_pool(survey), one))
            except Unsealable:
                continue
            found.append((at, group, said))
        return found


def led_by(actor: Actor) -> tuple[DistrictId, ...]:
    """Returns the districts whose surveys the actor leads; the one chosen last comes first.

    Raises:
        NotPermitted: there is none.
    """
    if not actor.districts:
        raise NotPermitted(permission=Permission.MAKE_ACTIVITIES)
    return actor.districts


def _leads(actor: Actor, survey: Survey) -> bool:
    try:
        return survey.district in led_by(actor)
    except NotPermitted:
        return False


async def _led(tx: Connection, actor: Actor, number: SurveyId, *, hold: bool = False) -> Survey:
    found = await get_survey(tx, number, hold=hold)
    if found.district not in led_by(actor):
        raise NotFound
    return found


async def _saved(tx: Connection, seen: Survey, new: Survey) -> Survey:
    if not await save_survey(tx, seen, new):
        raise OutOfDate
    return new


async def _groups(tx: Connection, survey: Survey) -> list[str]:
    """Returns the groups by which anonymous answers are counted, also those without an answer."""
    match survey.naming:
        case Naming.BY_MUNICIPALITY if survey.announcement is not None:
            return list(await places_of(tx, await recipients_of(tx, survey)))
        case Naming.BY_POSITION:
            return [str(one) for one in Position]
        case _:
            return []


def _by_question(survey: Survey, answers: Answers) -> list[Answer]:
    return [
        (at, "", answers[name]) for at, (name, _) in enumerate(named(survey)) if name in answers
    ]


def _pool(survey: Survey) -> str:
    return f"survey answer|{survey.id}"
