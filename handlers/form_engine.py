"""The engine of declared forms: what they do alike, from the beginning to the sending."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.fsm.state import State
from aiogram.types import Message

from district.drafts import Draft
from district.errors import BadInput, DistrictError, DraftGone, NotAChoice
from district.forms import (
    CHANGE,
    SUMMARY,
    Choice,
    Choices,
    Entered,
    Field,
    Hub,
    Repeated,
    Search,
    entered_of,
)
from district.gathered import Confirm, Files, Gathered, People
from district.ids import DraftId
from handlers.albums import FILES
from handlers.files import sent_file
from handlers.filters import IsReply, When, buttons_of
from handlers.form import OPEN_ABOUT, Conversation, OlderFormat, Open, Start
from handlers.free_words import said_words
from handlers.menu import MenuLabel
from handlers.step_message import leave
from handlers.tap import Presses, Said, Tap, says, with_press
from keyboards.buttons import Press
from keyboards.form import FormAction, FormPress
from screens.errors import refusal
from screens.form import groups, offered
from services.drafts import Drafts

PARKED_ABOUT = "parked_about"
"""Key in the conversation's data of the subject of the form that an unfinished one blocks."""
PARKED_REPLY = "parked_reply"
"""Key of the text that was to begin it."""


class FormEngine:
    def __init__(self, drafts: Drafts, conversations: Sequence[Conversation[Any]]) -> None:
        self._drafts = drafts
        self._conversations = {one.form.name: one for one in conversations}
        self._open = {name: State(name, group_name="form") for name in self._conversations}
        self._files = {
            name: State(f"{name}{FILES}", group_name="form") for name in self._conversations
        }
        self._parked = {
            name: State(f"{name}-parked", group_name="form") for name in self._conversations
        }
        every = self._conversations.values()
        self._of_state = {one.state: c for c in every for one in self._open_states(c)}
        self._of_parked = {one.state: c for c in every for one in self._parked_states(c)}
        self._acts: Mapping[FormAction, Callable[[Open, FormPress], Awaitable[None]]] = {
            FormAction.RESUME: _resume,
            FormAction.CANCEL: _cancel,
            FormAction.BACK: _go_back,
            FormAction.PICK: _pick,
            FormAction.OTHER: _choose_other,
            FormAction.SKIP: _skip,
            FormAction.DONE: _end_ticking,
            FormAction.PAGE: _turn_page,
            FormAction.EVERY: _show_every,
            FormAction.CHANGE: _change,
            FormAction.MORE: _add_item,
            FormAction.FEWER: _remove_item,
            FormAction.ACT: _act,
        }

    def register(self, router: Router) -> None:
        """Registers all forms, and the prefixes of older buttons."""
        presses = Presses(router, FormPress.__prefix__)
        presses(FormPress, self.take_press, *FormAction)
        says(router, self.take_reply, IsReply())
        for one in self._conversations.values():
            if one.entry is not None:
                says(router, self._beginning(one), MenuLabel(one.entry))
            if type(one).understood is not Conversation.understood:
                says(router, self._understanding(one), StateFilter(None), When(F.text))
            if one.older is not None:
                self._register_older(router, one.older)
        # One handler for all forms: aiogram tries handlers one after another.
        every = self._conversations.values()
        for take, states_of in (
            (self._take_words, self._open_states),
            (self._ask_again, self._parked_states),
        ):
            says(router, take, StateFilter(*(state for one in every for state in states_of(one))))

    @property
    def conversations(self) -> tuple[Conversation[Any], ...]:
        return tuple(self._conversations.values())

    def states(self) -> set[str]:
        """Returns the names of all states, including older ones."""
        return {name for name in (*self._of_state, *self._of_parked) if name is not None}

    async def begin(self, said: Said, form: str, about: str | None = None) -> None:
        """Begins a form required by another action."""
        conversation = self._conversations[form]
        if conversation.keeps_each:
            conversation = await conversation.about(said, about or "")
        await self._begin(conversation, said, about)

    async def take_press(
        self, tap: Tap[FormPress], is_of: Callable[[Draft], bool] | None = None
    ) -> None:
        """Handles any press of any form; with `is_of` only if it belongs to the open one.

        Raises:
            DraftGone: the form was sent, cancelled or never begun.
        """
        conversation = self._conversations.get(tap.press.form)
        if conversation is None:
            raise DraftGone
        tap = with_press(tap, conversation.newer(tap.press))
        conversation, about = await self._about(conversation, tap)
        match tap.press.action:
            case FormAction.SEND:
                await self._send(conversation, tap, about)
            case FormAction.BEGIN:
                await self._begin(conversation, tap, tap.press.value)
            case FormAction.ANEW:
                await self._begin(conversation, tap, tap.press.value, anew=True)
            case FormAction.SAID:
                words = await said_words(tap.state, tap.press.value)
                await self._begin(conversation, tap, None, reply=words)
            case action:
                form = await self._find(conversation, tap, about)
                if form is None or (is_of is not None and not is_of(form.draft)):
                    raise DraftGone
                if form.draft.stands_after(tap.actor.act):
                    await form.show()
                else:
                    await self._acts[action](form, tap.press)

    async def _about(
        self, conversation: Conversation[Any], tap: Tap[FormPress]
    ) -> tuple[Conversation[Any], str]:
        """Returns the conversation about the subject of the press, and the subject of the draft."""
        if not conversation.keeps_each:
            return conversation, ""
        about = tap.press.about or tap.press.value or ""
        return await conversation.about(tap, about), about

    async def take_reply(self, said: Said) -> None:
        """Begins the form that a button of the replied message begins, with the text."""
        for button in buttons_of(said.event):
            press = self._beginning_press(button)
            conversation = self._conversations.get(press.form) if press else None
            if press and conversation and conversation.takes_reply(press.value):
                await self._begin(conversation, said, press.value, reply=said.need_text())
                return
        raise SkipHandler

    def _beginning_press(self, data: str) -> FormPress | None:
        """Returns the press if it begins a form."""
        prefix = data.partition(FormPress.__separator__)[0]
        older = [one.older for one in self._conversations.values() if one.older]
        presses: list[tuple[type[Press], Callable[[Any], FormPress | None]]] = [
            (FormPress, lambda press: press),
            *((one.press, one.read_press) for one in older),
        ]
        for kind, read in presses:
            if kind.__prefix__ != prefix:
                continue
            try:
                press = read(kind.unpack(data))
            except (TypeError, ValueError):  # of another form with the same prefix
                continue
            if press is not None and press.action is FormAction.BEGIN:
                return press
        return None

    async def _send(self, conversation: Conversation[Any], tap: Tap[FormPress], about: str) -> None:
        """Sends the form; an incomplete one is shown again. An older button names no draft."""
        draft = tap.press.value
        if draft is None:
            draft = (await self._drafts.get(tap.actor, conversation.form.name)).id
        try:
            await conversation.complete(tap, DraftId(draft))
        except BadInput as error:
            form = await self._find(conversation, tap, about)
            if form is None:
                raise
            await conversation.refused(form, error)
            return
        await conversation.after(tap)

    async def _begin(
        self,
        conversation: Conversation[Any],
        said: Said,
        about: str | None,
        *,
        anew: bool = False,
        reply: str | None = None,
    ) -> None:
        """Begins a form; an unfinished one continues, or the person is asked. `reply`: text for the
        first step.
        """
        await conversation.ensure_may_begin(said, about)
        key = (about or "") if conversation.keeps_each else ""
        unfinished = await self._find(conversation, said, key)
        if unfinished is not None and unfinished.draft.stands_after(said.actor.act):
            await unfinished.show()
            return
        if unfinished is not None and not anew:
            goes_on = conversation.goes_on(unfinished.draft, about)
            if goes_on is not None:
                await unfinished.go(unfinished.step, goes_on)
                return
            if conversation.parks(unfinished.draft, about):
                await said.state.update_data({PARKED_ABOUT: about, PARKED_REPLY: reply})
                await said.state.set_state(self._parked[conversation.form.name])
                await said.show(await conversation.parked(said, unfinished.draft, about))
                return
        start = await conversation.start(said, about)
        if start is not None:
            if anew:
                reply = (await said.state.get_data()).get(PARKED_REPLY)
            await self._show_begun(conversation, said, start, reply, key)

    async def _show_begun(
        self,
        conversation: Conversation[Any],
        said: Said,
        start: Start,
        reply: str | None,
        about: str,
    ) -> None:
        step = start.step or conversation.form.path(start.entered)[0].name
        entered, hint = start.entered, None
        if reply is not None:
            key = conversation.form.field(step)
            try:
                step, entered = await _with_words(conversation, said, key, entered, reply)
            except BadInput as error:
                hint = refusal(said.words, error)
        name = conversation.form.name
        draft = await self._drafts.begin(said.actor, name, step, entered.answers, about=about)
        await self._at(conversation, said, draft).show(hint)

    async def _find(
        self, conversation: Conversation[Any], said: Said, about: str = ""
    ) -> Open | None:
        stored = await self._drafts.find(said.actor, conversation.form.name, about)
        if stored is None:
            return None
        draft = conversation.older.read_draft(stored) if conversation.older else stored
        is_older = draft is not stored
        if draft.step not in {SUMMARY, CHANGE} and conversation.form.field(draft.step) is None:
            # The step is declared no longer.
            path = conversation.form.path(entered_of(draft)) or conversation.form.fields
            draft = replace(draft, step=path[0].name)
        return replace(self._at(conversation, said, draft), is_older=is_older)

    def _at(self, conversation: Conversation[Any], said: Said, draft: Draft) -> Open:
        return Open(
            said=said,
            draft=draft,
            conversation=conversation,
            drafts=self._drafts,
            state=self._open[conversation.form.name],
            files_state=self._files[conversation.form.name],
        )

    def _beginning(self, conversation: Conversation[Any]) -> Callable[[Said], Awaitable[None]]:
        async def begin(said: Said) -> None:
            await self._begin(conversation, said, None)

        return begin

    async def _ask_again(self, said: Said) -> None:
        """Handles text below the question whether to go on with an unfinished form."""
        conversation = self._of_parked[await said.state.get_state()]
        about = (await said.state.get_data()).get(PARKED_ABOUT)
        await self._begin(conversation, said, about)

    def _understanding(self, conversation: Conversation[Any]) -> Callable[[Said], Awaitable[None]]:
        """Begins a form by one message; an unfinished one is offered instead."""

        async def understand(said: Said) -> None:
            understood = await conversation.understood(said, said.need_text())
            if understood is None:
                raise SkipHandler
            unfinished = await self._find(conversation, said)
            if unfinished is not None and conversation.parks(unfinished.draft, None):
                await self._begin(conversation, said, None)
                return
            start, name = understood.start, conversation.form.name
            step = start.step or conversation.form.path(start.entered)[0].name
            draft = await self._drafts.begin(said.actor, name, step, start.entered.answers)
            await self._at(conversation, said, draft).show(understood.unclear)

        return understand

    async def _take_words(self, said: Said) -> None:
        conversation, about = self._of_state[await said.state.get_state()], ""
        if conversation.keeps_each:
            about = (await said.state.get_data()).get(OPEN_ABOUT, "")
            conversation = await conversation.about(said, about)
        form = await self._find(conversation, said, about)
        if form is None:
            raise SkipHandler
        if form.draft.stands_after(said.actor.act):
            await form.show()
        else:
            await _take_words(form)

    def _open_states(self, conversation: Conversation[Any]) -> list[State]:
        name, older = conversation.form.name, conversation.older
        files = [self._files[name]] if _takes_files(conversation) else []
        return [self._open[name], *files, *([older.open_state] if older else [])]

    def _parked_states(self, conversation: Conversation[Any]) -> list[State]:
        own, older = self._parked[conversation.form.name], conversation.older
        return [own, older.parked_state] if older and older.parked_state else [own]

    def _register_older(self, router: Router, older: OlderFormat) -> None:
        async def take(tap: Tap[Press]) -> None:
            press = older.read_press(tap.press)
            if press is None:
                raise SkipHandler
            await self.take_press(with_press(tap, press), partial(older.is_of, tap.press))

        actions: Any = older.actions or older.press.model_fields["action"].annotation
        Presses(router, older.press.__prefix__)(older.press, take, *actions)


