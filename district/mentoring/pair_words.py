"""The form of one step in which one of a pair types a message, or shares a telephone number."""

from dataclasses import replace

from district.drafts import Draft
from district.drafts import Form as FormName
from district.forms import Entered, Form, LongText, Typed, given, unless
from district.ids import MentorshipId
from district.mentoring.pairs import PairFacts, phone_number
from district.messages import MESSAGE_LIMIT

MESSAGE = LongText("message", limit=MESSAGE_LIMIT, when=unless(given("phone")), changeable=False)
PHONE = Typed("phone", parse=phone_number, when=given("phone"), changeable=False)

PAIR_WORDS: Form[PairFacts | None] = Form(
    name=FormName.PAIR, texts="mentorships", fields=(MESSAGE, PHONE)
)


def words_to(pair: MentorshipId, *, phone: bool) -> Entered:
    """Returns a new form."""
    return Entered().with_given(pair=pair, phone=phone)


def pair_of(entered: Entered) -> MentorshipId:
    return MentorshipId(entered.given("pair"))


def read_older(draft: Draft) -> Draft:
    """Returns the draft in the declared format; a current one unchanged."""
    old = draft.answers
    if "pair" not in old:
        return draft
    entered = words_to(old["pair"], phone=draft.step == PHONE.name)
    return replace(draft, answers=dict(entered.answers))
