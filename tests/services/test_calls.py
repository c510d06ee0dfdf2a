"""Calls: who leads them, prolonging after an outage, cancelling with what was entered."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from district.calls.call import NOBODY, Call, CallMove, CallStatus
from district.calls.entry import EntryStatus
from district.calls.kind import FieldSpec, FieldType, label_of
from district.calls.opening import DAYS, OPENING, kind_asking, opening
from district.calls.review import Review, ReviewStatus
from district.errors import DraftGone, NotFound, NotLater, NotPermitted, OutOfDate, Past
from district.ids import DistrictId, DraftId, KindId, ReviewId
from district.people.roles import Actor, Role, Scope
from district.surveys.survey import Question, QuestionType
from storage.calls.entries import get_entry
from storage.calls.reviews import add_reviews, reviews_of_call
from storage.database import Database
from storage.tables import outbox
from tests.services.jury import Jury, kind

pytestmark = pytest.mark.any_database

ELSEWHERE = DistrictId("severnyy")


@pytest.fixture
def jury(database: Database) -> Jury:
    return Jury(database)


FORM = (kind(), OPENING.answered(opening(KindId("defence"), kind(), "Защита"), DAYS, 1))


async def opened(jury: Jury, curator: Actor) -> Call:
    return await jury.services.calls.open(curator, DraftId("a" * 32), FORM)


async def letters(jury: Jury, kind: str) -> list[int]:
    async with jury.database.read() as connection:
        query = select(outbox.c.person_id).where(outbox.c.kind == kind).order_by(outbox.c.id)
        return list((await connection.execute(query)).scalars())


async def test_a_call_is_opened_once_and_only_by_those_who_lead(jury: Jury) -> None:
    curator, teacher = await jury.curator(), await jury.cast.teacher("Магомедова")
    calls = jury.services.calls
    with pytest.raises(NotPermitted):
        await calls.open(teacher, DraftId("b" * 32), FORM)
    with pytest.raises(DraftGone):
        await calls.open(curator, DraftId("b" * 32), None)
    first = await opened(jury, curator)
    assert await opened(jury, curator) == first
    assert await calls.open(curator, DraftId("a" * 32), None) == first
    assert [one.id for one in (await calls.open_now(teacher)).items] == [first.id]
    assert [one.id for one in (await calls.page(teacher)).items] == [first.id]
    with pytest.raises(NotPermitted):
        await jury.services.call_kinds.save(teacher, first.id)


async def test_a_curator_of_another_district_leads_nothing_here(jury: Jury) -> None:
    curator = await jury.curator()
    call = await opened(jury, curator)
    elsewhere = Scope(district=ELSEWHERE)
    other = await jury.cast.holder("Исаев", Role.CURATOR, elsewhere)
    for move in (
        jury.services.calls.extend(other, call.id, 7),
        jury.services.calls.cancel(other, call.id, "нет"),
    ):
        with pytest.raises(NotPermitted):
            await move


async def test_a_longer_date_moves_the_results_and_counts_once(jury: Jury) -> None:
    curator = replace(await jury.curator(), act=7)
    call = await opened(jury, replace(curator, act=6))
    calls = jury.services.calls
    longer = await calls.extend(curator, call.id, 7)
    assert await calls.extend(curator, call.id, 7) == longer
    assert call.closes_at is not None
    assert longer.closes_at == call.closes_at + timedelta(days=7)
    assert call.results_on is not None
    assert longer.results_on == call.results_on + timedelta(days=7)
    jury.clock.advance(longer.closes_at - jury.clock() + timedelta(hours=10))
    again = await calls.extend(replace(curator, act=8), call.id, 7)
    assert again.closes_at == longer.closes_at + timedelta(days=8), "at the end of a day"


async def test_an_outage_over_the_close_prolongs_by_its_length_once(jury: Jury) -> None:
    call = await opened(jury, await jury.curator())
    calls = jury.services.calls
    assert call.closes_at is not None
    jury.clock.advance(call.closes_at - jury.clock() - timedelta(hours=1))
    await calls.tick()
    jury.clock.advance(timedelta(hours=5))
    await calls.tick()
    prolonged = await calls.get(call.id)
    assert prolonged.closes_at == call.closes_at + timedelta(hours=5)
    jury.clock.advance(timedelta(minutes=1))
    await calls.tick()
    assert await calls.get(call.id) == prolonged
    while jury.clock() < prolonged.closes_at + timedelta(minutes=2):
        jury.clock.advance(timedelta(minutes=1))
        await calls.tick()
    assert await calls.get(call.id) == prolonged


async def test_a_call_with_an_entry_is_not_ended_as_empty(jury: Jury) -> None:
    curator, calls = await jury.curator(), jury.services.calls
    call = await jury.call(curator)
    entry = await jury.entry(call, await jury.cast.teacher("Авторова"))
    jury.clock.advance(timedelta(days=2))
    with pytest.raises(OutOfDate):
        await calls.end_empty(curator, call.id)
    with pytest.raises(OutOfDate):
        await calls.found_empty(call.id)
    jury.clock.advance(timedelta(days=14))
    await calls.tick()
    assert (await calls.get(call.id)).status is CallStatus.PUBLISHED
    with pytest.raises(NotPermitted):
        await calls.end_empty(await jury.cast.teacher("Чужакова"), call.id)
    await jury.services.entries.withdraw(await jury.cast.actor(entry.author), entry.id)
    assert await calls.empty_of([call]) == {call.id}
    for _ in range(2):
        await calls.tick()
        ended = await calls.end_empty(curator, call.id)
        assert (ended.status, ended.reason) == (CallStatus.CANCELLED, NOBODY)
    assert await letters(jury, "call-empty") == [curator.id]


async def test_a_cancelled_call_annuls_entries_and_voids_reviews(jury: Jury) -> None:
    curator = await jury.curator()
    expert, author = await jury.expert("Экспертова"), await jury.cast.teacher("Авторова")
    call = await jury.call(curator)
    entry = await jury.entry(call, author)
    review = Review(
        id=ReviewId(0),
        entry=entry.id,
        stage="experts",
        expert=expert.id,
        status=ReviewStatus.ASKED,
        position=0,
        asked_at=jury.clock(),
        due_at=jury.clock() + timedelta(days=7),
    )
    async with jury.database.write() as tx:
        await add_reviews(tx, [review], jury.clock())
    calls = jury.services.calls
    for _ in range(2):
        assert (await calls.cancel(curator, call.id, "Снег")).status is CallStatus.CANCELLED
    async with jury.database.read() as connection:
        assert (await get_entry(connection, entry.id)).status is EntryStatus.ANNULLED
        reviews = await reviews_of_call(connection, call.id)
    assert {one.status for one in reviews} == {ReviewStatus.VOID}
    assert await letters(jury, "entry-news") == [author.id]
    with pytest.raises(OutOfDate):
        await calls.extend(curator, call.id, 7)


async def test_a_change_of_terms_is_told_to_those_who_have_entered(jury: Jury) -> None:
    curator, author = await jury.curator(), await jury.cast.teacher("Авторова")
    call = await jury.call(curator)
    await jury.entry(call, author)
    calls = jury.services.calls

    async def change(**terms: Any) -> Call:
        return await calls.change(curator, call.id, CallMove.CHANGE, lambda _: terms)

    await change(title="Защита опыта, весна")
    assert await letters(jury, "call-changed") == [author.id]
    asks = FieldSpec(id="more", type=FieldType.LONG_TEXT, label=label_of("Ещё"), limit=500)
    optional = replace(call.kind, fields=(*call.kind.fields, replace(asks, required=False)))
    assert (await change(kind=optional)).kind == optional
    retyped = replace(asks, type=FieldType.DAY, required=False)
    for fields in ((*optional.fields, replace(asks, id="most")), call.kind.fields, (retyped,)):
        with pytest.raises(OutOfDate):
            await change(kind=replace(call.kind, fields=fields))
    for closes in (call.opens_at, None):
        with pytest.raises(NotLater):
            await change(closes_at=closes)
    crowded = (*optional.fields, *(replace(optional.fields[-1], id=f"m{at}") for at in range(20)))
    with pytest.raises(OutOfDate):
        await change(kind=replace(call.kind, fields=crowded))
    assert call.closes_at is not None
    later = call.closes_at + timedelta(days=1)
    jury.clock.advance(later - jury.clock())
    with pytest.raises(Past):  # typed in time, pressed after it
        await change(closes_at=later)


def test_an_added_question_has_an_id_of_its_own() -> None:
    asks = Question(type=QuestionType.TEXT, text="Чем помочь?")
    twice = kind_asking(kind_asking(kind(), asks), asks)
    later = replace(twice, fields=twice.fields[1:])  # a call may leave questions out
    ids = [one.id for one in kind_asking(later, asks).fields]
    assert len(set(ids)) == len(ids) == 2


async def test_nothing_is_told_of_a_change_that_changes_nothing(jury: Jury) -> None:
    curator, author = await jury.curator(), await jury.cast.teacher("Авторова")
    call = await jury.call(curator)
    await jury.entry(call, author)

    def same(seen: Call) -> dict[str, Any]:
        return {"title": seen.title, **seen.closing(seen.closes_at)}

    assert await jury.services.calls.change(curator, call.id, CallMove.CHANGE, same) == call
    assert await letters(jury, "call-changed") == []


async def test_a_saved_kind_is_of_the_district_alone(jury: Jury) -> None:
    curator = await jury.curator()
    call = await opened(jury, curator)
    kinds = jury.services.call_kinds
    saved = await kinds.save(curator, call.id)
    assert await kinds.save(curator, call.id) == saved
    assert (saved.id, saved.based_on) == (f"own-{call.id}", "defence")
    assert saved.id in {one.id for one in await kinds.list(curator)}
    elsewhere = Scope(district=ELSEWHERE)
    other = await jury.cast.holder("Исаев", Role.CURATOR, elsewhere)
    assert saved.id not in {one.id for one in await kinds.list(other)}
    with pytest.raises(NotFound):
        await kinds.get(other, saved.id)
