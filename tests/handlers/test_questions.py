"""A person writes to the curators, one of them answers, and the conversation ends."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from district.ids import DistrictId
from district.languages import Language
from district.people.roles import Role, Scope
from storage.tables import thread_messages
from tests.acts.common import refusal_arrives
from tests.acts.requests import reports
from tests.play import OFFICE, Player, Stage
from tests.presses import counted

QUESTION = "Как записать на семинар коллегу без телефона?"
ANSWER = "Приведите её с собой: отметим на месте."


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


@pytest.fixture
async def aishat(stage: Stage) -> Player:
    return await stage.teacher()


async def second_curator(stage: Stage) -> Player:
    other = await stage.teacher("Наида", "Юсупова", workplace=OFFICE)
    return await stage.grants(other, Role.CURATOR, Scope(district=DistrictId("gornyy")))


async def asks(player: Player, words: str = QUESTION) -> None:
    await player.says("/help")
    await player.presses("Написать куратору")
    await player.says(words)
    await player.presses("Отправить")


async def test_a_question_is_answered_in_the_chat_and_settled(
    stage: Stage, curator: Player, aishat: Player
) -> None:
    other = await second_curator(stage)
    with counted(aishat, "Write to a curator", at_most=(2, 2)):
        await asks(aishat)
    assert "Прочитают: Омарова З.; Юсупова Н." in aishat.text
    for reader in (curator, other):
        assert reader.text == (
            "Вопрос куратору. Пишет Магомедова А.\nСОШ № 2, Левашинский р-н\n\n" + QUESTION
        )
    with counted(curator, "Answer a question by a reply", at_most=(1, 1)):
        await curator.replies(QUESTION, ANSWER)
        await curator.presses("Отправить")
    assert curator.text == "Ответ отправлен. Кому: Магомедова А."
    assert aishat.text == "Ответ на ваш вопрос. Пишет Омарова З.\n\n" + ANSWER

    await is_told_who_answered(other)
    await goes_on_with_the_first(aishat, curator, other)
    await is_settled(aishat, curator)


async def is_told_who_answered(other: Player) -> None:
    await other.presses("Ответить")
    assert other.alert == "На этот вопрос уже есть ответ (Омарова З.). Всё видно в переписке."
    await other.presses("Вся переписка")
    assert ANSWER in other.text
    assert "Есть ответ:" in other.text
    assert "Ответить" not in other.buttons


async def goes_on_with_the_first(aishat: Player, curator: Player, other: Player) -> None:
    await aishat.replies(ANSWER, "А часы ей засчитают?")
    await aishat.presses("Отправить")
    assert "А часы" not in other.text
    assert "А часы ей засчитают?" in curator.text
    await curator.presses("Ответить")
    await curator.says("Да")
    await curator.presses("Отправить")


async def is_settled(aishat: Player, curator: Player) -> None:
    await aishat.says("Помощь")
    await aishat.presses("Мой вопрос куратору")
    assert [one for one in aishat.text.split("\n") if one in {QUESTION, ANSWER, "Да"}] == [
        *(QUESTION, ANSWER, "Да")
    ]
    await aishat.presses("Вопрос решён")
    assert "Вопрос решён:" in aishat.text
    await curator.presses("Ответить")
    assert "кое-что изменилось" in (curator.alert or "")
    await aishat.says("/help")
    assert "Написать куратору" in aishat.buttons


async def test_the_list_has_the_longest_waiting_first_and_its_count(
    stage: Stage, curator: Player, aishat: Player
) -> None:
    patimat = await stage.teacher("Патимат", "Керимова")
    await asks(aishat)
    stage.clock.advance(timedelta(days=1))
    await asks(patimat, "Когда ближайший семинар?")
    await curator.says("Ещё")
    assert "Вопросы педагогов: 2" in curator.buttons
    await curator.presses("Вопросы педагогов: 2")
    rows = [one for one in curator.buttons if "ждёт с" in one]
    assert [one.split()[0] for one in rows] == ["Магомедова", "Керимова"]
    await curator.presses(rows[0])
    assert QUESTION in curator.text
    await curator.presses("Ответить")
    await curator.says(ANSWER)
    await curator.presses("Отправить")
    await curator.presses("Вопросы педагогов")
    assert [one for one in curator.buttons if "," in one][1] == "Магомедова А., есть ответ"
    await curator.says("Ещё")
    await curator.presses("Вопросы педагогов: 1")
    member = await stage.member("levashinskiy")
    await member.says("Ещё")
    assert not any("Вопросы" in one for one in member.buttons)


async def test_other_words_are_passed_on_as_they_are(
    stage: Stage, curator: Player, aishat: Player
) -> None:
    words = "Когда ближайший семинар?"
    await aishat.says(words)
    assert aishat.buttons == ["Это вопрос куратору", "Это затруднение", "Найти это", "В меню"]
    await aishat.presses("Это вопрос куратору")
    assert f"«{words}»" in aishat.text
    await stage.restart()
    await aishat.presses("Отправить")
    assert words in curator.text

    await aishat.says("Дети не понимают условие задачи")
    earlier = await aishat.holds("Это затруднение")
    await aishat.presses("Это затруднение")
    assert "Дети не понимают условие задачи" in aishat.text
    await aishat.presses("Отменить")
    await aishat.says("Другие слова")
    await aishat.presses_stale(earlier)
    assert not any("Другие слова" in text for text in aishat.texts), "they were typed later"
    assert any("С чем трудно?" in text for text in aishat.texts)

    await aishat.says("/menu")
    await aishat.says("ы" * 4000)
    await aishat.presses("Это вопрос куратору")
    assert "3000" in "".join(aishat.text.split()).replace("\u00a0", "")
    assert "Отправить" not in aishat.buttons


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("спасибо", "Пожалуйста. Если что-то ещё понадобится, я здесь."),
        ("Спасибо большое за ответ!!", "Пожалуйста. Если что-то ещё понадобится, я здесь."),
        ("Thank you very much", "Пожалуйста. Если что-то ещё понадобится, я здесь."),
        ("Добрый день", "Айшат, здравствуйте."),
        ("меню", "Айшат, здравствуйте."),
        ("Menu!", "Айшат, здравствуйте."),
        ("наставники", "Школа учит целый год"),
        ("Schools", "Школа учит целый год"),
        ("СЕМИНАРЫ", "Ближайшие мероприятия."),
        ("мои заявки", "Мои заявки"),
        ("помощь", "Чем я могу помочь"),
        ("Спасибо, а когда семинар?", "Простите, не понял. Что с этим сделать?"),
    ],
)
async def test_courtesies_and_names_of_sections_are_understood(
    aishat: Player, typed: str, shown: str
) -> None:
    await aishat.says(typed)
    assert shown in aishat.text


async def test_thanks_in_reply_to_a_screen_are_thanks(aishat: Player) -> None:
    await aishat.says("О проекте")
    await aishat.replies("Подробнее", "Спасибо")
    assert aishat.text.startswith("Пожалуйста.")


async def test_names_of_sections_are_answers_in_a_form(aishat: Player) -> None:
    await aishat.says("Рассказать, что трудно")
    await aishat.says("наставники")
    assert "наставники" in aishat.text
    assert "Вопрос" not in aishat.text


async def test_a_photo_is_refused_and_the_words_stay(
    stage: Stage, curator: Player, aishat: Player
) -> None:
    await aishat.says("/help")
    await aishat.presses("Написать куратору")
    await aishat.sends("photo")
    assert "словами" in aishat.text
    await aishat.says(QUESTION)
    await aishat.says("Мои заявки")
    assert aishat.text == "Не отправлено: ваше сообщение."
    await aishat.presses("Вернуться к сообщению")
    await aishat.sends("voice")
    assert f"«{QUESTION}»" in aishat.text
    await aishat.says("Другой вопрос")
    assert "«Другой вопрос»" in aishat.text
    await aishat.presses("Отправить")
    assert "Другой вопрос" in curator.text
    assert QUESTION not in curator.text


async def test_nobody_else_reads_or_answers(stage: Stage, curator: Player, aishat: Player) -> None:
    await asks(aishat)
    await curator.presses("Вся переписка")
    presses = [await curator.holds(one) for one in ("Ответить", "Вопросы педагогов")]
    await aishat.presses("Мой вопрос куратору")
    presses.append(await aishat.holds("Вопрос решён"))
    elsewhere = await stage.teacher("Али", "Алиев", workplace=OFFICE)
    await stage.grants(elsewhere, Role.CURATOR, Scope(district=DistrictId("severnyy")))
    member = await stage.member("levashinskiy")
    stranger = await stage.teacher("Патимат", "Керимова")
    administrator = await stage.administrator()
    for player in (elsewhere, member, stranger, administrator):
        await player.says("/menu")
        for _, data in presses:
            await player.presses_stale((player.screens[-1]["message_id"], data))
            assert QUESTION not in "\n".join(player.texts)
    await curator.presses("Ответить")
    await curator.says(ANSWER)
    await curator.presses("Отправить")
    assert ANSWER in aishat.text


async def test_administrators_answer_where_there_is_nobody_else(
    stage: Stage, aishat: Player
) -> None:
    administrator = await stage.administrator()
    await asks(aishat)
    assert QUESTION in administrator.text
    await administrator.says("Ещё")
    await administrator.presses("Вопросы педагогов: 1")
    await administrator.presses(administrator.buttons[0])
    assert QUESTION in administrator.text


async def test_without_anybody_the_question_waits_for_the_first_curator(
    stage: Stage, aishat: Player
) -> None:
    await asks(aishat)
    assert "некому ответить" in aishat.text
    curator = await stage.curator("gornyy")
    await curator.says("Ещё")
    await curator.presses("Вопросы педагогов: 1")
    await curator.presses(curator.buttons[0])
    assert QUESTION in curator.text


async def test_own_data_hold_the_words_and_deletion_takes_them(
    stage: Stage, curator: Player, aishat: Player
) -> None:
    await asks(aishat)
    await curator.replies(QUESTION, ANSWER)
    await curator.presses("Отправить")
    await aishat.says("/mydata")
    kept = json.loads(aishat.document("okrug.json"))
    assert kept["threads"][0]["status"] == "answered"
    assert [one["words"] for one in kept["thread_messages"]] == [QUESTION]
    assert ("question", 1) in [(one["subject"], one["subject_id"]) for one in kept["views"]]
    show = await curator.holds("Вся переписка")
    await aishat.says("/delete")
    await aishat.presses("Удалить")
    stage.clock.advance(timedelta(days=15))
    await stage.ticks()
    async with stage.app.database.read() as connection:
        said = await connection.execute(select(thread_messages.c.words))
        assert list(said.scalars()) == ["", ""]
    await curator.presses_stale(show)
    assert QUESTION not in curator.text
    await curator.says("Ещё")
    assert "Вопросы педагогов" in curator.buttons


async def test_a_rejected_request_leads_to_the_curator(
    stage: Stage, curator: Player, aishat: Player
) -> None:
    member = await stage.member("levashinskiy")
    await reports(aishat)
    await member.presses("Отклонить")
    await member.presses("Решается в школе")
    await member.presses("Отклонить")
    await refusal_arrives(stage)
    assert "напишите куратору" in aishat.text
    await aishat.presses("Написать куратору")
    await aishat.says(QUESTION)
    await aishat.presses("Отправить")
    assert QUESTION in curator.text


async def test_help_is_for_the_role_and_opens_what_it_names(stage: Stage) -> None:
    everybody = ["Рассказать, что трудно", "Мероприятия", "Школы и наставники", "Мои заявки"]
    council = [*everybody, "Ждут решения", "Объявления", "Совет"]
    keeps = ["Роли", "Организации"]
    for player, sections in (
        (await stage.teacher(), everybody),
        (await stage.member("levashinskiy"), council),
        (await stage.head("gornyy"), [*council, "Роли"]),
        (await stage.curator("gornyy"), [*council, *keeps, "Вопросы педагогов"]),
        (await stage.administrator(), [*everybody, "Ждут решения", "Совет", *keeps]),
    ):
        await player.says("/help")
        assert sorted(player.buttons) == sorted(
            ["Написать куратору", "Спросить методиста", *sections]
        )
        for section in sections:
            assert f"«{section}»" in player.text
        shown = player.screens[-1]["message_id"]
        for section in sections:
            _, data = await player.holds(section)
            before = player.texts
            await player.presses_stale((shown, data))
            assert player.texts != before, section
            await player.says("/help")
            shown = player.screens[-1]["message_id"]
    mentor = await stage.teacher("Хава", "Алиева")
    await stage.grants(mentor, Role.MENTOR, Scope(district=DistrictId("gornyy")))
    await mentor.says("/help")
    assert "Вы наставник" in mentor.text


async def test_a_question_in_english(stage: Stage, curator: Player) -> None:
    john = await stage.teacher("John", "Smith", language=Language.EN)
    await john.says("How do I join?")
    assert john.text == "Sorry, I did not understand. What shall I do with it?"
    await john.presses("A question to a curator")
    assert "“How do I join?”" in john.text
    await john.presses("Send")
    assert "Your question was sent." in john.text
    await curator.replies("How do I join?", "Press the button")
    await curator.presses("Отправить")
    assert john.text == "An answer to your question from Омарова З.\n\nPress the button"
    await john.says("thanks a lot!")
    assert john.text == "You are welcome. I am here if you need anything else."
    await john.says("help me")
    await john.presses("My question to a curator")
    await john.presses("This is settled")
    assert "Settled:" in john.text
