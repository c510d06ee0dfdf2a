"""A district with experts and a call, whose entries are put into the storage."""

from collections.abc import Collection
from datetime import datetime, timedelta
from itertools import count

from sqlalchemy import select

from district.calls.call import Call, CallMove
from district.calls.entry import Agreement, Entry, EntryMove, EntryPerson, NewEntry, code_of
from district.calls.kind import (
    Apart,
    Criterion,
    Enter,
    EnterBy,
    Judges,
    Kind,
    OutcomeSpec,
    Rules,
    Stage,
    label_of,
)
from district.calls.review import Review, ReviewMove, ReviewStatus
from district.ids import CallId, DraftId, EntryId, KindId, MunicipalityId, PersonId, TopicId
from district.people.roles import Actor, Role
from storage.calls.calls import add_call, add_call_entry
from storage.calls.entries import add_entry, add_entry_move, save_entry
from storage.calls.reviews import add_review_entry, reviews_of_call, save_review
from storage.database import Connection, Database
from storage.tables import outbox
from tests.world import DISTRICT, LEVASHI, MOUNTAINS, Cast, MovingClock, World

STAGE = Stage(id="experts", label=label_of("Экспертиза"), judges=Judges.EXPERTS, experts=2, least=2)


def kind(apart: Apart = Apart.ORGANIZATION, stage: Stage = STAGE) -> Kind:
    return Kind(
        id="defence",
        label=label_of("Защита опыта"),
        enter=Enter(by=EnterBy.PERSON),
        rules=Rules(apart=apart),
        fields=(),
        criteria=(Criterion(id="novelty", label=label_of("Новизна")),),
        stages=(stage,),
        outcomes=(OutcomeSpec(id="defended", label=label_of("Защищён")),),
    )


class Jury(World):
    """`clock`: that of a stage, whose people take part."""

    def __init__(self, database: Database, clock: MovingClock | None = None) -> None:
        super().__init__(database)
        if clock is not None:
            self.clock, self.cast = clock, Cast(database, clock)
        self.experts = self.services.experts
        self.registered = self.services.expert_register
        self._drafts = count(1)

    async def curator(self, surname: str = "Кураторова") -> Actor:
        return await self.cast.holder(surname, Role.CURATOR, DISTRICT)

    async def expert(self, surname: str) -> Actor:
        return await self.cast.holder(surname, Role.EXPERT, DISTRICT)

    async def call(self, by: Actor, of: Kind | None = None) -> Call:
        """A published call that accepts entries."""
        now = self.clock()
        new = Call(
            id=CallId(0),
            district=MOUNTAINS,
            kind_id=KindId("defence"),
            kind=of or kind(),
            title="Защита опыта 2026",
            opens_at=now - timedelta(days=20),
            closes_at=now + timedelta(days=1),
            created_by=by.id,
            created_at=now,
            draft=None,
        )
        async with self.database.write() as tx:
            made = await add_call(tx, new)
            await add_call_entry(tx, None, made, CallMove.PUBLISH, now, by.id)
            return made

    async def entry(
        self,
        call: Call,
        author: Actor,
        *,
        coauthors: Collection[PersonId | str] = (),
        nomination: str | None = None,
        topic: TopicId | None = None,
        municipality: MunicipalityId = LEVASHI,
    ) -> Entry:
        """An admitted entry; a co-author without an account is a name."""
        number = next(self._drafts)
        people = tuple(
            EntryPerson(name=one, state=Agreement.CONFIRMED)
            if isinstance(one, str)
            else EntryPerson(person=one, state=Agreement.CONFIRMED)
            for one in coauthors
        )
        new = Entry(
            id=EntryId(0),
            call=call.id,
            author=author.id,
            organization=author.profile.organization.id,
            municipality=municipality,
            title=f"Работа {number}",
            nomination=nomination,
            topic=topic,
            answers={},
            call_version=1,
            submitted_at=self.clock(),
            draft=DraftId(f"entry-{number}"),
        )
        async with self.database.write() as tx:
            parts = NewEntry(title=new.title, people=people, call_version=1)
            sent = await add_entry(tx, new, parts)
            await add_entry_move(tx, None, sent, EntryMove.SUBMIT, self.clock(), author.id)
            return await self._moved(
                tx, sent, EntryMove.ADMIT, stage=STAGE.id, code=code_of(number)
            )

    async def entries(self, call: Call, number: int) -> list[Entry]:
        """Entries of different authors from different schools."""
        return [
            await self.entry(call, await self.cast.teacher(f"Авторова {next(self._drafts)}"))
            for _ in range(number)
        ]

    async def assigned(self, curator: Actor, call: Call) -> None:
        planned = await self.experts.plan(curator, call.id)
        done = await self.experts.assign(curator, call.id, planned.plan.version)
        assert not done.is_stale

    async def reviews(self, call: Call, *statuses: ReviewStatus) -> list[Review]:
        async with self.database.read() as connection:
            every = await reviews_of_call(connection, call.id)
        return [one for one in every if not statuses or one.status in statuses]

    async def moves(self, review: Review, *moves: ReviewMove) -> Review:
        """Moves a review as the expert or the clock would."""
        async with self.database.write() as tx:
            for move in moves:
                given_at = self.clock() if move is ReviewMove.GIVE else review.given_at
                moved = review.moved(move, given_at=given_at)
                assert await save_review(tx, review, moved)
                await add_review_entry(tx, review, moved, move, self.clock(), review.expert)
                review = moved
        return review

    async def works_at(self, author: Actor, expert: Actor) -> None:
        """The expert changes to the author's organization."""
        place, name = author.profile.organization, expert.profile.name
        await self.cast.tells(expert.id, name, place.municipality, place.id, place.name)
        async with self.database.write() as tx:
            await self.experts.workplace_changed(tx, [expert.id], self.clock())

    async def assesses(self, entry: Entry) -> Entry:
        async with self.database.write() as tx:
            return await self._moved(tx, entry, EntryMove.ASSESS)

    async def _moved(self, tx: Connection, entry: Entry, move: EntryMove, **changes: str) -> Entry:
        moved = entry.moved(move, **changes)
        assert await save_entry(tx, entry, moved)
        await add_entry_move(tx, entry, moved, move, self.clock())
        return moved

    async def due(self, kind: str) -> list[datetime]:
        query = select(outbox.c.due_at).where(outbox.c.kind == kind).order_by(outbox.c.id)
        async with self.database.read() as connection:
            return list((await connection.execute(query)).scalars())
