"""The conversation of an entry: a form for each call, and for each returned entry."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar

from aiogram.types import Message

from district.calls import entry_form
from district.calls.call import Call
from district.calls.entry import NewEntry
from district.calls.visible import EntryFacts
from district.drafts import Draft
from district.errors import BadInput, CallChanged, NotFound
from district.forms import SUMMARY, Choice, Entered, Field, Form, Moment, Option, Search, entered_of
from district.gathered import People
from district.ids import CallId, DraftId, EntryId, OrganizationId, PersonId
from district.pages import Page
from district.typed_time import read_day
from handlers.form import Conversation, Open, Start, named_item, people_options, row_id
from handlers.step_message import finish
from handlers.tap import Said, Tap
from keyboards.form import FormPress
from screens.calls.entering import EnteringLook, entered_screen
from screens.screen import Screen
from services.calls.coauthors import Coauthors
from services.calls.entries import Entries
from services.calls.entry_drafts import EntryDrafts
from services.drafts import Drafts
from services.requests.deficits import Deficits
from services.territory import Territory


@dataclass(frozen=True, slots=True, kw_only=True)
class Entering(Conversation[entry_form.EnteringFacts]):
    look = EnteringLook()
    keeps_each: ClassVar[bool] = True

    form: Form[Any] = field(default=entry_form.ENTRY)
    subject: str = ""
    opened: Call | None = None
    """The call that is entered; None only before `about`."""
    returned: EntryFacts | None = None
    """The entry that is changed."""
    entry_drafts: EntryDrafts
    entries: Entries
    coauthors: Coauthors
    deficits: Deficits
    territory: Territory
    drafts: Drafts

    async def about(self, said: Said, about: str) -> "Entering":
        number, returned = entry_form.read_about(about), None
        if entry_form.is_returned(about):
            returned = await self.entries.get(said.actor, EntryId(number))
            call = returned.call
        else:
            call = await self.entry_drafts.call(said.actor, CallId(number))
        form = entry_form.form_for(call.kind)
        return replace(self, form=form, subject=about, opened=call, returned=returned)

    @property
    def call(self) -> Call:
        if self.opened is None:
            raise NotFound
        return self.opened

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        if self.returned is not None:
            await self.entries.ensure_may_resubmit(said.actor, self.returned.entry.id)
        else:
            await self.entries.ensure_may_enter(said.actor, self.call.id)

    async def start(self, said: Said, about: str | None) -> Start:
        entered, step, returned = Entered(), None, self.returned
        if returned is not None:
            entered = entry_form.entered_from(self.call.kind, returned.entry, returned)
            step = SUMMARY
        given = {entry_form.TITLE: self.call.title}
        return Start(entered=entered.with_given(**given), step=step)

    def confirmation(self, said: Said) -> Any:
        """Returns the moment, and the version of the call whose sentence it was."""
        at = self.entries.clock().isoformat(timespec="seconds")
        return {"at": at, "version": self.call.version}

    def goes_on(self, draft: Draft, about: str | None) -> Entered | None:
        return entered_of(draft)

    async def facts(self, said: Said, draft: Draft) -> entry_form.EnteringFacts:
        entered, key = entered_of(draft), self.form.field(draft.step)
        is_summary = draft.step == SUMMARY
        facts = entry_form.EnteringFacts(title=self.call.title, kind=self.call.kind)
        if is_summary or (isinstance(key, Choice) and key.groups):
            facts = replace(facts, areas=await self.deficits.areas())
        if isinstance(key, People):
            search, number = entered.search_of(key), entered.page_of(key)
            found = await self.coauthors.search(said.actor, self.call, search, number)
            facts = replace(facts, people=people_options(found))
        if isinstance(key, Search):
            facts = replace(facts, organizations=await self._organizations(said, entered, key))
        if is_summary:
            facts = replace(facts, organization=await self._organization(entered))
        return facts

    async def _organizations(self, said: Said, entered: Entered, key: Search[Any]) -> Page[Option]:
        """Returns what the search finds; without one, those of the own municipality."""
        search, number = entered.search_of(key), entered.page_of(key)
        within = None if search else said.actor.profile.municipality.id
        found = await self.territory.organizations(within, search=search, number=number)
        return found.map(
            lambda one: Option(id=str(one.organization.id), label=one.organization.name)
        )

    async def _organization(self, entered: Entered) -> str | None:
        key = next((one for one in self.form.fields if isinstance(one, Search)), None)
        chosen = entered.get(key) if key is not None else None
        found = await self.territory.organization(chosen) if chosen is not None else None
        return found.name if found is not None else None

    async def has_option(self, said: Said, entered: Entered, key: Search[Any], option: str) -> bool:
        organization = OrganizationId(row_id(option))
        return await self.territory.organization(organization) is not None

    async def named(self, said: Said, option: str) -> Any:
        returned, number = self.returned, PersonId(row_id(option))
        place = returned.entry.organization if returned else said.actor.profile.organization.id
        return named_item(await self.coauthors.find(said.actor, self.call, number, place))

    async def take_words(self, said: Said, entered: Entered, key: Field[Any], text: str) -> Entered:
        value = read_day(text, _today(said)) if isinstance(key, Moment) else key.typed(text)
        return self.form.answered(entered, key, value)

    async def act(self, form: Open, press: FormPress) -> None:
        """Shows the answers of the summary uncut, or cut again."""
        if press.value != entry_form.WHOLE or form.step != SUMMARY:
            raise NotFound
        whole = not form.entered.given(entry_form.WHOLE)
        await form.go(SUMMARY, form.entered.with_given(**{entry_form.WHOLE: whole}))

    async def complete(self, tap: Tap[FormPress], draft: DraftId) -> None:
        await finish(tap.event, tap.state, await self.send(tap, draft))

    async def send(self, said: Tap[FormPress], draft: DraftId) -> Screen:
        new, returned = await self._new(said, draft), self.returned
        if returned is not None:
            entry = await self.entries.resubmit(said.actor, returned.entry.id, draft, new)
        else:
            entry = await self.entries.submit(said.actor, self.call.id, draft, new)
        return entered_screen(said.words, self.call, entry)

    async def _new(self, said: Said, draft: DraftId) -> NewEntry | None:
        """Returns the input; None if the draft was sent before.

        Raises:
            CallChanged: an answer is missing or no longer valid.
        """
        stored = await self.drafts.find(said.actor, entry_form.ENTRY.name, self.subject)
        if stored is None or stored.id != draft:
            return None
        entered = entered_of(stored)
        if entry_form.invalid(self.form, entered):
            raise CallChanged
        return entry_form.entry_of(
            self.call.kind, entered, title=self.call.title, version=self.call.version
        )

    async def refused(self, form: Open, error: BadInput) -> None:
        """Asks again for what is missing or no longer valid, and only for that."""
        wrong = entry_form.invalid(self.form, form.entered)
        if not wrong:
            await form.show_refused(error)
            return
        entered = entry_form.without(form.entered, wrong).changing(wrong[0])
        again = await form.saved(wrong[0].name, entered)
        await again.show_refused(error)


def _today(said: Said) -> date:
    if not isinstance(said.event, Message):
        raise NotFound
    return said.event.date.astimezone(said.words.zone).date()
