"""Announcements whose time passed while the bot was down."""

from datetime import timedelta

import pytest

from tests.acts.announcements import DISTRICT, TEXT, card, composes, copies, crowd, scheduled
from tests.play import Player, Stage

LATE = timedelta(days=8)


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator(DISTRICT)


@pytest.fixture
async def reader(stage: Stage) -> Player:
    return await stage.teacher("Патимат")


async def repeats_on_tuesdays(author: Player) -> None:
    await composes(author)
    await author.presses("Когда")
    await author.presses("Каждую неделю")
    await author.presses("Вторник")
    await author.presses("Готово")
    await author.says("в 9:30")
    await author.presses("Без даты окончания")
    await author.presses("Запланировать")


def letter(author: Player) -> str:
    return next(text for text in reversed(author.texts) if "не отправлено" in text)


async def test_planned_for_tomorrow_and_the_bot_away_for_eight_days_it_is_not_sent(
    stage: Stage, curator: Player, reader: Player
) -> None:
    await scheduled(curator)
    await stage.stop()
    stage.clock.advance(LATE)
    await stage.start()
    await stage.ticks()
    await stage.ticks()
    assert copies(reader) == []
    assert "24 ноября" in letter(curator)
    assert sum("не отправлено" in text for text in curator.texts) == 1


async def test_its_author_sends_it_all_the_same(
    stage: Stage, curator: Player, reader: Player
) -> None:
    await scheduled(curator)
    stage.clock.advance(LATE)
    await stage.ticks()
    send = await curator.holds("Отправить всё равно")
    await curator.presses("Отправить всё равно")
    assert len(copies(reader)) == 1
    assert "Всего 2: доставлено 2" in card(curator)
    await curator.presses_stale(send)
    assert len(copies(reader)) == 1


async def test_a_late_one_can_be_given_another_time_or_deleted(
    stage: Stage, curator: Player, reader: Player
) -> None:
    await scheduled(curator)
    stage.clock.advance(LATE)
    await stage.ticks()
    await curator.presses("Открыть объявление")
    assert "опоздало" in card(curator)
    await curator.presses("Изменить время")
    await curator.presses("В назначенное время")
    await curator.says("завтра в 10")
    await curator.presses("Сохранить")
    assert "запланировано" in card(curator)
    stage.clock.advance(timedelta(days=1))
    await stage.ticks()
    assert len(copies(reader)) == 1
    await scheduled(curator, "завтра в 9")
    stage.clock.advance(LATE)
    await stage.ticks()
    await curator.presses("Открыть объявление")
    await curator.presses("Удалить")
    await curator.presses("Да, удалить")
    assert "удалено" in card(curator)
    assert len(copies(reader)) == 1


async def test_within_two_days_it_is_sent_late(
    stage: Stage, curator: Player, reader: Player
) -> None:
    await scheduled(curator)
    stage.clock.advance(timedelta(days=2))
    await stage.ticks()
    assert len(copies(reader)) == 1


async def test_what_repeats_goes_on_and_its_author_is_told_of_the_time_that_was_missed(
    stage: Stage, curator: Player, reader: Player
) -> None:
    await repeats_on_tuesdays(curator)
    stage.clock.advance(timedelta(days=12))  # a Saturday: two Tuesdays were missed
    await stage.ticks()
    await stage.ticks()
    assert copies(reader) == []
    assert "1 декабря" in letter(curator)
    stage.clock.advance(timedelta(days=3))
    await stage.ticks()
    assert len(copies(reader)) == 1
    await curator.presses("Отправить всё равно")
    assert len(copies(reader)) == 2


async def test_of_what_repeats_the_newest_missed_time_is_sent_while_it_is_good(
    stage: Stage, curator: Player, reader: Player
) -> None:
    await repeats_on_tuesdays(curator)
    stage.clock.advance(timedelta(days=9))  # a Wednesday: the second Tuesday was yesterday
    await stage.ticks()
    assert len(copies(reader)) == 1
    assert all("не отправлено" not in text for text in curator.texts)


async def test_begun_late_it_stays_good_no_longer_than_from_its_moment(
    stage: Stage, curator: Player, reader: Player
) -> None:
    await scheduled(curator, "завтра в 20:30")
    stage.clock.advance(timedelta(days=2, hours=10))  # 22:00 of the day after: it waits for 8:00
    await stage.ticks()
    assert copies(reader) == []
    stage.clock.advance(timedelta(days=1))  # 22:00 once more, two days after its moment
    await stage.ticks()
    stage.clock.advance(timedelta(hours=11))
    await stage.ticks()
    assert copies(reader) == []
    assert "Всего 2: опоздало 2" in card(curator)
    await curator.presses("Отправить с опозданием")
    await curator.presses("Да, отправить")
    assert len(copies(reader)) == 1


async def test_approved_too_late_it_is_not_sent_unasked(stage: Stage, curator: Player) -> None:
    readers = await crowd(stage)
    head = await stage.head(DISTRICT)
    await scheduled(curator)
    stage.clock.advance(timedelta(days=4))
    await head.presses("Принять")
    assert all(copies(one) == [] for one in readers)
    assert letter(curator)
    await curator.presses("Отправить всё равно")
    assert "ждёт согласования" in card(curator)  # another time is another announcement
    await head.presses("Принять")
    assert all(len(copies(one)) == 1 for one in readers)


async def test_to_be_sent_at_once_it_is_sent_when_it_is_approved(
    stage: Stage, curator: Player
) -> None:
    readers = await crowd(stage)
    head = await stage.head(DISTRICT)
    await composes(curator)
    await curator.presses("Отправить")
    stage.clock.advance(timedelta(days=4))
    await head.presses("Принять")
    assert all(len(copies(one, TEXT)) == 1 for one in readers)
