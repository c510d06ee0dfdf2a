"""Settings of a district: each has its effect, and who changes them when."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from district.activities.enrolments import EnrolmentStatus
from district.activities.settings import ATTENDED_SHARE, CLUSTER_SIZE, OFFER_HOURS
from district.council.bodies import VoicesBy
from district.council.motion import Motion, MotionKind, Option
from district.council.setting_form import CHANGE, REASON, VALUE, changing
from district.council.settings import (
    ACTING_NOTICE_DAYS,
    CASTING,
    EARLY_CLOSE,
    HEAD_MODE,
    HEAD_TERM,
    MAJORITY,
    QUORUM,
    SECRET_HEAD,
    SETTINGS,
    VOICES,
    VOTE_DAYS,
    SettingFacts,
)
from district.council.tally import Majority, Quorum
from district.drafts import Form
from district.errors import (
    DistrictError,
    DraftGone,
    NotFound,
    NotPermitted,
    OutOfBounds,
    SettingChanged,
)
from district.forms import SUMMARY
from district.ids import DraftId, SessionId
from district.letters import LetterKind
from district.people.roles import Actor, Role, Scope
from district.requests.pending import Whose, Wish
from district.requests.request import Move, Request
from district.requests.settings import (
    AUTHOR_ANSWER,
    CURATORS_DECIDE,
    DIGEST_HOUR,
    ESCALATE_AFTER,
    EXPIRE_AFTER,
    REMIND_AFTER,
)
from district.settings import Setting
from services.activities.attendance import outcome
from services.working_days import with_days_off
from storage.database import Database
from storage.requests.requests import get_request
from storage.tables import motions
from tests.services.council import Council
from tests.services.hall import Hall
from tests.services.motions import Voting
from tests.world import DISTRICT, MOUNTAINS, SOUTH, TOPIC, real_territory


class House(Council):
    """A council with activities, statistics and settings."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.hall = Hall(database)
        self.hall.cast = self.cast
        self.with_topic = 0
        self.settings = self.services.settings

    async def asked(self) -> Request:
        """A request of a new teacher."""
        return await self.submit(await self.cast.teacher("Магомедова"))

    async def now(self, request: Request) -> Request:
        async with self.database.read() as connection:
            return await get_request(connection, request.id)

    async def working_days(self, since: datetime, until: datetime | None) -> int:
        assert until is not None
        async with self.database.read() as connection:
            calendar = await with_days_off(connection, self.calendar)
        first, last = calendar.local(since).date(), calendar.local(until).date()
        return calendar.working_days_between(first, last)

    async def fills_in(
        self, actor: Actor, setting: Setting[Any], value: str, *, seen: int = 0
    ) -> DraftId:
        entered = CHANGE.answered_raw(changing(MOUNTAINS, setting, seen), VALUE, value)
        entered = CHANGE.answered(entered, REASON, "Так решили")
        return (await self.drafts.begin(actor, Form.SETTING, SUMMARY, entered.answers)).id

    async def changes(
        self, actor: Actor, setting: Setting[Any], value: str, *, seen: int = 0
    ) -> SettingFacts:
        draft = await self.fills_in(actor, setting, value, seen=seen)
        return await self.settings.change(actor, draft)


@pytest.fixture
async def house(database: Database) -> House:
    await real_territory(database)
    return House(database)


# ── Each setting has its effect ────────────────────────────────────────────────────────────────


async def reminds_after(house: House) -> int:
    request = await house.asked()
    return await house.working_days(request.waiting.since, request.waiting.next_at)


async def escalates_after(house: House) -> int:
    request = await house.asked()
    await reaches_next_step(house, request)
    waiting = (await house.now(request)).waiting
    return await house.working_days(waiting.since, waiting.next_at)


async def expires_after(house: House) -> int:
    request = await house.asked()
    promised = house.calendar.at(request.waiting.promised, house.clock().time())
    return await house.working_days(request.waiting.since, promised)


async def author_has(house: House) -> int:
    member, request = await house.member("Гаджиев"), await house.asked()
    await house.requests.decide(member, request.id, Move.RETURN, reason="В каком классе?")
    waiting = (await house.now(request)).waiting
    assert waiting.next_at is not None
    return await house.working_days(waiting.since, waiting.next_at - timedelta(days=1))


async def reaches_next_step(house: House, request: Request) -> None:
    due = request.waiting.next_at
    assert due is not None
    house.clock.advance(due - house.clock())
    await house.requests.tick()


