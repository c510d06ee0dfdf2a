"""Everything entered in the form of an activity can be changed before it is published."""

import pytest

from tests.acts.activities import TITLE, opens_form, to_summary
from tests.play import Player, Stage
from tests.presses import counted


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def changes(curator: Player, label: str, *answers: str) -> None:
    """Corrects one answer from the summary, which follows."""
    await curator.presses("Изменить")
    await curator.presses(label)
    for one in answers:
        if one in curator.buttons:
            await curator.presses(one)
        else:
            await curator.says(one)
    assert "Проверьте, прежде чем опубликовать" in curator.text


async def test_every_answer_is_shown_and_changed_from_the_summary(curator: Player) -> None:
    await to_summary(curator)
    await curator.presses("Изменить")
    await curator.presses("Название")
    assert f"Сейчас: {TITLE}" in curator.text
    await curator.presses("‹ Назад")
    with counted(curator, "Fix a typo in the title"):
        await curator.presses("Изменить")
        await curator.says("Учимся читать условие")
    assert "Семинар · Учимся читать условие" in curator.text
    for label, before, *answers in (
        ("Вид", "Сейчас: Семинар", "Вебинар"),
        ("Направление", "Сейчас: Дифференциация", "Функц. грамотность", "Читательская"),
        ("День", "Сейчас: 10 декабря 2026, четверг", "16"),
        ("Время", "Сейчас: 15:00–17:30", "16:00–18:00"),
        ("Место", "Сейчас: Леваши, СОШ № 2", "Гуниб, лицей"),
        ("Часы", "Сейчас: 4", "6"),
        ("Число мест", "Сейчас: Мест: 3", "Мест хватит всем"),
        ("Для кого", "Сейчас: Для педагогов всех", "Только для моего округа"),
    ):
        await curator.presses("Изменить")
        await curator.presses(label)
        assert before in curator.text
        await curator.presses("‹ Назад")
        await changes(curator, label, *answers)
    for shown in (
        "Вебинар · Учимся читать условие",
        "16 декабря 2026, среда, 16:00–18:00 · Гуниб, лицей",
        "6 часов",
        "Мест хватит всем",
        "Читательская",
        "Только для педагогов округа",
    ):
        assert shown in curator.text
    assert curator.text.count("Направление:") == 1, "another topic replaces the first"
    await curator.presses("Опубликовать")
    assert "Вебинар · Учимся читать условие" in curator.text


async def test_words_below_the_summary_change_what_they_name(stage: Stage, curator: Player) -> None:
    await stage.organization("МБОУ «СОШ № 4 с. Гуниб»")
    await to_summary(curator)
    await curator.says("11 декабря 16:00–18:00, СОШ № 4 Гуниб, 6 ч, 25 мест")
    shown = "11 декабря 2026, пятница, 16:00–18:00 · МБОУ «СОШ № 4 с. Гуниб»"
    for one in (shown, f"Семинар · {TITLE}", "6 часов", "Мест: 25"):
        assert one in curator.text
    await curator.says("Вебинар Читаем вместе")
    assert "Вебинар · Читаем вместе" in curator.text
    seen = curator.text
    for unclear in ("Читаем вместе", "5 и 12 декабря", "спасибо"):
        await curator.says(unclear)
        assert curator.text == f"Выберите, пожалуйста, одну из кнопок.\n\n{seen}"
    await curator.presses("Добавить занятие")
    for said in ("17 декабря", "15:00–17:00", "Леваши"):
        await curator.says(said)
    await curator.says("18 декабря")
    assert "17 декабря" in curator.text, "of two sessions neither is meant"
    await curator.says("30 мест")
    assert "Мест: 30" in curator.text
    await curator.presses("Опубликовать")
    assert "Вебинар · Читаем вместе" in curator.text


async def test_another_topic_is_added_only_if_asked_for(curator: Player) -> None:
    await to_summary(curator)
    await curator.presses("Ещё настройки")
    await curator.presses("Ещё направление")
    await curator.presses("Функц. грамотность")
    await curator.presses("Читательская")
    assert curator.text.count("Направление:") == 2
    await changes(curator, "Направление", "Без направления")
    assert "Направление: Без направления" in curator.text


async def test_one_of_several_sessions_is_changed_or_removed(curator: Player) -> None:
    await to_summary(curator)
    await curator.presses("Добавить занятие")
    assert f"Ещё одно занятие · {TITLE}" in curator.text
    for said in ("17 декабря", "15:00–17:00"):
        await curator.says(said)
    await curator.presses("‹ Назад")
    assert "Во сколько?" in curator.text
    for said in ("15:00–17:00", "Леваши"):
        await curator.says(said)
    await changes(curator, "17 дек., 15:00", "Время", "9:30–11:00")
    assert "10 декабря 2026, четверг, 15:00–17:30" in curator.text
    assert "17 декабря 2026, четверг, 09:30–11:00 · Леваши" in curator.text
    await changes(curator, "10 дек., 15:00", "Убрать это занятие")
    assert "10 декабря" not in curator.text
    await changes(curator, "День", "18 декабря")
    await curator.presses("Добавить занятие")
    await curator.says("19 декабря")
    await curator.says("15:00–17:00")
    await curator.says("Леваши")
    assert "18 декабря" in curator.text
    assert "19 декабря" in curator.text


async def test_walking_back_keeps_every_answer(curator: Player) -> None:
    await opens_form(curator)
    await curator.presses("Семинар")
    await curator.says(TITLE)
    assert f"Семинар · {TITLE}" in curator.text
    await curator.presses("Без направления")
    for said in ("10 декабря", "15:00–17:30", "Леваши", "4"):
        await curator.says(said)
    for _ in range(7):
        await curator.presses("‹ Назад")
    assert "Сейчас: Семинар" in curator.text
    await curator.presses("Вебинар")
    await curator.presses("Оставить")
    await curator.presses("Без направления")
    assert "Сейчас: 10 декабря 2026, четверг" in curator.text
    await curator.says("11 декабря")
    await curator.presses("Оставить")
    await curator.says("Гуниб")
    await curator.presses("Оставить")
    await curator.says("12")
    await curator.presses("Для всех округов")
    assert f"Вебинар · {TITLE}" in curator.text
    assert curator.text.count("15:00–17:30") == 1
    assert "11 декабря 2026, пятница, 15:00–17:30 · Гуниб" in curator.text


async def test_a_draft_opened_later_is_changed_like_a_new_one(curator: Player) -> None:
    await to_summary(curator)
    await curator.presses("Сохранить черновик")
    await curator.presses("Вести мероприятие")
    await curator.presses("Изменить черновик")
    await changes(curator, "Вид", "Вебинар")
    await changes(curator, "Место", "Гуниб")
    await curator.presses("Опубликовать")
    assert f"Вебинар · {TITLE}" in curator.text
    assert "Гуниб" in curator.text
