"""Consultations: a methodist lays times, a teacher books one, comes, and says whether it helped."""

from datetime import timedelta

from tests.acts.common import pass_by, told
from tests.acts.consultations import FIRST, ROW, lays, to_home, to_times
from tests.acts.methodists import with_topic
from tests.acts.requests import reports
from tests.play import Player, Stage
from tests.presses import counted
from tests.world import MOUNTAINS


async def methodist(stage: Stage, surname: str = "Гаджиева") -> Player:
    """Helps in mathematical literacy."""
    player = await stage.teacher("Патимат", surname, workplace="Управление образования")
    return await with_topic(stage, player, "literacy-2")


async def test_clause_20_a_teacher_books_a_consultation_and_both_are_reminded(stage: Stage) -> None:
    """Acceptance: a teacher books a 20-minute slot; both get reminders."""
    curator, adviser = await stage.curator(MOUNTAINS), await methodist(stage)
    teacher = await stage.teacher("Айшат", "Магомедова")
    await reports(teacher)
    await curator.presses("Принять")
    await lays(adviser, "каждый день")
    assert "Записано" not in adviser.text, "it is not understood"
    await adviser.says(ROW)
    assert "Добавлено 4 времени" in adviser.text
    assert "Записано: 0, свободно: 4" in adviser.text
    await teacher.says("/menu")
    with counted(teacher, "Book a consultation"):
        await to_times(teacher)
        await teacher.presses(FIRST)
    assert "24 ноября, 15:00, 20 мин." in teacher.text
    assert "каб. 5" in teacher.text
    await teacher.presses("Написать вопрос")
    await teacher.says("Дети не читают <условие> 🙂")
    assert "К вам записались" in adviser.text
    assert "Магомедова Айшат" in adviser.text
    assert "Вопрос: Дети не читают <условие> 🙂" in adviser.text
    assert any("Помощь: консультация методиста" in text for text in curator.texts)
    await teacher.presses("В календарь")
    assert b"DTSTART:20261124T120000Z" in teacher.document("consultation-1.ics")
    for passes, words in ((3, "Завтра консультация"), (23, "Через час консультация")):
        await pass_by(stage, timedelta(hours=passes, minutes=5))
        assert [told(one, words) for one in (teacher, adviser)] == [1, 1]
    await has_helped(stage, teacher, adviser)


async def has_helped(stage: Stage, teacher: Player, adviser: Player) -> None:
    """After the consultation; the answer of the loop closes the deficit."""
    await pass_by(stage, timedelta(hours=2))
    assert "Консультация состоялась? Помогло?" in teacher.text
    await teacher.presses("Помогло, больше не трудно")
    assert "Спасибо за ответ" in teacher.text
    await teacher.says("Мои заявки")
    assert "больше не трудно" in teacher.text.lower()
    await to_home(teacher)
    assert "24.11 15:00, Гаджиева Патимат — состоялась" in teacher.text
    await to_home(adviser)
    await adviser.presses("Моё расписание")
    await adviser.presses(FIRST)
    assert "Ответ: помогло" in adviser.text
    await adviser.presses("Не состоялась")
    await adviser.presses("‹ Расписание")
    assert "Магомедова Айшат · не состоялась" in adviser.text
