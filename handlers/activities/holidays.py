"""Holidays: the list, a day, adding and removing one."""

from dataclasses import dataclass
from datetime import date

from aiogram import Router

from district.activities.organizers import district_of
from district.drafts import Draft
from district.errors import BadInput, NotFound
from district.holidays import (
    HOLIDAY,
    HOLIDAY_WORDS,
    Holiday,
    HolidayKind,
    Holidays,
    adding,
    kind_in,
)
from handlers.form import Conversation, Open, Start
from handlers.step_message import finish
from handlers.tap import Presses, Said, Tap
from keyboards.activities.holidays import HolidaysAction, HolidaysPress
from screens.activities.holidays import (
    ADDED,
    HolidayLook,
    holiday_cancelled,
    holiday_card,
    holiday_list,
)
from screens.errors import refusal
from screens.screen import Screen
from services.activities.holidays import HolidayKeeping


class DayPress(HolidaysPress, prefix="holidays"):
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayHandlers:
    holidays: HolidayKeeping

    def register(self, router: Router) -> None:
        press = Presses(router, HolidaysPress.__prefix__)
        press(HolidaysPress, self.show_list, HolidaysAction.LIST)
        press(DayPress, self.open, HolidaysAction.OPEN)
        press(DayPress, self.remove, HolidaysAction.REMOVE)

    async def show_list(self, tap: Tap[HolidaysPress]) -> None:
        page = await self.holidays.page(tap.actor, max(0, tap.press.page or 0))
        await tap.show(holiday_list(tap.words, page))

    async def open(self, tap: Tap[DayPress]) -> None:
        district_of(tap.actor)
        starts, ends = _days_in(tap.press)
        found = _found(await self.holidays.every(), starts, ends)
        await tap.show(holiday_card(tap.words, starts, ends, found))

    async def remove(self, tap: Tap[DayPress]) -> None:
        starts, ends = _days_in(tap.press)
        await self.holidays.remove(tap.actor, starts, ends)
        await tap.show(holiday_card(tap.words, starts, ends, None))


def _found(holidays: Holidays, starts: date, ends: date) -> Holiday | None:
    return holidays.on(starts) if starts == ends else holidays.entered(starts, ends)


def _days_in(press: DayPress) -> tuple[date, date]:
    """
    Raises:
        NotFound: the button is forged.
    """
    try:
        return date.fromisoformat(press.day), date.fromisoformat(press.ends or press.day)
    except ValueError:
        raise NotFound from None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddHoliday(Conversation[None]):
    """Begins with the kind; the typed days and name are stored at once."""

    form = HOLIDAY
    look = HolidayLook()
    gives_way = True

    holidays: HolidayKeeping

    async def ensure_may_begin(self, said: Said, about: str | None) -> None:
        district_of(said.actor)

    async def start(self, said: Said, about: str | None) -> Start:
        """
        Raises:
            NotFound: the button is forged.
        """
        if about not in ADDED:
            raise NotFound
        return Start(entered=adding(HolidayKind(about)))

    async def facts(self, said: Said, draft: Draft) -> None:
        return None

    async def take_message(self, form: Open) -> bool:
        said = form.said
        try:
            words = HOLIDAY_WORDS.typed(said.need_text())
            starts, ends = await self.holidays.add(said.actor, kind_in(form.entered), words)
        except BadInput as error:
            await form.show(hint=refusal(said.words, error))
            return True
        found = _found(await self.holidays.every(), starts, ends)
        await finish(said.event, said.state, holiday_card(said.words, starts, ends, found))
        await form.drafts.drop(form.draft)  # after a crash it is stored and shown once more
        return True

    async def cancelled(self, said: Said, draft: Draft) -> Screen:
        return holiday_cancelled(said.words)
