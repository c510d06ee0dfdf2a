"""Deciders in the chat: the card's buttons, two people at a time."""

from datetime import timedelta

import pytest

from sandbox import Call
from tests.acts.common import pass_by, told
from tests.acts.requests import reports, reports_in_own_words
from tests.play import Player, Stage
from tests.presses import counted


@pytest.fixture
async def aishat(stage: Stage) -> Player:
    return await stage.teacher("Айшат", "Магомедова", municipality="levashinskiy")


@pytest.fixture
async def member(stage: Stage) -> Player:
    return await stage.member("levashinskiy")


async def test_accepting_takes_one_press_and_every_copy_follows(
    stage: Stage, member: Player, aishat: Player
) -> None:
    other = await stage.member("levashinskiy")
    await reports(aishat)
    assert "Заявка 1 · затруднение · ждёт решения" in member.text
    with counted(member, "Accept a card"):
        await member.presses("Принять")
    for copy in (member, other):
        assert "Заявка 1 · затруднение · ПРИНЯТА" in copy.text
        assert "Решение: " in copy.text
    assert "Отменить решение" in member.buttons
    assert other.buttons == ["Чем помочь"]
    assert "Ваша заявка 1 принята." in aishat.text


async def test_the_card_that_a_press_has_drawn_is_not_drawn_again(
    stage: Stage, member: Player, aishat: Player
) -> None:
    other = await stage.member("levashinskiy")
    await reports(aishat)
    drawn: list[object] = []

    def see(call: Call) -> None:
        if call.is_made and call.method == "editMessageText":
            drawn.append(call.arguments["chat_id"])

    stage.box.watch_calls(see)
    await member.presses("Принять")
    assert sorted(drawn, key=str) == [member.account.id, other.account.id]


async def test_who_comes_second_is_told_and_sees_the_decision(
    stage: Stage, member: Player, aishat: Player
) -> None:
    other = await stage.member("levashinskiy")
    await reports(aishat)
    stale = await other.holds("Принять")
    await member.presses("Принять")
    await other.presses_stale(stale)
    assert other.alert is not None
    assert "ПРИНЯТА" in other.text


async def test_a_rejection_is_asked_why_checked_and_told(
    stage: Stage, member: Player, aishat: Player
) -> None:
    await reports(aishat)
    await member.presses("Отклонить")
    assert "Заявка 1 · отклонить" in member.text
    await member.sends("sticker")
    assert "Заявка 1 · отклонить" in member.text
    await member.says("Это есть в планах школы")
    assert "Причина: «Это есть в планах школы»" in member.text
    await member.presses("Добавить заметку для Совета")
    await member.says("Звонил завуч")
    assert "Заметка для Совета: «Звонил завуч»" in member.text
    await member.presses("Отклонить")
    assert "Заявка 1 отклонена." in member.text
    assert any("ОТКЛОНЕНА" in text and "Звонил завуч" in text for text in member.texts)
    assert not told(aishat, "Это есть в планах школы")
    stage.clock.advance(timedelta(minutes=2))
    await stage.settle()
    assert "«Это есть в планах школы»" in aishat.text
    assert not any("Звонил завуч" in text for text in aishat.texts)


async def test_a_form_can_go_back_and_be_cancelled(member: Player, aishat: Player) -> None:
    await reports(aishat)
    await member.presses("Отклонить")
    await member.presses("Решается в школе")
    await member.says("что-то ещё")
    assert "Проверьте и подтвердите." in member.text
    await member.presses("‹ Назад")
    assert "Почему?" in member.text
    await member.presses("Отменить")
    assert "Заявка 1 по-прежнему ждёт решения." in member.text
    await member.presses("Принять")
    assert "Ваша заявка 1 принята." in aishat.text


