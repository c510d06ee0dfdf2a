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


async def invites(player: Player) -> None:
    """Begins the form of an invite."""
    await player.presses("Ещё")
    await player.presses("Пригласить")


async def invited(curator: Player, municipality: str = "Левашинский р-н") -> str:
    """Returns the start parameter of a link that the curator creates for a council member."""
    await curator.says("Ещё")
    await curator.presses("Пригласить")
    await curator.presses(municipality)
    await curator.says("приказ 12 от 3 сентября")
    await curator.presses("Создать приглашение")
    link = re.search(r"\?start=(role-[\w-]+)", curator.text)
    assert link is not None
    return link[1]


async def agrees(newcomer: Player) -> None:
    await newcomer.presses("Даю согласие")


async def comes_in(newcomer: Player) -> None:
    """Walks up to the first step of the profile."""
    await newcomer.says("/start")
    await agrees(newcomer)


NAME = "Магомедова Айшат Алиевна"


async def tells_name(newcomer: Player, name: str = NAME) -> None:
    """Walks from the first step of the profile to the second."""
    await newcomer.says(name)
    await newcomer.presses("Верно")


async def to_list(newcomer: Player, municipality: str = "Левашинский р-н") -> None:
    """Walks from the first step of the profile to the list of a municipality."""
    await tells_name(newcomer)
    await newcomer.presses("Выбрать из списка")
    await newcomer.says(municipality)
    await newcomer.presses(municipality)


async def to_summary(newcomer: Player) -> None:
    """Walks from the first step of the profile to the summary."""
    await to_list(newcomer)
    await newcomer.presses("Нет в списке — добавить")
    await newcomer.says("Школа мечты")


async def tells_of_themselves(newcomer: Player, *, agreed: bool = True) -> None:
    """Fills in and saves the profile."""
    if not agreed:
        await agrees(newcomer)
    await to_summary(newcomer)
    await newcomer.presses("Всё верно")


async def tells_more(player: Player, position: str, *subjects: str, since: int | None) -> None:
    """Tells also what is not asked at first."""
    await player.says("Настройки")
    await player.presses("Моя анкета")
    await player.presses("Должность")
    await player.presses(position)
    for subject in subjects:
        await player.presses(subject)
    if subjects:
        await player.presses("Готово")
    if since is not None:
        await player.presses("Изменить")
        await player.presses("Стаж")
        await player.says(str(since))
    await player.presses("Всё верно")
