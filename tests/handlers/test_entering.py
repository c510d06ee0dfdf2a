"""An entry in the chat: filled in, sent, found among one's own, changed, withdrawn, reminded of."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from district.calls.kind import Named, label_of, plain_of
from district.languages import Language
from storage.calls.entries import entries_of_call, pupils_of_entry
from storage.tables import calls
from tests.acts.entering import KINDS, PDF, begins_entry, fills_brand, opened, opens_own
from tests.play import Player, Stage

SAID = (
    Named(id="maths", label=label_of("Математика", "Mathematics")),
    Named(id="physics", label=label_of("Физика", "Physics")),
)


async def test_an_entry_is_sent_returned_changed_and_withdrawn(stage: Stage) -> None:
    teacher = await stage.teacher("Айшат", "Магомедова")
    call = await opened(stage, "brand", "Брэнд 2026")
    curator = await stage.curator("gornyy")
    await begins_entry(teacher, call)
    assert "Брэнд 2026 · шаг\u00a01\u00a0из\u00a06" in teacher.text
    await fills_brand(teacher, "Школьный музей")
    assert "Проект: Школьный музей" in teacher.text
    assert "Смета, тыс. рублей: 12,5" in teacher.text
    assert "…" in teacher.text
    await teacher.presses("Показать целиком")
    assert ("Идея " * 60).strip() in teacher.text
    await teacher.presses("Изменить")
    await teacher.presses("Проект")
    await teacher.says("Живой музей")
    await teacher.presses("Отправить работу")
    assert "Работа 1 отправлена" in teacher.text
    await is_returned_and_withdrawn(teacher, curator)


async def is_returned_and_withdrawn(teacher: Player, curator: Player) -> None:
    await curator.presses("Спросить автора")
    await curator.says("Сколько детей участвует?")
    await curator.presses("Отправить вопрос")
    await opens_own(teacher, "Живой музей")
    assert "вернули на доработку" in teacher.text
    await teacher.presses("Исправить и отправить")
    await teacher.presses("Изменить")
    await teacher.presses("Проект")
    await teacher.says("Живой музей, 40 детей")
    await teacher.presses("Отправить работу")
    await opens_own(teacher, "Живой музей, 40 детей")
    assert "ждёт проверки" in teacher.text
    await teacher.presses("Отозвать работу")
    await teacher.presses("Отозвать")
    assert "вы отозвали" in teacher.text


async def test_two_entries_are_filled_in_side_by_side_and_survive_a_crash(stage: Stage) -> None:
    teacher = await stage.teacher()
    brand = await opened(stage, "brand", "Брэнд 2026")
    bank = await opened(stage, "practices", "Банк практик")
    await begins_entry(teacher, brand)
    await teacher.presses("Школа")
    await begins_entry(teacher, bank)
    await teacher.says("Урок в музее")
    await stage.crash()
    await teacher.says("/menu")
    assert {"Работа: Брэнд 2026", "Работа: Банк практик"} <= set(teacher.buttons)
    await teacher.presses("Работа: Брэнд 2026")
    await teacher.says("Школьный музей")
    assert "Команда" in teacher.text
    await teacher.says("/menu")
    await teacher.presses("Работа: Банк практик")
    assert "Направление" in teacher.text
    await teacher.presses("Отменить")
    await begins_entry(teacher, brand)
    assert "Команда" in teacher.text


async def test_only_what_no_longer_fits_a_changed_call_is_asked_again(stage: Stage) -> None:
    teacher = await stage.teacher()
    call = await opened(stage, "brand", "Брэнд 2026")
    await begins_entry(teacher, call)
    await fills_brand(teacher, "Школьный музей")
    fields = tuple(replace(one, limit=5) if one.id == "title" else one for one in call.kind.fields)
    changed = json.dumps(plain_of(replace(call.kind, fields=fields)))
    async with stage.app.database.write() as tx:
        await tx.execute(calls.update().where(calls.c.id == call.id).values(kind=changed))
    await teacher.presses("Отправить работу")
    assert "Осталось ответить" in (teacher.alert or "")
    assert "Проект" in teacher.text
    await teacher.says("Музей")
    assert "Проверьте ответы" in teacher.text
    await teacher.presses("Отправить работу")
    assert "отправлена" in teacher.text


@pytest.mark.parametrize("agrees", [True, False])
async def test_a_coauthor_is_found_invited_and_answers(stage: Stage, agrees: bool) -> None:
    teacher = await stage.teacher("Айшат", "Магомедова")
    other = await stage.teacher("Патимат", "Гаджиева")
    enter = replace(KINDS["brand"].enter, of_one_organization=False)
    call = await opened(stage, "brand", "Брэнд 2026", enter=enter)
    await begins_entry(teacher, call)
    await teacher.presses("Школа")
    await teacher.says("Школьный музей")
    await teacher.says("Гаджиева")
    await teacher.presses(next(one for one in teacher.buttons if one.startswith("Гаджиева")))
    await teacher.says("Иванова Мария")
    await teacher.presses("Записать так")
    await teacher.presses("Готово")
    await teacher.says("Идея")
    await teacher.presses("Готово")
    await teacher.presses("Пропустить")
    await teacher.sends_file(PDF, "Проект.pdf")
    await teacher.presses("Готово")
    await teacher.presses("Отправить работу")
    await stage.settle()
    assert "называет вас соавтором" in other.text
    await other.presses("Да, я соавтор" if agrees else "Нет, уберите меня")
    await opens_own(teacher, "Школьный музей")
    assert ("✓" if agrees else "отказ") in teacher.text
    assert "Иванова Мария (не в боте)" in teacher.text


async def test_a_team_of_one_organization_is_asked_for_in_english(stage: Stage) -> None:
    teacher = await stage.teacher()
    await stage.speaks(teacher, Language.EN)
    await stage.teacher("Патимат", "Гаджиева", workplace="СОШ № 3")
    call = await opened(stage, "brand", "Brand 2026")
    await begins_entry(teacher, call)
    await teacher.presses("School")
    await teacher.says("A museum")
    assert "The whole team is of your organization." in teacher.text
    await teacher.says("Гаджиева")
    await teacher.presses("Гаджиева П., СОШ № 3")
    assert "the whole team is of one organization. Гаджиева Патимат: not" in (teacher.alert or "")
    await teacher.says("Прохожев")
    assert "Let your colleague register in the bot first." in teacher.text
    assert "Write it down as typed" not in teacher.buttons


async def test_300_pupils_are_entered_in_english(stage: Stage) -> None:
    teacher = await stage.teacher()
    await stage.speaks(teacher, Language.EN)
    fields = tuple(replace(one, options=SAID, most=300) for one in KINDS["olympiad"].fields)
    enter = replace(KINDS["olympiad"].enter, most=300, quota=None)
    call = await opened(stage, "olympiad", "Olympiad", fields=fields, enter=enter)
    await begins_entry(teacher, call)
    await teacher.presses("Mathematics")
    for first in range(0, 300, 75):
        rows = (f"{_initials(n)}, {n % 11 + 1}, 12.10.2026" for n in range(first, first + 75))
        await teacher.says("\n".join(rows))
    assert "Taken: 300 of 300" in teacher.text
    await teacher.says("M. A., 8, 12.10.2026")
    assert "At most 300" in teacher.text
    await teacher.presses("Done")
    await teacher.presses("Send the entry")
    assert "was sent" in teacher.text
    async with stage.app.database.read() as connection:
        (entry,) = await entries_of_call(connection, call.id)
        assert len(await pupils_of_entry(connection, entry.id)) == 300


def _initials(number: int) -> str:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return f"{letters[number % 26]}. {letters[number // 26]}."


async def test_an_entry_that_was_not_sent_is_reminded_of_twice(stage: Stage) -> None:
    teacher = await stage.teacher()
    call = await opened(stage, "brand", "Брэнд 2026")
    await begins_entry(teacher, call)
    await teacher.presses("Школа")
    for days, told in ((6, 0), (2, 1), (1, 2), (0.5, 2)):
        stage.clock.advance(timedelta(days=days))
        await stage.ticks()
        assert len([one for one in teacher.texts if "и не отправили. Принимаем до" in one]) == told
    await teacher.presses("Продолжить")
    assert "Проект" in teacher.text


async def test_a_call_that_has_closed_meanwhile_takes_no_entry(stage: Stage) -> None:
    teacher = await stage.teacher()
    call = await opened(stage, "brand", "Брэнд 2026")
    await begins_entry(teacher, call)
    await fills_brand(teacher, "Школьный музей")
    stage.clock.advance(timedelta(days=11))
    await teacher.presses("Отправить работу")
    assert "Брэнд 2026" in (teacher.alert or teacher.text)
    async with stage.app.database.read() as connection:
        assert await entries_of_call(connection, call.id) == []
