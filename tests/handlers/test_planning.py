"""The whole form of an activity: optional settings, drafts, copies, changes."""

from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.load import DATA, load
from district.catalogues import DataRefused
from district.drafts import Form
from district.languages import Language
from keyboards.activities.form import PlanningAction, PlanningPress
from keyboards.buttons import Press
from keyboards.form import FormAction, FormPress
from locales.texts import load_texts
from storage.tables import enrolment_history
from tests.acts.activities import (
    TITLE,
    asks_for_seat,
    manages,
    opens_form,
    plans,
    plans_with_consent,
    signs_up,
    to_summary,
)
from tests.acts.common import DAY, pass_by, refusal_arrives, told
from tests.play import Player, Stage
from tests.presses import counted


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def sets(curator: Player, setting: str, *said: str) -> None:
    """Sets an optional setting by its button or by typing."""
    await curator.presses(setting)
    for one in said:
        if one in curator.buttons:
            await curator.presses(one)
        else:
            await curator.says(one)


async def test_finer_settings_are_shown_and_kept(stage: Stage, curator: Player) -> None:
    await to_summary(curator)
    await curator.presses("Ещё настройки")
    await sets(curator, "Описание", "Возьмите <учебник>")
    await sets(curator, "Конец записи", "завтра")
    assert "Не получилось понять время" in curator.text
    await curator.says("8 декабря в 12:00")
    await sets(curator, "Места по муниципалитетам", "Левашинский р-н", "9")
    assert "роздано мест: 9, а всего их 3" in curator.text
    await curator.says("2")
    await sets(curator, "Когда места станут общими", "1 декабря", "‹ Назад")
    await sets(curator, "Для муниципалитетов", "☐ Левашинский р-н", "‹ Назад")
    await sets(curator, "Для должностей", "☐ Учитель", "‹ Назад")
    await sets(curator, "Стаж не больше", "сорок")
    assert "Напишите число лет" in curator.text
    await sets(curator, "‹ Назад")
    await sets(curator, "Стаж не больше", "40", "‹ Назад")
    for words in (
        "Возьмите <учебник>",
        "Запись до 8 декабря, 12:00",
        "Места по муниципалитетам: Левашинский р-н: 2",
        "Незанятые станут общими 1 декабря",
        "Только: Левашинский р-н",
        "Только: учитель",
        "стажем до 40 лет",
    ):
        assert words in curator.text
    await curator.presses("Опубликовать")
    aishat = await stage.teacher()
    await signs_up(aishat)
    for words in ("Возьмите <учебник>", "Запись до 8 декабря, 12:00", "Вы записаны"):
        assert words in aishat.text


async def test_sign_up_cannot_close_after_the_start(curator: Player) -> None:
    await to_summary(curator)
    await curator.presses("Ещё настройки")
    await curator.presses("Конец записи")
    await curator.says("11 декабря в 12:00")
    await curator.presses("‹ Назад")
    assert "раньше начала" in curator.text
    await curator.presses("Опубликовать")
    assert "раньше начала" in curator.text


async def test_a_draft_is_seen_by_nobody_until_it_is_published(
    stage: Stage, curator: Player
) -> None:
    await to_summary(curator)
    await curator.presses("Сохранить черновик")
    assert "Черновик сохранён" in curator.text
    aishat = await stage.teacher()
    await aishat.says("Мероприятия")
    assert TITLE not in aishat.text
    await aishat.says("/start activity-1")
    assert TITLE not in aishat.text
    await curator.presses("Вести мероприятие")
    await curator.presses("Изменить черновик")
    await curator.presses("Ещё настройки")
    await curator.presses("☐ Место даёт Совет")
    await curator.presses("‹ Назад")
    await curator.presses("Сохранить черновик")
    await curator.presses("Вести мероприятие")
    assert "смотрит Совет округа" in curator.text
    await curator.presses("Опубликовать")
    await aishat.says("Мероприятия")
    assert TITLE in aishat.text


@pytest.mark.parametrize(
    ("label", "said"), [("Опубликовать", "Опубликовано"), ("Сохранить черновик", "Черновик")]
)
async def test_a_press_served_again_makes_the_same_activity(
    curator: Player, label: str, said: str
) -> None:
    await to_summary(curator)
    press = await curator.holds(label)
    await curator.presses(label)
    outcome = curator.text
    assert outcome.startswith(said)
    await curator.presses_stale(press)
    assert curator.text == outcome
    assert curator.alert is None
    await curator.presses("Вести мероприятие")
    await curator.presses("‹ К мероприятиям округа")
    assert len([one for one in curator.buttons if TITLE in one]) == 1


