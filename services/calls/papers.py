"""Papers of outcomes: issued with the announcement, drawn on demand, verifiable by anyone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from district.activities.activity import TITLE_LIMIT
from district.activities.form import ActivityAnswers, Whom
from district.calls.call import Call, leads
from district.calls.entry import Agreement, Entry, EntryPupil, EntryStatus
from district.calls.kind import OutcomeSpec, Series, Unit
from district.calls.paper import Achievement, CallPaper, Ground, HeldBy, Portfolio, Wanted, gives
from district.errors import NotFound
from district.ids import EntryId, PaperId, PersonId, TypeId
from district.letters import LetterKind, new_letter
from district.pages import Page
from district.people.person import Person
from district.people.roles import Actor, GrantFacts, Role
from services.issuing import new_code, sealed
from services.service import Service
from storage.calls import papers as stored
from storage.calls.calls import get_call, get_calls
from storage.calls.entries import (
    get_entry,
    page_of_entries,
    people_of_entry,
    pupils_of_entries,
    team_of,
    teams_of,
)
from storage.calls.programmes import programmes_of
from storage.calls.results import appeals_of_entry
from storage.database import Connection
from storage.mentions import led_by
from storage.outbox import put_letters
from storage.people.people import get_people
from storage.people.roles import find_institute, grants_in
from storage.topics import get_topics

LINES, MEMBERS = 6, 12
"""Lines on a page of the portfolio, people on one of the methodical active."""
MOST = 1_000
"""Limit of entries in a portfolio."""
_ORGANIZATIONS = {Unit.ORGANIZATION, Unit.MUNICIPALITY}
EARNED = (Role.EXPERT, Role.ACTIVE, Role.MENTOR)
"""Roles that a portfolio names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers(Service):
    async def issue(
        self, tx: Connection, call: Call, given: Sequence[tuple[Entry, OutcomeSpec]], now: datetime
    ) -> None:
        """Gives numbers to the authors and confirmed co-authors of settled entries, or to their
        pupils, each by the own outcome. Idempotent: a holder with a paper gets no second one.
        """
        series = call.kind.series
        if series is None or not given:
            return
        entries = [entry for entry, _ in given]
        ids = [one.id for one in entries]
        pupils = await pupils_of_entries(tx, ids)
        holders = await teams_of(tx, entries)
        named = await get_people(tx, {person for people in holders.values() for person in people})
        held = {
            (one.entry, one.person, one.pupil_id)
            for papers in (await stored.papers_of_entries(tx, ids)).values()
            for one in papers
            if one.struck_at is None
        }
        blank = await self._blank(tx, call, series, now)
        new = [
            paper
            for entry, outcome in given
            for paper in _drafted(
                call,
                entry,
                outcome,
                blank,
                [named.get(one) for one in holders[entry.id]],
                pupils[entry.id],
            )
            if (paper.entry, paper.person, paper.pupil_id) not in held
        ]
        if new:
            ordinals = await stored.take_ordinals(tx, series.prefix, blank.year, len(new))
            numbered = zip(new, ordinals, strict=True)
            await stored.add_papers(
                tx,
                [replace(paper, ordinal=ordinal, code=new_code()) for paper, ordinal in numbered],
            )

    async def _blank(self, tx: Connection, call: Call, series: Series, now: datetime) -> CallPaper:
        return CallPaper(
            id=PaperId(0),
            series=series.prefix,
            year=self.calendar.local(now).year,
            ordinal=0,
            entry=EntryId(0),
            person=PersonId(0),
            held_by=HeldBy.PERSON,
            document=series.document,
            outcome="",
            **await sealed(tx, call.created_by, call.district, now),
        )

    async def strike(
        self, tx: Connection, entry: EntryId, reason: str, now: datetime, pupil: int | None = None
    ) -> None:
        """Strikes the papers of an entry, or of one of its pupils, and tells their holders. Their
        numbers stay used.
        """
        struck = await stored.strike_papers(tx, entry, reason, now, pupil)
        first = {one.person: one for one in reversed(struck)}
        await put_letters(
            tx,
            [
                new_letter(LetterKind.PAPER_STRUCK, person, now, one.id, paper=one.id)
                for person, one in first.items()
            ],
        )

    # ── Reading ────────────────────────────────────────────────────────────────────────────────

    async def portfolio(
        self, actor: Actor, number: int = 0, *, with_hidden: bool = False
    ) -> Portfolio:
        """Returns a page of what the actor's entries have brought, the latest first."""
        async with self.database.read() as connection:
            return await _portfolio(connection, actor, number, with_hidden=with_hidden)

    async def hide(
        self, actor: Actor, entry: EntryId, number: int, *, is_hidden: bool
    ) -> Portfolio:
        """Hides a line of the actor's portfolio, or shows it again. Idempotent.

        Raises:
            NotFound: the actor has no such entry.
        """
        async with self.database.write() as tx:
            if actor.id not in await team_of(tx, await get_entry(tx, entry)):
                raise NotFound
            await stored.hide_line(tx, actor.id, entry, is_hidden=is_hidden)
            return await _portfolio(tx, actor, number, with_hidden=True)

    async def active(self, actor: Actor, number: int) -> Page[GrantFacts]:
        """Returns a page of the methodical active of the actor's district."""
        district, now = actor.profile.place.district, self.clock()
        async with self.database.read() as connection:
            found = await grants_in(connection, district, [Role.ACTIVE], now)
        return Page.of(found, number, MEMBERS)

    async def of_entry(self, actor: Actor, entry: EntryId) -> list[Ground]:
        """Returns the actor's papers of an entry that are not struck; of a leader of the call,
        all of them.

        Raises:
            NotFound: there are none.
        """
        async with self.database.read() as connection:
            found = (await stored.papers_of_entries(connection, [entry]))[entry]
            if not found:
                raise NotFound
            first = await self._ground(connection, found[0])
        leading = leads(actor, first.call)
        own = [
            one for one in found if one.struck_at is None and (leading or one.person == actor.id)
        ]
        if not own:
            raise NotFound
        return [first.of(one) for one in own]

    async def check(self, code: str) -> Ground:
        """Returns the ground of a paper. Stores nothing about the requester.

        Raises:
            NotFound: unknown code.
        """
        async with self.database.read() as connection:
            paper = await stored.find_paper(connection, code)
            if paper is None:
                raise NotFound
            return await self._ground(connection, paper)

    async def get(self, paper: PaperId) -> Ground:
        """Returns the ground of a paper, for its holder's letter.

        Raises:
            NotFound: there is no such paper.
        """
        async with self.database.read() as connection:
            return await self._ground(connection, await stored.get_paper(connection, paper))

    async def wanted(self, entry: EntryId, actor: Actor | None = None) -> Wanted:
        """Returns the activity that the outcome of an entry gives.

        Raises:
            NotFound: there is no such entry, its outcome gives none, or the actor does not lead
                the call.
        """
        async with self.database.read() as connection:
            found = await get_entry(connection, entry)
            call = await get_call(connection, found.call)
            topic = found.topic or call.topic
            topics = await get_topics(connection, [topic] if topic else [])
        outcome = call.kind.outcome(found.outcome)
        types = [one.about for one in outcome.gives if one.award == "activity"] if outcome else []
        if not types or (actor is not None and not leads(actor, call)):
            raise NotFound
        return Wanted(
            call=call,
            entry=found,
            type=TypeId(types[0] or ""),
            topic=topics.get(topic) if topic else None,
        )

    async def activity_wanted(self, actor: Actor, entry: EntryId) -> ActivityAnswers:
        """Returns the beginning of the form of that activity.

        Raises:
            NotFound: see `wanted`.
        """
        found = await self.wanted(entry, actor)
        return ActivityAnswers(
            district=found.call.district,
            type=found.type,
            title=found.entry.title if len(found.entry.title) <= TITLE_LIMIT else None,
            area=found.topic.area if found.topic else None,
            topics=(found.topic.id,) if found.topic else (),
            whom=Whom.DISTRICT,
        )

    async def _ground(self, tx: Connection, paper: CallPaper) -> Ground:
        entry = await get_entry(tx, paper.entry)
        call = await get_call(tx, entry.call)
        typed = [
            one.name
            for one in await people_of_entry(tx, entry.id)
            if one.person is None and one.name and one.state is not Agreement.REFUSED
        ]
        beside = [
            one.name
            for one in (await stored.papers_of_entries(tx, [entry.id]))[entry.id]
            if one.struck_at is None and one.name and one.held_by is HeldBy.PERSON
        ]
        return Ground(
            paper=paper,
            call=call,
            entry=entry,
            is_appealed=any(one.decided_at is None for one in await appeals_of_entry(tx, entry.id)),
            authors=tuple(dict.fromkeys([*beside, *typed])),
            decision=await stored.find_decision(tx, call.motion) if call.motion else None,
            institute=await find_institute(tx, paper.institute) if paper.institute else None,
        )


