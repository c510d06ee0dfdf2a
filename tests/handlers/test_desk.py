"""A digest in the morning in place of cards, chosen in the settings."""

from datetime import timedelta
from io import BytesIO

from python_calamine import CalamineWorkbook

from tests.acts.common import pass_by, told
from tests.acts.requests import reports
from tests.play import Stage


async def test_a_member_takes_a_digest_in_place_of_cards(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    aishat = await stage.teacher("Айшат", "Магомедова")
    await member.says("Настройки")
    await member.presses("Сводка утром вместо карточек")
    assert "По рабочим дням утром пришлю одну сводку." in member.text
    await reports(aishat)
    await reports(aishat, "Читательская")
    assert not told(member, "ждёт решения")
    await pass_by(stage, timedelta(hours=21))  # from noon to 9:00
    assert "Доброе утро. Вашего решения ждут 2 заявки." in member.text
    await member.presses("Принять несколько сразу")
    await member.presses("Принять 2 подходящие")
    assert told(aishat, "принята") == 2
    await pass_by(stage, timedelta(days=1))
    assert told(member, "Доброе утро.") == 0, "the digest became the list, and nothing waits"
    await reports(aishat, "Финансовая")
    await member.says("Настройки")
    await member.presses("Карточки сразу вместо сводки")
    await stage.settle()
    assert told(member, "Заявка 3 · затруднение · ждёт решения") == 1


async def test_on_friday_a_decider_reads_what_the_week_was(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    aishat = await stage.teacher("Айшат", "Магомедова")
    await reports(aishat)
    await reports(aishat, "Читательская")
    await member.presses("Принять")
    await member.says("/menu")
    assert "Вашего решения ждут заявки: 1." in member.text
    await pass_by(stage, timedelta(days=4, hours=4))  # from Monday noon to Friday, 16:00
    assert told(member, "За неделю решили 1, ждут 1.") == 1
    await member.presses("Решать по одной")
    assert "Заявка 1 · затруднение · ждёт решения" in member.text


async def test_how_long_requests_wait_is_a_picture_and_a_sheet(stage: Stage) -> None:
    member, neighbour = await stage.member("levashinskiy"), await stage.member("akushinskiy")
    aishat = await stage.teacher("Айшат", "Магомедова")
    await reports(aishat)
    await reports(aishat, "Читательская")
    await pass_by(stage, timedelta(days=3))
    await member.says("Ждут решения")
    await member.presses("1")
    await member.presses("Принять")
    await member.presses("‹ К списку")
    await member.presses("Сколько ждут")
    assert "Сейчас ждут: 1." in member.text
    assert "Обычно решают за 3 рабочих дня." in member.text
    await member.presses("Таблица .xlsx")
    assert "Заявки по срокам: 2." in member.text
    content = member.document("Сколько ждут заявки.xlsx")
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert [row[:2] + row[4:6] for row in rows[1:]] == [
        [1.0, "затруднение", "принята", 3.0],
        [2.0, "затруднение", "ждёт решения", 3.0],
    ]
    assert str(rows[1][-1]).startswith("Гаджиев М.")
    assert "Магомедова" not in str(rows)
    await neighbour.says("Ждут решения")
    await neighbour.presses("Сколько ждут")
    assert "Сейчас ждут: 0." in neighbour.text, "another municipality"
