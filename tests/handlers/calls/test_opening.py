"""Opening a call in chat, the list, the card, longer dates, cancelling."""

from dataclasses import replace
from datetime import timedelta

import pytest

from district.errors import existing
from district.ids import CallId
from district.languages import Language
from storage.calls.calls import get_call
from tests.acts.calls import opens_call, to_kinds
from tests.acts.common import pass_by, told
from tests.acts.entering import KINDS, begins_entry, fills_brand, opened, opens_own
from tests.play import Player, Stage

WITHOUT = "приём закончен, работ нет. Продлить или закрыть?"
pytestmark = pytest.mark.any_database


async def test_a_defence_is_opened_by_three_presses_and_found_by_a_teacher(stage: Stage) -> None:
    curator, aishat = await stage.curator("gornyy"), await stage.teacher()
    await to_kinds(curator)
    await curator.presses("Публичная защита опыта")
    assert "сколько дней принимать работы" in curator.text
    await curator.presses("21 день")
    assert curator.text.count("Публичная защита опыта") == 1
    assert "Принимаем 21 день" in curator.text
    assert "Итоги через 21 день после приёма" in curator.text
    assert "Стаж: от 3 лет" in curator.text
    await curator.presses("Эксперты")
    await curator.presses("4")
    assert "Экспертов на работу: 4" in curator.text
    await curator.presses("Что спрашиваем")
    await curator.presses("✓ Запись урока")
    await curator.presses("Готово")
    assert "Не спрашиваем: Запись урока" in curator.text
    await curator.presses("Название")
    await curator.says("Защита опыта — осень")
    await curator.presses("Опубликовать")
    assert "Опубликовано: «Защита опыта — осень», № 1." in curator.text
    assert "start=call-1" in curator.text
    await aishat.presses("Ещё") if "Ещё" in aishat.buttons else await aishat.says("Ещё")
    await aishat.presses("Конкурсы и опыт")
    await aishat.presses("Конкурсы и защиты")
    assert "Защита опыта — осень: принимаем до" in aishat.text
    assert "Объявить конкурс или защиту" not in aishat.buttons
    await aishat.presses("Защита опыта — осень")
    assert "Защитить опыт" in aishat.buttons
    assert not {"Продлить", "Отменить конкурс"} & set(aishat.buttons)
    assert "Запись урока" not in aishat.text


