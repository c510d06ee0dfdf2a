"""A district with a contest whose entries are in; what experts say is stored at once."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import count
from typing import Any

from sqlalchemy import select

from district.calls.call import Call, CallStatus
from district.calls.entry import Entry, EntryMove, EntryPupil, EntryStatus, NewEntry
from district.calls.kind import Kind, read_kind
from district.calls.review import Review, ReviewMove, ReviewStatus
from district.ids import CallId, DraftId, EntryId, KindId, MunicipalityId, ReviewId
from district.letters import LetterKind
from district.people.roles import Actor
from services.calls.results import Results
from storage.calls.calls import add_call, get_call
from storage.calls.entries import add_entry, add_entry_move, get_entry, pupils_of_entry, save_entry
from storage.calls.reviews import add_review_entry, add_reviews, save_review
from storage.database import Connection, Database
from storage.tables import outbox
from tests.services.motions import Voting
from tests.world import LEVASHI, MOUNTAINS, Cast, MovingClock

GARDEN: Mapping[str, Any] = {
    "id": "garden",
    "ru": "Школьный огород",
    "enter": {"by": "person"},
    "rules": {
        "gate": "nobody",
        "confirm": "curator",
        "spread": 30,
        "ties": ["harvest", "council"],
        "appeal_days": 3,
    },
    "fields": [{"id": "title", "type": "short-text", "ru": "Название", "limit": 100}],
    "criteria": [
        {"id": "harvest", "ru": "Урожай", "scale": 5},
        {"id": "beauty", "ru": "Красота", "scale": 5},
    ],
    "stages": [
        {"id": "desk", "ru": "Отбор", "judges": "experts", "experts": 2, "least": 1,
         "pass_from": 50},
        {"id": "visit", "ru": "Осмотр", "judges": "experts", "experts": 2, "least": 1},
    ],
    "outcomes": [
        {"id": "winner", "ru": "Победитель", "places": 1, "from": 60},
        {"id": "laureate", "ru": "Лауреат", "places": 2, "from": 50},
        {"id": "member", "ru": "Участник"},
    ],
}  # fmt: skip
OLYMPIAD: Mapping[str, Any] = {
    "id": "olympiad",
    "ru": "Олимпиада",
    "enter": {"by": "pupils", "most": 15},
    "rules": {"gate": "nobody", "max_score": 60, "ties": ["shared"], "appeal_days": 2},
    "fields": [{"id": "pupils", "type": "pupils", "ru": "Ученики", "most": 15, "consent": True}],
    "stages": [
        {"id": "school", "ru": "Школьный этап", "judges": "sheet", "best_percent": 30},
        {"id": "district", "ru": "Окружной этап", "judges": "sheet"},
    ],
    "outcomes": [
        {"id": "winner", "ru": "Победитель", "best_percent": 8, "from": 50},
        {"id": "prize", "ru": "Призёр", "best_percent": 25, "from": 50},
        {"id": "member", "ru": "Участник"},
    ],
}


def kind_with(plain: Mapping[str, Any], **rules: Any) -> Kind:
    return read_kind({**plain, "rules": {**plain["rules"], **rules}})


class Contest(Voting):
    """`clock`: that of a stage, whose people take part."""

    def __init__(self, database: Database, clock: MovingClock | None = None) -> None:
        super().__init__(database)
        if clock is not None:
            self.clock, self.cast = clock, Cast(database, clock)
        self.results: Results = self.services.results
        self.experts: list[Actor] = []
        self._numbers = count(1)

    async def closed(self, kind: Kind, by: Actor) -> Call:
        """A published call whose time is over."""
        now = self.clock()
        new = Call(
            id=CallId(0),
            district=MOUNTAINS,
            kind_id=KindId(kind.id),
            kind=kind,
            title=kind.label.ru,
            opens_at=now - timedelta(days=9),
            closes_at=now - timedelta(days=1),
            created_by=by.id,
            created_at=now - timedelta(days=9),
            draft=DraftId(f"call-{next(self._numbers)}"),
            status=CallStatus.PUBLISHED,
        )
        async with self.database.write() as tx:
            return await add_call(tx, new)

    async def enters(
        self,
        call: Call,
        author: Actor,
        title: str = "Грядки",
        *,
        pupils: int = 0,
        nomination: str | None = None,
        municipality: MunicipalityId = LEVASHI,
    ) -> Entry:
        """An admitted entry."""
        number = next(self._numbers)
        entry = Entry(
            id=EntryId(0),
            call=call.id,
            author=author.id,
            organization=None,
            municipality=municipality,
            status=EntryStatus.ADMITTED,
            stage=call.kind.stages[0].id,
            code=f"А-{number:03}",
            title=title,
            nomination=nomination,
            answers={},
            call_version=call.version,
            submitted_at=self.clock(),
            draft=DraftId(f"entry-{number}"),
        )
        children = tuple(
            EntryPupil(code=f"А-{number:03}-{at}", initials=f"А. {at}.", grade="7")
            for at in range(1, pupils + 1)
        )
        parts = NewEntry(title=title, pupils=children, call_version=call.version)
        async with self.database.write() as tx:
            return await add_entry(tx, entry, parts)

    async def judged(self, entry: Entry, *marks: Sequence[int]) -> Entry:
        """Experts give their marks for all criteria, and the entry is assessed."""
        now = self.clock()
        while len(self.experts) < len(marks):
            self.experts.append(await self.cast.teacher("Экспертов"))
        async with self.database.write() as tx:
            seen = await get_entry(tx, entry.id)
            call = await get_call(tx, seen.call)
            criteria = [one.id for one in call.kind.criteria]
            asked = [
                Review(
                    id=ReviewId(0),
                    entry=entry.id,
                    stage=seen.stage or "",
                    expert=self.experts[at].id,
                    status=ReviewStatus.ASKED,
                    position=at,
                    asked_at=now,
                    due_at=now,
                )
                for at in range(len(marks))
            ]
            for review, given in zip(await add_reviews(tx, asked, now), marks, strict=True):
                scores = dict(zip(criteria, given, strict=True))
                await self._gives(tx, review, scores)
            moved = seen.moved(EntryMove.ASSESS)
            await save_entry(tx, seen, moved)
            await add_entry_move(tx, seen, moved, EntryMove.ASSESS, now)
            return moved

    async def _gives(self, tx: Connection, review: Review, scores: Mapping[str, int]) -> None:
        now = self.clock()
        for move in (ReviewMove.ACCEPT, ReviewMove.MARK, ReviewMove.GIVE):
            facts = {"scores": scores} if move is ReviewMove.MARK else {}
            said: dict[str, Any] = {"given_at": now, "to_author": "Мало доказательств"}
            given = said if move is ReviewMove.GIVE else {}
            moved = review.moved(move, **facts, **given)
            await save_review(tx, review, moved)
            await add_review_entry(tx, review, moved, move, now, review.expert)
            review = moved

    async def entry(self, entry: Entry) -> Entry:
        async with self.database.read() as connection:
            return await get_entry(connection, entry.id)

    async def call(self, call: Call) -> Call:
        async with self.database.read() as connection:
            return await get_call(connection, call.id)

    async def pupils(self, entry: Entry) -> list[EntryPupil]:
        async with self.database.read() as connection:
            return await pupils_of_entry(connection, entry.id)

    async def letters_of(self, kind: LetterKind) -> list[int]:
        """The readers of the letters of a kind."""
        query = select(outbox.c.person_id).where(outbox.c.kind == kind).order_by(outbox.c.id)
        async with self.database.read() as connection:
            return list((await connection.execute(query)).scalars())
