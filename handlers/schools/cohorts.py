"""A cohort for its managers: board, attendance, results."""

import asyncio
from dataclasses import dataclass
from typing import TypeVar

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup

from district.errors import NotInThisState
from district.ids import ActivityId
from district.pages import Page
from district.schools.school import Board
from handlers.tap import Presses, Said, Tap, says
from keyboards.schools.cohorts import CohortsAction, CohortsPress
from screens.schools.cohorts import (
    ask_confirm,
    board_screen,
    confirmed,
    expel_list,
    found_screen,
    matrix_file,
    matrix_picture,
    picture_screen,
    pupils_file,
    session_list,
)
from services.limiting import Limiting
from services.people.name_search import nearest_named
from services.schools.schools import Schools

ON_PAGE = 8
"""Page size of people or sessions."""
T = TypeVar("T")
A = CohortsAction


SHOWN = "cohort"
"""Key in the conversation's data of the cohort whose people typed names search."""


class CohortForm(StatesGroup):
    """The meaning of typed text."""

    search = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortHandlers:
    schools: Schools
    limiting: Limiting

    def register(self, router: Router) -> None:
        says(router, self.search, StateFilter(CohortForm.search))
        press = Presses(router, CohortsPress.__prefix__)
        press(CohortsPress, self.show_board, A.BOARD)
        press(CohortsPress, self.send_picture, A.PICTURE)
        press(CohortsPress, self.send_matrix, A.EXPORT)
        press(CohortsPress, self.show_sessions, A.SESSIONS)
        press(CohortsPress, self.send_pupils, A.PUPILS)
        press(CohortsPress, self.show_expellable, A.EXPEL)
        press(CohortsPress, self.ask_whether, A.ASK)
        press(CohortsPress, self.confirm, A.CONFIRM)

    async def show_board(self, tap: Tap[CohortsPress]) -> None:
        board = board_screen(tap.words, await self._board(tap), tap.press.page)
        await tap.ask(board, CohortForm.search, **{SHOWN: tap.press.activity})

    async def search(self, said: Said) -> None:
        number = ActivityId((await said.state.get_data())[SHOWN])
        board, typed = await self.schools.board(said.actor, number), said.need_text()
        found = nearest_named(typed, board.members, lambda one: one.person)
        await said.show(found_screen(said.words, board, found, typed))

    async def send_picture(self, tap: Tap[CohortsPress]) -> None:
        board = await self._board_for_file(tap)
        picture = await asyncio.to_thread(matrix_picture, tap.words, board)
        await tap.send(picture_screen(tap.words, board, picture))

    async def send_matrix(self, tap: Tap[CohortsPress]) -> None:
        await tap.send(matrix_file(tap.words, await self._board_for_file(tap)))

    async def send_pupils(self, tap: Tap[CohortsPress]) -> None:
        await tap.send(pupils_file(tap.words, await self._board_for_file(tap)))

    async def show_sessions(self, tap: Tap[CohortsPress]) -> None:
        board = await self._board(tap)
        await tap.show(session_list(tap.words, board, _page(board.held, tap.press.page)))

    async def show_expellable(self, tap: Tap[CohortsPress]) -> None:
        board = await self._board(tap)
        await tap.show(expel_list(tap.words, board, _page(board.expellable, tap.press.page)))

    async def ask_whether(self, tap: Tap[CohortsPress]) -> None:
        board = await self._board(tap)
        if not board.can_be_confirmed:
            raise NotInThisState
        await tap.show(ask_confirm(tap.words, board, tap.press.page))

    async def confirm(self, tap: Tap[CohortsPress]) -> None:
        board = await self.schools.graduate(tap.actor, ActivityId(tap.press.activity))
        await tap.show(confirmed(tap.words, board))

    async def _board(self, tap: Tap[CohortsPress]) -> Board:
        return await self.schools.board(tap.actor, ActivityId(tap.press.activity))

    async def _board_for_file(self, tap: Tap[CohortsPress]) -> Board:
        board = await self._board(tap)
        await self.limiting.take_file(tap.actor, "cohort")
        return board


def _page(every: tuple[T, ...], at: int) -> Page[T]:
    """Returns the last page if `at` is beyond it."""
    return Page.of(every, at, ON_PAGE)
