"""«Мои работы»: the list, the card, withdrawing, the answer of a co-author, projects."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiogram import Router
from aiogram.methods import SendDocument

from district.errors import OutOfDate
from district.ids import EntryId
from handlers.tap import Presses, Tap
from keyboards.calls.entries import EntriesAction, EntriesPress
from screens.calls.entries import entry_card, invitation_screen, own_entries, withdrawing_screen
from screens.calls.projects import project_screen, projects_screen
from services.calls.coauthors import Coauthors
from services.calls.entries import Entries
from services.calls.projects import Projects

_A = EntriesAction


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEntries:
    entries: Entries
    projects: Projects
    coauthors: Coauthors

    def register(self, router: Router) -> None:
        press = Presses(router, EntriesPress.__prefix__)
        press(EntriesPress, self.list, _A.LIST)
        press(EntriesPress, self.open, _A.OPEN, _A.WHOLE)
        press(EntriesPress, self.ask_withdraw, _A.ASK_WITHDRAW)
        press(EntriesPress, self.withdraw, _A.WITHDRAW)
        press(EntriesPress, self.answer, _A.AGREE, _A.REFUSE)
        press(EntriesPress, self.send_file, _A.FILE, _A.STEP_FILE)
        press(EntriesPress, self.list_projects, _A.PROJECTS)
        press(EntriesPress, self.open_project, _A.PROJECT)

    async def list(self, tap: Tap[EntriesPress]) -> None:
        page = await self.entries.own(tap.actor, number=tap.press.page or 0)
        await tap.show(own_entries(tap.words, page))

    async def open(self, tap: Tap[EntriesPress]) -> None:
        whole = (tap.press.page or 0) if tap.press.action is _A.WHOLE else None
        facts = await self.entries.get(tap.actor, _entry(tap))
        await tap.show(entry_card(tap.words, facts, whole=whole, request=tap.press.request))

    async def ask_withdraw(self, tap: Tap[EntriesPress]) -> None:
        facts = await self.entries.get(tap.actor, _entry(tap))
        await tap.show(withdrawing_screen(tap.words, facts))

    async def withdraw(self, tap: Tap[EntriesPress]) -> None:
        await self.entries.withdraw(tap.actor, _entry(tap))
        facts = await self.entries.get(tap.actor, _entry(tap))
        await tap.show(entry_card(tap.words, facts))

    async def answer(self, tap: Tap[EntriesPress]) -> None:
        agrees = tap.press.action is _A.AGREE
        invitation = await self.coauthors.answer(tap.actor, _entry(tap), agrees=agrees)
        await tap.show(invitation_screen(tap.words, invitation))

    async def send_file(self, tap: Tap[EntriesPress]) -> None:
        """Sends a file of the entry, or of a report on a milestone of it."""
        if tap.press.action is _A.STEP_FILE:
            files = (await self.projects.get(tap.actor, _entry(tap))).files
        else:
            facts = await self.entries.get(tap.actor, _entry(tap))
            files = () if facts.visible.renamed else facts.files
        await send_document(tap, [one.file_id for one in files])

    async def list_projects(self, tap: Tap[EntriesPress]) -> None:
        page = await self.projects.page(tap.actor, tap.press.page or 0)
        await tap.show(projects_screen(tap.words, page))

    async def open_project(self, tap: Tap[EntriesPress]) -> None:
        facts = await self.projects.get(tap.actor, _entry(tap))
        await tap.show(project_screen(tap.words, facts, request=tap.press.request))


async def send_document(tap: Tap[EntriesPress], file_ids: Sequence[str]) -> None:
    """Sends the file whose place the press names.

    Raises:
        OutOfDate: there is none.
    """
    at, bot, person = tap.press.page or 0, tap.event.bot, tap.event.from_user
    if at >= len(file_ids) or bot is None or person is None:
        raise OutOfDate
    await bot(SendDocument(chat_id=person.id, document=file_ids[at]))


def _entry(tap: Tap[EntriesPress]) -> EntryId:
    return EntryId(tap.press.entry or 0)
