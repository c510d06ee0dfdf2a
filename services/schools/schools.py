"""Schools: listing, applications, and the management of cohorts (board, expulsion, graduation)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from district.activities.activity import SCHOOL_KIND, Activity, ActivityStatus
from district.activities.enrolments import Enrolment, EnrolmentMove, EnrolmentStatus
from district.activities.organizers import district_of, ensure_holds, may_hold, may_make
from district.drafts import Form, unsent
from district.errors import (
    AlreadyInSchool,
    NotFound,
    NotInThisState,
    OutOfDate,
    OwnAffair,
    RecommendationNeeded,
    SignUpClosed,
    WasExpelled,
    existing,
)
from district.ids import ActivityId, DraftId, EnrolmentId, GrantId, PersonId, SchoolId, SessionId
from district.letters import LetterKind, NewLetter, new_letter
from district.people.roles import Actor, Scope
from district.people.views import Viewed
from district.requests.request import UNDO_WINDOW
from district.schools.application import application_entered, application_of, cohort_of
from district.schools.expulsion import REASON, expulsion_entered, seat_of
from district.schools.school import (
    Application,
    Applied,
    Board,
    Expulsion,
    Finish,
    Member,
    Place,
    Progress,
    School,
    SchoolView,
)
from services.activities.certificates import certificate_for
from services.activities.enrolling import Enrolling
from services.activities.seats import fill_seats, move_enrolment
from services.people.roles import Roles
from services.requests.engine import Requests
from services.schools.effects import needs_mentor
from services.service import Service
from storage.activities.activities import get_activities, get_activity
from storage.activities.attendance import marks_in
from storage.activities.enrolments import enrolments_in, get_enrolment
from storage.database import Connection
from storage.drafts import drop_draft, hold_draft
from storage.outbox import put_letters
from storage.people.people import get_people
from storage.people.roles import find_grant
from storage.requests.requests import find_request_of_draft
from storage.schools.schools import (
    add_graduation,
    applications_of,
    cohort_enrolments_of,
    cohorts_held,
    confirm_cohort,
    expulsions_of,
    forget_declined,
    get_school,
    graduations_in,
    has_declined,
    is_confirmed,
    open_cohorts,
    put_application,
    schools_in_use,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schools(Service):
    requests: Requests
    enrolling: Enrolling
    roles: Roles

    # ── Listing ────────────────────────────────────────────────────────────────────────────────

    async def every(self, actor: Actor) -> list[SchoolView]:
        """Returns schools as the actor sees them, in the order of their file, without those for
        other positions, unless the actor recruits for them or has applied.

        Raises:
            ProfileNeeded: open cohorts depend on the workplace.
        """
        async with self.database.read() as connection:
            known = await schools_in_use(connection)
            views = await self._views(connection, actor, known)
        position = actor.profile.position
        return [
            one for one in views if one.school.entry.is_for(position) or one.own or may_make(actor)
        ]

    async def view(self, actor: Actor, number: SchoolId) -> SchoolView:
        """Returns a school as the actor sees it.

        Raises:
            NotFound: there is no such school.
            ProfileNeeded: see `every`.
        """
        async with self.database.read() as connection:
            school = await get_school(connection, number)
            view = (await self._views(connection, actor, [school], with_held=True))[0]
            mine = view.standing
            if mine is None:
                return view
            needs = await needs_mentor(connection, school, mine.enrolment)
            return replace(view, needs_mentor=needs)

    async def get(self, number: SchoolId) -> School:
        """Returns a school.

        Raises:
            NotFound: there is no such school.
        """
        async with self.database.read() as connection:
            return await get_school(connection, number)

    async def _views(
        self,
        connection: Connection,
        actor: Actor,
        known: Iterable[School],
        *,
        with_held: bool = False,
    ) -> list[SchoolView]:
        now = self.clock()
        today = self.calendar.local(now).date()
        profile = actor.profile
        found = (await get_activities(connection, await open_cohorts(connection, now))).values()
        coming = sorted(found, key=lambda one: (one.starts_at, one.id))
        for_actor = {one.id for one in coming if one.audience.has(profile, today)}
        own = await self._places(connection, actor.id)
        return [
            SchoolView(
                school=school,
                open_cohorts=tuple(
                    one for one in coming if one.school == school.id and one.id in for_actor
                ),
                recruits=tuple(
                    one
                    for one in coming
                    if one.school == school.id and one.id not in for_actor and may_hold(actor, one)
                ),
                own=tuple(one for one in own if one.activity.school == school.id),
                held=await _held(connection, actor, school) if with_held else (),
            )
            for school in known
        ]

    async def _places(self, connection: Connection, person: PersonId) -> list[Place]:
        mine = await cohort_enrolments_of(connection, person)
        found = await get_activities(connection, {one.activity for one in mine})
        reasons = await expulsions_of(connection, [one.id for one in mine])
        places = []
        for one in mine:
            activity = found[one.activity]
            seen = (await marks_in(connection, activity.id)).get(one.id, {})
            done = _progress(activity, seen)
            told, reason = (
                await self.enrolling.as_told(connection, activity, one),
                reasons.get(one.id),
            )
            places.append(Place(activity=activity, enrolment=told, progress=done, reason=reason))
        return places

    # ── Applications ───────────────────────────────────────────────────────────────────────────

    async def ensure_may_apply(self, actor: Actor, number: ActivityId) -> tuple[School, Activity]:
        """Checks the conditions before the form is begun. Returns school and cohort.

        Raises:
            NotFound: there is no such cohort.
            SignUpClosed: applications are closed.
            ServiceTooShort, ServiceTooLong, NotForPosition, RoleNeeded, NotForYou: a condition is
                not met.
            AlreadyInSchool: the actor learns there or has applied.
            WasExpelled: from that cohort.
        """
        async with self.database.read() as connection:
            return await self._admitted(connection, actor, number, hold=False)

    async def apply(self, actor: Actor, draft_id: DraftId) -> Applied:
        """Sends the application of a form. Idempotent by `draft_id`.

        Raises:
            DraftGone: the form does not exist and led to no request.
            ConsentNeeded: a child without the date of a parent's consent.
            RecommendationNeeded: the school requires one.
            NotFound, SignUpClosed, NotAllowed: see `ensure_may_apply`.
        """
        now = self.clock()
        async with self.database.write() as tx:
            draft = await hold_draft(tx, actor.id, Form.APPLICATION)
            known = await find_request_of_draft(tx, draft_id)
            if known is not None and known.author == actor.id:
                seat = await get_enrolment(tx, EnrolmentId(known.subject_id))
                activity = await get_activity(tx, seat.activity)
                return Applied(school=await _school(tx, activity), activity=activity, request=known)
            draft = unsent(draft, draft_id)
            entered = application_entered(draft)
            school, activity = await self._admitted(tx, actor, cohort_of(entered), hold=True)
            application = application_of(entered, school)
            if school.entry.needs_recommendation and not application.recommendation:
                raise RecommendationNeeded
            seat = await self.enrolling.ask_for_seat(tx, actor, activity, now)
            await put_application(tx, seat.id, application)
            request = await self.requests.submit(
                tx, kind=SCHOOL_KIND, subject_id=seat.id, author=actor.person,
                draft=draft_id, now=now, deciders=school.deciders,
            )  # fmt: skip
            await drop_draft(tx, draft_id)
            return Applied(school=school, activity=activity, request=request)

    async def _admitted(
        self, connection: Connection, actor: Actor, number: ActivityId, *, hold: bool
    ) -> tuple[School, Activity]:
        now = self.clock()
        activity = await get_activity(connection, number, hold=hold)
        school = await _school(connection, activity)
        if not activity.is_open(now):
            raise SignUpClosed
        roles = {grant.role for grant in actor.grants}
        today = self.calendar.local(now).date()
        school.entry.ensure_admits(actor.profile, roles, today)
        for one in await self._places(connection, actor.id):
            if one.activity.school == school.id and one.enrolment.status.is_open:
                raise AlreadyInSchool
            if one.activity.id == number and one.enrolment.status is EnrolmentStatus.EXPELLED:
                raise WasExpelled
        self.enrolling.ensure_is_for(actor, activity)
        return school, activity

    # ── Management of cohorts ──────────────────────────────────────────────────────────────────

    async def board(self, actor: Actor, number: ActivityId) -> Board:
        """Returns the board of a cohort.

        Raises:
            NotPermitted: the actor may not see it.
            NotFound: there is no such cohort.
        """
        async with self.database.read() as connection:
            board = await self._board(connection, actor, number)
        people = [member.person.id for member in board.members]
        await self.note_looks(actor.id, Viewed.COHORT, number, people)
        return board

    async def expulsion(
        self, actor: Actor, number: ActivityId, enrolment: EnrolmentId
    ) -> Expulsion:
        """Returns the facts for confirming an expulsion.

        Raises:
            NotPermitted, NotFound: the actor does not manage the cohort.
            NotInThisState: the person has no seat (any more).
        """
        async with self.database.read() as connection:
            board = await self._board(connection, actor, number)
        member = existing(
            next((one for one in board.members if one.enrolment.id == enrolment), None)
        )
        if member.enrolment.status is not EnrolmentStatus.BOOKED:
            raise NotInThisState
        return _expulsion(board.activity, member)

    async def expel(self, actor: Actor, draft_id: DraftId) -> Expulsion:
        """Expels a person with the reason of the form; the person gets a letter, the seat is
        filled.

        Raises:
            DraftGone: already done or cancelled.
            NotPermitted, NotFound: the actor does not manage the cohort.
            NotInThisState: the person has no seat (any more).
            OutOfDate: no reason.
        """
        now = self.clock()
        async with self.database.write() as tx:
            draft = await hold_draft(tx, actor.id, Form.EXPULSION)
            draft = unsent(draft, draft_id)
            entered = expulsion_entered(draft)
            reason, (number, wanted) = entered.need(REASON), seat_of(entered)
            board = await self._board(tx, actor, number, hold=True)
            member = existing(
                next((one for one in board.members if one.enrolment.id == wanted), None)
            )
            gone = await move_enrolment(
                tx, member.enrolment, EnrolmentMove.EXPEL, EnrolmentStatus.EXPELLED,
                now=now, by=actor.id, reason=reason,
            )  # fmt: skip
            await put_letters(tx, [_letter(LetterKind.EXPELLED, gone, str(gone.version), now)])
            await fill_seats(tx, board.activity, self.calendar, now)
            await drop_draft(tx, draft_id)
            return _expulsion(board.activity, member, reason)

    async def graduate(self, actor: Actor, number: ActivityId) -> Board:
        """Confirms the end of a cohort: people with enough sessions get a certificate and the
        school's role, the others a letter with the reason.

        Repeated calls process only people marked since. The actor's own result needs another
        confirmer.

        Raises:
            OwnAffair: only the actor's own result is left.
            NotPermitted, NotFound: the actor does not manage the cohort.
            NotInThisState: its sessions are not over.
        """
        now = self.clock()
        async with self.database.write() as tx:
            board = await self._board(tx, actor, number, hold=True)
            if board.activity.status is not ActivityStatus.OVER:
                raise NotInThisState
            letters = []
            graduates = [one for one in board.graduates if one.person.id != actor.id]
            if board.graduates and not graduates:
                raise OwnAffair
            for member in graduates:
                await certificate_for(
                    tx, board.activity, member.enrolment.id, member.person.id, now
                )
                grant = await self._give_role(tx, actor, board, member.person.id, now)
                await add_graduation(tx, member.enrolment.id, by=actor.id, grant=grant, now=now)
                letters.append(
                    _letter(LetterKind.SCHOOL_RESULT, member.enrolment, "completed", now)
                )
            letters += [
                _letter(LetterKind.SCHOOL_RESULT, member.enrolment, "too-few", now)
                for member in board.left_behind
                if member.person.profile
            ]
            await put_letters(tx, letters)
            await confirm_cohort(tx, number, actor.id, now)
            return await self._board(tx, actor, number)

    async def result(self, reader: PersonId, enrolment: EnrolmentId) -> Finish:
        """Returns the facts for a letter about the end of a cohort.

        Raises:
            NotFound: it is not the reader's.
            OutOfDate: there is no result (any more).
        """
        async with self.database.read() as connection:
            one = await get_enrolment(connection, enrolment)
            if one.person != reader:
                raise NotFound
            activity = await get_activity(connection, one.activity)
            graduation = (await graduations_in(connection, activity.id)).get(one.id)
            if graduation is None and one.status is EnrolmentStatus.ATTENDED:
                raise OutOfDate  # marked since; the next confirmation sends a letter
            seen = (await marks_in(connection, activity.id)).get(one.id, {})
            given = graduation.grant if graduation else None
            role = await find_grant(connection, given) if given else None
            return Finish(
                school=await _school(connection, activity),
                activity=activity,
                progress=_progress(activity, seen),
                is_completed=graduation is not None,
                has_role=role is not None,
                role_until=role.grant.until if role else None,
            )

    async def expelled(self, reader: PersonId, enrolment: EnrolmentId) -> Expulsion:
        """Returns the facts for a letter about an expulsion.

        Raises:
            NotFound: it is not the reader's.
        """
        async with self.database.read() as connection:
            one = await get_enrolment(connection, enrolment)
            reason = (await expulsions_of(connection, [one.id])).get(one.id)
            if one.person != reader or reason is None:
                raise NotFound
            activity = await get_activity(connection, one.activity)
        return Expulsion(activity=activity, enrolment=one.id, person=reader, name="", reason=reason)

    async def tick(self) -> None:
        """Retention: deletes pupils of declined applications when the decision can no longer be
        undone.
        """
        async with self.database.read() as connection:
            if not await has_declined(connection):
                return
        async with self.database.write() as tx:
            await forget_declined(tx, self.clock() - UNDO_WINDOW)

    async def _give_role(
        self, tx: Connection, actor: Actor, board: Board, person: PersonId, now: datetime
    ) -> GrantId | None:
        if board.school.gives is None:
            return None
        return await self.roles.give(
            tx,
            person,
            board.school.gives,
            Scope(district=board.activity.district),
            until=board.school.role_until(now),
            by=actor.id,
            now=now,
        )

    async def _board(
        self, connection: Connection, actor: Actor, number: ActivityId, *, hold: bool = False
    ) -> Board:
        activity = await get_activity(connection, number, hold=hold)
        ensure_holds(actor, activity)
        school = await _school(connection, activity)
        every = await enrolments_in(connection, number, EnrolmentStatus)
        numbers = [one.id for one in every]
        people = await get_people(connection, [one.person for one in every])
        marks = await marks_in(connection, number)
        written = await applications_of(connection, numbers)
        done = await graduations_in(connection, number)
        reasons = await expulsions_of(connection, numbers)
        held = [session.id for session in activity.sessions if session.id is not None]
        members = [
            Member(
                enrolment=one,
                person=people[one.person],
                seen=tuple(marks.get(one.id, {}).get(session) for session in held),
                application=written.get(one.id, Application()),
                is_graduated=one.id in done,
                rules=activity.rules,
                reason=reasons.get(one.id),
            )
            for one in every
        ]
        now = self.clock()
        return Board(
            school=school,
            activity=activity,
            members=tuple(sorted(members, key=lambda one: (one.name, one.enrolment.id))),
            is_confirmed=await is_confirmed(connection, number),
            begun=sum(session.starts_at <= now for session in activity.sessions),
        )


def _progress(activity: Activity, seen: Mapping[SessionId, bool]) -> Progress:
    return Progress(done=sum(seen.values()), total=len(activity.sessions), rules=activity.rules)


async def _school(connection: Connection, activity: Activity) -> School:
    """Returns the school of a cohort.

    Raises:
        NotFound: the activity is not a cohort.
    """
    if activity.school is None:
        raise NotFound
    return await get_school(connection, activity.school)


async def _held(connection: Connection, actor: Actor, school: School) -> tuple[Activity, ...]:
    if not may_make(actor):
        return ()
    numbers = await cohorts_held(connection, school.id, district_of(actor))
    found = await get_activities(connection, numbers)
    return tuple(found[number] for number in numbers)


def _expulsion(activity: Activity, member: Member, reason: str | None = None) -> Expulsion:
    return Expulsion(
        activity=activity,
        enrolment=member.enrolment.id,
        person=member.person.id,
        name=member.name,
        reason=reason,
    )


def _letter(kind: LetterKind, one: Enrolment, mark: str, now: datetime) -> NewLetter:
    return new_letter(kind, one.person, now, f"{one.id}:{mark}", enrolment=one.id)
