"""The look of the form of a motion, and of the form of a withdrawal."""

from collections.abc import Iterable
from typing import Any

from aiogram.types import InlineKeyboardButton

from district.activities.curriculum import Curriculum
from district.council.form import (
    AGENDA,
    FILES,
    ITEMS,
    LENGTH,
    MEETING,
    MOST,
    QUESTION,
    REASON,
    SECRECY,
    TEXT,
    UNTIL,
    PuttingFacts,
    assembly_of,
    kind_of,
    meeting_of,
    most_of,
    options_of,
    secrecy_of,
)
from district.council.motion import MotionFacts, MotionKind
from district.forms import Choices, Entered, Field
from district.topics import Topic
from keyboards.buttons import Row, Style, button, grid, inline
from keyboards.council.motions import motion_button, to_motions
from keyboards.form import FormAction, sending
from locales.texts import Words
from screens.council.settings import setting_text, value_text
from screens.form import Look, View
from screens.screen import Screen, cut, lines

MOVED = "moved"
"""Given: the end of voting was moved out of quiet hours."""
YEAR = "year"
"""Given: the school year that is decided about."""


class PuttingLook(Look[PuttingFacts]):
    def head(self, view: View[PuttingFacts], key: Field[Any]) -> str:
        return view.text("head", body=view.words.plain(f"motions-of-{view.entered.given('body')}"))

    def question(self, view: View[PuttingFacts], key: Field[Any]) -> str:
        asked = super().question(view, key)
        if isinstance(key, Choices) and key.searched:
            search = view.entered.search_of(key)
            found = view.words("forms-search", search=search) if search else None
            none = None if view.facts.people else view.words("forms-nothing-found")
            return lines(asked, found, none)
        return asked

    def send(self, view: View[PuttingFacts]) -> InlineKeyboardButton:
        """Candidates are asked first; what is put to a meeting or a day is announced."""
        if any(one.person is not None for one in options_of(view.entered)):
            label = "send-asking"
        elif meeting_of(view.entered) is not None or view.entered.get(AGENDA) is not None:
            label = "send-announcing"
        else:
            label = "send"
        return button(view.label(label), sending(view.draft), Style.WANTED)

    def summary_rows(self, view: View[PuttingFacts]) -> list[Row]:
        """Everything but the question has a default, which a button changes."""
        send, *rest = super().summary_rows(view)
        entered = view.entered
        by_letter = meeting_of(entered) is None
        shown: list[tuple[Field[Any], bool]] = [
            (LENGTH, by_letter and entered.get(AGENDA) is None),
            (SECRECY, True),
            (TEXT, True),
            (
                MEETING,
                assembly_of(entered) is None and (bool(view.facts.meetings) or not by_letter),
            ),
            (AGENDA, by_letter),
            (ITEMS, ITEMS.when(entered)),
            (MOST, MOST.when(entered)),
            (QUESTION, QUESTION.is_beside(entered)),
        ]
        more = [
            view.button(view.label(f"change-{one.name}"), FormAction.CHANGE, one)
            for one, is_offered in shown
            if is_offered
        ]
        return [send, *grid(more), *rest]

    def head_of_summary(self, view: View[PuttingFacts]) -> str:
        return lines(
            self.head(view, QUESTION),
            "",
            view.words("motions-question", question=question_of(view)),
        )

    def summary(self, view: View[PuttingFacts]) -> Iterable[str | None]:
        words, entered, facts = view.words, view.entered, view.facts
        options = options_of(entered)
        for one in options:
            label = one.label
            if one.person is not None:
                label = _listed(words, facts, str(one.person))
            elif one.topic is not None:
                label = _topic(words, facts, one.topic)
            yield words("motions-option", label=label)
        if MOST.when(entered):
            yield words("motions-most", most=most_of(entered))
        if text := entered.get(TEXT):
            yield words("putting-sum-text", text=cut(text))
        if files := entered.get(FILES):
            yield words("putting-sum-files", count=len(files))
        yield _when(view)
        yield words(
            "putting-sum-rules",
            secrecy=words.plain(f"putting-is-{secrecy_of(entered, facts)}"),
            quorum=words.plain(f"putting-quorum-{facts.rules.quorum}"),
            majority=words.plain(f"putting-majority-{facts.rules.majority}"),
            voices=facts.voices,
        )
        if any(one.person is not None for one in options):
            yield words("putting-sum-consent")


