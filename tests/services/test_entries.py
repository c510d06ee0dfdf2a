"""Entries: in time, once, admitted, returned, withdrawn; what ends, ends wholly."""

from dataclasses import replace
from datetime import timedelta

import pytest

from district.calls.call import Call, CallMove
from district.calls.entry import Agreement, EntryPerson, EntryStatus, NewEntry
from district.calls.kind import Gate
from district.errors import (
    CallNotOpen,
    DraftGone,
    EntryLimit,
    NotFound,
    NotOneTeam,
    OutOfDate,
    PupilTwice,
    QuotaFull,
    WorksElsewhere,
)
from district.ids import EntryId, OrganizationId
from district.letters import LetterKind
from district.people.roles import Actor
from district.requests.request import Move, RequestStatus
from storage.database import Database
from storage.inbox import Received, keep_updates
from storage.people.people import save_profile
from tests.services.calls import KINDS, Contests
from tests.world import AKUSHA, real_territory


@pytest.fixture
async def contests(database: Database) -> Contests:
    await real_territory(database)
    return Contests(database)


async def test_an_entry_is_admitted_returned_and_sent_again(contests: Contests) -> None:
    curator, author = await contests.curator(), await contests.cast.teacher("Авторова")
    call = await contests.call(KINDS["brand"], curator)
    entry = await contests.sends(author, call, idea="Живая школа")
    assert entry.status is EntryStatus.SUBMITTED
    request = await contests.request_of(entry)
    assert (request.author, request.status) == (author.id, RequestStatus.SUBMITTED)

    await contests.requests.decide(curator, request.id, Move.RETURN, reason="Расскажите подробнее")
    returned = await contests.entry(entry.id)
    assert (returned.status, returned.reason) == (EntryStatus.RETURNED, "Расскажите подробнее")
    await contests.entries.ensure_may_resubmit(author, entry.id)

    draft = await contests.fill(author)
    new = contests.filled(call, idea="Живая школа, подробно")
    sent = await contests.entries.resubmit(author, entry.id, draft, new)
    again = await contests.entries.resubmit(author, entry.id, draft, None)
    assert sent == again, "sent twice is sent once"
    assert (sent.status, sent.revision) == (EntryStatus.SUBMITTED, 2)
    assert (await contests.request_of(entry)).status is RequestStatus.SUBMITTED

    await contests.requests.decide(curator, request.id, Move.APPROVE)
    admitted = await contests.entry(entry.id)
    assert (admitted.status, admitted.code) == (EntryStatus.ADMITTED, "А-001")
    assert admitted.stage == "desk"

    await contests.requests.undo(curator, request.id)
    assert (await contests.entry(entry.id)).status is EntryStatus.SUBMITTED
    await contests.requests.decide(curator, request.id, Move.APPROVE)
    assert (await contests.entry(entry.id)).code == "А-001", "a code is given once"

    await contests.entries.withdraw(author, entry.id)
    await contests.entries.withdraw(author, entry.id)
    assert (await contests.entry(entry.id)).status is EntryStatus.WITHDRAWN
    assert await contests.is_whole()


async def test_a_form_sent_twice_makes_one_entry_and_a_cancelled_one_none(
    contests: Contests,
) -> None:
    curator, author = await contests.curator(), await contests.cast.teacher("Авторова")
    call = await contests.call(KINDS["practices"], curator)
    draft = await contests.fill(author)
    new = contests.filled(call)
    first = await contests.entries.submit(author, call.id, draft, new)
    assert await contests.entries.submit(author, call.id, draft, new) == first
    assert await contests.entries.submit(author, call.id, draft, None) == first
    assert first.status is EntryStatus.ADMITTED, "no gate"
    gone = await contests.fill(author)
    await contests.drafts.drop(await contests.drafts.get(author, "activity"))
    with pytest.raises(DraftGone):
        await contests.entries.submit(author, call.id, gone, new)
    assert await contests.is_whole()


async def test_a_press_counts_by_its_receipt_and_a_message_by_its_date(contests: Contests) -> None:
    curator, author = await contests.curator(), await contests.cast.teacher("Авторова")
    call = await contests.call(KINDS["olympiad"], curator, days=1)
    assert call.closes_at is not None
    in_time = call.closes_at - timedelta(seconds=1)
    date = int(in_time.timestamp())
    async with contests.database.write() as tx:
        await keep_updates(
            tx,
            [
                Received(update_id=1, received_at=in_time, raw='{"callback_query": {}}'),
                Received(
                    update_id=2,
                    received_at=call.closes_at + timedelta(hours=1),
                    raw=f'{{"message": {{"date": {date}}}}}',
                ),
                Received(update_id=3, received_at=call.closes_at, raw='{"callback_query": {}}'),
            ],
        )
    contests.clock.advance(timedelta(days=1, hours=2))
    for number in (1, 2):
        actor = replace(author, act=number)
        entry = await contests.sends(actor, call, f"Пу{number}")
        assert entry.submitted_at == in_time.replace(microsecond=0)
    for late in (replace(author, act=3), replace(author, act=None)):
        with pytest.raises(CallNotOpen):
            await contests.sends(late, call, "Он")
    assert await contests.is_whole()


