"""A curator announces and people of the district read it."""

import asyncio
import re
from datetime import timedelta
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from bot.sending import broadcasts as announcing
from bot.sending.pace import Pace
from district.languages import Language
from district.people.roles import Role
from storage.tables import grants
from tests.acts.activities import TITLE, plans, signs_up
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
from tests.crowd import until
from tests.play import Player, Stage
from tests.presses import counted


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator(DISTRICT)


@pytest.fixture
async def reader(stage: Stage) -> Player:
    return await stage.teacher("Патимат")


# ── What arrives ───────────────────────────────────────────────────────────────────────────────


async def test_an_announcement_reaches_the_district_once(
    stage: Stage, curator: Player, reader: Player
) -> None:
    far = await stage.teacher("Камила", municipality="derbent")
    await announces(curator)
    assert len(copies(reader)) == 1
    assert far.texts == []
    assert "Всего 2: доставлено 2" in card(curator)
    await stage.ticks()
    await stage.restart()
    assert len(copies(reader)) == 1


async def test_the_copy_is_what_its_author_wrote(
    stage: Stage, curator: Player, reader: Player
) -> None:
    await curator.says("Объявления")
    await curator.presses("Новое объявление")
    bold = [{"type": "bold", "offset": 0, "length": 7}]
    await curator.sends_formatted("Семинар <b> & всегда 👍🏽", bold)
    await curator.presses("Отправить")
    (copy,) = copies(reader, "Семинар <b> & всегда 👍🏽")
    assert copy["entities"] == bold


@pytest.mark.parametrize("kind", ["photo", "video", "document"])
async def test_a_file_arrives_though_the_message_that_brought_it_is_gone(
    stage: Stage, curator: Player, reader: Player, kind: str
) -> None:
    await curator.says("Объявления")
    await curator.presses("Новое объявление")
    if kind == "photo":
        await curator.sends_picture("Смотрите")
    else:
        curator.account.send_file(kind, b"x", f"plan.{kind}", "Смотрите")
        await stage.settle()
    own = [one for one in curator.account.messages if not one["from"]["is_bot"]]
    curator.account.delete(own[-1]["message_id"])
    await curator.presses("Отправить")
    (copy,) = copies(reader, "Смотрите")
    assert kind in copy


async def test_an_album_arrives_whole_with_its_buttons_below(
    curator: Player, reader: Player
) -> None:
    await curator.says("Объявления")
    await curator.presses("Новое объявление")
    await curator.sends_album("photo", 3, "Фото с семинара")
    assert "Вложение: 3 файла" in curator.text
    await curator.presses("Готово")
    await curator.presses("Отправить")
    album = reader.screens[-4:-1]
    assert [len(one["photo"]) for one in album] == [1, 1, 1]
    assert len({one["media_group_id"] for one in album}) == 1
    assert album[0]["caption"] == "Фото с семинара"
    assert reader.text == "К объявлению выше:"
    assert reader.buttons == ["Не присылать «Новости»"]


async def test_the_preview_is_a_copy_whose_buttons_do_nothing_yet(
    curator: Player, reader: Player
) -> None:
    await composes(curator)
    await curator.presses("Кнопки")
    await curator.presses("Кнопка «Прочитал(а)»")
    await curator.presses("Готово")
    await curator.presses("Как это увидят")
    (copy,) = copies(curator)
    assert "reply_markup" in copy
    assert curator.text.startswith("Новое объявление")
    assert copies(reader) == []
    await curator.presses("Не присылать «Новости»")
    assert curator.alert == "Это предпросмотр: у людей кнопка будет работать."


# ── To whom ────────────────────────────────────────────────────────────────────────────────────


async def test_conditions_add_up_and_their_size_is_shown(stage: Stage, curator: Player) -> None:
    near = await stage.teacher("Патимат", municipality="levashinskiy")
    other = await stage.teacher("Амина", municipality="akushinskiy")
    await composes(curator)
    assert "Получат: 3 человека" in curator.text
    await curator.presses("Кому")
    await curator.presses("Муниципалитеты")
    await curator.presses("Акушинский р-н")
    assert "Получит: 1 человек" in curator.text
    await curator.presses("Готово")
    await curator.presses("Показать 10 имён")
    assert any("Магомедова А., СОШ № 2" in text for text in curator.texts)
    await curator.presses("Готово")
    await curator.presses("Отправить")
    assert len(copies(other)) == 1
    assert copies(near) == []


