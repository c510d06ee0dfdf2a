"""Threads under races, and along every sequence of moves."""

import asyncio
from collections.abc import Awaitable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from district.drafts import Form
from district.errors import AnsweredAlready, DistrictError, LimitReached, NotInThisState
from district.forms import SUMMARY
from district.ids import DraftId, PersonId, ThreadId
from district.letters import LetterKind
from district.people.roles import Actor, Role
from district.questions.threads import (
    OPEN,
    Thread,
    ThreadFacts,
    ThreadKind,
    ThreadMove,
    ThreadStatus,
)
from storage.database import Database
from storage.tables import thread_messages, threads
from tests.services.council import Council
from tests.world import DISTRICT, NOW, real_territory

TIMES = 6
AUTHOR, READER, OTHER = PersonId(1), PersonId(2), PersonId(3)


class Desk(Council):
    """A council whose curators answer questions."""

    async def fill(self, actor: Actor, words: str, thread: ThreadId | None = None) -> DraftId:
        answers = {"words": words, "_given": {"thread": thread}}
        return (await self.drafts.begin(actor, Form.QUESTION, SUMMARY, answers)).id

    async def writes(self, actor: Actor, words: str, thread: ThreadId | None = None) -> ThreadFacts:
        return await self.services.threads.write(actor, await self.fill(actor, words, thread))

    async def count(self) -> tuple[int, int]:
        async with self.database.read() as connection:
            return (
                (await connection.execute(select(func.count()).select_from(threads))).scalar_one(),
                (
                    await connection.execute(select(func.count()).select_from(thread_messages))
                ).scalar_one(),
            )


@pytest.fixture
async def desk(database: Database) -> Desk:
    await real_territory(database)
    return Desk(database)


async def outcome(work: Awaitable[ThreadFacts]) -> ThreadFacts | DistrictError:
    try:
        return await work
    except DistrictError as refusal:
        return refusal


async def test_of_curators_who_answer_at_once_the_first_leads(desk: Desk) -> None:
    curators = [
        await desk.cast.holder(f"Кураторова {one}", Role.CURATOR, DISTRICT) for one in range(4)
    ]
    for number in range(TIMES):
        author = await desk.cast.teacher(f"Магомедова {number}")
        asked = await desk.writes(author, "Вопрос")
        drafts = [await desk.fill(one, f"Ответ {one.id}", asked.thread.id) for one in curators]
        answers = await asyncio.gather(
            *(
                outcome(desk.services.threads.write(one, draft))
                for one, draft in zip(curators, drafts, strict=True)
            )
        )
        (first,) = [one for one in answers if isinstance(one, ThreadFacts)]
        assert sum(isinstance(one, AnsweredAlready) for one in answers) == len(curators) - 1
        seen = await desk.services.threads.facts(author.id, asked.thread.id)
        assert seen.thread == first.thread
        assert [one.words for one in seen.messages] == ["Вопрос", f"Ответ {seen.thread.answerer}"]
    assert (await desk.letters(LetterKind.THREAD_MESSAGE)).count(curators[0].id) == TIMES


async def test_a_form_sent_many_times_at_once_is_one_question(desk: Desk) -> None:
    await desk.cast.holder("Кураторова", Role.CURATOR, DISTRICT)
    author = await desk.cast.teacher("Магомедова")
    for number in range(TIMES):
        draft = await desk.fill(author, f"Слова {number}")
        sent = await asyncio.gather(*(desk.services.threads.write(author, draft) for _ in range(5)))
        assert len({one.thread.id for one in sent}) == 1
        assert await desk.count() == (1, number + 1)
    assert len(await desk.letters(LetterKind.THREAD_MESSAGE)) == TIMES


@pytest.mark.parametrize("closes", [False, True])
async def test_a_person_writes_only_so_much_a_day(desk: Desk, closes: bool) -> None:
    await desk.cast.holder("Кураторова", Role.CURATOR, DISTRICT)
    author = await desk.cast.teacher("Магомедова")
    for number in range(desk.services.limiting.limits.messages_a_day):
        sent = await desk.writes(author, f"Слова {number}")
        if closes:
            await desk.services.threads.close(author, sent.thread.id)
    with pytest.raises(LimitReached):
        await desk.writes(author, "Ещё")
    kept = await desk.drafts.find(author, Form.QUESTION)
    assert kept is not None
    assert kept.answers["words"] == "Ещё"


@given(
    st.sampled_from(ThreadKind),
    st.lists(st.tuples(st.sampled_from(ThreadMove), st.sampled_from([AUTHOR, READER, OTHER]))),
)
def test_a_thread_answers_only_whom_it_is_for(
    kind: ThreadKind, moves: list[tuple[ThreadMove, PersonId]]
) -> None:
    """Only the author asks, another than the one who answered never speaks before the author
    writes again, and what is closed stays closed, unless its author asks methodists again.
    """
    thread = Thread(
        id=ThreadId(1),
        kind=kind,
        person=AUTHOR,
        status=ThreadStatus.WAITING,
        answerer=None,
        since=NOW,
    )
    for move, by in moves:
        before = thread
        try:
            thread = before.moved(move, by, NOW)
        except NotInThisState:
            continue
        if before.status not in OPEN:
            assert (kind, move, by) == (ThreadKind.METHODIST, ThreadMove.ASK, AUTHOR)
            continue
        assert (move is ThreadMove.ASK) == (thread.status is ThreadStatus.WAITING)
        assert move is not ThreadMove.ASK or by == AUTHOR
        assert move is not ThreadMove.ANSWER or by == thread.answerer != AUTHOR
        if before.status is ThreadStatus.ANSWERED and by != AUTHOR:
            assert by == before.answerer
