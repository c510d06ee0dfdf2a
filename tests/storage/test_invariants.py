"""The checker of what the database holds: silent after people have acted, and finds each damage."""

import pytest
from sqlalchemy import text

from storage.invariants import INVARIANTS, broken_invariants
from tests.handlers.test_activities import plans, signs_up
from tests.handlers.test_announcing import announces
from tests.handlers.test_mentors import becomes_mentor, opens
from tests.handlers.test_schools import brings, recruits
from tests.play import Player, Stage

DAMAGE = {
    "a request stands where its history ended": "UPDATE requests SET status = 'expired'",
    "history goes only along the declared steps": "UPDATE request_history SET move = 'expire'",
    "history is a chain: a step begins where the last one ended":
        "UPDATE request_history SET source = 'returned' WHERE source = 'submitted'",
    "a decision has its decider, its moment and, unless approved, its reason":
        "UPDATE requests SET decided_at = NULL",
    "nobody decides an own request": "UPDATE requests SET decider_id = author_id",
    "the clock runs for open requests and for no others":
        "UPDATE requests SET next_step = 'remind'",
    "a deficit was asked for": "UPDATE requests SET kind = 'mentor'",
    "a deficit agrees with its newest request": "UPDATE deficits SET status = 'reported'",
    "an enrolment stands where its history ended": "UPDATE enrolments SET status = 'expired'",
    "an enrolment goes only along the declared steps":
        "UPDATE enrolment_history SET move = 'offer'",
    "an enrolment's history is a chain":
        "UPDATE enrolment_history SET source = 'expired' WHERE source IS NOT NULL",
    "no seat is sold twice": "UPDATE enrolments SET status = 'booked'",
    "an activity has sessions, and its times are theirs": "DELETE FROM sessions",
    "only offers have an end": "UPDATE enrolments SET offer_until = signed_up_at",
    "nobody has a seat in what is called off": "UPDATE activities SET status = 'cancelled'",
    "consent is waited for as long as there is a request for it":
        "UPDATE enrolments SET status = 'requested'",
    "who is or was in a cohort has applied to its school": "DELETE FROM applications",
    "a school's request is about a seat in a cohort": "UPDATE requests SET kind = 'school'",
    "children are kept no longer than the wish of who brings them":
        "UPDATE enrolments SET status = 'expelled'",
    "whoever has completed a school has the document":
        "INSERT INTO graduations (enrolment_id, person_id, at) "
        "SELECT id, person_id, signed_up_at FROM enrolments",
    "an announcement or its new words wait for approval as long as there is one request":
        "UPDATE announcements SET status = 'asked'",
    "other words are proposed only for what people have":
        "UPDATE announcements SET proposed = content, status = 'scheduled'",
    "a copy waits only for what is being sent": "UPDATE copies SET state = 'waiting'",
    "a delivered copy has its moment, its messages and no later words than there are":
        "UPDATE copies SET version = 9",
    "nothing that was recalled is sent":
        "UPDATE announcements SET recalled_at = made_at, status = 'sending'",
    "a statistic is of five people or more": """
        INSERT INTO topic_statistics (day, district_id, topic_id, municipality_id, half,
            reported, open, invited, came, healed)
        SELECT day, 'gornyy', 'methods-1', 'levashinskiy', '2026-1', 6, 3, 0, 0, 0
        FROM snapshots""",
    "what people thought is told of five or more":
        "INSERT INTO thoughts (activity_id, answered, useful, applies) "
        "SELECT min(id), 3, 9, 1 FROM activities",
    "no mentor has more people than they take": """
        INSERT INTO mentorships (id, district_id, mentee_id, mentor_id, status, version, goal,
            topics, span, wishes, asked_at)
        SELECT 99, district_id, (SELECT min(id) FROM persons), mentor_id, status, version, goal,
            topics, span, wishes, asked_at FROM mentorships""",
    "a mentorship stands where its history ended": "UPDATE mentorships SET status = 'ended'",
    "a mentorship goes only along the declared steps":
        "UPDATE mentorship_history SET move = 'replace'",
    "a mentorship's history is a chain":
        "UPDATE mentorship_history SET source = 'replaced' WHERE source IS NOT NULL",
    "who is proposed or paired has a mentor, and nobody who waits has one":
        "UPDATE mentorships SET mentor_id = NULL",
    "another is asked for by one of the two": "UPDATE another_asked SET person_id = 1",
    "no card shows what was never wanted": "UPDATE cards SET shown = wanted + 1",
    "a sent letter has its moment and its message": "UPDATE outbox SET sent_at = NULL",
    "an update is kept until it is handled, and no longer": "UPDATE inbox SET raw = 'x'",
    "whose update is handled is not kept": "UPDATE inbox SET person = 1",
    "a used invite has led to its role": """
        INSERT INTO invites (id, code_hash, role, created_at, expires_at, used_by, used_at)
        SELECT 99, 'code', 'head', created_at, created_at, id, created_at
        FROM persons ORDER BY id LIMIT 1""",
    "nobody is recorded as looking at their own data": """
        INSERT INTO views (reader_id, subject, subject_id, person_id, day, at)
        SELECT id, 'request', 1, id, '2026-11-23', created_at FROM persons ORDER BY id LIMIT 1""",
    "who was deleted is not in the record of who looked": """
        UPDATE persons SET deleted_at = created_at""",
    "nothing personal is left of who was deleted": "UPDATE persons SET deleted_at = created_at",
    "who was deleted holds no role, form, letter or card":
        "UPDATE persons SET deleted_at = created_at",
    "who was deleted belongs to no community": "UPDATE persons SET deleted_at = created_at",
    "a membership stands in one of its states, and who was invited has the moment":
        "UPDATE memberships SET status = 'declined'",
    "a certificate names its holder until the holder is erased":
        "UPDATE certificates SET name = NULL",
    "a certificate has one open correction":
        "UPDATE requests SET kind = 'certificate', subject_id = 1, status = 'submitted'",
    "who told of themselves has consented": "UPDATE persons SET consent_at = NULL",
    "a person works where they say: municipality and organization agree":
        "UPDATE organizations SET municipality_id = 'derbent'",
    "nobody works in an organization that was merged into another":
        "UPDATE organizations SET merged_into = id",
}  # fmt: skip