async def test_a_return_asks_the_author_and_the_answer_comes_back(
    member: Player, aishat: Player
) -> None:
    await reports(aishat)
    await member.presses("Спросить автора")
    await member.presses("Попросить подробностей")
    assert "есть вопрос к вам" in aishat.text
    assert "подробнее" in aishat.text
    await aishat.presses("Ответить на вопрос")
    assert "Отправить" not in aishat.buttons
    await aishat.says("В пятых <классах>")
    assert "Ваш ответ: «В пятых <классах>»" in aishat.text
    await aishat.presses("Отправить")
    assert "спасибо, ответ у Совета" in aishat.text
    assert "Решение — не позднее 4 декабря." in aishat.text
    assert "Пробовали" not in "".join(member.texts)
    for text in (member.text, member.texts[0]):
        assert "Вопрос: «Расскажите, пожалуйста, подробнее" in text
        assert "Ответ автора: «В пятых <классах>»" in text
    assert "Заявка 1: автор ответил на вопрос." in member.text
    with counted(member, "Decide after the author answered"):
        await member.presses("Принять")
    assert "принята" in aishat.text


async def test_an_answer_cannot_be_sent_empty(member: Player, aishat: Player) -> None:
    """A button of before the answer had a field is refused, too; a change is an answer."""
    await reports(aishat)
    await member.presses("Спросить автора")
    await member.presses("Уточнить направление")
    await aishat.presses("Ответить на вопрос")
    cancel = await aishat.holds("Отменить")
    await aishat.says("к" * 501)
    assert "501" in aishat.text
    cancel = await aishat.holds("Отменить")
    await aishat.presses("Изменить")
    await aishat.presses("Область и направление")
    await aishat.presses("Функц. грамотность")
    await aishat.presses("Математическая")
    assert "Отправить" not in aishat.buttons
    forged = (await aishat.holds("Отменить"))[0], "form:send:deficit::"
    await aishat.presses_stale(forged)
    assert aishat.alert is not None
    assert cancel
    await aishat.presses("Изменить")
    await aishat.presses("Область и направление")
    await aishat.presses("Функц. грамотность")
    await aishat.presses("Читательская")
    await aishat.presses("Отправить")
    assert "спасибо, ответ у Совета" in aishat.text
    assert "→ Читательская" in member.text


async def test_a_reply_to_the_letter_with_the_question_is_the_answer(
    member: Player, aishat: Player
) -> None:
    await reports(aishat)
    with counted(member, "Ask in own words"):
        await member.replies("ждёт решения", "В каких классах?")
        assert "Вопрос: «В каких классах?»" in member.text
        await member.presses("Отправить вопрос")
    await aishat.says("Рассказать, что трудно")
    await aishat.presses("Методические")
    with counted(aishat, "Answer the Council while a form is open", at_most=(2, 1)):
        await aishat.replies("есть вопрос к вам", "В пятых")
        assert "Вы уже начали" in aishat.text
        await aishat.presses("Ответить на вопрос")
        assert "Ваш ответ: «В пятых»" in aishat.text
        await aishat.presses("Отправить")
    assert "Ответ автора: «В пятых»" in member.text
    with counted(member, "Ask in own words"):
        await member.replies("автор ответил", "А в шестых?")
        await member.presses("Отправить вопрос")
    with counted(aishat, "Answer the Council"):
        await aishat.replies("А в шестых?", "Тоже")
        await aishat.presses("Отправить")
    assert "Ответ автора: «Тоже»" in member.text
    await member.presses("Принять")
    await member.replies("ПРИНЯТА", "Спасибо")
    assert "вопрос автору" not in member.text


async def test_while_one_writes_why_another_decides(
    stage: Stage, member: Player, aishat: Player
) -> None:
    other = await stage.member("levashinskiy")
    await reports(aishat)
    await member.presses("Отклонить")
    await member.presses("Решается в школе")
    await other.presses("Принять")
    await member.presses("Отклонить")
    assert member.alert is not None
    assert "ПРИНЯТА" in member.text
    assert sum("Ваша заявка 1 принята" in text for text in aishat.texts) == 1


