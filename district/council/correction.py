"""The form of a corrected protocol: what to add or correct, the new words, the reason."""

from collections.abc import Callable, Sequence

from district.council.protocol import (
    LINE_LIMIT,
    WORDS_LIMIT,
    Correction,
    Part,
    ProtocolCard,
    may_be_corrected,
)
from district.drafts import Form as FormName
from district.forms import Choice, Choices, Entered, Form, LongText, Option, Options, ShortText
from district.ids import MotionId, ProtocolId

LABEL = 23
"""Limit in characters of a question on a button."""


def _parts(card: ProtocolCard, _: Entered) -> Sequence[Option]:
    facts = card.protocol.facts
    return [Option(id=one) for one in Part if may_be_corrected(facts, one)]


def _questions(card: ProtocolCard, _: Entered) -> Sequence[Option]:
    return [
        Option(id=str(one.motion), label=f"{at}. {_short(one.question)}")
        for at, one in enumerate(card.protocol.facts.questions, 1)
    ]


def _short(question: str) -> str:
    return question if len(question) <= LABEL else f"{question[: LABEL - 1].rstrip()}…"


def _motion(raw: str) -> MotionId:
    return MotionId(int(raw))


def _ticked(part: Part) -> Callable[[Entered], bool]:
    return lambda entered: part in (entered.get(PARTS) or ())


def _asks_question(entered: Entered) -> bool:
    parts = entered.get(PARTS) or ()
    return entered.given("only") is None and any(one.is_of_question for one in parts)


PARTS = Choices("parts", options=Options(Part, _parts), least=1, columns=2)
SECRETARY = ShortText("secretary", limit=LINE_LIMIT, when=_ticked(Part.SECRETARY))
PLACE = ShortText("place", limit=LINE_LIMIT, when=_ticked(Part.PLACE))
INVITED = LongText("invited", limit=WORDS_LIMIT, when=_ticked(Part.INVITED))
QUESTION = Choice(
    "question", options=Options(_motion, _questions), columns=1, page=20, when=_asks_question
)
SPOKE = LongText("spoke", limit=WORDS_LIMIT, when=_ticked(Part.SPOKE))
OPINION = LongText("opinion", limit=WORDS_LIMIT, when=_ticked(Part.OPINION))
COMMISSION = ShortText("commission", limit=LINE_LIMIT, when=_ticked(Part.COMMISSION))
REASON = ShortText("reason", limit=LINE_LIMIT)

WORDS = {
    Part.SECRETARY: SECRETARY,
    Part.PLACE: PLACE,
    Part.INVITED: INVITED,
    Part.SPOKE: SPOKE,
    Part.OPINION: OPINION,
    Part.COMMISSION: COMMISSION,
}
CORRECTION: Form[ProtocolCard] = Form(
    name=FormName.PROTOCOL,
    texts="correcting",
    fields=(PARTS, SECRETARY, PLACE, INVITED, QUESTION, SPOKE, OPINION, COMMISSION, REASON),
)


def correcting(card: ProtocolCard) -> Entered:
    """Returns a new form for that version of a protocol."""
    questions = card.protocol.facts.questions
    only = questions[0].motion if len(questions) == 1 else None
    return Entered().with_given(protocol=card.protocol.id, only=only)


def protocol_in(entered: Entered) -> ProtocolId:
    return ProtocolId(entered.given("protocol"))


def corrections_in(entered: Entered) -> tuple[Correction, ...]:
    """
    Raises:
        OutOfDate: an answer is missing.
    """
    question: MotionId | None = None
    if any(one.is_of_question for one in entered.need(PARTS)):
        only = entered.given("only")
        question = entered.need(QUESTION) if only is None else MotionId(only)
    return tuple(
        Correction(one, entered.need(WORDS[one]), question=question if one.is_of_question else None)
        for one in entered.need(PARTS)
    )
