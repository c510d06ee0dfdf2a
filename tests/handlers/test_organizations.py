"""The list of organizations in the chat."""

from tests.play import Stage
from tests.presses import counted


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