async def test_every_condition_narrows(stage: Stage, curator: Player, reader: Player) -> None:
    await composes(curator)
    await curator.presses("Кому")
    for step, choice in (("Должности", "Учитель"), ("Предметы", "Математика"), ("Роли", "куратор")):
        await curator.presses(step)
        await curator.presses(choice)
        await curator.presses("Готово")
    assert "Получит: 1 человек" in curator.text
    await curator.presses("Роли")
    await curator.presses("Убрать условие")
    await curator.presses("Стаж")
    await curator.says("5")
    assert "Получат: 0 человек" in curator.text
    await curator.presses("Готово")
    assert "Таких людей нет" in curator.text
    assert "Отправить" not in curator.buttons
    await curator.presses("Кому")
    await curator.presses("Сбросить: всем")
    await curator.presses("Организации")
    await curator.says("сош")
    await curator.presses("СОШ № 2")
    await curator.presses("Готово")
    assert "Организации: СОШ № 2" in curator.text
    assert "Получит: 1 человек" in curator.text


async def test_an_audience_is_saved_and_taken_again(stage: Stage, curator: Player) -> None:
    await stage.teacher("Амина", municipality="akushinskiy")
    await composes(curator)
    await curator.presses("Кому")
    await curator.presses("Муниципалитеты")
    await curator.presses("Акушинский р-н")
    await curator.presses("Готово")
    await curator.presses("Сохранённые условия")
    await curator.presses("Сохранить эти условия")
    await curator.says("Наши акушинцы")
    await curator.presses("‹ Назад")
    await curator.presses("Сбросить: всем")
    assert "Получат: 2 человека" in curator.text
    await curator.presses("Сохранённые условия")
    await curator.presses("Наши акушинцы")
    assert "Получит: 1 человек" in curator.text
    await curator.presses("Сохранённые условия")
    await curator.presses("✕")
    assert "Пока ничего не сохранено." in curator.text


async def test_a_category_is_switched_off_under_the_message_and_on_in_settings(
    curator: Player, reader: Player
) -> None:
    await announces(curator, "Первое")
    await reader.presses("Не присылать «Новости»")
    assert reader.alert is not None
    assert "больше не пришлю" in reader.alert
    assert reader.buttons == ["Присылать «Новости»"]
    await composes(curator, "Второе")
    assert "Получит: 1 человек (ещё 1 отключили «Новости»)" in curator.text
    await curator.presses("Отправить")
    assert copies(reader, "Второе") == []
    await reader.says("Настройки")
    await reader.presses("Какие объявления получать")
    assert "Новости" in reader.buttons
    news = await reader.holds("Новости")
    for _ in range(2):  # a slow phone
        await reader.presses_stale(news)
        assert "✓ Новости" in reader.buttons
    await announces(curator, "Третье")
    assert len(copies(reader, "Третье")) == 1


async def test_the_important_cannot_be_switched_off_and_is_limited(
    curator: Player, reader: Player
) -> None:
    for number in range(2):
        await composes(curator, f"Важно {number}")
        await curator.presses("Рубрика")
        await curator.presses("Важное")
        await curator.presses("Готово")
        await curator.presses("Отправить")
        assert reader.text == f"Важно {number}"
        assert reader.buttons == []
    await composes(curator, "Важно 3")
    await curator.presses("Рубрика")
    await curator.presses("Важное")
    await curator.presses("Готово")
    assert "исчерпано" in curator.text
    assert "Отправить" not in curator.buttons


async def test_those_with_a_difficulty_are_written_to_without_names(
    stage: Stage, curator: Player
) -> None:
    teacher = await stage.teacher("Хадижат")
    await teacher.says("Рассказать, что трудно")
    for label in teacher.buttons[:1]:
        await teacher.presses(label)
    await composes(curator)
    await curator.presses("Кому")
    await curator.presses("Затруднение")
    await curator.presses(curator.buttons[0])
    await curator.presses(curator.buttons[0])
    assert "имена не показываются" in curator.text
    assert "Сколько человек получит, не показываю" in curator.text
    assert "Показать 10 имён" not in curator.buttons


# ── Buttons ────────────────────────────────────────────────────────────────────────────────────


