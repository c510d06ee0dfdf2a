"""Awards of outcomes: what each name in `gives` does when results are announced."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from district.calls.bank import Shelf
from district.calls.call import Call
from district.calls.entry import Entry
from district.calls.kind import EnterBy, Give, OutcomeSpec
from district.calls.problem import problem_of
from district.calls.project import MilestoneStatus, planned
from district.ids import DraftId, PersonId, TypeId
from district.letters import LetterKind
from district.people.roles import Role, Scope
from services.calls.awarded_seats import SEAT, AwardedSeats
from services.calls.leading import tell_opener
from services.calls.papers import Papers
from services.people.roles import Roles
from services.requests.deficits import Deficits
from storage.calls.entries import team_of, teams_of
from storage.calls.listings import add_listings, hide_listings
from storage.calls.programmes import find_programme
from storage.calls.projects import add_milestones, milestones_of
from storage.database import Connection
from storage.people.people import get_person

TERM = timedelta(days=365)
"""The term of a role that an outcome gives."""
ROLES: Mapping[str, Role] = {"expert": Role.EXPERT, "active": Role.ACTIVE}
"""Roles by the name after `role:`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Awarded:
    """The entries of a call to which one award goes."""

    call: Call
    about: str
    given: Sequence[tuple[Entry, OutcomeSpec]]
    now: datetime
    by: PersonId
    """The curator who announces; the one who opened the call, if it was a vote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Awards:
    """Runs in the transaction that settles the entries."""

    papers: Papers
    roles: Roles
    deficits: Deficits
    seats: AwardedSeats

    async def give_all(
        self,
        tx: Connection,
        call: Call,
        given: Sequence[tuple[Entry, OutcomeSpec]],
        now: datetime,
        actor: PersonId | None,
    ) -> None:
        """Gives the awards of all entries, each award once for all that get it."""
        wanted: dict[Give, list[tuple[Entry, OutcomeSpec]]] = {}
        for entry, outcome in given:
            gives = set(outcome.gives)
            if call.kind.enter.by is EnterBy.PUPILS:
                gives.add(Give("document"))  # pupils have outcomes of their own
            for give in sorted(gives, key=str):
                wanted.setdefault(give, []).append((entry, outcome))
        for give, those in wanted.items():
            awarded = Awarded(
                call=call, about=give.about or "", given=those, now=now, by=actor or call.created_by
            )
            await AWARDS.get(give.award, _read_only)(self, tx, awarded)

    async def strike(
        self,
        tx: Connection,
        call: Call,
        entry: Entry,
        reason: str,
        now: datetime,
        by: PersonId,
        pupil: int | None = None,
        then: str | None = None,
    ) -> None:
        """Takes back what a settled entry was given: papers, listings, roles, seats. `pupil`: of
        papers only those of this pupil. `then`: the outcome that follows; a seat that it gives too
        is kept, because the queue would take it.
        """
        await self.papers.strike(tx, entry.id, reason, now, pupil)
        await hide_listings(tx, [entry.id], now)
        outcome = call.kind.outcome(entry.outcome)
        given = outcome.gives if outcome else ()
        roles = [ROLES.get(one.about or "") for one in given if one.award == "role"]
        following = call.kind.outcome(then)
        seats = {one.about for one in given if one.award == SEAT}
        seats -= {one.about for one in (following.gives if following else ()) if one.award == SEAT}
        if seats:
            await self.seats.take_back(tx, entry, seats, now)
        scope, since = Scope(district=call.district), entry.settled_at
        for role in filter(None, roles):
            for person in await team_of(tx, entry):
                await self.roles.take_back(tx, person, role, scope, since=since, by=by, now=now)


Award = Callable[[Awards, Connection, Awarded], Awaitable[None]]


async def _give_document(awards: Awards, tx: Connection, awarded: Awarded) -> None:
    await awards.papers.issue(tx, awarded.call, awarded.given, awarded.now)


async def _list(_: Awards, tx: Connection, awarded: Awarded) -> None:
    listed = [(entry.id, awarded.about) for entry, _ in awarded.given]
    await add_listings(tx, listed, awarded.now)


async def _give_role(awards: Awards, tx: Connection, awarded: Awarded) -> None:
    """Gives the role in the call's district to authors and confirmed co-authors."""
    if awarded.about not in ROLES:
        return
    people = await teams_of(tx, [entry for entry, _ in awarded.given])
    for person in dict.fromkeys(one for those in people.values() for one in those):
        await awards.roles.give(
            tx,
            person,
            ROLES[awarded.about],
            Scope(district=awarded.call.district),
            until=awarded.now + TERM,
            by=awarded.by,
            now=awarded.now,
        )


async def _offer_activity(__: Awards, tx: Connection, awarded: Awarded) -> None:
    """Sends the curator a button that begins the form of an activity with the entry's words."""
    call, kind, now = awarded.call, LetterKind.ACTIVITY_WANTED, awarded.now
    for entry, _ in awarded.given:
        await tell_opener(tx, call, kind, entry.id, now, entry=entry.id)


async def _give_seat(awards: Awards, tx: Connection, awarded: Awarded) -> None:
    """Enrols authors and confirmed co-authors; the curator is told if there is no activity."""
    call, type_, entries = awarded.call, TypeId(awarded.about), [one for one, _ in awarded.given]
    if await awards.seats.give(tx, call, type_, entries, awarded.by, awarded.now):
        kind, fact = LetterKind.SEATS_WANTED, f"{call.id}:{type_}:{entries[0].id}"
        await tell_opener(tx, call, kind, fact, awarded.now, call=call.id, type=type_)


async def _report_problem(awards: Awards, tx: Connection, awarded: Awarded) -> None:
    """Reports the problem of a school as a deficit of its author: it is counted with others on the
    topic, taken into work, helped with, and asked about until it is resolved.
    """
    for entry, _ in awarded.given:
        author, draft = await get_person(tx, entry.author), DraftId(f"problem-{entry.id}")
        await awards.deficits.report(tx, author, problem_of(entry), draft, awarded.now)


async def _place(_: Awards, tx: Connection, awarded: Awarded) -> None:
    """Tells the curator, once for each published programme, that it lacks a talk."""
    call = awarded.call
    programme = await find_programme(tx, call.id)
    published = programme.published_at if programme else None
    fact = f"{call.id}:{published.isoformat() if published else 'first'}"
    await tell_opener(tx, call, LetterKind.PROGRAMME_WANTED, fact, awarded.now, call=call.id)


async def _plan(__: Awards, tx: Connection, awarded: Awarded) -> None:
    """Makes the entries projects with milestones; one that was whole is a practice again."""
    for entry, _ in awarded.given:
        await add_milestones(tx, entry.id, planned(entry.answers))
    steps = await milestones_of(tx, [entry.id for entry, _ in awarded.given])
    whole = [
        (entry, Shelf.PRACTICES)
        for entry, those in steps.items()
        if those and all(one.status is MilestoneStatus.ACCEPTED for one in those)
    ]
    await add_listings(tx, whole, awarded.now)


async def _read_only(_: Awards, __: Connection, ___: Awarded) -> None:
    """No-op: the award is read from the outcome itself."""


AWARDS: Mapping[str, Award] = {
    "document": _give_document,
    "listing": _list,
    "role": _give_role,
    "activity": _offer_activity,
    SEAT: _give_seat,
    "deficit": _report_problem,
    "programme": _place,
    "milestones": _plan,
    "table": _read_only,
    "portfolio": _read_only,
    "advice": _read_only,
}
"""By the name in `gives`. The lint of kinds knows the same names (tested)."""
