"""The time of a defence: a curator lays a row, an author books, the day itself."""

from datetime import timedelta

from district.languages import Language
from tests.acts.common import pass_by, told
from tests.calls import CallCast, shipped
from tests.play import Player, Stage
from tests.presses import counted
from tests.world import MOUNTAINS

CALL = "Публичная защита опыта"
TO_CALLS = ("Ещё", "Конкурсы и опыт", "Конкурсы и защиты")
ROW = "28 ноября 10:00–10:40, актовый зал"


async def defences(stage: Stage) -> tuple[Player, list[Player]]:
    """A curator, and two authors whose entries have reached the defence."""
    calls = CallCast(stage.app.database, stage.clock)
    curator = await stage.curator(MOUNTAINS)
    call = await calls.call(await stage.person_of(curator), shipped("defence"))
    authors = [await stage.teacher("Патимат", name) for name in ("Авторова", "Второва")]
    for one in authors:
        await calls.admitted(call, await stage.person_of(one), stage="talk")
    return curator, authors


async def to_slots(player: Player, *labels: str) -> None:
    """By the card of the call."""
    await player.says("/menu")
    for label in labels or (*TO_CALLS, CALL, "Защита: время"):
        await player.presses(label)


async def to_own_time(player: Player) -> None:
    """The way without the letter: the own entry."""
    await player.says("Ещё")
    await player.presses("Конкурсы и опыт")
    await player.presses("Мои работы")
    await player.presses(next(one for one in player.buttons if "Работа" in one or "Опыт" in one))
    await player.presses("Выбрать время")


async def test_authors_book_a_time_and_the_others_are_placed(stage: Stage) -> None:
    curator, (first, second) = await defences(stage)
    await to_slots(curator)
    assert "без времени: 2" in curator.text
    await curator.presses("Добавить время")
    await curator.says("когда-нибудь")
    assert "без времени: 2" not in curator.text, "the day is not understood"
    await curator.says(ROW)
    assert "Добавлено 2 времени" in curator.text
    assert "Защита: открыта запись" in first.text
    with counted(first, "Book the time of a defence"):
        await first.presses("Выбрать время")
        late = await second.holds("Выбрать время")
        await first.presses("28.11 10:20")
    assert "Ваше время: 28 ноября, 10:20" in first.text
    assert "Место: актовый зал" in first.text
    await second.presses_stale(late)
    assert "28.11 10:20" not in second.buttons
    await stage.crash()
    await curator.presses("Расставить остальных")
    assert "Расставлена 1 работа, автору написали" in curator.text
    assert "Защита: вам назначено время, 28 ноября, 10:00" in second.text
    await first.presses("Отменить запись")
    await to_own_time(first)
    await first.presses("28.11 10:20")
    assert "Ваше время: 28 ноября, 10:20" in first.text


async def test_the_day_is_led_from_the_board(stage: Stage) -> None:
    curator, (first, second) = await defences(stage)
    await to_slots(curator)
    await curator.presses("Добавить время")
    await curator.says(ROW)
    await first.presses("Выбрать время")
    await first.presses("28.11 10:20")
    await curator.presses("Расставить остальных")
    await pass_by(stage, timedelta(days=4))
    assert "Защита завтра: 28 ноября, 10:20" in first.text
    await pass_by(stage, timedelta(hours=21, minutes=15))
    assert any("Защита через час" in text for text in second.texts)
    await to_slots(curator)
    await curator.presses("28.11 10:00")
    assert "Оценки: есть 0 из 0" in curator.text
    await curator.presses("Пришли")
    await curator.presses("‹ Расписание")
    assert "пришли, есть" in curator.text
    await curator.presses("28.11 10:20")
    await curator.presses("Не пришли")
    assert "Не пришли." in curator.text


async def test_clause_74_a_leader_sees_the_day_of_the_interview(stage: Stage) -> None:
    calls = CallCast(stage.app.database, stage.clock)
    curator = await stage.curator(MOUNTAINS)
    call = await calls.call(await stage.person_of(curator), shipped("leaders"))
    principal = await stage.teacher("Патимат", "Директорова")
    await calls.admitted(call, await stage.person_of(principal), stage="trial")
    card = (*TO_CALLS, "Лидеры современной школы")
    await to_slots(principal, *card)
    assert "Этапы: Заочный этап (10 дней), Собеседование" in principal.text
    await to_slots(curator, *card, "Собеседование: время")
    await curator.presses("Добавить время")
    await curator.says("28 ноября 10:00–10:30, актовый зал")
    assert "Собеседование: открыта запись" in principal.text
    await principal.presses("Выбрать время")
    await principal.presses("28.11 10:00")
    await principal.says("/menu")
    await to_own_time(principal)
    assert told(principal, "Ваше время: 28 ноября, 10:00") == 2, "in the letter, and in the entry"
    await pass_by(stage, timedelta(days=4))
    assert "Собеседование завтра: 28 ноября, 10:00" in principal.text


async def test_in_english(stage: Stage) -> None:
    curator, (first, _) = await defences(stage)
    for one in (curator, first):
        await stage.speaks(one, Language.EN)
    card = ("More", "Contests and experience", "Contests and defences", CALL)
    await to_slots(curator, *card, "Defence: times")
    await curator.presses("Add times")
    await curator.says("28 November 10:00–10:20")
    assert "1 time was added" in curator.text
    await first.presses("Choose a time")
    await first.presses("28.11 10:00")
    assert "Your time: 28 November, 10:00" in first.text
    await to_slots(curator, *card, "Defence: times")
    await curator.presses("28.11 10:00")
    await curator.presses("Cancel the booking")
    assert "Defence: the organizer has cancelled your time" in first.text
