"""A person's own data: `/privacy` always works, `/mydata` replies at once, `/delete` asks first."""

from dataclasses import dataclass

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from district.clock import Clock
from district.operator import Operator
from district.people.person import DELETION_GRACE
from handlers.show import stop_spinner
from handlers.tap import Presses, Said, says
from keyboards.people.privacy import PrivacyAction, PrivacyPress
from screens.people.consent import leaving_screen
from screens.people.privacy import deleting_screen, my_data_screens, privacy_screen
from services.people.privacy import Privacy


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnData:
    privacy: Privacy
    operator: Operator
    clock: Clock

    def register(self, router: Router) -> None:
        says(router, self.send, Command("mydata"))
        says(router, self.ask_delete, Command("delete"))
        press = Presses(router, PrivacyPress.__prefix__)
        press(PrivacyPress, self.show, PrivacyAction.OPEN)
        press(PrivacyPress, self.send, PrivacyAction.MY_DATA)
        press(PrivacyPress, self.ask_delete, PrivacyAction.ASK_DELETE)
        press(PrivacyPress, self.delete, PrivacyAction.DELETE)

    async def show(self, said: Said) -> None:
        await said.show(privacy_screen(said.words, self.operator, is_known=True))

    async def send(self, said: Said) -> None:
        if isinstance(said.event, CallbackQuery):
            await stop_spinner(said.event)
        for screen in my_data_screens(said.words, await self.privacy.my_data(said.actor)):
            await said.send(screen)

    async def ask_delete(self, said: Said) -> None:
        await said.show(deleting_screen(said.words))

    async def delete(self, said: Said) -> None:
        await self.privacy.leave(said.actor)
        await said.state.clear()
        since = said.actor.person.deletion_requested_at or self.clock()
        await said.show(leaving_screen(said.words, since + DELETION_GRACE))
