"""The form of the person who signs certificates: the post and the name in one message."""

from dataclasses import dataclass

from district.documents import Signer
from district.drafts import Form as FormName
from district.errors import NoSigner
from district.forms import Entered, Form, LongText
from district.ids import GrantId
from district.people.roles import Institute
from district.spelling import tidy
from district.territory import District

NAME_LIMIT = 80
POST_LIMIT = 120
"""In characters: both have to fit beside the line for the signature."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningFacts:
    institute: Institute | None
    """The issuer; None: the operator, in `district`."""
    district: District
    signer: Signer | None


SIGNER_WORDS = LongText("words", limit=NAME_LIMIT + POST_LIMIT, changeable=False)
SIGNING: Form[SigningFacts] = Form(name=FormName.SIGNER, texts="signing", fields=(SIGNER_WORDS,))


def read_signer(typed: str) -> Signer:
    """Parses «Ректор, А. М. Магомедова»: the name follows the last comma.

    Raises:
        NoSigner: the post or the name is missing or too long.
    """
    post, _, name = (part.strip() for part in tidy(typed).rpartition(","))
    if not (post and name) or len(name) > NAME_LIMIT or len(post) > POST_LIMIT:
        raise NoSigner
    return Signer(name=name, post=post)


def signing_of(grant: GrantId) -> Entered:
    """Returns a new form for the certificates of that curator."""
    return Entered().with_given(grant=grant)


def grant_in(entered: Entered) -> GrantId:
    return GrantId(entered.given("grant"))
