"""Communities: invitations, entry, refusals, announcements to members."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, insert, select, update

from district.communities import INVITED_AFTER
from district.ids import DistrictId
from district.languages import Language
from district.people.roles import Role, Scope
from storage.tables import communities, grants, memberships, persons
from tests.acts.people import comes_in, tells_more, tells_of_themselves
from tests.play import Player, Stage

DISTRICT = "gornyy"
YOUNG = "Ассоциация молодых педагогов"
MENTORS = "Союз наставников"
MATHS = "Учителя математики"
LINK = "https://t.me/+AbCdEfGhIjKl"


@pytest.fixture
async def stage(stage: Stage) -> Stage:
    await stage.opens_communities()
    return stage


@pytest.fixture
async def curator(stage: Stage) -> Player:
    curator = await stage.curator(DISTRICT)
    await knows_them_all(stage, curator)
    return curator


async def knows_them_all(stage: Stage, *people: Player) -> None:
    """Has declined all communities, so that no invitation interferes with the test."""
    async with stage.app.database.write() as tx:
        every = (await tx.execute(select(communities.c.id))).scalars().all()
        for player in people:
            for one in every:
                row = {"person_id": player.person, "community_id": one, "district_id": DISTRICT}
                then = stage.clock() - timedelta(days=100)
                row |= {"status": "declined", "invited_at": then, "changed_at": then}
                await tx.execute(insert(memberships).values(row))


async def worked_since(stage: Stage, player: Player, year: int) -> None:
    async with stage.app.database.write() as tx:
        changed = update(persons).where(persons.c.id == player.person)
        await tx.execute(changed.values(working_since=year))


async def fills_in(newcomer: Player, year: int, subject: str = "Математика") -> None:
    """Fills in the whole profile, from the first message."""
    await comes_in(newcomer)
    await tells_of_themselves(newcomer)
    await tells_more(newcomer, "Учитель", subject, since=year)


async def passes(stage: Stage, by: timedelta) -> None:
    stage.clock.advance(by)
    await stage.ticks()


async def opens(player: Player, name: str) -> None:
    await player.says("Школы и наставники")
    await player.presses("Сообщества")
    if name not in "\n".join(player.buttons):
        await player.presses("Все сообщества")
    await player.presses(name)


async def joins(player: Player, name: str) -> None:
    await opens(player, name)
    await player.presses("Вступить")


def invitations(player: Player, name: str) -> int:
    return sum("Вас приглашают в сообщество" in text and name in text for text in player.texts)


def told(player: Player, text: str) -> int:
    return sum(text in one for one in player.texts)


def urls(player: Player) -> list[str]:
    """Links in the newest message."""
    rows: list[list[dict[str, Any]]] = (
        player.screens[-1].get("reply_markup", {}).get("inline_keyboard", [])
    )
    return [one["url"] for row in rows for one in row if "url" in one]


async def announces(curator: Player, name: str, text: str) -> None:
    await curator.says("Объявления")
    await curator.presses("Новое объявление")
    await curator.says(text)
    await curator.presses("Кому")
    await curator.presses("Сообщества")
    await curator.presses(name)
    await curator.presses("Готово")
    await curator.presses("Готово")
    await curator.presses("Отправить")


# ── The whole way ──────────────────────────────────────────────────────────────────────────────


async def test_a_young_teacher_is_invited_joins_reads_and_leaves(
    stage: Stage, curator: Player
) -> None:
    other = await stage.teacher("Патимат")
    aishat = await stage.newcomer("Айшат")
    await fills_in(aishat, 2024)
    assert invitations(aishat, YOUNG) == 0, "what they came for is done first"
    await passes(stage, INVITED_AFTER)
    assert invitations(aishat, YOUNG) == 1
    assert "Кто может вступить: стаж до 3 лет." in aishat.text
    assert aishat.buttons == ["Вступить", "Не сейчас"]
    await aishat.presses("Вступить")
    assert "Вы в этом сообществе." in aishat.text
    assert "Участников: меньше 5" in aishat.text
    assert invitations(aishat, YOUNG) == 0, "the letter has become the community"

    await announces(curator, YOUNG, "Школа молодого педагога начинается")
    assert told(aishat, "Школа молодого педагога") == 1
    assert told(other, "Школа молодого педагога") == 0

    await aishat.says("Школы и наставники")
    await aishat.presses("Сообщества")
    assert "Ваши отмечены галочкой" in aishat.text
    assert [one for one in aishat.buttons if one.startswith("✓")] == [f"✓ {YOUNG}"]
    await opens(aishat, YOUNG)
    await aishat.presses("Выйти из сообщества")
    assert "Его объявления больше не придут." in aishat.text
    await aishat.presses("Да, выйти")
    assert "Вы можете вступить." in aishat.text
    assert "Участников: меньше 5 в каждом муниципалитете" in aishat.text
    await composes_to(curator, YOUNG)
    assert "Сколько человек получит, не показываю" in curator.text

    await passes(stage, timedelta(days=40))
    assert invitations(aishat, YOUNG) == 0, "who left is not invited again"


async def composes_to(curator: Player, name: str) -> None:
    """Walks up to the summary."""
    await curator.says("Объявления")
    await curator.presses("Новое объявление")
    await curator.says("Кто остался")
    await curator.presses("Кому")
    await curator.presses("Сообщества")
    await curator.presses(name)
    await curator.presses("Готово")
    await curator.presses("Готово")


async def test_clause_30_in_english_a_young_teacher_joins_and_becomes_the_chair(
    stage: Stage, curator: Player
) -> None:
    john = await stage.teacher("John", "Smith", language=Language.EN)
    await worked_since(stage, john, 2025)
    await passes(stage, timedelta(hours=1))
    assert "You are invited to a community of the district." in john.text
    assert "Who can join: up to 3 years of experience." in john.text
    await john.presses("Join")
    assert "You are in this community." in john.text
    assert "Members: fewer than 5" in john.text
    await announces(curator, YOUNG, "Welcome")
    assert told(john, "Welcome") == 1
    await becomes_chair_in_english(stage, john, curator)
    await john.says("Schools and mentors")
    await john.presses("Communities")
    await john.presses("✓ Young teachers' association")
    await john.presses("Leave the community")
    await john.presses("Yes, leave")
    assert "You can join." in john.text


async def becomes_chair_in_english(stage: Stage, john: Player, curator: Player) -> None:
    association = "Young teachers' association"
    await stage.speaks(curator, Language.EN)
    for person in (john, curator):
        await person.says("Schools and mentors")
        await person.presses("Communities")
        if association not in "".join(person.buttons):
            await person.presses("All communities")
        await person.presses(next(one for one in person.buttons if association in one))
        if person is john:
            await john.presses("I am ready to chair")
            assert "You are ready to be the chair." in john.text
    await curator.presses("Run the community")
    assert "There is no chair. Ready to be one: 1" in curator.text
    await curator.presses("Name: Smith J.")
    assert "Chair: Smith J." in curator.text
    assert told(john, f"You are the chair of the community “{association}”.") == 1


async def test_each_district_has_its_own_of_each(stage: Stage, curator: Player) -> None:
    """Whichever was created first: the condition must consider each person separately."""
    here = await stage.teacher("Айшат")
    there = await stage.teacher("Камила", municipality="derbent")
    for player in (here, there):
        await joins(player, MATHS)
        assert "Участников: меньше 5" in player.text
    far = await stage.curator("yuzhnyy")
    await announces(far, MATHS, "Для юга")
    assert [told(player, "Для юга") for player in (here, there)] == [0, 1]
    await announces(curator, MATHS, "Для гор")
    assert [told(player, "Для гор") for player in (here, there)] == [1, 0]


# ── Who may come in ────────────────────────────────────────────────────────────────────────────


async def test_a_teacher_of_nine_years_is_refused_with_the_reason(stage: Stage) -> None:
    aishat = await stage.teacher("Айшат")
    await worked_since(stage, aishat, 2017)
    await aishat.says("Школы и наставники")
    await aishat.presses("Сообщества")
    assert MATHS in aishat.buttons
    assert YOUNG not in aishat.buttons
    await opens(aishat, YOUNG)
    assert "со стажем до 3 (лет), у вас 9." in aishat.text
    assert "Вступить" not in aishat.buttons

    young = await stage.teacher("Патимат")
    await worked_since(stage, young, 2024)
    await opens(young, YOUNG)
    await aishat.presses_stale(await young.holds("Вступить"))
    assert "у вас 9" in (aishat.alert or "")
    await opens(aishat, MENTORS)
    assert "У вас её сейчас нет." in aishat.text
    await opens(aishat, "Учителя физики")
    assert "тех, кто ведёт этот предмет" in aishat.text


async def test_the_third_year_is_still_young_and_the_fourth_is_not(stage: Stage) -> None:
    third, fourth = await stage.teacher("Айшат"), await stage.teacher("Патимат")
    await worked_since(stage, third, 2023)
    await worked_since(stage, fourth, 2022)
    await joins(third, YOUNG)
    assert "Вы в этом сообществе." in third.text
    await opens(fourth, YOUNG)
    assert "Вступить" not in fourth.buttons


async def test_whose_years_have_passed_stays_until_leaving(stage: Stage, curator: Player) -> None:
    aishat = await stage.teacher("Айшат")
    await worked_since(stage, aishat, 2023)
    await joins(aishat, YOUNG)
    stage.clock.advance(timedelta(days=60))  # the next year
    await announces(curator, YOUNG, "Стажировка")
    assert told(aishat, "Стажировка") == 1
    await opens(aishat, YOUNG)
    assert "останетесь в нём, пока не выйдете сами" in aishat.text
    await aishat.presses("Выйти из сообщества")
    assert "вступить снова не получится" in aishat.text
    await aishat.presses("Да, выйти")
    assert "Вступить не получится." in aishat.text


# ── Invitations ────────────────────────────────────────────────────────────────────────────────


async def test_who_declined_is_not_invited_again_but_may_come(stage: Stage) -> None:
    aishat = await stage.teacher("Айшат")
    await worked_since(stage, aishat, 2024)
    await passes(stage, timedelta(hours=1))
    join = await aishat.holds("Вступить")
    await aishat.presses("Не сейчас")
    assert f"в «{YOUNG}» больше не позову" in aishat.text
    for _ in range(10):
        await passes(stage, timedelta(days=1))
    assert invitations(aishat, YOUNG) == 0
    await aishat.presses_stale(join)
    assert told(aishat, "Вы в этом сообществе.") == 1


async def test_an_old_refusal_takes_nobody_out(stage: Stage) -> None:
    aishat = await stage.teacher("Айшат")
    await worked_since(stage, aishat, 2024)
    await passes(stage, timedelta(hours=1))
    decline = await aishat.holds("Не сейчас")
    await joins(aishat, YOUNG)
    await aishat.presses_stale(decline)
    assert "Вы в этом сообществе." in aishat.text


async def test_one_letter_a_day_and_one_of_each_in_all(stage: Stage) -> None:
    aishat = await stage.teacher("Айшат")
    await worked_since(stage, aishat, 2024)
    await passes(stage, timedelta(hours=1))
    await stage.restart()
    await passes(stage, timedelta(hours=1))
    assert (invitations(aishat, YOUNG), invitations(aishat, MATHS)) == (1, 0)
    for _ in range(5):
        await passes(stage, timedelta(days=1))
    assert (invitations(aishat, YOUNG), invitations(aishat, MATHS)) == (1, 1)


async def test_at_night_an_invitation_waits_for_the_morning(stage: Stage) -> None:
    aishat = await stage.teacher("Айшат")
    await worked_since(stage, aishat, 2024)
    await passes(stage, timedelta(hours=11))  # 23:00
    assert invitations(aishat, YOUNG) == 0
    await passes(stage, timedelta(hours=10))
    assert invitations(aishat, YOUNG) == 1


async def test_an_invitation_that_does_not_hold_any_more_is_not_sent(stage: Stage) -> None:
    aishat = await stage.teacher("Айшат")
    await worked_since(stage, aishat, 2024)
    await passes(stage, timedelta(hours=11))  # planned, and held until the morning
    await worked_since(stage, aishat, 2010)
    await passes(stage, timedelta(hours=10))
    assert invitations(aishat, YOUNG) == 0


async def test_a_new_mentor_is_invited_to_the_union(stage: Stage, curator: Player) -> None:
    aishat = await stage.teacher("Айшат")
    await knows_them_all(stage, aishat)
    async with stage.app.database.write() as tx:
        gone = memberships.delete().where(
            memberships.c.person_id == aishat.person, memberships.c.community_id == "mentors"
        )
        await tx.execute(gone)
    link = await mentor_link(stage)
    await aishat.says(f"/start {link}")
    await aishat.presses("Принять роль")
    await passes(stage, INVITED_AFTER)
    assert invitations(aishat, MENTORS) == 1
    await aishat.presses("Вступить")
    async with stage.app.database.write() as tx:
        await tx.execute(
            update(grants)
            .where(grants.c.person_id == aishat.person)
            .values(ended_at=stage.clock(), ended_by=curator.person)
        )
    await opens(aishat, MENTORS)
    assert "останетесь в нём, пока не выйдете сами" in aishat.text


async def mentor_link(stage: Stage) -> str:
    made = await stage.app.services.invites.invite_from_command_line(
        Role.MENTOR, district=DistrictId(DISTRICT)
    )
    return f"role-{made.invite.code}"


async def test_nobody_is_invited_who_is_leaving(stage: Stage) -> None:
    aishat = await stage.teacher("Айшат")
    await worked_since(stage, aishat, 2024)
    await aishat.says("/delete")
    await aishat.presses("Удалить")
    await passes(stage, timedelta(hours=1))
    assert invitations(aishat, YOUNG) == 0


async def test_the_round_goes_through_all_people_in_steps(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.communities.CHUNK", 2)
    people = [await stage.teacher(name) for name in ("Айшат", "Патимат", "Зарема", "Мадина")]
    await passes(stage, timedelta(hours=1))
    assert [invitations(one, MATHS) for one in people] == [1, 1, 1, 1]
    late = await stage.teacher("Камила")
    await passes(stage, timedelta(hours=1))
    assert invitations(late, MATHS) == 0, "today's round is over"
    await passes(stage, timedelta(days=1))
    assert invitations(late, MATHS) == 1


async def test_who_moves_to_another_district_belongs_to_the_former_one_no_more(
    stage: Stage, curator: Player
) -> None:
    aishat = await stage.newcomer("Айшат")
    await fills_in(aishat, 2010)
    await joins(aishat, MATHS)
    await aishat.says("Настройки")
    await aishat.presses("Моя анкета")
    await aishat.presses("Организация")
    await aishat.presses("Другой район или город")
    await aishat.says("дербентский")
    await aishat.presses("Дербентский р-н")
    await aishat.presses("Нет в списке — добавить")
    await aishat.says("СОШ № 5")
    await aishat.presses("Всё верно")
    await composes_to(curator, MATHS)
    assert "Сколько человек получит, не показываю" in curator.text
    await opens(aishat, MATHS)
    assert "Вы можете вступить." in aishat.text


# ── The chat ───────────────────────────────────────────────────────────────────────────────────


async def test_the_link_of_the_chat_is_seen_by_members_alone(stage: Stage, curator: Player) -> None:
    aishat, patimat = await stage.teacher("Айшат"), await stage.teacher("Патимат")
    await joins(aishat, MATHS)
    assert urls(aishat) == []
    await opens(curator, MATHS)
    await curator.presses("Вести сообщество")
    assert "Ссылки на чат пока нет." in curator.text
    await curator.presses("Задать ссылку")
    for wrong in ("", "чат", "https://example.org/x", "https://t.me/", "<b>", "👍", "t.me/a b"):
        await curator.says(wrong or " ?")
        assert "Нужна ссылка на группу в Telegram" in curator.text
        assert curator.buttons == ["Отменить"]
    await curator.sends("sticker")
    assert "здесь не подойдут" in curator.text
    await curator.says("t.me/+AbCdEfGhIjKl")
    assert f"Ссылка на чат: {LINK}" in curator.text

    await opens(aishat, MATHS)
    assert urls(aishat) == [LINK]
    assert "Открыть чат" in aishat.buttons
    await opens(patimat, MATHS)
    assert urls(patimat) == []
    assert LINK not in patimat.text

    await opens(curator, MATHS)
    await curator.presses("Вести сообщество")
    await curator.presses("Изменить ссылку")
    await curator.says("https://t.me/maths_of_gornyy")
    await opens(aishat, MATHS)
    assert urls(aishat) == ["https://t.me/maths_of_gornyy"]
    await curator.presses("Убрать ссылку")
    assert "Ссылки на чат пока нет." in curator.text
    await opens(aishat, MATHS)
    assert urls(aishat) == []


async def test_asking_for_a_link_can_be_given_up(stage: Stage, curator: Player) -> None:
    await opens(curator, MATHS)
    await curator.presses("Вести сообщество")
    await curator.presses("Задать ссылку")
    await curator.presses("Отменить")
    assert "Ссылки на чат пока нет." in curator.text
    await curator.says(LINK)
    await opens(curator, MATHS)
    await curator.presses("Вести сообщество")
    assert "Ссылки на чат пока нет." in curator.text


async def test_others_do_not_keep_a_community(stage: Stage, curator: Player) -> None:
    aishat = await stage.teacher("Айшат")
    await opens(aishat, MATHS)
    assert "Вести сообщество" not in aishat.buttons
    await opens(curator, MATHS)
    keep = await curator.holds("Вести сообщество")
    await curator.presses("Вести сообщество")
    ask = await curator.holds("Задать ссылку")
    for press in (keep, ask):
        await aishat.presses_stale(press)
        assert "нужна другая роль" in (aishat.alert or "")


async def test_members_are_counted_by_municipality_and_small_numbers_hidden(
    stage: Stage, curator: Player
) -> None:
    """Small numbers are in no sum either: 12 in total next to 6 and 5 would reveal the one."""
    for number in range(6):
        await joins(await stage.teacher(f"Имя{number}"), MATHS)
    for number in range(5):
        there = await stage.teacher(f"Другая{number}", municipality="akushinskiy")
        await joins(there, MATHS)
    await joins(await stage.teacher("Одна", municipality="gunibskiy"), MATHS)
    await opens(curator, MATHS)
    assert "Участников: от 11" in curator.text
    await curator.presses("Вести сообщество")
    assert "Левашинский р-н: 6" in curator.text
    assert "Акушинский р-н: 5" in curator.text
    assert "Участников: от 11" in curator.text
    assert "Гунибский р-н" not in curator.text


async def test_clause_30_a_young_teacher_is_invited_joins_and_becomes_the_chair(
    stage: Stage, curator: Player
) -> None:
    aishat, other = await stage.newcomer("Айшат"), await stage.teacher("Мадина", "Исаева")
    await fills_in(aishat, year=2024)
    stage.clock.advance(INVITED_AFTER)
    await stage.ticks()
    assert invitations(aishat, YOUNG) == 1
    await aishat.presses("Вступить")
    assert "Вы в этом сообществе." in aishat.text
    await aishat.presses("Готов(а) быть председателем")
    assert "Вы готовы быть председателем." in aishat.text
    assert "Председатель:" not in aishat.text
    await worked_since(stage, other, 2025)
    await joins(other, YOUNG)
    assert "Магомедова А." not in other.text, "who is ready is shown to the curator only"

    await opens(curator, YOUNG)
    assert "Готов(а) быть председателем" not in curator.buttons, "for members"
    await curator.presses("Вести сообщество")
    assert "Председателя нет. Готовы им быть: 1" in curator.text
    name = await curator.holds("Назначить: Магомедова А. А.")
    await other.presses_stale(name)
    assert "нужна другая роль" in (other.alert or "")
    await curator.presses("Назначить: Магомедова А. А.")
    assert "Председатель: Магомедова А." in curator.text
    await curator.presses_stale(name)
    assert told(aishat, "Вы председатель сообщества «Ассоциация молодых педагогов».") == 1
    await opens(other, YOUNG)
    assert "Председатель: Магомедова А." in other.text
    assert "Готов(а) быть председателем" not in other.buttons, "there is a chair"
    await curator_from_outside_sees_the_chair(stage)

    await chair_writes_to_members(stage, aishat, other)
    await chair_leaves_and_another_follows(aishat, other, curator, name)


async def curator_from_outside_sees_the_chair(stage: Stage) -> None:
    outside = await stage.teacher("Камила", "Гасанова", municipality="derbentskiy")
    await opens(outside, YOUNG)
    assert "Председатель:" not in outside.text
    await stage.grants(outside, Role.CURATOR, Scope(district=DistrictId(DISTRICT)))
    await opens(outside, YOUNG)
    assert "Председатель: Магомедова А." in outside.text


async def chair_writes_to_members(stage: Stage, aishat: Player, other: Player) -> None:
    """To members alone, with the limits of other authors; other members do not."""
    stranger = await stage.teacher("Зарема", "Чужакова")
    await opens(aishat, YOUNG)
    write = await aishat.holds("Написать участникам")
    await opens(other, YOUNG)
    assert "Написать участникам" not in other.buttons
    await other.presses_stale(write)
    assert "нужна другая роль" in (other.alert or "")
    await aishat.presses("Написать участникам")
    await aishat.says("Собираемся в субботу в Леваши")
    assert YOUNG in aishat.text
    assert "Показать 10 имён" not in aishat.buttons
    await aishat.presses("Кому")
    await aishat.presses("Сообщества")
    assert f"✓ {YOUNG}" in aishat.buttons
    assert MENTORS not in aishat.buttons, "she chairs one"
    await aishat.presses("Готово")
    assert "Предметы" not in aishat.buttons, "a subject could single out one member"
    await aishat.presses("Сбросить: всем")
    assert f"Сообщества: {YOUNG}" in aishat.text, "to all whom she may write to"
    await aishat.presses("Готово")
    await aishat.presses("Отправить")
    await stage.settle()
    assert told(other, "Собираемся в субботу") == 1
    assert told(stranger, "Собираемся в субботу") == 0
    await opens(aishat, YOUNG)
    await aishat.presses("Объявления")
    assert any("Собираемся" in one for one in aishat.buttons)


async def chair_leaves_and_another_follows(
    aishat: Player, other: Player, curator: Player, name: tuple[int, str]
) -> None:
    await opens(aishat, YOUNG)
    await aishat.presses("Написать участникам")
    await aishat.says("Последнее слово")
    send = await aishat.holds("Отправить")
    await opens(aishat, YOUNG)
    await aishat.presses("Выйти из сообщества")
    await aishat.presses("Да, выйти")
    await aishat.presses_stale(send)
    assert "нужна другая роль" in (aishat.alert or "")
    assert told(other, "Последнее слово") == 0
    await curator.presses_stale(name)
    assert "кое-что изменилось" in (curator.alert or "")
    await opens(other, YOUNG)
    assert "Председатель" not in other.text
    await other.presses("Готов(а) быть председателем")
    await opens(curator, YOUNG)
    await curator.presses("Вести сообщество")
    await curator.presses("Назначить: Исаева М.")
    await curator.presses("Снять председателя")
    assert told(other, "Вы больше не председатель сообщества") == 1


# ── Made up and out of date ────────────────────────────────────────────────────────────────────


async def test_buttons_of_what_is_not_there_are_answered(stage: Stage) -> None:
    aishat = await stage.teacher("Айшат")
    await opens(aishat, MATHS)
    message, _ = await aishat.holds("Вступить")
    for action in ("open", "join", "decline", "ask-leave", "leave"):
        for community in ("", "nothing", "ы" * 10):
            await aishat.presses_stale((message, f"communities:{action}:{community}"))
            assert "Такого не нашлось" in (aishat.alert or "")
    await aishat.presses_stale((message, "communities:leave:mathematics"))
    assert "Вы можете вступить." in aishat.text
    await aishat.presses_stale((message, "communities:ask-leave:mathematics"))
    assert "Вы можете вступить." in aishat.text


async def test_what_is_not_in_the_file_any_more_is_not_joined(stage: Stage) -> None:
    aishat = await stage.teacher("Айшат")
    await opens(aishat, MATHS)
    join = await aishat.holds("Вступить")
    await stage.opens_communities(False)
    await aishat.presses_stale(join)
    assert "Такого не нашлось" in (aishat.alert or "")


async def test_without_a_profile_it_comes_first(stage: Stage) -> None:
    newcomer = await stage.newcomer("Айшат")
    await comes_in(newcomer)
    teacher = await stage.teacher("Патимат")
    await opens(teacher, MATHS)
    await newcomer.presses_stale(await teacher.holds("Вступить"))
    assert "Как вас зовут?" in newcomer.text


async def test_joining_twice_is_once(stage: Stage) -> None:
    aishat = await stage.teacher("Айшат")
    await opens(aishat, MATHS)
    join = await aishat.holds("Вступить")
    for _ in range(3):
        await aishat.presses_stale(join)
    async with stage.app.database.read() as connection:
        rows = (await connection.execute(select(memberships))).all()
    assert [(row.community_id, row.status) for row in rows] == [("mathematics", "joined")]


# ── Own data ───────────────────────────────────────────────────────────────────────────────────


async def test_own_data_names_communities_and_deleting_takes_them(stage: Stage) -> None:
    aishat = await stage.teacher("Айшат")
    await joins(aishat, MATHS)
    await aishat.says("/mydata")
    kept = aishat.document("Мои данные.txt").decode()
    assert "СООБЩЕСТВА" in kept
    assert MATHS in kept
    await aishat.says("/delete")
    await aishat.presses("Удалить")
    await passes(stage, timedelta(days=15))
    async with stage.app.database.read() as connection:
        left = select(func.count()).select_from(memberships)
        assert (await connection.execute(left)).scalar_one() == 0