def question_of(view: View[PuttingFacts]) -> str:
    """Returns the typed question, or that of the kind."""
    typed = view.entered.get(QUESTION)
    return typed or own_question(view.words, view.facts, view.entered)


def own_question(words: Words, facts: PuttingFacts, entered: Entered) -> str:
    """Returns the question of a kind that says by itself what is decided."""
    kind = kind_of(entered)
    if kind is MotionKind.RECALL:
        profile = facts.head.profile if facts.head else None
        name = profile.name.short if profile else words.plain("council-somebody")
        return words.plain("putting-question-recall", name=name)
    if kind is MotionKind.PRIORITIES:
        year = entered.given(YEAR) or 0
        return words.plain("putting-question-priorities", begins=year, ends=(year + 1) % 100)
    if kind is MotionKind.SETTING:
        key = entered.given("key")
        return words.plain(
            "putting-question-setting",
            name=setting_text(words, key),
            value=value_text(words, key, entered.given("value")),
        )
    if kind is MotionKind.PROGRAMME:
        return words.plain("putting-question-programme", title=facts.programme)
    return words.plain("putting-question-head") if kind is MotionKind.HEAD else ""


def programme_text(words: Words, found: Curriculum, topics: Iterable[Topic]) -> str:
    """Returns the explanation of the question about the topics of a programme, as plain text."""
    return lines(
        words.plain("putting-programme", hours=found.hours),
        *(words.plain("motions-option", label=one.label.full(words.language)) for one in topics),
        found.about or None,
    )


class WithdrawalLook(Look[MotionFacts]):
    def head(self, view: View[MotionFacts], key: Field[Any]) -> str:
        motion = view.facts.motion
        return view.words("withdrawing-about", number=motion.number, question=motion.question)

    def send(self, view: View[MotionFacts]) -> InlineKeyboardButton:
        return button(view.label("send"), sending(view.draft), Style.DANGER)

    def head_of_summary(self, view: View[MotionFacts]) -> str:
        reason = view.entered.need(REASON)
        return lines(self.head(view, REASON), view.words("withdrawing-reason", reason=reason))

    def summary(self, view: View[MotionFacts]) -> Iterable[str | None]:
        return ()


def put_screen(words: Words, facts: MotionFacts) -> Screen:
    """Tells what was done with the form."""
    motion = facts.motion
    if motion.is_open:
        told = "opened"
    elif any(one.person is not None for one in motion.options):
        told = "asked"
    else:
        told = "announced"
    number = words(f"putting-{told}", number=motion.number)
    row = [motion_button(words, motion.id, "putting-to-card")]
    return Screen(text=number, keyboard=inline([row]))


def put_cancelled(words: Words) -> Screen:
    return Screen(text=words("putting-cancelled"), keyboard=inline([[to_motions(words)]]))


def withdrawn_screen(words: Words, facts: MotionFacts) -> Screen:
    text = words("withdrawing-done", number=facts.motion.number)
    return Screen(text=text, keyboard=inline([[to_motions(words, facts.motion.body)]]))


def _when(view: View[PuttingFacts]) -> str:
    words, entered, facts = view.words, view.entered, view.facts
    meeting, agenda = meeting_of(entered), entered.get(AGENDA)
    if meeting is not None:
        titles = [one.title for one in facts.meetings if one.id == meeting]
        return words("putting-sum-meeting", title="".join(titles))
    if agenda is not None:
        return words("putting-sum-agenda", day=words.day(agenda))
    until = entered.get(UNTIL) if entered.is_other(LENGTH) else None
    if until is not None:
        is_moved = "yes" if entered.given(MOVED) else "no"
        return words(
            "putting-sum-until",
            day=words.day(until.date()),
            time=f"{until:%H:%M}",
            is_moved=is_moved,
        )
    return words("putting-sum-days", days=entered.get(LENGTH) or facts.vote_days)


def _listed(words: Words, facts: PuttingFacts, person: str) -> str:
    profiles = [one.profile for one in facts.people if str(one.id) == person and one.profile]
    return profiles[0].listed if profiles else words.plain("council-somebody")


def _topic(words: Words, facts: PuttingFacts, topic: str) -> str:
    found = [one for area in facts.areas for one in area.topics if one.id == topic]
    return found[0].label.button(words.language) if found else topic
