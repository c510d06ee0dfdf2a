"""Each shipped kind of call: opened, entered by its form, admitted, judged, confirmed, given."""

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import select

from district.calls.call import Call
from district.calls.entry import ENTRY_KIND, Entry, EntryStatus
from district.calls.entry_form import about_call, entry_of, form_for, invalid
from district.calls.kind import Confirm, Give, Judges, Kind
from district.calls.opening import DAYS, NOMINATIONS, OPENING, SUBJECTS, opening
from district.calls.review import ReviewStatus
from district.calls.score_sheet import Column
from district.calls.scoring import Comment
from district.drafts import Form
from district.forms import SUMMARY, Search
from district.gathered import People, Pupils
from district.ids import DraftId, EntryId, KindId
from district.letters import LetterKind
from district.people.person import Position
from district.people.roles import Actor, Role
from district.requests.request import Move
from district.tables import Sheet
from storage.calls.entries import get_entry
from storage.calls.papers import papers_of_entries
from storage.calls.projects import milestones_of
from storage.calls.reviews import reviews_of_entry
from storage.database import Database
from storage.people.people import save_profile
from storage.requests.deficits import find_open_deficit
from storage.requests.requests import find_latest_request
from storage.tables import listings
from tests.filled_entries import ANSWERS, SHIPPED, Answers, filled
from tests.services.motions import Voting
from tests.world import DISTRICT, LEVASHI, TOPIC

COLUMNS: dict[str, tuple[str, ...]] = {Column.CODE: ("Шифр",), Column.SCORE: ("Балл",)}
EXPERTS = 4
"""From other municipalities than the authors: three for an entry, and one in reserve."""