async def _portfolio(tx: Connection, actor: Actor, number: int, *, with_hidden: bool) -> Portfolio:
    shown = await achievements_of(tx, actor.id)
    return Portfolio(
        page=Page.of([one for one in shown if with_hidden or not one.is_hidden], number, LINES),
        hidden=sum(one.is_hidden for one in shown),
        grants=tuple(one for one in actor.grants if one.role in EARNED),
        led=tuple(await led_by(tx, [actor.id])),
    )


async def achievements_of(tx: Connection, person: PersonId) -> list[Achievement]:
    """Returns the lines of the person's portfolio, hidden ones too, the latest first."""
    entries: Sequence[Entry] = (await page_of_entries(tx, person, 0, MOST)).items
    people = await teams_of(tx, entries)
    entries = [one for one in entries if person in people[one.id]]
    ids = [one.id for one in entries]
    calls = await get_calls(tx, {one.call for one in entries})
    papers = await stored.papers_of_entries(tx, ids)
    listed, hidden = await stored.listed_of(tx, ids), await stored.hidden_of(tx, person)
    spots = {
        entry: spot
        for one in await programmes_of(tx, calls)
        if one.published is not None
        for entry, spot in one.published.spots().items()
    }
    every = [
        Achievement(
            call=calls[entry.call],
            entry=entry,
            outcome=calls[entry.call].kind.outcome(entry.outcome),
            papers=tuple(one for one in papers[entry.id] if one.person == person),
            is_listed=entry.id in listed,
            talk=spots.get(entry.id) if entry.status is EntryStatus.SETTLED else None,
            is_hidden=entry.id in hidden,
        )
        for entry in entries
    ]
    return [one for one in every if one.is_shown]


def _drafted(
    call: Call,
    entry: Entry,
    outcome: OutcomeSpec,
    blank: CallPaper,
    people: Sequence[Person | None],
    pupils: Sequence[EntryPupil],
) -> Iterator[CallPaper]:
    """Yields the papers of an entry without numbers. `people`: the author first; None: erased."""
    author = people[0].profile if people[0] else None
    place = author.organization.name if author else None
    base = replace(
        blank,
        entry=entry.id,
        person=entry.author,
        organization=place,
        outcome=outcome.id,
        place=entry.place,
    )
    if pupils:
        for one in pupils:
            if gives(call.kind.outcome(one.outcome), "document"):
                yield replace(
                    base,
                    held_by=HeldBy.PUPIL,
                    pupil_id=one.id,
                    grade=one.grade,
                    outcome=one.outcome or "",
                    place=one.place,
                )
    elif call.kind.unit in _ORGANIZATIONS:
        yield replace(base, held_by=HeldBy.ORGANIZATION, name=place)
    else:
        for person in people:
            if person is not None and (profile := person.profile) is not None:
                workplace = profile.organization.name
                yield replace(
                    base, person=person.id, name=profile.name.full, organization=workplace
                )
