"""Consultations: a methodist lays times, a teacher books one, comes, and says whether it helped."""

from datetime import timedelta

from district.languages import Language
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
    await is_ahead_in_the_year(teacher)
    await teacher.presses("В календарь")
    assert b"DTSTART:20261124T120000Z" in teacher.document("consultation-1.ics")
    for passes, words in ((3, "Завтра консультация"), (23, "Через час консультация")):
        await pass_by(stage, timedelta(hours=passes, minutes=5))
        assert [told(one, words) for one in (teacher, adviser)] == [1, 1]
    await has_helped(stage, teacher, adviser)


async def is_ahead_in_the_year(teacher: Player) -> None:
    await teacher.says("/my")
    assert "24 ноября, 15:00 · консультация: " in teacher.text
    await teacher.presses("Консультации")
    await teacher.presses(next(one for one in teacher.buttons if "24.11 15:00" in one))


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


async def finds_times(player: Player) -> None:
    await player.says("Schools and mentors")
    await player.presses("Consultations")
    await player.presses("Mathematical")


async def test_clause_20_in_english_a_time_is_watched_and_cancelled_by_either(stage: Stage) -> None:
    adviser = await methodist(stage)
    first, second = [
        await stage.teacher("Асият", one, language=Language.EN) for one in ("Алиева", "Омарова")
    ]
    await lays(adviser, "24 ноября 15:00–15:20, каб. 5")
    await finds_times(first)
    await first.presses(FIRST)
    assert "You have booked it" in first.text
    await finds_times(second)
    assert "There is no free time now" in second.text
    await second.presses("Tell me when there is a time: Гаджиева П.")
    assert "Гаджиева Патимат: I will write when there is a time" in second.text
    assert not [one for one in second.buttons if one.startswith("Tell me")]
    cancel = await first.holds("Cancel the booking")
    for _ in range(2):
        await first.presses_stale(cancel)
    assert "Cancelled." in first.text
    assert told(adviser, "Запись на консультацию отменили") == 1
    assert told(second, "Гаджиева Патимат: there is a time for a consultation") == 1
    await second.presses(FIRST)
    assert "You have booked it" in second.text
    await is_called_off(adviser, second)


async def is_called_off(adviser: Player, teacher: Player) -> None:
    """By the methodist, with a reason; the next free time is a press away."""
    await lays(adviser, "27 ноября 15:00–15:20")
    await adviser.presses(FIRST)
    await adviser.presses("Отменить встречу")
    await adviser.says("я" * 301)
    assert "300" in adviser.text
    await adviser.says("Вызвали на <совещание>")
    assert "The methodist has cancelled the consultation" in teacher.text
    assert "Reason: Вызвали на <совещание>" in teacher.text
    await teacher.presses("27.11 15:00")
    assert "You have booked it" in teacher.text
