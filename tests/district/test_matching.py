"""Ranking of mentors: fast, in the right order, with correct reasons."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from district.ids import MentorshipId, MunicipalityId, PersonId, TopicId
from district.mentoring.matching import Helper, Matching, Reason, Seeker, matched, reasons
from district.people.person import Subject

TOPICS = [TopicId(f"topic-{number}") for number in range(6)]
PLACES = [MunicipalityId(f"place-{number}") for number in range(3)]
SUBJECTS = list(Subject)[:4]

helpers = st.lists(
    st.builds(
        Helper,
        person=st.integers(1, 40).map(PersonId),
        topics=st.frozensets(st.sampled_from(TOPICS), max_size=4),
        subjects=st.frozensets(st.sampled_from(SUBJECTS), max_size=2),
        municipality=st.sampled_from(PLACES),
        capacity=st.integers(1, 3),
        active=st.integers(0, 3),
    ),
    max_size=12,
    unique_by=lambda one: one.person,
)
seekers = st.builds(
    Seeker,
    person=st.integers(1, 40).map(PersonId),
    topics=st.frozensets(st.sampled_from(TOPICS), max_size=3),
    subjects=st.frozensets(st.sampled_from(SUBJECTS), max_size=2),
    municipality=st.sampled_from(PLACES),
)


def is_true(reason: Reason, seeker: Seeker, helper: Helper) -> bool:
    """An independent definition of the reasons."""
    match reason:
        case Reason.TOPIC:
            return any(topic in helper.topics for topic in seeker.topics)
        case Reason.SUBJECT:
            return any(subject in helper.subjects for subject in seeker.subjects)
        case Reason.NEAR:
            return helper.municipality == seeker.municipality
        case Reason.IDLE:
            return not helper.active
        case Reason.HAS_ROOM:
            return 1 <= helper.active < helper.capacity


@given(helpers=helpers, seeker=seekers, limit=st.one_of(st.none(), st.integers(1, 5)))
def test_every_suggestion_has_a_reason_and_all_of_them_are_true(
    helpers: list[Helper], seeker: Seeker, limit: int | None
) -> None:
    by_person = {one.person: one for one in helpers}
    found = Matching(helpers).suggest(seeker, limit)
    for one in found:
        helper = by_person[one.mentor]
        assert helper.free > 0
        assert one.mentor != seeker.person
        assert one.reasons
        assert all(is_true(reason, seeker, helper) for reason in one.reasons)
        assert set(one.topics) == seeker.topics & helper.topics
    free = [one for one in helpers if one.free > 0 and one.person != seeker.person]
    assert len(found) == (len(free) if limit is None else min(limit, len(free)))
    assert len({one.mentor for one in found}) == len(found)


@given(helpers=helpers, seeker=seekers)
def test_indexes_rank_as_a_look_at_everybody_would(helpers: list[Helper], seeker: Seeker) -> None:
    weights = {Reason.SUBJECT: 40, Reason.NEAR: 20, Reason.IDLE: 10, Reason.HAS_ROOM: 0}

    def score(helper: Helper) -> int:
        found = reasons(seeker, helper)
        shared = min(3, len(seeker.topics & helper.topics))
        return 80 * shared + sum(weights.get(reason, 0) for reason in found)

    free = [one for one in helpers if one.free > 0 and one.person != seeker.person]
    expected = sorted(free, key=lambda one: (-score(one), one.active, one.person))
    found = [one.mentor for one in Matching(helpers).suggest(seeker)]
    assert found == [one.person for one in expected]


@given(helpers=helpers, queue=st.lists(seekers, max_size=20, unique_by=lambda one: one.person))
def test_pairs_for_a_queue_take_no_more_than_there_is_room(
    helpers: list[Helper], queue: list[Seeker]
) -> None:
    asked = [(MentorshipId(at), one, ()) for at, one in enumerate(queue)]
    found = matched(asked, helpers)
    assert len({number for number, _ in found}) == len(found)
    for helper in helpers:
        taken = sum(one.mentor == helper.person for _, one in found)
        assert taken <= max(0, helper.free)


def test_of_two_thousand_as_many_are_matched_as_three_hundred_mentors_take() -> None:
    dice = Random(6)
    topics = [TopicId(f"topic-{number}") for number in range(44)]
    places = [MunicipalityId(f"place-{number}") for number in range(13)]

    def some(number: int) -> tuple[frozenset[TopicId], frozenset[Subject], MunicipalityId]:
        return (
            frozenset(dice.sample(topics, number)),
            frozenset(dice.sample(list(Subject), 2)),
            dice.choice(places),
        )

    mentors = []
    for number in range(300):
        ticked, subjects, place = some(8)
        mentors.append(
            Helper(
                person=PersonId(number), topics=ticked, subjects=subjects, municipality=place,
                capacity=3, active=number % 3,
            )
        )  # fmt: skip
    queue = []
    for number in range(2000):
        ticked, subjects, place = some(3)
        seeker = Seeker(
            person=PersonId(1000 + number), topics=ticked, subjects=subjects, municipality=place
        )
        queue.append((MentorshipId(number), seeker, ()))
    matching = Matching(mentors)
    assert all(len(matching.suggest(seeker, 5)) == 5 for _, seeker, _ in queue)
    assert len(matched(queue, mentors)) == sum(one.free for one in mentors)
