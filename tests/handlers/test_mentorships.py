"""A mentee finds a mentor, the two become a pair, and the pair ends."""

import json
from datetime import timedelta
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from district.languages import Language
from storage.tables import mentorship_messages, mentorships
from tests.acts.mentoring import GOAL, asks_for_mentor, becomes_mentor, opens_mentors, seeks
from tests.play import Player, Stage
from tests.presses import counted

PHONE = "+7 928 123-45-67"


@pytest.fixture
async def mentee(stage: Stage) -> Player:
    return await stage.teacher()


async def mentor(stage: Stage, surname: str, *, capacity: int = 1) -> Player:
    player = await stage.teacher("Зулейха", surname)
    await becomes_mentor(stage, player, capacity=capacity)
    return player


async def reports(player: Player) -> None:
    await player.says("Рассказать, что трудно")
    for label in ("Методические", "Неуспевающие ученики", "Нужна помощь"):
        await player.presses(label)
    await player.presses("Отправить")


async def test_a_pair_from_three_preferences_to_another_asked_quietly(
    stage: Stage, mentee: Player
) -> None:
    curator = await stage.curator("gornyy")
    declines, full, accepts, another = [
        await mentor(stage, name) for name in ("Алиева", "Багандова", "Велиева", "Гамзатова")
    ]
    await is_led_to_the_third(stage, mentee, declines, full, accepts)
    await share_contacts(mentee, accepts)
    await write_to_one_another(mentee, accepts)
    stage.clock.advance(timedelta(days=92))
    await stage.ticks()
    assert "Половина пути" in mentee.text
    assert "Половина пути" in accepts.text
    await mentee.presses("Хорошо")
    assert "Ваш ответ: Хорошо" in mentee.text
    await asks_for_another(mentee, accepts, curator)
    await curator.presses("Подобрать наставника")
    assert "Алиева З." not in curator.text, "she has declined"
    await curator.presses("Гамзатова З., СОШ № 2")
    assert "→ Гамзатова З., СОШ № 2 (черновик)" in curator.text
    await curator.presses("Отправить 1 просьбу")
    assert "Отправлена 1 просьба" in curator.text
    await another.presses("Принять")
    assert "У вас есть наставник" in mentee.text


async def is_led_to_the_third(
    stage: Stage, mentee: Player, declines: Player, full: Player, accepts: Player
) -> None:
    other = await stage.teacher("Мадина", "Исаева")
    await asks_for_mentor(
        mentee, *(f"{name} З., СОШ № 2" for name in ("Алиева", "Багандова", "Велиева"))
    )
    assert "Жду ответа: Алиева З." in mentee.text
    assert "Вас просят стать наставником" in declines.text
    assert "Магомедова Айшат" in declines.text
    assert GOAL in declines.text
    await asks_for_mentor(other, "Багандова З., СОШ № 2")
    await full.presses("Принять")
    assert "Договорились, вы работаете вместе" in full.text
    told = len(mentee.texts)
    await declines.presses("Не смогу")
    assert "никому не скажу" in declines.text
    assert len(mentee.texts) == told
    assert "Вас просят" in accepts.text
    await accepts.presses("Принять")
    assert "У вас есть наставник" in mentee.text
    assert len(mentee.texts) == told + 1


async def share_contacts(mentee: Player, accepts: Player) -> None:
    """One shares a phone number, the other only the bot."""
    await accepts.presses("Как со мной связаться")
    await accepts.presses("Показать телефон")
    await accepts.says("позвоните мне")
    assert "Не получилось понять номер" in accepts.text
    await accepts.says(PHONE)
    assert f"Вы показываете: {PHONE}" in accepts.text
    await mentee.presses("Мой наставник")
    assert f"Телефон: {PHONE}" in mentee.text
    await mentee.presses("Как со мной связаться")
    await mentee.presses("Только через меня")
    assert "только сообщения через меня" in mentee.text


async def write_to_one_another(mentee: Player, accepts: Player) -> None:
    await mentee.presses("Написать наставнику")
    await mentee.says("Здравствуйте, <b>когда</b> удобно? 🙂")
    assert "Пишет подопечный, Магомедова А." in accepts.text
    assert "Здравствуйте, <b>когда</b> удобно? 🙂" in accepts.text
    await accepts.presses("Ответить")
    await accepts.says("В среду")
    assert "Пишет наставник, Велиева З." in mentee.text
    assert "В среду" in mentee.text


