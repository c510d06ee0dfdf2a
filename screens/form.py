"""Screens of declared forms.

A step is drawn by the type of its field; the form's `Look` overrides it. Texts follow from the
declaration: `<texts>-step`, `-ask-<field>`, `-<field>-<option>`, `-other-<field>`,
`-change-<field>`, `-summary`, `-send`, `-parked`, `-cancelled`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from aiogram.types import InlineKeyboardButton

from district.drafts import Draft
from district.forms import (
    CHANGE,
    SUMMARY,
    Choice,
    Choices,
    Entered,
    Field,
    Form,
    LongText,
    Option,
    Repeated,
    Search,
    ShortText,
    Typed,
    entered_of,
)
from district.gathered import Confirm, Gathered, People
from district.pages import Page
from district.topics import Label
from keyboards.buttons import Row, Style, button, fitting, grid, inline
from keyboards.form import FormAction, FormPress, beginning, resuming, sending
from keyboards.paging import paging
from locales.texts import Words
from screens.form_fields import asked, said
from screens.screen import Screen, in_parts, lines, page_mark

Facts = TypeVar("Facts")


@dataclass(frozen=True, slots=True, kw_only=True)
class View(Generic[Facts]):
    """A form with its answers and the facts of the step."""

    words: Words
    form: Form[Facts]
    draft: Draft
    facts: Facts

    @property
    def entered(self) -> Entered:
        return entered_of(self.draft)

    def text(self, key: str, **arguments: Any) -> str:
        """Returns HTML; `key` without the prefix of the form's texts."""
        return self.words(self._key(key), **arguments)

    def label(self, key: str, **arguments: Any) -> str:
        return self.words.plain(self._key(key), **arguments)

    def _key(self, key: str) -> str:
        return f"{self.form.texts}-{key}".replace("_", "-")

    def button(
        self,
        label: str,
        action: FormAction,
        key: Field[Any] | None = None,
        value: object = None,
        style: Style | None = None,
    ) -> InlineKeyboardButton:
        press = FormPress(
            action=action,
            form=self.form.name,
            field=key.name if key else None,
            value=None if value is None else str(value),
            about=self.draft.about or None,
        )
        return button(label, press, style)


class Look(Generic[Facts]):
    """Overrides of the drawing of a form."""

    change_columns: ClassVar[int] = 1
    """Buttons per row in the choice of an answer to change."""

    def head(self, view: View[Facts], key: Field[Any]) -> str | None:
        """Returns the first line of a step."""
        number, steps = view.form.number(key.name, view.entered)
        return view.text("step", step=number, steps=steps)

    def above(self, view: View[Facts], key: Field[Any]) -> str | None:
        """Returns the lines between the head of a step and its question."""
        return None

    def question(self, view: View[Facts], key: Field[Any]) -> str:
        if key.label is not None:
            found = key.found(view.facts) if isinstance(key, People) else None
            return asked(view.words, key, view.entered, found)
        if isinstance(key, ShortText | LongText):
            return view.text(f"ask-{key.name}", limit=key.limit)
        text = view.text(f"ask-{key.name}")
        return lines(text, *_search_lines(view, key)) if isinstance(key, Search) else text

    def rows(self, view: View[Facts], key: Field[Any]) -> list[Row]:
        """Returns the buttons that answer a step."""
        return field_rows(view, key)

    def leaving(self, view: View[Facts], step: str) -> Row:
        """Returns the last row of a step: «‹ Назад», «Отменить»."""
        return leaving_row(view, step)

    def send(self, view: View[Facts]) -> InlineKeyboardButton:
        return button(view.label("send"), sending(view.draft), Style.WANTED)

    def send_rows(self, view: View[Facts]) -> list[Row]:
        return [[self.send(view)]]

    def summary_rows(self, view: View[Facts]) -> list[Row]:
        send = self.send_rows(view)
        change = view.button(view.words.plain("forms-change"), FormAction.CHANGE)
        can_change = bool(view.form.changeable(view.entered))
        if self.leaves_summary(view):
            return [*send, [change] if can_change else [], self.leaving(view, SUMMARY)]
        return [*send, [change, cancel_button(view)]]

    def above_change(self, view: View[Facts]) -> Iterable[str | None]:
        """Returns the lines above the choice of an answer to change."""
        return ()

    def summary(self, view: View[Facts]) -> Iterable[str | None]:
        """Returns the lines of the summary below its head."""
        raise NotImplementedError

    def head_of_summary(self, view: View[Facts]) -> str:
        return view.text("summary")

    def anew(self, words: Words, form: Form[Any], about: str | None) -> str:
        """Returns the label of the button that replaces an unfinished form by a new one."""
        return words.plain(f"{form.texts}-anew")

    def leaves_summary(self, view: View[Facts]) -> bool:
        """Returns whether «‹ Назад» leads from the summary back to the steps."""
        return True


