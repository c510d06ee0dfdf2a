"""The look of the deficit form, and the text of deficits."""

from collections.abc import Iterable
from typing import Any

from district.forms import Field, Form
from district.requests.deficit_form import (
    ANSWER,
    AREA,
    NAMED,
    OWN_WORDS,
    SEVERITY,
    TOPIC,
    TRIED,
    WANTED,
    ReportFacts,
    report_of,
    request_of,
    says_something,
)
from district.requests.deficits import Deficit, Help, Sent, Severity
from district.requests.routing import Level, Readers
from district.territory import Municipality
from district.topics import Label
from keyboards.buttons import Row, inline
from keyboards.form import FormAction
from keyboards.menu import to_menu
from keyboards.requests.mine import open_button
from locales.texts import Words
from screens.form import Look, View
from screens.readers import readers_lines
from screens.requests.reasons import reason_text
from screens.screen import Screen, lines


class ReportLook(Look[ReportFacts]):
    def head(self, view: View[ReportFacts], key: Field[Any]) -> str | None:
        return view.words("deficits-title") if key in (TRIED, WANTED) else super().head(view, key)

    def above(self, view: View[ReportFacts], key: Field[Any]) -> str | None:
        if key is NAMED:
            return view.text("own-words", text=view.entered.need(OWN_WORDS))
        return _entered_subject(view) if key in (SEVERITY, TRIED, WANTED) else None

    def summary_rows(self, view: View[ReportFacts]) -> list[Row]:
        """The other questions are asked by buttons, and can be left unanswered."""
        send, *rest = super().summary_rows(view)
        reported = view.facts.reported
        if reported is not None and not says_something(view.entered, reported):
            send = []
        more = [
            view.button(view.label(f"change-{one.name}"), FormAction.CHANGE, one)
            for one in (TRIED, WANTED)
        ]
        return [send, more, *rest]

    def question(self, view: View[ReportFacts], key: Field[Any]) -> str:
        area, priorities = view.facts.area(view.entered.get(AREA)), view.facts.priorities
        if key is TOPIC and area is not None:
            asked = view.text("ask-topic", area=area.label.full(view.words.language))
            has_mark = any(one.id in priorities for one in area.topics)
            return lines(asked, view.words("deficits-priorities") if has_mark else None)
        if key is AREA and priorities:
            return lines(super().question(view, key), view.words("deficits-priorities"))
        if key is NAMED:
            return lines(view.text("ask-named"), *_named(view))
        return super().question(view, key)

    def summary(self, view: View[ReportFacts]) -> Iterable[str | None]:
        report, words, facts = report_of(view.entered), view.words, view.facts
        answer = view.entered.get(ANSWER)
        if answer is not None:
            yield words("deficits-your-answer", text=answer)
            yield ""
        yield _entered_subject(view)
        yield details(words, report.severity, report.tried, report.wanted)
        if facts.audience is not None:
            yield ""
            yield audience_text(words, facts.municipality, facts.audience)

    def head_of_summary(self, view: View[ReportFacts]) -> str:
        request = request_of(view.entered)
        if request is None:
            return super().head_of_summary(view)
        question = reason_text(view.words, view.facts.question or "")
        return lines(
            view.words("deficits-summary-of-answer", number=request, question=question),
            None if view.entered.get(ANSWER) else view.text("ask-answer", limit=ANSWER.limit),
        )

    def anew(self, words: Words, form: Form[Any], about: str | None) -> str:
        return words.plain("deficits-answer") if about else super().anew(words, form, about)

    def leaves_summary(self, view: View[ReportFacts]) -> bool:
        return request_of(view.entered) is None


def outcome(words: Words, sent: Sent) -> Screen:
    """The result of sending the form."""
    keyboard = inline([[open_button(words, sent.request.id), to_menu(words)]])
    return Screen(text=_outcome_text(words, sent), keyboard=keyboard)


def about(words: Words, deficit: Deficit) -> str:
    """Returns a deficit in one line of HTML: «Область → Направление»."""
    return subject(
        words, deficit.area_label, deficit.topic.label if deficit.topic else None, deficit.own_words
    )


def short_name(words: Words, deficit: Deficit) -> str:
    """Returns plain text for lists: the topic's button label, or the own words."""
    if deficit.topic is not None:
        return deficit.topic.label.button(words.language)
    return deficit.own_words or ""


def subject(words: Words, area: Label | None, topic: Label | None, own_words: str | None) -> str:
    """Returns a topic with its area, or own words, in one line of HTML."""
    if topic is not None and area is not None:
        return words(
            "deficits-topic", area=area.full(words.language), topic=topic.full(words.language)
        )
    if area is not None:
        return words(
            "deficits-topic", area=area.full(words.language), topic=_quoted(words, own_words)
        )
    if not own_words:
        return words("deficits-own-words-gone")
    return words("deficits-own-words", text=own_words)


def details(words: Words, severity: Severity, tried: str | None, wanted: tuple[Help, ...]) -> str:
    """Returns severity, tried steps and wanted help as two or three lines of HTML."""
    return lines(
        words(f"deficits-severity-{severity}"),
        words("deficits-tried", text=tried) if tried else None,
        words("deficits-wanted", list=_listed(words, wanted)) if wanted else None,
    )


def audience_text(words: Words, municipality: Municipality, audience: Readers) -> str:
    """Returns who can see the report, and when."""
    level = audience.level.name.lower()
    who = (
        words("deficits-seen-by-municipality", municipality=municipality.name)
        if audience.level is Level.MUNICIPALITY
        else words(f"deficits-seen-by-{level}")
    )
    return lines(who, *readers_lines(words, audience))


def _outcome_text(words: Words, sent: Sent) -> str:
    number, promised = sent.request.id, words.day(sent.request.waiting.promised)
    if sent.is_answer:
        return words("deficits-answered", number=number, promised=promised)
    if sent.is_new:
        return words("deficits-sent", number=number, promised=promised)
    if sent.request.status.is_open:
        return words("deficits-updated", number=number, promised=promised)
    return words("deficits-updated-accepted", number=number)


def _named(view: View[ReportFacts]) -> Iterable[str]:
    for topic in view.facts.named(view.entered):
        area = view.facts.area(topic.area)
        yield subject(view.words, area.label if area else None, topic.label, None)


def _entered_subject(view: View[ReportFacts]) -> str:
    words, entered = view.words, view.entered
    topics = [topic for area in view.facts.areas for topic in area.topics]
    topic = next((one for one in topics if one.id == entered.get(TOPIC)), None)
    area = view.facts.area(topic.area if topic else entered.get(AREA))
    own_words = entered.get(OWN_WORDS) if OWN_WORDS.when(entered) else None
    return subject(words, area.label if area else None, topic.label if topic else None, own_words)


def _quoted(words: Words, text: str | None) -> str:
    if not text:
        return words.plain("deficits-own-words-gone")
    return words.plain("deficits-own-words", text=text)


def _listed(words: Words, wanted: tuple[Help, ...]) -> str:
    return ", ".join(words.plain(f"deficits-wanted-{help_}").lower() for help_ in wanted)
