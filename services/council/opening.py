"""Steps of putting and opening motions."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from district.clock import Calendar
from district.council.bodies import Body, VoicesBy, voices_of
from district.council.motion import (
    KINDS,
    LEAST_SECRET,
    Mode,
    Motion,
    MotionKind,
    MotionMove,
    NewMotion,
    Option,
    ensure_deadline,
    next_moment,
    subject_of,
)
from district.council.settings import (
    CASTING,
    EARLY_CLOSE,
    MAJORITY,
    QUORUM,
    SECRET_HEAD,
    VOICES,
    VOTE_DAYS,
)
from district.council.tally import Rules
from district.errors import (
    CandidateSilent,
    NotOfDistrict,
    NoVoices,
    SameMotionOpen,
    TooFewOptions,
    TooFewVoices,
)
from district.ids import DistrictId, DraftId, MotionId, PersonId
from district.people.roles import Actor
from district.settings import Values
from services.council.counting import again_at
from storage.council.electorate import electorate, people_at
from storage.council.members import entitled, head_of
from storage.council.motions import add_seats, find_open_about, next_number
from storage.database import Connection
from storage.people.people import get_people
from storage.settings import get_settings

CLOSING_HOUR = time(18, 0)
"""Local time at which voting usually ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    calendar: Calendar

    async def new(
        self,
        tx: Connection,
        actor: Actor,
        draft: DraftId,
        district: DistrictId,
        body: Body,
        new: NewMotion,
        now: datetime,
    ) -> Motion:
        values = await get_settings(tx, district)
        by_default = new.kind is MotionKind.HEAD and values.get(SECRET_HEAD)
        return Motion(
            id=MotionId(0),
            district=district,
            body=body,
            number=await next_number(tx, district, body),
            kind=new.kind,
            question=new.question.strip(),
            text=new.text.strip(),
            files=new.files,
            options=_numbered(new.options, actor.id),
            rules=_rules(new, body, values),
            secret=by_default if new.secret is None else new.secret,
            paper=new.paper,
            mode=new.mode,
            meeting=new.meeting,
            put_by=actor.id,
            put_at=now,
            draft=draft,
            closes_at=new.closes_at if new.mode is Mode.CORRESPONDENCE else None,
            agenda_on=new.agenda_on,
            subject=subject_of(new.kind, new.effect),
            effect=new.effect,
        )

    async def round(
        self,
        tx: Connection,
        seen: Motion,
        move: MotionMove,
        closes_at: datetime | None,
        now: datetime,
    ) -> Motion:
        """Returns the motion with a new round.

        Raises:
            Past, QuietDeadline: of the end of voting.
        """
        values = await get_settings(tx, seen.district)
        ends = None
        if seen.mode is Mode.CORRESPONDENCE:
            kept = seen.closes_at if move is MotionMove.OPEN else again_at(seen, now, self.calendar)
            ends = closes_at or kept or self.usual_deadline(now, values.get(VOTE_DAYS))
            ensure_deadline(ends, now, self.calendar)
        is_open = not (seen.secret or seen.paper)
        rules = seen.rules
        if move is MotionMove.OPEN:
            rules = _of_district(seen.body, rules, values)
        rules = replace(rules, casting=rules.casting and is_open, early=rules.early and is_open)
        is_timed = not seen.paper
        return seen.moved(
            move,
            rules=rules,
            chair=await self._chair(tx, seen, now),
            round=seen.round + 1,
            opened_at=now,
            closes_at=ends,
            closed_at=None,
            next_at=next_moment(now, ends, now, self.calendar) if is_timed else None,
        )

    async def _chair(self, tx: Connection, seen: Motion, now: datetime) -> PersonId | None:
        """Returns the head; without one the member with the longest service."""
        if seen.body is not Body.COUNCIL:
            return seen.put_by if seen.body is Body.ASSEMBLY else None
        head = await head_of(tx, seen.district, now)
        members = await entitled(tx, seen.district, seen.body, now)
        return head or next((one.person for one in members), None)

    async def seat(self, tx: Connection, moved: Motion, now: datetime) -> None:
        """Adds the voices of a new round.

        Raises:
            NoVoices: no one is entitled.
            TooFewVoices: too few for a secret vote.
        """
        people = await electorate(tx, moved, now)
        voices = voices_of(people, moved.rules.voices)
        if not voices:
            raise NoVoices
        if moved.secret and not moved.paper and len(voices) < LEAST_SECRET:
            raise TooFewVoices(least=LEAST_SECRET, voices=len(voices))
        present = None if moved.meeting is None else await people_at(tx, moved.meeting)
        await add_seats(tx, moved, voices, present)

    async def ensure_only_one(self, tx: Connection, motion: Motion) -> None:
        """
        Raises:
            SameMotionOpen: the body is voting about the same thing.
        """
        if motion.subject is None:
            return
        other = await find_open_about(tx, motion.district, motion.body, motion.subject)
        if other is not None and other.id != motion.id:
            raise SameMotionOpen(number=other.number)

    def usual_deadline(self, now: datetime, days: int = VOTE_DAYS.default) -> datetime:
        """Returns the usual end of a vote that begins now."""
        day = self.calendar.local(now).date() + timedelta(days=days)
        return self.calendar.after_quiet(self.calendar.at(day, CLOSING_HOUR))


def _rules(new: NewMotion, body: Body, values: Values) -> Rules:
    rules = Rules(
        method=new.method or KINDS[new.kind].methods[0],
        most=new.most,
        majority=new.majority or values.get(MAJORITY),
    )
    return _of_district(body, rules, values)


def _of_district(body: Body, rules: Rules, values: Values) -> Rules:
    """Returns the rules with what the district's settings say now."""
    return replace(
        rules,
        quorum=values.get(QUORUM),
        casting=values.get(CASTING),
        early=values.get(EARLY_CLOSE),
        voices=values.get(VOICES) if body is Body.COUNCIL else VoicesBy.MEMBER,
    )


def _numbered(options: tuple[Option, ...], author: PersonId) -> tuple[Option, ...]:
    """Returns the options with ids; the author agrees to an own candidacy by putting it."""
    return tuple(
        replace(
            one,
            id=str(number),
            label=one.label.strip(),
            consented=True if one.person == author else None,
        )
        for number, one in enumerate(options, 1)
    )


async def ensure_of_district(tx: Connection, motion: Motion) -> None:
    """
    Raises:
        NotOfDistrict: a candidate works elsewhere, or is not known.
    """
    wanted = [one.person for one in motion.options if one.person is not None]
    people = await get_people(tx, wanted)
    for one in wanted:
        profile = people[one].profile if one in people else None
        if profile is None or profile.place.district != motion.district:
            raise NotOfDistrict(name=profile.name.short if profile else "?")


async def standing(tx: Connection, seen: Motion) -> tuple[Option, ...]:
    """Returns the options without the candidates who refused.

    Raises:
        CandidateSilent: one has not answered.
        TooFewOptions: none is left.
    """
    people = [one for one in seen.options if one.person is not None]
    if not people or seen.round > 0:
        return seen.options
    silent = next((one.person for one in people if one.consented is None), None)
    if silent is not None:
        profile = (await get_people(tx, [silent]))[silent].profile
        raise CandidateSilent(name=profile.name.short if profile else "?")
    agreed = tuple(one for one in people if one.consented)
    if not agreed:
        raise TooFewOptions(least=1)
    return agreed