async def test_a_decision_is_undone_within_ten_minutes_and_not_later(
    stage: Stage, member: Player, aishat: Player
) -> None:
    await reports(aishat)
    await member.presses("Принять")
    await member.presses("Отменить решение")
    assert "ждёт решения" in member.text
    assert "Заявку 1 посмотрят ещё раз" in aishat.text
    await member.presses("Принять")
    stage.clock.advance(timedelta(minutes=11))
    await member.presses("Отменить решение")
    assert member.alert is not None
    assert "ПРИНЯТА" in member.text
    assert "Отменить решение" not in member.buttons


@pytest.mark.parametrize("waits", [1, 2])
async def test_a_refusal_undone_before_it_is_told_is_silent(
    stage: Stage, member: Player, aishat: Player, waits: int
) -> None:
    """One that was told is taken back by a notice. «Мои заявки» say no more than the letters."""
    await reports(aishat)
    await aishat.says("Мои заявки")
    waiting, withdraw = aishat.text, await aishat.holds("Отозвать заявку")
    before = len(aishat.screens)
    await member.presses("Отклонить")
    await member.presses("Решается в школе")
    await member.presses("Отклонить")
    stage.clock.advance(timedelta(minutes=waits))
    await stage.settle()
    assert len(aishat.screens) == before + (0 if waits < 2 else 1)
    await aishat.says("1")
    assert (aishat.text == waiting) is (waits < 2)
    help_now = [] if waits < 2 else ["Написать куратору"]
    assert aishat.buttons == [*help_now, "‹ К списку"]
    await aishat.presses("‹ К списку")
    assert ("ждёт решения" in aishat.text) is (waits < 2)
    await aishat.presses_stale(withdraw)
    await aishat.presses("Да, отозвать")
    assert ("отклонена" in f"{aishat.alert}{aishat.text}".lower()) is (waits == 2)
    await member.presses("Отменить решение")
    stage.clock.advance(timedelta(minutes=5))
    await stage.settle()
    told_so = ["не принял", "Прежнее решение отменено"]
    assert [told(aishat, words) for words in told_so] == ([0, 0] if waits < 2 else [1, 1])
    await aishat.says("1")
    assert (aishat.text == waiting) is (waits < 2)
    await member.presses("Принять")
    assert "Ваша заявка 1 принята." in aishat.text


async def test_a_ready_question_goes_at_once(member: Player, aishat: Player) -> None:
    await reports(aishat)
    with counted(member, "Ask with a ready question"):
        await member.presses("Спросить автора")
        await member.presses("Попросить подробностей")
    assert "есть вопрос к вам" in aishat.text
    await member.presses("Отменить решение")
    assert "ждёт решения" in member.text


async def test_five_waiting_requests_take_seven_presses(
    stage: Stage, member: Player, aishat: Player
) -> None:
    for topic in ("Математическая", "Читательская", "Финансовая", "Естественно-научная"):
        await reports(aishat, topic)
    await reports(await stage.teacher("Патимат", "Омарова"))
    await member.says("/menu")
    with counted(member, "Work through five waiting"):
        await member.presses("Ждут решения")
        await member.presses("1")
        for _ in range(5):
            await member.presses("Принять")
    assert "Заявка 5 · затруднение · ПРИНЯТА" in member.text
    assert told(aishat, "принята") == 4
    await member.presses("‹ К списку")
    assert "Сейчас решать нечего" in member.text


async def test_from_the_list_the_next_request_follows_and_the_last_can_be_undone(
    member: Player, aishat: Player
) -> None:
    await reports(aishat)
    await reports(aishat, "Читательская")
    await member.says("Ждут решения")
    await member.presses("1")
    await member.presses("Принять")
    first = "Заявка 1 принята. Ещё ждут: 1."
    assert member.text.split("\n")[:3] == [first, "", "Заявка 2 · затруднение · ждёт решения"]
    await member.presses("Отменить решение по 1")
    assert "Заявка 1 · затруднение · ждёт решения" in member.text
    await member.presses("‹ К списку")
    assert "Ждут 2 заявки." in member.text