def _takes_files(conversation: Conversation[Any]) -> bool:
    fields = conversation.form.fields
    return conversation.keeps_each or any(isinstance(one, Files) for one in fields)


async def _resume(form: Open, _: FormPress) -> None:
    await form.show()


async def _cancel(form: Open, _: FormPress) -> None:
    try:
        cancelled = await form.conversation.cancelled(form.said, form.draft)
    except DistrictError:  # what it was about is gone
        cancelled = await Conversation.cancelled(form.conversation, form.said, form.draft)
    await form.drafts.drop(form.draft)
    await leave(form.said.event, form.said.state, cancelled)
    await form.conversation.after(form.said)


async def _go_back(form: Open, press: FormPress) -> None:
    """Goes back: from an open group of options to all groups, from a change to the summary with the
    earlier answers. A second tap only shows where the first one led.
    """
    key = form.form.field(form.step)
    group = form.entered.group_of(key) if key is not None else None
    if press.field is not None and (press.field, press.value) != (form.step, group):
        await form.show()
    elif key is not None and group is not None:
        await form.go(form.step, form.entered.with_group(key, None))
    elif form.entered.is_changed_here(form.step):
        await form.go(SUMMARY, form.entered.unchanged())
    else:
        before = form.form.before(form.step, form.entered) or form.step
        await form.go(before, form.form.without_begun_item(before, form.entered))