async def test_presses_are_counted_and_reported(curator: Player, reader: Player) -> None:
    await composes(curator)
    await curator.presses("Кнопки")
    await curator.presses("Кнопка со ссылкой")
    await curator.says("без адреса")
    assert "https://" in curator.text
    await curator.says("Программа https://example.org/plan")
    await curator.presses("Кнопка «Прочитал(а)»")
    await curator.presses("Готово")
    await curator.presses("Отправить")
    assert reader.buttons == ["Программа", "Прочитал(а)", "Не присылать «Новости»"]
    await reader.presses("Прочитал(а)")
    await reader.presses("Прочитал(а)")
    assert reader.alert == "Спасибо, отмечено."
    assert "Нажали «Прочитал(а)»: 1" in card(curator)
    await curator.presses("Скачать отчёт .xlsx")
    number = re.search(r"Объявление (\d+)", card(curator))
    assert number is not None
    sheet = CalamineWorkbook.from_filelike(
        BytesIO(curator.document(f"Отчёт об объявлении {number[1]}.xlsx"))
    ).get_sheet_by_index(0)
    rows = sheet.to_python()
    assert rows[0][0] == "Кто"
    told = {str(row[0]): (row[3], row[5]) for row in rows[1:]}
    assert told["Магомедова Патимат"] == ("доставлено", "Прочитал(а)")


async def test_a_button_signs_up_for_an_activity_and_outlives_it(
    stage: Stage, curator: Player, reader: Player
) -> None:
    await plans(curator)
    await composes(curator)
    await curator.presses("Кнопки")
    await curator.presses("Кнопка «Записаться»")
    await curator.presses(curator.buttons[0])
    await curator.presses("Готово")
    await curator.presses("Отправить")
    button = await reader.holds("Записаться")
    await reader.presses_stale(button)
    assert TITLE in reader.text
    await reader.presses("Записаться")
    assert "Вы записаны" in reader.text
    assert "Нажали «Записаться»: 1" in card(curator)
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses(next(label for label in curator.buttons if TITLE in label))
    await curator.presses("Изменить")
    await curator.presses("Отменить мероприятие")
    await curator.presses("Да, отменить мероприятие")
    late = await stage.teacher("Амина")
    await late.presses_stale(button)
    await reader.presses_stale(button)
    assert "отменено" in reader.text
    assert "Записаться" not in reader.buttons


async def test_a_press_counts_only_for_whoever_has_a_copy(
    stage: Stage, curator: Player, reader: Player
) -> None:
    await plans(curator)
    await composes(curator)
    await curator.presses("Кнопки")
    await curator.presses("Кнопка «Записаться»")
    await curator.presses(curator.buttons[0])
    await curator.presses("Кнопка «Прочитал(а)»")
    await curator.presses("Готово")
    await curator.presses("Отправить")
    buttons = [await reader.holds(label) for label in reader.buttons]
    stranger = await stage.teacher("Чужая", municipality="derbent")
    late = await stage.teacher("Амина")
    for somebody in (stranger, late):
        for held in buttons:
            await somebody.presses_stale(held)
            assert somebody.alert == "Такого не нашлось. Проверьте номер или откройте меню."
        assert somebody.texts == []
    assert "Нажали «Прочитал(а)»: 0" in card(curator)
    assert "Нажали «Записаться»: 0" in card(curator)
    sign_up, read, _ = buttons
    await reader.presses_stale((sign_up[0], sign_up[1].replace("sign-up", "read")))
    assert "Нажали «Записаться»: 0" in card(curator)
    await reader.presses_stale(read)
    assert "Нажали «Прочитал(а)»: 1" in card(curator)
    await curator.presses("Отозвать у всех")
    await curator.presses("Да, отозвать")
    await reader.presses_stale(sign_up)
    assert reader.alert is not None
    assert "не нашлось" in reader.alert


async def test_the_people_of_an_activity_are_written_to(
    stage: Stage, curator: Player, reader: Player
) -> None:
    other = await stage.teacher("Амина")
    await plans(curator)
    await signs_up(reader)
    await composes(curator)
    await curator.presses("Кому")
    await curator.presses("Мероприятие")
    await curator.presses(curator.buttons[0])
    assert "Получит: 1 человек" in curator.text
    while "Отправить" not in curator.buttons:
        await curator.presses("Готово")
    await curator.presses("Отправить")
    assert len(copies(reader)) == 1
    assert copies(other) == []


