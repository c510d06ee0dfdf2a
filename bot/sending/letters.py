"""Renders letters and cards from the data at the time of sending."""

from district.cards import Card
from district.ids import ActivityId, MotionId, PersonId
from district.languages import Language
from district.letters import Letter, LetterKind
from handlers import letters_of
from handlers.environment import Environment
from handlers.letters import Letters, Payload
from keyboards.links import deep_link
from locales.texts import Words
from screens.council.assembly import assembly_screen
from screens.council.motions import group_card, motion_card
from screens.requests.cards import card as card_screen
from screens.screen import Screen
from screens.troubles import trouble
from services.wiring import Services


class LetterRenderer:
    def __init__(self, services: Services, env: Environment) -> None:
        self._services = services
        self._env = env
        self.table: Letters = {**letters_of(services, env), LetterKind.TROUBLE: _trouble}

    async def letter(self, letter: Letter, language: Language) -> Screen:
        """Renders a letter.

        Raises:
            DistrictError: its facts no longer exist or have changed.
        """
        words = self._env.texts.of(language)
        return await self.table[letter.kind](words, letter.person, letter.payload)

    async def card(self, card: Card, language: Language) -> Screen | None:
        """Renders a card, or returns None if it was never sent and is not useful any more.

        Raises:
            DistrictError: the request no longer exists.
        """
        words = self._env.texts.of(language)
        if card.motion is not None:
            return await self._motion(card, card.motion, words)
        if card.person is not None and card.activity is not None:
            return await self._assembly(card, card.person, card.activity, words)
        if card.person is None or card.request is None:
            return None
        facts = await self._services.requests.card_facts(card.person, card.request)
        if card.message_id is None and not facts.is_worth_sending:
            return None
        return card_screen(words, self._env.kinds[facts.request.kind], facts)

    async def _motion(self, card: Card, number: MotionId, words: Words) -> Screen | None:
        if card.person is None:
            line = await self._services.motion_cards.line(number)
            return group_card(words, line, deep_link(self._env.bot_username, f"motion-{number}"))
        facts = await self._services.motions.facts(card.person, number)
        if card.message_id is None and not facts.motion.is_open:
            return None
        return motion_card(words, facts, self._env.clock())

    async def _assembly(
        self, card: Card, reader: PersonId, number: ActivityId, words: Words
    ) -> Screen | None:
        facts = await self._services.assemblies.card_facts(reader, number)
        if card.message_id is None and self._env.clock() >= facts.activity.ends_at:
            return None
        return assembly_screen(words, facts, is_card=True)


async def _trouble(words: Words, _: PersonId, payload: Payload) -> Screen:
    return trouble(words, payload["cause"], payload["about"])