def step_screen(view: View[Facts], look: Look[Facts]) -> Screen:
    """Returns the form at its step, or at the first one if the step no longer exists."""
    if view.draft.step == SUMMARY:
        return _summary(view, look)
    if view.draft.step == CHANGE:
        return _change(view, look)
    key = view.form.field(view.draft.step) or view.form.fields[0]
    text = lines(
        _with_page_mark(view, key, look.head(view, key)),
        look.above(view, key),
        look.question(view, key),
        _typed_before(view, key),
    )
    return Screen(text=text, keyboard=inline([*look.rows(view, key), look.leaving(view, key.name)]))


def parked_screen(
    words: Words, form: Form[Any], look: Look[Any], draft: Draft, about: str | None
) -> Screen:
    """Shown if an unfinished form blocks a new one."""
    number, steps = form.number(draft.step, entered_of(draft))
    resume = words.plain(f"{form.texts}-resume")
    anew = look.anew(words, form, about)
    rows = [
        [button(resume, resuming(form.name), Style.PRIMARY)],
        [button(anew, beginning(form.name, about, anew=True))],
    ]
    text = words(f"{form.texts}-parked", step=number, steps=steps)
    return Screen(text=text, keyboard=inline(rows))


def field_rows(view: View[Any], key: Field[Any]) -> list[Row]:
    match key:
        case Choice():
            return choice_rows(view, key, offered(view, key))
        case Choices():
            return choices_rows(view, key, offered(view, key))
        case Search():
            return search_rows(view, key)
        case Repeated():
            return repeated_rows(view, key)
        case Gathered():
            return gathered_rows(view, key)
        case _:
            agree = [confirm_button(view, key)] if isinstance(key, Confirm) else []
            return [agree, [skip_button(view, key)] if key.optional else []]


def offered(view: View[Any], key: Choice[Any] | Choices[Any]) -> Sequence[Option]:
    return key.options.offered(view.facts, view.entered)


def groups(view: View[Any], key: Choice[Any] | Choices[Any]) -> Sequence[Option]:
    return key.groups.offered(view.facts, view.entered) if key.groups else ()


def choice_rows(view: View[Any], key: Choice[Any], options: Sequence[Option]) -> list[Row]:
    if key.groups and view.entered.group_of(key) is None:
        options = groups(view, key)
    page = page_of(view, key, options)
    labels = [(one, _label(view, key, one)) for one in page.items]
    if key.stays:
        chosen = view.entered.answers.get(key.name)
        labels = [
            (one, view.words.plain("forms-ticked", label=label) if one.id == chosen else label)
            for one, label in labels
        ]
    rows = laid([view.button(label, FormAction.PICK, key, one.id) for one, label in labels], key)
    if key.other:
        rows.append([view.button(view.label(f"other-{key.name}"), FormAction.OTHER, key)])
    if key.optional:
        rows.append([skip_button(view, key)])
    return [*rows, turning(view, key, page)]


def choices_rows(view: View[Any], key: Choices[Any], options: Sequence[Option]) -> list[Row]:
    ticked = view.entered.answers.get(key.name) or ()
    done = [done_button(view, key)] if len(ticked) >= key.least else []
    if key.groups and view.entered.group_of(key) is None:
        closed = [
            view.button(_group_label(view, key, one, ticked), FormAction.PICK, key, one.id)
            for one in groups(view, key)
        ]
        return [*laid(closed, key), done]
    page = page_of(view, key, options)
    shown = [
        view.button(
            ticked_label(view, key, ticked, one.id, _label(view, key, one)),
            FormAction.PICK,
            key,
            one.id,
        )
        for one in page.items
    ]
    return [*laid(shown, key), turning(view, key, page), done]


