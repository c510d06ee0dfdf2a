"""Values of earlier activities are offered as buttons."""

from tests.acts.activities import opens_form, plans
from tests.play import Stage


async def test_times_place_hours_and_seats_are_offered_again(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await plans(curator, seats="25")
    await plans(curator, seats="25", title="Второй семинар")
    await opens_form(curator)
    await curator.presses("Семинар")
    await curator.says("Третий семинар")
    await curator.presses("Без направления")
    await curator.says("11 декабря")
    for label in ("15:00–17:30", "Леваши, СОШ № 2", "4 часа", "Мест: 25"):
        assert curator.buttons.count(label) == 1
        await curator.presses(label)
    await curator.presses("Для всех округов")
    for shown in ("11 декабря 2026, пятница, 15:00–17:30 · Леваши, СОШ № 2", "4 часа", "Мест: 25"):
        assert shown in curator.text
    await curator.presses("Изменить")
    await curator.presses("Место")
    await curator.says("Гуниб")
    await curator.presses("Изменить")
    await curator.presses("Место")
    await curator.presses("Леваши, СОШ № 2")
    assert "15:00–17:30 · Леваши, СОШ № 2" in curator.text
    assert curator.text.count("11 декабря") == 1


async def test_another_curator_is_offered_nothing_of_it(stage: Stage) -> None:
    await plans(await stage.curator("gornyy"))
    other = await stage.curator("gornyy")
    await opens_form(other)
    await other.presses("Семинар")
    await other.says("Семинар соседа")
    await other.presses("Без направления")
    await other.says("11 декабря")
    assert other.buttons == ["‹ Назад", "Отменить"]
