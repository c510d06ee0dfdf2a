"""A contest that exists as a TOML text alone, from its opening to a diploma (GARDENS)."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from pypdf import PdfReader

from bot.load import DATA, load
from district.ids import CallId
from district.people.roles import Role, Scope
from locales.texts import load_texts
from storage.calls.calls import get_call
from tests.acts.calls import opens_call
from tests.acts.common import pass_by
from tests.acts.entering import begins_entry
from tests.play import Player, Stage
from tests.world import MOUNTAINS

GARDENS = """\
[[kinds]]
id = "gardens"
ru = "Конкурс школьных садов"
enter = { by = "person", who = { service_to = 20, holds = "mentor" } }
rules = { gate = "nobody" }
series = { prefix = "СД", document = "diploma", level = "региональный" }
fields = [
  { id = "title", type = "short-text", ru = "Чем хорош ваш сад", limit = 100, public = true },
  { id = "photo", type = "files", ru = "Снимки", most = 5, extensions = ["jpg"] },
]
criteria = [{ id = "beauty", ru = "Красота" }]
stages = [{ id = "look", ru = "Осмотр", judges = "experts", experts = 1 }]
outcomes = [
  { id = "top", ru = "Первый", places = 1, gives = ["document", "seat:master-class", "portfolio"] },
  { id = "member", ru = "Участник", gives = ["advice"] },
]
"""
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 20


async def enters(teacher: Player, stage: Stage, title: str) -> None:
    await stage.grants(teacher, Role.MENTOR, Scope(district=MOUNTAINS))
    async with stage.app.database.read() as connection:
        call = await get_call(connection, CallId(1))
    await begins_entry(teacher, call)
    await teacher.says(title)
    await teacher.sends_file(JPEG, "сад.jpg")
    await teacher.presses("Готово")
    await teacher.presses("Отправить работу")
    assert "отправлена" in teacher.text


async def judges(curator: Player, expert: Player, stage: Stage) -> None:
    await curator.says("/start call-1")
    assert "Стаж: до 20 лет\nНужна роль: наставник" in curator.text
    await curator.presses("Эксперты")
    await curator.presses("Назначить (2)")
    await pass_by(stage, timedelta(minutes=2))
    for mark in ("5", "3"):
        await expert.presses("Беру")
        await expert.presses(mark)
        if mark == "5":
            await expert.presses("Слова автору")
            await expert.says("Очень красиво")
        await expert.presses("Отправить")


async def gives_the_seat(stage: Stage, curator: Player, winner: Player) -> None:
    """No master class is planned yet: the curator begins one from the letter."""
    assert "Ждут места: 1 человек" in curator.text
    message, press = await curator.holds("Дать места")
    await curator.presses("Дать места")
    assert "Записать пока некуда" in (curator.alert or "")
    await winner.presses_stale((message, press))
    assert "даёт вам место" not in winner.text
    await curator.presses("Начать мероприятие")
    day = (stage.clock() + timedelta(days=10)).strftime("%d.%m.%Y")
    await curator.says("Обрезаем яблони")
    await curator.presses("Без направления")
    for said in (day, "15:00–17:00", "Леваши, СОШ № 2", "4", "20"):
        await curator.says(said)
    await curator.presses("Для всех округов")
    await curator.presses("Опубликовать")
    for _ in range(2):
        await curator.presses_stale((message, press))
    assert "все, кому итог даёт место («Мастер-класс»), записаны" in "".join(curator.texts)
    await stage.settle()
    assert winner.text.startswith("Итог вашей работы даёт вам место: бот вас записал.")
    assert "Мастер-класс · Обрезаем яблони" in winner.text
    assert "Вы записаны" in winner.text


async def has_a_diploma(stage: Stage, winner: Player) -> None:
    await winner.says("Ещё")
    await winner.presses("Конкурсы и опыт")
    await winner.presses("Портфолио и дипломы")
    number = f"СД-{stage.clock().year}-0001"
    assert f"Диплом № {number}" in winner.text
    await winner.presses(next(one for one in winner.buttons if one.startswith("Сад ")))
    (page,) = PdfReader(BytesIO(winner.document(f"Диплом {number}.pdf"))).pages
    printed = page.extract_text()
    assert "Первый, 1 место" in printed.replace("\N{NO-BREAK SPACE}", " ")
    assert number in printed


async def test_a_contest_is_added_by_toml_alone(stage: Stage, tmp_path: Path) -> None:
    own = tmp_path / "gardens.toml"
    own.write_text(GARDENS, encoding="utf-8")
    texts = load_texts(ZoneInfo("Europe/Moscow"))
    await load(stage.app.database, [DATA / "calls.toml", own], texts, stage.clock)
    curator, aishat = await stage.curator("gornyy"), await stage.teacher()
    other = await stage.teacher("Патимат", "Гаджиева", workplace="СОШ № 3")
    expert = await stage.teacher("Эльдар", "Экспертов", workplace="СОШ № 11")
    await stage.grants(expert, Role.EXPERT, Scope(district=MOUNTAINS))
    await opens_call(curator, "Конкурс школьных садов")
    await enters(aishat, stage, "Сад у реки")
    await enters(other, stage, "Сад на крыше")
    await judges(curator, expert, stage)
    stage.clock.advance(timedelta(days=31))
    await curator.says("/start call-1")
    await curator.presses("Подвести итоги")
    for label in ("Подвести итоги", "Объявить итоги", "Да, объявить"):
        await curator.presses(label)
    await stage.settle()
    winner = next(one for one in (aishat, other) if "Итог: Первый" in one.text)
    loser = other if winner is aishat else aishat
    assert "Итог: Участник" in loser.text
    assert ["даёт и место" in one.text for one in (winner, loser)] == [True, False]
    await gives_the_seat(stage, curator, winner)
    assert "даёт вам место" not in "".join(loser.texts)
    await has_a_diploma(stage, winner)
