"""PostgreSQL restarts while people press: the bot continues with new connections."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crowd import until
from tests.play import staged
from tests.postgresql import Server, needs_postgresql, postgresql

pytestmark = needs_postgresql


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with postgresql() as running:
        yield running


async def test_a_restart_of_the_server_loses_nothing(server: Server, tmp_path: Path) -> None:
    async with staged(tmp_path, database_url=server.new_database()) as stage:
        aishat, member = await stage.teacher(), await stage.member("levashinskiy")
        await aishat.says("Рассказать, что трудно")
        for label in ("Методические", "Оценивание", "Нужна помощь"):
            await aishat.presses(label)
        server.restart()
        await aishat.presses("Отправить")
        assert sum("Заявка 1 отправлена" in text for text in aishat.texts) == 1
        server.restart()
        await member.presses("Принять")
        assert sum("Ваша заявка 1 принята" in text for text in aishat.texts) == 1


async def test_a_server_that_is_away_for_a_while_is_waited_for(
    server: Server, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with staged(tmp_path, database_url=server.new_database()) as stage:
        aishat = await stage.teacher()
        with server.stopped():
            aishat.account.send("Мои заявки")
            await until(lambda: caplog.text.count("the database cannot be used") > 1)
        await stage.settle()
        assert len(aishat.screens) == 1
        assert "Пока ни одной" in aishat.text