async def asks_for_another(mentee: Player, accepts: Player, curator: Player) -> None:
    """Asks only the curator, who replaces the pair with the same text to both."""
    await opens_mentors(mentee)
    await mentee.presses("Мой наставник")
    quiet = len(accepts.texts)
    await mentee.presses("Нужен другой наставник")
    await mentee.presses("Да, попросить")
    assert "Второй стороне о ней не говорят" in mentee.text
    assert len(accepts.texts) == quiet
    assert "Магомедова" not in curator.text
    await curator.presses("Открыть просьбы")
    assert "Магомедова А." in curator.text
    assert "Просит: подопечный" in curator.text
    await curator.presses("1 · Сменить пару")
    await curator.presses("Да, сменить")
    assert "Куратор решил иначе" in accepts.text
    assert "Куратор решил иначе" in mentee.text
    assert "прос" not in accepts.text


async def test_at_the_end_both_are_asked_whether_the_goal_was_reached(
    stage: Stage, mentee: Player
) -> None:
    helper = await mentor(stage, "Алиева")
    await asks_for_mentor(mentee)
    await helper.presses("Принять")
    stage.clock.advance(timedelta(days=190))
    await stage.ticks()
    assert "Срок вышел" in mentee.text
    await mentee.presses("Отчасти")
    assert "Ваш ответ: Отчасти" in mentee.text
    await helper.presses("Достигнута")
    seen = len(helper.texts)
    await stage.ticks()
    assert len(helper.texts) == seen
    await opens_mentors(mentee)
    assert "Найти наставника" in mentee.buttons


async def test_suggestions_say_why_and_a_mentor_sees_only_what_was_ticked(
    stage: Stage, mentee: Player
) -> None:
    await stage.member("levashinskiy")
    helper = await mentor(stage, "Алиева")
    await reports(mentee)
    why = "помогает с: неуспевающие ученики; тот же предмет; ваш район; сейчас никого не ведёт"
    await mentee.says("/menu")
    with counted(mentee, "Find a mentor"):
        for label in ("Школы и наставники", "Наставники", "Найти наставника"):
            await mentee.presses(label)
        await mentee.says(GOAL)
        for shown in (
            "Срок: До конца учебного года",
            "Наставника подберу я, первым спрошу: Алиева З., СОШ № 2",
            why,
            "Ваших затруднений наставник не увидит",
        ):
            assert shown in mentee.text
        await mentee.presses("Отправить")
    assert "Затруднения" not in helper.text
    await opens_mentors(mentee)
    await mentee.presses("Мой наставник")
    await mentee.presses("Больше не искать")
    await mentee.presses("Да, не искать")

    await seeks(mentee, span="3 месяца")
    await mentee.presses("Мои затруднения")
    assert "Неотмеченных он не увидит" in mentee.text
    await mentee.presses("Неуспевающие ученики")
    await mentee.presses("Готово")
    await mentee.presses("Выбрать наставников")
    assert why in mentee.text
    await mentee.presses("Подберите мне")
    assert "Наставник увидит затруднения: " in mentee.text
    assert "Срок: 3 месяца" in mentee.text
    await mentee.presses("Отправить")
    assert "Затруднения:" in helper.text


async def test_a_mentor_of_the_register_is_asked_from_there(stage: Stage, mentee: Player) -> None:
    helper = await mentor(stage, "Алиева")
    await opens_mentors(mentee)
    await mentee.presses("Список наставников")
    await mentee.presses("Алиева З., СОШ № 2")
    await mentee.presses("Попросить о помощи")
    await mentee.says(GOAL)
    assert "1. Алиева З., СОШ № 2" in mentee.text
    await mentee.presses("Выбрать наставников")
    assert "✓ 1. Алиева З., СОШ № 2" in mentee.buttons
    await mentee.presses("Готово")
    await mentee.presses("Отправить")
    await helper.presses("Принять")
    await opens_mentors(helper)
    await helper.presses("Мои подопечные")
    assert GOAL in helper.text


