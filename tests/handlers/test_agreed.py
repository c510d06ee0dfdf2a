"""Only approved content is sent: every change needs a new approval."""

from datetime import timedelta

import pytest

from district.people.roles import Role
from storage.tables import grants
from tests.acts.announcements import (
    DISTRICT,
    TEXT,
    announces,
    card,
    composes,
    copies,
    crowd,
    scheduled,
)
from tests.play import Player, Stage

NEW = "Совсем другое"


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator(DISTRICT)


@pytest.fixture
async def head(stage: Stage, curator: Player) -> Player:
    return await stage.head(DISTRICT)


@pytest.fixture
async def readers(stage: Stage) -> list[Player]:
    return await crowd(stage)


async def changes_text(author: Player, text: str = NEW) -> None:
    await author.presses("Изменить текст")
    await author.says(text)
    await author.presses("Сохранить")


async def repeats_weekly(author: Player) -> None:
    await author.presses("Изменить время")
    await author.presses("Каждую неделю")
    await author.presses("Вторник")
    await author.presses("Готово")
    await author.says("в 9:00")
    await author.presses("Без даты окончания")
    await author.presses("Сохранить")


def have(readers: list[Player], text: str) -> list[int]:
    return [len(copies(one, text)) for one in readers]


# ── What is ahead ──────────────────────────────────────────────────────────────────────────────


async def test_a_one_off_turned_into_a_weekly_one_is_asked_for_again(
    stage: Stage, curator: Player, head: Player, readers: list[Player]
) -> None:
    await scheduled(curator)
    await head.presses("Принять")
    assert "запланировано" in card(curator)
    await repeats_weekly(curator)
    assert "ждёт согласования" in card(curator)
    assert "по вторникам в 09:00" in head.text
    stage.clock.advance(timedelta(hours=21))
    await stage.ticks()
    assert have(readers, TEXT) == [0] * len(readers)
    await head.presses("Принять")
    await stage.ticks()
    assert have(readers, TEXT) == [1] * len(readers)


async def test_another_time_is_asked_for_again(
    stage: Stage, curator: Player, head: Player, readers: list[Player]
) -> None:
    await scheduled(curator)
    await head.presses("Принять")
    await curator.presses("Изменить время")
    await curator.presses("В назначенное время")
    await curator.says("завтра в 11")
    await curator.presses("Сохранить")
    assert "ждёт согласования" in card(curator)
    assert "11:00" in head.text


async def test_the_card_follows_what_is_changed_while_it_waits_and_an_old_press_agrees_to_nothing(
    curator: Player, head: Player, readers: list[Player]
) -> None:
    await announces(curator)
    old = await head.holds("Принять")
    await changes_text(curator)
    assert NEW in head.text
    await head.presses_stale(old)
    assert head.alert is not None
    assert "ждёт согласования" in card(curator)
    assert have(readers, NEW) == [0] * len(readers)
    await head.presses("Принять")
    assert have(readers, NEW) == [1] * len(readers)
    assert have(readers, TEXT) == [0] * len(readers)


async def test_a_change_of_time_while_it_waits_is_on_the_card_too(
    curator: Player, head: Player, readers: list[Player]
) -> None:
    await announces(curator)
    old = await head.holds("Принять")
    await repeats_weekly(curator)
    assert "по вторникам в 09:00" in head.text
    await head.presses_stale(old)
    assert "ждёт согласования" in card(curator)


async def test_a_decision_about_what_has_changed_since_cannot_be_undone(
    curator: Player, head: Player, readers: list[Player]
) -> None:
    await scheduled(curator)
    await head.presses("Принять")
    undo = await head.holds("Отменить решение")
    await changes_text(curator)
    await head.presses_stale(undo)
    assert head.alert is not None
    assert "изменил" in head.alert
    await head.presses("Принять")
    assert "запланировано" in card(curator)


# ── What people have ───────────────────────────────────────────────────────────────────────────


async def test_other_words_for_what_was_sent_wait_for_a_second_pair_of_eyes(
    curator: Player, head: Player, readers: list[Player]
) -> None:
    await announces(curator)
    await head.presses("Принять")
    assert have(readers, TEXT) == [1] * len(readers)
    await changes_text(curator)
    assert have(readers, TEXT) == [1] * len(readers)
    assert "Новый текст ждёт согласования" in card(curator)
    assert NEW in head.text
    await head.presses("Принять")
    assert have(readers, NEW) == [1] * len(readers)
    assert "Новый текст у 8 из 8" in card(curator)
    await head.presses("Отменить решение")
    assert head.alert is not None
    assert have(readers, NEW) == [1] * len(readers)


async def test_words_that_are_rejected_or_taken_back_reach_nobody(
    curator: Player, head: Player, readers: list[Player]
) -> None:
    await announces(curator)
    await head.presses("Принять")
    await changes_text(curator)
    await head.presses("Отклонить")
    await head.presses("Уже объявляли")
    await head.presses("Отклонить")
    assert "Новый текст ждёт согласования" not in card(curator)
    await changes_text(curator)
    await curator.presses("Оставить прежний текст")
    assert "Новый текст ждёт согласования" not in card(curator)
    assert "ОТОЗВАНА" in head.text
    assert have(readers, TEXT) == [1] * len(readers)


async def test_words_are_changed_once_more_while_they_wait(
    curator: Player, head: Player, readers: list[Player]
) -> None:
    await announces(curator)
    await head.presses("Принять")
    await changes_text(curator)
    old = await head.holds("Принять")
    await changes_text(curator, "Третье")
    await head.presses_stale(old)
    assert have(readers, TEXT) == [1] * len(readers)
    await head.presses("Принять")
    assert have(readers, "Третье") == [1] * len(readers)