async def curator_decides(house: House) -> bool:
    curator, request = (
        await house.cast.holder("Исаева", Role.CURATOR, DISTRICT),
        await house.asked(),
    )
    can_widen = (await house.requests.pending(curator, Wish(whose=Whose.MINE))).can_widen
    try:
        await house.requests.decide(curator, request.id, Move.APPROVE)
    except NotPermitted:
        assert not can_widen, "the list of the whole district is offered to those who decide"
        return False
    assert can_widen
    return True


async def six_people_are_a_cluster(house: House) -> bool:
    curator = await house.cast.holder("Омарова", Role.CURATOR, DISTRICT)
    while house.with_topic < 6:
        await house.submit(await house.cast.teacher("Магомедова"), TOPIC)
        house.with_topic += 1
    return [one.people for one in await house.services.resolution.clusters(curator)] == [6]


async def three_sessions_of_four_are_enough(house: House) -> bool:
    seminar = await house.hall.seminar(1)
    activity = replace(seminar, sessions=seminar.sessions * 4)
    seen = {SessionId(number): number > 0 for number in range(4)}
    return outcome(activity, seen) is EnrolmentStatus.ATTENDED


async def offer_lasts(house: House) -> timedelta:
    hall = house.hall
    first, second = await hall.people(2)
    activity = await hall.seminar(1, begins_after=timedelta(days=30))
    for one in (first, second):
        await hall.enrolling.sign_up(one, activity.id)
    await hall.enrolling.withdraw(first, activity.id)
    await hall.ticks()
    [offer] = await hall.enrolled(activity, EnrolmentStatus.OFFERED)
    assert offer.offer_until is not None
    return offer.offer_until - hall.clock()


Effect = Callable[[House], Awaitable[Any]]
EFFECTS: Mapping[Setting[Any], tuple[Effect, Any, Any, Any]] = {
    REMIND_AFTER: (reminds_after, 2, 3, 3),
    ESCALATE_AFTER: (escalates_after, 4, 5, 5),
    EXPIRE_AFTER: (expires_after, 10, 14, 14),
    AUTHOR_ANSWER: (author_has, 30, 10, 10),
    CURATORS_DECIDE: (curator_decides, True, False, False),
    CLUSTER_SIZE: (six_people_are_a_cluster, True, 7, False),
    ATTENDED_SHARE: (three_sessions_of_four_are_enough, True, 80, False),
    OFFER_HOURS: (offer_lasts, timedelta(hours=24), 6, timedelta(hours=6)),
}
"""An act that depends on the setting, its result by default, another value, its result then."""


async def test_each_setting_has_its_effect_in_its_district_alone(house: House) -> None:
    for setting, (shown, usually, value, then) in EFFECTS.items():
        await house.sets(setting, value, SOUTH)
        assert await shown(house) == usually, setting.key
        await house.sets(setting, value)
        assert await shown(house) == then, setting.key
        await house.sets(setting, setting.default)
        assert await shown(house) == usually, setting.key


def _days(motion: Motion) -> int:
    assert motion.closes_at is not None
    assert motion.opened_at is not None
    return (motion.closes_at.date() - motion.opened_at.date()).days


OF_MOTIONS: Mapping[Setting[Any], tuple[Callable[[Motion], Any], Any]] = {
    QUORUM: (lambda motion: motion.rules.quorum, Quorum.HALF),
    MAJORITY: (lambda motion: motion.rules.majority, Majority.ABSOLUTE),
    VOICES: (lambda motion: motion.rules.voices, VoicesBy.MEMBER),
    CASTING: (lambda motion: motion.rules.casting, True),
    EARLY_CLOSE: (lambda motion: motion.rules.early, True),
    VOTE_DAYS: (_days, 3),
}
"""How a motion that opens shows the setting; another value."""
OF_OTHERS = {SECRET_HEAD, HEAD_MODE, HEAD_TERM, ACTING_NOTICE_DAYS, DIGEST_HOUR}
"""Tested below, with the head, and with the desk."""


def test_no_setting_is_without_an_effect() -> None:
    assert {*EFFECTS, *OF_MOTIONS, *OF_OTHERS} == set(SETTINGS.values())


async def test_a_motion_opens_by_the_settings_and_keeps_them(database: Database) -> None:
    await real_territory(database)
    voting = Voting(database)
    member, *_ = await voting.members(3)
    before = await voting.opened(member)
    for setting, (shown, value) in OF_MOTIONS.items():
        assert shown(before.motion) == setting.default, setting.key
        await voting.set(setting, value)
        opened = await voting.opened(member, question=f"Вопрос о {setting.key}")
        assert shown(opened.motion) == value, setting.key
        assert shown((await voting.now(before)).motion) == setting.default, setting.key


