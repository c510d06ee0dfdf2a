"""A person's own requests: the list, one of them, what its author can do with it."""

import re

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from district.activities.certificates import CorrectionSubject
from district.activities.enrolments import EnrolmentFacts
from district.announcements.announcement import AnnouncementMove, AnnouncementSubject
from district.errors import NotFound
from district.ids import RequestId
from district.mentoring.mentors import MentorSubject
from district.pages import Page
from district.people.roles import Actor
from district.requests.cards import SubjectFacts
from district.requests.deficits import DeficitFacts
from district.requests.request import Request
from handlers.filters import On, When
from handlers.menu import DeepLink, MenuLabel
from handlers.show import Event, show
from keyboards.menu import Entry
from keyboards.requests.mine import Action, RequestsPress
from locales.texts import Words
from screens.requests.cards import card
from screens.requests.mine import ask_withdraw, own_list, own_request
from services.activities.certificates import Certificates
from services.activities.enrolling import Enrolling
from services.announcements.list import Announcements
from services.mentoring.mentors import Mentors
from services.requests.deficits import Deficits
from services.requests.engine import Requests

PAGE = 6
"""Requests on one page of the list."""

NUMBER = re.compile(r"\s*№?\s*(\d{1,9})\s*")
"""«128» or «№ 128», as it is read aloud on the phone."""


def links() -> Router:
    """Apart, as a button of the menu goes on with a link too."""
    opened = Router(name="request-links")
    opened.message.register(open_linked, DeepLink("request"))
    opened.callback_query.register(open_linked, DeepLink("request"))
    return opened


def router() -> Router:
    own = Router(name="requests")
    own.message.register(show_first_page, MenuLabel(Entry.REQUESTS))
    typed_number = When(F.text.regexp(NUMBER, mode="fullmatch"))
    own.message.register(open_typed, StateFilter(None), typed_number)

    own.callback_query.filter(RequestsPress.filter())
    press = own.callback_query.register
    press(turn_page, On(Action.LIST))
    press(open_pressed, On(Action.OPEN))
    press(ask_whether, On(Action.WITHDRAW))
    press(withdraw, On(Action.WITHDRAW_NOW))
    press(resolve, On(Action.RESOLVED))
    press(reopen, On(Action.REOPEN))
    return own


async def show_first_page(event: Message, actor: Actor, words: Words, requests: Requests) -> None:
    await _show_page(event, 0, actor, words, requests)


async def turn_page(
    event: CallbackQuery,
    callback_data: RequestsPress,
    actor: Actor,
    words: Words,
    requests: Requests,
) -> None:
    await _show_page(event, callback_data.page or 0, actor, words, requests)


async def open_linked(
    event: Event, value: str, actor: Actor, words: Words, requests: Requests
) -> None:
    """`/start request-128`; an own request, or one that the person decides."""
    if not NUMBER.fullmatch(value):
        raise NotFound
    await _open(event, RequestId(int(value)), actor, words, requests)


async def open_typed(event: Message, actor: Actor, words: Words, requests: Requests) -> None:
    """A number said aloud on the phone and typed here."""
    number = NUMBER.fullmatch(event.text or "")
    if number is not None:
        await _open(event, RequestId(int(number[1])), actor, words, requests)


async def open_pressed(
    event: CallbackQuery,
    callback_data: RequestsPress,
    actor: Actor,
    words: Words,
    requests: Requests,
) -> None:
    await _show_own(event, callback_data, actor, words, requests)


async def ask_whether(
    event: CallbackQuery,
    callback_data: RequestsPress,
    actor: Actor,
    words: Words,
    requests: Requests,
) -> None:
    request, facts = await _own(_number(callback_data), actor, requests)
    await show(event, ask_withdraw(words, request, facts))


async def withdraw(
    event: CallbackQuery,
    callback_data: RequestsPress,
    actor: Actor,
    words: Words,
    requests: Requests,
    deficits: Deficits,
    enrolling: Enrolling,
    announcements: Announcements,
    mentors: Mentors,
    certificates: Certificates,
) -> None:
    request, facts = await _own(_number(callback_data), actor, requests)
    match facts:
        case DeficitFacts():
            await deficits.withdraw(actor, request.id)
        case EnrolmentFacts(activity=activity):
            await enrolling.withdraw(actor, activity.id)
        case AnnouncementSubject(announcement=one):
            move = AnnouncementMove.LEAVE if one.status.was_sent else AnnouncementMove.DROP
            await announcements.move(actor, one.id, move)
        case MentorSubject():
            await mentors.withdraw(actor, request.id)
        case CorrectionSubject():
            await certificates.withdraw(actor, request.id)
    await _show_own(event, callback_data, actor, words, requests)


async def resolve(
    event: CallbackQuery,
    callback_data: RequestsPress,
    actor: Actor,
    words: Words,
    requests: Requests,
    deficits: Deficits,
) -> None:
    await deficits.resolve(actor, _number(callback_data))
    await _show_own(event, callback_data, actor, words, requests)


async def reopen(
    event: CallbackQuery,
    callback_data: RequestsPress,
    actor: Actor,
    words: Words,
    requests: Requests,
    deficits: Deficits,
) -> None:
    await deficits.reopen(actor, _number(callback_data))
    await _show_own(event, callback_data, actor, words, requests)


async def _show_page(
    event: Event,
    number: int,
    actor: Actor,
    words: Words,
    requests: Requests,
) -> None:
    every = await requests.of_author(actor)
    items = tuple(every[number * PAGE : (number + 1) * PAGE])
    page = Page(items=items, total=len(every), number=number, size=PAGE)
    await show(event, own_list(words, page, await requests.subjects(actor, items)))


async def _show_own(
    event: Event,
    press: RequestsPress,
    actor: Actor,
    words: Words,
    requests: Requests,
) -> None:
    request, facts = await _own(_number(press), actor, requests)
    history = await requests.history(actor, request.id)
    readers = await requests.readers(actor, request)
    await show(event, own_request(words, request, facts, history, press.page or 0, readers))


async def _open(
    event: Event,
    number: RequestId,
    actor: Actor,
    words: Words,
    requests: Requests,
) -> None:
    """
    Raises:
        NotFound: neither an own request nor one that the person decides.
    """
    if any(request.id == number for request in await requests.of_author(actor)):
        press = RequestsPress(action=Action.OPEN, request=number)
        await _show_own(event, press, actor, words, requests)
        return
    await show(event, card(words, await requests.card_facts(actor.id, number)))


async def _own(number: RequestId, actor: Actor, requests: Requests) -> tuple[Request, SubjectFacts]:
    """
    Raises:
        NotFound: not the person's own.
    """
    every = await requests.of_author(actor)
    request = next((request for request in every if request.id == number), None)
    if request is None:
        raise NotFound
    return request, (await requests.subjects(actor, [request]))[number]


def _number(press: RequestsPress) -> RequestId:
    return RequestId(press.request or 0)
