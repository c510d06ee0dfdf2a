"""The form of a decider's reason for a rejection or a return."""

from dataclasses import dataclass, replace

from district.drafts import Draft
from district.drafts import Form as FormName
from district.forms import SUMMARY, Condition, Entered, Form, LongText, always, entered_of
from district.ids import RequestId
from district.requests.deficits import DEFICIT_KIND
from district.requests.request import REASON_LIMIT, Move, ReadyReason, RequestKind


def _is(move: Move) -> Condition:
    return lambda entered: bool(entered.given("move") == move)


REJECTION = LongText("reject", limit=REASON_LIMIT, when=_is(Move.REJECT), changeable=False)
QUESTION = LongText("return", limit=REASON_LIMIT, when=_is(Move.RETURN), changeable=False)
NOTE = LongText("note", limit=REASON_LIMIT, beside=always, changeable=False)
DECISION: Form[tuple[ReadyReason, ...]] = Form(
    name=FormName.DECISION, texts="council", fields=(REJECTION, QUESTION, NOTE)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A rejection or a return that is being written."""

    request: RequestId
    move: Move
    kind: RequestKind = DEFICIT_KIND
    reason: str | None = None
    note: str | None = None


def deciding(request: RequestId, move: Move, kind: RequestKind) -> Entered:
    """Returns a new form."""
    return Entered().with_given(request=request, move=move.value, kind=kind)


def reason_key(entered: Entered) -> LongText:
    return REJECTION if entered.given("move") == Move.REJECT else QUESTION


def verdict_of(entered: Entered) -> Verdict:
    return Verdict(
        request=RequestId(entered.given("request")),
        move=Move(entered.given("move")),
        kind=RequestKind(entered.given("kind")),
        reason=entered.get(reason_key(entered)),
        note=entered.get(NOTE),
    )


def verdict_entered(draft: Draft) -> Entered:
    return entered_of(read_older(draft))


def read_older(draft: Draft) -> Draft:
    """Returns the draft in the declared format; a current one unchanged."""
    old = draft.answers
    if "request" not in old:
        return draft
    kind = RequestKind(old.get("kind", DEFICIT_KIND))
    entered = deciding(RequestId(old["request"]), Move(old["move"]), kind)
    key = reason_key(entered)
    for each, value in ((key, old.get("reason")), (NOTE, old.get("note"))):
        if value is not None:
            entered = DECISION.answered(entered, each, value)
    step = {"reason": key.name, "check": SUMMARY}.get(draft.step, draft.step)
    return replace(draft, step=step, answers=dict(entered.answers))
