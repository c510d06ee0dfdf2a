"""Deciders in the chat: the card's buttons, two people at a time."""

from datetime import timedelta

import pytest

from sandbox import Call
from tests.acts.requests import reports, reports_in_own_words
from tests.play import Player, Stage


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
    await member.presses("Принять")
    for copy in (member, other):
        assert "Заявка 1 · затруднение · ПРИНЯТА" in copy.text
        assert "Решение: " in copy.text
    assert "Отменить решение" in member.buttons
    assert other.buttons == []
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


async def test_a_rejection_is_asked_why_checked_and_told(member: Player, aishat: Player) -> None:
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
    await member.presses("Отправить вопрос")
    assert "есть вопрос к вам" in aishat.text
    assert "подробнее" in aishat.text
    await aishat.presses("Ответить на вопрос")
    await aishat.presses("Отправить")
    assert "Заявка 1: автор ответил на вопрос." in member.text
    await member.presses("Открыть заявку")
    await member.presses("Принять")
    assert "принята" in aishat.text


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


async def test_own_words_get_a_topic_before_they_are_accepted(
    member: Player, aishat: Player
) -> None:
    await reports_in_own_words(aishat, "Дети не читают условие")
    await member.presses("Принять")
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
    assert "ПРИНЯТА" in member.text
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
    assert "не увидят, даже если входят в Совет" in aishat.text
    assert "Исаев" not in aishat.text
