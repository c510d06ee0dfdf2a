"""The looks of the forms that open, change and cancel a call."""

from collections.abc import Iterable
from typing import Any

from aiogram.types import InlineKeyboardButton

from district.calls import opening
from district.calls.call import Call
from district.calls.kind import Kind
from district.forms import Field
from keyboards.buttons import Row, Style, button, grid
from keyboards.calls.calls import call_button, to_list
from keyboards.form import FormAction, sending
from locales.texts import Words
from screens.calls.calls import kind_lines
from screens.form import Look, View
from screens.screen import Screen, lines


class OpeningLook(Look[Kind]):
    def head(self, view: View[Kind], key: Field[Any]) -> str:
        kind = view.facts.label.full(view.words.language)
        return view.words("opening-head", kind=kind)

    def summary_rows(self, view: View[Kind]) -> list[Row]:
        """Everything has a default, which a button changes."""
        send, *rest = super().summary_rows(view)
        return [send, *grid(_changes(view)), *rest]

    def head_of_summary(self, view: View[Kind]) -> str:
        """Leaves out the kind if the title repeats it."""
        said = opening.title_in(view.entered)
        title = view.words("calls-title-of", title=said)
        if said == view.facts.label.full(view.words.language):
            return title
        return lines(self.head(view, opening.TITLE), "", title)

    def summary(self, view: View[Kind]) -> Iterable[str | None]:
        kind, entered = view.facts, view.entered
        yield from _dates(view)
        for key in (opening.NOMINATIONS, opening.SUBJECTS):
            if typed := entered.get(key):
                yield view.words(f"opening-sum-{key.name}", names=", ".join(typed))
        if opening.EXPERTS.when(entered):
            yield view.words("opening-sum-experts", count=opening.experts_in(kind, entered))
        each, asked = entered.get(opening.EACH_UP_TO), entered.get(opening.ASKED)
        if each is not None:
            yield view.words("opening-sum-each", count=each)
        left_out = [
            one for one in opening.spared(kind) if asked is not None and one.id not in asked
        ]
        if left_out:
            names = ", ".join(one.label.full(view.words.language) for one in left_out)
            yield view.words("opening-sum-left-out", names=names)
        judged = opening.criteria_in(kind, entered)
        if len(judged) < len(kind.criteria):
            names = ", ".join(one.label.full(view.words.language) for one in judged)
            yield view.words("opening-sum-criteria", names=names)
        yield ""
        yield from kind_lines(view.words, kind)


def _changes(view: View[Any]) -> list[InlineKeyboardButton]:
    return [
        view.button(view.label(f"change-{one.name}"), FormAction.CHANGE, one)
        for one in view.form.fields
        if one.when(view.entered) and one.is_beside(view.entered)
    ]


def _dates(view: View[Kind]) -> Iterable[str]:
    entered, kind = view.entered, view.facts
    if kind.rules.ends_never:
        yield view.words("calls-endless")
        return
    until, days = entered.get(opening.UNTIL), entered.get(opening.DAYS)
    if until is not None:
        yield view.words("opening-sum-until", day=view.words.day(until))
    elif days is not None:
        yield view.words("opening-sum-days", days=days)
    yield view.words("opening-sum-results", days=opening.results_after(kind, entered))


class ChangingLook(Look[Call]):
    def head(self, view: View[Call], key: Field[Any]) -> str:
        return view.words("call-change-about", title=view.facts.title)

    def summary_rows(self, view: View[Call]) -> list[Row]:
        send, *rest = super().summary_rows(view)
        is_changed = any(map(view.entered.is_answered, view.form.fields))
        return [send if is_changed else [], *grid(_changes(view)), *rest]

    def head_of_summary(self, view: View[Call]) -> str:
        return lines(self.head(view, opening.TITLE), "", view.text("summary"))

    def summary(self, view: View[Call]) -> Iterable[str | None]:
        entered, days = view.entered, view.entered.get(opening.RESULTS)
        if title := entered.get(opening.TITLE):
            yield view.words("call-change-sum-title", title=title)
        if last := entered.get(opening.CLOSE):
            yield view.words("opening-sum-until", day=view.words.day(last))
        if days:
            yield view.words("opening-sum-results", days=days)
        if asked := opening.question_in(entered):
            options = "".join(f"\n• {one}" for one in asked.options)
            yield view.words("call-change-sum-question", question=asked.text + options)


class CancellingLook(Look[Call]):
    def head(self, view: View[Call], key: Field[Any]) -> str:
        return view.words("call-off-about", title=view.facts.title)

    def send(self, view: View[Call]) -> InlineKeyboardButton:
        return button(view.label("send"), sending(view.draft), Style.DANGER)

    def head_of_summary(self, view: View[Call]) -> str:
        reason = view.entered.need(opening.REASON)
        return lines(self.head(view, opening.REASON), view.words("call-off-reason", reason=reason))

    def summary(self, view: View[Call]) -> Iterable[str | None]:
        return ()


def not_opened(words: Words) -> Screen:
    return Screen.of(words("opening-cancelled"), rows=[[to_list(words)]])


def call_screen(words: Words, call: Call, key: str) -> Screen:
    """Says what was done with a call; `key`: of the text."""
    return Screen.of(words(key, title=call.title), rows=[[call_button(words, call.id)]])
