"""Colleagues of a request's author can neither see nor decide it."""

from datetime import timedelta

import pytest

from district.errors import NotFound, NotPermitted
from district.ids import OrganizationId, PersonId
from district.letters import LetterKind
from district.people.roles import Actor, Role, Scope
from district.requests.deficits import DEFICIT_KIND
from district.requests.pending import Whose, Wish
from district.requests.request import Deciders, Move, Request
from district.requests.routing import Level
from services.people.organizations import Organizations
from storage.database import Database
from storage.people.people import change_person
from tests.services.council import Council
from tests.world import CALENDAR, DISTRICT, MEMBER, NEIGHBOUR, real_territory

DAY = timedelta(days=1)


@pytest.fixture
async def council(database: Database) -> Council:
    await real_territory(database)
    return Council(database)


@pytest.fixture
async def school(council: Council) -> OrganizationId:
    return await council.cast.organization("СОШ № 7")


async def works_at(council: Council, person: Actor, school: OrganizationId) -> Actor:
    """Changes the workplace, as saving the profile does."""
    async with council.database.write() as tx:
        await change_person(tx, person.id, organization_id=school)
        await council.requests.workplace_changed(tx, [person.id], council.clock())
    return await council.cast.actor(person.id)


async def decider(
    council: Council, surname: str, role: Role, scope: Scope | None, school: OrganizationId
) -> Actor:
    holder = await council.cast.holder(surname, role, scope)
    return await works_at(council, holder, school)


async def ensure_blind(council: Council, reader: PersonId, request: Request) -> None:
    """Neither the card, nor the list, nor a press reveals anything to the reader."""
    actor = await council.cast.actor(reader)
    dealt = reader in await council.dealt(request.id)
    if dealt:
        facts = await council.requests.card_facts(reader, request.id)
        assert not facts.may_decide
    else:
        with pytest.raises(NotFound):
            await council.requests.card_facts(reader, request.id)
    with pytest.raises(NotPermitted):
        await council.requests.decide(actor, request.id, Move.APPROVE)
    for whose in Whose:
        pending = await council.requests.pending(actor, Wish(whose=whose))
        assert request.id not in {item.request.id for item in pending.page.items}


@pytest.mark.parametrize(
    ("role", "scope", "next_role", "next_scope"),
    [
        (Role.COUNCIL_MEMBER, MEMBER, Role.COUNCIL_MEMBER, MEMBER),
        (Role.COUNCIL_MEMBER, MEMBER, Role.HEAD, DISTRICT),
        (Role.HEAD, DISTRICT, Role.COUNCIL_MEMBER, NEIGHBOUR),
        (Role.HEAD, DISTRICT, Role.CURATOR, DISTRICT),
        (Role.CURATOR, DISTRICT, Role.ADMINISTRATOR, None),
    ],
)
async def test_at_every_level_a_colleague_is_passed_over_for_the_next(
    council: Council,
    school: OrganizationId,
    role: Role,
    scope: Scope,
    next_role: Role,
    next_scope: Scope | None,
) -> None:
    colleague = await decider(council, "Гаджиев", role, scope, school)
    other = await council.cast.holder("Алиев", next_role, next_scope)
    author = await council.cast.teacher("Магомедова", organization=school)
    request = await council.submit(author)
    assert set(await council.dealt(request.id)) == {other.id}
    await ensure_blind(council, colleague.id, request)


async def test_an_administrator_of_the_same_organization_is_no_last_resort(
    council: Council, school: OrganizationId
) -> None:
    await decider(council, "Юсупов", Role.ADMINISTRATOR, None, school)
    author = await council.cast.teacher("Магомедова", organization=school)
    request = await council.submit(author)
    assert not await council.dealt(request.id)
    assert await council.letters(LetterKind.REQUEST_UNROUTED) == []


async def test_after_escalation_colleagues_are_still_passed_over(
    council: Council, school: OrganizationId
) -> None:
    near = await council.member("Гаджиев")
    colleague = await decider(council, "Омаров", Role.COUNCIL_MEMBER, NEIGHBOUR, school)
    head = await decider(council, "Алиев", Role.HEAD, DISTRICT, school)
    far = await council.member("Курбанов", NEIGHBOUR)
    author = await council.cast.teacher("Магомедова", organization=school)
    request = await council.submit(author)
    assert set(await council.dealt(request.id)) == {near.id}
    council.clock.advance(5 * DAY)
    await council.requests.tick()
    await council.requests.tick()
    assert set(await council.dealt(request.id)) == {near.id, far.id}
    for person in (colleague, head):
        await ensure_blind(council, person.id, request)


