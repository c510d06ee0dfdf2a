"""Making a protocol: closed motions, voices and names in, frozen facts out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from district.council.motion import Motion, Option, Seat
from district.council.protocol import (
    Attendee,
    Heard,
    NamedVote,
    PrintedOption,
    ProtocolFacts,
    Round,
)
from district.council.tally import Outcome
from district.ids import MunicipalityId, PersonId, TopicId
from district.people.person import Person
from district.territory import Municipality
from district.topics import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A round that was counted."""

    number: int
    outcome: Outcome
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A motion with its rounds since it was opened, or put again."""

    motion: Motion
    begins_at: datetime
    rounds: tuple[Counted, ...]
    counted_by: tuple[PersonId, ...] = ()
    """The people who entered the totals of a vote on paper."""

    @property
    def seats(self) -> tuple[Seat, ...]:
        return self.rounds[-1].seats


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    begins_at: datetime
    place: str
    present: frozenset[PersonId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of everything that closed motions refer to."""

    district: str
    people: Mapping[PersonId, Person]
    municipalities: Mapping[MunicipalityId, Municipality]
    topics: Mapping[TopicId, Topic]

    def person(self, person: PersonId | None) -> str:
        """Returns the short name; empty if it was erased."""
        found = self.people.get(person) if person is not None else None
        return found.profile.name.short if found and found.profile else ""

    def municipality(self, municipality: MunicipalityId | None) -> str:
        found = self.municipalities.get(municipality) if municipality is not None else None
        return found.name if found else ""

    def voice(self, seat: Seat) -> str:
        """Returns the name of the municipality, or the member, to whom the voice belongs."""
        return self.person(seat.person) or self.municipality(seat.municipality)

    def option(self, option: Option) -> str:
        if option.person is not None:
            return self.person(option.person)
        topic = self.topics.get(option.topic) if option.topic is not None else None
        return topic.label.ru if topic else option.label


def protocol_facts(
    closed: Sequence[Closed],
    meeting: Meeting | None,
    names: Names,
    *,
    number: int,
    day: date,
    now: datetime,
    is_acting: bool = False,
) -> ProtocolFacts:
    """Returns the facts of a new protocol: of all motions that were closed at a meeting, or of one
    that was decided by correspondence.
    """
    first = closed[0].motion
    voices: dict[tuple[MunicipalityId | None, PersonId | None], list[Seat]] = {}
    for seat in (seat for each in closed for seat in each.seats):
        voices.setdefault((seat.municipality, seat.person), []).append(seat)
    voters = [one for seats in voices.values() for seat in seats for one in seat.voters]
    present: list[Attendee] = []
    absent: list[Attendee] = []
    is_known = meeting is not None or not all(one.motion.paper for one in closed)
    for seats in voices.values() if is_known else ():
        people = _who_came(seats, meeting)
        if people is None:
            absent.append(_absent(seats[-1], names))
        else:
            present += _present(seats[-1], people, names)
    everybody = {one.person for one in voters}
    guests = meeting.present - everybody if meeting else frozenset()
    return ProtocolFacts(
        body=first.body,
        district=names.district,
        number=number,
        day=day,
        mode=first.mode,
        place=meeting.place if meeting else "",
        begins_at=meeting.begins_at if meeting else min(one.begins_at for one in closed),
        ends_at=now,
        chair=names.person(first.chair),
        is_acting=is_acting,
        members=len({one.person for one in voters if not one.is_deputy}),
        voices=len(voices),
        present=tuple(present),
        absent=tuple(absent),
        invited=", ".join(sorted(filter(None, map(names.person, guests)))),
        questions=tuple(_heard(one, names) for one in closed),
    )


def _who_came(seats: Iterable[Seat], meeting: Meeting | None) -> list[PersonId] | None:
    """Returns the people who used the voice, as far as that is stored; None: it was not used.

    Of a secret vote it is not stored who of those who share the voice cast it.
    """
    if meeting is not None:
        shared = dict.fromkeys(one.person for seat in seats for one in seat.voters)
        return [one for one in shared if one in meeting.present] or None
    voted = [seat for seat in seats if seat.has_voted]
    if not voted:
        return None
    alone = [seat.voters[0].person for seat in voted if len(seat.voters) == 1]
    return list(dict.fromkeys([seat.cast_by for seat in voted if seat.cast_by] or alone))


def _present(seat: Seat, people: Sequence[PersonId], names: Names) -> list[Attendee]:
    if not people:
        return [Attendee(name="", municipality=names.voice(seat))]
    members = [one.person for one in seat.voters if not one.is_deputy]
    missing = "" if set(members) & set(people) else ", ".join(map(names.person, members))
    deputies = {one.person for one in seat.voters if one.is_deputy}
    return [
        Attendee(
            name=names.person(one),
            municipality=names.municipality(seat.municipality),
            stands_for=missing if one in deputies else "",
        )
        for one in people
    ]


def _absent(seat: Seat, names: Names) -> Attendee:
    members = [one.person for one in seat.voters if not one.is_deputy]
    return Attendee(
        name=", ".join(filter(None, map(names.person, members))),
        municipality=names.municipality(seat.municipality),
    )


def _heard(closed: Closed, names: Names) -> Heard:
    motion = closed.motion
    return Heard(
        motion=motion.id,
        number=motion.number,
        question=motion.question,
        text=motion.text,
        speaker=names.person(motion.put_by),
        rules=motion.rules,
        is_secret=motion.secret,
        is_paper=motion.paper,
        options=tuple(PrintedOption(id=one.id, label=names.option(one)) for one in motion.options),
        rounds=tuple(
            Round(
                number=one.number,
                outcome=one.outcome,
                votes=()
                if motion.secret or motion.paper
                else tuple(_vote(seat, names) for seat in one.seats),
            )
            for one in closed.rounds
        ),
        files=len(motion.files),
        commission=", ".join(filter(None, map(names.person, closed.counted_by))),
    )


def _vote(seat: Seat, names: Names) -> NamedVote:
    former = {one.person for one in seat.voters if one.left_at is not None}
    return NamedVote(
        voice=names.voice(seat),
        by=names.person(seat.cast_by),
        choice=seat.choice or (),
        is_former=seat.cast_by in former,
    )