async def test_with_nobody_free_there_is_a_queue_with_a_place(stage: Stage, mentee: Player) -> None:
    for player in (mentee, second := await stage.teacher("Мадина", "Исаева")):
        await seeks(player)
        assert "Свободных наставников сейчас нет" in player.text
        await player.presses("Встать в очередь")
        stage.clock.advance(timedelta(seconds=1))
    assert "место 2" in second.text
    await opens_mentors(mentee)
    await mentee.presses("Мой наставник")
    assert "место 1" in mentee.text
    await mentee.presses("Больше не искать")
    await mentee.presses("Да, не искать")
    await opens_mentors(second)
    assert "место 1 в очереди" in second.text


async def test_a_full_mentor_who_accepts_is_told_and_the_mentee_led_on(
    stage: Stage, mentee: Player
) -> None:
    helper = await mentor(stage, "Алиева")
    other = await stage.teacher("Мадина", "Исаева")
    await asks_for_mentor(mentee, "Алиева З., СОШ № 2")
    first = await helper.holds("Принять")
    await asks_for_mentor(other, "Алиева З., СОШ № 2")
    await helper.presses("Принять")
    assert "У вас есть наставник" in other.text
    assert "Наставники, которых я спросил, сейчас не могут" in mentee.text
    assert "место 1" in mentee.text
    await helper.presses_stale(first)
    assert "кое-что изменилось" in (helper.alert or "")


async def test_stale_foreign_and_odd_presses_change_nothing(stage: Stage, mentee: Player) -> None:
    helper = await mentor(stage, "Алиева")
    stranger = await stage.teacher("Чужая", "Чужаева")
    await asks_for_mentor(mentee, "Алиева З., СОШ № 2")
    accept = await helper.holds("Принять")
    await opens_mentors(stranger)
    shown, _ = await stranger.holds("Найти наставника")
    await stranger.presses_stale((shown, accept[1]))
    await stranger.presses_stale((shown, accept[1].replace("accept", "pair")))
    assert GOAL not in "".join(stranger.texts)
    await helper.presses("Принять")
    await helper.presses_stale(accept)
    assert "Договорились, вы работаете вместе" in helper.text
    await mentee.presses("Мой наставник")
    await mentee.presses("Написать наставнику")
    await mentee.sends("sticker")
    assert "здесь не подойдут" in mentee.text
    await mentee.says("ы" * 3001)
    assert "поместится 3000" in mentee.text
    await mentee.says("ы" * 2000)
    assert helper.text.endswith("ы…")
    await helper.presses("Показать полностью")
    assert helper.text.count("ы") >= 2000
    await mentee.presses("Мой наставник")
    await mentee.presses("Закончить раньше срока")
    await mentee.presses("Да, завершить")
    assert "Магомедова А. заканчивает раньше срока" in helper.text
    await helper.presses("Ответить")
    assert "кое-что изменилось" in (helper.alert or helper.text)


async def test_a_message_that_was_parked_goes_on(stage: Stage, mentee: Player) -> None:
    helper = await mentor(stage, "Алиева")
    await asks_for_mentor(mentee)
    await helper.presses("Принять")
    await mentee.presses("Мой наставник")
    await mentee.presses("Написать наставнику")
    await mentee.says("Мероприятия")
    await mentee.presses("Вернуться к сообщению")
    await stage.restart()
    await mentee.says("Здравствуйте")
    assert "Здравствуйте" in helper.text
    await helper.presses("Ответить")
    await helper.presses("Отменить")
    assert "ничего не отправлено" in helper.text


async def test_a_telegram_name_is_shared_by_who_has_one(stage: Stage, mentee: Player) -> None:
    helper = await mentor(stage, "Алиева")
    helper.account.account["username"] = "zuleyha_a"
    await asks_for_mentor(mentee)
    await helper.presses("Принять")
    await helper.presses("Как со мной связаться")
    await helper.presses("Показать @zuleyha_a")
    await mentee.presses("Мой наставник")
    assert "Telegram: @zuleyha_a" in mentee.text
    await mentee.presses("Как со мной связаться")
    assert mentee.buttons == ["Показать телефон", "Только через меня", "‹ Назад"]


