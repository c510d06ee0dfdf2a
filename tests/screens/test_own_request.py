"""An own request: what its screen leaves out is shown in full on request."""

from datetime import timedelta

import pytest

from district.languages import Language
from district.requests.pending import OwnFacts
from district.requests.request import HistoryEntry, How, Move, RequestStatus
from district.requests.routing import Level, Readers
from screens.requests.deficit_kind import DeficitScreens
from screens.requests.mine import own_request, whole_request
from tests.screens.sample import NOW, TEXTS, buttons, waiting_card

WORDS = TEXTS.of(Language.RU)
QUESTIONS = [f"Вопрос {number}? {'подробно ' * 50}" for number in range(12)]


def own(questions: int, names: int = 1) -> OwnFacts:
    card = waiting_card()
    history = tuple(
        HistoryEntry(
            request=card.request.id,
            move=Move.RETURN,
            source=RequestStatus.SUBMITTED,
            target=RequestStatus.RETURNED,
            at=NOW + timedelta(days=number),
            person=None,
            how=How.BUTTON,
            reason=reason,
            note=None,
        )
        for number, reason in enumerate(QUESTIONS[:questions])
    )
    readers = Readers(level=Level.MUNICIPALITY, now=tuple(f"Член {n:02}" for n in range(names)))
    return OwnFacts(request=card.request, subject=card.subject, history=history, readers=readers)


@pytest.mark.parametrize(
    ("questions", "names", "is_cut"), [(0, 12, False), (1, 1, True), (0, 13, True)]
)
def test_what_is_left_out_has_a_button(questions: int, names: int, is_cut: bool) -> None:
    shown = buttons(own_request(WORDS, DeficitScreens(), own(questions, names)))
    assert ("Показать полностью" in shown) is is_cut


def test_all_parts_together_are_the_whole() -> None:
    facts, turning = own(12, 40), True
    parts: list[str] = []
    while turning:
        screen = whole_request(WORDS, facts, len(parts))
        assert len(screen.text) <= 4096
        parts.append(screen.text)
        turning = "›" in buttons(screen)
    whole = "\n".join(parts)
    assert len(parts) > 1
    assert all(one.strip() in whole for one in QUESTIONS)
    assert all(f"Член {n:02}" in whole for n in range(40))


def test_a_part_beyond_the_last_is_the_last() -> None:
    facts = own(12)
    assert whole_request(WORDS, facts, 99).text == whole_request(WORDS, facts, 1).text