async def _pick(form: Open, press: FormPress) -> None:
    key, value = _key_at(form, press), press.value or ""
    if isinstance(key, People):
        named = await form.conversation.named(form.said, value)
        await (form.show_current() if named is None else _gather(form, key, [named]))
        return
    if isinstance(key, Search):
        if await form.conversation.has_option(form.said, form.entered, key, value):
            await form.answer(key, form.form.answered_raw(form.entered, key, value))
        else:
            await form.show_current()
        return
    if isinstance(key, Hub):
        await form.conversation.act(form, press)
        return
    if isinstance(key, Choice | Choices):
        await _pick_option(form, key, press)
    else:
        await form.show_current()


async def _pick_option(form: Open, key: Choice[Any] | Choices[Any], press: FormPress) -> None:
    view = await form.offers()
    ids = [one.id for one in offered(view, key)]
    if press.value in {one.id for one in groups(view, key)}:
        await form.go(key.name, form.entered.with_group(key, press.value))
    elif press.value not in ids:
        await form.show_current()
    elif isinstance(key, Choice):
        entered = form.conversation.chosen(form.entered, key, press.value)
        await form.go(key.name if key.stays else form.form.after(key.name, entered), entered)
    else:
        kept = form.entered.answers.get(key.name) or ()
        ticked = key.ticked(kept, press.value, ids)
        entered = form.form.answered_raw(form.entered, key, ticked)
        await form.go(key.name, entered.with_page(key, form.entered.page_of(key)))


