"""Schools: list and card."""

from dataclasses import dataclass

from aiogram import Router

from district.activities.organizers import may_make
from district.ids import SchoolId
from handlers.tap import Presses, Tap
from keyboards.schools.browse import SchoolsAction, SchoolsPress
from screens.schools.browse import school_list, school_screen
from services.schools.schools import Schools


class SchoolPress(SchoolsPress, prefix="schools"):
    school: SchoolId


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolHandlers:
    schools: Schools

    def register(self, router: Router) -> None:
        press = Presses(router, SchoolsPress.__prefix__)
        press(SchoolsPress, self.show_list, SchoolsAction.LIST)
        press(SchoolPress, self.show_school, SchoolsAction.OPEN)

    async def show_list(self, tap: Tap[SchoolsPress]) -> None:
        await tap.show(school_list(tap.words, await self.schools.every(tap.actor)))

    async def show_school(self, tap: Tap[SchoolPress]) -> None:
        view = await self.schools.view(tap.actor, tap.press.school)
        await tap.show(school_screen(tap.words, view, tap.press.page, recruits=may_make(tap.actor)))
