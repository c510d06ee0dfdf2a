"""The form in which a mentee asks for a mentor, and how a suggestion reads anywhere."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from district.drafts import Draft
from district.matching import Reason
from district.mentorship_form import ASK_STEPS, AskEntered, AskStep
from district.mentorships import GOAL_LIMIT, Suggested
from district.pages import Page
from district.topics import Topic
from keyboards.mentors import back_keyboard
from keyboards.seeking import (
    ask_summary_keyboard,
    goal_keyboard,
    mentors_keyboard,
    shown_topics_keyboard,
    span_keyboard,
)
from locales.texts import Words
from screens.mentors import name_of, place_of
from screens.screen import Screen, lines


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForm:
    """Everything that a step of the form may show."""

    draft: Draft
    topics: tuple[Topic, ...]
    """Of the person's own open deficits."""
    suggested: tuple[Suggested, ...]
    size: int
    """Mentors on one page."""

    @property
    def entered(self) -> AskEntered:
        return AskEntered.read(self.draft.answers)

    @property
    def step(self) -> AskStep:
        return AskStep(self.draft.step)

    @property
    def page(self) -> Page[Suggested]:
        """Beyond the last, the last."""
        number = min(self.entered.page, max(0, -(-len(self.suggested) // self.size) - 1))
        items = self.suggested[number * self.size : (number + 1) * self.size]
        return Page(items=items, total=len(self.suggested), number=number, size=self.size)


def ask_step(words: Words, form: AskForm) -> Screen:
    """The form as it stands."""
    return _STEPS[form.step](words, form)


def ask_cancelled(words: Words) -> Screen:
    return Screen(text=words("mentorships-cancelled"), keyboard=back_keyboard(words))


def reasons_text(words: Words, one: Suggested) -> str:
    """All reasons in words, in one line of HTML."""
    named = [topic.label.button(words.language).lower() for topic in one.topics]
    said = {
        Reason.TOPIC: words.plain("mentorships-reason-topic", topics=", ".join(named)),
        Reason.SUBJECT: words.plain("mentorships-reason-subject"),
        Reason.NEAR: words.plain("mentorships-reason-near"),
        Reason.IDLE: words.plain("mentorships-reason-idle"),
        Reason.HAS_ROOM: words.plain("mentorships-reason-has-room"),
    }
    told = "; ".join(said[reason] for reason in one.suggestion.reasons)
    return words("mentorships-reasons", reasons=told)


def suggested_rows(words: Words, found: Iterable[Suggested], first: int = 1) -> Iterable[str]:
    for number, one in enumerate(found, first):
        person = one.load.person
        yield words(
            "mentorships-suggested",
            number=number,
            name=name_of(words, person),
            place=place_of(words, person),
        )
        yield reasons_text(words, one)


def _goal(words: Words, form: AskForm) -> Screen:
    before = form.entered.goal
    text = lines(
        _head(words, form),
        words("mentorships-ask-goal", limit=GOAL_LIMIT),
        words("forms-typed-before", text=before) if before else None,
    )
    return Screen(text=text, keyboard=goal_keyboard(words, form.entered))


def _topics(words: Words, form: AskForm) -> Screen:
    text = lines(_head(words, form), words("mentorships-ask-topics"))
    return Screen(text=text, keyboard=shown_topics_keyboard(words, form.entered, form.topics))


def _span(words: Words, form: AskForm) -> Screen:
    text = lines(_head(words, form), words("mentorships-ask-span"))
    return Screen(text=text, keyboard=span_keyboard(words, form.entered))


def _mentors(words: Words, form: AskForm) -> Screen:
    page = form.page
    head = _head(words, form)
    if page.count > 1:
        number, pages = page.number + 1, page.count
        head = lines(head, words("mentorships-ask-page", page=number, pages=pages))
    asked = "mentorships-ask-mentors" if page.total else "mentorships-nobody"
    rows = suggested_rows(words, page.items, page.number * page.size + 1)
    text = lines(head, words(asked), *rows)
    return Screen(text=text, keyboard=mentors_keyboard(words, form.entered, page))


def _summary(words: Words, form: AskForm) -> Screen:
    entered = form.entered
    goal, span = entered.complete()
    shown = [one.label.full(words.language) for one in form.topics if one.id in entered.topics]
    by_person = {one.suggestion.mentor: one for one in form.suggested}
    named = [
        words(
            "mentorships-summary-mentor",
            at=at,
            name=name_of(words, by_person[person].load.person),
        )
        for at, person in enumerate(entered.mentors, 1)
        if person in by_person
    ]
    text = lines(
        words("mentorships-summary"),
        "",
        words("mentorships-goal", goal=goal),
        words("mentorships-shown", topics="; ".join(shown))
        if shown
        else words("mentorships-shown-nothing"),
        words("mentorships-summary-span", span=words.plain(f"mentorships-span-{span}")),
        *(named or [words("mentorships-summary-for-me")]),
    )
    return Screen(text=text, keyboard=ask_summary_keyboard(words, entered, form.draft.id))


def _head(words: Words, form: AskForm) -> str:
    return words("mentorships-step", step=form.step.number, steps=ASK_STEPS)


_STEPS: Mapping[AskStep, Callable[[Words, AskForm], Screen]] = {
    AskStep.GOAL: _goal,
    AskStep.TOPICS: _topics,
    AskStep.SPAN: _span,
    AskStep.MENTORS: _mentors,
    AskStep.SUMMARY: _summary,
}