async def _choose_other(form: Open, press: FormPress) -> None:
    key = _key_at(form, press)
    if isinstance(key, People) and (typed := form.entered.search_of(key)):
        await _gather(form, key, [key.unregistered(typed)])
    elif isinstance(key, Choice | Search) and key.other:
        await form.answer(key, form.form.answered_other(form.entered, key))
    else:
        await form.show_current()


async def _skip(form: Open, press: FormPress) -> None:
    key = _key_at(form, press)
    if key is not None and key.optional:
        await form.answer(key, form.conversation.chosen(form.entered, key, None))
    else:
        await form.show_current()


async def _end_ticking(form: Open, press: FormPress) -> None:
    key = _key_at(form, press)
    ticked = form.entered.answers.get(form.step) or []
    if isinstance(key, Choices | Repeated | Gathered) and len(ticked) >= key.least:
        await form.answer(key, form.form.answered_raw(form.entered, key, ticked))
    elif isinstance(key, Confirm):
        await form.answer(
            key,
            form.form.answered_raw(form.entered, key, form.conversation.confirmation(form.said)),
        )
    elif (isinstance(key, Choice) and key.stays) or (
        isinstance(key, Hub)
        and (key.is_beside(form.entered) or form.entered.answers.get(key.name) is not None)
    ):
        await form.answer(key, form.entered)
    else:
        await form.show_current()


async def _add_item(form: Open, press: FormPress) -> None:
    key, items = _key_at(form, press), form.entered.answers.get(form.step) or []
    if isinstance(key, Repeated) and len(items) < key.most:
        await form.go(key.of[0].name, form.entered)
    else:
        await form.show_current()


async def _remove_item(form: Open, press: FormPress) -> None:
    """Removes the last item, once if tapped twice; without items the first is asked for again."""
    key, items = _key_at(form, press), form.entered.answers.get(form.step) or []
    if press.value not in {None, str(len(items))}:
        await form.show()
    elif isinstance(key, Gathered):
        await form.go(key.name, form.form.answered_raw(form.entered, key, items[:-1]))
    elif isinstance(key, Repeated):
        entered = form.form.answered_raw(form.entered, key, items[:-1])
        await form.go(key.name if items[:-1] else key.of[0].name, entered)
    else:
        await form.show_current()


