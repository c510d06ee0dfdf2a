"""Several waiting requests approved at once."""

from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from pydantic import Field

from district.ids import BatchId
from handlers.tap import Presses, Tap
from keyboards.requests.batches import BatchAction, BatchPress
from screens.requests.batches import accepted_screen, undone_screen
from services.requests.batches import Batches


class OneBatchPress(BatchPress, prefix="batches"):
    batch: Annotated[BatchId, Field(ge=1, le=2**31 - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchHandlers:
    batches: Batches

    def register(self, router: Router) -> None:
        press = Presses(router, BatchPress.__prefix__)
        press(OneBatchPress, self.accept, BatchAction.ACCEPT)
        press(OneBatchPress, self.undo, BatchAction.UNDO)

    async def accept(self, tap: Tap[OneBatchPress]) -> None:
        await tap.show(
            accepted_screen(tap.words, await self.batches.accept(tap.actor, tap.press.batch))
        )

    async def undo(self, tap: Tap[OneBatchPress]) -> None:
        await tap.show(
            undone_screen(tap.words, await self.batches.undo(tap.actor, tap.press.batch))
        )