# ── When ───────────────────────────────────────────────────────────────────────────────────────


async def test_it_is_sent_at_its_time(stage: Stage, curator: Player, reader: Player) -> None:
    await scheduled(curator)
    assert "24 ноября, вторник, 09:00" in card(curator)
    await stage.ticks()
    assert copies(reader) == []
    stage.clock.advance(timedelta(hours=21))
    await stage.ticks()
    assert len(copies(reader)) == 1
    assert "Всего 2: доставлено 2" in card(curator)


async def test_what_is_ahead_can_be_held_changed_and_deleted(
    stage: Stage, curator: Player, reader: Player
) -> None:
    await scheduled(curator)
    await curator.presses("Придержать")
    assert "придержано" in card(curator)
    stage.clock.advance(timedelta(days=2))
    await stage.ticks()
    assert copies(reader) == []
    await curator.presses("Изменить текст")
    await curator.says("Новый текст")
    await curator.presses("Сохранить")
    await curator.presses("Изменить время")
    await curator.presses("В назначенное время")
    await curator.says("1 ноября 2020 9:00")
    assert "уже прошло" in curator.text or "прошл" in curator.text
    await curator.says("завтра в 10")
    await curator.presses("Сохранить")
    await curator.presses("Снова запланировать")
    stage.clock.advance(timedelta(days=1))
    await stage.ticks()
    assert len(copies(reader, "Новый текст")) == 1
    await scheduled(curator)
    await curator.presses("Удалить")
    await curator.presses("Да, удалить")
    assert "удалено" in card(curator)
    stage.clock.advance(timedelta(days=3))
    await stage.ticks()
    assert copies(reader) == []


async def test_the_card_goes_on_after_a_change_that_was_given_up(
    stage: Stage, curator: Player, reader: Player
) -> None:
    await scheduled(curator)
    await curator.presses("Изменить текст")
    await curator.presses("Отменить")
    stage.clock.advance(timedelta(days=2))
    await stage.ticks()
    assert len(copies(reader)) == 1
    assert "доставлено 2" in card(curator)


async def test_what_repeats_comes_each_time_and_once_for_what_was_missed(
    stage: Stage, curator: Player, reader: Player
) -> None:
    await composes(curator)
    await curator.presses("Когда")
    await curator.presses("Каждую неделю")
    await curator.presses("Вторник")
    await curator.presses("Готово")
    await curator.says("в 9:30")
    await curator.says("15 января")
    assert "по вторникам в 09:30, до 15 января 2027" in curator.text
    await curator.presses("Запланировать")
    assert "повторяется" in card(curator)
    stage.clock.advance(timedelta(days=1))
    await stage.ticks()
    await stage.ticks()
    assert len(copies(reader)) == 1
    stage.clock.advance(timedelta(days=22))
    await stage.ticks()
    await stage.ticks()
    assert len(copies(reader)) == 2
    stage.clock.advance(timedelta(days=27))
    await stage.ticks()
    stage.clock.advance(timedelta(days=7))
    await stage.ticks()
    assert len(copies(reader)) == 3
    await curator.says("Объявления")
    assert "больше не повторяется" in curator.text, "no others are planned"
    await curator.presses("Запланированные")
    assert "больше не повторяется" not in curator.text


async def test_at_night_it_waits_and_can_be_paused_and_stopped(
    stage: Stage, curator: Player, reader: Player
) -> None:
    stage.clock.advance(timedelta(hours=10))  # 22:00
    await composes(curator)
    assert "Сейчас тихие часы: объявление уйдёт в 08:00." in curator.text
    await curator.presses("Отправить")
    assert "Всего 2: ждут 2" in card(curator)
    assert copies(reader) == []
    await curator.presses("Приостановить")
    assert "приостановлено" in card(curator)
    stage.clock.advance(timedelta(hours=11))
    await stage.ticks()
    assert copies(reader) == []
    await curator.presses("Продолжить")
    assert len(copies(reader)) == 1
    stage.clock.advance(timedelta(hours=13))
    await announces(curator, "Ещё одно")
    await curator.presses("Остановить")
    await curator.presses("Да, остановить")
    assert "Всего 2: не отправлено 2" in card(curator)
    stage.clock.advance(timedelta(hours=11))
    await stage.ticks()
    assert copies(reader, "Ещё одно") == []


