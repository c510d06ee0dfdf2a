"""Papers of outcomes: issued with the announcement, drawn on demand, verifiable by anyone."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from district.calls.call import Call, leads
from district.calls.entry import Agreement, Entry, EntryPupil
from district.calls.kind import Give, OutcomeSpec, Series, Unit
from district.calls.paper import Achievement, CallPaper, Ground, HeldBy, PaperBundle, Wanted
from district.errors import NotFound
from district.ids import EntryId, PaperId, PersonId, TypeId
from district.letters import LetterKind, new_letter
from district.pages import Page
from district.people.person import Person
from district.people.roles import Actor
from services.service import Service
from storage.activities.signers import find_signer
from storage.calls.calls import get_call, get_calls
from storage.calls.entries import get_entry, people_of_entries, pupils_of_entries
from storage.calls.papers import (
    add_papers,
    find_decision,
    find_paper_by_code,
    get_entries,
    get_paper,
    papers_of,
    papers_of_entries,
    settled_entries_of,
    strike_papers,
    take_ordinals,
)
from storage.calls.results import appeals_of_entry
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.people import get_people
from storage.people.roles import find_institute, institute_of_curator
from storage.topics import get_topics

CODE = 12
"""Random bytes in a verification link, so that links cannot be guessed."""
BUNDLES = 6
"""Entries on a page of the list of papers."""
_ORGANIZATIONS = {Unit.ORGANIZATION, Unit.MUNICIPALITY}
DOCUMENT, ACTIVITY = "document", "activity"


class Settled(Protocol):
    """A settled entry with its outcome."""

    @property
    def entry(self) -> Entry: ...
    @property
    def outcome(self) -> OutcomeSpec: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    entry: Entry
    outcome: OutcomeSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers(Service):
    async def issue(
        self, tx: Connection, call: Call, given: Sequence[Settled], now: datetime
    ) -> None:
        """Gives numbers to the authors and confirmed co-authors of settled entries, or to their
        pupils, each by the own outcome. Idempotent: a holder with a paper gets no second one.
        """
        series = call.kind.series
        if series is None or not given:
            return
        ids = [one.entry.id for one in given]
        pupils = await pupils_of_entries(tx, ids)
        others = {
            entry: [one.person for one in people if one.state is Agreement.CONFIRMED and one.person]
            for entry, people in (await people_of_entries(tx, ids)).items()
        }
        named = await get_people(
            tx, {*(one.entry.author for one in given), *(p for ps in others.values() for p in ps)}
        )
        held = {
            (one.entry, one.person, one.pupil_id)
            for papers in (await papers_of_entries(tx, ids)).values()
            for one in papers
            if one.struck_at is None
        }
        blank = await self._blank(tx, call, series, now)
        new = [
            paper
            for one in given
            for paper in _drafted(call, one, blank, others[one.entry.id], pupils, named)
            if (paper.entry, paper.person, paper.pupil_id) not in held
        ]
        if new:
            ordinals = await take_ordinals(tx, series.prefix, blank.year, len(new))
            numbered = zip(new, ordinals, strict=True)
            await add_papers(tx, [_numbered(paper, ordinal) for paper, ordinal in numbered])

    async def _blank(self, tx: Connection, call: Call, series: Series, now: datetime) -> CallPaper:
        institute = await institute_of_curator(tx, call.created_by, call.district)
        signer = await find_signer(tx, institute, call.district)
        return CallPaper(
            id=PaperId(0),
            series=series.prefix,
            year=self.calendar.local(now).year,
            ordinal=0,
            code="",
            entry=EntryId(0),
            person=PersonId(0),
            held_by=HeldBy.PERSON,
            document=series.document,
            outcome="",
            institute=institute,
            signer=signer.name if signer else None,
            signer_post=signer.post if signer else None,
            issued_at=now,
        )

    async def strike(self, tx: Connection, entry: EntryId, reason: str, now: datetime) -> None:
        """Strikes the papers of an entry and tells their holders. Their numbers stay used."""
        struck = await strike_papers(tx, entry, reason, now)
        first = {one.person: one for one in reversed(struck)}
        await put_letters(
            tx,
            [
                new_letter(LetterKind.PAPER_STRUCK, person, now, one.id, paper=one.id)
                for person, one in first.items()
            ],
        )

    # ── Reading ────────────────────────────────────────────────────────────────────────────────

    async def mine(self, actor: Actor, number: int) -> Page[PaperBundle]:
        """Returns a page of the entries that gave papers to the actor, the newest first."""
        async with self.database.read() as connection:
            papers = await papers_of(connection, actor.id)
            page = Page.of(list(dict.fromkeys(one.entry for one in papers)), number, BUNDLES)
            entries = await get_entries(connection, page.items)
            calls = await get_calls(connection, {one.call for one in entries.values()})
        bundles = tuple(
            PaperBundle(
                call=calls[entries[one].call],
                entry=entries[one],
                papers=tuple(paper for paper in papers if paper.entry == one),
            )
            for one in page.items
        )
        return Page(items=bundles, total=page.total, number=page.number, size=page.size)

    async def of_entry(self, actor: Actor, entry: EntryId) -> list[Ground]:
        """Returns the actor's papers of an entry that are not struck; of a leader of the call,
        all of them.

        Raises:
            NotFound: there are none.
        """
        async with self.database.read() as connection:
            found = (await papers_of_entries(connection, [entry]))[entry]
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
            paper = await find_paper_by_code(connection, code)
            if paper is None:
                raise NotFound
            return await self._ground(connection, paper)

    async def get(self, paper: PaperId) -> Ground:
        """Returns the ground of a paper, for its holder's letter.

        Raises:
            NotFound: there is no such paper.
        """
        async with self.database.read() as connection:
            return await self._ground(connection, await get_paper(connection, paper))

    async def portfolio(self, actor: Actor) -> list[Achievement]:
        """Returns what the actor's entries have brought, the latest first."""
        async with self.database.read() as connection:
            entries = await settled_entries_of(connection, actor.id)
            calls = await get_calls(connection, {one.call for one in entries})
            papers = await papers_of_entries(connection, [one.id for one in entries])
        return [
            Achievement(
                call=calls[entry.call],
                entry=entry,
                outcome=outcome,
                numbers=tuple(
                    one.number
                    for one in papers[entry.id]
                    if one.person == actor.id and one.struck_at is None
                ),
            )
            for entry in entries
            for outcome in calls[entry.call].kind.outcomes
            if outcome.id == entry.outcome and Give("portfolio") in outcome.gives
        ]

    async def wanted_activity(self, actor: Actor, entry: EntryId) -> Wanted:
        """
        Raises:
            NotFound: see `wanted`, or the actor does not lead the call.
        """
        wanted = await self.wanted(entry)
        if not leads(actor, wanted.call):
            raise NotFound
        return wanted

    async def wanted(self, entry: EntryId) -> Wanted:
        """Returns the activity that the outcome of an entry gives.

        Raises:
            NotFound: there is no such entry, or its outcome gives none.
        """
        async with self.database.read() as connection:
            found = await get_entry(connection, entry)
            call = await get_call(connection, found.call)
            topic = found.topic or call.topic
            topics = await get_topics(connection, [topic] if topic else [])
        types = [
            give.about
            for outcome in call.kind.outcomes
            if outcome.id == found.outcome
            for give in outcome.gives
            if give.award == ACTIVITY
        ]
        if not types:
            raise NotFound
        return Wanted(
            call=call,
            entry=found,
            type=TypeId(types[0] or ""),
            topic=topics.get(topic) if topic else None,
        )

    async def _ground(self, tx: Connection, paper: CallPaper) -> Ground:
        entry = await get_entry(tx, paper.entry)
        call = await get_call(tx, entry.call)
        typed = [
            one.name
            for one in (await people_of_entries(tx, [entry.id]))[entry.id]
            if one.person is None and one.name and one.state is not Agreement.REFUSED
        ]
        beside = [
            one.name
            for one in (await papers_of_entries(tx, [entry.id]))[entry.id]
            if one.struck_at is None and one.name and one.held_by is HeldBy.PERSON
        ]
        return Ground(
            paper=paper,
            call=call,
            entry=entry,
            is_appealed=any(one.decided_at is None for one in await appeals_of_entry(tx, entry.id)),
            authors=tuple(dict.fromkeys([*beside, *typed])),
            decision=await find_decision(tx, call.motion) if call.motion else None,
            institute=await find_institute(tx, paper.institute) if paper.institute else None,
        )


