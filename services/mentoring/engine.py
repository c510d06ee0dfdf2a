"""Moves of mentorships with their side effects: history, letters, next proposal."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from district.clock import Calendar
from district.errors import OutOfDate
from district.ids import DistrictId, PersonId
from district.letters import LetterKind, NewLetter, new_letter
from district.mentoring.pairs import (
    Mentorship,
    MentorshipMove,
    MentorshipRules,
    MentorshipStatus,
    Question,
)
from district.people.views import View, Viewed
from district.territory import Transfer
from storage.database import Connection
from storage.mentoring.mentors import loads_in, move_mentors
from storage.mentoring.pairs import (
    add_mentorship_history,
    add_question,
    drop_draft_pairs_between,
    mentorships_of_mentor,
    move_mentorships,
    proposed_between,
    save_mentorship,
)
from storage.outbox import put_letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Applies moves."""

    calendar: Calendar
    rules: MentorshipRules

    async def move(
        self,
        tx: Connection,
        seen: Mentorship,
        move: MentorshipMove,
        now: datetime,
        *,
        by: PersonId | None,
        mentor: PersonId | None = None,
        until: datetime | None = None,
    ) -> Mentorship:
        """Applies a move.

        Raises:
            NotInThisState: the move is not allowed.
            OutOfDate: the mentorship has changed since `seen` was read.
        """
        moved = seen.moved(move, now, mentor=mentor, until=until)
        return await self._save(tx, seen, moved, move, now, by)

    async def propose(
        self,
        tx: Connection,
        seen: Mentorship,
        mentor: PersonId,
        now: datetime,
        *,
        by: PersonId | None,
    ) -> Mentorship:
        """Proposes the mentee to a mentor, who has `answer_days` to reply, extended past quiet
        hours.
        """
        until = self.calendar.after_quiet(now + timedelta(days=self.rules.answer_days))
        moved = await self.move(
            tx, seen, MentorshipMove.PROPOSE, now, by=by, mentor=mentor, until=until
        )
        await put_letters(tx, [letter(LetterKind.MENTORSHIP_PROPOSED, moved, mentor, now)])
        return moved

    async def lead_on(
        self,
        tx: Connection,
        seen: Mentorship,
        move: MentorshipMove,
        now: datetime,
        *,
        by: PersonId | None,
    ) -> Mentorship:
        """Ends a proposal and proposes to the next chosen mentor, or returns to the district's
        queue.

        Raises:
            OutOfDate: the mentorship has changed since `seen` was read.
        """
        following = await first_free(tx, seen.district, seen.wishes, now)
        moved = seen.moved(move, now)
        if following is None:
            moved = replace(moved, wishes=())
        moved = await self._save(tx, seen, moved, move, now, by)
        if following is not None:
            return await self.propose(tx, moved, following, now, by=None)
        await put_letters(tx, [letter(LetterKind.MENTORSHIP_QUEUED, moved, moved.mentee, now)])
        return moved

    async def lead_on_all(
        self, tx: Connection, mentor: PersonId, now: datetime, *, by: PersonId | None = None
    ) -> None:
        """Ends all proposals to a mentor who accepts no one any more."""
        for one in await mentorships_of_mentor(tx, mentor):
            if one.status is MentorshipStatus.PROPOSED:
                await self.try_lead_on(tx, one, now, by=by)

    async def try_lead_on(
        self, tx: Connection, seen: Mentorship, now: datetime, *, by: PersonId | None = None
    ) -> None:
        """Variant of `lead_on` that ignores concurrent changes."""
        try:
            await self.lead_on(tx, seen, MentorshipMove.LEAD_ON, now, by=by)
        except OutOfDate:
            return

    async def municipality_moved(self, tx: Connection, transfer: Transfer, now: datetime) -> None:
        """Takes mentors and mentees along. Pairs stay together; a proposal between two districts
        passes to the next mentor.
        """
        both = [transfer.source, transfer.target]
        await move_mentors(tx, transfer, now)
        await move_mentorships(tx, transfer)
        await drop_draft_pairs_between(tx, both)
        for one in await proposed_between(tx, both):
            await self.try_lead_on(tx, one, now)

    async def ask_both(
        self, tx: Connection, one: Mentorship, question: Question, now: datetime
    ) -> None:
        """Asks both people of the pair a question, once."""
        people = [person for person in (one.mentee, one.mentor) if person is not None]
        for person in people:
            await add_question(tx, one.id, person, question, now)
        await put_letters(
            tx,
            [
                new_letter(
                    LetterKind.MENTORSHIP_QUESTION,
                    person,
                    now,
                    f"{one.id}:{question}:{person}",
                    mentorship=one.id,
                    question=question,
                )
                for person in people
            ],
        )

    @staticmethod
    async def _save(
        tx: Connection,
        seen: Mentorship,
        moved: Mentorship,
        move: MentorshipMove,
        now: datetime,
        by: PersonId | None,
    ) -> Mentorship:
        if not await save_mentorship(tx, seen, moved):
            raise OutOfDate
        await add_mentorship_history(
            tx,
            moved,
            move=move,
            source=seen.status,
            at=now,
            person=by,
            mentor=moved.mentor or seen.mentor,
        )
        return moved


async def first_free(
    tx: Connection, district: DistrictId, wishes: Iterable[PersonId], now: datetime
) -> PersonId | None:
    """Returns the first of the chosen mentors who can be asked now."""
    named = list(wishes)
    loads = await loads_in(tx, district, now, named) if named else {}
    return next((one for one in named if one in loads and loads[one].can_be_asked), None)


def letter(kind: LetterKind, one: Mentorship, person: PersonId, now: datetime) -> NewLetter:
    """Returns a letter about the mentorship in its current version."""
    return new_letter(
        kind,
        person,
        now,
        f"{one.id}:{one.version}:{person}",
        mentorship=one.id,
        version=one.version,
    )


def looks_at_pairs(reader: PersonId, pairs: Iterable[Mentorship]) -> list[View]:
    """Returns the views of a mentor or curator who sees the mentees."""
    return [
        View(reader=reader, subject=Viewed.PAIR, subject_id=one.id, person=one.mentee)
        for one in pairs
    ]