async def test_curators_who_decide_first_are_passed_over_too(
    council: Council, school: OrganizationId
) -> None:
    colleague = await decider(council, "Гаджиев", Role.CURATOR, DISTRICT, school)
    other = await council.cast.holder("Алиев", Role.CURATOR, DISTRICT)
    author = await council.cast.teacher("Магомедова", organization=school)
    async with council.database.write() as tx:
        request = await council.requests.submit(
            tx,
            kind=DEFICIT_KIND,
            subject_id=1,
            author=author.person,
            draft=None,
            now=council.clock(),
            deciders=Deciders.CURATORS,
        )
    dealt = await council.dealt(request.id)
    assert colleague.id not in dealt
    assert other.id in dealt


async def test_a_role_given_to_a_colleague_deals_them_nothing(
    council: Council, school: OrganizationId
) -> None:
    other = await council.member("Алиев")
    author = await council.cast.teacher("Магомедова", organization=school)
    request = await council.submit(author)
    colleague = await decider(council, "Гаджиев", Role.COUNCIL_MEMBER, MEMBER, school)
    await council.reroute()
    assert set(await council.dealt(request.id)) == {other.id}
    await ensure_blind(council, colleague.id, request)


async def test_whoever_becomes_a_colleague_sees_the_card_no_more(
    council: Council, school: OrganizationId
) -> None:
    """The decider moves to the author's organization, or the author to the decider's."""
    member, author = await council.member("Гаджиев"), await council.cast.teacher("Магомедова")
    head = await council.cast.holder("Алиев", Role.HEAD, DISTRICT)
    request = await council.submit(author)
    before = await council.dealt(request.id)
    assert set(before) == {member.id}
    await works_at(council, member, author.profile.organization.id)
    after = await council.dealt(request.id)
    assert set(after) == {member.id, head.id}
    assert after[member.id] > before[member.id]
    await ensure_blind(council, member.id, request)

    await works_at(council, author, school)
    assert (await council.requests.card_facts(member.id, request.id)).may_decide
    await works_at(council, author, head.profile.organization.id)
    await ensure_blind(council, head.id, request)
    await works_at(council, author, member.profile.organization.id)


async def test_when_organizations_are_merged_new_colleagues_are_passed_over(
    council: Council, school: OrganizationId
) -> None:
    curator = await council.cast.holder("Исаев", Role.CURATOR, DISTRICT)
    member = await decider(council, "Гаджиев", Role.COUNCIL_MEMBER, MEMBER, school)
    author = await council.cast.teacher("Магомедова")
    second = await council.cast.teacher("Омарова")
    requests = [await council.submit(author), await council.submit(second)]
    organizations = Organizations(
        database=council.database, clock=council.clock, calendar=CALENDAR, requests=council.requests
    )
    own = author.profile.organization.id
    await organizations.merge(curator, own, school)
    await ensure_blind(council, member.id, requests[0])
    assert curator.id in await council.dealt(requests[0].id)
    await organizations.merge(curator, school, second.profile.organization.id)
    await ensure_blind(council, member.id, requests[1])


async def test_a_colleague_undoes_no_decision_made_before(
    council: Council, school: OrganizationId
) -> None:
    member, author = await council.member("Гаджиев"), await council.cast.teacher("Магомедова")
    request = await council.submit(author)
    await council.requests.decide(member, request.id, Move.APPROVE)
    member = await works_at(council, member, author.profile.organization.id)
    with pytest.raises(NotPermitted):
        await council.requests.undo(member, request.id)


async def test_what_the_author_is_told_before_sending_passes_colleagues_over(
    council: Council, school: OrganizationId
) -> None:
    await decider(council, "Гаджиев", Role.COUNCIL_MEMBER, MEMBER, school)
    await council.cast.holder("Алиев", Role.HEAD, DISTRICT)
    author = await council.cast.teacher("Магомедова", organization=school)
    readers = await council.requests.readers_if_sent(author, DEFICIT_KIND)
    assert (readers.level, readers.now) == (Level.DISTRICT, ("Алиев А., СОШ № 1",))


async def test_the_author_is_told_who_sees_it_now_and_who_later(
    council: Council, school: OrganizationId
) -> None:
    await council.member("Гаджиев")
    await decider(council, "Исаев", Role.COUNCIL_MEMBER, MEMBER, school)
    await council.cast.holder("Алиев", Role.HEAD, DISTRICT)
    await council.member("Курбанов", NEIGHBOUR)
    author = await council.cast.teacher("Магомедова", organization=school)
    request = await council.submit(author)
    readers = (await council.requests.own(author, request.id)).readers
    assert readers is not None
    assert readers.now == ("Алиев А., СОШ № 1", "Гаджиев А., СОШ № 1")
    assert readers.later == ("Курбанов А., СОШ № 1",)
    assert readers.later_on is not None
    council.clock.advance(5 * DAY)
    await council.requests.tick()
    await council.requests.tick()
    readers = (await council.requests.own(author, request.id)).readers
    assert readers is not None
    assert readers.now == ("Алиев А., СОШ № 1", "Гаджиев А., СОШ № 1", "Курбанов А., СОШ № 1")
    assert (readers.later, readers.later_on) == ((), None)
