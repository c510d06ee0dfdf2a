"""The form that adds or corrects the basis of a role, typed in one message."""

from dataclasses import dataclass

from district.drafts import Form as FormName
from district.forms import Entered, Form, LongText
from district.ids import GrantId
from district.people.basis import NUMBER_LIMIT
from district.people.roles import GrantFacts
from district.typed_time import LONGEST


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisFacts:
    grant: GrantFacts


WORDS = LongText("words", limit=NUMBER_LIMIT + LONGEST, changeable=False)
BASIS_FORM: Form[BasisFacts] = Form(name=FormName.BASIS, texts="basis", fields=(WORDS,))


def basis_form_of(grant: GrantId) -> Entered:
    return Entered().with_given(grant=grant)


def grant_in(entered: Entered) -> GrantId:
    return GrantId(entered.given("grant"))
