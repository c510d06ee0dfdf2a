"""The form of words in a thread: a question of its author, or an answer. One to methodists has a
topic.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from district.drafts import Form as FormName
from district.forms import Choice, Entered, Form, LongText, Option, Options, given
from district.ids import AreaId, ThreadId, TopicId
from district.messages import MESSAGE_LIMIT
from district.people.person import Person
from district.questions.threads import ThreadFacts
from district.topics import Area, Topic

METHODIST = "methodist"
"""Form parameter, and what a button begins the form with: the question is for methodists."""
REOPENED = "reopened"
"""Form parameter: the closed thread that the question reopens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFacts:
    to: tuple[Person, ...]
    """The readers of a new question."""
    thread: ThreadFacts | None = None
    """The thread that is answered."""
    areas: tuple[Area, ...] = ()
    """Loaded for a question to methodists."""

    def topic(self, entered: Entered) -> Topic | None:
        chosen = entered.get(TOPIC)
        known = (topic for area in self.areas for topic in area.topics)
        return next((one for one in known if one.id == chosen), None)


def _areas(facts: QuestionFacts, _: Entered) -> Sequence[Option]:
    return [Option(id=one.id, label=one.label) for one in facts.areas]


def _topics(facts: QuestionFacts, entered: Entered) -> Sequence[Option]:
    chosen = entered.get(AREA)
    topics = (one.topics for one in facts.areas if one.id == chosen)
    return [Option(id=one.id, label=one.label) for one in next(topics, ())]


AREA = Choice("area", options=Options(AreaId, _areas), when=given(METHODIST), changeable=False)
TOPIC = Choice(
    "topic",
    options=Options(TopicId, _topics),
    when=given(METHODIST),
    hangs_on=(AREA,),
    changeable=False,
)
WORDS = LongText("words", limit=MESSAGE_LIMIT, changeable=False)
QUESTION: Form[QuestionFacts] = Form(
    name=FormName.QUESTION, texts="questions", fields=(AREA, TOPIC, WORDS)
)


def answering(thread: ThreadId | None) -> Entered:
    """Returns a new form that answers a thread; None: a question of one's own."""
    return Entered().with_given(thread=thread)


def answered_thread(entered: Entered) -> ThreadId | None:
    """Returns the thread that is answered, or None for a question of one's own."""
    number: int | None = entered.given("thread")
    return None if number is None else ThreadId(number)


def asking_methodists(topic: Topic | None = None, reopened: ThreadId | None = None) -> Entered:
    """Returns a new form of a question to methodists; the topic may be chosen already."""
    entered = Entered().with_given(**{METHODIST: True, REOPENED: reopened})
    if topic is None:
        return entered
    return QUESTION.answered(QUESTION.answered(entered, AREA, topic.area), TOPIC, topic.id)


def is_for_methodists(entered: Entered) -> bool:
    return bool(entered.given(METHODIST))


def reopened_thread(entered: Entered) -> ThreadId | None:
    number: int | None = entered.given(REOPENED)
    return None if number is None else ThreadId(number)