async def test_the_urgent_does_not_wait_for_the_morning(
    stage: Stage, curator: Player, reader: Player
) -> None:
    stage.clock.advance(timedelta(hours=10))
    await composes(curator)
    await curator.presses("Рубрика")
    await curator.presses("Важное")
    await curator.presses("Срочно, и ночью")
    await curator.presses("Готово")
    await curator.presses("Отправить")
    assert len(copies(reader)) == 1


async def test_paused_for_too_long_it_goes_on_when_its_author_says_so(
    stage: Stage, curator: Player, reader: Player
) -> None:
    stage.clock.advance(timedelta(hours=10))
    await announces(curator)
    await curator.presses("Приостановить")
    stage.clock.advance(timedelta(days=5))
    await curator.presses("Продолжить")
    stage.clock.advance(timedelta(hours=11))
    await stage.ticks()
    assert len(copies(reader)) == 1


async def test_what_nobody_could_send_in_time_is_too_old(
    stage: Stage, curator: Player, reader: Player
) -> None:
    stage.clock.advance(timedelta(hours=10))
    await announces(curator)
    stage.clock.advance(timedelta(days=3, hours=11))
    await stage.ticks()
    assert copies(reader) == []
    assert "Всего 2: опоздало 2" in card(curator)


# ── A second pair of eyes ──────────────────────────────────────────────────────────────────────


async def test_above_a_number_somebody_else_looks_first(stage: Stage, curator: Player) -> None:
    readers = await crowd(stage)
    head, member = await stage.head(DISTRICT), await stage.member("levashinskiy")
    await announces(curator)
    assert "ждёт согласования" in card(curator)
    assert member.texts == []
    assert TEXT in head.text
    assert all(copies(one) == [] for one in readers)
    await head.presses("Принять")
    assert all(len(copies(one)) == 1 for one in readers)
    assert "Всего 9: доставлено 9" in card(curator)
    await head.presses("Отменить решение")
    assert head.alert is not None
    assert "объявление отправляется" in head.alert


async def test_another_curator_looks_and_its_author_does_not(stage: Stage, curator: Player) -> None:
    readers = await crowd(stage)
    other = await stage.curator(DISTRICT)
    await announces(curator)
    accept = await other.holds("Принять")
    await curator.presses_stale(accept)
    assert all(copies(one) == [] for one in readers)
    await other.presses("Принять")
    assert all(len(copies(one)) == 1 for one in readers)


async def test_returned_with_a_question_it_is_corrected_and_asked_again(
    stage: Stage, curator: Player
) -> None:
    readers = await crowd(stage)
    head = await stage.head(DISTRICT)
    await announces(curator)
    await head.presses("Спросить автора")
    await head.presses("Попросить поправить текст")
    await curator.replies("вопрос", "Хорошо")
    assert "Нажмите, пожалуйста, кнопку под ним." in curator.text
    await curator.presses("Ответить на вопрос")
    await curator.says("Яснее")
    await curator.presses("Сохранить")
    assert any("Яснее" in text for text in head.texts)
    await head.presses("Принять")
    assert all(len(copies(one, "Яснее")) == 1 for one in readers)


async def test_approved_and_changed_it_is_asked_for_again(stage: Stage, curator: Player) -> None:
    await crowd(stage)
    head = await stage.head(DISTRICT)
    await scheduled(curator)
    await head.presses("Принять")
    assert "запланировано" in card(curator)
    await curator.presses("Изменить текст")
    await curator.says("Совсем другое")
    await curator.presses("Сохранить")
    assert "ждёт согласования" in card(curator)
    await head.presses("Отклонить")
    await head.presses("Уже объявляли")
    await head.presses("Отклонить")
    assert "удалено" in card(curator)


async def test_it_is_withdrawn_by_deleting_it(stage: Stage, curator: Player) -> None:
    await crowd(stage)
    head = await stage.head(DISTRICT)
    await announces(curator)
    await curator.presses("Удалить")
    await curator.presses("Да, удалить")
    assert "ОТОЗВАНА" in head.text


# ── Afterwards ─────────────────────────────────────────────────────────────────────────────────


