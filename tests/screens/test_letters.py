"""Letters about requests to authors and deciders."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from district.languages import Language
from district.requests.cards import CardFacts
from district.requests.pending import DecisionFacts
from district.requests.request import HistoryEntry, How, Move, ReadyReason, RequestStatus
from locales.texts import Words
from screens.requests.deficit_kind import DeficitScreens
from screens.requests.letters import (
    request_answered,
    request_decided,
    request_expired,
    request_reminder,
    request_undone,
    request_unrouted,
)
from screens.screen import Screen
from tests.screens.sample import NOW, TEXTS, buttons, waiting_card

DEFICITS = DeficitScreens()
TARGETS = {
    Move.APPROVE: RequestStatus.APPROVED,
    Move.REJECT: RequestStatus.REJECTED,
    Move.RETURN: RequestStatus.RETURNED,
    Move.UNDO: RequestStatus.SUBMITTED,
    Move.EXPIRE: RequestStatus.EXPIRED,
}


@pytest.fixture
def words() -> Words:
    return TEXTS.of(Language.RU)


def decided(
    move: Move, *, reason: str | None = None, source: RequestStatus = RequestStatus.SUBMITTED
) -> DecisionFacts:
    card = waiting_card()
    request = replace(card.request, status=TARGETS[move], reason=reason)
    entry = HistoryEntry(
        request=request.id,
        move=move,
        source=source,
        target=request.status,
        at=NOW,
        person=None,
        how=How.BUTTON,
        reason=reason,
        note="Звонил завуч",
    )
    return DecisionFacts(request=request, entry=entry, subject=card.subject)


def test_the_author_reads_what_was_decided_and_why(words: Words) -> None:
    screen = request_decided(words, DEFICITS, decided(Move.REJECT, reason=ReadyReason.REPEATED))
    assert screen.text.splitlines() == [
        "<b>Заявку 128 не приняли, причина ниже.</b>",
        "Функциональная грамотность → Математическая",
        "«Такая заявка от вас уже есть.»",
        "Если вопрос остался, напишите куратору: поможем иначе.",
    ]
    assert buttons(screen) == ["Написать куратору", "Открыть заявку"]


def test_a_question_can_be_answered_from_the_letter_while_it_waits(words: Words) -> None:
    asked = decided(Move.RETURN, reason="О каком классе речь?")
    assert buttons(request_decided(words, DEFICITS, asked)) == [
        "Ответить на вопрос",
        "Открыть заявку",
    ]
    answered = replace(asked, request=replace(asked.request, status=RequestStatus.SUBMITTED))
    assert buttons(request_decided(words, DEFICITS, answered)) == ["Открыть заявку"]


def test_what_expired_unanswered_by_the_author_says_so(words: Words) -> None:
    by_council = request_expired(words, DEFICITS, decided(Move.EXPIRE)).text
    by_author = request_expired(
        words, DEFICITS, decided(Move.EXPIRE, source=RequestStatus.RETURNED)
    ).text
    assert "Совет не успел" in by_council
    assert "На вопрос Совета ответа не было" in by_author


def test_an_undo_says_until_when_to_wait(words: Words) -> None:
    assert (
        "Решение — не позднее 4 декабря."
        in request_undone(words, DEFICITS, decided(Move.UNDO)).text
    )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("letter", "count"), [(request_reminder, 1), (request_answered, 3), (request_unrouted, 4)]
)
def test_those_who_decide_read_who_asks_and_can_open_it(
    language: Language, letter: Callable[[Words, DeficitScreens, CardFacts], Screen], count: int
) -> None:
    screen = letter(TEXTS.of(language), DEFICITS, waiting_card())
    assert "128" in screen.text
    assert "Магомедова Айшат" in screen.text
    assert len(buttons(screen)) == count


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("move", [Move.APPROVE, Move.REJECT, Move.RETURN])
def test_the_inner_note_is_in_no_letter(language: Language, move: Move) -> None:
    screen = request_decided(TEXTS.of(language), DEFICITS, decided(move, reason="Почему"))
    assert "Звонил завуч" not in screen.text