async def test_the_election_of_a_head_is_secret_if_the_district_says_so(database: Database) -> None:
    await real_territory(database)
    voting = Voting(database)
    members = await voting.members(6)
    for is_secret in (False, True):
        await voting.set(SECRET_HEAD, is_secret)
        options = (Option(id="", person=members[0].id),)
        election = await voting.put(members[1], kind=MotionKind.HEAD, options=options)
        free = await voting.put(members[1])
        assert (election.motion.secret, free.motion.secret) == (is_secret, False)


async def test_the_digest_comes_at_the_hour_of_the_district(house: House) -> None:
    member, desk = await house.member("Гаджиев"), house.services.desk
    await desk.take_digest(member, is_on=True)
    await house.sets(DIGEST_HOUR, 12)
    await house.asked()
    house.clock.advance(timedelta(hours=21))  # Tuesday, 9:00 in Moscow
    for _ in range(3):
        assert await house.letters(LetterKind.DESK_DIGEST) == []
        await desk.tick()
        house.clock.advance(timedelta(hours=1))
    await desk.tick()
    assert await house.letters(LetterKind.DESK_DIGEST) == [member.id]


async def test_a_promise_that_was_made_stands(house: House) -> None:
    request = await house.asked()
    await house.sets(REMIND_AFTER, 3)
    await house.sets(EXPIRE_AFTER, 20)
    assert (await house.now(request)).waiting == request.waiting


# ── Who changes what ───────────────────────────────────────────────────────────────────────────


async def test_the_head_and_curators_change_with_a_reason_that_everybody_reads(
    house: House,
) -> None:
    head = await house.cast.holder("Алиев", Role.HEAD, DISTRICT)
    curator = await house.cast.holder("Исаева", Role.CURATOR, DISTRICT)
    first = await house.changes(head, REMIND_AFTER, "1")
    house.clock.advance(timedelta(days=1))
    second = await house.changes(curator, REMIND_AFTER, "3", seen=first.seen)
    assert (second.value, second.may_change) == (3, True)
    told = [(one.by, one.before, one.after, one.reason) for one in second.history]
    assert told == [("Исаева А.", 1, 3, "Так решили"), ("Алиев А.", 2, 1, "Так решили")]
    member = await house.member("Гаджиев")
    seen = await house.settings.get(member, MOUNTAINS, REMIND_AFTER.key)
    assert (seen.history, seen.may_change) == (second.history, False)
    assert (await house.settings.every(member)).values.get(REMIND_AFTER) == 3


async def test_who_may_not_change_is_refused_and_changes_nothing(house: House) -> None:
    there = Scope(district=SOUTH)
    refused: dict[Actor, Setting[Any]] = {
        await house.member("Гаджиев"): REMIND_AFTER,
        await house.cast.holder("Юсупов", Role.ADMINISTRATOR): REMIND_AFTER,
        await house.cast.teacher("Магомедова"): REMIND_AFTER,
        await house.cast.holder("Далёкая", Role.CURATOR, there): REMIND_AFTER,
        await house.cast.holder("Алиев", Role.HEAD, DISTRICT): QUORUM,
        await house.cast.holder("Исаева", Role.CURATOR, DISTRICT): HEAD_TERM,
    }
    for actor, setting in refused.items():
        value = setting.id_of(setting.offered()[-1])
        with pytest.raises(NotPermitted):
            await house.changes(actor, setting, value)
    reader = await house.member("Омаров")
    for setting in (REMIND_AFTER, QUORUM, HEAD_TERM):
        assert (await house.settings.get(reader, MOUNTAINS, setting.key)).history == ()
    with pytest.raises(NotFound):
        await house.settings.get(reader, MOUNTAINS, "made-up")
    with pytest.raises(NotPermitted):
        await house.settings.every(reader, SOUTH)


async def test_a_form_that_is_sent_twice_changes_once(house: House) -> None:
    head = await house.cast.holder("Алиев", Role.HEAD, DISTRICT)
    draft = await house.fills_in(head, CLUSTER_SIZE, "7")
    first = await house.settings.change(head, draft)
    assert await house.settings.change(head, draft) == first
    assert len(first.history) == 1
    with pytest.raises(DraftGone):
        await house.settings.change(head, DraftId("made up"))


