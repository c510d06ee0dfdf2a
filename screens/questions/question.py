"""The look of the form of words in a thread."""

from collections.abc import Iterable
from typing import Any

from district.forms import Field
from district.questions.question import WORDS, QuestionFacts
from screens.form import Look, View
from screens.questions.threads import name_of


class QuestionLook(Look[QuestionFacts]):
    def head(self, view: View[QuestionFacts], key: Field[Any]) -> None:
        return None

    def question(self, view: View[QuestionFacts], key: Field[Any]) -> str:
        if key is not WORDS:
            return super().question(view, key)
        thread = view.facts.thread
        if thread is None:
            return view.words(
                "questions-ask-words", limit=WORDS.limit, names=_names(view), **_about(view)
            )
        author = name_of(view.words, thread.people.get(thread.thread.person))
        return view.words("questions-ask-answer", limit=WORDS.limit, name=author)

    def head_of_summary(self, view: View[QuestionFacts]) -> str:
        thread = view.facts.thread
        if thread is None:
            return view.text("summary")
        author = name_of(view.words, thread.people.get(thread.thread.person))
        return view.words("questions-summary-answer", name=author)

    def summary(self, view: View[QuestionFacts]) -> Iterable[str | None]:
        topic = view.facts.topic(view.entered)
        if topic is not None:
            yield view.words("questions-sum-topic", topic=topic.label.full(view.words.language))
        yield view.words("questions-sum-words", words=view.entered.need(WORDS))
        if view.facts.thread is None:
            yield ""
            yield view.words("questions-read-by", names=_names(view))


def _about(view: View[QuestionFacts]) -> dict[str, str]:
    topic = view.facts.topic(view.entered)
    label = topic.label.button(view.words.language) if topic else ""
    return {"kind": "methodist" if topic else "curator", "topic": label}


def _names(view: View[QuestionFacts]) -> str:
    names = sorted(name_of(view.words, one) for one in view.facts.to)
    return "; ".join(names) or view.words.plain("questions-curators")