async def test_a_curator_sees_the_load_and_takes_it_away(stage: Stage, mentee: Player) -> None:
    curator = await stage.curator("gornyy")
    helper = await mentor(stage, "Алиева", capacity=2)
    await asks_for_mentor(mentee)
    await helper.presses("Принять")
    await opens_mentors(curator)
    await curator.presses("Очередь и пары")
    assert "Очереди нет" in curator.text
    await curator.presses("Нагрузка наставников")
    assert "ведёт 1 из 2" in curator.text
    await curator.presses("Скачать таблицу .xlsx")
    book = CalamineWorkbook.from_filelike(BytesIO(curator.document("Наставники.xlsx")))
    head, row = book.get_sheet_by_index(0).to_python()
    assert dict(zip(head, row, strict=True)) | {} == {
        "Наставник": "Алиева Зулейха",
        "Организация": "СОШ № 2",
        "Муниципалитет": "Левашинский р-н",
        "Мест": 2,
        "Пар": 1,
        "Просьб без ответа": 0,
        "На паузе с": "",
        "Первая пара до": "23.05.2027",
        "Роль до": "",
    }


async def test_a_curator_matches_everybody_at_once(stage: Stage, mentee: Player) -> None:
    curator = await stage.curator("gornyy")
    second = await stage.teacher("Мадина", "Исаева")
    for player in (mentee, second):
        await seeks(player)
        await player.presses("Встать в очередь")
    helpers = [await mentor(stage, name) for name in ("Алиева", "Багандова")]
    await opens_mentors(curator)
    await curator.presses("Очередь и пары")
    await curator.presses("Подобрать пары всем")
    assert "Отправить 2 просьбы" in curator.buttons
    await helpers[0].says("/menu")
    await opens_mentors(helpers[0])
    await helpers[0].presses("Моя анкета наставника")
    await helpers[0].presses("Не брать новых подопечных")
    await curator.presses("Отправить 2 просьбы")
    assert "Отправлена 1 просьба" in curator.text
    assert "наставник на паузе или ушёл" in curator.text
    await helpers[1].presses("Принять")


async def test_own_data_hold_the_pair_and_deletion_leaves_no_words(
    stage: Stage, mentee: Player
) -> None:
    helper = await mentor(stage, "Алиева")
    await asks_for_mentor(mentee)
    await helper.presses("Принять")
    await mentee.presses("Мой наставник")
    await mentee.presses("Написать наставнику")
    await mentee.says("Слова для двоих")
    await mentee.says("/mydata")
    kept = json.loads(mentee.document("okrug.json"))
    assert kept["mentorships"][0]["goal"] == GOAL
    assert kept["mentorship_messages"][0]["words"] == "Слова для двоих"
    await helper.says("/mydata")
    seen = json.loads(helper.document("okrug.json"))
    assert seen["mentees"][0]["goal"] == GOAL
    assert seen["mentorship_messages"] == []
    await mentee.says("/delete")
    await mentee.presses("Удалить")
    stage.clock.advance(timedelta(days=15))
    await stage.ticks()
    assert "Работа завершена" in helper.text
    async with stage.app.database.read() as connection:
        goals = await connection.execute(select(mentorships.c.goal))
        said = await connection.execute(select(mentorship_messages.c.words))
        assert (list(goals.scalars()), list(said.scalars())) == ([""], [""])


async def test_a_pair_in_english(stage: Stage) -> None:
    helper = await mentor(stage, "Алиева")
    mentee = await stage.teacher("Aishat", "Magomedova", language=Language.EN)
    await mentee.says("Schools and mentors")
    await mentee.presses("Mentors")
    await mentee.presses("Find a mentor")
    await mentee.says("To teach maths better")
    assert "the same subject; your municipality; no mentees at the moment" in mentee.text
    await mentee.presses("Send")
    assert "Waiting for an answer" in mentee.text
    await helper.presses("Принять")
    assert "You have a mentor" in mentee.text
    await mentee.presses("My mentor")
    await mentee.presses("Write to the mentor")
    await mentee.says("Hello")
    assert "Hello" in helper.text