async def test_a_request_is_skipped_and_the_line_goes_on_after_it(
    member: Player, aishat: Player
) -> None:
    for topic in ("Математическая", "Читательская", "Финансовая"):
        await reports(aishat, topic)
    await member.says("Ждут решения")
    await member.presses("1")
    assert member.text.startswith("Ждут решения · 1 из 3\n\nЗаявка 1 ·")
    await member.presses("Пропустить ›")
    assert member.text.startswith("Ждут решения · 2 из 3\n\nЗаявка 2 ·")
    skip = await member.holds("Пропустить ›")
    await member.presses("Принять")
    assert "Заявка 2 принята. Ещё ждут: 2." in member.text
    assert "Заявка 3 · затруднение · ждёт решения" in member.text
    await member.presses_stale(skip)
    assert member.text.startswith("Ждут решения · 2 из 2\n\nЗаявка 3 ·")
    await member.presses("Пропустить ›")
    assert "Ждут 2 заявки." in member.text


async def test_those_that_wait_for_long_are_shown_alone(
    stage: Stage, member: Player, aishat: Player
) -> None:
    await reports(aishat)
    await pass_by(stage, timedelta(days=3))
    await reports(aishat, "Читательская")
    await member.says("Ждут решения")
    assert "Ждут 2 заявки, из них давно: 1." in member.text
    await member.presses("Только те, что ждут давно")
    assert "Показаны: заявки ко мне, ждут давно" in member.text
    assert "Ждёт 1 заявка" in member.text
    await member.presses("1")
    assert "Пропустить ›" not in member.buttons
    await member.presses("‹ К списку")
    await member.presses("И те, что ждут недавно")
    assert "Ждут 2 заявки" in member.text


async def test_after_a_decision_on_a_card_the_next_is_a_press_away(
    member: Player, aishat: Player
) -> None:
    for topic in ("Математическая", "Читательская", "Финансовая"):
        await reports(aishat, topic)
    await member.presses("Принять")
    assert "Заявка 3 · затруднение · ПРИНЯТА" in member.text
    assert member.buttons == ["Отменить решение", "Чем помочь", "Следующая › (ещё 2)"]
    await member.presses("Следующая › (ещё 2)")
    assert "Заявка 1 · затруднение · ждёт решения" in member.text
    with counted(member, "Reject"):
        await member.presses("Отклонить")
        await member.presses("Решается в школе")
        await member.presses("Отклонить")
    assert member.buttons == ["Отменить решение", "Следующая › (ещё 1)", "‹ К списку"]
    await member.presses("Следующая › (ещё 1)")
    assert "Заявка 2 · затруднение · ждёт решения" in member.text


async def test_a_request_that_nobody_can_decide_is_decided_in_its_letter(stage: Stage) -> None:
    administrator, aishat = await stage.administrator(), await stage.teacher()
    await reports(aishat)
    (letter,) = [one for one in administrator.screens if "некому решать" in one["text"]]
    assert "Магомедова Айшат" in letter["text"]
    rows = letter["reply_markup"]["inline_keyboard"]
    buttons = {one["text"]: one["callback_data"] for row in rows for one in row}
    assert list(buttons) == ["Принять", "Спросить автора", "Отклонить", "Пригласить"]
    await administrator.says("/menu")
    with counted(administrator, "See what waits"):
        await administrator.presses("Ждут решения")
    assert "Ждёт 1 заявка." in administrator.text
    with counted(administrator, "Decide a request without deciders"):
        await administrator.presses_stale((letter["message_id"], buttons["Принять"]))
    assert "Ваша заявка 1 принята." in aishat.text
    await administrator.presses("‹ К списку")
    assert "Сейчас решать нечего" in "".join(administrator.texts)