async def test_new_words_returned_with_a_question_are_corrected(
    curator: Player, head: Player, readers: list[Player]
) -> None:
    await announces(curator)
    await head.presses("Принять")
    await changes_text(curator)
    await head.presses("Спросить автора")
    await head.presses("Попросить поправить текст")
    await curator.presses("Ответить на вопрос")
    await curator.says("Яснее")
    await curator.presses("Сохранить")
    assert any("Яснее" in text for text in head.texts)
    await head.presses("Принять")
    assert have(readers, "Яснее") == [1] * len(readers)


async def test_a_recall_takes_new_words_back_too(
    curator: Player, head: Player, readers: list[Player]
) -> None:
    await announces(curator)
    await head.presses("Принять")
    await changes_text(curator)
    old = await head.holds("Принять")
    await curator.presses("Отозвать у всех")
    await curator.presses("Да, отозвать")
    await head.presses_stale(old)
    assert have(readers, NEW) == have(readers, TEXT) == [0] * len(readers)


async def test_what_few_people_have_is_corrected_at_once(stage: Stage, curator: Player) -> None:
    reader = await stage.teacher("Патимат")
    await announces(curator)
    await changes_text(curator)
    assert len(copies(reader, NEW)) == 1


# ── How many there are ─────────────────────────────────────────────────────────────────────────


async def test_an_audience_that_has_outgrown_the_limit_is_shown_to_somebody_first(
    stage: Stage, curator: Player, head: Player
) -> None:
    await scheduled(curator)
    assert "запланировано" in card(curator)
    readers = await crowd(stage)
    stage.clock.advance(timedelta(hours=21))
    await stage.ticks()
    assert have(readers, TEXT) == [0] * len(readers)
    assert any("больше людей" in text for text in curator.texts)
    assert TEXT in head.text
    await head.presses("Принять")
    assert have(readers, TEXT) == [1] * len(readers)


async def test_an_audience_that_has_grown_far_beyond_what_was_approved_is_asked_for_again(
    stage: Stage, curator: Player, head: Player, readers: list[Player]
) -> None:
    await scheduled(curator)
    assert "Получат: 8 человек" in head.text
    await head.presses("Принять")
    more = await crowd(stage, 4)
    stage.clock.advance(timedelta(hours=21))
    await stage.ticks()
    assert have(readers + more, TEXT) == [0] * 10
    assert "Получат: 12 человек" in head.text
    await head.presses("Принять")
    assert have(readers + more, TEXT) == [1] * 10


async def test_the_card_tells_how_many_there_were_when_it_was_asked(
    stage: Stage, curator: Player, head: Player, readers: list[Player]
) -> None:
    await announces(curator)
    await crowd(stage, 4)
    await head.presses("Принять")
    assert have(readers, TEXT) == [0] * len(readers)
    assert "Получат: 12 человек" in head.text
    await head.presses("Принять")
    assert have(readers, TEXT) == [1] * len(readers)


async def test_what_repeats_is_counted_each_time(
    stage: Stage, curator: Player, head: Player, readers: list[Player]
) -> None:
    await composes(curator)
    await curator.presses("Когда")
    await curator.presses("Каждую неделю")
    await curator.presses("Вторник")
    await curator.presses("Готово")
    await curator.says("в 9:30")
    await curator.presses("Без даты окончания")
    await curator.presses("Запланировать")
    await head.presses("Принять")
    stage.clock.advance(timedelta(days=1))
    await stage.ticks()
    assert have(readers, TEXT) == [1] * len(readers)
    more = await crowd(stage, 4)
    stage.clock.advance(timedelta(days=7))
    await stage.ticks()
    assert have(readers, TEXT) == [1] * len(readers)
    await head.presses("Принять")
    await stage.ticks()
    assert have(readers, TEXT) == [2] * len(readers)
    assert have(more, TEXT) == [1] * len(more)


async def test_whose_role_has_ended_before_it_was_approved_sends_nothing(
    stage: Stage, curator: Player, head: Player, readers: list[Player]
) -> None:
    await announces(curator)
    async with stage.app.database.write() as tx:
        ended = grants.update().where(grants.c.role == Role.CURATOR)
        await tx.execute(ended.values(ended_at=stage.clock()))
    await head.presses("Принять")
    assert have(readers, TEXT) == [0] * len(readers)
    assert any("придержано" in text for text in curator.texts)


async def test_the_important_is_as_limited_by_another_time_as_by_its_first(
    stage: Stage, curator: Player
) -> None:
    for text in ("Важно 1", "Важно 2", "Важно 3"):
        await composes(curator, text)
        await curator.presses("Рубрика")
        await curator.presses("Важное")
        await curator.presses("Готово")
        if text == "Важно 3":
            await curator.presses("Когда")
            await curator.presses("В назначенное время")
            await curator.says("20 декабря 9:00")
            await curator.presses("Запланировать")
        else:
            await curator.presses("Отправить")
    for when in ("завтра в 9", "21 декабря 9:00"):
        await curator.presses("Изменить время")
        await curator.presses("В назначенное время")
        await curator.says(when)
        await curator.presses("Сохранить")
        if when.startswith("завтра"):
            assert curator.alert is not None
            assert "исчерпано" in curator.alert
            await curator.presses("Отменить")
    assert "21 декабря" in card(curator)
