"""Acts with consent, profiles, roles and deletion."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from storage.tables import metadata
from tests.play import Player, Stage

NEXT_VERSION = "2027-01"
GRACE = timedelta(days=14)


async def renames(player: Player, surname: str) -> None:
    """Changes the name in the profile."""
    await player.says("Настройки")
    await player.presses("Моя анкета")
    await player.presses("Фамилия")
    await player.says(surname)
    await player.presses("Всё верно")


def a_new_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replaces the version of the consent text wherever it is read."""
    for module in ("district.people.person", "services.people.people", "screens.people.consent"):
        monkeypatch.setattr(f"{module}.CONSENT_VERSION", NEXT_VERSION)


async def leaves(player: Player) -> None:
    await player.says("/delete")
    await player.presses("Удалить")


async def is_gone(stage: Stage, player: Player) -> None:
    """Moves the clock past the grace period."""
    await leaves(player)
    stage.clock.advance(GRACE)
    await stage.ticks()


async def everything_kept(stage: Stage) -> str:
    """Returns every row of every table."""
    kept = []
    async with stage.app.database.read() as connection:
        for table in metadata.sorted_tables:
            kept += [str(row) for row in await connection.execute(select(table))]
    return "\n".join(kept)


async def invited(curator: Player, municipality: str = "Левашинский р-н") -> str:
    """Returns the start parameter of a link that the curator creates for a council member."""
    await curator.says("Роли")
    await curator.presses("Пригласить")
    await curator.presses(municipality)
    await curator.presses("1 год")
    link = re.search(r"\?start=(role-[\w-]+)", curator.text)
    assert link is not None
    return link[1]


async def agrees(newcomer: Player) -> None:
    await newcomer.presses("Даю согласие")


async def comes_in(newcomer: Player) -> None:
    """Walks up to the first step of the profile."""
    await newcomer.says("/start")
    await agrees(newcomer)


async def to_municipality(newcomer: Player) -> None:
    """Walks from the first to the fourth step of the profile."""
    await newcomer.says("Магомедова")
    await newcomer.says("Айшат")
    await newcomer.says("Алиевна")


async def to_organization(newcomer: Player) -> None:
    """Walks from the first to the fifth step of the profile."""
    await to_municipality(newcomer)
    await newcomer.says("леваш")
    await newcomer.presses("Левашинский р-н")


async def to_position(newcomer: Player) -> None:
    """Walks from the first to the sixth step of the profile."""
    await to_organization(newcomer)
    await newcomer.presses("Нет в списке — добавить")
    await newcomer.says("Школа мечты")


async def to_summary(newcomer: Player) -> None:
    """Walks from the first step of the profile to the summary."""
    await to_position(newcomer)
    await newcomer.presses("Учитель")
    await newcomer.presses("Математика")
    await newcomer.presses("Готово")
    await newcomer.says("2015")


async def tells_of_themselves(newcomer: Player, *, agreed: bool = True) -> None:
    """Fills in and saves the whole profile."""
    if not agreed:
        await agrees(newcomer)
    await to_summary(newcomer)
    await newcomer.presses("Всё верно")