async def test_a_card_opened_by_its_number_leads_to_the_list(
    member: Player, aishat: Player
) -> None:
    await reports(aishat)
    await member.says("1")
    await member.presses("‹ К списку")
    assert "Ждёт 1 заявка." in member.text


async def test_own_words_are_accepted_with_a_likely_topic(member: Player, aishat: Player) -> None:
    await reports_in_own_words(aishat, "Дети не читают условие")
    with counted(member, "Accept a report in own words"):
        await member.presses("Принять")
        assert "Магомедова Айшат" in member.text
        assert "«Дети не читают условие»" in member.text
        await member.presses("Читательская")
    assert "ПРИНЯТА" in member.text
    assert "→ Читательская" in member.text


async def test_own_words_are_accepted_now_and_get_their_topic_later(
    stage: Stage, member: Player, aishat: Player
) -> None:
    other = await stage.member("levashinskiy")
    await reports_in_own_words(aishat, "Совсем другое")
    with counted(member, "Accept a report in own words, topic later"):
        await member.presses("Принять")
        await member.presses("Отнести позже")
    assert "ПРИНЯТА" in member.text
    assert "Ваша заявка 1 принята." in aishat.text
    await other.presses("Отнести к направлению")
    assert "Отнести позже" not in other.buttons
    await other.presses("Методические")
    await other.presses("Оценивание")
    for copy in (member, other):
        assert "→ Формирующее и критериальное оценивание" in copy.text
        assert "Отнести к направлению" not in copy.buttons
    assert "Решение: Гаджиев М." in other.text


async def test_own_words_get_a_topic_before_they_are_accepted(
    member: Player, aishat: Player
) -> None:
    await reports_in_own_words(aishat, "Дети не читают условие")
    await member.presses("Принять")
    await member.presses("Другое направление")
    assert "«Дети не читают условие»" in member.text
    assert "Магомедова Айшат" in member.text
    assert "К какой области это отнести?" in member.text
    await member.presses("Функц. грамотность")
    await member.presses("‹ Назад")
    await member.presses("Функц. грамотность")
    await member.presses("Математическая")
    assert "ПРИНЯТА" in member.text
    assert "→ Математическая" in member.text
    assert "«Дети не читают условие»" in member.text


async def test_the_list_counts_opens_and_leads_back(
    stage: Stage, member: Player, aishat: Player
) -> None:
    await reports(aishat)
    await reports(aishat, "Читательская")
    await member.says("Ждут решения")
    assert "Ждут 2 заявки." in member.text
    await member.presses("2")
    assert "Заявка 2 · затруднение" in member.text
    await member.presses("Принять")
    assert "Заявка 2 принята." in member.text
    await member.presses("‹ К списку")
    assert "Ждёт 1 заявка." in member.text


async def test_a_head_narrows_the_list_of_the_district(stage: Stage, aishat: Player) -> None:
    await stage.member("levashinskiy")
    head = await stage.head("gornyy")
    neighbour = await stage.teacher("Патимат", "Омарова", municipality="akushinskiy")
    await reports(aishat)
    await reports(neighbour)
    await head.says("Ждут решения")
    assert "Показаны: весь округ" in head.text
    assert "Ждут 2 заявки." in head.text
    await head.presses("Выбрать муниципалитет")
    await head.presses("Акушинский р-н")
    assert "Показаны: весь округ, Акушинский р-н" in head.text
    assert "Ждёт 1 заявка." in head.text
    await head.presses("Только заявки ко мне")
    assert "Показаны: заявки ко мне, Акушинский р-н" in head.text


async def test_deciders_are_reminded_and_the_letter_opens_the_card(
    stage: Stage, member: Player, aishat: Player
) -> None:
    await reports(aishat)
    stage.clock.advance(timedelta(days=2))
    await stage.ticks()
    assert "Заявка 1 ждёт вашего решения." in member.text
    await member.presses("Открыть заявку")
    await member.presses("Принять")
    assert "ПРИНЯТА" in member.text
    assert "принята" in aishat.text


