"""Help that can be offered for a deficit, or for all open ones of a district on a topic."""

from collections import Counter
from dataclasses import dataclass
from zlib import crc32

from district.drafts import Form as FormName
from district.forms import Entered, Form, LongText
from district.ids import DraftId, RequestId, TopicId
from district.practices import Helped, Means
from district.requests.deficits import Deficit
from district.requests.request import Request
from district.topics import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Help that is given by one press."""

    means: Means
    about: int = 0
    """The activity or the practice."""
    title: str = ""
    """The title of the activity or the practice."""
    count: int = 1
    """The people who give it, if it is theirs."""
    healed: int = 0
    """People whose deficit it has resolved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpFacts:
    topic: Topic
    request: Request | None
    """None: for all."""
    needs: tuple[Deficit, ...]
    offers: tuple[Offer, ...]
    people: int | None = None
    """Number of all, for people who see named deficits."""
    given: tuple[Helped, ...] = ()
    is_sent: bool | None = None
    """After help for all was pressed; False: no one needs a letter."""

    @property
    def there(self) -> Counter[Means]:
        """Returns how much of each means there is."""
        return sum((Counter({one.means: one.count}) for one in self.offers), Counter[Means]())

    def has(self, means: Means, about: int) -> bool:
        return (means, about) in {(one.means, one.about) for one in self.offers}


WORDS = LongText("words", limit=1_000, changeable=False)
HELP: Form[HelpFacts] = Form(name=FormName.HELP, texts="helping", fields=(WORDS,))
"""The form of help in words."""


def helping(request: RequestId | None, topic: TopicId | None) -> Entered:
    """Returns a new form, of help for one deficit, or for all on a topic."""
    return Entered().with_given(request=request, topic=topic)


def helped(entered: Entered) -> tuple[RequestId | None, TopicId | None]:
    """Returns the request or the topic of a form."""
    return entered.given("request"), entered.given("topic")


def answer_number(draft: DraftId) -> int:
    """Returns the number that tells answers in words apart; the same for the same form."""
    return crc32(draft.encode()) & (2**31 - 1)