async def test_criteria_results_and_limits_are_changed_from_the_summary(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await to_kinds(curator)
    await curator.presses("Публичная защита опыта")
    await curator.presses("21 день")
    await curator.presses("Критерии")
    await curator.presses("✓ Новизна")
    await curator.presses("Готово")
    assert "Оцениваем: Результативность, Можно повторить, Выступление, ответы" in curator.text
    await curator.presses("День итогов")
    await curator.presses("45 дней")
    await curator.presses("Сколько работ")
    await curator.presses("Две")
    assert "Итоги через 45 дней" in curator.text
    await curator.presses("Опубликовать")
    assert "Опубликовано" in curator.text
    async with stage.app.database.read() as connection:
        kind = (await get_call(connection, CallId(1))).kind
    assert [one.id for one in kind.criteria] == ["results", "transfer", "speech"]
    assert kind.enter.each_up_to == 2


async def test_a_deep_link_opens_the_card_and_a_longer_date_counts(stage: Stage) -> None:
    curator, aishat = await stage.curator("gornyy"), await stage.teacher()
    await opens_call(curator, "Публичная защита опыта", days="14 дней")
    await aishat.says("/start call-1")
    before = aishat.text
    assert before.count("Публичная защита опыта") == 1
    await curator.presses("К условиям")
    assert {"Эксперты", "Подвести итоги"} <= set(curator.buttons)
    await curator.presses("Продлить")
    await curator.presses("7 дней")
    await aishat.says("/start call-1")
    assert "принимаем до" in aishat.text
    assert aishat.text != before
    await aishat.says("/start call-99")
    assert "Публичная защита опыта" not in aishat.text


async def test_an_opened_call_is_told_of_with_its_last_day_and_a_link(stage: Stage) -> None:
    curator, aishat = await stage.curator("gornyy"), await stage.teacher()
    await opens_call(curator, "Публичная защита опыта", days="14 дней")
    await curator.presses("Рассказать всем")
    assert "«Публичная защита опыта»: принимаем до" in curator.text
    await curator.presses("Отправить")
    await pass_by(stage, timedelta(minutes=5))
    assert "«Публичная защита опыта»: принимаем до" in aishat.text
    assert "Условия" in aishat.buttons


async def test_a_contest_asks_for_its_lists_and_may_be_saved_as_a_kind(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await to_kinds(curator, turn=1)
    await curator.presses("Педагогические чтения")
    await curator.presses("Другой срок")
    await curator.says("вчера когда-то")
    assert "Напишите последний день приёма" in curator.text
    await curator.says("20 декабря")
    assert "Напишите номинации" in curator.text
    await curator.says("Начальная школа\nМатематика")
    assert "Номинации: Начальная школа, Математика" in curator.text
    assert "Принимаем до 20 декабря включительно" in curator.text
    await curator.presses("Опубликовать")
    await curator.presses("К условиям")
    await curator.presses("Сохранить как свой вид")
    assert "Сохранено: «Педагогические чтения»" in (curator.alert or "")
    await to_kinds(curator, turn=2)
    assert "Педагогические чтения" in curator.buttons


async def test_a_cancelled_call_says_why_and_accepts_nothing(stage: Stage) -> None:
    curator, aishat = await stage.curator("gornyy"), await stage.teacher()
    await opens_call(curator, "Публичная защита опыта")
    await curator.presses("К условиям")
    await curator.presses("Отменить конкурс")
    await curator.says("Перенесли на весну")
    await curator.presses("Отменить конкурс")
    assert "отменён. Участники узнают" in curator.text
    await aishat.says("/start call-1")
    assert "отменён: Перенесли на весну" in aishat.text
    assert "Защитить опыт" not in aishat.buttons


async def test_a_published_call_is_changed_and_those_who_have_begun_are_told(stage: Stage) -> None:
    """A change puts off the close, renames, and adds a question; answers are kept."""
    call = await opened(stage, "brand", "Брэнд 2026")
    curator, aishat = await stage.curator("gornyy"), await stage.teacher("Айшат", "Магомедова")
    patimat = await stage.teacher("Патимат", "Гаджиева")
    for author in (aishat, patimat):
        await begins_entry(author, call)
    await fills_brand(patimat, "Музей")
    await patimat.presses("Отправить работу")
    await curator.says("/start call-1")
    await curator.presses("Изменить")
    await curator.presses("День итогов")
    await curator.presses("7 дней")
    for about, said in (
        ("Последний день", "24 декабря"),
        ("Название", "Брэнд <i>2027</i> 🏔"),
        ("Ещё вопрос", "Нужна помощь?\nДа\nНет"),
    ):
        await curator.presses(about)
        await curator.says(said)
    assert "Принимаем до 24 декабря включительно" in curator.text
    await curator.presses("Изменить и сообщить")
    assert "условия изменены" in curator.text
    await stage.settle()
    for author in (aishat, patimat):
        assert "Раньше название было другим: «Брэнд 2026»" in author.text
        assert "День итогов: 31 декабря" in author.text
        assert "Новый вопрос, на него можно ответить до отправки: «Нужна помощь?»" in author.text
    await aishat.presses("К условиям")
    await aishat.presses(aishat.buttons[0])
    await fills_brand(aishat, "Робототехника")
    assert "Нужна помощь?" in aishat.text
    await aishat.presses("Да")
    await aishat.presses("Отправить работу")
    await opens_own(aishat, "Робототехника")
    assert "Нужна помощь?: Да" in aishat.text


async def test_a_change_that_would_take_something_away_is_refused(stage: Stage) -> None:
    await opened(stage, "brand", "Брэнд 2026")
    curator, aishat = await stage.curator("gornyy"), await stage.teacher()
    await curator.says("/start call-1")
    begins = await curator.holds("Изменить")
    await curator.presses("Изменить")
    assert "Изменить и сообщить" not in curator.buttons, "nothing is changed yet"
    await curator.presses("Последний день")
    for said, refused in (
        ("завтра", "Новый срок должен быть позже прежнего."),
        ("1 января 2020", "Это время уже прошло."),
        ("потом <b>", "Напишите новый последний день приёма"),
    ):
        await curator.says(said)
        assert refused in curator.text
    await curator.presses("‹ Назад")
    await curator.presses("Ещё вопрос")
    await curator.says("Нужна помощь?\nДа")
    assert "Нужно больше вариантов: хотя бы 2." in curator.text
    await curator.says("Нужна помощь?")
    sends = await curator.holds("Изменить и сообщить")
    await curator.presses("Изменить и сообщить")
    await curator.presses_stale(sends)
    assert "Эта форма уже отправлена" in curator.text + (curator.alert or "")
    await aishat.says("/start call-1")
    await aishat.presses_stale((aishat.screens[-1]["message_id"], begins[1]))
    assert "Изменить и сообщить" not in aishat.buttons
    await curator.says("/start call-1")
    await curator.presses("Отменить конкурс")
    await curator.says("Перенесли")
    await curator.presses("Отменить конкурс")
    await curator.presses_stale(begins)
    assert "кое-что изменилось" in curator.text + (curator.alert or "")


async def test_in_english_a_call_takes_questions_while_there_is_room(stage: Stage) -> None:
    some = KINDS["brand"].fields
    more = tuple(replace(some[0], id=f"title-{at}", required=False) for at in range(14))
    call = await opened(stage, "brand", "Brand 2026", fields=(*some, *more))
    curator, aishat = await stage.curator("gornyy"), await stage.teacher()
    await begins_entry(aishat, call)
    for one in (curator, aishat):
        await stage.speaks(one, Language.EN)
    await curator.says("/start call-1")
    await curator.presses("Change")
    await curator.presses("One more question")
    await curator.says("Anything else?")
    await curator.presses("Change and tell")
    await stage.settle()
    assert "A new question, which you may answer before you send: “Anything else?”" in aishat.text
    await curator.says("/start call-1")
    await curator.presses("Change")
    assert "One more question" not in curator.buttons


async def closes_without_entries(stage: Stage) -> tuple[Player, Player]:
    """The curator and a teacher with a draft, when a call has closed that the teacher has begun
    to enter.
    """
    call = await opened(stage, "brand", "Брэнд 2026")
    curator, teacher = await stage.curator("gornyy"), await stage.teacher()
    await begins_entry(teacher, call)
    for by in (timedelta(days=10, minutes=-5), timedelta(minutes=6), timedelta(minutes=6)):
        await pass_by(stage, by)
    return curator, teacher


async def test_a_call_without_entries_is_prolonged_or_closed_in_one_press(stage: Stage) -> None:
    curator, teacher = await closes_without_entries(stage)
    assert "Брэнд 2026: приём закончен, работ нет. Продлить или закрыть?" in curator.text
    assert "Вы начали работу и не отправили, её не увидят" in teacher.text
    late = await curator.holds("Закрыть без работ")
    await curator.presses("Продлить на неделю")
    assert "принимаем до" in curator.text
    assert "Изменились условия: «Брэнд 2026»" in teacher.text
    assert "\nСейчас: принимаем до" in teacher.text
    await curator.presses_stale(late)
    assert "Закрыть без работ" not in curator.buttons, "it is open again"
    async with stage.app.database.read() as connection:
        closes = existing((await get_call(connection, CallId(1))).closes_at)
    before = closes - stage.clock() - timedelta(minutes=5)
    for by in (before, timedelta(minutes=6), timedelta(minutes=6), timedelta(hours=9)):
        await pass_by(stage, by)  # it closes at the end of a day; letters wait for the morning
    assert "Продлить или закрыть?" in curator.text
    reader = await stage.teacher("Патимат", "Гаджиева")
    await reader.says("/start call-1")
    assert "Сейчас: приём закончен, работ нет" in reader.text
    assert not {"Закрыть без работ", "Продлить на неделю"} & set(reader.buttons)
    await reader.presses_stale((reader.screens[-1]["message_id"], late[1]))
    assert "Сейчас: приём закончен, работ нет" in reader.text
    await curator.presses("Закрыть без работ")
    assert "Сейчас: закрыт, работ нет" in curator.text
    await stage.settle()
    assert "«Брэнд 2026»: закрыт, работ нет. Вы начали работу" in teacher.text


async def test_in_english_a_call_without_entries_closes_by_itself(stage: Stage) -> None:
    curator, _ = await closes_without_entries(stage)
    await stage.speaks(curator, Language.EN)
    await curator.says("/start call-1")
    assert {"A week longer", "Close without entries", "Another time"} <= set(curator.buttons)
    await pass_by(stage, timedelta(days=14))
    assert "no entries, it is closed" in curator.text


async def test_an_english_curator_opens_an_offer_without_an_end(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await stage.speaks(curator, Language.EN)
    await curator.says("/menu")
    for label in ("More", "Contests and experience", "Contests and defences"):
        await curator.presses(label)
    await curator.presses("Open a contest or a defence")
    await curator.presses("›")
    await curator.presses("Offer of a master class")
    assert "entries at any time" in curator.text
    await curator.presses("Publish")
    assert "Published: “Offer of a master class”, No. 1." in curator.text
    await curator.presses("Tell people")
    assert "“Offer of a master class”: entries are accepted at any time." in curator.text


async def test_a_call_whose_entries_all_go_away_after_its_close_is_told_like_one_without(
    stage: Stage,
) -> None:
    """One entry is withdrawn, the other one goes with the data of its author, weeks after the
    close: the curator has fourteen days from then.
    """
    call = await opened(stage, "brand", "Брэнд 2026")
    curator, aishat = await stage.curator("gornyy"), await stage.teacher("Айшат", "Магомедова")
    patimat = await stage.teacher("Патимат", "Гаджиева")
    for author in (aishat, patimat):
        await begins_entry(author, call)
        await fills_brand(author, "Музей")
        await author.presses("Отправить работу")
    await pass_by(stage, timedelta(days=10, minutes=6))
    await opens_own(aishat, "Музей")
    await aishat.presses("Отозвать работу")
    await aishat.presses("Отозвать")
    await pass_by(stage, timedelta(minutes=6))
    assert not told(curator, WITHOUT), "another entry waits"
    await patimat.says("/delete")
    await patimat.presses("Удалить")
    for by in (timedelta(days=14, minutes=10), timedelta(minutes=1), timedelta(minutes=6)):
        await pass_by(stage, by)
    assert told(curator, WITHOUT) == 1
    await curator.says("/start call-1")
    assert "Сейчас: приём закончен, работ нет" in curator.text
    assert {"Продлить на неделю", "Закрыть без работ"} <= set(curator.buttons)
    await pass_by(stage, timedelta(days=13))
    await curator.says("/start call-1")
    assert "Сейчас: приём закончен, работ нет" in curator.text
    await pass_by(stage, timedelta(days=1))
    assert told(curator, WITHOUT) == 1
    await curator.says("/start call-1")
    assert "Сейчас: закрыт, работ нет" in curator.text
