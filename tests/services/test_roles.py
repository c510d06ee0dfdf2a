"""Roles: permission to grant, one-time links, reassignment at the end, administrators."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from hashlib import sha256

import pytest
from sqlalchemy import select

from district.drafts import Draft, Form
from district.errors import (
    AlreadyHeld,
    DistrictError,
    DraftGone,
    GrantEnded,
    InviteSpent,
    NotFound,
    NotPermitted,
    OwnAffair,
    WrongScope,
)
from district.forms import SUMMARY
from district.ids import DistrictId, DraftId, MunicipalityId, PersonId
from district.people.roles import Actor, InviteFacts, Role, Scope, Term
from services.people.invites import Invites
from services.people.roles import PAGE, Roles
from storage.database import Connection, Database
from storage.tables import invites, outbox
from tests.world import AKUSHA, DERBENT, LEVASHI, MOUNTAINS, SOUTH, World, real_territory

MEMBER_OF_LEVASHI = Scope(district=MOUNTAINS, municipality=LEVASHI)


class Rerouted:
    """Records districts whose cards were reassigned."""

    def __init__(self) -> None:
        self.districts: list[DistrictId | None] = []

    async def reroute(self, tx: Connection, district: DistrictId | None, now: datetime) -> None:
        assert tx.in_transaction()
        assert now.tzinfo is not None
        self.districts.append(district)


class House(World):
    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.rerouted = Rerouted()
        self.roles = self.with_administrators()
        self.invites = Invites(
            database=database,
            clock=self.clock,
            calendar=self.calendar,
            roles=self.roles,
            limiting=self.services.limiting,
        )

    def with_administrators(self, *accounts: int) -> Roles:
        return Roles(
            database=self.database,
            clock=self.clock,
            calendar=self.calendar,
            requests=self.rerouted,
            communities=self.services.communities,
            administrators=frozenset(accounts),
        )

    async def curator(self) -> Actor:
        return await self.cast.holder("Кураторова", Role.CURATOR, Scope(district=MOUNTAINS))

    async def administrator(self) -> Actor:
        return await self.cast.holder("Админова", Role.ADMINISTRATOR)

    async def form(
        self,
        actor: Actor,
        role: Role,
        *,
        district: DistrictId | None = None,
        municipality: MunicipalityId | None = None,
    ) -> Draft:
        answers = {"role": role, "district": district, "municipality": municipality}
        return await self.drafts.begin(actor, Form.INVITE, SUMMARY, answers)

    async def member_invite(self, actor: Actor, term: Term = Term.YEAR) -> InviteFacts:
        form = await self.form(actor, Role.COUNCIL_MEMBER, district=MOUNTAINS, municipality=LEVASHI)
        return await self.invites.invite(actor, form.id, term)

    async def all_letters(self) -> list[tuple[str, int]]:
        async with self.database.read() as connection:
            rows = await connection.execute(select(outbox.c.kind, outbox.c.person_id))
            return [(row.kind, row.person_id) for row in rows]


@pytest.fixture
async def house(database: Database) -> House:
    await real_territory(database)
    return House(database)


async def test_a_link_gives_the_role_and_tells_the_one_who_invited(house: House) -> None:
    curator = await house.curator()
    invite = await house.member_invite(curator)
    teacher = await house.cast.teacher("Магомедова")
    await house.invites.accept(teacher, invite.invite.code)
    now_member = await house.cast.actor(teacher.id)
    assert [(grant.role, grant.scope) for grant in now_member.grants] == [
        (Role.COUNCIL_MEMBER, MEMBER_OF_LEVASHI)
    ]
    assert now_member.grants[0].until == house.clock() + timedelta(days=365)
    assert house.rerouted.districts == [MOUNTAINS]
    assert await house.all_letters() == [("role-granted", curator.id)]


async def test_the_same_person_opens_twice_and_sees_the_same(house: House) -> None:
    invite = await house.member_invite(await house.curator())
    teacher = await house.cast.teacher("Магомедова")
    code = invite.invite.code
    first = await house.invites.accept(teacher, code)
    again = await house.invites.accept(teacher, code)
    assert first.invite.where == again.invite.where
    assert (await house.invites.opened(teacher, code)).invite.used_by == teacher.id
    assert len((await house.cast.actor(teacher.id)).grants) == 1


async def test_of_two_at_once_one_is_first(house: House) -> None:
    invite = await house.member_invite(await house.curator())
    people = [await house.cast.teacher(name) for name in ("Первая", "Вторая")]
    answers = await asyncio.gather(
        *(house.invites.accept(person, invite.invite.code) for person in people),
        return_exceptions=True,
    )
    assert [type(answer) for answer in answers if isinstance(answer, Exception)] == [InviteSpent]
    roles = [(await house.cast.actor(person.id)).grants for person in people]
    assert sorted(map(len, roles)) == [0, 1]


async def test_a_link_is_of_no_use_after_seven_days(house: House) -> None:
    invite = await house.member_invite(await house.curator())
    teacher = await house.cast.teacher("Магомедова")
    house.clock.advance(timedelta(days=7))
    for use in (house.invites.opened, house.invites.accept):
        with pytest.raises(InviteSpent):
            await use(teacher, invite.invite.code)
    with pytest.raises(InviteSpent):
        await house.invites.opened(teacher, "no-such-code")


async def test_a_role_already_held_is_refused_and_the_link_stays_good(house: House) -> None:
    invite = await house.member_invite(await house.curator())
    member = await house.cast.holder("Гаджиев", Role.COUNCIL_MEMBER, MEMBER_OF_LEVASHI)
    with pytest.raises(AlreadyHeld):
        await house.invites.accept(member, invite.invite.code)
    other = await house.cast.teacher("Магомедова")
    await house.invites.accept(other, invite.invite.code)


async def test_a_link_does_not_outlive_the_right_to_make_it(house: House) -> None:
    curator = await house.curator()
    invite = await house.member_invite(curator)
    await house.roles.end(await house.administrator(), curator.grants[0].id)
    with pytest.raises(InviteSpent):
        await house.invites.accept(await house.cast.teacher("Магомедова"), invite.invite.code)


async def test_the_same_form_makes_one_link(house: House) -> None:
    curator = await house.curator()
    form = await house.form(curator, Role.COUNCIL_MEMBER, district=MOUNTAINS, municipality=LEVASHI)
    first = await house.invites.invite(curator, form.id, Term.YEAR)
    again = await house.invites.invite(curator, form.id, Term.ENDLESS)
    assert again.invite == first.invite
    with pytest.raises(DraftGone):
        await house.invites.invite(curator, DraftId("gone"), Term.YEAR)


@pytest.mark.parametrize(
    ("role", "district", "municipality", "refusal"),
    [
        (Role.COUNCIL_MEMBER, SOUTH, DERBENT, NotPermitted),
        (Role.CURATOR, MOUNTAINS, None, NotPermitted),
        (Role.HEAD, MOUNTAINS, None, NotPermitted),
        (Role.ADMINISTRATOR, None, None, NotPermitted),
        (Role.COUNCIL_MEMBER, MOUNTAINS, DERBENT, NotFound),
        (Role.COUNCIL_MEMBER, MOUNTAINS, None, WrongScope),
        (Role.HEAD, MOUNTAINS, LEVASHI, WrongScope),
    ],
)
async def test_a_curator_invites_council_members_of_the_own_district_alone(
    house: House,
    role: Role,
    district: DistrictId | None,
    municipality: MunicipalityId | None,
    refusal: type[DistrictError],
) -> None:
    curator = await house.curator()
    form = await house.form(curator, role, district=district, municipality=municipality)
    with pytest.raises(refusal):
        await house.invites.invite(curator, form.id, Term.YEAR)


@pytest.mark.parametrize("role", Role)
async def test_an_administrator_invites_to_every_role(house: House, role: Role) -> None:
    administrator = await house.administrator()
    district = None if role is Role.ADMINISTRATOR else SOUTH
    municipality = DERBENT if role is Role.COUNCIL_MEMBER else None
    form = await house.form(administrator, role, district=district, municipality=municipality)
    invite = await house.invites.invite(administrator, form.id, Term.ENDLESS)
    assert invite.invite.grant_until is None
    teacher = await house.cast.teacher("Магомедова")
    await house.invites.accept(teacher, invite.invite.code)
    assert (await house.cast.actor(teacher.id)).has(role)


async def test_a_revoked_link_is_spent(house: House) -> None:
    curator = await house.curator()
    invite = (await house.member_invite(curator)).invite
    assert [one.invite.id for one in await house.invites.open_invites(curator)] == [invite.id]
    await house.invites.revoke(curator, invite.id)
    assert await house.invites.open_invites(curator) == ()
    with pytest.raises(InviteSpent):
        await house.invites.accept(await house.cast.teacher("Магомедова"), invite.code)
    with pytest.raises(InviteSpent):
        await house.invites.revoke(curator, invite.id)


async def test_ending_a_role_reroutes_and_tells_the_holder(house: House) -> None:
    member = await house.cast.holder("Гаджиев", Role.COUNCIL_MEMBER, MEMBER_OF_LEVASHI)
    curator = await house.curator()
    await house.roles.end(curator, member.grants[0].id)
    assert (await house.cast.actor(member.id)).grants == ()
    assert house.rerouted.districts == [MOUNTAINS]
    assert await house.all_letters() == [("role-ended", member.id)]
    with pytest.raises(GrantEnded):
        await house.roles.end(curator, member.grants[0].id)


async def test_a_curator_ends_no_other_role_and_none_elsewhere(house: House) -> None:
    curator = await house.curator()
    head = await house.cast.holder("Главный", Role.HEAD, Scope(district=MOUNTAINS))
    with pytest.raises(NotPermitted):
        await house.roles.end(curator, head.grants[0].id)
    far = Scope(district=SOUTH, municipality=DERBENT)
    stranger = await house.cast.holder("Дальний", Role.COUNCIL_MEMBER, far)
    with pytest.raises(NotFound):
        await house.roles.end(curator, stranger.grants[0].id)


async def test_a_teacher_sees_and_gives_nothing(house: House) -> None:
    teacher = await house.cast.teacher("Магомедова")
    uses: list[Callable[[Actor], Awaitable[object]]] = [
        house.roles.page,
        house.invites.open_invites,
    ]
    for use in uses:
        with pytest.raises(NotPermitted):
            await use(teacher)


async def test_the_list_is_narrowed_and_comes_in_pages(house: House) -> None:
    curator = await house.curator()
    for number in range(PAGE):
        await house.cast.holder(f"Членов{number}", Role.COUNCIL_MEMBER, MEMBER_OF_LEVASHI)
    akusha = Scope(district=MOUNTAINS, municipality=AKUSHA)
    await house.cast.holder("Акушинский", Role.COUNCIL_MEMBER, akusha)
    await house.cast.holder("Южный", Role.HEAD, Scope(district=SOUTH))
    whole = await house.roles.page(curator)
    assert (whole.total, whole.count) == (PAGE + 2, 2)
    second = await house.roles.page(curator, number=1)
    assert [facts.grant.role for facts in second.items][-1] is Role.CURATOR
    members = await house.roles.page(curator, role=Role.COUNCIL_MEMBER, municipality=AKUSHA)
    names = [facts.holder.profile.name.surname for facts in members.items if facts.holder.profile]
    assert names == ["Акушинский"]


async def test_a_role_whose_term_is_over_is_closed_by_the_clock(house: House) -> None:
    invite = await house.member_invite(await house.curator(), Term.YEAR)
    teacher = await house.cast.teacher("Магомедова")
    await house.invites.accept(teacher, invite.invite.code)
    house.clock.advance(timedelta(days=366))
    assert (await house.cast.actor(teacher.id)).grants == ()
    await house.roles.tick()
    await house.roles.tick()
    assert house.rerouted.districts == [MOUNTAINS, MOUNTAINS]
    assert ("role-ended", teacher.id) in await house.all_letters()


async def test_the_command_line_gives_a_first_role(house: House) -> None:
    invite = await house.invites.invite_from_command_line(Role.COUNCIL_MEMBER, municipality=LEVASHI)
    assert invite.where.district is not None
    assert invite.where.district.id == MOUNTAINS
    teacher = await house.cast.teacher("Магомедова")
    await house.invites.accept(teacher, invite.invite.code)
    assert await house.all_letters() == []
    with pytest.raises(WrongScope):
        await house.invites.invite_from_command_line(Role.ADMINISTRATOR)
    with pytest.raises(WrongScope):
        await house.invites.invite_from_command_line(Role.CURATOR, municipality=LEVASHI)
    with pytest.raises(NotFound):
        await house.invites.invite_from_command_line(Role.CURATOR, district=DistrictId("atlantis"))


async def test_who_is_listed_is_administrator_and_who_is_not_any_more_is_not(house: House) -> None:
    teacher = await house.cast.teacher("Магомедова")
    listed = house.with_administrators(1001)
    await listed.sync_administrators()
    await listed.sync_administrators()
    assert [grant.role for grant in (await house.cast.actor(teacher.id)).grants] == [
        Role.ADMINISTRATOR
    ]
    await house.with_administrators().sync_administrators()
    assert (await house.cast.actor(teacher.id)).grants == ()


async def test_an_invited_administrator_stays_and_a_listed_one_is_not_ended_here(
    house: House,
) -> None:
    await house.cast.teacher("Магомедова")
    listed = house.with_administrators(1001)
    await listed.sync_administrators()
    first = await house.cast.actor(PersonId(1))
    form = await house.form(first, Role.ADMINISTRATOR)
    invite = await house.invites.invite(first, form.id, Term.ENDLESS)
    second = await house.cast.teacher("Вторая")
    await house.invites.accept(second, invite.invite.code)
    await listed.sync_administrators()
    second = await house.cast.actor(second.id)
    assert second.has(Role.ADMINISTRATOR)
    with pytest.raises(NotPermitted):
        await house.roles.end(second, first.grants[0].id)


async def test_somebody_listed_becomes_administrator_at_the_consent(house: House) -> None:
    roles = house.with_administrators(1001)
    teacher = await house.cast.teacher("Магомедова")
    for _ in range(2):
        async with house.database.write() as tx:
            await roles.on_consent(tx, 1001, teacher.id)
    assert len((await house.cast.actor(teacher.id)).grants) == 1


async def test_only_the_hash_of_a_link_is_kept_and_it_is_told_once(house: House) -> None:
    curator = await house.curator()
    form = await house.form(curator, Role.COUNCIL_MEMBER, district=MOUNTAINS, municipality=LEVASHI)
    made = await house.invites.invite(curator, form.id, Term.YEAR)
    again = await house.invites.invite(curator, form.id, Term.YEAR)
    assert again.invite == made.invite
    async with house.database.read() as connection:
        row = (await connection.execute(select(invites))).one()
    assert row.code_hash == sha256(made.invite.code.encode()).hexdigest()
    assert not {made.invite.code, form.id} & {str(value) for value in row}
    assert (await house.invites.get_invite(curator, made.invite.id)).invite.code == ""
    assert [one.invite.code for one in await house.invites.open_invites(curator)] == [""]


async def test_nobody_takes_a_role_by_an_own_link(house: House) -> None:
    curator = await house.curator()
    made = await house.member_invite(curator)
    with pytest.raises(OwnAffair):
        await house.invites.accept(curator, made.invite.code)
    other = await house.cast.teacher("Магомедова")
    await house.invites.accept(other, made.invite.code)
