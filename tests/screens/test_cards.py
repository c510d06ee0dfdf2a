"""The card of a request: content and buttons by reader."""

from dataclasses import replace
from datetime import date

import pytest

from district.ids import PersonId
from district.languages import Language
from district.requests.cards import CardFacts
from district.requests.deficits import Same
from district.requests.request import ReadyReason, RequestStatus
from locales.texts import Words
from screens.requests.cards import card
from screens.requests.deficit_kind import DeficitScreens
from tests.screens.sample import NOW, TEXTS, buttons, difficulty, waiting_card

DEFICITS = DeficitScreens()


@pytest.fixture
def words() -> Words:
    return TEXTS.of(Language.RU)


@pytest.fixture
def facts() -> CardFacts:
    return waiting_card()


def test_a_waiting_request_is_shown_with_all_that_a_decision_needs(
    words: Words, facts: CardFacts
) -> None:
    screen = card(words, DEFICITS, facts)
    assert screen.text.splitlines() == [
        "<b>Заявка 128 · затруднение · ждёт решения</b>",
        "Магомедова Айшат, учитель (математика), стаж 4 года",
        "СОШ № 2, с. Леваши · Левашинский р\u2011н",
        "",
        "Функциональная грамотность → Математическая",
        "Нужна помощь",
        "Пробовали: «решали задачи, &lt;дети&gt; не читают условие»",
        "Поможет: семинар, наставник",
        "С тем же затруднением в округе: от 11 педагогов (на 23 ноября)",
        "",
        "Ответ обещан не позднее 4 декабря.",
    ]
    assert buttons(screen) == ["Принять", "Спросить автора", "Отклонить"]


def test_a_small_number_names_nobody(words: Words, facts: CardFacts) -> None:
    nowhere = Same(day=date(2026, 11, 23), people=0)
    few = replace(facts, subject=replace(difficulty(facts), same=nowhere))
    assert "в каждом муниципалитете: меньше 5" in card(words, DEFICITS, few).text


def test_a_decision_stands_with_who_when_and_why(words: Words, facts: CardFacts) -> None:
    rejected = replace(
        facts.request,
        status=RequestStatus.REJECTED,
        decider=PersonId(2),
        decided_at=NOW,
        reason=ReadyReason.IN_SCHOOL,
    )
    screen = card(
        words,
        DEFICITS,
        replace(facts, request=rejected, decider="Гаджиев М. А.", note="Звонил завуч"),
    )
    assert "ОТКЛОНЕНА" in screen.text
    assert screen.text.splitlines()[-3:] == [
        "Решение: Гаджиев М. А., 23 ноября, 14:12",
        "Причина: «С этим быстрее помогут у вас на месте: методист или завуч.»",
        "Заметка для Совета: «Звонил завуч»",
    ]
    assert buttons(screen) == []
    undoing = replace(facts, request=rejected, may_undo=True)
    assert buttons(card(words, DEFICITS, undoing)) == ["Отменить решение"]


def test_a_ready_reason_is_read_in_the_readers_language(facts: CardFacts) -> None:
    rejected = replace(facts.request, status=RequestStatus.REJECTED, reason=ReadyReason.REPEATED)
    english = card(TEXTS.of(Language.EN), DEFICITS, replace(facts, request=rejected)).text
    assert "You have already sent a request like this." in english


def test_whose_role_has_ended_learns_nothing_of_the_author(words: Words, facts: CardFacts) -> None:
    screen = card(words, DEFICITS, replace(facts, may_decide=False, named=("Алиев К. О.",)))
    assert screen.text.splitlines() == [
        "<b>Заявка 128 · затруднение · ждёт решения</b>",
        "Решать заявки (Левашинский р\u2011н) теперь может: Алиев К. О.",
    ]
    assert buttons(screen) == []


def test_long_words_are_cut_and_shown_on_demand(words: Words, facts: CardFacts) -> None:
    deficit = replace(difficulty(facts).deficit, tried="слово " * 80)
    long = replace(facts, subject=replace(difficulty(facts), deficit=deficit))
    screen, full = card(words, DEFICITS, long), card(words, DEFICITS, long, full=True)
    assert len(screen.text) < len(full.text)
    assert "Показать полностью" in buttons(screen)
    assert "Показать полностью" not in buttons(full)


def test_own_words_stay_beside_the_topic_found_for_them(words: Words, facts: CardFacts) -> None:
    deficit = replace(difficulty(facts).deficit, own_words="не читают условие")
    told = replace(facts, subject=replace(difficulty(facts), deficit=deficit))
    assert "«не читают условие»" in card(words, DEFICITS, told).text


def test_a_person_whose_data_are_gone_leaves_a_card_without_a_name(
    words: Words, facts: CardFacts
) -> None:
    text = card(words, DEFICITS, replace(facts, author=None)).text
    assert "Автор удалил свои данные." in text
    assert "Левашинский р\u2011н" in text
