"""PostgreSQL by a setting: the same path on a real server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.migrate import is_current
from tests.acts.people import comes_in, tells_name
from tests.play import Player, staged
from tests.postgresql import needs_postgresql, postgresql

pytestmark = needs_postgresql


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgresql() as running:
        yield running.new_database()


async def test_the_way_once_through_on_postgresql(server: str, tmp_path: Path) -> None:
    async with staged(tmp_path, database_url=server) as stage:
        assert await is_current(server)
        members = [
            await stage.member("levashinskiy", "Магомед", "Гаджиев"),
            await stage.member("levashinskiy", "Патимат", "Алиева"),
        ]
        aishat = await stage.teacher()
        await _report(aishat)
        await stage.crash()
        await _both_at_once(members, "Принять")
        await stage.settle()
        assert [member.text.split("\n")[0] for member in members] == [
            "Заявка 1 · затруднение · ПРИНЯТА"
        ] * 2
        assert sum("Ваша заявка 1 принята" in text for text in aishat.texts) == 1

        newcomer = await stage.newcomer("Патимат")
        await comes_in(newcomer)
        await tells_name(newcomer, "Алиева Патимат Гаджиевна")
        await newcomer.says("леваши 2")
        assert "СОШ № 2" in newcomer.buttons[0]


async def _report(player: Player) -> None:
    await player.says("Рассказать, что трудно")
    for label in ("Методические", "Оценивание", "Нужна помощь"):
        await player.presses(label)
    await player.presses("Отправить")
    assert "Заявка 1 отправлена" in player.text


async def _both_at_once(members: list[Player], label: str) -> None:
    held = [await member.holds(label) for member in members]
    for member, button in zip(members, held, strict=True):
        member.account.press(*button)