def search_rows(view: View[Any], key: Search[Any]) -> list[Row]:
    page = key.found(view.facts)
    found = [
        view.button(_label(view, key, one), FormAction.PICK, key, one.id) for one in page.items
    ]
    rows = [*grid(found, key.columns), turning(view, key, page)]
    if view.entered.search_of(key):
        rows.append([view.button(view.words.plain("forms-whole-list"), FormAction.EVERY, key)])
    if key.other:
        rows.append([view.button(view.label(f"other-{key.name}"), FormAction.OTHER, key)])
    if key.optional:
        rows.append([skip_button(view, key)])
    return rows


def repeated_rows(view: View[Any], key: Repeated[Any]) -> list[Row]:
    count = len(view.entered.answers.get(key.name) or ())
    more = [view.button(view.label("more"), FormAction.MORE, key)]
    fewer = [view.button(view.label("fewer"), FormAction.FEWER, key, count)]
    return [
        more if count < key.most else [],
        fewer if count else [],
        [done_button(view, key)] if count >= key.least else [],
    ]


def gathered_rows(view: View[Any], key: Gathered[Any]) -> list[Row]:
    words, count = view.words, len(view.entered.answers.get(key.name) or ())
    rows = _people_rows(view, key) if isinstance(key, People) else []
    if count:
        rows.append([view.button(words.plain("forms-fewer"), FormAction.FEWER, key, count)])
    if key.optional and not count:
        rows.append([skip_button(view, key)])
    if count >= key.least:
        rows.append([done_button(view, key)])
    return rows


def _people_rows(view: View[Any], key: People) -> list[Row]:
    search, page = view.entered.search_of(key), key.found(view.facts)
    if not search or page is None:
        return []
    rows = [
        [view.button(_label(view, key, one), FormAction.PICK, key, one.id)] for one in page.items
    ]
    as_typed = view.button(view.words.plain("forms-as-typed"), FormAction.OTHER, key)
    return [*rows, turning(view, key, page), [] if key.registered else [as_typed]]


def _group_label(view: View[Any], key: Choices[Any], group: Option, ticked: Sequence[str]) -> str:
    """Names a closed group, with the number of its ticked options."""
    label = _label(view, key, group)
    within = key.options.offered(view.facts, view.entered.with_group(key, group.id))
    count = sum(one.id in ticked for one in within)
    return view.words.plain("forms-group-ticked", label=label, count=count) if count else label


def ticked_label(
    view: View[Any], key: Choices[Any], ticked: Sequence[str], choice: str, label: str
) -> str:
    if choice not in ticked:
        return label
    if key.in_order:
        return view.words.plain("forms-ticked-at", at=ticked.index(choice) + 1, label=label)
    return view.words.plain("forms-ticked", label=label)


def page_of(
    view: View[Any], key: Choice[Any] | Choices[Any], options: Sequence[Option]
) -> Page[Option]:
    """Returns the open page; the last page if beyond it."""
    return Page.of(options, view.entered.page_of(key), key.page or max(1, len(options)))


def laid(buttons: list[InlineKeyboardButton], key: Choice[Any] | Choices[Any]) -> list[Row]:
    return fitting(buttons) if key.columns is None else grid(buttons, key.columns)


def turning(view: View[Any], key: Field[Any], page: Page[Any]) -> Row:
    return _turning_at(view, key.name, page)


def _turning_at(view: View[Any], step: str, page: Page[Any]) -> Row:
    turn = FormPress(
        action=FormAction.PAGE, form=view.form.name, field=step, about=view.draft.about or None
    )
    return paging(page, lambda to: turn.changed(value=str(to)))


def skip_button(view: View[Any], key: Field[Any]) -> InlineKeyboardButton:
    return view.button(view.words.plain("forms-skip"), FormAction.SKIP, key)


def confirm_button(view: View[Any], key: Confirm) -> InlineKeyboardButton:
    agree = view.words.plain("forms-confirm")
    return view.button(agree, FormAction.DONE, key, style=Style.PRIMARY)


def done_button(view: View[Any], key: Field[Any]) -> InlineKeyboardButton:
    label = view.words.plain("forms-done")
    return view.button(label, FormAction.DONE, key, style=Style.PRIMARY)


