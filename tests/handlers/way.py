"""The way in, as people walk it: consent and what they tell of themselves."""

from tests.play import Player


async def agrees(newcomer: Player) -> None:
    await newcomer.presses("Согласен, согласна")


async def comes_in(newcomer: Player) -> None:
    """Up to the first step of the profile."""
    await newcomer.says("/start")
    await agrees(newcomer)


async def to_municipality(newcomer: Player) -> None:
    """From the first step of the profile to the fourth."""
    await newcomer.says("Магомедова")
    await newcomer.says("Айшат")
    await newcomer.says("Алиевна")


async def to_organization(newcomer: Player) -> None:
    """From the first step of the profile to the fifth."""
    await to_municipality(newcomer)
    await newcomer.says("леваш")
    await newcomer.presses("Левашинский р-н")


async def to_position(newcomer: Player) -> None:
    """From the first step of the profile to the sixth."""
    await to_organization(newcomer)
    await newcomer.presses("Нет в списке — добавить")
    await newcomer.says("Школа мечты")


async def to_summary(newcomer: Player) -> None:
    """From the first step of the profile past the last."""
    await to_position(newcomer)
    await newcomer.presses("Учитель")
    await newcomer.presses("Математика")
    await newcomer.presses("Готово")
    await newcomer.says("2015")


async def tells_of_themselves(newcomer: Player, *, agreed: bool = True) -> None:
    """The whole profile, kept."""
    if not agreed:
        await agrees(newcomer)
    await to_summary(newcomer)
    await newcomer.presses("Всё верно")