@pytest.mark.parametrize(
    "older",
    [
        FormPress(action=FormAction.ACT, form=Form.ACTIVITY, value="publish"),
        PlanningPress(action=PlanningAction.PUBLISH),
    ],
)
async def test_an_older_button_publishes(curator: Player, older: Press) -> None:
    await to_summary(curator)
    number, _ = await curator.holds("Опубликовать")
    await curator.presses_stale((number, older.pack()))
    assert curator.text.startswith("Опубликовано")


async def test_a_sent_form_that_is_incomplete_names_what_is_missing(curator: Player) -> None:
    send = FormPress(action=FormAction.SEND, form=Form.ACTIVITY).pack()
    await opens_form(curator)
    for said, missing in (
        (None, "вид мероприятия"),
        ("Семинар", "название"),
        (TITLE, "день и время"),
        ("Методические", "день и время"),
        ("Неуспевающие ученики", "день и время"),
        ("10 декабря", "день и время"),
        ("15:00–17:30", "день и время"),
        ("Леваши", "сколько это часов"),
    ):
        if said in curator.buttons:
            await curator.presses(said)
        elif said is not None:
            await curator.says(said)
        shown = curator.text
        await curator.presses_stale((curator.screens[-1]["message_id"], send))
        assert curator.alert == f"Осталось указать {missing}."
        assert curator.text == shown


async def test_a_topic_that_was_not_offered_is_refused(curator: Player) -> None:
    await opens_form(curator)
    await curator.presses("Семинар")
    await curator.says(TITLE)
    await curator.presses("Методические")
    number, offered = await curator.holds("Неуспевающие ученики")
    await curator.presses_stale((number, offered.replace("methods", "subject")))
    assert "Какое направление?" in curator.text
    await curator.presses_stale((number, offered))
    assert "Какое направление?" not in curator.text


async def test_a_quota_of_another_district_is_refused(curator: Player) -> None:
    await to_summary(curator)
    await curator.presses("Ещё настройки")
    await curator.presses("Места по муниципалитетам")
    number, offered = await curator.holds("Левашинский р-н")
    await curator.presses_stale((number, offered.replace("levashinskiy", "derbent")))
    assert "Выберите его" in curator.text
    await curator.presses_stale((number, offered))
    assert "Сколько мест оставить: Левашинский р-н?" in curator.text


async def test_a_draft_is_deleted(curator: Player) -> None:
    await to_summary(curator)
    await curator.presses("Сохранить черновик")
    await curator.presses("Вести мероприятие")
    await curator.presses("Удалить черновик")
    assert "Черновик удалён" in curator.text
    await curator.presses("‹ К мероприятиям округа")
    assert "Пока ни одного" in curator.text


async def test_a_draft_whose_day_has_come_is_not_published(stage: Stage, curator: Player) -> None:
    await to_summary(curator)
    await curator.presses("Сохранить черновик")
    await curator.presses("Вести мероприятие")
    stage.clock.advance(30 * DAY)
    await curator.presses("Опубликовать")
    assert "Черновик" in curator.text


async def test_an_old_one_is_held_once_more(curator: Player) -> None:
    await plans(curator, seats="25")
    await curator.says("/menu")
    with counted(curator, "Repeat on another day"):
        for label in ("Мероприятия", TITLE, "Повторить в другой день", "17"):
            await curator.presses(label)
        assert f"Семинар · {TITLE}" in curator.text
        assert "17 декабря 2026, четверг, 15:00–17:30 · Леваши, СОШ № 2" in curator.text
        assert "Мест: 25" in curator.text
        await curator.presses("Опубликовать")
    assert "Номер мероприятия: 2" in curator.text


async def test_more_seats_go_to_the_queue_and_fewer_than_taken_are_refused(
    stage: Stage, curator: Player
) -> None:
    await plans(curator, seats="1")
    aishat, patimat = await stage.teacher("Айшат"), await stage.teacher("Патимат")
    await signs_up(aishat)
    await signs_up(patimat)
    await patimat.presses("☐ Записать меня сразу")
    await manages(curator)
    await curator.presses("Изменить")
    await curator.presses("Число мест")
    await curator.says("0")
    await curator.says("2")
    assert "Число мест изменено" in curator.text
    await stage.settle()
    assert told(patimat, "Место ваше: вы записаны.") == 1
    await curator.presses("Вести мероприятие")
    await curator.presses("Изменить")
    await curator.presses("Число мест")
    await curator.says("1")
    assert "Уже занято: 2. Без места остались бы:" in curator.text
    await curator.presses("Отменить")
    assert "Ничего не изменено" in curator.text