def _label(view: View[Any], key: Field[Any], option: Option) -> str:
    match option.label:
        case Label():
            return option.label.button(view.words.language)
        case str():
            return option.label
        case None if isinstance(key, Choice | Choices) and key.labels is not None:
            return view.words.plain(f"{key.labels}-{option.id}")
        case None:
            return view.label(f"{key.name}-{option.id}")


def _summary(view: View[Facts], look: Look[Facts]) -> Screen:
    """Shows all answers, in parts if they are too long for one message."""
    rows = [row for row in look.summary(view) if row is not None]
    page = Page.of(in_parts(rows), view.entered.page_at(SUMMARY), 1)
    text = lines(
        look.head_of_summary(view),
        page_mark(view.words, page),
        "" if rows else None,
        *(page.items if rows else ()),
    )
    turning = _turning_at(view, SUMMARY, page)
    return Screen(text=text, keyboard=inline([turning, *look.summary_rows(view)]))


def _change(view: View[Facts], look: Look[Facts]) -> Screen:
    offered_fields = [
        view.button(_change_label(view, one), FormAction.CHANGE, one)
        for one in view.form.changeable(view.entered)
    ]
    rows = [*grid(offered_fields, look.change_columns), leaving_row(view, CHANGE)]
    text = lines(*look.above_change(view), view.words("forms-ask-change"))
    return Screen(text=text, keyboard=inline(rows))


def _change_label(view: View[Any], key: Field[Any]) -> str:
    if key.label is not None:
        return key.label.button(view.words.language)
    return view.label(f"change-{key.name}")


def answer_text(view: View[Any], key: Field[Any]) -> str | None:
    """Returns an answer as plain text, for fields that are declared by data; None: unanswered."""
    raw = view.entered.answers.get(key.name)
    if raw is None or raw == []:
        return None
    if isinstance(key, Choice | Choices):
        chosen = [raw] if isinstance(raw, str) else raw
        known = {one.id: _label(view, key, one) for one in every_option(view, key)}
        return ", ".join(known.get(one, one) for one in chosen)
    return said(view.words, key, key.read(raw))


def every_option(view: View[Any], key: Choice[Any] | Choices[Any]) -> Sequence[Option]:
    """Returns the options of all groups."""
    if not key.groups:
        return offered(view, key)
    open_groups = [view.entered.with_group(key, one.id) for one in groups(view, key)]
    return [one for entered in open_groups for one in key.options.offered(view.facts, entered)]


def _with_page_mark(view: View[Any], key: Field[Any], head: str | None) -> str | None:
    page = key.found(view.facts) if isinstance(key, Search) else None
    if head is None or page is None or page.count == 1:
        return head
    mark = view.words("common-page", number=page.number + 1, count=page.count)
    return f"{head} · {mark}"


def _search_lines(view: View[Any], key: Search[Any]) -> Iterable[str]:
    search = view.entered.search_of(key)
    if search:
        yield view.words("forms-search", search=search)
    if not key.found(view.facts).total:
        yield view.words("forms-nothing-found")


def _typed_before(view: View[Any], key: Field[Any]) -> str | None:
    """For a person who came back to a step: the current answer, kept unless another is typed."""
    before = view.entered.answers.get(key.name)
    if before and isinstance(key, Typed):
        return view.words("forms-said-before", text=str(before))
    if not before or not isinstance(key, ShortText | LongText):
        return None
    return view.words("forms-typed-before", text=before)


def leaving_row(view: View[Any], step: str) -> Row:
    back = back_button(view, step)
    has_before = view.form.before(step, view.entered) is not None or view.entered.is_changing
    return [back, cancel_button(view)] if has_before else [cancel_button(view)]


def back_button(view: View[Any], step: str, label: str = "forms-back") -> InlineKeyboardButton:
    """Names the step and its open group of options, so that a double tap goes back once."""
    key = view.form.field(step)
    group = view.entered.group_of(key) if key else None
    press = FormPress(
        action=FormAction.BACK,
        form=view.form.name,
        field=step,
        value=group,
        about=view.draft.about or None,
    )
    return button(view.words.plain(label), press)


def cancel_button(view: View[Any]) -> InlineKeyboardButton:
    return view.button(view.words.plain("forms-cancel"), FormAction.CANCEL)
