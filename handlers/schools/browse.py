"""Schools: the list, and one of them."""

from aiogram import Router
from aiogram.types import CallbackQuery

from district.activities.organizers import may_make
from district.ids import SchoolId
from district.people.roles import Actor
from handlers.filters import On
from handlers.show import show
from keyboards.schools.browse import SchoolsAction, SchoolsPress
from locales.texts import Words
from screens.schools.browse import school_list, school_screen
from services.schools.schools import Schools


def router() -> Router:
    schools = Router(name="schools")
    press = schools.callback_query
    press.filter(SchoolsPress.filter())
    press.register(show_list, On(SchoolsAction.LIST))
    press.register(show_school, On(SchoolsAction.OPEN))
    return schools


async def show_list(event: CallbackQuery, actor: Actor, words: Words, schools: Schools) -> None:
    await show(event, school_list(words, await schools.every(actor)))


async def show_school(
    event: CallbackQuery,
    callback_data: SchoolsPress,
    actor: Actor,
    words: Words,
    schools: Schools,
) -> None:
    view = await schools.view(actor, SchoolId(callback_data.school or ""))
    await show(event, school_screen(words, view, recruits=may_make(actor)))