async def test_another_place_is_told_once(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await signs_up(aishat)
    await manages(curator)
    await curator.presses("Изменить")
    await curator.presses("Место")
    await curator.says("Гуниб, лицей")
    await stage.settle()
    assert told(aishat, "Изменилось место") == 1
    assert "Гуниб, лицей" in aishat.text


async def moves_the_second_session(stage: Stage, curator: Player, *people: Player) -> None:
    await to_summary(curator)
    await sets(curator, "Добавить занятие", "17 декабря", "15:00-17:00", "Леваши")
    await curator.presses("Опубликовать")
    for one in people:
        await signs_up(one)
    await manages(curator)
    await curator.presses("Изменить")
    await sets(curator, "Время 17 дек.", "10 декабря", "16:00-18:00", "Перенести и сообщить всем")
    assert "Два занятия пришлись на одно время" in (curator.alert or "")
    assert "В какой день" in curator.text
    for said in ("18 декабря", "16:00-18:00"):
        await curator.says(said)
    await curator.presses("Перенести и сообщить всем")
    assert "Перенесено" in curator.text
    await stage.settle()


async def test_one_of_several_sessions_is_moved_and_people_confirm(
    stage: Stage, curator: Player
) -> None:
    aishat, patimat = await stage.teacher("Айшат"), await stage.teacher("Патимат")
    await moves_the_second_session(stage, curator, aishat, patimat)
    assert told(aishat, "Занятие перенесено") == 1
    await manages(curator)
    assert "Время изменилось, ещё не ответили: 2" in curator.text
    await aishat.presses("Приду")
    assert "Вы записаны" in aishat.text
    assert "скажите, пожалуйста, придёте ли вы" not in aishat.text
    await manages(curator)
    assert "Время изменилось, ещё не ответили: 1" in curator.text
    await curator.presses("Кто записан")
    assert "не ответил(а) о новом времени" in curator.text
    await patimat.presses("Не приду")
    await patimat.presses("Да, отказаться")
    await manages(curator)
    assert "ещё не ответили" not in curator.text


# ── Seats that the council gives ───────────────────────────────────────────────────────────────


async def test_a_seat_is_given_by_the_council(stage: Stage, curator: Player) -> None:
    await plans_with_consent(curator)
    member = await stage.member("levashinskiy")
    aishat, patimat = await stage.teacher("Айшат"), await stage.teacher("Патимат")
    await asks_for_seat(aishat)
    assert "Ждём согласия Совета" in aishat.text
    await asks_for_seat(patimat)
    await stage.settle()
    assert "запись на мероприятие" in member.text
    assert "Свободных мест для автора: 1" in member.text
    await member.presses("Принять")
    await stage.settle()
    assert "вы в очереди" not in patimat.text
    assert "Вы записаны" in patimat.text
    await member.says("1")
    await member.presses("Принять")
    await stage.settle()
    assert "вы в очереди" in aishat.text
    await manages(curator)
    assert "Записаны: 1 из 1" in curator.text


async def test_a_question_is_asked_and_answered(stage: Stage, curator: Player) -> None:
    await plans_with_consent(curator)
    member = await stage.member("levashinskiy")
    aishat = await stage.teacher("Айшат")
    await asks_for_seat(aishat)
    await stage.settle()
    await member.presses("Спросить автора")
    await member.presses("Спросить, зачем это автору")
    await stage.settle()
    assert "чем вам поможет это мероприятие" in aishat.text
    await aishat.presses("Ответить на вопрос")
    await aishat.says("слово " * 200)
    assert "Слишком длинно" in aishat.text
    await aishat.sends("sticker")
    await aishat.says("Веду <5> класс")
    assert "Ответ передан" in aishat.text
    await stage.settle()
    assert any("Веду <5> класс" in text for text in member.texts)
    await aishat.says("Мои заявки")
    assert "Веду <5> класс" in aishat.text
    await aishat.presses("Отозвать заявку")
    await aishat.presses("Да, отозвать")
    await aishat.presses("Открыть мероприятие")
    assert "Вы отказались" in aishat.text


async def test_a_refusal_says_why_and_undo_asks_again(stage: Stage, curator: Player) -> None:
    await plans_with_consent(curator)
    member = await stage.member("levashinskiy")
    aishat = await stage.teacher("Айшат")
    await asks_for_seat(aishat)
    await stage.settle()
    await member.presses("Отклонить")
    await member.presses("Мест мало")
    await member.presses("Отклонить")
    await refusal_arrives(stage)
    assert "достались другим" in aishat.text
    await member.presses("Отменить решение")
    await stage.settle()
    await aishat.says("Мероприятия")
    await aishat.presses(TITLE)
    assert "Ждём согласия Совета" in aishat.text
    async with stage.app.database.read() as connection:
        undone = select(enrolment_history.c.person_id).where(enrolment_history.c.move == "undo")
        assert (await connection.execute(undone)).scalars().all() == [member.person]


async def test_what_is_called_off_leaves_nothing_to_decide(stage: Stage, curator: Player) -> None:
    await plans_with_consent(curator)
    member = await stage.member("levashinskiy")
    aishat = await stage.teacher("Айшат")
    await asks_for_seat(aishat)
    await manages(curator)
    await curator.presses("Изменить")
    await curator.presses("Отменить мероприятие")
    await curator.presses("Да, отменить мероприятие")
    await stage.settle()
    assert told(aishat, "Мероприятие отменено") == 1
    await member.says("Ждут решения")
    assert "Сейчас решать нечего" in member.text


async def test_nobody_answers_until_it_begins(stage: Stage, curator: Player) -> None:
    await plans_with_consent(curator)
    await stage.member("levashinskiy")
    stage.clock.advance(14 * DAY)
    aishat = await stage.teacher("Айшат")
    await asks_for_seat(aishat)
    await pass_by(stage, timedelta(days=3, hours=4))
    assert told(aishat, "решения в срок не было") == 1


async def test_it_speaks_english(stage: Stage, curator: Player) -> None:
    await plans_with_consent(curator)
    member = await stage.member("levashinskiy")
    aishat = await stage.teacher("Aishat", language=Language.EN)
    await aishat.says("Activities")
    await aishat.presses(TITLE)
    assert "The district Council reviews requests" in aishat.text
    await aishat.presses("Request a seat")
    await stage.settle()
    await member.presses("Спросить автора")
    await member.presses("Спросить, как пригодится")
    await stage.settle()
    assert "how you would use it in your work" in aishat.text
    await aishat.presses(aishat.buttons[0])
    await aishat.says("In my fifth form")
    assert "Your answer has been passed on" in aishat.text
    await stage.settle()
    await member.says("1")
    await member.presses("Принять")
    await stage.settle()
    assert "You have a seat" in aishat.text
    await aishat.says("/start activity-1")
    await aishat.presses("My code")
    assert "Show it to the organizer" in aishat.text


async def test_clause_42_a_type_is_added_by_a_file_while_the_bot_runs_and_planned(
    stage: Stage, tmp_path: Path
) -> None:
    curator, aishat = await stage.curator("gornyy"), await stage.teacher()
    await opens_form(curator)
    assert "Вебинар-диалог" not in curator.buttons
    shipped, added = DATA / "activity_types.toml", tmp_path / "activity_types.toml"
    texts = load_texts(ZoneInfo("Europe/Moscow"))
    for family, is_loaded in (("webinars", False), ("children", True)):
        own = f"""
[[types]]
id = "dialogue"
ru = "Вебинар-диалог"
en = "Webinar dialogue"
family = "{family}"
"""
        added.write_text(shipped.read_text(encoding="utf-8") + own, encoding="utf-8")
        with nullcontext() if is_loaded else pytest.raises(DataRefused):
            await load(stage.app.database, [added], texts, stage.clock)
    await curator.says("/menu")
    await plans(curator, kind="Вебинар-диалог")
    await aishat.says("Мероприятия")
    assert f"Вебинар-диалог · {TITLE}" in aishat.text
    await aishat.presses(TITLE)
    await aishat.presses("Записаться")
    assert "Сколько детей приведёте?" in aishat.text, "the family of the file decides"
    await aishat.says("12")
    await stage.crash()
    await aishat.presses("1")
    await aishat.presses("Записаться")
    assert "Вы записаны." in aishat.text
    assert f"Вебинар-диалог · {TITLE}" in aishat.text