async def test_an_edit_reaches_every_copy(stage: Stage, curator: Player, reader: Player) -> None:
    await announces(curator)
    await curator.presses("Изменить текст")
    await curator.says("Семинар в школе № 1")
    await curator.presses("Сохранить")
    assert copies(reader) == []
    assert len(copies(reader, "Семинар в школе № 1")) == 1
    assert "Новый текст у 2 из 2" in card(curator)
    assert reader.buttons == ["Не присылать «Новости»"]


async def test_a_caption_is_edited_with_its_file_in_place(
    stage: Stage, curator: Player, reader: Player
) -> None:
    await curator.says("Объявления")
    await curator.presses("Новое объявление")
    await curator.sends_picture("Было")
    await curator.presses("Отправить")
    await curator.presses("Изменить текст")
    await curator.says("Стало")
    await curator.presses("Сохранить")
    (copy,) = copies(reader, "Стало")
    assert "photo" in copy
    await curator.presses("Изменить текст")
    await curator.says("д" * 1025)
    await curator.presses("Сохранить")
    assert curator.alert is not None
    assert "1024" in curator.alert


async def test_a_recall_takes_every_copy_back(
    stage: Stage, curator: Player, reader: Player
) -> None:
    other = await stage.teacher("Амина")
    await announces(curator)
    other.account.delete(copies(other)[0]["message_id"])
    await curator.presses("Отозвать у всех")
    await curator.presses("Да, отозвать")
    assert copies(reader) == []
    assert "Отозвано 3 из 3, не удалось 0" in card(curator)
    assert "Отозвать у всех" not in curator.buttons


async def test_a_card_that_waits_for_its_turn_takes_no_question_away(
    stage: Stage, curator: Player, reader: Player
) -> None:
    await announces(curator)
    await curator.presses("Изменить текст")
    await curator.says("Семинар в школе № 1")
    pace = stage.app.progress.pace = Pace(rate=1)
    pace.charge(2)
    saving = asyncio.create_task(curator.presses("Сохранить"))
    await until(lambda: bool(copies(reader, "Семинар в школе № 1")))
    await curator.presses("Отозвать у всех")
    await saving
    await curator.presses("Да, отозвать")
    assert copies(reader, "Семинар в школе № 1") == []
    assert any("Отозвано 2 из 2" in text for text in curator.texts)


async def test_what_is_too_old_cannot_be_recalled(
    stage: Stage, curator: Player, reader: Player
) -> None:
    await announces(curator)
    held = await curator.holds("Отозвать у всех")
    stage.clock.advance(timedelta(hours=49))
    await curator.presses_stale(held)
    await curator.presses("Да, отозвать")
    assert curator.alert is not None
    assert len(copies(reader)) == 1


async def test_a_recall_tells_how_many_could_not_be_taken_back(
    stage: Stage, curator: Player, reader: Player
) -> None:
    await announces(curator)
    stage.box.fault(
        method="deleteMessage",
        fault={"status": 400, "description": "Bad Request: message can't be deleted for everyone"},
        chat_id=curator.account.id,
    )
    await curator.presses("Отозвать у всех")
    await curator.presses("Да, отозвать")
    assert "Отозвано 1 из 2, не удалось 1" in card(curator)


# ── What Telegram answers ──────────────────────────────────────────────────────────────────────


async def test_who_blocked_the_bot_is_counted_and_comes_back(
    stage: Stage, curator: Player, reader: Player
) -> None:
    reader.account.block()
    await announces(curator)
    assert "Всего 2: доставлено 1 + недоступны 1" in card(curator)
    reader.account.start()
    await stage.settle()
    await announces(curator, "Второе")
    assert len(copies(reader, "Второе")) == 1


async def test_of_a_lost_answer_nobody_knows_until_its_author_decides(
    stage: Stage, curator: Player, reader: Player
) -> None:
    stage.box.fault(method="sendMessage", chat_id=reader.account.id, fault={"reset": "after"})
    await announces(curator)
    assert "Всего 2: доставлено 1 + неясно 1" in card(curator)
    await curator.presses("Отправить тем, у кого неясно")
    await curator.presses("Да, отправить")
    assert "Всего 2: доставлено 2" in card(curator)
    assert len(copies(reader)) == 2  # as the author was told


