"""Papers of calls: numbers, holders, striking, the ground that a check shows."""

import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy import text, update

from district.calls.call import Call
from district.calls.entry import Agreement, EntryPerson, EntryPupil, EntryStatus
from district.calls.kind import Kind
from district.calls.paper import CallPaper, Given, HeldBy, PaperState
from district.calls.results import Appeal
from district.errors import NotFound
from district.ids import EntryId
from district.letters import LetterKind
from district.people.roles import Actor, Role
from storage.calls.papers import papers_of_entries
from storage.calls.results import add_appeal, save_appeal
from storage.database import Database
from storage.invariants import broken_invariants
from storage.people.erasing import erase_person
from storage.tables import entries
from tests.services.hall import Hall
from tests.services.settled import KINDS, PLACE, announced, settled
from tests.world import DISTRICT, real_territory

REASON = "Подложные данные"


class Contest(Hall):
    """Calls whose entries are settled."""

    async def call(self, kind: Kind) -> Call:
        curator = await self.cast.holder("Кураторова", Role.CURATOR, DISTRICT)
        return await announced(self.database, kind, curator.id, self.clock())

    async def settled(
        self,
        call: Call,
        author: Actor,
        outcome: str,
        *,
        people: Sequence[EntryPerson] = (),
        pupils: Sequence[EntryPupil] = (),
    ) -> Given:
        return await settled(
            self.database, call, author, outcome, self.clock(), people=people, pupils=pupils
        )

    async def issues(self, call: Call, *given: Given) -> list[CallPaper]:
        async with self.database.write() as tx:
            await self.services.papers.issue(tx, call, given, self.clock())
        return await self.papers(*(one.entry.id for one in given))

    async def papers(self, *found: EntryId) -> list[CallPaper]:
        async with self.database.read() as tx:
            papers = await papers_of_entries(tx, found)
        return [paper for one in found for paper in papers[one]]

    async def strikes(self, entry: EntryId) -> None:
        async with self.database.write() as tx:
            await self.services.papers.strike(tx, entry, REASON, self.clock())

    async def is_sound(self) -> bool:
        async with self.database.read() as connection:
            return not [one for one in await broken_invariants(connection) if "paper" in one.name]


@pytest.fixture
async def contest(database: Database) -> Contest:
    await real_territory(database)
    return Contest(database)


async def test_authors_and_confirmed_coauthors_have_a_number_each(contest: Contest) -> None:
    call = await contest.call(KINDS["brand"])
    author, friend, silent = await contest.people(3)
    people = [
        EntryPerson(person=friend.id, name=friend.profile.name.full, state=Agreement.CONFIRMED),
        EntryPerson(person=silent.id, name=silent.profile.name.full),
        EntryPerson(name="Гостев Г. Г."),
    ]
    given = await contest.settled(call, author, "winner", people=people)
    papers = await contest.issues(call, given)
    year = contest.clock().year
    assert [(one.person, one.number) for one in papers] == [
        (author.id, f"ОБ-{year}-0001"),
        (friend.id, f"ОБ-{year}-0002"),
    ]
    assert await contest.issues(call, given) == papers, "issued once"
    (ground,) = await contest.services.papers.of_entry(author, given.entry.id)
    assert ground.together == (friend.profile.name.full, "Гостев Г. Г.")
    assert ground.paper.place == PLACE
    with pytest.raises(NotFound):
        await contest.services.papers.of_entry(silent, given.entry.id)
    assert await contest.is_sound()


async def test_a_pupil_has_a_paper_by_the_own_outcome_and_no_name(contest: Contest) -> None:
    call = await contest.call(KINDS["olympiad"])
    (teacher,) = await contest.people(1)
    pupils = [
        EntryPupil(initials="А. Б.", grade="8", outcome="winner", place=1),
        EntryPupil(initials="В. Г.", grade="8", outcome="prize", place=2),
        EntryPupil(initials="Д. Е.", grade="9", outcome="member", place=3),
        EntryPupil(initials="Ж. З.", grade="9"),
    ]
    given = await contest.settled(call, teacher, "winner", pupils=pupils)
    papers = await contest.issues(call, given)
    assert [(one.held_by, one.name, one.grade, one.outcome, one.place) for one in papers] == [
        (HeldBy.PUPIL, None, "8", "winner", 1),
        (HeldBy.PUPIL, None, "8", "prize", 2),
    ]
    assert await contest.is_sound()


async def test_a_struck_number_is_never_used_again(contest: Contest) -> None:
    call = await contest.call(KINDS["defence"])
    author, other = await contest.people(2)
    given = await contest.settled(call, author, "defended")
    (first,) = await contest.issues(call, given)
    await contest.strikes(given.entry.id)
    await contest.strikes(given.entry.id)
    assert await contest.letters(LetterKind.PAPER_STRUCK) == [author.id]
    ground = await contest.services.papers.check(first.code)
    assert ground.state is PaperState.STRUCK
    assert ground.paper.reason == REASON
    with pytest.raises(NotFound):
        await contest.services.papers.of_entry(author, given.entry.id)
    _, again = await contest.issues(call, given)
    (next_one,) = await contest.issues(call, await contest.settled(call, other, "defended"))
    assert [one.ordinal for one in (first, again, next_one)] == [1, 2, 3]
    assert await contest.is_sound()


