"""Acts with schools: recruit, apply, enter."""

from tests.play import Player

COHORT = "Поток 2027"


async def opens_school(player: Player, name: str) -> None:
    await player.says("Школы и наставники")
    await player.presses("Школы")
    await player.presses(name)


async def recruits(
    curator: Player,
    school: str = "Школа наставников",
    *,
    sessions: int = 9,
    seats: str = "Мест хватит всем",
) -> None:
    await opens_school(curator, school)
    await curator.presses("Набрать поток")
    for said in (COHORT, "10 декабря", "15:00–17:00", "Леваши, СОШ № 2", "36"):
        await curator.says(said)
    if seats.isdecimal():
        await curator.says(seats)
    else:
        await curator.presses(seats)
    await curator.presses("Для всех округов")
    for _ in range(sessions - 1):
        await curator.presses("Такое же через неделю")
    await curator.presses("Опубликовать")
    assert "Опубликовано" in curator.text


async def applies(player: Player, school: str = "Школа наставников") -> None:
    await opens_school(player, school)
    await player.presses("Подать заявку")
    await player.says("Хочу помогать начинающим коллегам")
    await player.presses("Пропустить")
    await player.presses("Отправить")


async def enters(player: Player, member: Player) -> None:
    await applies(player)
    await member.presses("Принять")
    assert "Вы приняты." in player.text


async def opens_board(curator: Player, school: str = "Школа наставников") -> None:
    await opens_school(curator, school)
    await curator.presses(f"Вести «{COHORT}», 10 дек.")


async def brings(player: Player, *pupils: tuple[str, str]) -> None:
    await opens_school(player, "Школа одарённых детей")
    await player.presses("Подать заявку")
    for at, (pupil, consent) in enumerate(pupils):
        if at:
            await player.presses("Ещё ученик")
        await player.says(pupil)
        await player.says(consent)
    await player.presses("Готово")
    await player.says("Просят сами")
    await player.says("Завуч")
