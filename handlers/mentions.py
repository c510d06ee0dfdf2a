"""Candidates, consents to be named, leaders of activities."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from aiogram import Router
from aiogram.fsm.state import State
from pydantic import Field

from district.ids import ActivityId, MentionId, PersonId
from district.letters import LetterKind
from district.mentions import MentionState, Wish
from handlers.environment import Environment
from handlers.extension import Handlers
from handlers.form import Conversation
from handlers.letters import AreaLetters, Letters, Payload, drawn
from handlers.searched import SearchedList
from handlers.tap import Presses, Said, Tap
from keyboards.mentions import MentionAction, MentionsPress
from locales.texts import Words
from screens.mentions import (
    answered_letter,
    asked_letter,
    candidate_screen,
    candidates_screen,
    leaders_screen,
    led_screen,
    mine_screen,
)
from screens.screen import Screen
from services.mentions import Mentions
from services.wiring import Services

SEARCH = State("leader", group_name="MentionsState")
OF = "leaders_of"
"""Key in the conversation's data of the activity whose leaders are named."""
A = MentionAction
_EVERY = sum(Wish)
_Id = Field(ge=1, le=2**31 - 1)


class OfPerson(MentionsPress, prefix="mentions"):
    person: Annotated[PersonId, _Id]


class OfMention(MentionsPress, prefix="mentions"):
    mention: Annotated[MentionId, _Id]


class OfActivity(MentionsPress, prefix="mentions"):
    activity: Annotated[ActivityId, _Id]


class Naming(OfActivity, prefix="mentions"):
    person: Annotated[PersonId, _Id]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionHandlers(SearchedList):
    key = "leader_name"

    mentions: Mentions

    def register(self, router: Router) -> None:
        self.register_search(router)
        press = Presses(router, MentionsPress.__prefix__)
        press(MentionsPress, self.list, A.CANDIDATES)
        press(OfPerson, self.show, A.CANDIDATE)
        press(OfPerson, self.ask, A.ASK)
        press(MentionsPress, self.show_mine, A.MINE)
        press(OfMention, self.answer, A.YES, A.NO)
        press(OfActivity, self.show_led, A.LED)
        press(OfActivity, self.show_leaders, A.LEADERS)
        press(Naming, self.name, A.NAME)
        press(OfMention, self.drop, A.DROP)

    # ── Candidates ─────────────────────────────────────────────────────────────────────────────

    async def list(self, tap: Tap[MentionsPress]) -> None:
        wish = _wish(tap.press)
        page = await self.mentions.candidates(tap.actor, wish, tap.press.page)
        await tap.show(candidates_screen(tap.words, page, wish))

    async def show(self, tap: Tap[OfPerson]) -> None:
        found = await self.mentions.candidate(tap.actor, tap.press.person)
        await tap.show(candidate_screen(tap.words, found, _wish(tap.press)))

    async def ask(self, tap: Tap[OfPerson]) -> None:
        found = await self.mentions.ask(tap.actor, tap.press.person)
        await tap.show(candidate_screen(tap.words, found, _wish(tap.press)))

    # ── The person's own consents ──────────────────────────────────────────────────────────────

    async def show_mine(self, tap: Tap[MentionsPress]) -> None:
        await tap.show(mine_screen(tap.words, await self.mentions.mine(tap.actor, tap.press.page)))

    async def answer(self, tap: Tap[OfMention]) -> None:
        agrees = tap.press.action is A.YES
        facts = await self.mentions.answer(tap.actor, tap.press.mention, agrees=agrees)
        above = tap.words(f"mentions-said-{facts.mention.state}")
        page = await self.mentions.mine(tap.actor, tap.press.page)
        await tap.show(mine_screen(tap.words, page, above=above))

    # ── Leaders ────────────────────────────────────────────────────────────────────────────────

    @property
    def searching(self) -> State:
        return SEARCH

    async def show_led(self, tap: Tap[OfActivity]) -> None:
        activity, leaders = await self.mentions.led(tap.press.activity)
        await tap.show(led_screen(tap.words, activity, leaders))

    async def show_leaders(self, tap: Tap[OfActivity]) -> None:
        await self._of(tap, tap.press.activity)

    async def _of(self, said: Said, activity: ActivityId) -> None:
        await said.state.update_data({OF: activity})
        await self.begin(said, "")

    async def found(self, said: Said, words: str, number: int) -> Screen:
        activity = ActivityId((await said.state.get_data()).get(OF, 0))
        return leaders_screen(
            said.words, await self.mentions.leaders(said.actor, activity, words), words
        )

    async def name(self, tap: Tap[Naming]) -> None:
        await self.mentions.name(tap.actor, tap.press.activity, tap.press.person)
        await self._of(tap, tap.press.activity)

    async def drop(self, tap: Tap[OfMention]) -> None:
        await self._of(tap, await self.mentions.drop(tap.actor, tap.press.mention))


class MentionLetters(AreaLetters):
    def table(self) -> Letters:
        facts, asked = self.services.mentions.letter, MentionState.ASKED
        return {
            LetterKind.MENTION_ASKED: drawn(asked_letter, facts, "mention", state=asked),
            LetterKind.MENTION_ANSWERED: self._answered,
        }

    async def _answered(self, words: Words, _: PersonId, payload: Payload) -> Screen:
        number, state = MentionId(payload["mention"]), MentionState(payload["state"])
        return answered_letter(words, await self.services.mentions.letter(number, state))


def _wish(press: MentionsPress) -> Wish:
    return Wish(press.wish & _EVERY)


def forms(_: Services, __: Environment) -> Iterable[Conversation[Any]]:
    return []


def handlers(services: Services, _: Environment) -> Iterable[Handlers]:
    return [MentionHandlers(mentions=services.mentions)]
