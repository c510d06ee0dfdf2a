"""Acts with activities: plan, sign up, hold, attend."""

from datetime import timedelta
from io import BytesIO

import xlsxwriter

from tests.acts.common import pass_by
from tests.play import Player, Stage

TITLE = "Как учить читать условие"
HEAD = ("Тип", "Название", "День", "Время", "Место", "Часов", "Мест", "Направление", "Для кого")
GOOD = ("Семинар", "Читаем условие", "10 декабря", "15:00–17:30", "Леваши", 4, 25, "", "")


async def opens_form(curator: Player) -> None:
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses("Новое мероприятие")


async def to_summary(
    curator: Player,
    *,
    seats: str = "3",
    day: str = "10 декабря",
    title: str = TITLE,
    whom: str = "Для всех округов",
    kind: str = "Семинар",
) -> None:
    """Fills in the form of a seminar, or of another type."""
    await opens_form(curator)
    await curator.presses(kind)
    await curator.says(title)
    await curator.presses("Методические")
    await curator.presses("Неуспевающие ученики")
    for said in (day, "15:00–17:30", "Леваши, СОШ № 2", "4"):
        await curator.says(said)
    if seats.isdecimal():
        await curator.says(seats)
    else:
        await curator.presses(seats)
    await curator.presses(whom)


async def plans(
    curator: Player,
    *,
    seats: str = "Мест хватит всем",
    day: str = "10 декабря",
    title: str = TITLE,
    whom: str = "Для всех округов",
    kind: str = "Семинар",
) -> None:
    await to_summary(curator, seats=seats, day=day, title=title, whom=whom, kind=kind)
    await curator.presses("Опубликовать")


async def signs_up(player: Player) -> None:
    await player.says("Мероприятия")
    await player.presses(TITLE)
    label = "Записаться" if "Записаться" in player.buttons else "Встать в очередь"
    await player.presses(label)


async def attends(stage: Stage, curator: Player, *players: Player) -> None:
    await begins(stage, curator)
    await curator.presses("Вести мероприятие")
    await curator.presses("Отметить, кто пришёл")
    for label in [one for one in curator.buttons if one.startswith("☐")]:
        await curator.presses(label)
    await pass_by(stage, timedelta(hours=4))


async def weeks_later(stage: Stage) -> None:
    """Moves the clock to the question whether the activity helped."""
    await pass_by(stage, timedelta(days=stage.settings.ask_if_easier_days))


async def is_certified(stage: Stage, curator: Player) -> Player:
    await plans(curator)
    aishat = await stage.teacher("Айшат", "Магомедова")
    await signs_up(aishat)
    await attends(stage, curator, aishat)
    await aishat.says("/start activity-1")
    await aishat.presses("Получить сертификат")
    return aishat


async def asks_for_correction(player: Player) -> None:
    await player.says("/start activity-1")
    await player.presses("Получить сертификат")
    await player.presses("Исправить имя в сертификате")
    await player.presses("Попросить исправить")


async def is_held(stage: Stage, curator: Player, people: list[Player]) -> None:
    await plans(curator)
    for one in people:
        await signs_up(one)
    stage.clock.advance(timedelta(days=17, hours=3, minutes=10))
    await manages(curator)
    await curator.presses("Отметить, кто пришёл")
    for _ in people:
        if not any(label.startswith("☐") for label in curator.buttons):
            await curator.presses("›")
        await curator.presses(next(label for label in curator.buttons if label.startswith("☐")))
    stage.clock.advance(timedelta(hours=3))
    await stage.ticks()
    await stage.ticks()


def workbook(*rows: tuple[object, ...]) -> bytes:
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        for number, row in enumerate(rows, 1):
            sheet.write_row(number, 0, row)
    return made.getvalue()


async def sends_plan(curator: Player, content: bytes) -> None:
    await curator.sends_file(content, "plan.xlsx")


async def opens_import(curator: Player) -> None:
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses("Загрузить план")


async def manages(curator: Player) -> None:
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    row = next(label for label in curator.buttons if label.startswith(f"10 дек. · {TITLE}"))
    await curator.presses(row)


async def plans_with_consent(curator: Player, seats: str = "1", *, title: str = TITLE) -> None:
    await to_summary(curator, seats=seats, title=title)
    await curator.presses("Ещё настройки")
    await curator.presses("☐ Место даёт Совет")
    await curator.presses("‹ Назад")
    await curator.presses("Опубликовать")


async def asks_for_seat(player: Player) -> None:
    await player.says("Мероприятия")
    await player.presses(TITLE)
    assert "смотрит Совет округа" in player.text
    await player.presses("Подать заявку")


async def begins(stage: Stage, curator: Player) -> None:
    """Moves the clock until shortly after the start."""
    start = stage.clock().replace(month=12, day=10, hour=12, minute=30)
    await pass_by(stage, start - stage.clock())
