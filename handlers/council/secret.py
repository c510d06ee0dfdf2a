"""Secret votes: the ballot, the question before the vote, the vote."""

from dataclasses import dataclass
from typing import Annotated

from aiogram import Router
from pydantic import Field

from district.council.secrecy import SecretBallot
from district.ids import MotionId
from handlers.tap import Presses, Tap
from keyboards.council.secret import SecretAction, SecretPress
from locales.texts import Words
from screens.council.secret import (
    ballot_screen,
    closed_screen,
    confirm_screen,
    counted_screen,
    left_screen,
)
from screens.screen import Screen
from services.council.secret import SecretVotes

A = SecretAction


class BallotPress(SecretPress, prefix="secret"):
    motion: Annotated[MotionId, Field(ge=1, le=2**31 - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretHandlers:
    votes: SecretVotes

    def register(self, router: Router) -> None:
        press = Presses(router, SecretPress.__prefix__)
        press(BallotPress, self.show_new, A.SHOW)
        press(BallotPress, self.show, A.BACK, A.TICK)
        press(BallotPress, self.ask, A.ASK)
        press(BallotPress, self.cast, A.CAST)
        press(BallotPress, self.leave, A.LEAVE)

    async def show_new(self, tap: Tap[BallotPress]) -> None:
        """In a new message, because each vote redraws the card."""
        await tap.send(_screen(tap.words, await self._ballot(tap)))

    async def show(self, tap: Tap[BallotPress]) -> None:
        await tap.show(_screen(tap.words, await self._ballot(tap)))

    async def ask(self, tap: Tap[BallotPress]) -> None:
        ballot = await self._ballot(tap)
        is_asked = ballot.facts.rights.may_vote and ballot.chosen
        await tap.show((confirm_screen if is_asked else _screen)(tap.words, ballot))

    async def cast(self, tap: Tap[BallotPress]) -> None:
        """The reply names no option, and is the same when the update is handled again."""
        press = tap.press
        ballot = await self.votes.cast(tap.actor, press.motion, press.round, press.token)
        await tap.show(_screen(tap.words, ballot))

    async def leave(self, tap: Tap[BallotPress]) -> None:
        await tap.show(left_screen(tap.words, await self._ballot(tap)))

    async def _ballot(self, tap: Tap[BallotPress]) -> SecretBallot:
        press = tap.press
        return await self.votes.ballot(tap.actor, press.motion, press.round, press.token)


def _screen(words: Words, ballot: SecretBallot) -> Screen:
    if ballot.has_voted:
        return counted_screen(words, ballot)
    return ballot_screen(words, ballot) if ballot.facts.rights.may_vote else closed_screen(words)
