"""The checker of invariants: silent after normal acts, and finds each kind of damage."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from district.calls.review import Review, ReviewMove, ReviewStatus
from district.council.bodies import Body
from district.council.motion import MotionKind, NewMotion, Option
from district.ids import DraftId, ReviewId, TopicId
from district.requests.request import Move
from storage.calls.reviews import add_review_entry, add_reviews, save_review
from storage.invariants import INVARIANTS, broken_invariants
from tests.acts.activities import plans, signs_up
from tests.acts.announcements import announces
from tests.acts.mentoring import becomes_mentor, opens_mentors
from tests.acts.schools import brings, recruits
from tests.acts.surveys import BY_PLACE, opens
from tests.play import Player, Stage
from tests.services.calls import KINDS, Contests

DAMAGE = {
    "request status is the target of the last history entry":
        "UPDATE requests SET status = 'expired'",
    "request history contains only declared transitions":
        "UPDATE request_history SET move = 'expire'",
    "request history is a chain without gaps":
        "UPDATE request_history SET source = 'returned' WHERE source = 'submitted'",
    "a decision has a decider, a time and, unless approved, a reason":
        "UPDATE requests SET decided_at = NULL",
    "a merged person is gone, into one who is not merged": "UPDATE persons SET merged_into = id",
    "a request is not decided by its author": "UPDATE requests SET decider_id = author_id",
    "open requests and only they have clock steps":
        "UPDATE requests SET next_step = 'remind'",
    "an open request is decided where its municipality, announcement or certificate belongs":
        "UPDATE municipalities SET district_id = 'yuzhnyy'",
    "seats are kept for municipalities of the audience": """
        INSERT INTO quotas (activity_id, municipality_id, seats)
        SELECT min(id), 'derbent', 1 FROM activities
        WHERE CAST(audience AS TEXT) LIKE '%gornyy%'""",
    "a deficit has a request": "UPDATE requests SET kind = 'mentor'",
    "a deficit's status matches its newest request": "UPDATE deficits SET status = 'reported'",
    "enrolment status is the target of the last history entry":
        "UPDATE enrolments SET status = 'expired'",
    "enrolment history contains only declared transitions":
        "UPDATE enrolment_history SET move = 'offer'",
    "enrolment history is a chain without gaps":
        "UPDATE enrolment_history SET source = 'expired' WHERE source IS NOT NULL",
    "seats taken without an admission at the door do not exceed the capacity":
        "UPDATE enrolments SET status = 'booked'",
    "seats of a second quota taken without an admission at the door do not exceed it":
        "UPDATE activities SET second_capacity = -1",
    "an enrolment has at least one seat, and no more of the second quota":
        "UPDATE enrolments SET seats = 0",
    "a team belongs to an enrolment of the same activity": "UPDATE enrolments SET team = -1",
    "members of a team have seats only if its captain had one":
        "UPDATE enrolments SET team = (SELECT min(id) FROM enrolments), status = CASE WHEN id = "
        "(SELECT min(id) FROM enrolments) THEN 'waitlisted' ELSE 'booked' END",
    "a programme is agreed to by an adopted motion about it":
        "UPDATE curricula SET motion_id = (SELECT min(id) FROM motions)",
    "activities of a programme that is not agreed to are drafts": """
        INSERT INTO curriculum_activities (activity_id, curriculum_id)
        SELECT a.id, c.id FROM activities a, curricula c WHERE a.status <> 'draft'""",
    "an activity's times match its sessions": "DELETE FROM sessions",
    "only offers have a deadline": "UPDATE enrolments SET offer_until = signed_up_at",
    "a cancelled activity has no taken seats": "UPDATE activities SET status = 'cancelled'",
    "a requested enrolment has an open request":
        "UPDATE enrolments SET status = 'requested'",
    "an enrolment in a cohort has an application": "DELETE FROM applications",
    "a school request refers to an application": "UPDATE requests SET kind = 'school'",
    "pupils of withdrawn, expired, excused or expelled enrolments are deleted":
        "UPDATE enrolments SET status = 'expelled'",
    "a graduation has a certificate":
        "INSERT INTO graduations (enrolment_id, person_id, at) "
        "SELECT id, person_id, signed_up_at FROM enrolments",
    "an announcement or its new content awaits approval if and only if it has one open request":
        "UPDATE announcements SET status = 'asked'",
    "new content is proposed only for started announcements that are not recalled":
        "UPDATE announcements SET proposed = content, status = 'scheduled'",
    "only announcements being sent or paused have waiting copies":
        "UPDATE copies SET state = 'waiting'",
    "a delivered copy has messages and a valid version":
        "UPDATE copies SET version = 9",
    "a recalled announcement is sent or stopped":
        "UPDATE announcements SET recalled_at = made_at, status = 'sending'",
    "statistics count at least five people": """
        INSERT INTO topic_statistics (day, district_id, topic_id, municipality_id, half,
            reported, open, invited, came, healed)
        SELECT day, 'gornyy', 'methods-1', 'levashinskiy', '2026-1', 6, 3, 0, 0, 0
        FROM snapshots""",
    "feedback is published for at least five answers":
        "INSERT INTO thoughts (activity_id, answered, useful, applies) "
        "SELECT min(id), 3, 9, 1 FROM activities",
    "a mentor's pairs do not exceed the capacity": """
        INSERT INTO mentorships (id, district_id, mentee_id, mentor_id, status, version, goal,
            topics, span, wishes, asked_at)
        SELECT 99, district_id, (SELECT min(id) FROM persons), mentor_id, status, version, goal,
            topics, span, wishes, asked_at FROM mentorships""",
    "routes that wait and only they have a waiting request": """
        INSERT INTO routes (person_id, district_id, year, status, version, made_at, moved_at,
            lines, done, hours)
        SELECT id, 'gornyy', 2026, 'asked', 1, created_at, created_at, 1, 0, 8
        FROM persons ORDER BY id LIMIT 1""",
    "lines of a complete route are frozen": """
        INSERT INTO routes (person_id, district_id, year, status, version, made_at, moved_at,
            lines, done, hours)
        SELECT id, 'gornyy', 2026, 'complete', 1, created_at, created_at, 1, 1, 8
        FROM persons ORDER BY id LIMIT 1""",
    "mentorship status is the target of the last history entry":
        "UPDATE mentorships SET status = 'ended'",
    "mentorship history contains only declared transitions":
        "UPDATE mentorship_history SET move = 'replace'",
    "mentorship history is a chain without gaps":
        "UPDATE mentorship_history SET source = 'replaced' WHERE source IS NOT NULL",
    "proposed and active mentorships and only they have a mentor":
        "UPDATE mentorships SET mentor_id = NULL",
    "a request for another partner comes from one of the pair":
        "UPDATE another_asked SET person_id = 1",
    "motion status is the target of the last history entry":
        "UPDATE motions SET status = 'withdrawn'",
    "motion history contains only declared transitions":
        "UPDATE motion_history SET move = 'adopt'",
    "motion history is a chain without gaps":
        "UPDATE motion_history SET source = 'adopted' WHERE source IS NOT NULL",
    "a counted motion and only it has ended with its outcome":
        "UPDATE motions SET closed_at = NULL",
    "an open motion has voices, and one on paper or at a meeting no clock":
        "UPDATE motions SET next_at = put_at",
    "a counted motion has as many votes as were cast":
        "UPDATE motion_seats SET voted_at = NULL, cast_by = NULL, choice = NULL",
    "an open vote names voter and choice, a secret one neither":
        "UPDATE motions SET secret = TRUE",
    "a voice is cast by one of those who share it, and only if present":
        "DELETE FROM motion_voters",
    "a person shares at most one voice of a round": """
        INSERT INTO motion_voters (seat_id, person_id, is_deputy)
        SELECT v.seat_id + 1, v.person_id, FALSE FROM motion_voters v
        WHERE v.seat_id = (SELECT min(seat_id) FROM motion_voters)""",
    "numbers of protocols have no gaps": "UPDATE protocol_numbers SET last = last + 1",
    "versions of a protocol have no gaps": "UPDATE protocols SET version = 2",
    "a vote by correspondence that was counted has a protocol":
        "UPDATE motions SET protocol_id = NULL",
    "sealed votes are those of an open secret motion, one for each voice": """
        INSERT INTO sealed_votes (motion_id, seat_id, sealed)
        VALUES ((SELECT min(id) FROM motions), (SELECT min(id) FROM motion_seats), 'x')""",
    "only open anonymous surveys have sealed answers, and none without a person":
        "INSERT INTO survey_tokens (survey_id, token) SELECT id, 'token' FROM surveys",
    "priorities are those of an adopted motion":
        "UPDATE motions SET kind = 'free'",
    "a card does not show a version that was never wanted": "UPDATE cards SET shown = wanted + 1",
    "a sent letter has a time and a message": "UPDATE outbox SET sent_at = NULL",
    "an update's JSON is stored until it is handled": "UPDATE inbox SET raw = 'x'",
    "the sender of a handled update is not stored": "UPDATE inbox SET person = 1",
    "a used invite has granted its role": """
        INSERT INTO invites (id, code_hash, role, created_at, expires_at, used_by, used_at)
        SELECT 99, 'code', 'head', created_at, created_at, id, created_at
        FROM persons ORDER BY id LIMIT 1""",
    "a basis has a number and a day": "UPDATE grants SET basis_number = 'приказ 12'",
    "only members of councils have a standing": "UPDATE grants SET standing = 'deputy'",
    "a turn was answered or waits": """
        INSERT INTO turns (district_id, municipality_id, person_id, after_id, at, status,
            proposed_at)
        SELECT 'gornyy', 'levashinskiy', person_id, id, since, 'declined', since
        FROM grants ORDER BY id LIMIT 1""",
    "a turn that was taken over made its candidate the head": """
        INSERT INTO turns (district_id, municipality_id, person_id, after_id, at, status,
            proposed_at, answered_at)
        SELECT 'gornyy', 'levashinskiy', person_id, id, since, 'done', since, since
        FROM grants WHERE role <> 'head' ORDER BY id LIMIT 1""",
    "views of own data are not recorded": """
        INSERT INTO views (reader_id, subject, subject_id, person_id, day, at)
        SELECT id, 'request', 1, id, '2026-11-23', created_at FROM persons ORDER BY id LIMIT 1""",
    "views of erased people are deleted": """
        UPDATE persons SET deleted_at = created_at""",
    "an erased person has no personal data": "UPDATE persons SET deleted_at = created_at",
    "an erased person has no role, draft, letter or card":
        "UPDATE persons SET deleted_at = created_at",
    "an erased person belongs to no community": "UPDATE persons SET deleted_at = created_at",
    "a membership has a valid status, and an invited one a time":
        "UPDATE memberships SET status = 'declined'",
    "a certificate names its holder unless erased":
        "UPDATE certificates SET name = NULL",
    "a certificate has at most one open correction":
        "UPDATE requests SET kind = 'certificate', subject_id = 1, status = 'submitted'",
    "a person with a profile has consented": "UPDATE persons SET consent_at = NULL",
    "call status is the target of the last history entry": "UPDATE calls SET status = 'judged'",
    "call history contains only declared transitions": "UPDATE call_history SET move = 'announce'",
    "call history is a chain without gaps": """
        INSERT INTO call_history (call_id, move, source, target, at, facts)
        SELECT call_id, 'extend', 'judged', 'judged', at, '{}' FROM call_history LIMIT 1""",
    "entry status is the target of the last history entry":
        "UPDATE entries SET status = 'expired'",
    "entry history contains only declared transitions": "UPDATE entry_history SET move = 'settle'",
    "entry history is a chain without gaps":
        "UPDATE entry_history SET source = 'assessed' WHERE source IS NOT NULL",
    "review status is the target of the last history entry":
        "UPDATE reviews SET status = 'lapsed'",
    "review history contains only declared transitions":
        "UPDATE review_history SET move = 'give'",
    "review history is a chain without gaps":
        "UPDATE review_history SET source = 'begun' WHERE source IS NOT NULL",
    "only a call with an end is judged, and a cancelled one has a reason":
        "UPDATE calls SET status = 'cancelled'",
    "a call that is judged or cancelled has no entries that wait":
        "UPDATE calls SET status = 'judged'",
    "an admitted entry has a code and a stage": "UPDATE entries SET code = NULL",
    "an entry with an outcome was settled or offered, and a returned one has an end":
        "UPDATE entries SET status = 'settled'",
    "an open request for admission is about an entry that waits":
        "UPDATE entries SET status = 'admitted'",
    "reviews of entries that ended without an outcome are void":
        "UPDATE entries SET status = 'withdrawn'",
    "an author or co-author does not judge the entry": """
        UPDATE reviews SET status = 'given',
            expert_id = (SELECT author_id FROM entries WHERE id = entry_id)""",
    "a person's municipality matches the organization":
        "UPDATE organizations SET municipality_id = 'derbent'",
    "no person works in a merged organization":
        "UPDATE organizations SET merged_into = id",
}  # fmt: skip


async def play(stage: Stage) -> None:
    """A decided report, so that each table has a row."""
    await stage.ticks()
    member, aishat = await stage.member("levashinskiy"), await stage.teacher()
    await aishat.says("Рассказать, что трудно")
    for label in ("Методические", "Оценивание", "Нужна помощь"):
        await aishat.presses(label)
    await aishat.presses("Отправить")
    await member.presses("Принять")
    curator = await stage.curator("gornyy")
    await announces(curator)
    await opens(curator, BY_PLACE, "Хватает ли помощи? 1–5")
    await plans(curator, seats="1", whom="Только для моего округа")
    patimat = await stage.teacher("Патимат")
    for player in (aishat, patimat):
        await signs_up(player)
    await patimat.presses("Выйти из очереди")
    await patimat.presses("Да, отказаться")
    await pairs_up(stage, aishat)
    await stage.opens_communities()
    await patimat.says("Школы и наставники")
    for label in ("Сообщества", "Учителя математики", "Вступить"):
        await patimat.presses(label)
    await recruits(curator, "Школа одарённых детей", sessions=1)
    await brings(patimat, ("М. А., 8 класс", "12 ноября"))
    await patimat.presses("Отправить")


async def pairs_up(stage: Stage, mentee: Player) -> None:
    """A pair with a request for another partner."""
    helper = await stage.teacher("Зулейха", "Алиева")
    await becomes_mentor(stage, helper)
    await opens_mentors(mentee)
    await mentee.presses("Найти наставника")
    await mentee.says("Научиться оценивать")
    await mentee.presses("Отправить")
    await helper.presses("Принять")
    await mentee.presses("Мой наставник")
    await mentee.presses("Нужен другой наставник")
    await mentee.presses("Да, попросить")


@pytest.fixture
async def played(stage_left_broken: Stage) -> Stage:
    await play(stage_left_broken)
    await certify(stage_left_broken)
    await gives_priority(stage_left_broken)
    await enters_a_call(stage_left_broken)
    return stage_left_broken


async def certify(stage: Stage) -> None:
    """A certificate with a correction, added directly: playing it would take weeks."""
    async with stage.app.database.write() as tx:
        await tx.execute(
            text("""
                INSERT INTO certificates (id, enrolment_id, code, issued_at, name, organization)
                SELECT 1, min(id), 'code', min(signed_up_at), 'Магомедова', 'СОШ' FROM enrolments
            """)
        )
        await tx.execute(
            text("""
                INSERT INTO corrections (id, certificate_id, asked_at)
                SELECT 1, id, issued_at FROM certificates
            """)
        )
        await tx.execute(
            text("""
                INSERT INTO curricula (district_id, title, hours, about, topics, made_by, made_at)
                SELECT district_id, 'word', 36, '', '[]', made_by, made_at FROM activities LIMIT 1
            """)
        )


async def gives_priority(stage: Stage) -> None:
    """A motion that two members adopt, through the service."""
    members = [await stage.member(place) for place in ("levashinskiy", "akushinskiy")]
    motions, clock = stage.app.services.motions, stage.clock
    actors = [await stage.cast.actor(one.person) for one in members if one.person]
    new = NewMotion(
        kind=MotionKind.PRIORITIES,
        question="Приоритеты года",
        options=tuple(Option(id="", topic=TopicId(f"methods-{at}")) for at in (1, 2)),
        effect={"year": 2027},
    )
    put = await motions.put(actors[0], DraftId("priorities"), Body.COUNCIL, new)
    opened = await motions.open(actors[0], put.motion.id)
    for actor in actors:
        await motions.cast(actor, opened.motion.id, 1, ("1",))
    clock.advance(timedelta(days=9))
    await motions.tick()


async def enters_a_call(stage: Stage) -> None:
    """An entry that waits, and one with an expert."""
    contests = Contests(stage.app.database, stage.clock, stage.cast)
    players = [await stage.curator("gornyy"), *[await stage.teacher() for _ in range(3)]]
    curator, expert, waiting, author = [
        await stage.cast.actor(one.person) for one in players if one.person
    ]
    call = await contests.call(KINDS["brand"], curator)
    await contests.sends(waiting, call)
    entry = await contests.sends(author, call)
    request = await contests.request_of(entry)
    await contests.requests.decide(curator, request.id, Move.APPROVE)
    now = stage.clock()
    review = Review(
        id=ReviewId(0),
        entry=entry.id,
        stage="desk",
        expert=expert.id,
        status=ReviewStatus.ASKED,
        position=0,
        asked_at=now,
        due_at=now + timedelta(days=7),
    )
    async with stage.app.database.write() as tx:
        [seen] = await add_reviews(tx, [review], now)
        moved = seen.moved(ReviewMove.ACCEPT)
        assert await save_review(tx, seen, moved)
        await add_review_entry(tx, seen, moved, ReviewMove.ACCEPT, now, expert.id)


async def broken(stage: Stage) -> set[str]:
    async with stage.app.database.read() as connection:
        return {one.name for one in await broken_invariants(connection)}


async def test_nothing_is_broken_by_acting(played: Stage) -> None:
    assert await broken(played) == set()


class Mended(Exception):
    """Undoes a damage."""


async def test_each_damage_is_found(played: Stage) -> None:
    found: dict[str, set[str]] = {}
    for name, damage in DAMAGE.items():
        with pytest.raises(Mended):
            async with played.app.database.write() as tx:
                await tx.execute(text(damage))
                found[name] = {one.name for one in await broken_invariants(tx)}
                raise Mended
    assert [name for name in DAMAGE if name not in found[name]] == []
    assert await broken(played) == set()


def test_only_what_an_index_forbids_is_not_damaged_here() -> None:
    elsewhere = {one for one in INVARIANTS if "paper of a call" in one}  # test_call_papers
    assert set(INVARIANTS) - set(DAMAGE) - elsewhere == {
        "a person has at most one open deficit per topic",
        "a person has at most one open mentorship",
        "a district has at most one head",
    }
