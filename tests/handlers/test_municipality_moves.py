"""A municipality moves to another district on a date, with its council and open requests."""

from datetime import UTC, timedelta

import pytest

from bot.load import DATA, load
from district.ids import DistrictId
from district.languages import Language
from district.people.roles import Role, Scope
from locales.texts import load_texts
from tests.acts.activities import asks_for_correction, is_certified, plans
from tests.acts.people import renames
from tests.acts.requests import reports
from tests.play import NotOnScreen, Player, Stage

MOUNTAINS, SOUTH = "Горный методический округ", "Южный методический округ"
LEVASHI = "Левашинский р-н"
LETTER = f"{LEVASHI} сменил округ. Теперь: «{SOUTH}», раньше: «{MOUNTAINS}»."


async def opens_moves(administrator: Player) -> None:
    await administrator.says("Организации")
    await administrator.presses("Муниципалитеты и округа")


async def fills_in(administrator: Player, day: str = "27 ноября") -> None:
    await opens_moves(administrator)
    await administrator.presses("Перенести муниципалитет")
    await administrator.says("левашинский")
    await administrator.presses(LEVASHI)
    assert f"{LEVASHI} сейчас: «{MOUNTAINS}»" in administrator.text
    assert MOUNTAINS not in administrator.buttons
    await administrator.presses(SOUTH)
    await administrator.says(day)


async def days_pass(stage: Stage, days: int) -> None:
    stage.clock.advance(timedelta(days=days))
    await stage.ticks()


async def head_of_south(stage: Stage) -> Player:
    head = await stage.teacher("Наби", "Южаков", workplace="Институт")
    return await stage.grants(head, Role.HEAD, Scope(district=DistrictId("yuzhnyy")))


async def district_in_form(administrator: Player) -> str:
    """Returns the step of the form that names the current district of the municipality."""
    await opens_moves(administrator)
    await administrator.presses("Перенести муниципалитет")
    await administrator.says("левашинский")
    await administrator.presses(LEVASHI)
    return administrator.text


async def test_council_and_open_requests_move_on_the_day(stage: Stage) -> None:
    administrator, member = await stage.administrator(), await stage.member("levashinskiy")
    old_head, new_head = await stage.head("gornyy"), await head_of_south(stage)
    teacher = await stage.teacher()
    await reports(teacher, "Читательская")
    await member.presses("Принять")
    await reports(teacher, "Математическая")
    await fills_in(administrator)
    assert f"Было: {MOUNTAINS}\nСтанет с 27 ноября 2026: {SOUTH}" in administrator.text
    assert "1 член Совета\n1 открытая заявка\nобъявления" in administrator.text
    await administrator.presses("Перенести")
    await days_pass(stage, 3)
    assert LETTER not in member.text
    await days_pass(stage, 1)
    for told in (member, old_head, new_head):
        assert any(text.startswith(LETTER) for text in told.texts)
    await member.presses("Принять")
    assert any("Заявка 2 · затруднение · ПРИНЯТА" in text for text in member.texts)
    await old_head.says("Заявки")
    assert "Заявка 2" not in old_head.text


async def test_new_deciders_get_the_card_and_old_ones_lose_the_buttons(stage: Stage) -> None:
    administrator = await stage.administrator()
    old_head, new_head = await stage.head("gornyy"), await head_of_south(stage)
    await reports(await stage.teacher())
    stale = await old_head.holds("Принять")
    await fills_in(administrator, "завтра")
    await administrator.presses("Перенести")
    await days_pass(stage, 1)
    with pytest.raises(NotOnScreen):
        await old_head.holds("Принять")
    await old_head.presses_stale(stale)
    assert not any("ПРИНЯТА" in text for text in old_head.texts)
    await new_head.presses("Принять")
    assert any("Заявка 1 · затруднение · ПРИНЯТА" in text for text in new_head.texts)


async def test_a_correction_and_a_seat_stay_with_the_old_district(stage: Stage) -> None:
    administrator, curator = await stage.administrator(), await stage.curator("gornyy")
    aishat = await is_certified(stage, curator)
    await renames(aishat, "Гаджиева")
    await asks_for_correction(aishat)
    await plans(curator, day="30 декабря", title="Дробная черта", whom="Только для моего округа")
    await fills_in(administrator, "завтра")
    assert "открыто 1 запланированное мероприятие прежнего округа" in administrator.text
    await administrator.presses("Перенести")
    await days_pass(stage, 1)
    await curator.presses("Принять")
    assert any("ПРИНЯТА" in text for text in curator.texts)
    await aishat.says("Мероприятия")
    await aishat.presses("Рядом")
    await aishat.presses("Дробная черта")
    assert f"Для педагогов округа\nДля них тоже: {LEVASHI}" in aishat.text
    await aishat.presses("Записаться")
    assert "Вы записаны" in aishat.text


