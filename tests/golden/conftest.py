"""`pytest tests/golden --accept` stores the current screens: check the diff in git."""

from collections.abc import Awaitable, Callable

import pytest

from district.languages import Language
from tests.golden.twins import Twins
from tests.play import Player, Stage

MakeTwins = Callable[..., Awaitable[Twins]]


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture
def twins(stage: Stage, accept: bool) -> MakeTwins:
    """Creates twins: `await twins(stage.member, "levashinskiy")`."""

    async def make(somebody: Callable[..., Awaitable[Player]], *arguments: str) -> Twins:
        russian = await somebody(*arguments)
        english = await somebody(*arguments)
        if english.person is None:
            english.account.account["language_code"] = Language.EN
        else:
            await stage.speaks(english, Language.EN)
        return Twins(russian, english, accept=accept)

    return make
