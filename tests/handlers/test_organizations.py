"""The list of organizations in the chat."""

from datetime import timedelta

from district.languages import Language
from tests.acts.people import comes_in, to_list
from tests.play import Player, Stage
from tests.presses import counted

DAY = timedelta(days=1)


async def adds(newcomer: Player, school: str) -> None:
    """Adds a workplace that the list lacks, although near ones are offered."""
    await comes_in(newcomer)
    await to_list(newcomer)
    await newcomer.presses("Нет в списке — добавить")
    await newcomer.says(school)
    if "Всё верно" not in newcomer.buttons:
        await newcomer.presses(next(one for one in newcomer.buttons if "добавить" in one.lower()))
    await newcomer.presses("Всё верно")


async def morning(stage: Stage) -> None:
    stage.clock.advance(DAY)
    await stage.ticks()


async def test_a_curator_renames_what_people_added(stage: Stage) -> None:
    await stage.organization("моя школа", municipality="levashinskiy", added=True)
    curator = await stage.curator("gornyy")
    await curator.says("Организации")
    await curator.presses("Добавленные людьми")
    await curator.presses("1. моя школа")
    await curator.presses("Переименовать")
    await curator.sends("photo")
    assert "Напишите новое название" in curator.text
    await curator.says("СОШ № 77")
    assert "Переименовано: СОШ № 77" in curator.text
    await curator.says("/menu")
    with counted(curator, "Rename a school that a person typed"):
        await curator.presses("Ещё")
        await curator.presses("Организации")
        await curator.says("77")
        assert "СОШ № 77" in curator.text, "the only one found is opened"
        await curator.presses("Переименовать")
        await curator.says("СОШ № 78")
    assert "Переименовано: СОШ № 78" in curator.text


async def test_a_curator_merges_two_and_is_told_of_the_people(stage: Stage) -> None:
    await stage.organization("Вторая школа", municipality="levashinskiy", added=True)
    await stage.organization("СОШ № 2 (настоящая)", municipality="levashinskiy")
    curator = await stage.curator("gornyy")
    await curator.says("Организации")
    await curator.says("вторая")
    await curator.presses("1. Вторая школа")
    await curator.presses("Объединить")
    await curator.says("настоящая")
    await curator.presses("1. СОШ № 2 (настоящая)")
    assert "Вторая школа (0 педагогов)" in curator.text
    await curator.presses("Да, объединить")
    assert "Объединено. СОШ № 2 (настоящая): 0 педагогов" in curator.text
    await curator.presses("К списку организаций")
    await curator.says("вторая школа")
    assert "СОШ № 2 (настоящая)" in curator.text
    assert "Вторая школа" not in curator.text


async def test_a_letter_says_what_people_added_and_merges_it(stage: Stage) -> None:
    await stage.organization("Хахитинская СОШ", municipality="levashinskiy")
    curator, other = await stage.curator("gornyy"), await stage.administrator()
    await adds(await stage.newcomer("Айшат"), "Хахидинская СОШ")
    await adds(await stage.newcomer("Патимат"), "Цирковая студия")
    assert "Педагоги добавили" not in curator.text
    await morning(stage)
    assert "Педагоги добавили 2 организации, которых нет в списке:" in curator.text
    assert "Хахидинская СОШ · Левашинский р-н · 1" in curator.text
    assert "Педагоги добавили" not in other.text
    letter = await curator.holds("1. Объединить с «Хахитинская СОШ»")
    with counted(curator, "Merge a school that a person typed"):
        await curator.presses("1. Объединить с «Хахитинская СОШ»")
        assert "Хахидинская СОШ (1 педагог)" in curator.text
        assert "Разъединить будет нельзя." in curator.text
        assert await curator.holds("1. Объединить с «Хахитинская СОШ»") == letter
        await curator.presses("Да, объединить")
    assert "Объединено. Хахитинская СОШ: 1 педагог" in curator.text
    await curator.presses_stale(letter)
    assert curator.alert == "Уже сделано: организацию объединили с «Хахитинская СОШ»."
    await morning(stage)
    assert curator.text.startswith("Объединено.")  # nothing was added since


async def test_without_a_curator_administrators_get_the_letter(stage: Stage) -> None:
    administrator = await stage.administrator()
    await stage.speaks(administrator, Language.EN)
    first = await stage.newcomer("Айшат")
    await adds(first, "Цирковая студия")
    await morning(stage)
    assert "Teachers added 1 organization that is not in the list:" in administrator.text
    assert "Added by teachers" in administrator.buttons


async def test_nothing_is_told_of_what_was_merged_meanwhile(stage: Stage) -> None:
    await stage.organization("Хахитинская СОШ", municipality="levashinskiy")
    curator = await stage.curator("gornyy")
    await adds(await stage.newcomer("Айшат"), "Хахидинская СОШ")
    await curator.says("Организации")
    await curator.says("Хахидинская СОШ")
    await curator.presses("Объединить")
    await curator.presses(next(one for one in curator.buttons if "Хахитинская" in one))
    await curator.presses("Да, объединить")
    await morning(stage)
    assert "Педагоги добавили" not in "".join(curator.texts)