async def test_what_is_refused_is_counted_and_administrators_hear(
    stage: Stage, curator: Player, reader: Player
) -> None:
    administrator = await stage.administrator()
    stage.box.fault(
        method="sendMessage",
        chat_id=reader.account.id,
        fault={"status": 400, "description": "Bad Request: can't parse entities"},
    )
    await announces(curator)
    assert "доставлено 2 + не принято 1" in card(curator)
    assert any("announcement" in text for text in administrator.texts)


async def test_asked_to_wait_it_waits_and_nobody_is_lost(
    stage: Stage, curator: Player, reader: Player
) -> None:
    stage.box.fault(
        method="sendMessage", chat_id=reader.account.id, fault={"status": 429, "retry_after": 1}
    )
    await announces(curator)
    while not copies(reader):
        await stage.settle()
    assert len(copies(reader)) == 1


async def test_a_chat_told_to_wait_is_asked_once_and_keeps_nobody_else_back(
    stage: Stage, curator: Player, reader: Player
) -> None:
    other = await stage.teacher("Патимат")
    stage.box.fault(
        method="sendMessage",
        chat_id=reader.account.id,
        fault={"status": 429, "retry_after": 1_000},
        times=100,
    )
    await announces(curator)
    await announces(curator, "Второе")
    assert len(copies(other)) == 1
    assert len(copies(other, "Второе")) == 1
    assert copies(reader) == []
    calls = [one for _, name, one in stage.box.calls if name.lower() == "sendmessage"]
    assert sum(int(one["chat_id"]) == reader.account.id for one in calls) == 1


async def test_a_recall_while_the_token_is_refused_is_made_afterwards(
    stage: Stage, curator: Player, reader: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announcing, "TOKEN_PAUSE", 0.01)
    await announces(curator)
    stage.box.fault(method="deleteMessage", chat_id=reader.account.id, fault={"status": 401})
    await curator.presses("Отозвать у всех")
    await curator.presses("Да, отозвать")
    while copies(reader):
        await stage.settle()
    assert stage.box.call_counts["deleteMessage"] >= 2


async def test_a_death_between_sending_and_marking_makes_no_second_copy(
    stage: Stage, curator: Player, reader: Player
) -> None:
    stage.clock.advance(timedelta(hours=10))
    await announces(curator)
    stage.clock.advance(timedelta(hours=11))
    async with stage.app.database.write() as tx:
        from sqlalchemy import text  # noqa: PLC0415

        await tx.execute(text("UPDATE copies SET state = 'sending' WHERE person_id = 2"))
    await stage.crash()
    assert copies(reader) == []
    assert "Всего 2: доставлено 1 + неясно 1" in card(curator)


# ── Who may ────────────────────────────────────────────────────────────────────────────────────


