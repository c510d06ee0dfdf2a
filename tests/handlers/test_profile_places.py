"""Workplaces: paged lists, search, and missing organizations."""

import asyncio

import pytest
from sqlalchemy import func, select

from storage.tables import organizations, persons
from tests.acts.people import comes_in, tells_name, to_list, to_summary
from tests.play import Player, Stage

ADD = "Нет в списке — добавить"


@pytest.fixture
async def aishat(stage: Stage) -> Player:
    """Walks to the first step."""
    return await at_the_form(stage, "Айшат")


async def at_the_form(stage: Stage, given: str) -> Player:
    newcomer = await stage.newcomer(given)
    await comes_in(newcomer)
    return newcomer


async def to_municipalities(newcomer: Player) -> None:
    await tells_name(newcomer)
    await newcomer.presses("Выбрать из списка")


async def called(stage: Stage, name: str) -> int:
    """Returns the number of organizations with exactly this name."""
    query = select(func.count()).where(organizations.c.name == name)
    async with stage.app.database.read() as connection:
        return int((await connection.execute(query)).scalar_one())


async def added_by_people(stage: Stage) -> list[str]:
    query = select(organizations.c.name).where(organizations.c.added_by.is_not(None))
    async with stage.app.database.read() as connection:
        return list((await connection.execute(query)).scalars())


async def employer(stage: Stage, player: Player) -> int:
    query = select(persons.c.organization_id).where(persons.c.telegram_id == player.account.id)
    async with stage.app.database.read() as connection:
        return int((await connection.execute(query)).scalar_one())


async def test_municipalities_are_turned_page_by_page(aishat: Player) -> None:
    await to_municipalities(aishat)
    assert "страница 1 из 6" in aishat.text
    assert "‹" not in aishat.buttons
    seen = []
    while True:
        seen += [label for label in aishat.buttons if label.endswith(("р-н", "участок"))]
        seen += [label for label in aishat.buttons if label.startswith("г. ")]
        if "›" not in aishat.buttons:
            break
        await aishat.presses("›")
    assert "страница 6 из 6" in aishat.text
    assert len(seen) == len(set(seen)) == 52
    await aishat.presses("‹")
    assert "страница 5 из 6" in aishat.text


@pytest.mark.parametrize("typed", ["леваш", "ЛЕВАШ", "  левашинский   р-н ", "лёваш", "Levash"])
async def test_a_part_of_the_name_finds_the_municipality(aishat: Player, typed: str) -> None:
    await to_municipalities(aishat)
    await aishat.says(typed)
    assert aishat.buttons[0] == "Левашинский р-н"
    assert "Показать все" in aishat.buttons


async def test_a_search_without_a_match_says_so_and_the_whole_list_comes_back(
    aishat: Player,
) -> None:
    await to_municipalities(aishat)
    await aishat.says("Москва")
    assert "Поиск: «Москва»\nНе нашлось. Попробуйте короче." in aishat.text
    await aishat.presses("Показать все")
    assert "Поиск" not in aishat.text
    assert "страница 1 из 6" in aishat.text


async def test_a_search_does_not_follow_to_the_next_list(stage: Stage, aishat: Player) -> None:
    await stage.organization("Школа № 7")
    await to_list(aishat)
    assert "Поиск" not in aishat.text
    assert "Школа № 7" in aishat.buttons


async def test_an_organization_is_chosen_by_its_button(stage: Stage, aishat: Player) -> None:
    school = await stage.organization("Школа № 7")
    await to_list(aishat)
    await aishat.presses("Школа № 7")
    assert "Организация: Школа № 7" in aishat.text
    await aishat.presses("Всё верно")
    assert await employer(stage, aishat) == school


@pytest.mark.parametrize("typed", ["берёзка", "БЕРЕЗКА", "сад берез", "«Берёз", "7 сад"])
async def test_typed_words_find_the_organization(stage: Stage, aishat: Player, typed: str) -> None:
    await stage.organization("Детский сад № 7 «Берёзка»")
    await stage.organization("Детский сад № 8 «Тополь»")
    await to_list(aishat)
    await aishat.says(typed)
    assert aishat.buttons[:2] == ["Детский сад № 7 «Берёзка»", "Искать везде"]


@pytest.mark.parametrize("typed", ["%", "_", "' OR 1=1 --"])
async def test_signs_of_a_query_find_nothing(stage: Stage, aishat: Player, typed: str) -> None:
    await stage.organization("Школа № 7")
    await to_list(aishat)
    await aishat.says(typed)
    assert "Не нашлось" in aishat.text


