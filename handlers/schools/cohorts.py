"""A school's cohort for those who hold it: the board, the table of marks, the end of it."""

import asyncio
from typing import TypeVar

from aiogram import Router
from aiogram.types import CallbackQuery

from district.errors import NotInThisState
from district.ids import ActivityId
from district.pages import Page
from district.people.roles import Actor
from handlers.filters import On
from handlers.show import send, show
from keyboards.schools.cohorts import CohortsAction, CohortsPress
from locales.texts import Words
from screens.schools.cohorts import (
    ask_confirm,
    board_screen,
    confirmed,
    expel_list,
    matrix_file,
    matrix_picture,
    picture_screen,
    pupils_file,
    session_list,
)
from services.limiting import Limiting
from services.schools.schools import Schools

ON_PAGE = 8
"""People or sessions."""
T = TypeVar("T")
A = CohortsAction


def router() -> Router:
    cohorts = Router(name="cohorts")
    press = cohorts.callback_query
    press.filter(CohortsPress.filter())
    press.register(show_board, On(A.BOARD))
    press.register(send_picture, On(A.PICTURE))
    press.register(send_matrix, On(A.EXPORT))
    press.register(show_sessions, On(A.SESSIONS))
    press.register(send_pupils, On(A.PUPILS))
    press.register(show_expellable, On(A.EXPEL))
    press.register(ask_whether, On(A.ASK))
    press.register(confirm, On(A.CONFIRM))
    return cohorts


async def show_board(
    event: CallbackQuery,
    callback_data: CohortsPress,
    actor: Actor,
    words: Words,
    schools: Schools,
) -> None:
    await show(event, board_screen(words, await schools.board(actor, _number(callback_data))))


async def send_picture(
    event: CallbackQuery,
    callback_data: CohortsPress,
    actor: Actor,
    words: Words,
    schools: Schools,
    limiting: Limiting,
) -> None:
    board = await schools.board(actor, _number(callback_data))
    await limiting.take_file(actor, "cohort")
    picture = await asyncio.to_thread(matrix_picture, words, board)
    await send(event, picture_screen(words, board, picture))


async def send_matrix(
    event: CallbackQuery,
    callback_data: CohortsPress,
    actor: Actor,
    words: Words,
    schools: Schools,
    limiting: Limiting,
) -> None:
    board = await schools.board(actor, _number(callback_data))
    await limiting.take_file(actor, "cohort")
    await send(event, matrix_file(words, board))


async def send_pupils(
    event: CallbackQuery,
    callback_data: CohortsPress,
    actor: Actor,
    words: Words,
    schools: Schools,
    limiting: Limiting,
) -> None:
    board = await schools.board(actor, _number(callback_data))
    await limiting.take_file(actor, "cohort")
    await send(event, pupils_file(words, board))


async def show_sessions(
    event: CallbackQuery,
    callback_data: CohortsPress,
    actor: Actor,
    words: Words,
    schools: Schools,
) -> None:
    board = await schools.board(actor, _number(callback_data))
    await show(event, session_list(words, board, _page(board.held, callback_data.page)))


async def show_expellable(
    event: CallbackQuery,
    callback_data: CohortsPress,
    actor: Actor,
    words: Words,
    schools: Schools,
) -> None:
    board = await schools.board(actor, _number(callback_data))
    await show(event, expel_list(words, board, _page(board.expellable, callback_data.page)))


async def ask_whether(
    event: CallbackQuery,
    callback_data: CohortsPress,
    actor: Actor,
    words: Words,
    schools: Schools,
) -> None:
    board = await schools.board(actor, _number(callback_data))
    if not board.can_be_confirmed:
        raise NotInThisState
    await show(event, ask_confirm(words, board))


async def confirm(
    event: CallbackQuery,
    callback_data: CohortsPress,
    actor: Actor,
    words: Words,
    schools: Schools,
) -> None:
    await show(event, confirmed(words, await schools.graduate(actor, _number(callback_data))))


def _page(every: tuple[T, ...], at: int) -> Page[T]:
    """Beyond the last page, the last."""
    at = min(at, max(0, -(-len(every) // ON_PAGE) - 1))
    items = every[at * ON_PAGE : (at + 1) * ON_PAGE]
    return Page(items=items, total=len(every), number=at, size=ON_PAGE)


def _number(press: CohortsPress) -> ActivityId:
    return ActivityId(press.activity)
