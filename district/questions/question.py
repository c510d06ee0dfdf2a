"""The form of words in a thread: a question of its author, or an answer."""

from dataclasses import dataclass

from district.drafts import Form as FormName
from district.forms import Entered, Form, LongText
from district.ids import ThreadId
from district.messages import MESSAGE_LIMIT
from district.people.person import Person
from district.questions.threads import ThreadFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFacts:
    to: tuple[Person, ...]
    """The readers of a new question."""
    thread: ThreadFacts | None = None
    """The thread that is answered."""


WORDS = LongText("words", limit=MESSAGE_LIMIT, changeable=False)
QUESTION: Form[QuestionFacts] = Form(name=FormName.QUESTION, texts="questions", fields=(WORDS,))


def answering(thread: ThreadId | None) -> Entered:
    """Returns a new form that answers a thread; None: a question of one's own."""
    return Entered().with_given(thread=thread)


def answered_thread(entered: Entered) -> ThreadId | None:
    """Returns the thread that is answered, or None for a question of one's own."""
    number: int | None = entered.given("thread")
    return None if number is None else ThreadId(number)