async def test_organizations_are_turned_page_by_page(stage: Stage, aishat: Player) -> None:
    for number in range(10, 30):
        await stage.organization(f"Школа № {number}")
    await to_list(aishat)
    await aishat.says("Школа №")
    assert "страница 1 из 3" in aishat.text
    await aishat.presses("›")
    await aishat.presses("›")
    assert "Школа № 29" in aishat.buttons
    await aishat.says("№ 11")
    assert "Школа № 11" in aishat.buttons
    assert "страница" not in aishat.text


async def test_what_the_list_lacks_is_added_under_the_name_as_typed(
    stage: Stage, aishat: Player
) -> None:
    await to_list(aishat)
    await aishat.presses(ADD)
    await aishat.says("  МКОУ   «Школа  мечты» ")
    assert await called(stage, "МКОУ «Школа мечты»") == 1


@pytest.mark.parametrize("typed", ["школа мечты", "ШКОЛА МЕЧТЫ", " Школа  мечты"])
async def test_the_same_name_in_other_letters_is_the_same_organization(
    stage: Stage, aishat: Player, typed: str
) -> None:
    await to_summary(aishat)
    patimat = await at_the_form(stage, "Патимат")
    await to_list(patimat)
    await patimat.presses(ADD)
    await patimat.says(typed)
    assert "Проверьте" in patimat.text
    assert await added_by_people(stage) == ["Школа мечты"]


async def test_a_name_that_the_list_has_is_not_added(stage: Stage, aishat: Player) -> None:
    known = await stage.organization("Детский сад «Берёзка»")
    await to_list(aishat)
    await aishat.presses(ADD)
    await aishat.says("детский сад «березка»")
    await aishat.presses("Всё верно")
    assert await employer(stage, aishat) == known
    assert await added_by_people(stage) == []


async def test_the_same_name_elsewhere_is_another_organization(
    stage: Stage, aishat: Player
) -> None:
    await to_summary(aishat)
    patimat = await at_the_form(stage, "Патимат")
    await to_municipalities(patimat)
    await patimat.says("ногай")
    await patimat.presses("Ногайский р-н")
    await patimat.presses(ADD)
    await patimat.says("Школа мечты")
    assert await called(stage, "Школа мечты") == 2


async def test_two_who_add_the_same_at_once_get_one(stage: Stage, aishat: Player) -> None:
    patimat = await at_the_form(stage, "Патимат")
    for one in (aishat, patimat):
        await to_list(one)
        await one.presses(ADD)
    aishat.account.send("Школа мечты")
    patimat.account.send("школа мечты")
    await stage.settle()
    for one in (aishat, patimat):
        if one.buttons[0] == "Школа мечты":  # the other was a statement earlier
            await one.presses("Школа мечты")
        await one.presses("Всё верно")
    assert await employer(stage, aishat) == await employer(stage, patimat)
    assert len(await added_by_people(stage)) == 1


async def test_many_who_tap_in_the_same_form_do_not_mix(stage: Stage, aishat: Player) -> None:
    patimat = await at_the_form(stage, "Патимат")
    for mine, theirs in [("Магомедова", "Керимова"), ("Айшат", "Патимат"), ("Алиевна", "Омаровна")]:
        aishat.account.send(mine)
        patimat.account.send(theirs)
        await stage.settle()
    for one in (aishat, patimat):
        await one.presses("Выбрать из списка")
    await asyncio.gather(aishat.says("леваш"), patimat.says("ногай"))
    assert aishat.buttons[0] == "Левашинский р-н"
    assert patimat.buttons[0] == "Ногайский р-н"


async def test_an_older_button_of_another_municipality_takes_it_along(
    stage: Stage, aishat: Player
) -> None:
    other = await stage.organization("Чужая школа", municipality="nogayskiy")
    await to_list(aishat)
    message = aishat.screens[-1]["message_id"]
    await aishat.presses_stale((message, f"profile:organization:{other}::::"))
    assert "Где: Ногайский р-н\nОрганизация: Чужая школа" in aishat.text


async def test_an_organization_that_is_not_there_cannot_be_pressed(aishat: Player) -> None:
    await to_list(aishat)
    message = aishat.screens[-1]["message_id"]
    await aishat.presses_stale((message, "profile:organization:987654::::"))
    assert "Где вы работаете?" in aishat.text
    assert "Проверьте" not in aishat.text


async def test_a_merged_organization_is_followed_to_what_it_became(
    stage: Stage, aishat: Player
) -> None:
    target = await stage.organization("Гимназия № 1")
    await to_summary(aishat)
    curator = await stage.curator("gornyy")
    await curator.says("Организации")
    await curator.presses("3. Школа мечты")
    await curator.presses("Объединить")
    await curator.presses("1. Гимназия № 1")
    await curator.presses("Да, объединить")
    await aishat.presses("Всё верно")
    assert await employer(stage, aishat) == target
