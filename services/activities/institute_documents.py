"""Documents of institutes, entered by the organizer of a course."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from district.activities.activity import Activity
from district.activities.enrolments import EnrolmentStatus
from district.activities.institute_documents import (
    Column,
    Entered,
    Graduate,
    InstituteDocument,
    ReadSheet,
    Register,
    Written,
    has_documents,
    read_documents,
    read_line,
    same_number,
)
from district.activities.organizers import ensure_holds
from district.errors import NotFound, NotInThisState, NumberTaken, OutOfDate, OwnAffair, existing
from district.ids import ActivityId, EnrolmentId, PersonId
from district.letters import LetterKind, new_letter
from district.people.roles import Actor
from district.people.views import Viewed
from district.tables import Sheet, find_table
from services.service import Service
from storage.activities.activities import get_activity
from storage.activities.enrolments import enrolments_in, get_enrolment
from storage.activities.institute_documents import (
    add_documents,
    replace_document,
    versions_of,
    written_of,
)
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.people import get_people
from storage.people.roles import find_institute, institute_of_curator


@dataclass(frozen=True, slots=True, kw_only=True)
class InstituteDocuments(Service):
    """Every method of an organizer raises:

    NotPermitted, NotFound: the actor does not organize the activity.
    NotInThisState: it is no course, or not over.
    """

    async def register(self, actor: Actor, number: ActivityId) -> Register:
        """Returns the people who attended, with their documents."""
        async with self.database.read() as connection:
            found = await self._register(connection, actor, number)
        people = [one.person.id for one in found.graduates]
        await self.note_looks(actor.id, Viewed.CERTIFICATES, number, people)
        return found

    async def graduate(
        self, actor: Actor, number: ActivityId, enrolment: EnrolmentId
    ) -> tuple[Register, Graduate]:
        """Returns one of the people as well.

        Raises:
            OwnAffair: the document is the actor's own.
        """
        found = await self.register(actor, number)
        return found, _graduate(found, enrolment, actor)

    async def enter(
        self, actor: Actor, number: ActivityId, enrolment: EnrolmentId, typed: str
    ) -> tuple[Register, Graduate]:
        """Enters the typed document, or corrects the one entered before. Idempotent.

        Raises:
            OwnAffair: the document is the actor's own.
            BadDocument, NotADay, Ahead, BadHours: the text is not understood.
            NumberTaken: another person has a document with that number.
        """
        written = read_line(typed, self.today)
        async with self.database.write() as tx:
            found = await self._register(tx, actor, number, hold=True)
            who = _graduate(found, enrolment, actor)
            taken = (one.document for one in found.graduates if one is not who)
            if same_number(written.number) in {same_number(one.number) for one in taken if one}:
                raise NumberTaken
            await self._put(tx, actor, found.activity, [(who, written)])
            found = await self._register(tx, actor, number)
            return found, _graduate(found, enrolment, actor)

    async def drop(
        self, actor: Actor, number: ActivityId, enrolment: EnrolmentId, document: int
    ) -> tuple[Register, Graduate]:
        """Takes out a document that was entered by mistake; it stays among the earlier ones.

        Raises:
            OutOfDate: another one has been entered since.
        """
        async with self.database.write() as tx:
            found = await self._register(tx, actor, number, hold=True)
            seen = _graduate(found, enrolment, actor).document
            if seen is not None:
                if seen.id != document:
                    raise OutOfDate
                await replace_document(tx, seen, self.clock())
            found = await self._register(tx, actor, number)
            return found, _graduate(found, enrolment, actor)

    async def take_sheet(
        self,
        actor: Actor,
        number: ActivityId,
        sheets: Sequence[Sheet],
        names: Mapping[str, Sequence[str]],
    ) -> tuple[Register, ReadSheet, Entered | None]:
        """Enters the documents of a spreadsheet; None: nothing, since rows are wrong. Idempotent.

        Raises:
            NoHead: columns are missing.
        """
        async with self.database.write() as tx:
            found = await self._register(tx, actor, number, hold=True)
            every = {one.enrolment: one for one in found.graduates}
            read = read_documents(
                find_table(sheets, names, set(Column)),
                known=every,
                own=[id_ for id_, one in every.items() if one.person.id == actor.id],
                held={id_: one.document.written for id_, one in every.items() if one.document},
                today=self.today,
            )
            if read.problems:
                return found, read, None
            pairs = [(every[id_], written) for id_, written in read.written.items()]
            entered = await self._put(tx, actor, found.activity, pairs)
            return await self._register(tx, actor, number), read, entered

    async def own(self, person: PersonId, enrolment: EnrolmentId) -> tuple[Activity, Written]:
        """Returns the facts of a letter.

        Raises:
            NotFound: not an own enrolment.
            OutOfDate: the document was taken out.
        """
        async with self.database.read() as connection:
            mine = await get_enrolment(connection, enrolment)
            if mine.person != person:
                raise NotFound
            activity = await get_activity(connection, mine.activity)
            current = (await written_of(connection, [enrolment])).get(enrolment)
        if current is None:
            raise OutOfDate
        return activity, current

    async def _put(
        self,
        tx: Connection,
        actor: Actor,
        activity: Activity,
        pairs: Sequence[tuple[Graduate, Written]],
    ) -> Entered:
        now = self.clock()
        institute = await institute_of_curator(tx, activity.made_by, activity.district)
        changed = [
            (who, written)
            for who, written in pairs
            if who.document is None or who.document.written != written
        ]
        for who, _ in changed:
            if who.document is not None and not await replace_document(tx, who.document, now):
                raise OutOfDate
        new = [
            InstituteDocument(
                id=0,
                enrolment=who.enrolment,
                number=written.number,
                day=written.day,
                hours=written.hours,
                institute=institute,
                entered_by=actor.id,
                entered_at=now,
            )
            for who, written in changed
        ]
        await add_documents(tx, new)
        await _tell(tx, [who for who, _ in changed], now)
        corrected = sum(who.document is not None for who, _ in changed)
        return Entered(
            new=len(changed) - corrected, corrected=corrected, same=len(pairs) - len(changed)
        )

    async def _register(
        self, connection: Connection, actor: Actor, number: ActivityId, *, hold: bool = False
    ) -> Register:
        activity = await get_activity(connection, number, hold=hold)
        ensure_holds(actor, activity)
        if not has_documents(activity):
            raise NotInThisState
        attended = await enrolments_in(connection, number, [EnrolmentStatus.ATTENDED])
        people = await get_people(connection, [one.person for one in attended])
        versions = await versions_of(connection, [one.id for one in attended])
        institute = await institute_of_curator(connection, activity.made_by, activity.district)
        issuer = await find_institute(connection, institute) if institute else None
        graduates = [
            Graduate(enrolment=one.id, person=people[one.person], versions=tuple(versions[one.id]))
            for one in attended
            if people[one.person].profile is not None
        ]
        graduates.sort(key=lambda one: (one.name, one.enrolment))
        return Register(
            activity=activity, issuer=issuer.label if issuer else None, graduates=tuple(graduates)
        )


def _graduate(found: Register, enrolment: EnrolmentId, actor: Actor) -> Graduate:
    """
    Raises:
        NotFound: the person did not attend.
        OwnAffair: it is the actor.
    """
    who = existing(next((one for one in found.graduates if one.enrolment == enrolment), None))
    if who.person.id == actor.id:
        raise OwnAffair
    return who


async def _tell(tx: Connection, changed: Sequence[Graduate], now: datetime) -> None:
    """Writes to the holders, who may find a mistake."""
    versions = await versions_of(tx, [one.enrolment for one in changed])
    letters = [
        new_letter(
            LetterKind.INSTITUTE_DOCUMENT,
            one.person.id,
            now,
            versions[one.enrolment][-1].id,
            enrolment=one.enrolment,
        )
        for one in changed
    ]
    await put_letters(tx, letters)