async def test_a_move_is_taken_back_before_its_day(stage: Stage) -> None:
    administrator, member = await stage.administrator(), await stage.member("levashinskiy")
    await fills_in(administrator)
    await administrator.presses("Перенести")
    stale = await administrator.holds("К переносам")
    await administrator.presses("К переносам")
    assert f"{LEVASHI}: с 27 ноября 2026: «{MOUNTAINS}» → «{SOUTH}»" in administrator.text
    await administrator.presses(f"27 нояб. 2026 · {LEVASHI}")
    await administrator.presses("Отменить перенос")
    await administrator.presses_stale(stale)
    assert "Переносов пока не было." in administrator.text
    await days_pass(stage, 5)
    assert not any(LEVASHI in text for text in member.texts)
    assert f"{LEVASHI} сейчас: «{MOUNTAINS}»" in await district_in_form(administrator)


async def test_a_second_move_and_a_past_day_are_refused(stage: Stage) -> None:
    administrator = await stage.administrator()
    await fills_in(administrator, "20.11.2026")
    assert "Это время уже прошло." in administrator.text
    await administrator.says("27 ноября")
    send = await administrator.holds("Перенести")
    await administrator.presses("Перенести")
    await administrator.presses_stale(send)
    await fills_in(administrator, "28 ноября")
    await administrator.presses("Перенести")
    await opens_moves(administrator)
    assert administrator.text.count(LEVASHI) == 1
    await stage.speaks(administrator, Language.EN)
    await administrator.says("Organizations")
    await administrator.presses("Municipalities and districts")
    assert f"from 27 November 2026, “{MOUNTAINS}” → “{SOUTH}”" in administrator.text


async def test_a_form_says_that_seats_kept_for_who_has_left_are_common(stage: Stage) -> None:
    administrator, curator = await stage.administrator(), await stage.curator("gornyy")
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses("Новое мероприятие")
    await curator.says("Семинар Дробная черта, 30 декабря 14:00–16:30, Леваши, 4 ч, 25 мест")
    for label in ("Изменить", "Для кого", "Только для моего округа"):
        await curator.presses(label)
    await curator.presses("Ещё настройки")
    await curator.presses("Места по муниципалитетам")
    await curator.presses(next(one for one in curator.buttons if LEVASHI in one))
    await curator.says("3")
    await curator.presses("‹ Назад")
    await fills_in(administrator, "завтра")
    await administrator.presses("Перенести")
    await days_pass(stage, 1)
    await curator.presses("‹ Назад")
    lost = f"Теперь в другом округе: {LEVASHI}. Оставленные для них места стали общими."
    assert any(lost in text and "Проверьте" in text for text in curator.texts)
    await curator.presses("Опубликовать")
    assert "Опубликовано" in curator.text
    assert lost in curator.text


async def test_the_move_survives_a_crash_and_the_next_load_of_the_file(stage: Stage) -> None:
    administrator, member = await stage.administrator(), await stage.member("levashinskiy")
    await fills_in(administrator)
    await administrator.presses("Перенести")
    stage.clock.advance(timedelta(days=4))
    await stage.crash()
    await stage.ticks()
    await stage.ticks()
    assert sum(text.startswith(LETTER) for text in member.texts) == 1
    texts = load_texts(UTC)
    await load(stage.app.database, [DATA / "territory.toml"], texts, stage.clock)
    assert f"{LEVASHI} сейчас: «{SOUTH}»" in await district_in_form(administrator)


async def test_curators_do_not_move_municipalities(stage: Stage) -> None:
    administrator, curator = await stage.administrator(), await stage.curator("gornyy")
    await administrator.says("Организации")
    _, data = await administrator.holds("Муниципалитеты и округа")
    await curator.says("Организации")
    assert "Муниципалитеты и округа" not in curator.buttons
    await curator.presses_stale((curator.screens[-1]["message_id"], data))
    assert "Перенести муниципалитет" not in curator.buttons
