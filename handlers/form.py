"""The conversation of a declared form, and the form that is open.

A form is declared in `district`, drawn by `screens/form.py` and its `Look`, and connected by its
`Conversation` to services: the beginning, the facts of a step, sending. The draft stores the step
and the answers; the conversation's state says only which form is open. What forms do alike is in
`handlers/form_engine.py`.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any, ClassVar, Generic, TypeVar

from aiogram.fsm.state import State
from aiogram.types import Message

from district.drafts import Draft
from district.errors import BadInput, NotAChoice, NotFound, OutOfDate
from district.forms import SUMMARY, Entered, Field, Form, Option, Search, entered_of
from district.gathered import Files
from district.ids import DraftId
from district.pages import Page
from district.people.person import Person
from handlers.step_message import begin_below, finish, is_of_step, redraw_step, show_step
from handlers.tap import Said, Tap, with_press
from keyboards.buttons import Press
from keyboards.form import FormPress, sending
from keyboards.menu import Entry
from screens.errors import refusal
from screens.form import Look, View, parked_screen, step_screen
from screens.screen import Screen, lines
from services.drafts import Drafts

Facts = TypeVar("Facts")
OPEN_ABOUT = "open_about"
"""Key of the subject of the open form, if a person may have several drafts of it."""
LARGEST_ID = 2**31 - 1
LONGEST = len(str(LARGEST_ID)) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The beginning of a form: at `step`, or at the first of the path."""

    entered: Entered = field(default_factory=Entered)
    step: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OlderFormat:
    """Converts buttons, states and drafts from before the form was declared."""

    press: type[Press]
    read_press: Callable[[Any], FormPress | None]
    """None: it is none of the form's, and left to the other router of the prefix."""
    read_draft: Callable[[Draft], Draft]
    """Returns the draft in the current format; no-op for a current one."""
    open_state: State
    parked_state: State | None = None
    actions: Collection[str] = ()
    """Actions of the form, if the prefix has others too; empty: all."""
    is_of: Callable[[Any, Draft], bool] = lambda _press, _draft: True
    """Whether the press belongs to the open form; the press of an earlier one is refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A form that one message fills in; `unclear`: why a part of it is not understood."""

    start: Start
    unclear: str | None = None