async def test_a_member_of_the_same_school_gets_nothing_and_the_author_sees_who_does(
    stage: Stage,
) -> None:
    colleague = await stage.member("levashinskiy", "Заур", "Исаев", workplace="СОШ № 2")
    member = await stage.member("levashinskiy")
    await stage.member("akushinskiy", "Камиль", "Курбанов")
    aishat = await stage.teacher("Айшат", "Магомедова", municipality="levashinskiy")
    await reports(aishat)
    assert "Заявка 1 · затруднение · ждёт решения" in member.text
    assert colleague.screens == []
    await colleague.says("/start request-1")
    assert "Такого не нашлось" in colleague.text
    await aishat.presses("Открыть заявку")
    assert "Сейчас это: Гаджиев М." in aishat.text
    assert "Если 27 ноября ответа ещё не будет, увидят и другие члены Совета: Курбанов К." in (
        aishat.text
    )
    assert "Директор и коллеги не увидят." in aishat.text
    assert "Исаев" not in aishat.text


async def test_ten_waiting_requests_are_accepted_by_three_presses(
    stage: Stage, member: Player, aishat: Player
) -> None:
    """Requests that another decided or the author withdrew meanwhile are skipped, with reasons."""
    other = await stage.member("levashinskiy")
    for at in range(9):
        await reports(await stage.teacher("Патимат", f"Омарова{'абвгдежзи'[at]}"))
    await reports(aishat)
    await reports_in_own_words(aishat, "Совсем другое")
    await member.says("/menu")
    with counted(member, "Accept ten that wait"):
        await member.presses("Ждут решения")
        await member.presses("Принять несколько сразу")
        assert "Принять сразу 10 заявок?" in member.text
        assert "Ещё 1 заявку лучше решить отдельно." in member.text
        await other.says("3")
        await other.presses("Принять")
        await aishat.says("10")
        await aishat.presses("Отозвать заявку")
        await aishat.presses("Да, отозвать")
        await member.presses("Принять 10 подходящих")
    assert "Принято 8 заявок." in member.text
    assert "Заявка 3 уже принята: Гаджиев М." in member.text
    assert "Заявка 10 отозвана." in member.text


async def test_a_batch_is_undone_as_a_whole_or_one_by_one(member: Player, aishat: Player) -> None:
    for topic in ("Математическая", "Читательская", "Финансовая"):
        await reports(aishat, topic)
    await member.says("Ждут решения")
    await member.presses("Принять несколько сразу")
    accept = await member.holds("Принять 3 подходящие")
    await member.presses("Принять 3 подходящие")
    shown = member.text
    await member.presses_stale(accept)
    assert member.text == shown, "a press that is handled again has no second effect"
    await member.presses("2")
    await member.presses("Отменить решение")
    await member.presses_stale(accept)
    assert "Приняты 2 заявки." in member.text
    assert "2 · Заявка изменилась после того, как вы её видели" in member.text
    await member.presses("Отменить все")
    assert "Отменено 3 решения. Заявки снова ждут." in member.text
    await member.presses("‹ К списку")
    assert "Ждут 3 заявки." in member.text


async def test_undoing_all_tells_what_stays_and_why(
    stage: Stage, member: Player, aishat: Player
) -> None:
    await reports(aishat)
    await reports(aishat, "Читательская")
    await member.says("Ждут решения")
    await member.presses("Принять несколько сразу")
    await member.presses("Принять 2 подходящие")
    stage.clock.advance(timedelta(minutes=11))
    await member.presses("Отменить все")
    assert "Отменять уже нечего." in member.text
    assert "Осталось в силе: 2" in member.text
    assert "в первые 10 минут" in member.text
