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
  { id = "best", ru = "Лучший сад", places = 1, gives = ["document", "portfolio"] },
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
    winner = next(one for one in (aishat, other) if "Итог: Лучший сад" in one.text)
    loser = other if winner is aishat else aishat
    assert "Итог: Участник" in loser.text
    await winner.says("Ещё")
    await winner.presses("Конкурсы и опыт")
    await winner.presses("Портфолио и дипломы")
    number = f"СД-{stage.clock().year}-0001"
    assert f"Диплом № {number}" in winner.text
    await winner.presses(next(one for one in winner.buttons if one.startswith("Сад ")))
    (page,) = PdfReader(BytesIO(winner.document(f"Диплом {number}.pdf"))).pages
    printed = page.extract_text()
    assert "Лучший сад, 1 место" in printed.replace("\N{NO-BREAK SPACE}", " ")
    assert number in printed
