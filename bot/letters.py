"""What stands in each kind of letter: who reads the facts and which screen draws them."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from district.cards import Card
from district.ids import GrantId, PersonId, RequestId
from district.languages import Language
from district.letters import Letter, LetterKind
from locales.texts import Texts, Words
from screens import letters, roles
from screens.cards import card as card_screen
from screens.screen import Screen
from screens.troubles import trouble
from services.requests import Requests
from services.roles import Roles

Payload = Mapping[str, Any]
Draw = Callable[[Words, PersonId, Payload], Awaitable[Screen]]


class Drawings:
    """Draws letters and cards as they are true at the moment of sending."""

    def __init__(self, *, texts: Texts, requests: Requests, grants: Roles) -> None:
        self._texts = texts
        self._requests = requests
        self._grants = grants
        self.table: Mapping[LetterKind, Draw] = {
            LetterKind.REQUEST_DECIDED: self._about_decision(letters.request_decided),
            LetterKind.REQUEST_UNDONE: self._about_decision(letters.request_undone),
            LetterKind.REQUEST_EXPIRED: self._about_decision(letters.request_expired),
            LetterKind.REQUEST_REMINDER: self._to_decider(letters.request_reminder),
            LetterKind.REQUEST_ANSWERED: self._to_decider(letters.request_answered),
            LetterKind.REQUEST_UNROUTED: self._to_decider(letters.request_unrouted),
            LetterKind.ROLE_GRANTED: self._about_grant(roles.granted_letter),
            LetterKind.ROLE_ENDED: self._about_grant(roles.ended_letter),
            LetterKind.TROUBLE: _trouble,
        }

    async def letter(self, letter: Letter, language: Language) -> Screen:
        """
        Raises:
            DistrictError: what it tells of is there no more.
        """
        return await self.table[letter.kind](
            self._texts.of(language), letter.person, letter.payload
        )

    async def card(self, card: Card, language: Language) -> Screen | None:
        """None: never sent, and of no use to its reader any more.

        Raises:
            DistrictError: the request is there no more.
        """
        facts = await self._requests.card_facts(card.person, card.request)
        if card.message_id is None and not facts.is_worth_sending:
            return None
        return card_screen(self._texts.of(language), facts)

    def _about_decision(self, screen: Callable[[Words, Any], Screen]) -> Draw:
        async def draw(words: Words, _: PersonId, payload: Payload) -> Screen:
            return screen(words, await self._requests.decision_facts(payload["entry"]))

        return draw

    def _to_decider(self, screen: Callable[[Words, Any], Screen]) -> Draw:
        async def draw(words: Words, reader: PersonId, payload: Payload) -> Screen:
            number = RequestId(payload["request"])
            return screen(words, await self._requests.facts_to_decide(reader, number))

        return draw

    def _about_grant(self, screen: Callable[[Words, Any], Screen]) -> Draw:
        async def draw(words: Words, _: PersonId, payload: Payload) -> Screen:
            return screen(words, await self._grants.grant_facts(GrantId(payload["grant"])))

        return draw


async def _trouble(words: Words, _: PersonId, payload: Payload) -> Screen:
    return trouble(words, payload["cause"], payload["about"])