async def test_of_two_changes_at_once_one_is_made_and_the_other_is_told_whose(house: House) -> None:
    curators = [
        await house.cast.holder(name, Role.CURATOR, DISTRICT) for name in ("Исаева", "Омарова")
    ]
    drafts = [
        await house.fills_in(one, EXPIRE_AFTER, value)
        for one, value in zip(curators, ("7", "14"), strict=True)
    ]

    async def send(curator: Actor, draft: DraftId) -> SettingFacts | DistrictError:
        try:
            return await house.settings.change(curator, draft)
        except DistrictError as refusal:
            return refusal

    answers = await asyncio.gather(*map(send, curators, drafts))
    [made] = [one for one in answers if isinstance(one, SettingFacts)]
    [told] = [one for one in answers if isinstance(one, SettingChanged)]
    assert told.by == made.history[0].by
    after = await house.settings.get(curators[0], MOUNTAINS, EXPIRE_AFTER.key)
    assert after.history == made.history


async def test_neighbours_that_were_changed_meanwhile_bound_the_value(house: House) -> None:
    head = await house.cast.holder("Алиев", Role.HEAD, DISTRICT)
    draft = await house.fills_in(head, REMIND_AFTER, "3")
    await house.changes(
        await house.cast.holder("Исаева", Role.CURATOR, DISTRICT), ESCALATE_AFTER, "3"
    )
    with pytest.raises(OutOfBounds) as told:
        await house.settings.change(head, draft)
    assert (told.value.least, told.value.most) == (1, 2)


MOTION: Mapping[str, Any] = {
    "id": 1,
    "district_id": MOUNTAINS,
    "body": "council",
    "number": 7,
    "kind": "setting",
    "question": "Изменить настройку",
    "text": "",
    "files": [],
    "options": [],
    "rules": {},
    "secret": False,
    "paper": False,
    "mode": "correspondence",
    "status": "open",
    "round": 1,
    "runoff": [],
    "version": 1,
}

# ── By a motion ────────────────────────────────────────────────────────────────────────────────


async def test_an_adopted_motion_changes_and_is_named(house: House) -> None:
    member = await house.member("Гаджиев")
    await adopted(house, QUORUM.key, "two-thirds")
    facts = await house.settings.get(member, MOUNTAINS, QUORUM.key)
    assert (facts.value, facts.may_change) == (Quorum.TWO_THIRDS, True)
    [change] = facts.history
    assert (change.by, change.motion_number, change.after) == (None, 7, "two-thirds")


async def test_a_motion_about_who_decides_deals_the_waiting_requests_anew(house: House) -> None:
    curator = await house.cast.holder("Исаева", Role.CURATOR, DISTRICT)
    request = await house.asked()
    assert set(await house.dealt(request.id)) == {curator.id}
    administrator = await house.cast.holder("Юсупов", Role.ADMINISTRATOR)
    await adopted(house, CURATORS_DECIDE.key, False)
    assert administrator.id in await house.dealt(request.id)
    with pytest.raises(NotPermitted):
        await house.requests.decide(curator, request.id, Move.APPROVE)


async def test_the_council_changes_a_setting_by_its_votes(database: Database) -> None:
    await real_territory(database)
    voting = Voting(database)
    members, settings = await voting.members(3), voting.services.settings

    async def decides(*voices: str) -> tuple[Motion, SettingFacts]:
        effect = {"key": MAJORITY.key, "value": "two-thirds"}
        motion = await voting.opened(members[0], kind=MotionKind.SETTING, effect=effect)
        for member, voice in zip(members, voices, strict=True):
            await voting.votes(member, motion, voice)
        decided = await voting.ends(motion)
        return decided.motion, await settings.get(members[1], MOUNTAINS, MAJORITY.key)

    _, after = await decides("against", "against", "for")
    assert (after.value, after.history) == (Majority.SIMPLE, ())
    motion, after = await decides("for", "for", "abstain")
    assert after.value is Majority.TWO_THIRDS
    [change] = after.history
    assert (change.by, change.motion, change.motion_number) == (None, motion.id, motion.number)
    assert (await voting.opened(members[0])).motion.rules.majority is Majority.TWO_THIRDS


@pytest.mark.parametrize(
    ("key", "value"), [("made-up", 1), ("quorum", "all"), ("head-term", 9), ("casting", "yes")]
)
async def test_what_a_motion_cannot_change_stays(house: House, key: str, value: Any) -> None:
    member = await house.member("Гаджиев")
    await adopted(house, key, value)
    if key in SETTINGS:
        facts = await house.settings.get(member, MOUNTAINS, key)
        assert (facts.value, facts.history) == (facts.setting.default, ())


async def adopted(house: House, key: str, value: Any) -> None:
    """The effect of a motion, as its close makes it."""
    async with house.database.write() as tx:
        await tx.execute(insert(motions).values(**MOTION, put_by=1, put_at=house.clock()))
        await house.settings.apply(tx, MOUNTAINS, key, value, motion=1, number=7, now=house.clock())
