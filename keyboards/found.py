"""Buttons of what the search over everything has found."""

from collections.abc import Callable, Mapping

from aiogram.types import InlineKeyboardMarkup

from district.ids import MotionId
from district.pages import Page
from district.search import Found, Sought
from keyboards.activities.browse import Action as ActivitiesAction
from keyboards.activities.browse import ActivitiesPress
from keyboards.announcements.news import NewsAction, NewsPress
from keyboards.buttons import Press, button, inline
from keyboards.calls.bank import BankAction, BankPress
from keyboards.calls.calls import CallsAction, CallsPress
from keyboards.council.motions import motion_press
from keyboards.council.protocols import Action as ProtocolsAction
from keyboards.council.protocols import ProtocolsPress
from keyboards.library import LibraryAction, LibraryPress
from keyboards.mentoring.mentors import MentorsAction, MentorsPress
from keyboards.menu import to_menu
from keyboards.paging import paging
from keyboards.people.roles import RolesAction, RolesPress
from keyboards.requests.mine import Action as RequestsAction
from keyboards.requests.mine import RequestsPress
from keyboards.search import SearchAction, SearchPress
from locales.texts import Words

LABEL = 40
"""Limit in characters of a title on a button."""


OPENS: Mapping[Sought, Callable[[str], Press]] = {
    Sought.REQUEST: lambda id_: RequestsPress(action=RequestsAction.OPEN, request=int(id_)),
    Sought.ACTIVITY: lambda id_: ActivitiesPress(action=ActivitiesAction.OPEN, activity=int(id_)),
    Sought.DOCUMENT: lambda id_: LibraryPress(action=LibraryAction.CARD, document=id_),
    Sought.NEWS: lambda id_: NewsPress(action=NewsAction.SHOW, announcement=int(id_)),
    Sought.CALL: lambda id_: CallsPress(action=CallsAction.CARD, call=int(id_)),
    Sought.PRACTICE: lambda id_: BankPress(action=BankAction.CARD, listing=int(id_)),
    Sought.MOTION: lambda id_: motion_press(MotionId(int(id_))),
    Sought.PROTOCOL: lambda id_: ProtocolsPress(action=ProtocolsAction.CARD, protocol=int(id_)),
    Sought.MENTOR: lambda id_: MentorsPress(action=MentorsAction.MENTOR, mentor=int(id_)),
    Sought.ROLE: lambda id_: RolesPress(action=RolesAction.CARD, grant=int(id_)),
}


def found_keyboard(words: Words, page: Page[Found], labels: list[str]) -> InlineKeyboardMarkup:
    rows = [
        [button(label, OPENS[one.sought](one.id))]
        for label, one in zip(labels, page.items, strict=True)
    ]
    turning = paging(page, lambda to: SearchPress(action=SearchAction.PAGE, page=to))
    return inline([*rows, turning, [to_menu(words)]])