class Contest(Voting):
    """A district with a curator, experts, and a council that agrees."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._numbers = count(1)

    async def begins(self) -> None:
        self.curator_ = await self.curator()
        _, *places = await self.places()
        self.council = [
            await self.member(f"Алиев {at}", place) for at, place in enumerate(places[:3])
        ]
        for at, place in zip(range(EXPERTS), places, strict=False):
            person = (await self.cast.teacher(f"Эксперт {at}", place)).id
            await self.cast.grant(person, Role.EXPERT, DISTRICT)

    async def opens(self, kind: Kind) -> Call:
        entered = opening(KindId(kind.id), kind, kind.label.ru)
        for key, said in ((DAYS, "14"), (NOMINATIONS, ["Первая"]), (SUBJECTS, ["Химия", "Физика"])):
            if key in OPENING.path(entered):
                entered = OPENING.answered_raw(entered, key, said)
        draft = DraftId(f"call-{kind.id}")
        return await self.services.calls.open(self.curator_, draft, (kind, entered))

    async def author(self) -> Actor:
        """A deputy principal, who may enter every kind."""
        known = await self.cast.teacher(f"Авторова {next(self._numbers)}")
        async with self.database.write() as tx:
            await save_profile(tx, known.id, replace(known.profile, position=Position.DEPUTY))
        return await self.cast.actor(known.id)

    async def enters(self, author: Actor, call: Call) -> Entry:
        """Sends generated answers to the form; a co-author agrees, and a curator admits."""
        colleague = await self.cast.teacher(
            f"Соавторова {next(self._numbers)}", organization=author.profile.organization.id
        )
        answers: Answers = {
            **ANSWERS,
            People: lambda _: [{"id": colleague.id, "name": "Соавторова"}],
            Pupils: lambda _: [[f"{one}. {author.id}.", "8", "2026-10-12"] for one in "АБВГ"],
            Search: lambda _: str(author.profile.organization.id),
        }
        entered = filled(call.kind, author.id, answers)
        assert invalid(form_for(call.kind), entered) == ()
        draft = await self.drafts.begin(
            author, Form.ENTRY, SUMMARY, entered.answers, about=about_call(call.id)
        )
        await self.services.entries.ensure_may_enter(author, call.id)
        new = entry_of(call.kind, entered, title=call.title, version=call.version)
        entry = await self.services.entries.submit(author, call.id, draft.id, new)
        if any(one.person == colleague.id for one in new.people):
            await self.services.coauthors.answer(colleague, entry.id, agrees=True)
        if call.has_gate:
            assert entry.status is EntryStatus.SUBMITTED
            async with self.database.read() as connection:
                request = await find_latest_request(connection, ENTRY_KIND, entry.id)
            assert request is not None
            await self.requests.decide(self.curator_, request.id, Move.APPROVE)
        return await self.entry(entry.id)

    async def entry(self, number: EntryId) -> Entry:
        async with self.database.read() as connection:
            return await get_entry(connection, number)

    async def judges(self, call: Call, entries: list[Entry]) -> None:
        """Every stage; the first entry gets the best marks, the others the worst."""
        best = entries[0].id
        for stage in call.kind.stages:
            if stage.judges is Judges.SHEET:
                await self._fills_sheet(call, best)
            elif stage.judges is Judges.EXPERTS:
                await self._scores(call, best)
            if stage is not call.kind.stages[-1]:
                await self.services.results.go_on(self.curator_, call.id, stage.id)

    async def _fills_sheet(self, call: Call, best: EntryId) -> None:
        results = self.services.results
        _, blank = await results.blank(self.curator_, call.id)
        scores = [(code, "90" if line.entry.id == best else "10") for code, line in blank.items()]
        rows = (("Шифр", "Балл"), *scores)
        sheet = Sheet(
            name="1", is_hidden=False, numbers=tuple(range(1, len(rows) + 1)), rows=rows,
            hidden=frozenset(), formula=None,
        )  # fmt: skip
        read, stored = await results.preview(self.curator_, call.id, [sheet], COLUMNS)
        assert stored is not None, read.problems
        await results.take(self.curator_, stored.id)

    async def _scores(self, call: Call, best: EntryId) -> None:
        experts, reviews = self.services.experts, self.services.reviews
        planned = await experts.plan(self.curator_, call.id)
        assert planned.plan.left_out == ()
        await experts.assign(self.curator_, call.id, planned.plan.version)
        for given in planned.plan.given:
            async with self.database.read() as connection:
                asked = await reviews_of_entry(connection, given.entry)
            for one in asked:
                if one.status is not ReviewStatus.ASKED:
                    continue
                expert = await self.cast.actor(one.expert)
                work = await reviews.accept(expert, one.id)
                for criterion in work.criteria:
                    mark = criterion.scale if given.entry == best else 1
                    await reviews.score(expert, one.id, criterion.id, mark)
                for verdict in work.stage.verdicts[:1]:
                    await reviews.decide(expert, one.id, verdict)
                await reviews.comment(expert, one.id, Comment.AUTHOR, "Вот почему.")
                assert (await reviews.give(expert, one.id)).review.status is ReviewStatus.GIVEN

    async def confirms(self, call: Call) -> None:
        results = self.services.results
        await results.judge(self.curator_, call.id)
        if call.kind.rules.confirm is Confirm.COUNCIL:
            motion = await results.put(self.curator_, call.id, "Утвердить итоги", "Победитель …")
            facts = await self.motions.facts(self.curator_.id, motion)
            for one in self.council:
                await self.votes(one, facts, "for")
            await self.ends(facts)
        else:
            await results.announce(self.curator_, call.id)

    async def has(self, give: Give, call: Call, entry: Entry) -> bool:
        """Returns whether the award is there."""
        author, (kind, about), series = await self.cast.actor(entry.author), give, call.kind.series
        async with self.database.read() as connection:
            papers = (await papers_of_entries(connection, [entry.id]))[entry.id]
            query = select(listings.c.shelf).where(listings.c.entry_id == entry.id)
            shelves = (await connection.execute(query)).scalars().all()
            steps = (await milestones_of(connection, [entry.id])).get(entry.id, [])
            deficit = await find_open_deficit(connection, author.id, TOPIC)
        portfolio = await self.services.papers.portfolio(author)
        wanted = await self.payloads(LetterKind.ACTIVITY_WANTED)
        missing = await self.payloads(LetterKind.SEATS_WANTED)
        is_there = {
            "document": series is not None and {one.series for one in papers} == {series.prefix},
            "listing": shelves == [about],
            "role": bool(author.grants) and author.grants[0].role == about,
            "activity": (self.curator_.id, {"entry": entry.id}) in wanted,
            "seat": (self.curator_.id, {"call": call.id, "type": about}) in missing,
            "portfolio": [one.entry.id for one in portfolio.page.items] == [entry.id],
            "milestones": [one.title for one in steps] == ["Обучить команду", "Показать"],
            "deficit": deficit is not None and deficit.own_words == "Тема",
        }
        if kind in is_there:
            return is_there[kind]
        if kind == "programme":
            facts = await self.services.programmes.get(self.curator_, call.id)
            return entry.id in facts.plan.entries
        if call.kind.rules.ends_never:
            return entry.outcome is not None
        told = await self.services.results.announced(author, call.id)
        return entry.id in {one.entry.id for one in told.own}


@pytest.mark.parametrize("kind", SHIPPED, ids=lambda one: one.id)
async def test_each_kind_is_entered_judged_and_finished(database: Database, kind: Kind) -> None:
    contest = Contest(database)
    await contest.begins()
    call = await contest.opens(kind)
    entries = [await contest.enters(await contest.author(), call) for _ in range(2)]
    if not call.kind.rules.ends_never:
        contest.clock.advance(timedelta(days=16))
    await contest.judges(call, entries)
    if not call.kind.rules.ends_never:
        await contest.confirms(call)
    best = await contest.entry(entries[0].id)
    outcome = call.kind.outcomes[0]
    if outcome.asks_author:
        assert best.status is EntryStatus.OFFERED
        author = await contest.cast.actor(best.author)
        best = await contest.services.results.answer(author, best.id, takes=True)
    assert (best.status, best.outcome) == (EntryStatus.SETTLED, outcome.id)
    given = {give: await contest.has(give, call, best) for give in outcome.gives}
    assert given == dict.fromkeys(outcome.gives, True)
    assert await contest.is_whole()


async def test_a_problem_of_nine_schools_is_a_cluster_until_it_is_healed(
    database: Database,
) -> None:
    contest = Contest(database)
    await contest.begins()
    decider = await contest.member("Советникова", LEVASHI)
    call = await contest.opens(next(one for one in SHIPPED if one.id == "school-problem"))
    authors = [await contest.author() for _ in range(9)]
    for one in authors:
        await contest.enters(one, call)
    (cluster,) = await contest.services.resolution.clusters(contest.curator_)
    assert (cluster.topic.id, cluster.people) == (TOPIC, len(authors))

    (request,) = await contest.requests.of_author(authors[0])
    await contest.requests.decide(decider, request.id, Move.APPROVE)
    await contest.services.deficits.resolve(authors[0], request.id)
    (cluster,) = await contest.services.resolution.clusters(contest.curator_)
    assert cluster.people == len(authors) - 1
    assert await contest.is_whole()
