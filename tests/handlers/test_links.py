"""A deep link survives everything asked first: consent, a new text, the profile."""

from datetime import timedelta

import pytest

from tests.acts.people import a_new_text, agrees, invited, tells_of_themselves
from tests.acts.requests import reports_tried
from tests.play import Stage


async def test_a_link_survives_consent_and_profile(stage: Stage) -> None:
    start = await invited(await stage.curator("gornyy"))
    newcomer = await stage.newcomer("Айшат")
    await newcomer.says(f"/start {start}")
    await newcomer.presses("English")
    await newcomer.presses("Русский")
    await stage.restart()
    await agrees(newcomer)
    await tells_of_themselves(newcomer)
    await newcomer.presses("Продолжить")
    assert "Роль: член Совета, Левашинский р-н" in newcomer.text
    await newcomer.presses("Принять роль")
    assert "Роль принята" in newcomer.text
    await newcomer.says("/start")
    assert "Ждут решения" in newcomer.keyboard


async def test_a_link_survives_the_consent_to_a_new_text(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = await invited(await stage.curator("gornyy"))
    aishat = await stage.teacher("Айшат", "Магомедова")
    a_new_text(monkeypatch)
    await aishat.says(f"/start {start}")
    await aishat.presses("Даю согласие")
    assert "Роль: член Совета, Левашинский р-н" in aishat.text


async def test_a_link_to_a_request_survives_it_too(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    aishat = await stage.teacher("Айшат", "Магомедова")
    await reports_tried(aishat)
    a_new_text(monkeypatch)
    await aishat.says("/start request-1")
    await aishat.presses("Даю согласие")
    assert "Заявка 1 · затруднение" in aishat.text


async def test_whoever_comes_from_a_group_ends_up_in_the_menu(stage: Stage) -> None:
    newcomer = await stage.newcomer("Айшат")
    await newcomer.says("/start group")
    await agrees(newcomer)
    await tells_of_themselves(newcomer)
    await newcomer.presses("Продолжить")
    assert "Айшат Алиевна, здравствуйте." in newcomer.text
    await newcomer.says("Настройки")
    await newcomer.presses("Моя анкета")
    await newcomer.presses("Имя")
    await newcomer.says("Аминат")
    await newcomer.presses("Всё верно")
    assert "Продолжить" not in newcomer.buttons


async def test_a_link_that_lies_too_long_is_told_to_be_spent(stage: Stage) -> None:
    start = await invited(await stage.curator("gornyy"))
    newcomer = await stage.newcomer("Айшат")
    await newcomer.says(f"/start {start}")
    await agrees(newcomer)
    await tells_of_themselves(newcomer)
    stage.clock.advance(timedelta(days=8))
    await newcomer.presses("Продолжить")
    assert newcomer.alert is not None
    assert "уже не действует" in newcomer.alert