async def _turn_page(form: Open, press: FormPress) -> None:
    key, number = _key_at(form, press), press.value or ""
    is_of_summary = press.field == form.step == SUMMARY
    if (key is None and not is_of_summary) or not number.isdecimal():
        await form.show_current()
    else:
        await form.go(form.step, form.entered.with_page_at(form.step, int(number[:6])))


async def _show_every(form: Open, press: FormPress) -> None:
    key = _key_at(form, press)
    if isinstance(key, Search):
        await form.go(key.name, form.entered.with_search(key, "").with_group(key, None))
    else:
        await form.show_current()


async def _change(form: Open, press: FormPress) -> None:
    """Offers the answers to change; with a field, goes to it."""
    key = form.form.field(press.field or "")
    if key is not None and key.when(form.entered) and key.is_beside(form.entered):
        await form.go(key.name, form.entered)
    elif key is None and form.step == SUMMARY:
        await form.go(CHANGE, form.entered)
    elif key in form.form.changeable(form.entered) and form.step in {SUMMARY, CHANGE}:
        await form.go(key.name, form.entered.changing(key))
    else:
        await form.show_current()


async def _act(form: Open, press: FormPress) -> None:
    """Performs an action of the form; one that names another step is outdated."""
    if press.field in {None, form.step}:
        await form.conversation.act(form, press)
    else:
        await form.show_current()


async def _take_words(form: Open) -> None:
    """Handles text; other messages are refused with what is expected."""
    key = form.form.field(form.step)
    if await form.conversation.take_message(form):
        return
    if isinstance(key, Files):
        await _take_file(form, key)
        return
    try:
        text = form.said.need_text()
        if form.step == CHANGE:
            raise NotAChoice
        if isinstance(key, Search | People) or (isinstance(key, Choices) and key.searched):
            await form.go(key.name, form.entered.with_search(key, text))
            return
        if isinstance(key, Gathered):
            await _gather(form, key, key.items(text, _today(form.said)))
            return
        step, entered = await _with_words(form.conversation, form.said, key, form.entered, text)
    except BadInput as error:
        await form.show(hint=refusal(form.said.words, error))
        return
    await form.go(step, entered)


async def _with_words(
    conversation: Conversation[Any], said: Said, key: Field[Any] | None, entered: Entered, text: str
) -> tuple[str, Entered]:
    """Returns the step after text typed at a field, or at the summary, and the answers with it.

    Raises:
        BadInput: it is not valid.
    """
    if key is None and len(conversation.form.fields) == 1:
        key = conversation.form.fields[0]
    if key is None:
        return SUMMARY, conversation.typed_at_summary(entered, text)
    entered, key = conversation.form.of_words(entered, key)
    entered = await conversation.take_words(said, entered, key, text)
    return conversation.form.after(key.name, entered), entered


async def _gather(form: Open, key: Gathered[Any], more: Sequence[Any]) -> None:
    """Adds items to a gathered answer; the step stays.

    Raises:
        TooMany: over the limit; none is added.
    """
    kept = form.entered.answers.get(key.name) or []
    entered = form.form.answered_raw(form.entered, key, key.with_items(kept, more))
    await form.go(key.name, entered)


def _today(said: Said) -> date:
    """Returns the local day on which a message was sent."""
    if not isinstance(said.event, Message):
        raise SkipHandler
    return said.event.date.astimezone(said.words.zone).date()


async def _take_file(form: Open, key: Files) -> None:
    """Adds a sent file. The files of an album are counted in one message."""
    event = form.said.event
    if not isinstance(event, Message):
        raise SkipHandler
    kept, hint, entered = form.entered.answers.get(key.name) or [], None, form.entered
    try:
        file = await sent_file(event, key)
        entered = form.form.answered_raw(entered, key, key.with_items(kept, [key.keep_one(file)]))
        if file.is_large:
            hint = form.said.words.plain("forms-file-large", name=file.name)
    except BadInput as error:
        hint = refusal(form.said.words, error)
    album, begun = event.media_group_id, entered.album
    form = await form.saved(key.name, entered.with_album(album))
    await form.show(hint, redraws=album is not None and album == begun)


def _key_at(form: Open, press: FormPress) -> Field[Any] | None:
    """Returns the field of the press, or None if the form is at another step.

    Older buttons may name no field: they belong to the current step.
    """
    return form.form.field(form.step) if press.field in {None, form.step} else None
