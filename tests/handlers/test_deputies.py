"""A member names a deputy in the chat, who decides meanwhile."""

from datetime import timedelta

import pytest

from district.languages import Language
from tests.acts.common import pass_by, told
from tests.acts.requests import reports
from tests.play import Player, Stage
from tests.presses import counted


@pytest.fixture
async def member(stage: Stage) -> Player:
    return await stage.member("levashinskiy")


async def opens_deputies(player: Player) -> None:
    await player.says("Ещё")
    await player.presses("Настройки")
    await player.presses("Замещение")


async def test_a_deputy_gets_the_cards_and_decides_for_the_member(
    stage: Stage, member: Player
) -> None:
    deputy = await stage.member("akushinskiy")
    await member.says("/menu")
    with counted(member, "Name a deputy"):
        await opens_deputies(member)
        await member.presses("Назвать замещающего")
        (one,) = [label for label in member.buttons if "Акушинский" in label]
        await member.presses(one)
        await member.presses("С сегодня, на 14 дней")
    assert "Готово." in member.text
    assert "23 ноября – 6 декабря" in member.text
    assert "Вас просят решать заявки за другого." in deputy.text
    before = len(member.screens)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await reports(aishat)
    assert len(member.screens) == before, "who is away is not disturbed"
    assert "Вы решаете за Гаджиева М." in deputy.text
    await deputy.presses("Принять")
    assert "Решение: за Гаджиева М.: Гаджиев М." in deputy.text
    assert "Ваша заявка 1 принята." in aishat.text
    await reports(aishat, "Читательская")
    await opens_deputies(member)
    await member.presses("Закончить: Гаджиев М.")
    assert told(member, "Замещение закончено.") == 1
    await stage.settle()
    assert told(member, "Заявка 2 · затруднение · ждёт решения") == 1
    assert "Решать заявки (Левашинский р-н) теперь может" in deputy.text


async def test_typed_days_are_checked_and_the_deputy_may_decline(
    stage: Stage, member: Player
) -> None:
    deputy = await stage.member("levashinskiy")
    await opens_deputies(member)
    await member.presses("Назвать замещающего")
    await member.presses("Гаджиев М. · Левашинский р-н")
    for words in ("после отпуска", "1 декабря – 1 ноября", "1 декабря – 1 июня"):
        await member.says(words)
        assert "Не получилось понять дату" in member.text
    await member.says("1–14 декабря")
    assert "1 декабря – 14 декабря" in member.text
    await opens_deputies(deputy)
    assert "Вы решаете за другого" in deputy.text
    await deputy.presses("Закончить: Гаджиев М.")
    assert told(member, "Замещения больше нет.") == 1
    await pass_by(stage, timedelta(days=9))
    await opens_deputies(deputy)
    assert "Вы решаете за другого" not in deputy.text


async def test_an_english_member_reads_english(stage: Stage, member: Player) -> None:
    await stage.member("akushinskiy")
    await stage.speaks(member, Language.EN)
    await member.says("Settings")
    await member.presses("Deputy")
    assert "you can still decide yourself" in member.text.lower()
    await member.presses("Name a deputy")
    (one,) = [label for label in member.buttons if "Акушинский" in label]
    await member.presses(one)
    await member.presses("From today, 7 days")
    assert "Done." in member.text
