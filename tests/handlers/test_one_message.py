"""A curator plans a whole activity in one message, and publishes it with one press."""

import pytest

from tests.acts.activities import opens_form
from tests.play import Player, Stage
from tests.presses import counted

WHOLE = "Семинар Как читать условие, 5 декабря 14:00–16:30, СОШ № 2 Леваши, 4 ч, 25 мест"
SUMMARY = (
    "Семинар · Как читать условие",
    "5 декабря 2026, суббота, 14:00–16:30 · ",
    "4 часа",
    "Мест: 25",
    "Без направления",
    "Для педагогов всех округов",
)


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def test_a_seminar_is_planned_by_four_presses_and_one_message(
    stage: Stage, curator: Player
) -> None:
    await stage.organization("МБОУ «СОШ № 2 с. Леваши»")
    await curator.says("/menu")
    with counted(curator, "Plan a seminar"):
        for label in ("Мероприятия", "Провести мероприятие", "Новое мероприятие"):
            await curator.presses(label)
        await curator.says(WHOLE)
        for shown in SUMMARY:
            assert shown in curator.text
        assert "МБОУ «СОШ № 2 с. Леваши»" in curator.text, "the organization that is meant"
        await curator.presses("Опубликовать")
    assert "Опубликовано" in curator.text


async def test_it_is_understood_without_an_open_form(stage: Stage, curator: Player) -> None:
    teacher = await stage.teacher()
    await teacher.says(WHOLE)
    assert "Опубликовать" not in teacher.buttons
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.says(WHOLE)
    for shown in (*SUMMARY, "СОШ № 2 Леваши"):
        assert shown in curator.text
    await curator.says("/menu")
    await curator.says(WHOLE)
    assert "Вы уже начали описывать мероприятие" in curator.text


async def test_only_what_is_missing_is_asked_and_the_rest_is_named(curator: Player) -> None:
    await opens_form(curator)
    await curator.says("какое-то занятие")
    assert "Что это будет?" in curator.text, "nothing of it is a plan"
    await curator.says("Семинар Чтение, 5 и 12 декабря, Гуниб, 25 мест")
    assert "Не понял: «5 и 12 декабря»" in curator.text
    assert "Семинар · Чтение" in curator.text
    await curator.presses("Без направления")
    await curator.says("5 декабря")
    assert "Во сколько?" in curator.text
    await curator.says("14:00–16:30")
    assert "Сколько часов" in curator.text, "the place is known"
    await curator.presses("‹ Назад")
    assert "Сейчас: 14:00–16:30" in curator.text
    await curator.presses("Оставить")
    await curator.says("4")
    await curator.presses("Только для моего округа")
    assert "5 декабря 2026, суббота, 14:00–16:30 · Гуниб" in curator.text
    assert "Мест: 25" in curator.text


async def test_it_may_be_said_in_english_and_in_any_order(curator: Player) -> None:
    await opens_form(curator)
    await curator.says("webinar Reading, 14:00–15:00, tomorrow, online, 2 hours, 30 seats")
    assert "Вебинар · Reading" in curator.text
    assert "24 ноября 2026, вторник, 14:00–15:00 · online" in curator.text
