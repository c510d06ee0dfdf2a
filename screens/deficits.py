"""The form in which a person tells of a difficulty, and how a difficulty reads anywhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from district.deficit_form import STEPS, Entered, Step
from district.deficits import OWN_WORDS_LIMIT, TRIED_LIMIT, Deficit, Help, Sent, Severity
from district.drafts import Draft
from district.ids import RequestId
from district.routing import Level, Readers
from district.territory import Municipality
from district.topics import Area, Label
from keyboards.buttons import inline
from keyboards.deficits import (
    area_keyboard,
    change_keyboard,
    own_words_keyboard,
    parked_keyboard,
    severity_keyboard,
    summary_keyboard,
    topic_keyboard,
    tried_keyboard,
    wanted_keyboard,
)
from keyboards.menu import to_menu
from keyboards.requests import open_button
from locales.texts import Words
from screens.readers import readers_lines
from screens.reasons import reason_text
from screens.screen import Screen, lines


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFacts:
    """Everything that a step of the form may show."""

    draft: Draft
    areas: tuple[Area, ...]
    municipality: Municipality
    audience: Readers | None = None
    """Who can come to see it; asked for the summary alone."""
    question: str | None = None
    """The reason of the return, when the form answers a returned request."""

    @property
    def entered(self) -> Entered:
        return Entered.read(self.draft.answers)

    @property
    def step(self) -> Step:
        return Step(self.draft.step)


def step_screen(words: Words, facts: FormFacts) -> Screen:
    """The form as it stands."""
    return _SCREENS[facts.step](words, facts)


def parked(words: Words, draft: Draft, request: RequestId | None) -> Screen:
    """An unfinished form stands in the way of a new one."""
    step = Step(draft.step)
    text = words("deficits-parked", step=step.number, steps=STEPS)
    return Screen(text=text, keyboard=parked_keyboard(words, request))


def cancelled(words: Words) -> Screen:
    return Screen(text=words("deficits-cancelled"))


def outcome(words: Words, sent: Sent) -> Screen:
    """What became of a form that was sent."""
    keyboard = inline([[open_button(words, sent.request.id), to_menu(words)]])
    return Screen(text=_outcome_text(words, sent), keyboard=keyboard)


def about(words: Words, deficit: Deficit) -> str:
    """What a difficulty is about, in one line of HTML: «Область → Направление»."""
    return subject(
        words, deficit.area_label, deficit.topic.label if deficit.topic else None, deficit.own_words
    )


def short_name(words: Words, deficit: Deficit) -> str:
    """For lists, plain: the button's words of the topic, or the own ones."""
    if deficit.topic is not None:
        return deficit.topic.label.button(words.language)
    return deficit.own_words or ""


def subject(words: Words, area: Label | None, topic: Label | None, own_words: str | None) -> str:
    """A topic within its area, or own words, in one line of HTML; words go with their author."""
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
    """How much it hinders, what was tried and what would help: two or three lines of HTML."""
    return lines(
        words(f"deficits-severity-{severity}"),
        words("deficits-tried", text=tried) if tried else None,
        words("deficits-wanted", list=_listed(words, wanted)) if wanted else None,
    )


def audience_text(words: Words, municipality: Municipality, audience: Readers) -> str:
    """Who can come to see what is being sent, and when."""
    level = audience.level.name.lower()
    who = (
        words("deficits-seen-by-municipality", municipality=municipality.name)
        if audience.level is Level.MUNICIPALITY
        else words(f"deficits-seen-by-{level}")
    )
    return lines(who, *readers_lines(words, audience))


def _outcome_text(words: Words, sent: Sent) -> str:
    number, promised = sent.request.id, words.day(sent.request.waiting.promised)
    if sent.is_new:
        return words("deficits-sent", number=number, promised=promised)
    if sent.request.status.is_open:
        return words("deficits-updated", number=number, promised=promised)
    return words("deficits-updated-accepted", number=number)


def _area(words: Words, facts: FormFacts) -> Screen:
    text = lines(_head(words, Step.AREA), words("deficits-ask-area"))
    return Screen(text=text, keyboard=area_keyboard(words, facts.entered, facts.areas))


