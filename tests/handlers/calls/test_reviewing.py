"""An expert reviews by thumbs: from the letter to a given review, and what is sent of the entry."""

from dataclasses import replace

import pytest

from district.calls.entry import EntryFile
from district.languages import Language
from tests.acts.common import DAY, pass_by
from tests.acts.reviews import Desk, blind
from tests.calls import shipped
from tests.play import Stage
from tests.presses import counted


@pytest.fixture
def desk(stage: Stage) -> Desk:
    return Desk(stage)


async def test_an_entry_is_scored_by_thumbs(stage: Stage, desk: Desk) -> None:
    """Six presses; those served again after a crash, and stale ones, spoil nothing."""
    [expert] = await desk.begins(shipped("defence"))
    assert f"Просим экспертизу: {desk.entry.title}" in expert.text
    with counted(expert, "Review an entry"):
        await expert.presses("Беру")
        assert "1 из 3" in expert.text
        stale = await expert.holds("5")
        await expert.presses("3")
        await expert.presses("4")
        assert "3 из 3" in expert.text
        await expert.presses("2")
        assert "1. Новизна: 3 из 5" in expert.text
        await expert.presses("Отправить")
    assert "отправлена" in expert.text
    await expert.presses_stale(stale)
    assert "1. Новизна: 3 из 5" in expert.text, "a given review takes no marks"


async def test_a_given_review_is_changed_and_a_crash_loses_nothing(
    stage: Stage, desk: Desk
) -> None:
    [expert] = await desk.begins(shipped("defence"))
    for label in ("Беру", "3", "4", "2", "Отправить", "Изменить", "✏️ 2"):
        await expert.presses(label)
    assert "Ваша оценка: 4 из 5" in expert.text
    await stage.crash()
    await expert.presses("5")
    await expert.presses("4")
    assert "Отправить" not in expert.buttons, "the highest mark needs words"
    await expert.presses("Слова автору")
    await stage.crash()
    await expert.says("Очень сильная работа")
    assert "Автору: Очень сильная работа" in expert.text
    await expert.presses("Отправить")
    assert "2. Результативность: 5 из 5" in expert.text
    await expert.says("Ещё")
    await expert.presses("Конкурсы и опыт")
    await expert.presses("Мои экспертизы")
    assert "отправлена" in expert.text


async def test_an_expert_declines_with_a_reason(desk: Desk) -> None:
    [expert] = await desk.begins(shipped("defence"))
    await expert.presses("Не могу")
    await expert.presses("‹ Назад")
    await expert.presses("Не могу")
    await expert.presses("Есть связь с автором")
    assert "больше не предложим" in expert.text
    await expert.presses("‹ Экспертизы")
    assert "Сейчас экспертиз нет" in expert.text


async def test_blind_work_comes_under_its_code(stage: Stage, desk: Desk) -> None:
    player = await stage.teacher("Марьям", "Файлова")
    await player.sends_file(b"the work", "Файлова М.pdf")
    sent = next(one["document"] for one in player.account.messages if one.get("document"))
    file = EntryFile(
        field="deck",
        file_id=sent["file_id"],
        unique_id=sent["file_unique_id"],
        name="Файлова М.pdf",
        size=8,
    )
    large = replace(file, size=21 * 1024 * 1024)
    answers = {"title": "Тёплая школа", "idea": "Печи в каждом классе"}
    [expert] = await desk.begins(blind(shipped("brand")), files=(file, large), answers=answers)
    code = desk.entry.code
    assert f"Просим экспертизу: {code}" in expert.text
    assert "Анонимность условная" in expert.text
    await expert.presses("Беру")
    await expert.presses("Открыть работу")
    assert any("Печи в каждом классе" in text for text in expert.texts)
    assert expert.document(f"{code}-1.pdf") == b"the work"
    assert any(f"{code}-2.pdf больше 20 МБ" in text for text in expert.texts)
    assert "1 из 3" in expert.text, "below the files the review goes on"
    shown = " ".join([*expert.texts, *(str(one.get("document")) for one in expert.screens)])
    assert "Файлова" not in shown
    assert "Авторова" not in shown


async def test_reminders_come_with_the_review_and_end_with_it(stage: Stage, desk: Desk) -> None:
    [expert] = await desk.begins(shipped("defence"))
    await expert.presses("Беру")
    await pass_by(stage, 4 * DAY)
    assert "Прошла половина срока" in expert.text
    await expert.presses("К итогу")
    await expert.presses("Ещё 3 дня")
    assert "Срок продлён" in expert.text
    assert "Ещё 3 дня" not in expert.buttons
    await pass_by(stage, DAY)
    assert not any("2 дня" in text for text in expert.texts), "the old date counts for nothing"
    await pass_by(stage, 3 * DAY)
    assert any("До срока экспертизы 2 дня" in text for text in expert.texts)
    await pass_by(stage, 5 * DAY)
    await expert.says("Ещё")
    await expert.presses("Конкурсы и опыт")
    await expert.presses("Мои экспертизы")
    assert "Сейчас экспертиз нет" in expert.text


async def test_a_verdict_in_english_and_experts_at_odds_are_left(stage: Stage, desk: Desk) -> None:
    expert, other = await desk.begins(shipped("practices"), experts=2)
    await stage.speaks(expert, Language.EN)
    await expert.presses("Беру")
    await expert.presses("Return for changes")
    assert "tell the author what to change" in expert.text
    await expert.presses("To the author")
    await expert.says("Please add the file")
    await expert.presses("Send")
    assert "Decision: Return for changes" in expert.text
    for label in ("Беру", "Принять", "Отправить"):
        await other.presses(label)
    assert "Если оставить как есть, итог будет «Не принято»" in desk.curator.text
    await desk.curator.presses("Оставить как есть")
    assert "По вашей работе есть итог" in desk.author.text
