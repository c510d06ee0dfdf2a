"""Reviews of experts: the list, marks, comments, giving; and experts who differ."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, TypeVar

from aiogram import Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import BufferedInputFile
from pydantic import Field

from district.calls.entry import EntryFile
from district.calls.kind import Verdict
from district.calls.scoring import COMMENT_LIMIT, Comment, DeclineReason, ReviewFacts, Settling
from district.errors import OutOfDate
from district.ids import ReviewId
from district.typed_text import limited_text
from handlers.tap import Presses, Said, Tap, says
from keyboards.calls.reviews import ReviewAction, ReviewsPress
from screens.calls import reviews as screens
from screens.screen import Screen
from services.calls.reviews import Reviews

REVIEW, COMMENT = "review", "review_comment"
"""Keys in the conversation's data: what the typed words are about."""
A = ReviewAction
EnumT = TypeVar("EnumT", bound=StrEnum)


class ReviewPress(ReviewsPress, prefix="reviews"):
    """A press about one review."""

    review: Annotated[ReviewId, Field(ge=1, le=2**31 - 1)]


class ReviewForm(StatesGroup):
    """The meaning of typed text."""

    comment = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewHandlers:
    reviews: Reviews

    def register(self, router: Router) -> None:
        says(router, self.take_comment, StateFilter(ReviewForm.comment))
        press = Presses(router, ReviewsPress.__prefix__)
        press(ReviewsPress, self.list, A.LIST)
        press(ReviewPress, self.open, A.CARD, A.STEP, A.REFUSE)
        press(ReviewPress, self.move, A.TAKE, A.GIVE, A.CHANGE, A.EXTEND)
        press(ReviewPress, self.refuse, A.REASON)
        press(ReviewPress, self.mark, A.MARK, A.SKIP)
        press(ReviewPress, self.decide, A.VERDICT)
        press(ReviewPress, self.ask_comment, A.SAY)
        press(ReviewPress, self.send_work, A.WORK)
        press(ReviewPress, self.settle, A.SETTLE)

    async def list(self, tap: Tap[ReviewsPress]) -> None:
        page = await self.reviews.mine(tap.actor, tap.press.page)
        await tap.show(screens.reviews_screen(tap.words, page))

    async def open(self, tap: Tap[ReviewPress]) -> None:
        await tap.state.set_state(None)
        facts = await self.reviews.facts(tap.actor.id, tap.press.review)
        if tap.press.action is A.REFUSE and facts.may_decline:
            await tap.show(screens.reasons_screen(tap.words, facts))
        else:
            await self._show(tap, facts, tap.press.step)

    async def move(self, tap: Tap[ReviewPress]) -> None:
        moves = {
            A.TAKE: self.reviews.accept,
            A.GIVE: self.reviews.give,
            A.CHANGE: self.reviews.take_back,
            A.EXTEND: self.reviews.extend,
        }
        await self._show(tap, await moves[tap.press.action](tap.actor, tap.press.review))

    async def _show(self, tap: Tap[ReviewPress], facts: ReviewFacts, step: str = "") -> None:
        """Shows a review that has no marks yet at its first step."""
        is_fresh = tap.press.action in {A.CARD, A.TAKE} and not facts.review.scores
        step = next(iter(facts.steps), "") if is_fresh else step
        await tap.show(screens.review_screen(tap.words, facts, step))

    async def refuse(self, tap: Tap[ReviewPress]) -> None:
        reason = _one_of(DeclineReason, tap.press.value)
        await self._show(tap, await self.reviews.decline(tap.actor, tap.press.review, reason))

    async def mark(self, tap: Tap[ReviewPress]) -> None:
        press = tap.press
        mark = int(press.value) if press.value.isdecimal() else 0
        facts = await self.reviews.score(
            tap.actor, press.review, press.step, None if press.action is A.SKIP else mark
        )
        await self._show(tap, facts, facts.after(press.step))

    async def decide(self, tap: Tap[ReviewPress]) -> None:
        verdict = _one_of(Verdict, tap.press.value)
        await self._show(tap, await self.reviews.decide(tap.actor, tap.press.review, verdict))

    async def ask_comment(self, tap: Tap[ReviewPress]) -> None:
        facts = await self.reviews.facts(tap.actor.id, tap.press.review)
        which = _one_of(Comment, tap.press.value)
        if not facts.is_at_work:
            await self._show(tap, facts)
            return
        asked = screens.comment_screen(tap.words, facts, which)
        await tap.ask(asked, ReviewForm.comment, **{REVIEW: facts.review.id, COMMENT: which})

    async def take_comment(self, said: Said) -> None:
        data = await said.state.get_data()
        text = limited_text(said.need_text(), COMMENT_LIMIT)
        review, which = ReviewId(data.get(REVIEW, 0)), _one_of(Comment, data.get(COMMENT, ""))
        facts = await self.reviews.comment(said.actor, review, which, text)
        await said.end(screens.review_screen(said.words, facts))

    async def send_work(self, tap: Tap[ReviewPress]) -> None:
        """Sends the entry below, and the review again below it."""
        facts, entry = await self.reviews.work(tap.actor, tap.press.review)
        for screen in screens.work_screens(tap.words, facts, entry):
            await tap.send(screen)
        for file in entry.files:
            document = await _uploaded(tap, file) if entry.visible.renamed else file.file_id
            if document is None:
                await tap.send(Screen(text=tap.words("reviews-work-large", name=file.name)))
            else:
                await tap.send_document(document)
        await tap.send(screens.review_screen(tap.words, facts, tap.press.step))

    async def settle(self, tap: Tap[ReviewPress]) -> None:
        how = _one_of(Settling, tap.press.value)
        is_done = await self.reviews.settle(tap.actor, tap.press.review, how)
        screen = screens.settled_screen(tap.words, how, is_done=is_done)
        await (tap.show if is_done else tap.send)(screen)


def _one_of(kind: type[EnumT], value: str) -> EnumT:
    """
    Raises:
        OutOfDate: a value of another version, or a forged one.
    """
    try:
        return kind(value)
    except ValueError:
        raise OutOfDate from None


async def _uploaded(said: Said, file: EntryFile) -> BufferedInputFile | None:
    """Returns a file of another name, which has to be uploaded again; None if Telegram does not
    give it to a bot.
    """
    if file.is_large or said.event.bot is None:
        return None
    try:
        content = await said.event.bot.download(file.file_id)
    except TelegramBadRequest:
        return None
    return BufferedInputFile(content.read(), file.name) if content else None