class Conversation(ABC, Generic[Facts]):
    """A form with its declaration, its look, and its use of services."""

    form: Form[Any]
    look: ClassVar[Look[Any]]
    entry: ClassVar[Entry | None] = None
    """The menu label that begins it."""
    older: ClassVar[OlderFormat | None] = None
    gives_way: ClassVar[bool] = False
    """Whether a new form replaces an unfinished one without a question."""
    keeps_each: ClassVar[bool] = False
    """Whether a person may have a draft of this form for each subject."""

    async def about(self, said: Said, about: str) -> "Conversation[Facts]":
        """Returns the conversation about a subject, whose form may depend on it. Only called if the
        form keeps each.

        Raises:
            NotFound: there is no such subject.
        """
        return self

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        """Raises if the form must not begin, or continue from a button that begins it."""

    async def start(self, said: Said, about: str | None) -> Start | None:
        """Returns the beginning of a new form; None if none begins, and the person was told why."""
        return Start()

    @abstractmethod
    async def facts(self, said: Said, draft: Draft) -> Facts:
        """Returns the facts of the step; called once per show."""

    async def offers(self, said: Said, draft: Draft) -> Facts:
        """Returns the facts on which the options of the step depend."""
        return await self.facts(said, draft)

    def confirmation(self, said: Said) -> Any:
        """Returns what is stored of a sentence that was confirmed."""
        return True

    def chosen(self, entered: Entered, key: Field[Any], value: str | None) -> Entered:
        """Returns the answers with a chosen option; None: skipped."""
        return self.form.answered_raw(entered, key, value)

    def newer(self, press: FormPress) -> FormPress:
        """Returns what a press of an earlier version of the form means."""
        return press

    async def send(self, said: Tap[FormPress], draft: DraftId) -> Screen:
        """Performs the form's purpose. Idempotent by the draft's id.

        Raises:
            NotFound: the form is not sent by a button.
        """
        raise NotFound

    async def complete(self, tap: Tap[FormPress], draft: DraftId) -> None:
        """Sends the form and shows the result."""
        await finish(tap.event, tap.state, await self.send(tap, draft))

    async def refused(self, form: "Open", error: BadInput) -> None:
        """Shows an incomplete form again."""
        await form.show_refused(error)

    async def act(self, form: "Open", press: FormPress) -> None:
        """Performs an action of the form, or handles a press at a `Hub`.

        Raises:
            NotFound: the button is forged.
        """
        raise NotFound

    async def take_message(self, form: "Open") -> bool:
        """Handles a message of any kind; returns False if text is expected."""
        return False

    def parks(self, draft: Draft, about: str | None) -> bool:
        """Returns whether an unfinished form blocks a new one."""
        return not self.gives_way and draft.step != self.form.fields[0].name

    def goes_on(self, draft: Draft, about: str | None) -> Entered | None:
        """Returns the answers with which an unfinished form continues at once, or None to ask the
        person.
        """
        return None

    async def has_option(self, said: Said, entered: Entered, key: Search[Any], option: str) -> bool:
        """Returns whether a search finds the option, on any page."""
        raise NotImplementedError

    async def named(self, said: Said, option: str) -> Any:
        """Returns the item of `People` for an option, as JSON, or None if no person has the id."""
        raise NotImplementedError

    async def take_words(self, said: Said, entered: Entered, key: Field[Any], text: str) -> Entered:
        """Parses text typed at a step.

        Raises:
            BadInput: it is not valid.
        """
        return self.form.answered(entered, key, key.typed(text))

    async def understood(self, said: Said, text: str) -> "Understood | None":
        """Returns the form that text typed outside any form begins, or None if it begins none."""
        return None

    def typed_at_summary(self, entered: Entered, text: str) -> Entered:
        """Parses text typed below the summary of several answers; a single one is typed anew.

        Raises:
            BadInput: it is not valid.
        """
        raise NotAChoice

    def at_summary(self, entered: Entered) -> Entered:
        """Returns the answers as the summary stores them."""
        return entered.changed()

    def sends_at_once(self, entered: Entered) -> bool:
        """Returns whether the form is sent instead of showing its summary."""
        return False

    def takes_reply(self, about: str | None) -> bool:
        """Returns whether a Telegram reply to a message with the button that begins the form begins
        it too, with the text typed at its first step.
        """
        return False

    def opens_new_message(self, entered: Entered) -> bool:
        """Returns whether the letter or card from which it begins stays unchanged."""
        return False

    async def parked(self, said: Said, draft: Draft, about: str | None) -> Screen:
        """Returns the screen shown if an unfinished form blocks a new one."""
        return parked_screen(said.words, self.form, self.look, draft, about)

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return Screen(text=said.words(f"{self.form.texts}-cancelled"))

    async def after(self, said: Said) -> None:
        """Shows what follows after the form was sent or cancelled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """An open form, with everything needed to advance it."""

    said: Said
    draft: Draft
    conversation: Conversation[Any]
    drafts: Drafts
    state: State
    files_state: State
    """At a step that takes files."""
    is_older: bool = False
    """Whether an older version saved it last: buttons that name no step may still be on screen."""

    @property
    def form(self) -> Form[Any]:
        return self.conversation.form

    @property
    def entered(self) -> Entered:
        return entered_of(self.draft)

    @property
    def step(self) -> str:
        return self.draft.step

    async def view(self) -> View[Any]:
        return self._with(await self.conversation.facts(self.said, self.draft))

    async def offers(self) -> View[Any]:
        return self._with(await self.conversation.offers(self.said, self.draft))

    def _with(self, facts: Any) -> View[Any]:
        return View(words=self.said.words, form=self.form, draft=self.draft, facts=facts)

    async def saved(self, step: str, entered: Entered) -> "Open":
        if step == SUMMARY:
            entered = self.conversation.at_summary(entered)
        draft = await self.drafts.save(
            self.said.actor, self.draft, step=step, answers=entered.answers
        )
        return replace(self, draft=draft, is_older=False)

    async def go(self, step: str, entered: Entered) -> None:
        """Saves the form at the step and shows it, or sends it."""
        form = await self.saved(step, entered)
        if step == SUMMARY and self.conversation.sends_at_once(form.entered):
            await form.send()
        else:
            await form.show()

    async def send(self) -> None:
        press = sending(self.draft)
        tap = with_press(self.said, press)
        await self.conversation.complete(tap, self.draft.id)
        await self.conversation.after(tap)

    async def answer(self, key: Field[Any], entered: Entered) -> None:
        await self.go(self.form.after(key.name, entered), entered)

    async def show(self, hint: str | None = None, *, redraws: bool = False) -> None:
        """Shows the step, below `hint` after invalid input. `redraws`: in the message that shows it
        already.
        """
        event, state = self.said.event, self.said.state
        screen = await self.screen()
        is_files = isinstance(self.form.field(self.step), Files)
        await state.set_state(self.files_state if is_files else self.state)
        if self.conversation.keeps_each:
            await state.update_data({OPEN_ABOUT: self.draft.about})
        if hint is not None:
            screen = replace(screen, text=lines(escape(hint, quote=False), "", screen.text))
        if redraws and isinstance(event, Message):
            await redraw_step(event, state, screen)
            return
        below = self.conversation.opens_new_message(self.entered)
        if below and not await is_of_step(event, state):
            await begin_below(event, state, screen)
        else:
            await show_step(event, state, screen)

    async def screen(self) -> Screen:
        return step_screen(await self.view(), self.conversation.look)

    async def show_below(self) -> None:
        """Shows the step below a message sent meanwhile."""
        await begin_below(self.said.event, self.said.state, await self.screen())

    async def show_current(self) -> None:
        """Handles a button of an outdated step."""
        await self.show_refused(OutOfDate())

    async def show_refused(self, error: BadInput | OutOfDate) -> None:
        await self.said.alert(refusal(self.said.words, error))
        await self.show()


def people_options(found: Page[Person] | None) -> Page[Option] | None:
    """Returns the options of `People`, from what a search finds."""
    if found is None:
        return None
    return found.map(
        lambda one: Option(id=str(one.id), label=one.profile.listed if one.profile else "")
    )


def named_item(person: Person | None) -> Any:
    """Returns the item of `People` as JSON."""
    if person is None or person.profile is None:
        return None
    return {"id": person.id, "name": person.profile.name.full}


def row_id(value: str | None) -> int:
    """Returns the id of a row that a button carries.

    Raises:
        NotFound: the button is forged.
    """
    if value is None or not value.isdecimal() or not 0 < int(value[:LONGEST]) <= LARGEST_ID:
        raise NotFound
    return int(value[:LONGEST])
