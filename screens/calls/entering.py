"""The look of the form of an entry."""

from collections.abc import Iterable
from typing import Any

from aiogram.types import InlineKeyboardButton

from district.calls.call import Call
from district.calls.entry import Entry
from district.calls.entry_form import NOMINATION_FIELD, WHOLE, EnteringFacts
from district.calls.kind import Blind, Judges, Kind
from district.forms import Field, Search
from district.gathered import People
from keyboards.buttons import Row
from keyboards.calls.entries import entry_button
from keyboards.calls.home import to_calls
from keyboards.form import FormAction
from locales.texts import Words
from screens.calls.answers import ANSWER, answer_line
from screens.form import Look, View, answer_text
from screens.screen import Screen


class EnteringLook(Look[EnteringFacts]):
    def head(self, view: View[EnteringFacts], key: Field[Any]) -> str:
        number, steps = view.form.number(key.name, view.entered)
        return view.text("step", title=view.facts.title, step=number, steps=steps)

    def above(self, view: View[EnteringFacts], key: Field[Any]) -> str | None:
        is_bound = isinstance(key, People) and view.facts.kind.enter.of_one_organization
        return view.words("entry-one-organization") if is_bound else None

    def head_of_summary(self, view: View[EnteringFacts]) -> str:
        return view.text("summary", title=view.facts.title)

    def summary(self, view: View[EnteringFacts]) -> Iterable[str]:
        is_whole = bool(view.entered.given(WHOLE))
        for key in view.form.path(view.entered):
            text = _said(view, key)
            if text is not None:
                yield answer_line(view.words, _label(view, key), text, is_whole)
        yield ""
        yield from seen_by(view.words, view.facts.kind)

    def send_rows(self, view: View[EnteringFacts]) -> list[Row]:
        return [[self.send(view)], [_whole_button(view)] if _is_cut(view) else []]


def seen_by(words: Words, kind: Kind) -> Iterable[str]:
    """Yields who will see an entry of the kind, and what curators alone see."""
    has_experts = any(one.judges is Judges.EXPERTS for one in kind.stages)
    is_blind = kind.rules.blind is not Blind.NONE
    readers = ("blind" if is_blind else "experts") if has_experts else "curators"
    yield words(f"entry-seen-{readers}")
    inner = [one.label.full(words.language) for one in kind.fields if one.inner]
    if inner:
        yield words("entry-seen-inner", names=", ".join(inner))


def entered_screen(words: Words, call: Call, entry: Entry) -> Screen:
    """Shown when an entry was sent."""
    return Screen.of(
        words("entry-sent", title=call.title, number=entry.id),
        words("entry-waits-for-gate" if call.has_gate else "entry-is-admitted"),
        rows=[[entry_button(words, entry.id)], [to_calls(words)]],
    )


def _label(view: View[EnteringFacts], key: Field[Any]) -> str:
    if key.label is not None:
        return key.label.full(view.words.language)
    return view.label(f"change-{NOMINATION_FIELD}")


def _said(view: View[EnteringFacts], key: Field[Any]) -> str | None:
    if isinstance(key, Search) and view.entered.answers.get(key.name) is not None:
        return view.facts.organization
    return answer_text(view, key)


def _is_cut(view: View[EnteringFacts]) -> bool:
    texts = (_said(view, key) for key in view.form.path(view.entered))
    return any(len(one) > ANSWER for one in texts if one is not None)


def _whole_button(view: View[EnteringFacts]) -> InlineKeyboardButton:
    key = "entry-shorter" if view.entered.given(WHOLE) else "entry-whole"
    return view.button(view.words.plain(key), FormAction.ACT, value=WHOLE)