async def play(stage: Stage) -> None:
    """A report that is decided, so that there is a row of everything."""
    await stage.ticks()
    member, aishat = await stage.member("levashinskiy"), await stage.teacher()
    await aishat.says("Сообщить о затруднении")
    for label in ("Методические", "Оценивание", "Нужна помощь", "Пропустить", "Готово"):
        await aishat.presses(label)
    await aishat.presses("Отправить")
    await member.presses("Принять")
    curator = await stage.curator("gornyy")
    await announces(curator)
    await plans(curator, seats="1")
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
    """A pair of which another is asked for."""
    helper = await stage.teacher("Зулейха", "Алиева")
    await becomes_mentor(stage, helper)
    await opens(mentee)
    await mentee.presses("Найти наставника")
    await mentee.says("Научиться оценивать")
    await mentee.presses("Готово")
    await mentee.presses("3 месяца")
    await mentee.presses("Подберите мне")
    await mentee.presses("Отправить")
    await helper.presses("Принять")
    await mentee.presses("Мой наставник")
    await mentee.presses("Попросить другого")
    await mentee.presses("Да, попросить")


@pytest.fixture
async def played(stage_left_broken: Stage) -> Stage:
    await play(stage_left_broken)
    await certify(stage_left_broken)
    return stage_left_broken


async def certify(stage: Stage) -> None:
    """A certificate with a correction, in the tables alone: weeks of play would lead there."""
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


async def broken(stage: Stage) -> set[str]:
    async with stage.app.database.read() as connection:
        return {one.name for one in await broken_invariants(connection)}


async def test_nothing_is_broken_by_acting(played: Stage) -> None:
    assert await broken(played) == set()


class Mended(Exception):
    """Takes a damage back."""


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
    assert set(INVARIANTS) - set(DAMAGE) == {
        "a person has one open deficit of a topic",
        "a person has one open mentorship",
    }
