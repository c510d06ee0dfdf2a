"""Deputies of a council member: the list, naming one for some days, ending early."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from aiogram import Router
from pydantic import Field

from district.drafts import Draft
from district.errors import BadInput, NotAllowed, NotFound, OutOfDate
from district.ids import DeputyId
from district.pages import Page
from district.people.deputies import DAYS, DEPUTY, READY, named_in, naming, read_stay
from handlers.form import Conversation, Open, Start
from handlers.step_message import finish
from handlers.tap import Presses, Said, Tap
from keyboards.form import FormPress
from keyboards.people.deputies import DeputyAction, DeputyPress
from screens.errors import refusal
from screens.people.deputies import (
    DeputyLook,
    ask_deputy,
    deputies_cancelled,
    deputies_screen,
    ended_line,
    named_line,
)
from screens.screen import Screen
from services.people.deputies import DeputyKeeping

PAGE = 8


class OneDeputyPress(DeputyPress, prefix="deputies"):
    deputy: Annotated[DeputyId, Field(ge=1, le=2**31 - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeputyHandlers:
    deputies: DeputyKeeping

    def register(self, router: Router) -> None:
        press = Presses(router, DeputyPress.__prefix__)
        press(DeputyPress, self.show, DeputyAction.OPEN)
        press(DeputyPress, self.choose, DeputyAction.CHOOSE)
        press(OneDeputyPress, self.end, DeputyAction.END)

    async def show(self, tap: Tap[DeputyPress]) -> None:
        await tap.show(deputies_screen(tap.words, await self.deputies.of(tap.actor)))

    async def choose(self, tap: Tap[DeputyPress]) -> None:
        people = await self.deputies.candidates(tap.actor)
        await tap.show(ask_deputy(tap.words, Page.of(people, tap.press.page, PAGE)))

    async def end(self, tap: Tap[OneDeputyPress]) -> None:
        await self.deputies.end(tap.actor, tap.press.deputy)
        found = await self.deputies.of(tap.actor)
        await tap.show(deputies_screen(tap.words, found, above=ended_line(tap.words)))


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDeputy(Conversation[None]):
    """Begins with the person; the days are typed or one of the ready ones, and stored at once."""

    form = DEPUTY
    look = DeputyLook()
    gives_way = True

    deputies: DeputyKeeping

    async def start(self, said: Said, about: str | None) -> Start:
        """
        Raises:
            NotFound: the person may not be named any more, or the button is forged.
        """
        people = await self.deputies.candidates(said.actor)
        found = next((one for one in people if str(one.id) == about), None)
        if found is None or found.profile is None:
            raise NotFound
        return Start(entered=naming(found.id, found.profile.name.short))

    async def facts(self, said: Said, draft: Draft) -> None:
        return None

    async def act(self, form: Open, press: FormPress) -> None:
        """Takes a ready number of days, from today."""
        if press.value not in {str(days) for days in READY} or form.step != DAYS.name:
            raise OutOfDate
        first = self.deputies.today
        await self._name(form, first, first + timedelta(days=int(press.value or 0) - 1))

    async def take_message(self, form: Open) -> bool:
        try:
            typed = DAYS.typed(form.said.need_text())
            first, last = read_stay(typed, self.deputies.today)
        except BadInput as error:
            await form.show(hint=refusal(form.said.words, error))
            return True
        await self._name(form, first, last)
        return True

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return deputies_cancelled(said.words, await self.deputies.of(said.actor))

    async def _name(self, form: Open, first: date, last: date) -> None:
        said, person = form.said, named_in(form.entered)
        try:
            made = await self.deputies.name(said.actor, person, first, last)
            above = named_line(said.words, made)
        except NotAllowed as error:
            above = refusal(said.words, error)
        found = await self.deputies.of(said.actor)
        await finish(said.event, said.state, deputies_screen(said.words, found, above=above))
        await form.drafts.drop(form.draft)  # after a crash it is stored and shown once more