def _drafted(
    call: Call,
    given: Settled,
    blank: CallPaper,
    others: Sequence[PersonId],
    pupils: Mapping[EntryId, Sequence[EntryPupil]],
    named: Mapping[PersonId, Person],
) -> Iterator[CallPaper]:
    """Yields the papers of an entry without numbers."""
    entry = given.entry
    author = named[entry.author].profile if entry.author in named else None
    place = author.organization.name if author else None
    base = replace(blank, entry=entry.id, person=entry.author, organization=place)
    if pupils[entry.id]:
        for one in pupils[entry.id]:
            if _gives_document(call, one.outcome):
                yield replace(
                    base,
                    held_by=HeldBy.PUPIL,
                    pupil_id=one.id,
                    grade=one.grade,
                    outcome=one.outcome or "",
                    place=one.place,
                )
        return
    base = replace(base, outcome=given.outcome.id, place=entry.place)
    if call.kind.unit in _ORGANIZATIONS:
        yield replace(base, held_by=HeldBy.ORGANIZATION, name=place)
        return
    for person in dict.fromkeys([entry.author, *others]):
        profile = named[person].profile if person in named else None
        if profile is not None:
            yield replace(
                base, person=person, name=profile.name.full, organization=profile.organization.name
            )


def _gives_document(call: Call, outcome: str | None) -> bool:
    return any(
        give.award == DOCUMENT
        for one in call.kind.outcomes
        if one.id == outcome
        for give in one.gives
    )


def _numbered(paper: CallPaper, ordinal: int) -> CallPaper:
    return replace(paper, ordinal=ordinal, code=secrets.token_urlsafe(CODE))
