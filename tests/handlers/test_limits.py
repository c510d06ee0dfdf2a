"""Limits per person in the chat: a refusal in words, and no input is lost."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.acts.activities import GOOD, opens_import, sends_plan, workbook
from tests.acts.people import comes_in, to_list
from tests.acts.requests import reports_in_own_words
from tests.play import Player, Stage, staged


async def test_the_fourth_report_in_own_words_is_kept_and_sent_when_there_is_room(
    stage: Stage,
) -> None:
    member, aishat = await stage.member("levashinskiy"), await stage.teacher()
    for words in ("Первое", "Двор", "Третье", "Четвёртое"):
        await reports_in_own_words(aishat, words)
    assert aishat.alert == (
        "Своими словами принимаю вместе до 3 затруднений, отозванные за сутки тоже считаются. "
        "Введённое сохранено: отправьте, когда придёт ответ."
    )
    assert not any("Четвёртое" in text for text in member.texts)
    await member.presses("Отклонить")
    await member.presses("Решается в школе")
    await member.presses("Отклонить")
    await aishat.presses("Отправить")
    assert "Заявка 4 отправлена." in aishat.text
    assert any("Четвёртое" in text for text in member.texts)


async def test_somebody_who_adds_schools_is_asked_to_choose_one(stage: Stage) -> None:
    newcomer = await stage.newcomer("Айшат")
    await comes_in(newcomer)
    await to_list(newcomer)
    for name in ("Школа один", "Школа два", "Школа три"):
        await newcomer.presses("Нет в списке — добавить")
        await newcomer.says(name)
        if name != "Школа три":
            await newcomer.presses("Изменить")
            await newcomer.presses("Организация")
    assert "За день можно добавить до 2 организаций." in newcomer.text
    await newcomer.presses("‹ Назад")
    await newcomer.says("Школа два")
    await newcomer.presses("Школа два")
    assert "Проверьте" in newcomer.text


@pytest.fixture
async def narrow(tmp_path: Path, database_url: str) -> AsyncIterator[Stage]:
    """A stage with a limit of one file a day."""
    async with staged(tmp_path, database_url=database_url, limit_files_a_day=1) as ready:
        yield ready


async def test_a_spreadsheet_too_many_is_not_read_and_the_form_stays(narrow: Stage) -> None:
    curator: Player = await narrow.curator("gornyy")
    await opens_import(curator)
    await sends_plan(curator, workbook(GOOD))
    await sends_plan(curator, workbook(GOOD))
    assert "За день можно получить и прислать до 1 файла." in curator.text
    await curator.presses("Опубликовать все")
    assert "Опубликовано мероприятий: 1" in curator.text
