"""Roles in the chat: a link is created, shared, opened; a role is ended."""

import re
from datetime import timedelta

from sqlalchemy import update

from district.languages import Language
from sandbox.faults import Fault
from storage.tables import grants, persons
from tests.acts.people import invited, invites
from tests.play import Player, Stage
from tests.presses import counted


async def test_a_curator_invites_a_member_who_accepts(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await curator.says("/menu")
    with counted(curator, "Invite a Council member"):
        start = await invited(curator)
    assert "Приглашение готово" in curator.text
    assert "член Совета, Левашинский р-н, до 23 ноября 2027" in curator.text
    aishat = await stage.teacher("Айшат", "Магомедова", municipality="levashinskiy")
    await aishat.says(f"/start {start}")
    assert "Роль: член Совета, Левашинский р-н" in aishat.text
    await aishat.presses("Принять роль")
    assert "Роль принята" in aishat.text
    assert "Магомедова А. — приглашение принято" in curator.text


async def test_a_link_opened_again_shows_the_same_and_to_another_that_it_is_spent(
    stage: Stage,
) -> None:
    start = await invited(await stage.curator("gornyy"))
    aishat = await stage.teacher("Айшат", "Магомедова", municipality="levashinskiy")
    await aishat.says(f"/start {start}")
    await aishat.presses("Принять роль")
    await aishat.says(f"/start {start}")
    assert "Роль принята" in aishat.text
    other = await stage.teacher("Патимат", "Алиева", municipality="levashinskiy")
    await other.says(f"/start {start}")
    assert "уже не действует" in other.text


async def test_a_link_lives_seven_days(stage: Stage) -> None:
    start = await invited(await stage.curator("gornyy"))
    stage.clock.advance(timedelta(days=7, minutes=1))
    aishat = await stage.teacher("Айшат", "Магомедова", municipality="levashinskiy")
    await aishat.says(f"/start {start}")
    assert "Принять роль" not in aishat.buttons


async def test_a_newcomer_comes_by_the_link_and_it_is_not_forgotten(stage: Stage) -> None:
    start = await invited(await stage.curator("gornyy"))
    newcomer = await stage.newcomer("Айшат")
    await newcomer.says(f"/start {start}")
    assert "Принять роль" not in newcomer.buttons


async def test_an_administrator_names_role_and_district(stage: Stage) -> None:
    administrator = await stage.administrator()
    await administrator.says("Роли")
    await administrator.presses("Пригласить")
    await administrator.presses("куратор")
    await administrator.presses("Южный методический округ")
    await administrator.presses("‹ Назад")
    await administrator.presses("Горный методический округ")
    assert "От какого института?" in administrator.text
    await administrator.presses("ДИРО")
    assert "куратор (ДИРО), Горный методический округ, до 23 ноября 2027" in administrator.text
    await administrator.presses("Изменить срок")
    await administrator.presses("Без срока")
    await administrator.presses("Создать приглашение")
    assert "куратор (ДИРО), Горный методический округ, без срока" in administrator.text
    link = re.search(r"\?start=(role-[\w-]+)", administrator.text)
    zarema = await stage.teacher("Зарема", "Омарова")
    await zarema.says(f"/start {link and link[1]}")
    assert "Роль: куратор (ДИРО), Горный методический округ" in zarema.text
    await zarema.presses("Принять роль")
    await administrator.says("Роли")
    assert "Омарова З., СОШ № 2 — куратор (ДИРО)" in administrator.text


async def test_the_last_term_and_institute_are_offered_again(stage: Stage) -> None:
    administrator = await stage.administrator()
    await administrator.says("/menu")
    await invites(administrator)
    for label in ("куратор", "Южный методический округ", "ЦНППМ"):
        await administrator.presses(label)
    assert "Изменить институт" not in administrator.buttons
    for label in ("Изменить срок", "‹ Назад"):
        await administrator.presses(label)
    assert "куратор (ЦНППМ), Южный методический округ, до 23 ноября 2027" in administrator.text
    for label in ("Изменить срок", "2 года", "Создать приглашение"):
        await administrator.presses(label)
    assert "куратор (ЦНППМ), Южный методический округ, до 22 ноября 2028" in administrator.text
    with counted(administrator, "Invite a curator"):
        await invites(administrator)
        for label in ("куратор", "Горный методический округ", "Создать приглашение"):
            await administrator.presses(label)
    assert "Приглашение готово" in administrator.text
    assert "куратор (ЦНППМ), Горный методический округ, до 22 ноября 2028" in administrator.text


async def test_the_kept_institute_is_changed_and_is_no_councils(stage: Stage) -> None:
    administrator = await stage.administrator()
    for district, last in (
        ("Южный методический округ", "ЦНППМ"),
        ("Горный методический округ", None),
    ):
        await administrator.says("Роли")
        await administrator.presses("Пригласить")
        await administrator.presses("куратор")
        await administrator.presses(district)
        if last is not None:
            await administrator.presses(last)
            await administrator.presses("Создать приглашение")
    for label in ("Изменить институт", "ДИРО"):
        await administrator.presses(label)
    assert "куратор (ДИРО), Горный методический округ" in administrator.text
    for label in ("‹ Назад", "‹ Назад", "член Совета", "Горный методический округ"):
        await administrator.presses(label)
    await administrator.presses("Левашинский р-н")
    await administrator.says("протокол 4 от 2 октября")
    assert "Основание: протокол 4 от 2 октября 2026" in administrator.text
    assert "член Совета, Левашинский р-н, до 23 ноября 2027" in administrator.text
    assert "Изменить институт" not in administrator.buttons


async def test_only_an_administrator_changes_the_institute_of_a_curator(stage: Stage) -> None:
    curator, administrator = await stage.curator("gornyy"), await stage.administrator()
    await administrator.says("Роли")
    assert "Омарова З., Управление образования — куратор, Горный" in administrator.text
    await administrator.presses(next(one for one in administrator.buttons if "Омарова" in one))
    button = await administrator.holds("Институт")
    await administrator.presses("Институт")
    chosen = await administrator.holds("ЦНППМ")
    await administrator.presses("ЦНППМ")
    assert "Роль: куратор (ЦНППМ)" in administrator.text
    await administrator.presses("‹ Назад")
    assert "Омарова З., Управление образования — куратор (ЦНППМ)" in administrator.text
    await administrator.presses(next(one for one in administrator.buttons if "Исаев" in one))
    assert "Институт" not in administrator.buttons
    await stage.speaks(administrator, Language.EN)
    await administrator.presses_stale(button)
    assert "Which institute does the curator represent" in administrator.text
    await administrator.presses("DIRO")
    assert "curator (DIRO)" in administrator.text
    await curator.says("Роли")
    await curator.presses(next(one for one in curator.buttons if "Омарова" in one))
    assert "Институт" not in curator.buttons
    message, _ = await curator.holds("‹ Назад")
    await curator.presses_stale((message, chosen[1]))
    assert "(ДИРО)" in "".join(curator.texts[-2:])
    await curator.says("Роли")
    assert "куратор (ДИРО)" in curator.text


async def test_a_municipality_is_found_by_typing(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await curator.says("Роли")
    await curator.presses("Пригласить")
    await curator.says("лева")
    assert "Левашинский р-н" in curator.buttons
    assert "Акушинский р-н" not in curator.buttons
    await curator.says("атлантида")
    assert "Не нашлось" in curator.text
    await curator.says("акуш")
    await curator.presses("Акушинский р-н")
    await curator.says("приказ без номера")
    assert "Напишите номер и день" in curator.text
    await curator.says("приказ № 12-К от 3.09.2026")
    await curator.sends("sticker")
    assert "Создать приглашение?" in curator.text
    await curator.presses("Отменить")
    assert "Приглашение не создано" in curator.text


async def test_an_unused_link_is_revoked(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    start = await invited(curator)
    await curator.says("Роли")
    await curator.presses("Приглашения")
    await curator.presses("член Совета, Левашинский р-н")
    await curator.presses("Отозвать приглашение")
    await curator.presses("Да, отозвать")
    aishat = await stage.teacher("Айшат", "Магомедова", municipality="levashinskiy")
    await aishat.says(f"/start {start}")
    assert "Принять роль" not in aishat.buttons


async def test_an_unused_link_is_revoked_from_the_list(stage: Stage) -> None:
    administrator = await stage.administrator()
    await administrator.says("Роли")
    for label in ("Пригласить", "куратор", "Горный методический округ", "ДИРО"):
        await administrator.presses(label)
    await administrator.presses("Создать приглашение")
    await administrator.says("/menu")
    with counted(administrator, "Revoke an invitation"):
        for label in ("Роли", "Приглашения"):
            await administrator.presses(label)
        assert "· куратор (ДИРО), Горный методический округ" in administrator.text
        for label in ("Отозвать", "Да, отозвать"):
            await administrator.presses(label)
    assert "Приглашение отозвано" in administrator.text


async def test_a_role_is_ended_after_being_asked_again(stage: Stage) -> None:
    members = [await stage.member("levashinskiy"), await stage.member("akushinskiy", "Али")]
    curator, administrator = await stage.curator("gornyy"), await stage.administrator()
    await curator.says("Роли")
    await curator.presses("Выбрать роль")
    await curator.presses("член Совета")
    assert "Показаны: член Совета" in curator.text
    await curator.presses(next(label for label in curator.buttons if "Гаджиев М." in label))
    await curator.presses("Завершить роль")
    await curator.presses("Да, завершить")
    assert "Роль завершена" in curator.text
    assert "Ваша роль завершена: член Совета, Левашинский р-н" in members[0].text
    await administrator.says("/menu")
    with counted(administrator, "End a role"):
        await administrator.presses("Роли")
        await administrator.presses(
            next(label for label in administrator.buttons if "Гаджиев А." in label)
        )
        await administrator.presses("Завершить роль")
        await administrator.presses("Да, завершить")
    assert "Ваша роль завершена: член Совета, Акушинский р-н" in members[1].text


async def test_a_teacher_has_no_such_menu(stage: Stage) -> None:
    aishat = await stage.teacher("Айшат", "Магомедова", municipality="levashinskiy")
    await aishat.says("Роли")
    assert "Пригласить" not in aishat.buttons
    refused = aishat.text
    await aishat.says("Спасибо")
    assert aishat.text != refused  # her words are no search among roles


async def test_a_link_is_shown_once_and_then_only_what_it_gives(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    start = await invited(curator)
    await curator.says("Роли")
    await curator.presses("Приглашения")
    await curator.presses("член Совета, Левашинский р-н")
    assert "Ссылку я показываю один раз и не храню." in curator.text
    assert start not in curator.text
    assert "Скопировать ссылку" not in curator.buttons
    await curator.says(f"/start {start}")
    await curator.presses("Принять роль")
    assert curator.alert is not None
    assert "это сделает другой" in curator.alert


async def test_a_typed_name_finds_roles_of_those_districts_in_pages(stage: Stage) -> None:
    for surname in ("Османов", "Османова", "Алиев"):
        await stage.member("levashinskiy", "Руслан", surname)
    for given in ("Али", "Асад", "Вали", "Гасан", "Джамал", "Идрис", "Камал", "Марат", "Омар"):
        await stage.member("levashinskiy", given, "Гаджиев")
    await stage.member("derbent", "Мурад", "Османов")  # in another district
    curator = await stage.curator("gornyy")
    await curator.says("Роли")
    assert "напишите его фамилию" in curator.text
    with counted(curator, "Find a role"):
        await curator.says("осмонов руслан")
    assert "Поиск: «осмонов руслан»" in curator.text
    assert "1. Османов Р." in curator.text
    assert "Османова Р." in curator.text
    assert "Алиев" not in curator.text
    assert "Мурад" not in curator.text
    await curator.says("Гаджиев")
    assert "страница 1 из 2" in curator.text
    await curator.presses("›")
    assert "страница 2 из 2" in curator.text
    assert "Поиск: «Гаджиев»" in curator.text
    [label] = [label for label in curator.buttons if label.startswith("9. ")]
    await curator.presses(label)
    await curator.presses("‹ Назад")
    assert "Поиск: «Гаджиев»" in curator.text
    assert "страница 2 из 2" in curator.text
    await curator.presses("Выбрать роль")
    await curator.presses("член Совета")
    assert "Поиск" not in curator.text
    await curator.says("Зурабов")
    assert "Никого с таким именем среди ролей нет" in curator.text
    await curator.says("🙂")
    assert "Никого с таким именем среди ролей нет" in curator.text


async def test_roles_are_found_in_english(stage: Stage) -> None:
    await stage.member("levashinskiy", "Руслан", "Османов")
    curator = await stage.curator("gornyy")
    await stage.speaks(curator, Language.EN)
    await curator.says("Roles")
    await curator.says("Османов")
    assert "Search: “Османов”" in curator.text
    assert "1. Османов Р." in curator.text


async def test_the_menu_of_a_chat_follows_the_roles_of_its_person(stage: Stage) -> None:
    """Also after a crash between, in another language, and with the bot of another token."""
    curator, teacher = await stage.curator("gornyy"), await stage.teacher("Патимат")

    def last(person: Player) -> dict[str, str]:
        return stage.box.commands.seen_by(person.account.id, "ru")[-1]

    await stage.ticks()
    assert last(curator)["command"] == "analytics"
    assert last(teacher)["command"] == "delete"
    calls = stage.box.call_counts["setMyCommands"]
    await stage.ticks()
    assert stage.box.call_counts["setMyCommands"] == calls
    async with stage.app.database.write() as tx:
        english = {"language": "en"}
        await tx.execute(update(persons).where(persons.c.id == curator.person).values(english))
    await stage.crash()
    await stage.ticks()
    assert last(curator)["description"] == "Figures of the district"
    async with stage.app.database.write() as tx:
        await tx.execute(update(grants).values(ended_at=stage.clock()))
    stage.box.faults.add(Fault({"status": 500, "description": "down"}, method="deleteMyCommands"))
    await stage.ticks()
    assert last(curator)["command"] == "analytics"
    await stage.ticks()
    assert last(curator)["command"] == "delete"