async def test_an_open_outcome_suspends_the_paper(contest: Contest) -> None:
    call = await contest.call(KINDS["defence"])
    (author,) = await contest.people(1)
    given = await contest.settled(call, author, "defended")
    (paper,) = await contest.issues(call, given)
    papers = contest.services.papers
    assert (await papers.check(paper.code)).state is PaperState.VALID
    appeal = Appeal(
        id=0, entry=given.entry.id, person=author.id, words="Прошу", asked_at=contest.clock()
    )
    async with contest.database.write() as tx:
        appeal = await add_appeal(tx, appeal)
    assert (await papers.check(paper.code)).state is PaperState.UNDER_REVIEW
    async with contest.database.write() as tx:
        decided = appeal.decided("Нет", author.id, contest.clock(), is_granted=False)
        assert await save_appeal(tx, appeal, decided)
    assert (await papers.check(paper.code)).state is PaperState.VALID
    for status, state in (
        (EntryStatus.ASSESSED, PaperState.UNDER_REVIEW),
        (EntryStatus.ANNULLED, PaperState.STRUCK),
    ):
        async with contest.database.write() as tx:
            await tx.execute(update(entries).values(status=status))
        assert (await papers.check(paper.code)).state is state
    with pytest.raises(NotFound):
        await papers.check("made-up")


async def test_numbers_of_simultaneous_announcements_differ(contest: Contest) -> None:
    calls = [await contest.call(KINDS["defence"]) for _ in range(4)]
    authors = await contest.people(5)
    given = [
        [await contest.settled(call, author, "defended") for author in authors] for call in calls
    ]
    await asyncio.gather(
        *(contest.issues(call, *those) for call, those in zip(calls, given, strict=True))
    )
    papers = await contest.papers(*(one.entry.id for those in given for one in those))
    assert sorted(one.ordinal for one in papers) == list(range(1, 21))
    assert len({one.code for one in papers}) == 20
    assert await contest.is_sound()


async def test_a_line_is_hidden_by_its_own_team_alone(contest: Contest) -> None:
    call, papers = await contest.call(KINDS["defence"]), contest.services.papers
    author, stranger = await contest.people(2)
    entry = (await contest.settled(call, author, "defended")).entry.id
    for is_hidden in (True, False):
        (line,) = (await papers.hide(author, entry, 0, is_hidden=is_hidden)).page.items
        assert line.is_hidden is is_hidden
    with pytest.raises(NotFound):
        await papers.hide(stranger, entry, 0, is_hidden=True)


async def test_an_undone_announcement_takes_no_number(contest: Contest) -> None:
    call = await contest.call(KINDS["defence"])
    (author,) = await contest.people(1)
    given = await contest.settled(call, author, "defended")
    with pytest.raises(ZeroDivisionError):
        async with contest.database.write() as tx:
            await contest.services.papers.issue(tx, call, [given], contest.clock())
            raise ZeroDivisionError
    (paper,) = await contest.issues(call, given)
    assert paper.ordinal == 1


async def test_an_erased_name_leaves_the_paper_and_those_of_others(contest: Contest) -> None:
    call = await contest.call(KINDS["brand"])
    author, friend = await contest.people(2)
    coauthor = EntryPerson(person=friend.id, name="Имя", state=Agreement.CONFIRMED)
    given = await contest.settled(call, author, "winner", people=[coauthor])
    first, second = await contest.issues(call, given)
    async with contest.database.write() as tx:
        await erase_person(tx, author.id, contest.clock())
    ground = await contest.services.papers.check(first.code)
    assert (ground.paper.name, ground.paper.organization) == (None, None)
    ground = await contest.services.papers.check(second.code)
    assert ground.paper.name == friend.profile.name.full
    assert ground.together == ()
    assert await contest.is_sound()


async def test_the_portfolio_is_what_outcomes_give_to_it(contest: Contest) -> None:
    call = await contest.call(KINDS["skill"])
    author, friend = await contest.people(2)
    coauthor = EntryPerson(person=friend.id, name="Имя", state=Agreement.CONFIRMED)
    given = await contest.settled(call, author, "laureate", people=[coauthor])
    own, _ = await contest.issues(call, given)
    other = await contest.call(KINDS["smotr"])
    await contest.settled(other, author, "member")
    for person in (author, friend):
        (line,) = (await contest.services.papers.portfolio(person)).page.items
        assert line.outcome is not None
        assert (line.outcome.id, line.entry.id) == ("laureate", given.entry.id)
        assert (line.live_papers == (own,)) is (person is author)


DAMAGE = {
    "a paper of a call rests on a settled outcome, and on the same one":
        "UPDATE entries SET outcome = 'again'",
    "a paper of a call has a number that was taken": "DELETE FROM paper_numbers",
    "a paper of a call names a person unless erased, and never a pupil":
        "UPDATE call_papers SET name = NULL",
    "a struck paper of a call has a reason": "UPDATE call_papers SET struck_at = issued_at",
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGE)
async def test_each_damage_of_papers_is_found(contest: Contest, name: str) -> None:
    call = await contest.call(KINDS["defence"])
    (author,) = await contest.people(1)
    await contest.issues(call, await contest.settled(call, author, "defended"))
    assert await contest.is_sound()
    async with contest.database.write() as tx:
        await tx.execute(text(DAMAGE[name]))
        assert name in {one.name for one in await broken_invariants(tx)}