async def test_limits_of_people_municipalities_and_pupils(contests: Contests) -> None:
    curator, author = await contests.curator(), await contests.cast.teacher("Авторова")
    school = author.profile.organization.id
    colleague = await contests.cast.teacher("Коллегова", organization=school)
    kind = KINDS["olympiad"]
    kind = replace(kind, enter=replace(kind.enter, quota=3, each_up_to=2))
    call = await contests.call(kind, curator)
    entry = await contests.sends(author, call, "М. А.", "П. П.")
    with pytest.raises(PupilTwice):
        await contests.sends(colleague, call, "м.а.")
    with pytest.raises(QuotaFull):
        await contests.sends(colleague, call, "К. К.", "Л. Л.")
    await contests.sends(author, call, "К. К.")
    with pytest.raises(EntryLimit):
        await contests.sends(author, call, "О. О.")
    await contests.entries.withdraw(author, entry.id)
    await contests.sends(colleague, call, "М. А.")
    assert await contests.is_whole()


async def test_a_returned_entry_is_sent_again_within_the_quota(contests: Contests) -> None:
    curator, author = await contests.curator(), await contests.cast.teacher("Авторова")
    kind = KINDS["olympiad"]
    rules = replace(kind.rules, gate=Gate.CURATORS)
    kind = replace(kind, rules=rules, enter=replace(kind.enter, quota=2))
    call = await contests.call(kind, curator)
    entry = await contests.sends(author, call, "М. А.")
    request = await contests.request_of(entry)
    await contests.requests.decide(curator, request.id, Move.RETURN, reason="Кто ещё?")
    draft = await contests.fill(author)
    with pytest.raises(QuotaFull):
        new = contests.filled(call, "М. А.", "П. П.", "К. К.")
        await contests.entries.resubmit(author, entry.id, draft, new)
    new = contests.filled(call, "М. А.", "П. П.")
    assert (await contests.entries.resubmit(author, entry.id, draft, new)).revision == 2
    request = await contests.request_of(entry)
    await contests.requests.decide(curator, request.id, Move.RETURN, reason="И классы")
    narrower = {"kind": replace(kind, enter=replace(kind.enter, quota=1))}
    await contests.services.calls.change(curator, call.id, CallMove.CHANGE, lambda _: narrower)
    resent = await contests.entries.resubmit(author, entry.id, await contests.fill(author), new)
    assert resent.revision == 3, "it takes no more places than before"


async def test_an_organization_that_enters_has_one_limit(contests: Contests) -> None:
    curator, author = await contests.curator(), await contests.cast.teacher("Авторова")
    school = author.profile.organization.id
    colleague = await contests.cast.teacher("Коллегова", organization=school)
    other = await contests.cast.teacher("Чужова", municipality=AKUSHA)
    call = await contests.call(KINDS["smotr"], curator)
    await contests.sends(author, call)
    with pytest.raises(EntryLimit):
        await contests.sends(colleague, call)
    await contests.sends(other, call)
    assert await contests.is_whole()


def team(contests: Contests, call: Call, *people: Actor | str) -> NewEntry:
    """An entry with co-authors; of one who is not registered only the name is known."""
    named = (
        EntryPerson(name=one)
        if isinstance(one, str)
        else EntryPerson(person=one.id, name=one.profile.name.full)
        for one in people
    )
    return replace(contests.filled(call), people=tuple(named))


async def works(contests: Contests, person: Actor, where: OrganizationId) -> None:
    place = replace(person.profile.organization, id=where)
    async with contests.database.write() as tx:
        await save_profile(tx, person.id, replace(person.profile, organization=place))


async def test_a_team_is_of_one_organization(contests: Contests) -> None:
    curator, author = await contests.curator(), await contests.cast.teacher("Авторова")
    school, coauthors = author.profile.organization.id, contests.services.coauthors
    colleague = await contests.cast.teacher("Коллегова", organization=school)
    other = await contests.cast.teacher("Чужова")
    call, draft = await contests.call(KINDS["brand"], curator), await contests.fill(author)
    for stranger, name in ((other, other.profile.name.full), ("Прохожев И.", "Прохожев И.")):
        new = team(contests, call, colleague, stranger)
        with pytest.raises(NotOneTeam) as refused:
            await contests.entries.submit(author, call.id, draft, new)
        assert refused.value.name == name
    assert await coauthors.find(author, call, colleague.id, school)
    with pytest.raises(NotOneTeam):
        await coauthors.find(author, call, other.id, school)
    new = team(contests, call, colleague)
    assert (await contests.entries.submit(author, call.id, draft, new)).status.is_live
    apart = await contests.call(KINDS["project"], curator)
    new = team(contests, apart, other, "Прохожев И.")
    sent = await contests.entries.submit(author, apart.id, await contests.fill(author), new)
    assert sent.status.is_live
    assert await contests.is_whole()


