"""A person at the door who is not on the list."""

from datetime import timedelta

from tests.acts.activities import manages, plans, signs_up
from tests.play import Player, Stage

DURING = timedelta(days=17, hours=3, minutes=10)
"""From the Monday of the play to ten minutes after the beginning."""


async def opens_door(curator: Player) -> None:
    await manages(curator)
    await curator.presses("Отметить, кто пришёл")
    await curator.presses("Добавить пришедшего")


def told(player: Player) -> int:
    return sum("отметил, что вы пришли" in text for text in player.texts)


async def test_whoever_comes_without_a_seat_is_added_and_certified(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await plans(curator, seats="1")
    aishat = await stage.teacher("Айшат")
    namesake = await stage.teacher("Айшат", workplace="СОШ № 7")
    await signs_up(aishat)
    stage.clock.advance(DURING)
    await opens_door(curator)
    await curator.says("айшат магомедова")
    assert "Магомедова Айшат · СОШ № 7 · Левашинский р-н" in curator.text
    person = await curator.holds("Магомедова А., СОШ № 7")
    await curator.presses_stale(person)
    assert "Мест нет: 1 из 1." in curator.text
    assert told(namesake) == 0
    sure = await curator.holds("Всё равно добавить")
    await curator.presses_stale(sure)
    assert "Место дано, приход отмечен." in curator.text
    for stale in (sure, person):
        await curator.presses_stale(stale)
        assert "Приход уже отмечен." in curator.text
    await curator.presses("К отметкам")
    assert "Пришли: 1 из 2" in curator.text
    assert told(namesake) == 1
    stage.clock.advance(timedelta(hours=4))
    await stage.ticks()
    await namesake.says("/start activity-1")
    await namesake.presses("Получить сертификат")
    assert "№ 2026-" in namesake.text


async def test_the_search_at_the_door_is_left_and_begun_again(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await plans(curator)
    for number in range(10):
        await stage.teacher(f"Айшат{'абвгдежзик'[number]}")
    stage.clock.advance(DURING)
    await opens_door(curator)
    await curator.says("Магомедова")
    assert len([one for one in curator.buttons if one.startswith("Магомедова")]) == 8
    await curator.presses("›")
    assert len([one for one in curator.buttons if one.startswith("Магомедова")]) == 2
    await curator.presses(curator.buttons[0])
    await curator.presses("Добавить ещё")
    assert "Кто пришёл? Напишите фамилию или имя" in curator.text
    await curator.says("Никифорова")
    assert "Никого не нашлось" in curator.text
    await curator.presses("Отменить")
    assert "Никто не добавлен." in curator.text
    await curator.presses("К отметкам")
    assert "Пришли: 1 из 1" in curator.text