async def test_a_member_writes_to_the_own_municipality_alone(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    near = await stage.teacher("Патимат", municipality="levashinskiy")
    other = await stage.teacher("Амина", municipality="akushinskiy")
    await member.says("/menu")
    with counted(member, "Announce to the own municipality"):
        for label in ("Объявления", "Новое объявление"):
            await member.presses(label)
        await member.says("Совещание в пятницу")
        assert "Кому: Левашинский р-н" in member.text
        await member.presses("Отправить")
    assert len(copies(near, "Совещание в пятницу")) == 1
    await composes(member)
    await member.presses("Кому")
    assert "Затруднение" not in member.buttons
    await member.presses("Муниципалитеты")
    assert "Акушинский р-н" not in member.buttons
    await member.presses("Готово")
    await member.presses("Готово")
    await member.presses("Отправить")
    assert len(copies(near)) == 1
    assert copies(other) == []


async def test_a_teacher_has_no_such_button_and_no_such_press(
    stage: Stage, curator: Player, reader: Player
) -> None:
    await reader.says("/menu")
    assert "Объявления" not in reader.keyboard
    await reader.says("Объявления")
    assert "другая роль" in reader.text
    await announces(curator)
    stop = await curator.holds("Отозвать у всех")
    await reader.presses_stale(stop)
    assert "не нашлось" in (reader.alert or reader.text)
    assert len(copies(reader)) == 1


async def test_whose_role_has_ended_is_told_and_nothing_leaves(
    stage: Stage, curator: Player, reader: Player
) -> None:
    await scheduled(curator)
    async with stage.app.database.write() as tx:
        ended = grants.update().where(grants.c.role == Role.CURATOR)
        await tx.execute(ended.values(ended_at=stage.clock()))
    stage.clock.advance(timedelta(hours=21))
    await stage.ticks()
    assert copies(reader) == []
    assert any("придержано" in text for text in curator.texts)


# ── Bad input ──────────────────────────────────────────────────────────────────────────────────


async def test_what_cannot_be_told_is_refused_with_a_reason(stage: Stage, curator: Player) -> None:
    await curator.says("Объявления")
    await curator.presses("Новое объявление")
    for kind in ("sticker", "poll", "location", "dice", "voice"):
        await curator.sends(kind)
        assert "Это разослать нельзя" in curator.text
    await curator.says("д" * 4097)
    assert "4096" in curator.text
    await curator.sends_picture("д" * 1025)
    assert "1024" in curator.text
    await curator.sends_album("photo", 3, "д" * 1025)
    assert "1024" in curator.text
    assert "Вложение" not in curator.text
    await curator.forwards("Чужие слова")
    assert curator.text.startswith("Новое объявление")


@pytest.mark.parametrize(("files", "caption"), [(3, "д" * 1025), (11, "Фото с семинара")])
async def test_a_refused_album_leaves_the_earlier_content(
    curator: Player, reader: Player, files: int, caption: str
) -> None:
    """The first is refused with its first message, the second with its last."""
    await composes(curator)
    await curator.presses("Текст и файлы")
    await curator.sends_album("photo", files, caption)
    assert TEXT in curator.text
    assert "Вложение" not in curator.text
    await curator.presses("Готово")
    await curator.presses("Отправить")
    assert len(copies(reader)) == 1


async def test_a_time_that_has_been_is_refused(curator: Player) -> None:
    await composes(curator)
    await curator.presses("Когда")
    await curator.presses("В назначенное время")
    await curator.says("сегодня в 8")
    assert "прошл" in curator.text
    await curator.says("когда-нибудь")
    await curator.says("завтра в 10")
    assert "24 ноября" in curator.text


async def test_two_authors_at_once_each_reach_everybody(
    stage: Stage, curator: Player, reader: Player
) -> None:
    head = await stage.head(DISTRICT)
    await composes(curator, "От куратора")
    await composes(head, "От руководителя")
    for author in (curator, head):
        found = await author.holds("Отправить")
        author.account.press(*found)
    await stage.settle()
    assert len(copies(reader, "От куратора")) == 1
    assert len(copies(reader, "От руководителя")) == 1


async def test_an_interrupted_form_waits_and_a_second_press_sends_nothing_twice(
    stage: Stage, curator: Player, reader: Player
) -> None:
    await composes(curator)
    send = await curator.holds("Отправить")
    await curator.says("Настройки")
    assert any("Объявление не отправлено" in text for text in curator.texts)
    await stage.restart()
    await curator.presses("Продолжить объявление")
    await curator.presses("Отправить")
    await curator.presses_stale(send)
    assert len(copies(reader)) == 1


async def test_in_english(stage: Stage) -> None:
    curator = await stage.curator(DISTRICT)
    reader = await stage.teacher("Патимат", language=Language.EN)
    await curator.says("Настройки")
    await curator.presses("English")
    await curator.says("Announcements")
    await curator.presses("New announcement")
    await curator.says("Tomorrow")
    assert "2 people will get it" in curator.text
    await curator.presses("Send")
    assert reader.text == "Tomorrow"
    assert reader.buttons == ["Mute “News”"]
    assert any("2 in all: delivered 2" in text for text in curator.texts)


async def test_afterwards_in_english(stage: Stage) -> None:
    curator = await stage.curator(DISTRICT)
    reader = await stage.teacher("Патимат", language=Language.EN)
    await curator.says("Настройки")
    await curator.presses("English")
    await curator.says("Announcements")
    await curator.presses("New announcement")
    await curator.says("Tomorrow")
    await curator.presses("When")
    await curator.presses("At a set time")
    await curator.says("tomorrow 10:00")
    await curator.presses("Schedule")
    assert any("scheduled" in text for text in curator.texts)
    stage.clock.advance(timedelta(days=1))
    await stage.ticks()
    assert len(copies(reader, "Tomorrow")) == 1
    await curator.presses("Change the text")
    await curator.says("Today")
    await curator.presses("Save")
    assert len(copies(reader, "Today")) == 1
    await curator.presses("Recall from everyone")
    await curator.presses("Yes, recall")
    assert copies(reader, "Today") == []