async def test_a_coauthor_who_moves_is_of_the_team_only_after_agreeing(contests: Contests) -> None:
    curator, author = await contests.curator(), await contests.cast.teacher("Авторова")
    school, coauthors = author.profile.organization.id, contests.services.coauthors
    colleague, late = [
        await contests.cast.teacher(one, organization=school) for one in ("Коллегова", "Позднева")
    ]
    elsewhere = (await contests.cast.teacher("Чужова")).profile.organization.id
    call, draft = await contests.call(KINDS["brand"], curator), await contests.fill(author)
    new = team(contests, call, colleague, late)
    entry = await contests.entries.submit(author, call.id, draft, new)
    await coauthors.answer(colleague, entry.id, agrees=True)
    for person in (colleague, late, author):
        await works(contests, person, elsewhere)
    with pytest.raises(WorksElsewhere):
        await coauthors.answer(late, entry.id, agrees=True)
    request = await contests.request_of(entry)
    await contests.requests.decide(curator, request.id, Move.RETURN, reason="Где смета?")
    draft = await contests.fill(author)
    with pytest.raises(NotOneTeam):
        await contests.entries.resubmit(author, entry.id, draft, new)
    await coauthors.answer(late, entry.id, agrees=False)
    assert (await contests.entries.resubmit(author, entry.id, draft, new)).revision == 2

    await works(contests, late, school)
    await contests.services.organizations.merge(curator, school, elsewhere)
    assert (await contests.entry(entry.id)).organization == elsewhere
    assert (await coauthors.answer(late, entry.id, agrees=True)).state is Agreement.CONFIRMED
    assert await contests.is_whole()


async def test_returned_entries_expire_and_others_are_strangers(contests: Contests) -> None:
    curator, author = await contests.curator(), await contests.cast.teacher("Авторова")
    stranger = await contests.cast.teacher("Чужова", municipality=AKUSHA)
    call = await contests.call(KINDS["brand"], curator)
    entry = await contests.sends(author, call)
    request = await contests.request_of(entry)
    await contests.requests.decide(curator, request.id, Move.RETURN, reason="Файл не тот")
    for work in (
        contests.entries.get,
        contests.entries.withdraw,
        contests.entries.ensure_may_resubmit,
    ):
        with pytest.raises(NotFound):
            await work(stranger, entry.id)
    contests.clock.advance(timedelta(days=call.kind.rules.answer_days))
    await contests.entries.tick()
    assert (await contests.entry(entry.id)).status is EntryStatus.EXPIRED
    assert (await contests.request_of(entry)).status is RequestStatus.EXPIRED
    with pytest.raises(OutOfDate):
        await contests.entries.ensure_may_resubmit(author, entry.id)
    assert await contests.is_whole()


async def test_an_offer_is_settled_by_its_admission_for_good(contests: Contests) -> None:
    curator, author = await contests.curator(), await contests.cast.teacher("Авторова")
    call = await contests.call(KINDS["offer"], curator)
    entry = await contests.sends(author, call)
    request = await contests.request_of(entry)
    await contests.requests.decide(curator, request.id, Move.APPROVE)
    settled = await contests.entry(entry.id)
    assert (settled.status, settled.outcome) == (EntryStatus.SETTLED, call.kind.outcomes[0].id)
    with pytest.raises(OutOfDate):
        await contests.requests.undo(curator, request.id)
    with pytest.raises(OutOfDate):
        await contests.entries.withdraw(author, entry.id)
    assert LetterKind.ENTRY_NEWS in {one.kind for one in await contests.claims_letters()}
    assert await contests.is_whole()


async def test_initials_of_pupils_go_thirty_days_after_the_time_for_appeals(
    contests: Contests,
) -> None:
    curator, author = await contests.curator(), await contests.cast.teacher("Авторова")
    call = await contests.call(KINDS["olympiad"], curator)
    entry = await contests.sends(author, call, "М. А.")
    await contests.entries.withdraw(author, entry.id)
    kept = timedelta(days=30 + call.kind.rules.appeal_days)
    for passed, initials in ((kept, "М. А."), (timedelta(seconds=1), None)):
        contests.clock.advance(passed)
        await contests.entries.forget_pupils()
        facts = await contests.entries.get(author, EntryId(entry.id))
        assert [one.initials for one in facts.pupils] == [initials]
    assert await contests.is_whole()


async def test_who_leaves_takes_live_entries_along(contests: Contests) -> None:
    curator, author = await contests.curator(), await contests.cast.teacher("Авторова")
    first = await contests.sends(author, await contests.call(KINDS["brand"], curator))
    second = await contests.sends(author, await contests.call(KINDS["practices"], curator))
    await contests.services.privacy.leave(author)
    contests.clock.advance(timedelta(days=31))
    await contests.services.privacy.tick()
    for one in (first, second):
        left = await contests.entry(one.id)
        assert (left.status, left.title, left.answers) == (EntryStatus.WITHDRAWN, "", {})
    assert await contests.is_whole()
