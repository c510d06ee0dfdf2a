"""Holidays: seen and corrected by curators, known to the forms of activities."""

from tests.acts.activities import GOOD, opens_import, sends_plan, to_summary, workbook
from tests.play import Player, Stage


async def opens_holidays(curator: Player) -> None:
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses("Праздники и каникулы")


async def test_holidays_are_pointed_out_and_corrected(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await opens_holidays(curator)
    assert "🎉 31 дек. 2026 · Выходной вместо" in curator.text
    assert "31 дек. – 10 янв. 2027 · Зимние каникулы, уроков нет" in curator.text
    await curator.presses("Добавить праздник")
    await curator.says("День района")
    assert "Не получилось понять дату" in curator.text
    await curator.says("10 декабря (чт), День района")
    assert "🎉 10 декабря 2026, четверг · День района" in curator.text
    await to_summary(curator, title="В праздник")
    assert "⚠ 10 декабря 2026, четверг, 15:00–17:30: праздничный день (День района)" in curator.text
    await opens_holidays(curator)
    await curator.presses("10 дек. · День района")
    await curator.presses("Убрать этот день")
    assert any("10 декабря 2026, четверг: обычный день." in text for text in curator.texts)
    await curator.presses("Вернуться к мероприятию")
    assert "праздничный день" not in curator.text


async def test_several_days_are_added_and_removed_as_one(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await opens_holidays(curator)
    await curator.presses("Добавить дни без уроков")
    await curator.says("8–1 февраля, карантин")
    assert "Не получилось понять дату" in curator.text
    await curator.says("1–8 февраля, карантин")
    assert "1 февр. – 8 февр. 2027 · карантин, уроков нет" in curator.text
    await opens_holidays(curator)
    await curator.presses("Добавить праздник")
    await curator.says("10 – 11 февраля, Дни района")
    for day, is_told in (("10 февраля", True), ("12 февраля", False)):
        await to_summary(curator, day=day, title=day)
        assert ("праздничный день (Дни района)" in curator.text) is is_told
        await curator.presses("Отменить")
    await opens_holidays(curator)
    while not any(label.startswith("10 февр.") for label in curator.buttons):
        await curator.presses("›")
    await curator.presses("10 февр. – 11 февр. · Дни района")
    removing = await curator.holds("Убрать эти дни")
    for _ in range(2):
        await curator.presses_stale(removing)
        assert "10 февр. – 11 февр. 2027: убрано." in curator.text
    await opens_holidays(curator)
    while "›" in curator.buttons:
        assert "Дни района" not in curator.text
        await curator.presses("›")


async def test_a_day_of_the_files_is_removed_and_named_in_a_plan(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await opens_import(curator)
    on_holiday = (*GOOD[:2], "31.12.2026", *GOOD[3:])
    await sends_plan(curator, workbook(on_holiday, GOOD))
    assert "⚠ «Читаем условие»: 31 декабря праздник (Выходной вместо" in curator.text
    assert curator.text.count("⚠") == 1
    await curator.presses("Отменить")
    await opens_holidays(curator)
    await curator.presses("31 дек. · Выходной вместо праздничной с…")
    await curator.presses("Убрать этот день")
    assert "обычный день" in curator.text
    await opens_holidays(curator)
    assert "31 дек. 2026" not in curator.text
    assert "Зимние каникулы" in curator.text


async def test_the_calendar_marks_holidays_and_lessons_know_them(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await to_summary(curator, day="9 января 2027")
    assert "уроки" not in curator.text
    await curator.presses("Добавить занятие")
    assert "праздничный день" not in curator.text, "the holiday of this month is over"
    await curator.presses("›")
    await curator.presses("›")
    assert "* праздничный день" in curator.text
    assert {"1*", "8*", "(9)"} <= {*curator.buttons}
    await curator.presses("12")
    await curator.says("10:00–11:00")
    await curator.says("Леваши")
    assert "⚠ 12 января 2027, вторник, 10:00–11:00: в это время в школах уроки." in curator.text
    teacher = await stage.teacher()
    await teacher.presses_stale((curator.screens[-1]["message_id"], "holidays:list:0:"))
    assert "Добавить праздник" not in teacher.buttons