def _topic(words: Words, facts: FormFacts) -> Screen:
    area = next((area for area in facts.areas if area.id == facts.entered.area), None)
    if area is None:
        return _area(words, facts)  # it was retired while the form lay unfinished
    text = lines(
        _head(words, Step.TOPIC),
        words("deficits-ask-topic", area=area.label.full(words.language)),
    )
    return Screen(text=text, keyboard=topic_keyboard(words, facts.entered, area))


def _own_words(words: Words, facts: FormFacts) -> Screen:
    text = lines(
        _head(words, Step.OWN_WORDS),
        words("deficits-ask-own-words", limit=OWN_WORDS_LIMIT),
        _typed_before(words, facts.entered.own_words),
    )
    return Screen(text=text, keyboard=own_words_keyboard(words, facts.entered))


def _severity(words: Words, facts: FormFacts) -> Screen:
    text = lines(
        _head(words, Step.SEVERITY), _entered_subject(words, facts), words("deficits-ask-severity")
    )
    return Screen(text=text, keyboard=severity_keyboard(words, facts.entered))


def _tried(words: Words, facts: FormFacts) -> Screen:
    text = lines(
        _head(words, Step.TRIED),
        _entered_subject(words, facts),
        words("deficits-ask-tried", limit=TRIED_LIMIT),
        _typed_before(words, facts.entered.tried),
    )
    return Screen(text=text, keyboard=tried_keyboard(words, facts.entered))


def _wanted(words: Words, facts: FormFacts) -> Screen:
    text = lines(
        _head(words, Step.WANTED), _entered_subject(words, facts), words("deficits-ask-wanted")
    )
    return Screen(text=text, keyboard=wanted_keyboard(words, facts.entered))


def _summary(words: Words, facts: FormFacts) -> Screen:
    report, audience = facts.entered.report(), facts.audience
    text = lines(
        _summary_head(words, facts),
        "",
        _entered_subject(words, facts),
        details(words, report.severity, report.tried, report.wanted),
        "" if audience else None,
        audience_text(words, facts.municipality, audience) if audience else None,
    )
    return Screen(text=text, keyboard=summary_keyboard(words, facts.entered, facts.draft.id))


def _change(words: Words, facts: FormFacts) -> Screen:
    return Screen(text=words("deficits-ask-change"), keyboard=change_keyboard(words, facts.entered))


_SCREENS: Mapping[Step, Callable[[Words, FormFacts], Screen]] = {
    Step.AREA: _area,
    Step.TOPIC: _topic,
    Step.OWN_WORDS: _own_words,
    Step.SEVERITY: _severity,
    Step.TRIED: _tried,
    Step.WANTED: _wanted,
    Step.SUMMARY: _summary,
    Step.CHANGE: _change,
}


def _head(words: Words, step: Step) -> str:
    return words("deficits-step", step=step.number, steps=STEPS)


def _summary_head(words: Words, facts: FormFacts) -> str:
    request = facts.entered.answers_request
    if request is None:
        return words("deficits-summary")
    return words(
        "deficits-summary-of-answer",
        number=request,
        question=reason_text(words, facts.question or ""),
    )


def _typed_before(words: Words, text: str | None) -> str | None:
    """For somebody who came back to a step: what stands unless other words are typed."""
    return words("deficits-typed-before", text=text) if text else None


def _entered_subject(words: Words, facts: FormFacts) -> str:
    entered = facts.entered
    every = [topic for area in facts.areas for topic in area.topics]
    topic = next((topic for topic in every if topic.id == entered.topic), None)
    area_id = topic.area if topic else entered.area
    area = next((area for area in facts.areas if area.id == area_id), None)
    return subject(
        words, area.label if area else None, topic.label if topic else None, entered.own_words
    )


def _quoted(words: Words, text: str | None) -> str:
    if not text:
        return words.plain("deficits-own-words-gone")
    return words.plain("deficits-own-words", text=text)


def _listed(words: Words, wanted: tuple[Help, ...]) -> str:
    return ", ".join(words.plain(f"deficits-help-{help_}").lower() for help_ in wanted)
